"""A document as CommonMark with the footnotes and tables of GitHub's dialect.

Markdown has no pages: the marking stands at the top and the bottom of the file. Whatever comes from an article is
escaped, so that it can become no markup, HTML or link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.documents.parts import Entry, Grid, Line, Part, Parts

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$^]")
_BLOCK = re.compile(r"^(?:[#+\-=:]|\d+(?=[.)]))")
"""What makes a heading, a list or a rule, at the start of a line only."""
_LINKED = re.compile(r"(?<=\w):(?=//)|(?<=[^\W\d])\.(?=[a-z]{2})|(?<=[wW]{3})\.")
"""What GitHub makes a link of without being told: the colon of `https://`, the dots of `www.example.org`."""
_JOINER = "&#8288;"
"""After an @, it keeps a mail address or a name from becoming a link; escaping the @ does not, on GitHub."""


def markdown(parts: Parts) -> bytes:
    """The file, in UTF-8."""
    return ("\n\n".join(_blocks(parts)) + "\n").encode()


def escaped(text: str) -> str:
    """Markdown that shows exactly this line of text."""
    safe = _LINKED.sub(lambda found: f"\\{found[0]}", _SPECIAL.sub(lambda found: f"\\{found[0]}", text))
    safe = _BLOCK.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", safe)
    return safe.replace("@", f"@{_JOINER}")


def _blocks(parts: Parts) -> Iterator[str]:
    words = parts.words
    yield f"**{escaped(parts.marking)}**"
    yield f"# {escaped(parts.title)}"
    yield " · ".join(map(escaped, parts.facts))
    for part in parts.body:
        yield from _part(part)
    for more in (parts.notices, parts.struck):
        if more:
            yield from _part(more)
    yield f"## {escaped(words.annex)}"
    yield escaped(words.annex_note if parts.annex else words.nothing_cited)
    for number, entry in enumerate(parts.annex, 1):
        yield f"{number}. {escaped(entry.text)}\\\n" + _details(entry, "   ")
    if parts.sources:
        yield f"## {escaped(words.sources)}"
        yield "\n".join(f"- **{escaped(entry.text)}**\\\n{_details(entry, '  ')}" for entry in parts.sources)
    yield f"**{escaped(parts.marking)}**"
    if parts.footnotes:
        yield "\n".join(f"[^{number}]: {escaped(text)}" for number, text in enumerate(parts.footnotes, 1))


def _part(part: Part) -> Iterator[str]:
    if part.heading:
        yield f"## {escaped(part.heading)}"
    if len(part.lines) == 1:
        yield _line(part.lines[0])
    elif part.lines:
        yield "\n".join(f"- {_line(line)}" for line in part.lines)
    if part.table:
        yield _table(part.table)
    yield from (f"*{escaped(remark)}*" for remark in part.remarks)


def _line(line: Line) -> str:
    aside = f" ({escaped(line.aside)})" if line.aside else ""
    return escaped(line.text) + "".join(f"[^{number}]" for number in line.notes) + aside


def _table(table: Grid) -> str:
    def row(cells: list[str]) -> str:
        return "| " + " | ".join(cells) + " |"

    head = [row([escaped(column) for column in table.columns]), row(["---"] * len(table.columns))]
    return "\n".join(head + [row([_line(cell) for cell in cells]) for cells in table.rows])


def _details(entry: Entry, indent: str) -> str:
    lines = [escaped(detail) for detail in entry.details]
    if entry.address:
        lines.append(f"<{entry.address}>")
    return "\\\n".join(f"{indent}{line}" for line in lines)
