"""How agreements speak of their areas where the glossary has no form for it, over folded text in both languages."""

from __future__ import annotations

import re

_ARMS = r"(?:submarines?|aircraft|fighters?|jets?|vessels?|ships?|frigates?|missiles?|helicopters?|weapons?|drones?|tanks?|howitzers?|radars?|submarinos?|aviones|cazas|buques?|fragatas?|misiles|helicopteros?|armas|blindados|patrulleras?)"
_TABLE: dict[str, str] = {
    "security_cooperation": r"security (?:and defen[cs]e )?(?:co-?operation|agreement|partnership|pact|treaty|accord|deal|framework|dialogue)|defen[cs]e and security|(?:cooperacion|acuerdo|convenio|tratado|asociacion|pacto|marco) (?:\w+ )?(?:de|en|sobre) (?:materia de )?(?:defensa y )?seguridad|cooperacion en seguridad",
    "military_cooperation": r"(?:defen[cs]e|military) (?:and security )?(?:co-?operation|agreement|pact|treaty|accord|deal|ties)|cooperacion (?:militar|en (?:materia de )?defensa)|(?:acuerdo|convenio|tratado|pacto) (?:\w+ )?(?:militar|de defensa)",
    "police_cooperation": r"(?:shared|joint|common|multinational) police (?:force|unit|team)s?|(?:fuerza|unidad) policial (?:comun|conjunta|multinacional)|police (?:co-?operation|forces|training|recruits|operations|officers)|joint (?:police|investigation)s?(?: teams?)?|(?:operaciones|cooperacion|fuerzas|cuerpos|patrullas|agentes) policial(?:es)?|equipos conjuntos de investigacion|comunidad de policias|police community",
    "information_sharing": r"(?:shar(?:e|es|ing)|exchang(?:e|es|ing)) (?:of )?(?:and \w+ )?(?:\w+ ){0,2}(?:information|data|intelligence|pictures|images|imagery|records|findings|warnings)|access to (?:\w+ ){0,3}(?:databases?|registers|records)|acceso a (?:\w+ ){0,3}(?:bases de datos|registros)|information (?:\w+ ){0,8}(?:exchanged|shared)|(?:intercambi|compart)\w+ (?:de )?(?:\w+ ){0,2}(?:informacion|datos|inteligencia)|banco (?:\w+ )?de datos|shared database|base de datos (?:comun|compartida)|recibir y pedir informacion",
    "training": r"\b(?:train|training|trained|adiestra\w+|capacita\w+|entren(?:ar|amiento|aran)\w*|formacion (?:profesional|policial|militar))\b",
    "mutual_access": r"access to (?:\d+ |\w+ ){0,3}(?:bases|facilities|sites|areas|ports|airfields)|opens? (?:\d+ |\w+ ){1,4}(?:facilities|bases|sites|ports|airfields)|status of (?:the )?(?:visiting|american|us|foreign)?\s?(?:\w+ )?(?:forces?|personnel)|visiting forces?|forces (?:\w+ ){0,3}on the territory of the other|(?:troops|forces) (?:\w+ ){0,3}in (?:the other|each other)|acceso a (?:\w+ ){0,2}(?:bases(?! de datos)|instalaciones|puertos)|presencia (?:\w+ )?de (?:soldados|tropas|fuerzas|militares)|estatuto de (?:la |las |sus )?fuerzas",
    "mutual_logistics": r"prepositioning|pre-position\w*|store (?:\w+ ){0,2}(?:equipment|materiel|supplies)|almacenar (?:equipo|material)|preposicionamiento|logistics? support|apoyo logistico|refuell?ing|reabastecimiento",
    "migration_returns": r"(?:assisted|humanitarian|voluntary|forced) returns?|returns? of (?:\w+ )?(?:nationals|migrants|compatriots|people)|take back (?:\w+ )?(?:nationals|migrants|citizens)|retornos?|devoluci\w+|readmi\w+",
    "border_security": r"border crossings?|(?:joint |common )?control of (?:persons|travellers|people|goods)|pasos? fronterizos?|cruces? fronterizos?|border (?:protection|posts|patrols|surveillance|checks|police|guards?)|(?:at|along|on) (?:the|their) (?:common |shared |joint )?border|patrol\w* (?:\w+ ){0,3}borders?|gestion (?:de las fronteras|fronteriza)|(?:puestos|vigilancia|patrull\w+|controles) (?:\w+ ){0,3}(?:fronteras?|fronteriz[oa]s?)|pasos fronterizos|(?:en|de) (?:la|su|sus) (?:\w+ )?fronteras?",
    "drug_trafficking": r"fentanyl|fentanilo|cocaine|cocaina|narcotrafficking|precursor chemicals|precursores quimicos",
    "environment": r"wildlife (?:trade|trafficking)|illegal (?:mining|logging)|deforestation|(?:mineria|tala) ilegal|deforestacion|trafico de (?:fauna|especies)",
    "undersea_infrastructure": r"(?:underwater|undersea|submarine|subsea) (?:infrastructure|cables|capabilities)|(?:cables|infraestructuras?) submarin[oa]s?",
    "arms_procurement": rf"(?:buy|bought|purchase|acquire|provide|suppl(?:y|ying)|order)s? (?:\w+ ){{0,3}}(?:with )?(?:[\w-]+ ){{0,4}}{_ARMS}|sale of (?:[\w-]+ ){{0,4}}{_ARMS}|(?:compra\w*|adqui\w+|suministr\w+) (?:\w+ ){{0,3}}{_ARMS}",
    "nuclear": r"nuclear(?:-powered|es)?",
    "maritime_security": r"protect(?:ion of)? (?:merchant |commercial )?shipping|protect ships|safety of navigation|(?:sea|naval|maritime|coordinated) patrols?|(?:crimes?|activities|security) at sea|naval (?:mission|operation|co-?operation)|patrull\w+ (?:conjuntas )?(?:maritim|naval)\w+|seguridad de la navegacion|proteger (?:la navegacion|el trafico maritimo|los buques)",
    "defence_industry": r"(?:joint production|jointly produce|arms factory|artillery factory|defen[cs]e industr\w+|industrial co-?operation|develop (?:\w+ ){0,3}weapons)|plano industrial|fabrica de (?:canones|armas|municion|drones)|nuevas armas|industria militar|produccion conjunta",
    "disaster_relief": r"(?:in|during|after) (?:natural )?disasters|(?:en|ante|durante) (?:\w+ )?(?:desastres|catastrofes)|natural disasters|disaster (?:relief|response)|desastres naturales|catastrofes",
    "migration": r"human mobility|movilidad humana|migration (?:management|flows)|migraci\w+ (?:legal|laboral)|gestion migratoria|informacion migratoria",
    "customs": r"customs (?:co-?operation|checks|officers|authorities)|aduan\w+",
    "exercises": r"(?:joint|combined|military|naval) (?:\w+ )?(?:exercises?|drills|manoeuvres)|(?:ejercicios?|maniobras) (?:conjunt|combinad|militar|naval)\w+",
    "judicial_cooperation": r"joint prosecutions?|mutual legal assistance|cooperacion (?:judicial|jurídica)",
    "extradition": r"extradit\w+|extradici\w+",
}  # fmt: skip
PHRASES = {key: re.compile(rf"\b(?:{pattern})\b") for key, pattern in _TABLE.items()}
ITEMS = {
    "weapons": "arms_trafficking", "arms": "arms_trafficking", "firearms": "arms_trafficking", "armas": "arms_trafficking",
    "borders": "border_security", "fronteras": "border_security", "drugs": "drug_trafficking", "drogas": "drug_trafficking",
    "people": "human_trafficking", "persons": "human_trafficking", "personas": "human_trafficking", "migrants": "migrant_smuggling",
    "migrantes": "migrant_smuggling", "defence": "military_cooperation", "defense": "military_cooperation", "defensa": "military_cooperation",
    "security": "security_cooperation", "seguridad": "security_cooperation", "policing": "police_cooperation", "police": "police_cooperation",
    "policia": "police_cooperation", "disasters": "disaster_relief",
}  # fmt: skip
"""What a bare word means as an item of a list of areas or crimes."""
TRADE_IN = re.compile(
    r"\b(?:trafficking|smuggling|trade|trafico|contrabando) (?:of|in|de|ilicito de) (?P<things>(?:\w+(?: \w+)?, )*\w+(?: \w+)?,? (?:and|y|e) \w+)"
)
""" "the trafficking of drugs, weapons and people" is three crimes."""
