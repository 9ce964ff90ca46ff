"""Why a file was refused, in Spanish: the index says it in English, with names and numbers in it."""

from __future__ import annotations

import re

from index.types import Language

_SPANISH = (
    (r"larger than (.+?) MB; split it into articles", r"ocupa más de \1 MB; divídalo en artículos"),
    (r"format without suffix is not read; use (.+)", r"el nombre no tiene extensión; use \1"),
    (r"format (.+?) is not read; use (.+)", r"el formato \1 no se lee; use \2"),
    (r"more than (\d+) files at once; send it with the next ones", r"más de \1 archivos a la vez; envíelo con los siguientes"),
    (r"the file has no text; an article needs a body", "el archivo no tiene texto; un artículo necesita un cuerpo"),
    (r"this is binary data, not text; save the article as UTF-8 text", "son datos binarios y no texto; guarde el artículo como texto UTF-8"),
    (r"the PDF holds no text \((\d+) pages\), it is scanned; OCR is needed first \(such as ocrmypdf\)", r"el PDF no tiene texto (\1 páginas): está escaneado; antes hay que reconocerlo (OCR, por ejemplo con ocrmypdf)"),
    (r"it is encrypted; save it without its password", "está cifrado; guárdelo sin contraseña"),
    (r"the PDF is damaged \((.+)\)", r"el PDF está dañado (\1)"),
    (r"it has (\d+) pages, at most (\d+) are read; split it", r"tiene \1 páginas y se leen \2 como máximo; divídalo"),
    (r"it has over ([\d,]+) characters; split it", r"tiene más de \1 caracteres; divídalo"),
    (r"its text is longer than ([\d,]+) characters; split it into articles", r"su texto tiene más de \1 caracteres; divídalo en artículos"),
    (r"it is encrypted; unpack it with its password first", "está cifrado; descomprímalo antes con su contraseña"),
    (r"it is a symbolic link, which is not followed", "es un enlace simbólico, que no se sigue"),
    (r"it is damaged \((.+)\); pack it anew", r"está dañado (\1); comprímalo de nuevo"),
    (r"unpacked it is larger than (\d+) MB", r"descomprimido ocupa más de \1 MB"),
    (r"unpacked it is larger than (\d+) MB in all; split it", r"descomprimido ocupa más de \1 MB en total; divídalo"),
    (r"it unpacks to over (\d+) times its size, as a bomb does", r"al descomprimirlo crece más de \1 veces, como hace una bomba de compresión"),
    (r"it is no zip file, or a damaged one \((.+)\)", r"no es un archivo zip, o está dañado (\1)"),
    (r"it has ([\d,]+) members, at most ([\d,]+) are read; split it", r"contiene \1 archivos y se leen \2 como máximo; divídalo"),
    (r"the archive holds no article; these are read: (.+)", r"el archivo comprimido no contiene artículos; se leen: \1"),
    (r"the Word file is damaged \((.+)\); save it anew as \.docx", r"el archivo de Word está dañado (\1); guárdelo de nuevo como .docx"),
    (r"the Word file has no text; pictures are not read", "el archivo de Word no tiene texto; las imágenes no se leen"),
    (r"this is no Word document; save it as \.docx \(not \.doc or \.odt\)", "no es un documento de Word; guárdelo como .docx (no .doc ni .odt)"),
    (r"its front matter is not YAML \((.+)\); correct it", r"su encabezado no es YAML (\1); corríjalo"),
    (r"its front matter is not a list of `name: value` lines; correct it", "su encabezado no es una lista de líneas «nombre: valor»; corríjalo"),
    (r"(\w+): (.+) is not a date; write it as (.+)", r"\1: \2 no es una fecha; escríbala así: \3"),
    (r"marking: (.+) is not known; write one of (.+)", r"marcado: \1 no se conoce; escriba uno de estos: \2"),
    (r"this is no RSS or Atom feed; check the address or the file", "no es un canal RSS ni Atom; compruebe el archivo"),
    (r"the feed has no entries", "el canal no tiene entradas"),
    (r"the entry has no text, only a title or nothing", "la entrada no tiene texto, solo un título o nada"),
    (r"the XML declares entities of its own, as attacks do; it is refused, remove its DOCTYPE", "el XML declara entidades propias, como hacen los ataques; quite su DOCTYPE"),
    (r"the XML is not well-formed.*", "el XML está mal formado; pídalo de nuevo"),
    (r"the HTML cannot be read \((.+)\); save the page anew", r"el HTML no se puede leer (\1); guarde la página de nuevo"),
    (r"no main text was found on the page, .+", "no se encontró el texto principal de la página, solo menús, enlaces o un avance; abra el artículo y guárdelo"),
    (r"the feed has ([\d,]+) entries, ([\d,]+) are read", r"el canal tiene \1 entradas y se leen \2"),
    (r"this is NewsML 1, .+", "es NewsML 1, que no se lee; pida NewsML-G2 a la agencia"),
    (r"its root element is <(.+?)>.+", r"su elemento raíz es <\1>, que no es de ningún formato que se lea aquí"),
    (r"it holds no news item with text, only references; .+", "no contiene noticias con texto, solo referencias; pida las noticias mismas"),
    (r"the news item has no text \((.+)\); only texts are read", r"la noticia no tiene texto (\1); solo se leen textos"),
    (r"the NITF document has no text in its body\.content", "el documento NITF no tiene texto en su body.content"),
    (r"the item has no text \(type (.+)\)", r"la noticia no tiene texto (tipo \1)"),
    (r"it has ([\d,]+) items, the first ([\d,]+) are read; split it", r"tiene \1 noticias y se leen las primeras \2; divídalo"),
    (r"it has (\d+) attachments, (\d+) are read", r"tiene \1 adjuntos y se leen \2"),
    (r"the (XML|HTML) has over ([\d,]+) elements,? or (\d+) within each other; it is no news", r"el \1 tiene más de \2 elementos, o \3 unos dentro de otros; no es una noticia"),
    (r"the JSON is nested too deeply; it is no news", "el JSON está anidado en exceso; no es una noticia"),
    (r"this is no mail: it has no From, Date or Subject", "no es un correo: no tiene remitente, fecha ni asunto"),
    (r"the mail has no text and no attachment that can be read", "el correo no tiene texto ni adjuntos que se puedan leer"),
    (r"it is not JSON \((.+)\); ask for it anew", r"no es JSON (\1); pídalo de nuevo"),
    (r"the JSON is not ninjs: .+", "el JSON no es ninjs: un objeto con «uri» y un titular o texto, o una lista de ellos"),
    (r"it cannot be read as (.+?) \((.+)\); it may be damaged", r"no se puede leer como \1 (\2); puede estar dañado"),
    (r"a (.+) this deep within others is not read; unpack it first", "está demasiado dentro de otros archivos; descomprímalo antes"),
    (r"it holds (\d+) articles, one was expected.*", r"contiene \1 artículos y se esperaba uno; envíelo como artículos nuevos"),
    (r"no file was chosen; choose at least one", "no se eligió ningún archivo; elija al menos uno"),
    (r"the article is no longer there; send the file as a new one", "el artículo ya no está; envíe el archivo como nuevo"),
    (r"the next version of an article is one file; choose one", "la versión siguiente de un artículo es un solo archivo; elija uno"),
    (r"this marking is not one of yours; choose another", "ese marcado no es de los suyos; elija otro"),
    (r"this is no form with files; choose files in the page and send them", "no es un formulario con archivos; elija archivos en la página y envíelos"),
    (r"over ([\d,]+) MB were sent at once; send fewer files at a time", r"se enviaron más de \1 MB a la vez; envíe menos archivos"),
    (r"the form cannot be read \((.+)\); send the files again", r"el formulario no se puede leer (\1); envíe los archivos de nuevo"),
)  # fmt: skip


def in_language(reason: str, language: Language) -> tuple[str, Language]:
    """A reason in the interface language, or as it is where there is no wording for it; and the language it is in."""
    if language == "es":
        for pattern, spanish in _SPANISH:
            if found := re.fullmatch(pattern, reason, re.DOTALL):
                return found.expand(spanish), "es"
    return reason, "en"
