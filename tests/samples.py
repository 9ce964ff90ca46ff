"""One story in every form an agency delivers, made up for the tests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from html import escape

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from index.articles.formats import stories
from index.articles.story import Document, Story
from index.types import Refusal

TITLE = "Perú y Chile pactan vigilar juntos la frontera"
STORY = (
    "Lima, 14 mar (EFE).- Los ministros del Interior de Perú y de Chile acordaron este jueves un plan conjunto "
    "contra el contrabando, que incluirá patrullas mixtas en la línea de frontera.",
    "«Será un trabajo diario & paciente», dijo la ministra Ana Quispe, que agradeció a las policías de Tacna y Arica "
    "su “disposición”.",
    "El plan comprende seis áreas, entre ellas la trata de personas y el tráfico de armas, y costará 3.000 € al día.",
)
XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
NEWSML = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def read(
    data: bytes | str, name: str, media_type: str | None = None, charset: str | None = None
) -> list[Story | Refusal]:
    """What a document of these bytes holds."""
    content = data.encode() if isinstance(data, str) else data
    return list(stories(Document(name, f"/in/{name}", content, media_type, charset)))


def story(data: bytes | str, name: str) -> Story:
    """The one story in it."""
    (found,) = read(data, name)
    assert isinstance(found, Story), found
    return found


def reason(data: bytes | str, name: str) -> str:
    """Why it is refused, nothing else being in it."""
    (found,) = read(data, name)
    assert isinstance(found, Refusal), found
    return found.reason


def marked(paragraphs: Sequence[str]) -> str:
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)


def html(paragraphs: Sequence[str], title: str = TITLE) -> bytes:
    head = f'<meta charset="utf-8"><title>{escape(title)}</title>'
    return f'<!DOCTYPE html><html lang="es"><head>{head}</head><body><h1>{escape(title)}</h1>{marked(paragraphs)}</body></html>'.encode()


def nitf(paragraphs: Sequence[str], head: str = "", docdata: str = "", encoding: str = "UTF-8") -> bytes:
    return f"""<?xml version="1.0" encoding="{encoding}"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/specification/dtd/nitf-3-4.dtd">
<nitf><head><docdata>{docdata}</docdata></head><body><body.head><hedline><hl1>{escape(TITLE)}</hl1></hedline>{head}</body.head>
<body.content>{marked(paragraphs)}</body.content></body></nitf>""".encode(encoding)


def news_item(
    paragraphs: Sequence[str],
    guid: str = "urn:newsml:efe.example:1",
    meta: str = "",
    content: str = "",
    version: int = 1,
) -> str:
    return f"""<newsItem {NEWSML} guid="{guid}" version="{version}" xml:lang="es"><itemMeta><itemClass qcode="ninat:text"/>
<provider qcode="nprov:EFE"/><versionCreated>2024-03-14T15:00:00-05:00</versionCreated>{meta}</itemMeta>
<contentMeta><headline>{escape(TITLE)}</headline>{content}</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html {XHTML}><head><title>no text</title></head><body>{marked(paragraphs)}</body></html></inlineXML></contentSet></newsItem>"""


def ninjs(paragraphs: Sequence[str], **more: object) -> bytes:
    return json.dumps({"uri": "urn:ninjs:1", "headline": TITLE, "body_xhtml": marked(paragraphs), **more}).encode()


def rss(*entries: str) -> bytes:
    body = "".join(f"<item>{entry}</item>" for entry in entries)
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>Diario del Sur</title>{body}</channel></rss>'.encode()
    )


def rss_entry(paragraphs: Sequence[str], guid: str = "g1") -> str:
    return f"<title>{escape(TITLE)}</title><guid>{guid}</guid><description>{escape(marked(paragraphs))}</description>"


def word(paragraphs: Sequence[str]) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def mail(text: str, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {"Subject": TITLE, "From": "Agencia EFE <avisos@efe.example>", **headers}.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def archive(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return file.getvalue()


def pdf(
    paragraphs: Sequence[str], columns: int = 1, indent: float = 0, justified: bool = True, running: bool = False
) -> bytes:
    """A document in columns; `running` puts a head and a page number on each page."""
    file, (width, height), margin, gap = io.BytesIO(), A4, 50, 14
    column = (width - 2 * margin - gap * (columns - 1)) / columns

    def margins(canvas, document) -> None:  # type: ignore[no-untyped-def]
        if running:
            canvas.drawString(margin, height - 30, "Ministerio de Relaciones Exteriores")
            canvas.drawCentredString(width / 2, 30, f"Página {document.page} de 9")

    frames = [
        Frame(margin + number * (column + gap), 60, column, height - 160, leftPadding=0, rightPadding=0)
        for number in range(columns)
    ]
    document = BaseDocTemplate(file, pagesize=A4)
    document.addPageTemplates([PageTemplate("page", frames, onPage=margins)])
    style = ParagraphStyle(
        "text", fontName="Times-Roman", fontSize=10, leading=12, alignment=4 if justified else 0,
        spaceAfter=0 if indent else 6, firstLineIndent=indent,
    )  # fmt: skip
    document.build([Paragraph(escape(paragraph), style) for paragraph in paragraphs])
    return file.getvalue()


def every_form(paragraphs: Sequence[str]) -> dict[str, bytes]:
    """The same paragraphs in each form, by file name."""
    forms = {
        "plain.txt": "\n\n".join(paragraphs).encode(),
        "notepad.txt": "\r\n\r\n".join(paragraphs).encode("utf-16"),
        "page.html": html(paragraphs),
        "nitf.xml": nitf(paragraphs),
        "newsml.xml": news_item(paragraphs).encode(),
        "ninjs.json": ninjs(paragraphs),
        "feed.rss": rss(rss_entry(paragraphs)),
        "word.docx": word(paragraphs),
        "mail.eml": mail("\n\n".join(paragraphs)).as_bytes(),
        "print.pdf": pdf(paragraphs),
    }
    return {**forms, "all.zip": archive({"story.html": forms["page.html"]})}
