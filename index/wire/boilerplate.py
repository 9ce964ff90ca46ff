"""What stands in a story and is not the story: sign-offs, credits, invitations to read on or to subscribe.

Only whole paragraphs and what follows the last sentence count, never a part of a sentence: a sentence of the story
that is lost cannot be found, a stray "Read more" only costs a little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from index.sentences import paragraphs
from index.types import Span
from index.wire.agencies import printed_names, sign_offs

_LONGEST_LINE = 260
"""Characters; a paragraph that is longer is text, whatever its first words."""

_INVITATIONS = re.compile(
    r"""(?ix) ^[\s>*•▶►→👉-]* (?:
      (?:read|see)\s+(?:more|also|next)\b\s*(?::|[-–—>»]|$)
    | read\s+the\s+full\s+(?:story|article|report)\b | (?:continue|keep)\s+reading\b | (?:click|tap)\s+here\b
    | (?:lea|lee|leer|vea|ver|mira|mire)\s+(?:también|tambien|más|mas|además|ademas)\b\s*(?::|[-–—>»|]|$)
    | (?:también\s+|tambien\s+)?(?:te|le|les)\s+(?:puede|podría|podria)\s+interesar\b | (?:te|le)\s+recomendamos\b
    | (?:sigue|siga|seguir|continúe|continúa|continua)\s+leyendo\b
    | (?:más|mas|more)\s+(?:información|informacion|noticias|news|on\s+this\s+story|sobre\s+este\s+tema)\s*(?::|$)
    | (?:related|relacionad[oa]s?|(?:notas?|noticias?)\s+relacionadas?|related\s+(?:stories|articles|news))\s*(?::|$)
    | (?:follow|find|like|join)\s+us\s*(?:on\b|at\b|$) | join\s+our\s+(?:channel|newsletter|whatsapp|telegram)\b
    | (?:síguenos|siguenos|síganos|siganos|únete|unete|únase|unase)\b
    | (?:subscribe|sign\s+up|register)\s+(?:to\s+(?:our|the|this)|for\s+(?:our|the|free|more)|now|here|today)\b
    | (?:suscríbete|suscribete|suscríbase|suscribase|regístrate|registrate)\b
    | (?:get|recibe|reciba)\s+(?:our|nuestro|nuestra|el|la|las)\s+(?:\w+\s+)?(?:newsletters?|bolet[ií]n|alertas|noticias)\b
    | (?:share|comparte|compartir|comparta)(?:\s+(?:this\s+(?:article|story|page|post)|on|en)(?:\s+\w+){0,3})?\s*$
    | (?:newsletters?|bolet[ií]n(?:es)?|advertisements?|advertising|publicidad|anuncio|comments?|comentarios)\s*:?\s*$
    | (?:this\s+(?:web)?site\s+uses|we\s+use|este\s+sitio\s+(?:web\s+)?(?:usa|utiliza)|usamos|utilizamos)\s+cookies\b
    | (?:accept|aceptar|manage|gestionar)\s+(?:all\s+|todas\s+las\s+)?cookies\b
    | (?:tags?|etiquetas|keywords|palabras\s+clave)\s*:
    )"""
)
_CREDITS = re.compile(
    r"""(?ix) ^\s*\(? (?:
      (?:additional\s+)?(?:reporting|writing|editing|edited|written|reported|compiled|translated|translation)
        \s+(?:(?:and|by|with)\s+)?(?:(?:reporting|writing|editing|additional)\s+)?by\s+(?-i:[A-ZÁÉÍÓÚÑ])
    | (?:editad[oa]|traducid[oa]|escrito)\s+(?:en\s+español\s+)?por\s+(?-i:[A-ZÁÉÍÓÚÑ])
    | (?:photo|photograph|file\s+photo|foto|fotografía|fotografia|imagen|image|photo\s+credit)\s*(?:/[\w. ]+)?\s*:
    | our\s+standards\s*: | (?:source|fuente)\s*:\s*\S+(?:\s+\S+){0,4}\s*$
    )"""
)
_BRACKETED = re.compile(
    r"(?i)^\s*\(\s*(?:reporte|reportaje|información|informacion|redacción|con\s+(?:información|datos|reportes)|"
    r"with\s+(?:information|files|inputs?|reports?))\s+(?:adicional\s+)?(?:de|por|from)\b[^()]*\)\.?\s*$"
)
_NOTICES = re.compile(
    r"""(?ix) ^\s*[*(\[]?\s* (?:
      © | \(c\)\s*(?:copyright|(?:19|20)\d\d|agenc) | copyright\s*(?:©|\(c\)|(?:19|20)\d\d|agenc)
    | all\s+rights\s+reserved | todos\s+los\s+derechos\s+reservados | prohibida\s+(?:su|la)\s+(?:reproducción|reproduccion)
    | this\s+(?:story|article|report|content|material|item|text|dispatch)\s+(?:has\s+(?:not\s+)?been|was|is|may)\s+
        (?:not\s+)?(?:be\s+)?(?:automatically\s+|originally\s+)?(?:edited\s+by|auto-?generated|generated\s+(?:by|from|automatically)|
        translated\s+(?:by|from|automatically)|published\s+from|published,\s+broadcast|syndicated|a\s+sample|
        written\s+(?:for\s+(?:this\s+project|(?:a\s+)?demonstration)|as\s+a\s+sample))
    | (?:note:\s+)?(?:this\s+is\s+a\s+)?(?:sample|demonstration)\s+(?:article|text|story)\b
    | (?:nota:\s+)?(?:este\s+es\s+un\s+|esta\s+es\s+una\s+)?(?:artículo|articulo|texto|noticia)\s+de\s+(?:muestra|ejemplo|demostración)\b
    | (?:este|esta)\s+(?:texto|artículo|articulo|noticia|contenido|nota|despacho)\s+(?:ha\s+sido|fue)\s+
        (?:traducid[oa]\s+(?:por|de\s+forma|automáticamente)|generad[oa]\s+(?:por|de\s+forma|automáticamente)|publicad[oa]\s+originalmente|
        redactad[oa]\s+como\s+(?:ejemplo|muestra))
    | disclaimer\s*: | aviso\s+legal\s*: | descargo\s+de\s+responsabilidad\s*:
    )"""
)
_RULE = re.compile(r"^(?:ENDS?|FIN|-\s?30\s?-|#{3,}|\*{3,}|[_=]{3,})$")
_ENDS = (
    r"\(?\b(?:END|ENDS|FIN|NNNN|Enditem|ENDITEM|MORE|SIGUE)\b[/.\s]*\)?(?:\s+[A-ZÁÉÍÓÚÑ]{2,4}(?:/[A-ZÁÉÍÓÚÑ]{2,4})*)?",
    r"-\s?30\s?-|#{2,}|\*{3,}|[-–—_=]{3,}|/{2,}|[■□◼▪●]+",
    r"\(?[a-zñ]{1,5}(?:[/-][a-zñ]{1,5}){1,5}\)?",
    r"[A-ZÑ]{2,4}(?:/[A-ZÑ]{2,4}){1,4}",
    r"(?:Publicado|Published|Updated|Actualizado)\s*:?\s*[\d/.:,\s-]{6,30}(?:h|hrs?|GMT|UTC)?\.?",
    r"https?://\S+|www\.\S+",
    r"[\w.+-]+@[\w-]+\.[\w.-]+",
)


def end_of_story(body: str, start: int, end: int) -> int:
    """Where the story ends: before sign-offs, credits, notices and invitations at the foot of a text."""
    while True:
        while end > start and body[end - 1].isspace():
            end -= 1
        cut = _last_line(body, start, end)
        if cut is None:
            cut = _after_last_stop(body, start, end)
        if cut is None or not body[start:cut].strip():
            return end
        end = cut


def left_out(body: str, start: int, end: int) -> tuple[Span, ...]:
    """The paragraphs and lines inside a story that are no part of it, in order."""
    return tuple(line for line in _lines(body, start, end) if _is_boilerplate(line.of(body)))


def _is_boilerplate(line: str) -> bool:
    if len(line) > 6 * _LONGEST_LINE:
        return False
    text = line.strip()
    if not text or len(text) > _LONGEST_LINE:
        return bool(text) and len(text) <= 3 * _LONGEST_LINE and bool(_NOTICES.match(text))
    return bool(
        any(pattern.match(text) for pattern in (_INVITATIONS, _CREDITS, _BRACKETED, _NOTICES, _RULE))
        or _with_agency().match(text)
        or _photo_credit().search(text)
    )


def _lines(body: str, start: int, end: int) -> Iterator[Span]:
    """Paragraphs; one whose last lines are boilerplate is cut there."""
    for paragraph in paragraphs(body, start, end):
        position = paragraph.start
        newlines = [paragraph.start + match.start() for match in re.finditer("\n", paragraph.of(body))]
        for newline, after in zip(newlines, [*newlines, paragraph.end][1:], strict=True):
            if _is_boilerplate(body[newline + 1 : after]) or _is_boilerplate(body[position:newline]):
                yield Span(position, newline)
                position = newline + 1
        yield Span(position, paragraph.end)


def _last_line(body: str, start: int, end: int) -> int | None:
    """Where the last line begins, if it is none of the story."""
    begin = body.rfind("\n", start, end) + 1
    if begin == 0:
        return None
    line = body[begin:end]
    if (begin > start and _ending().fullmatch(line.strip())) or _is_boilerplate(line):
        return begin
    if re.fullmatch(r"[A-ZÑ]{2,4}", line.strip()):  # an editor's initials below a sign-off
        above = body[start:begin].rstrip().rsplit("\n", 1)[-1]
        return begin if _ending().fullmatch(above.strip()) else None
    return None


def _after_last_stop(body: str, start: int, end: int) -> int | None:
    """Where an agency's name or credits in brackets begin behind the last sentence: "… on June 3. EFE"."""
    match = _behind().search(body, max(start, end - 3 * _LONGEST_LINE), end)
    return match.start() if match else None


@cache
def _ending() -> re.Pattern[str]:
    agency = rf"[(/\[—–-]*\s*(?:{printed_names()})(?:\s*[/,-]\s*(?:{printed_names()}))*\s*[)/\]]*\.?"
    initials = r"(?:\s+[A-Z]{2,5}){0,4}"
    forms = "|".join((*_ENDS, sign_offs()))
    return re.compile(rf"(?:{agency}{initials}|{forms})")


@cache
def _behind() -> re.Pattern[str]:
    agency = rf"[(/\[]?\s*(?:{printed_names()})(?:\s*[/,-]\s*(?:{printed_names()}))*\s*[)/\]]?\.?"
    credits = r"\((?:(?i:(?:additional\s+)?(?:reporting|writing|editing|edited|reported|compiled)\b)|(?i:reporte|editad[oa]|información|con\s+información)\s+(?:de|por|en)\b)[^()]*\)\.?"
    forms = "|".join(
        (
            rf"{agency}(?:\s+[A-Z]{{2,4}}){{0,3}}",
            credits,
            r"\((?:END|FIN)\)[^\n]{0,20}",
            sign_offs(),
            r"--\s?[A-Z]{2,8}",
        )
    )
    return re.compile(rf"(?<=[.”\"»!?…)])\s+(?:{forms})\s*\Z")


@cache
def _photo_credit() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.\s(])(?:{printed_names()})/\s?[A-ZÁÉÍÓÚÑ][\w.’' -]{{1,40}}\)?\.?$")


@cache
def _with_agency() -> re.Pattern[str]:
    opening = r"(?i:with\s+(?:information|files|inputs?|reports?)\s+from|con\s+(?:información|datos|reportes?)\s+de)"
    return re.compile(rf"{opening}\s+(?:la\s+|the\s+)?(?:{printed_names()})\b.{{0,60}}$")
