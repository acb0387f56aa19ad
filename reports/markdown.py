"""The bulletin as Markdown: headings, pipe tables, nothing a renderer would take for markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.model import Annex, Block, BulletinText, Paragraph, Table
from reports.phrases import long_date

_MARKUP = re.compile(r"([\\`*_\[\]#|~!$])")
_HEADS = {1: "## ", 2: "", 3: ""}


def markdown(doc: BulletinText) -> str:
    """The text of the bulletin in Markdown, ending with a newline."""
    return "\n\n".join(_parts(doc)) + "\n"


def _parts(doc: BulletinText) -> Iterator[str]:
    yield f"# {escape(doc.title)}"
    if doc.draft:
        yield "（征求意见稿）"
    if doc.number:
        yield escape(doc.number)
    yield f"{escape(doc.addressees)}："
    for block in doc.blocks:
        yield _block(block)
    yield "附件：\n\n" + "\n".join(f"{one.number}. {escape(one.title)}" for one in doc.annexes)
    yield f"{escape(doc.office)}\n\n{long_date(doc.on)}"
    if doc.contact:
        yield f"（{escape(doc.contact)}）"
    for annex in doc.annexes:
        yield _annex(annex)
    if doc.copies:
        yield f"抄送：{escape(doc.copies)}"


def _annex(annex: Annex) -> str:
    return "\n\n".join(
        (f"## 附件{annex.number}　{escape(annex.title)}", *map(_block, annex.blocks))
    )


def _block(block: Block) -> str:
    return _paragraph(block) if isinstance(block, Paragraph) else _table(block)


def _paragraph(paragraph: Paragraph) -> str:
    lead = escape(paragraph.lead)
    if paragraph.level == 1:
        return f"## {lead}"
    return (f"**{lead}**" if lead else "") + escape(paragraph.text)


def _table(table: Table) -> str:
    lines = [f"**{escape(table.title)}**\n"] if table.title else []
    lines.append(_line(tuple(map(escape, table.head))))
    lines.append("|" + "---|" * len(table.head))
    links = table.links or ("",) * len(table.rows)
    for row, link in zip(table.rows, links, strict=True):
        cells = [escape(cell) for cell in row]
        if link:
            cells[1] = f"[{cells[1]}](<{_address(link)}>)"
        lines.append(_line(tuple(cells)))
    return "\n".join(lines)


def _line(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(cells) + " |"


def _address(url: str) -> str:
    """An address that can stand between < and > in a table's cell."""
    return url.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C")


def escape(text: str) -> str:
    """`text` such that Markdown and HTML show it and do not obey it."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _MARKUP.sub(r"\\\1", safe)
