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
    | (?:read\s+(?:the\s+full|more)|continue\s+reading|keep\s+reading|click\s+here|tap\s+here)\b
    | (?:lea|lee|leer|vea|ver|mira|mire)\s+(?:también|tambien|más|mas|además|ademas)\b\s*(?::|[-–—>»|]|$)
    | (?:también|tambien|te|le|les)\s+(?:te\s+|le\s+|les\s+)?(?:puede|podría|podria)\s+interesar\b
    | (?:te|le)\s+recomendamos\b | (?:sigue|siga|seguir|continúe|continúa|continua)\s+leyendo\b
    | (?:más|mas|more)\s+(?:información|informacion|noticias|news|on\s+this\s+story|sobre\s+este\s+tema)\s*(?::|$)
    | (?:related|relacionad[oa]s?|notas?\s+relacionadas?|noticias?\s+relacionadas?|related\s+(?:stories|articles|news))\s*(?::|$)
    | (?:follow|find|like|join)\s+us\b | (?:síguenos|siguenos|síganos|siganos|únete|unete|únase|unase)\b
    | (?:subscribe|sign\s+up|register)\s+(?:to|for|now|here|today)\b | (?:suscríbete|suscribete|suscríbase|suscribase|regístrate|registrate)\b
    | (?:get|recibe|reciba)\s+(?:our|nuestro|nuestra|el|la|las)\s+(?:\w+\s+)?(?:newsletters?|bolet[ií]n|alertas|noticias)\b
    | (?:share|comparte|compartir|comparta)(?:\s+(?:this|on|en|esta|este)\b.*)?$
    | (?:newsletters?|bolet[ií]n(?:es)?|advertisements?|advertising|publicidad|anuncio|comments?|comentarios)\s*:?\s*$
    | (?:this\s+(?:web)?site\s+uses|we\s+use|este\s+sitio\s+(?:web\s+)?(?:usa|utiliza)|usamos|utilizamos)\s+cookies\b
    | (?:accept|aceptar|manage|gestionar)\s+(?:all\s+|todas\s+las\s+)?cookies\b
    | (?:tags?|etiquetas|topics|temas|keywords|palabras\s+clave)\s*:
    )"""
)
_CREDITS = re.compile(
    r"""(?ix) ^\s*\(? (?:
      (?:additional\s+)?(?:reporting|writing|editing|edited|written|reported|compiled|translated|translation)
        \s+(?:(?:and|by|with)\s+)?(?:(?:reporting|writing|editing|additional)\s+)?(?:by|in)\b
    | (?:reporte|reportaje|redacción|redaccion|editad[oa]|edición|edicion|escrito|traducid[oa]|traducción|información|informacion)
        \s+(?:adicional\s+)?(?:de|por|en\s+español\s+por)\s+[A-ZÁÉÍÓÚÑ]
    | (?:with\s+(?:information|files|inputs?|reports?)\s+from|con\s+(?:información|informacion|datos|reportes?)\s+de)\b
    | (?:photo|photograph|photos|image|picture|pic|file\s+photo|foto|fotos|fotografía|fotografia|imagen|crédito|credito|
        credit|caption|video|vídeo|gráfico|graphic|infographic|archivo|leyenda|pie\s+de\s+foto)\s*(?:/[\w. ]+)?\s*:
    | (?:our\s+standards|trust\s+principles|normas\s+de\s+conducta|nuestros\s+estándares)\b
    | (?:source|fuente)\s*:
    )"""
)
_NOTICES = re.compile(
    r"""(?ix) ^\s*[*(\[]?\s* (?:
      (?:©|\(c\)|copyright\b|copyleft\b)
    | (?:all\s+rights\s+reserved|todos\s+los\s+derechos\s+reservados|prohibida\s+(?:su|la)\s+(?:reproducción|reproduccion))
    | (?:this|the)\s+(?:story|article|report|content|material|item|text|dispatch)\s+(?:has|was|is|may|were|cannot)\s+(?:not\s+been|
        been|not|also|be|automatically|first|originally)?\s*(?:edited|auto-?generated|generated|translated|automatically|published\s+from|
        syndicated|published,\s+broadcast|provided\s+by|a\s+sample|written\s+(?:for|as)\s+(?:a\s+)?(?:demonstration|sample|test))
    | (?:este|esta)\s+(?:texto|artículo|articulo|noticia|contenido|nota|información|despacho)\s+(?:ha\s+sido|fue|es)\s+(?:un\s+ejemplo|
        traducid|generad|publicad[oa]\s+originalmente|editad|una\s+muestra|de\s+muestra|redactad[oa]\s+como\s+(?:ejemplo|muestra))
    | disclaimer\s*: | aviso\s+legal\b | nota\s+legal\b | descargo\s+de\s+responsabilidad\b
    | (?:sample|demonstration|demo)\s+(?:article|text|story)\b | (?:artículo|articulo|texto|noticia)\s+de\s+(?:muestra|ejemplo|demostración)\b
    )"""
)
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
    text = line.strip()
    if not text or len(text) > _LONGEST_LINE:
        return bool(text) and len(text) <= 3 * _LONGEST_LINE and bool(_NOTICES.match(text))
    return bool(
        _INVITATIONS.match(text) or _CREDITS.match(text) or _NOTICES.match(text) or _photo_credit().search(text)
    )


def _lines(body: str, start: int, end: int) -> Iterator[Span]:
    """Paragraphs; one whose last lines are boilerplate is cut there."""
    for paragraph in paragraphs(body, start, end):
        position = paragraph.start
        for match in re.finditer(r"\n", body[paragraph.start : paragraph.end]):
            newline = paragraph.start + match.start()
            if _is_boilerplate(body[newline + 1 : paragraph.end].split("\n", 1)[0]) or _is_boilerplate(
                body[position:newline]
            ):
                yield Span(position, newline)
                position = newline + 1
        yield Span(position, paragraph.end)


def _last_line(body: str, start: int, end: int) -> int | None:
    """Where the last line begins, if it is none of the story."""
    begin = body.rfind("\n", start, end) + 1
    if begin == 0:
        return None
    line = body[begin:end]
    alone = begin > start and _ending().fullmatch(line.strip())
    return begin if alone or _is_boilerplate(line) or _bracketed_credit(line) else None


def _bracketed_credit(line: str) -> bool:
    return bool(line.lstrip().startswith("(") and _CREDITS.match(line))


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
