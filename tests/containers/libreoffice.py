"""Makes the fixtures that LibreOffice writes: flat ODF by hand, converted. `python -m tests.containers.libreoffice`

The results are kept beside the tests, for not every machine has LibreOffice. Each source is one document of the
person who is nobody (`tests.reading.personal.numbers`), with one thing hidden, or the same thing shown.
"""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from tests.reading.personal.numbers import made

FIXTURES = Path(__file__).with_name("fixtures")
ID = made()
_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office", "style": "style", "text": "text", "table": "table", "meta": "meta",
        "draw": "drawing", "number": "datastyle", "presentation": "presentation",
    }.items()
) + (
    ' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    ' xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
)  # fmt: skip


def _flat(kind: str, body: str, styles: str = "", meta: str = "", master: str = "") -> str:
    mime = "application/vnd.oasis.opendocument." + kind
    inner = {"spreadsheet": "spreadsheet", "text": "text", "presentation": "presentation"}[kind]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        f'office:mimetype="{mime}"><office:meta>{meta}</office:meta>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:master-styles>{master}</office:master-styles>"
        f"<office:body><office:{inner}>{body}</office:{inner}></office:body></office:document>"
    )


def _cell(text: str, more: str = "", inner: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}>{inner}<text:p>{text}</text:p></table:table-cell>'


def _sheet(
    number: str,
    *,
    table: str = "",
    column: str = "",
    row: str = "",
    cell: str = "",
    inner: str = "",
) -> str:
    """A list of two columns: name and identity number; the second column, the second row can have styles."""
    return (
        f'<table:table table:name="名单" {table}><table:table-column/><table:table-column {column}/>'
        f"<table:table-row>{_cell('姓名')}{_cell('身份证号')}</table:table-row>"
        f"<table:table-row {row}>{_cell('张某')}{_cell(number, cell, inner)}</table:table-row></table:table>"
    )


_FRONT = f'<table:table table:name="说明"><table:table-row>{_cell("说明")}</table:table-row></table:table>'
_HIDE_SHEET = (
    '<style:style style:name="h" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)
_COLOURS = (
    '<style:style style:name="c" style:family="table-cell"><style:table-cell-properties fo:background-color="{}"/>'
    '<style:text-properties fo:color="{}"/></style:style>'
)
_NOTE = "<office:annotation><dc:creator>录入员</dc:creator><text:p>{}</text:p></office:annotation>"
MASKED = "990101********1234"

SHEETS = {
    "hidden_sheet": (_FRONT + _sheet(ID, table='table:style-name="h"'), _HIDE_SHEET),
    "hidden_column": (_sheet(ID, column='table:visibility="collapse"'), ""),
    "hidden_row": (_sheet(ID, row='table:visibility="collapse"'), ""),
    "filtered_row": (
        _sheet(ID, row='table:visibility="filter"')
        + '<table:database-ranges><table:database-range table:name="f" table:target-range-address='
        '"名单.A1:名单.B2" table:display-filter-buttons="true"><table:filter><table:filter-condition '
        'table:field-number="0" table:value="李某" table:operator="="/></table:filter>'
        "</table:database-range></table:database-ranges>",
        "",
    ),
    "white": (_sheet(ID, cell='table:style-name="c"'), _COLOURS.format("transparent", "#ffffff")),
    "same": (_sheet(ID, cell='table:style-name="c"'), _COLOURS.format("#004080", "#004080")),
    "note": (_sheet(MASKED, inner=_NOTE.format(f"身份证号：{ID}")), ""),
    "plain": (_FRONT + _sheet(MASKED), ""),
    "dark_head": (
        _sheet(MASKED, cell='table:style-name="c"'),
        _COLOURS.format("#004080", "#ffffff"),
    ),
    "note_plain": (_sheet(MASKED, inner=_NOTE.format("已核对")), ""),
}

_RUN = '<style:style style:name="r" style:family="text"><style:text-properties {}/></style:style>'
_CHANGED = (
    '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><office:change-info>'
    "<dc:creator>录入员</dc:creator><dc:date>2026-01-01T00:00:00</dc:date></office:change-info>"
    "<text:p>{}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
)
_LIST = "<text:p>补贴名单</text:p><text:p>张某，{}</text:p>"
TEXTS = {
    "deleted": (
        _CHANGED.format(f"身份证号：{ID}")
        + _LIST.format('<text:change text:change-id="d"/>身份证号略'),
        "",
    ),
    "hidden_run": (
        _LIST.format(f'<text:span text:style-name="r">身份证号：{ID}</text:span>'),
        _RUN.format('text:display="none"'),
    ),
    "white": (
        _LIST.format(f'<text:span text:style-name="r">身份证号：{ID}</text:span>'),
        _RUN.format('fo:color="#ffffff"'),
    ),
    "tiny": (
        _LIST.format(f'<text:span text:style-name="r">身份证号：{ID}</text:span>'),
        _RUN.format('fo:font-size="1pt" style:font-size-asian="1pt"'),
    ),
    "comment": (_LIST.format(_NOTE.format(f"身份证号：{ID}") + MASKED), ""),
    "plain": (_LIST.format(MASKED), ""),
    "white_on_dark": (
        _LIST.format('<text:span text:style-name="r">已公示</text:span>'),
        _RUN.format('fo:color="#ffffff" fo:background-color="#004080"'),
    ),
    "deleted_plain": (
        _CHANGED.format("二〇二五年") + _LIST.format('<text:change text:change-id="d"/>' + MASKED),
        "",
    ),
}

_MASTER = '<style:master-page style:name="m" style:page-layout-name="l"/>'
_LAYOUT = (
    '<style:page-layout style:name="l"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/>'
    "</style:page-layout>"
)
_BOX = (
    '<draw:frame svg:x="{}" svg:y="2cm" svg:width="20cm" svg:height="2cm"><draw:text-box>'
    "<text:p>{}</text:p></draw:text-box></draw:frame>"
)
_HIDE_PAGE = (
    '<style:style style:name="p" style:family="drawing-page"><style:drawing-page-properties '
    'presentation:visibility="hidden"/></style:style>'
)


def _slide(inner: str, more: str = "", notes: str = "") -> str:
    said = f"<presentation:notes>{_BOX.format('2cm', notes)}</presentation:notes>" if notes else ""
    return f'<draw:page draw:name="s" draw:master-page-name="m" {more}>{inner}{said}</draw:page>'


_SHOWN = _slide(_BOX.format("2cm", "补贴发放情况"))
SLIDES = {
    "hidden_slide": (
        _SHOWN + _slide(_BOX.format("2cm", f"身份证号：{ID}"), 'draw:style-name="p"'), _HIDE_PAGE,
    ),
    "notes": (_slide(_BOX.format("2cm", "补贴发放情况"), notes=f"身份证号：{ID}"), ""),
    "outside": (
        _slide(_BOX.format("2cm", "补贴发放情况") + _BOX.format("40cm", f"身份证号：{ID}")), "",
    ),
    "plain": (_SHOWN, ""),
}  # fmt: skip


def sources() -> dict[str, tuple[str, str]]:
    """Name of a fixture without its ending: its ending, and its flat source."""
    found = {}
    for name, (body, styles) in SHEETS.items():
        found[f"sheet_{name}.fods"] = ("xlsx", _flat("spreadsheet", body, styles))
    for name, (body, styles) in TEXTS.items():
        found[f"text_{name}.fodt"] = ("docx", _flat("text", body, styles))
    for name, (body, styles) in SLIDES.items():
        found[f"slides_{name}.fodp"] = (
            "pptx", _flat("presentation", body, _LAYOUT + styles, master=_MASTER),
        )  # fmt: skip
    return found


def main() -> None:
    """Convert all sources, one call of LibreOffice a format."""
    FIXTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        by_kind: dict[str, list[str]] = {}
        for name, (kind, source) in sources().items():
            path = Path(folder) / name
            path.write_text(source, encoding="utf-8")
            by_kind.setdefault(kind, []).append(str(path))
        for kind, paths in by_kind.items():
            subprocess.run(
                ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                 "--convert-to", kind, "--outdir", str(FIXTURES), *paths],
                check=True, timeout=300,
            )  # fmt: skip


if __name__ == "__main__":
    main()
