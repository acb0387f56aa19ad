"""Typst with the packaged fonts and nothing else: no font of this machine, no network, no clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from records.errors import UsageError

if TYPE_CHECKING:
    from typst import Fonts

MISSING = "没有安装生成 PDF 的组件，请运行 pip install 'mingjian[pdf]'"
DPI = 300
"""Of pictures for print."""
_FONTS = "pylopdf_fonts_zh_cn"
_POINTS = 72


def installed() -> bool:
    """Is the extra `pdf` there?"""
    return all(find_spec(name) is not None for name in ("typst", _FONTS))


def typeset(template: str, data: str, on: date) -> bytes:
    """A tagged PDF of a template beside this module, dated `on`; the same bytes for the same data.

    Raises UsageError where the extra is missing.
    """
    return _compiled(template, data, on, "pdf")[0]


def rasterised(template: str, data: str) -> tuple[bytes, ...]:
    """The pages of a template as PNG. Raises UsageError where the extra is missing."""
    return _compiled(template, data, date(1980, 1, 1), "png")


def _compiled(template: str, data: str, on: date, form: Literal["pdf", "png"]) -> tuple[bytes, ...]:
    if not installed():
        raise UsageError(MISSING)
    import typst

    folder = files("reports") / "pdf"
    compiler = typst.Compiler(
        (folder / template).read_bytes(),
        root=str(folder),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": data},
    )
    when = datetime.combine(on, time(), UTC)
    made = compiler.compile(format=form, ppi=float(DPI), timestamp=when)
    assert made is not None
    return tuple(made) if isinstance(made, list) else (made,)


@cache
def _fonts() -> Fonts:
    """Noto Serif SC and Noto Sans SC; the compiler's own ones for the few signs that they lack."""
    from typst import Fonts

    found = find_spec(_FONTS)
    assert found is not None
    assert found.origin is not None
    return Fonts(include_system_fonts=False, font_paths=[str(Path(found.origin).parent)])
