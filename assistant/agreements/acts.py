"""What is done with an agreement: signed, announced, proposed, put to work, ended; by verb and tense."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.agreements.story import Line
from assistant.agreements.types import Status
from index.types import Span


@dataclass(frozen=True, slots=True)
class Act:
    """One verb of agreeing and its like."""

    status: Status
    span: Span
    """In its line."""
    passive: bool
    """Those who act stand behind it, or nowhere: "was signed by"."""


_SIGN_EN = (
    r"sign(?:s|ed|ing)?|ink(?:s|ed)|initial(?:l?ed)|(?:put|puts) (?:their|its) (?:names?|signatures?) to|signature"
)
_SIGN_ES = (
    r"firm(?:a|an|o|aron|ar|aba|aban|ado|ada|ados|adas|ando|ase|ara|aran|en|e)|suscri(?:be|ben|bio|bieron|bir|biendo|to|ta|tos|tas|bira|biran|ban|ba)|"
    r"rubric(?:a|an|o|aron|ar|ado|ada)|estamp(?:o|aron) (?:su|sus) firmas?"
)
_ANNOUNCE_EN = (
    r"agree(?:s|d|ing)?|issu(?:e|es|ed)|releas(?:e|es|ed)|announc(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|approv(?:e|es|ed)|endors(?:e|es|ed)|launch(?:es|ed|ing)?|unveil(?:s|ed)?|"
    r"establish(?:es|ed)?|creat(?:e|es|ed)|form(?:s|ed)|set(?:s)? up|found(?:s|ed)|commission(?:s|ed)|activat(?:e|es|ed)|stood up|stands up|reach(?:es|ed)?|(?:struck|strikes?) (?=(?:an?|the) (?:\w+ ){0,2}(?:deal|agreement|accord|pact))|clinch(?:es|ed)?|seal(?:s|ed)?|"
    r"conclud(?:e|es|ed)|present(?:s|ed)|pledg(?:e|es|ed)|join(?:s|ed)|decid(?:e|es|ed)|inaugurat(?:e|es|ed)|publish(?:es|ed)?|extend(?:s|ed)|renew(?:s|ed)|(?:has|have|had) given (?=(?:its|their|the) )|(?:gives?|gave) (?=(?:its|their) (?:joint|common|combined|task|shared))|strengthen(?:s|ed)|expand(?:s|ed)|widen(?:s|ed)|elevat(?:e|es|ed)|upgrad(?:e|es|ed)|deepen(?:s|ed)|replac(?:e|es|ed)|(?:is|are) (?:called|known as|named)"
)
_ANNOUNCE_ES = (
    r"emit(?:e|en|io|ieron)|difund(?:e|en|io|ieron)|divulg(?:o|aron)|reactiv(?:a|an|o|aron)|acord(?:o|aron|ar|ado|ada|ados|adas)|acuerdan?(?= )|pact(?:an|o|aron|ar|ado|ada|ados|adas)|anunci(?:a|an|o|aron|ar|ado|ada)|adopt(?:a|an|o|aron|ar|ado|ada)|"
    r"aprob(?:o|aron|ar|ado|ada)|aprueban?|lanz(?:a|an|o|aron|ar|ado|ada)|present(?:a|an|o|aron|ado|ada)|cre(?:a|an|o|aron|ado|ada)|establec(?:e|en|io|ieron|ido|ida)|"
    r"alcanz(?:a|an|o|aron|ar|ado|ada)|sell(?:a|an|o|aron|ar|ado|ada)|cerr(?:o|aron|ad[oa]s?)|cierran?|(?:hizo|hicieron|hace|hacen) public[oa]s?|conclu(?:ye|yen|yo|yeron|ido|ida)|convin(?:o|ieron)|convienen|"
    r"se compromet(?:e|en|io|ieron)|decid(?:e|en|io|ieron|ido)|constituy(?:e|en|o|eron)|conform(?:an|aron)|fund(?:o|aron|ado|ada)|inaugur(?:a|an|o|aron)|"
    r"pus(?:o|ieron) en marcha|ponen? en marcha|activ(?:a|an|o|aron)|se (?:suma|suman|sumo|sumaron|une|unen|unio|unieron)|prorrog(?:a|an|o|aron|ado|ada)|formaliz(?:a|an|o|aron|ado|ada)|concret(?:a|an|o|aron)|elev(?:a|an|o|aron)|clausur(?:a|an|o|aron)|dot(?:an|aron)|refuerzan|reforzaron|instituy(?:e|en|o|eron)|(?:dio|dieron|da|dan) (?:vida|forma|luz verde)|ampli(?:an|o|aron|ado|ada)|estren(?:a|an|o|aron)|resolv(?:io|ieron)|resuelven?|dej(?:o|aron) (?:constituid|instalad|establecid|fundad|pactad)[oa]s?|renuev(?:a|an)|renov(?:o|aron)|sustituy(?:e|en|o|eron)|reemplaz(?:a|an|o|aron)|se (?:llama|denomina)|actualiz(?:a|an|o|aron)"
)
_FORCE = (
    r"(?:has|have) been (?:at sea|patrolling|at work|operating)|(?:is|are) (?:already )?at sea|"
    r"(?:enter(?:s|ed|ing)?|came|comes?|coming|is|are|already|been) (?:in)?(?:to |in )?(?:full )?force|(?:took|takes?|taken) (?:full |immediate )?effect|(?:came|comes?) into effect|"
    r"provisionally appl(?:ied|y|ies)|(?:became|becomes|is|are|now|fully) (?:fully )?operational|(?:took|takes?) up (?:its |their )?(?:work|duty|duties)|"
    r"(?:began|begins?|begun|started|starts?|have been|has been|are|conduct|conducts|conducted|carry out|carried out) (?:on \w+day )?(?:joint |co-?ordinated |common )*(?:naval |sea |air |maritime )*(?:patrol(?:s|ling)?|exercis(?:e|es|ing))|"
    r"(?:exercise|exercises|drill|drills|manoeuvres|operation|patrols?|mission) (?:\S+ ){0,3}?(?:began|begins|got under way|is under way|are under way|started|kicked off|opened)|"
    r"(?:mark|marks|marked|celebrat(?:e|es|ed)) (?:\w+ ){0,4}?(?:anniversary|years|decade)|(?:celebr|cumpl|conmemor)(?:a|an|e|en|o|io|aron|ieron) (?:\w+ ){0,4}?(?:aniversario|anos|decada)|"
    r"(?:took|takes?) (?:immediate )?effect|rigen?(?= (?:desde|ya|el|la|los|las|una?)\b)|vigente desde|(?:is|are|has been|have been) at work since|"
    r"entr(?:o|a|aron|an|ado|ar) (?:ya )?en (?:vigor|vigencia|funcionamiento|operacion)|en vigor|(?:esta|estan|sigue|siguen) vigentes?|surt(?:e|io) efecto|(?:tiene|tuvo) vigencia|"
    r"(?:ya )?oper(?:a|an) (?:ya|desde)|(?:empez|comenz|inici)(?:o|aron|an|a) (?:(?:este |el )?\w+ ){0,2}?(?:patrullas?|patrullajes?|ejercicios|maniobras)|(?:empez|comenz)(?:o|aron) (?:a (?:operar|patrullar|funcionar|trabajar)|(?:las|los|sus) (?:patrullas|patrullajes|ejercicios|maniobras|operaciones))|"
    r"(?:ejercicio|ejercicios|maniobras|operacion|patrullas?|mision) (?:\S+ ){0,3}?(?:comenz|empez|arranc)(?:o|aron)|arranc(?:o|aron)|patrull(?:an|aron)"
)
_SUSPEND = (
    r"suspend(?:s|ed|ing)?|shelv(?:e|es|ed)|halt(?:s|ed)|paus(?:e|es|ed)|fr(?:eezes?|oze)|put on hold|"
    r"suspend(?:e|en|io|ieron|id[oa]s?)|(?:dejo|dejaron|deja|dejan|queda|quedo) en suspenso|congel(?:a|an|o|aron)|interrump(?:e|en|io|ieron)"
)
_END = (
    r"terminat(?:e|es|ed|ing)|withdr(?:ew|aws?|awn)|scrap(?:s|ped)|call(?:s|ed) off|cancel(?:s|l?ed)|annul(?:s|led)|pull(?:s|ed) out|"
    r"tore up|end(?:s|ed|ing)|wrap(?:s|ped) up|(?:gave|gives?|given) notice|laps(?:e|es|ed)|expired|let (?:\w+ ){1,4}lapse|walk(?:s|ed) away from|(?:will |would |does |did )?not (?:be )?(?:to )?(?:renew|extend)(?:ed)?|no longer (?:apply|applies|honou?r|bound by)|"
    r"quits?|renounc(?:e|es|ed)|revok(?:e|es|ed)|abrogat(?:e|es|ed)|denounc(?:e|es|ed)|discontinu(?:e|es|ed)|"
    r"no (?:renov|prorrog)(?:ara|aran|o|aron)|(?:dejara[n]?|deja[n]?|dejo|dejaron) de (?:tener efecto|regir|aplicar)|"
    r"rescind(?:e|en|io|ieron)|denunci(?:a|an|o|aron)|(?:ha|han|fue|fueron|sido|queda|quedan|quedo) (?:denunciad|anulad|rescindid|derogad|cancelad)[oa]s?|se (?:(?:ha|han) retirado|retir(?:a|an|o|aron))|anul(?:a|an|o|aron)|cancel(?:a|an|o|aron)|expir(?:o|aron)|caduc(?:o|aron)|"
    r"(?:puso|pusieron|pone|ponen) fin|(?:dej|dejan|dejo|dejaron) sin efecto|da(?:n)? por terminad[oa]|(?:dio|dieron) por terminad[oa]|romp(?:e|en|io|ieron)|derog(?:a|o|aron)|abandon(?:a|an|o|aron)"
)
_PROPOSE = (
    r"negotiations|talks (?=on|about|over|for)|negociaciones|"
    r"ultim(?:a|an|o|aron)|afin(?:a|an|o|aron)|(?:trabaj|avanz)(?:a|an|o|aron) (?:en|hacia)|explor(?:a|an|o|aron)|prepar(?:a|an|o|aron)|evalu(?:a|an|o|aron)|"
    r"finali[sz]ing|(?:is|are|was|were) (?:close to|near(?:ing)?|drafting|preparing|discussing|working on|exploring|weighing)|explor(?:e|es|ed|ing)|discuss(?:es|ed|ing)?|on the verge of|"
    r"propos(?:e|es|ed|ing)|negotiat(?:e|es|ed|ing)|offer(?:s|ed)|in talks|(?:call|calls|called) for|seek(?:s|ing)?|sought|consider(?:s|ing)?|urg(?:e|es|ed)|want(?:s|ed)?|"
    r"propon(?:e|en)|propus(?:o|ieron)|propuest[oa]|plante(?:a|an|o|aron)|negoci(?:a|an|o|aron|ar|ado)|ofrec(?:e|en|io|ieron)|busc(?:a|an)|estudi(?:a|an)|quier(?:e|en)"
)
_RATIFY = r"(?:se )?adhi(?:ere|eren|rio|rieron)|acced(?:e|es|ed)|deposit(?:s|ed) (?:\w+ ){0,3}ratification|deposit(?:a|o|an|aron) (?:\w+ ){0,4}ratificacion|ratif(?:y|ies|ied|ying)|ratific(?:a|an|o|aron|ar|ado|ada)"
_SIGNS = re.compile(rf"{_SIGN_EN}|{_SIGN_ES}")
RATIFIES = re.compile(_RATIFY)
"""Also to accede."""
_PARLIAMENT = re.compile(
    r"\b(?:parliament|congress|senate|assembly|lawmakers|house of (?:representatives|commons)|bundestag|knesset|congreso|senado|asamblea|parlamento|camara|diputados|cortes)\b[^.;]{0,60}$"
)
APPROVES = re.compile(r"approv(?:e|es|ed)|endors(?:e|es|ed)|aprob(?:o|aron)|aprueban?|pass(?:es|ed)")
""" What a parliament approves was signed before: it ratifies."""
WORK = re.compile(
    r"(?:(?:takes?|took|assumes?|assumed) (?:over )?(?:the )?command of|sailed together|patrolled together|(?:asume|asumio|toma|tomo) (?:\w+ ){0,2}el mando de|naveg(?:an|aron) juntos|begins?|began|resumes?|resumed|starts?|started|opens?|opened|holds?|held|stages?|staged|kicks? off|kicked off|runs?|continues?|conducts?|conducted|carry out|carried out|takes? part in|took part in|"
    r"inicia|inician|inicio|iniciaron|reanudan?|reanudo|reanudaron|retomaron|retoman|comienzan?|comenzo|comenzaron|empiezan?|empezo|empezaron|abren?|abrio|abrieron|celebran?|celebro|celebraron|realizan?|realizo|realizaron|desarrollan?|hold|send|sends|"
    r"begin|start|open|stage|iniciaran?|comenzaran?|celebraran?|realizaran?|participan en|participaran en)"
)
"""What is done with an exercise or a patrol, and says nothing of a treaty."""
_VERBS: tuple[tuple[Status, str], ...] = (
    ("signed", "|".join((_SIGN_EN, _SIGN_ES, _RATIFY))),
    ("announced", "|".join((_ANNOUNCE_EN, _ANNOUNCE_ES))),
    ("in_force", _FORCE),
    ("in_force", WORK.pattern),
    ("suspended", _SUSPEND),
    ("ended", _END),
    ("proposed", _PROPOSE),
)
_TABLE = tuple((status, re.compile(rf"\b(?:{pattern})\b")) for status, pattern in _VERBS)
_MODAL = re.compile(
    r"\b(?:tendra[n]? que ser|debera[n]? ser|seran?|habra que|(?:pendiente|a la espera|a falta) de(?: que)?|list[oa]s? para|to be|will|would|shall|could|can|cannot|may|might|should|must|(?:plan|plans|planned|expect|expected|hope|hopes|hoped|due|set|ready|aim|aims|want|wants|"
    r"wanted|intend|intends|scheduled|likely|trying|seek|seeks|sought|asked|wish|wishes|about|willing|going|yet|be|needs?|has|have|is|are|was|were|refused|failed) to|"
    r"before|until|unless|if|not|never|without|expects?|preven|preve|previsto|planean?|esperan?|espera|quieren?|buscan?|van a|va a|podrian?|puede[n]?|deben?|debera[n]?|"
    r"no|nunca|sin|antes de|si|pretenden?|proyectan?|intentan?|negocian?|para)"
    r"(?: (?:also|soon|then|be|been|still|jointly|formally|have|it|them|se|que|ser|lo|la|los|las|yet|only|eventually|ever|later|now)){0,2}\s+$"
)
_CONDITION = re.compile(r"\s+(?:into force\s+)?(?:once|when|after|if|upon|only|\d+ days|cuando|una vez|tras|si)\b")
""" "enters into force once forty states have ratified it"."""
_LEAVE_TO = re.compile(
    r"\b(?:authori[sz]\w+|approv\w+|clear\w+|autoriz\w+|aprob\w+|aprueban?|dio luz verde|visto bueno)(?: \w+){0,5} (?:the|la) $"
)
""" "The cabinet approved the signing of …"."""
_ONCE = re.compile(r"\b(?:once|when|as soon as|cuando|una vez que)\b[^.,;]{0,40}$")
_ON_CONDITION = re.compile(
    r"\b(?:until|unless|if|hasta que|si|a menos que)\b[^.,;]{0,40}$|"
    r"\b(?:will|would|cannot|can|may|shall|must|not|no|podra\w*|debe\w*)\b[^.;]*\b(?:before|antes de que|sin que)\b[^.,;]{0,40}$"
)
""" "If all three agree, …", "It would not enter into force before it had been ratified"."""
_MET_TO = re.compile(
    r"\b(?:met|gathered|convened|assembled|came together|travelled|traveled|flew|arrived|agreed|se reunieron|se reunio|reunidos|viajo|viajaron|"
    r"acordaron|acordo|agree)\b[^.;]{0,60}\b(?:to|para|en|de)\s+$"
)
_FUTURE_ES = re.compile(r"^(?!oper|retir|entr)\w+(?:ar|er|ir|ibir)(?:a|an)(?: |$)")
_NOUN_ES = re.compile(r"\b(?:la|una|su|esta|dicha) (?:prorroga|denuncia)$|\b(?:el|un|su|este|dicho) pacto$")
_ALL_ALONG = re.compile(r"\s+(?:since|desde)\b")
""" "the talks, suspended since 2019": how it was up to now."""
_SIGNING_NOUN = re.compile(
    r"(?:\b(?:an?|the|this|that|its|their|of|for|before|after|until|upon|la|una|esta|esa|dicha|su|de|con|sin|tras|hasta|desde) (?:\w+ )?(?:signature|signing)"
    r"|\b(?:la|una|esta|esa|dicha|su|de|con|sin) firma)$|^signature$"
)
""" "the signing", "la firma": of an act it says that it is spoken of, not that it was done."""
_WAS_SIGNED = re.compile(
    r"\b(?:at|during|after|upon|attend\w*|witness\w*|watched|saw|mark(?:s|ed)|oversaw|hosted|bears?|bore|carr(?:y|ies)|since|from|on|"
    r"llevan?|en|durante|tras|desde|con|asisti\w+ a|presenci\w+|presidi\w+|pus(?:o|ieron)|celebr\w+|estamp(?:o|aron)|dio paso a)(?: (?:the|a|its|their|la|una|su))?(?: \w+)? $"
)
"""Before a signing that was done: "watched the signing", "lleva la firma de"."""
_TOOK_PLACE = re.compile(
    r"(?: \S+){0,4}? (?:took place|was held|was (?:attended|witnessed|overseen)|follow(?:s|ed)|came|comes|tuvo lugar|se (?:realizo|celebro|llevo a cabo|produjo)|"
    r"fue (?:presenciad|presidid|encabezad)a|llega|llego)\b"
)
_NOT_YET = re.compile(
    r"\b(?:put(?:s|ting)? off|postpon\w+|delay\w*|defer\w*|call(?:s|ed)? off|cancel\w*|await\w*|expected|scheduled|due|planned|needs?|pending|will|would|shall|could|might|must|"
    r"aplaz\w+|pospus\w+|pospon\w+|posterg\w+|demor\w+|retras\w+|suspend\w+|pendiente\w*|previst\w+|falta[n]?|espera\w*|"
    r"(?!fuera|ahora|hora|para|era|manera|primera|frontera|carrera|bandera|tercera|cualquiera|hubiera|segura|captura|infraestructura)\w{3,}(?:ara|era|ira|aran|eran|iran|aria|eria|iria|arian|erian|irian))\b"
)
"""In a sentence on a signing that is put off or to come."""
_NOBODY = re.compile(
    r"\b(?:none|nobody|no one|no (?:agreement|accord|deal|treaty|document|text|memorandum)|neither|nothing|ningun[oa]?|nadie|tampoco)\b[^.,;]{0,40}$"
)
""" "None of them signed anything"."""
_UPON_ENTRY = re.compile(r"\b(?:despues de|tras|antes de|hasta|desde|para|a partir de|fecha de) (?:la|su) entrada $")
_BARE = re.compile(
    r"(?:begin|start|open|stage|hold|resume|run|continue|conduct|carry out|take part in|sign|initial|form|found|join|reach|adopt|launch|set up|create|approve|announce|agree|establish|conclude)$"
)
_INFINITIVE_ES = re.compile(r"(?:ar|ir|er)$|^entrar\b")
_TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_BE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|fue|fueron|ha sido|han sido|sido|es|son|quedo|quedaron)\s+(?:\w+(?:ly|mente)\s+)?$"
)
_PARTICIPLE = re.compile(
    r"(?:ed|struck|set up|ado|ada|ados|adas|ido|ida|idos|idas|to|ta|tos|tas|ing|signature|drawn|propuesta|propuesto)$"
)
_NOUN_BEFORE = re.compile(
    r"\b(?:agreement|deal|pact|treaty|accord|memorandum|protocol|statement|declaration|text|document|plan|code|framework|partnership|charter|initiative|"
    r"convention|arrangement|acuerdo|convenio|pacto|tratado|memorando|memorandum|protocolo|declaracion|texto|documento|carta|marco|iniciativa|alianza|s),?\s+"
    r"(?:\w+ly\s+|which (?:was|were)\s+|that (?:was|were)\s+)?$"
)


_DONE = re.compile(
    r"(?:\w{2}ed|came|took|withdrew|withdrawn|entro|entraron|\w{2}(?:aron|ieron|io|[ai]d[oa]s?|rit[oa]s?)|firmo|suspendio|ratifico|aprobo|denuncio)$"
)


def in_the_past(verb: str) -> bool:
    """Is a folded verb told as done? "Signed on 3 February" in an article of October was not next February."""
    return _DONE.search(verb) is not None


@lru_cache(maxsize=2048)
def acts(line: Line) -> tuple[Act, ...]:
    """The acts that a line tells, in its order; what is only meant to be done counts as proposed."""
    found = []
    for status, pattern in _TABLE:
        for match in pattern.finditer(line.folded):
            if not line.quoted(Span(*match.span())) and not _is_noun(line, match):
                found.append(_act(line.folded, status, match))
    return tuple(sorted(found, key=lambda act: act.span.start))


def _is_noun(line: Line, match: re.Match[str]) -> bool:
    """ "La prórroga fue suscrita", "el PACTO-GF": a noun or a name that is spelt like a verb."""
    written = match.group() if not match.group().isalpha() else line.text[match.start() : match.end()]
    if _ALL_ALONG.match(line.folded, match.end()) and re.match(r"suspend|paus|halt|interrump|congel", match.group()):
        return True
    shouted = written.isupper() and not line.text.isupper()
    if line.number >= 0 and match.start() > 0 and match.group().isalpha() and written[0].isupper() and not shouted:
        return True  # "el canciller Edgardo Lanza"
    if match.group() == "en vigor" and _UPON_ENTRY.search(line.folded[: match.start()]):
        return True
    return shouted or bool(_NOUN_ES.search(line.folded[: match.end()])) or _only_spoken_of(line, match)


def _only_spoken_of(line: Line, match: re.Match[str]) -> bool:
    """Is it the noun for a signing, of which the sentence does not say whether it was done or is to come?"""
    return (
        _is_a_signing(line.folded, match)
        and not _LEAVE_TO.search(line.folded[: match.start()])
        and not _NOT_YET.search(line.folded)
        and not _is_told_as_done(line.folded, match)
    )


def _is_a_signing(folded: str, match: re.Match[str]) -> bool:
    if match.group() == "signing" and folded.startswith(" of ", match.end()):
        return True
    return match.group() in ("firma", "signature", "signing") and bool(_SIGNING_NOUN.search(folded[: match.end()]))


def _is_told_as_done(folded: str, match: re.Match[str]) -> bool:
    return bool(_WAS_SIGNED.search(folded[: match.start()]) or _TOOK_PLACE.match(folded, match.end()))


def signed(line: Line) -> Span | None:
    """The word of a line that says that something was signed, and not that it was ratified; `None` where none does."""
    done = (act.span for act in acts(line) if act.status == "signed")
    return next((span for span in done if _SIGNS.fullmatch(span.of(line.folded))), None)


def _act(folded: str, status: Status, match: re.Match[str]) -> Act:
    before = folded[max(0, match.start() - 90) : match.start()]
    word = match.group()
    future = _FUTURE_ES.search(word)
    to_begin = status == "in_force" and future
    if to_begin:
        status = "announced"
    meant = _MODAL.search(before) or (future and not to_begin)
    meant = (
        meant
        or _NOBODY.search(before)
        or _ON_CONDITION.search(before)
        or (_is_a_signing(folded, match) and _NOT_YET.search(folded))
    )
    if status == "signed" and (_ONCE.search(before) or (word == "signature" and before.endswith("for "))):
        status = "proposed"
    if word in ("firma", "signature", "signing") and _LEAVE_TO.search(before):
        status = "announced"
    if status == "announced" and APPROVES.fullmatch(word) and _PARLIAMENT.search(before):
        status = "signed"
    to = _TO.search(before) if _BARE.match(word) else None
    if (
        meant
        or to
        or (_INFINITIVE_ES.search(word) and not re.search(r"\b(?:al|tras|despues de|acaban? de)\s+$", before))
    ) and not _MET_TO.search(before):
        status = "proposed"
    if (
        status == "in_force"
        and _CONDITION.match(folded, match.end())
        and not re.match("came|took|entro|entraron", word)
    ):
        status = "proposed"
    passive = bool(_PARTICIPLE.search(word) and (_BE.search(before) or _NOUN_BEFORE.search(before)))
    return Act(status, Span(*match.span()), passive)
