"""Makes the fixtures of `legacy/`: Office 97-2003 and RTF files by LibreOffice, and xls by xlwt.

Run by hand: `python -m tests.containers.make_legacy` where `soffice` and (for xls) the package xlwt are at hand.
The files are committed; the tests need neither. Each holds one list with one number of a region that was never
issued, hidden in one way, or, as `plain`, nothing of the kind.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from records.privacy import check_digit
from tests.containers import libreoffice

HERE = Path(__file__).parent / "legacy"
_FIRST = "99010119850307123"
ID = _FIRST + check_digit(_FIRST)
HEAD = ("姓名", "身份证号", "补贴金额")
ROW = ("张某某", ID, "300")
MASKED = ("张某某", "99************" + ID[-3:], "300")


def paper(change: Callable[[docx.document.Document], None] | None = None) -> docx.document.Document:
    """A notice with a table; `change` hides something in it."""
    made = docx.Document()
    made.core_properties.author = ""
    made.add_paragraph("关于补贴对象的公示")
    grid = made.add_table(2, 3)
    for row, cells in zip(grid.rows, (HEAD, MASKED), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.add_paragraph("公示期五个工作日，监督电话见政府网站。")
    if change:
        change(made)
    return made


def _hidden_run(made: docx.document.Document) -> None:
    run = made.add_paragraph("经审核：").add_run(f"身份证号{ID}")
    run.font.hidden = True


def _white_run(made: docx.document.Document) -> None:
    run = made.add_paragraph("经审核：").add_run(f"身份证号{ID}")
    run.font.color.rgb = RGBColor(255, 255, 255)


def _revision(kind: str) -> Callable[[docx.document.Document], None]:
    def change(made: docx.document.Document) -> None:
        text = "delText" if kind == "del" else "t"
        made.add_paragraph("经审核：")._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="7" w:author="经办" w:date="2026-01-05T09:00:00Z"><w:r>'
                f"<w:{text}>身份证号{ID}</w:{text}></w:r></w:{kind}>"
            )
        )

    return change


def _comment(made: docx.document.Document) -> None:
    paragraph = made.add_paragraph("经审核，符合条件。")
    made.add_comment(paragraph.runs[0], f"身份证号{ID}", author="经办")


def _header(made: docx.document.Document) -> None:
    made.sections[0].header.paragraphs[0].text = f"身份证号{ID}"


def _shown(made: docx.document.Document) -> None:
    row = made.tables[0].add_row()
    for cell, text in zip(row.cells, ROW, strict=True):
        cell.text = text


def _about(made: docx.document.Document) -> None:
    made.core_properties.comments = f"经办人身份证号：{ID}"


def _box(made: docx.document.Document) -> None:
    run = made.add_paragraph("附框：").add_run()
    run._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:shape id="b" style="width:300pt;height:40pt" coordsize="21600,21600" '
            'path="m,l,21600r21600,l21600,xe"><v:textbox><w:txbxContent><w:p><w:r>'
            f"<w:t>身份证号{ID}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )


def _noted(made: docx.document.Document) -> None:
    made.add_comment(
        made.add_paragraph("经审核，符合条件。").runs[0], "请核对补贴金额", author="经办"
    )


def _prompt(made: docx.document.Document) -> None:
    made.add_paragraph("经审核：").add_run("此处填写审核意见").font.hidden = True


PAPERS: dict[str, Callable[[docx.document.Document], None] | None] = {
    "plain": None,
    "shown": _shown,
    "hidden_run": _hidden_run,
    "white_run": _white_run,
    "deleted": _revision("del"),
    "inserted": _revision("ins"),
    "comment": _comment,
    "header": _header,
    "properties": _about,
    "box": _box,
    "comment_twin": _noted,
    "hidden_run_twin": _prompt,
}


def main() -> None:
    """Write all fixtures."""
    HERE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name, edit in PAPERS.items():
            paper(edit).save(work / f"{name}.docx")
        for kind in ("doc", "rtf"):
            _convert(kind, sorted(work.glob("*.docx")))
    shows()
    xlwt_books()


def shows() -> None:
    """The presentations of `libreoffice.py` in the old format, packed: a picture of them fills most of each."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (kind, source) in libreoffice.sources().items():
            if kind == "pptx":
                path = Path(folder) / name.removeprefix("slides_")
                path.write_text(source.replace(libreoffice.ID, ID), encoding="utf-8")
        _convert("ppt:MS PowerPoint 97", sorted(Path(folder).glob("*.fodp")), Path(folder))
        for path in Path(folder).glob("*.ppt"):
            (HERE / f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def _convert(kind: str, sources: list[Path], to: Path = HERE) -> None:
    subprocess.run(
        ["soffice", "--headless", "--convert-to", kind, "--outdir", str(to), *map(str, sources)],
        check=True,
        stdout=sys.stderr,
    )


WAYS = (
    "hidden_sheet",
    "very_hidden_sheet",
    "hidden_column",
    "hidden_row",
    "white",
    "painted",
    "format",
)


def xlwt_books() -> None:
    """Ways of hiding in xls by another writer; `_twin` hides the same way what is no secret."""
    _book("plain", MASKED)
    _book("banner", MASKED)
    for way in WAYS:
        _book(way, ROW)
        _book(way, MASKED, "_twin")


def _book(way: str, row: tuple[str, ...], suffix: str = "") -> None:
    import xlwt

    made = xlwt.Workbook()
    sheet = made.add_sheet("名单")
    look = xlwt.XFStyle()
    white = way in {"white", "banner"}
    look.font.colour_index = 9 if white else 10 if way == "painted" else 8
    if way in {"painted", "banner"}:
        look.pattern.pattern = xlwt.Pattern.SOLID_PATTERN
        look.pattern.pattern_fore_colour = 10 if way == "painted" else 18
    look.num_format_str = ";;;" if way == "format" else "General"
    for of, (head, text) in enumerate(zip(HEAD, MASKED, strict=True)):
        sheet.write(0, of, head, look if way == "banner" else xlwt.XFStyle())
        sheet.write(1, of, text)
    if way.endswith("hidden_sheet"):
        other = made.add_sheet("底表")
        for of, (head, text) in enumerate(zip(HEAD, row, strict=True)):
            other.write(0, of, head)
            other.write(1, of, text)
        other.visibility = 2 if way.startswith("very") else 1
    elif way == "hidden_column":
        sheet.write(0, 3, "证件号码")
        sheet.write(1, 3, row[1])
        sheet.col(3).hidden = True
    elif way not in {"plain", "banner"}:
        for of, text in enumerate(row):
            sheet.write(2, of, text, look if of == 1 else xlwt.XFStyle())
        sheet.row(2).hidden = way == "hidden_row"
    made.save(str(HERE / f"{way}{suffix}.xls"))


if __name__ == "__main__":
    main()
