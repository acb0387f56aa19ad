"""Typst with the packaged fonts and nothing else: no font of this machine, no network, no clock.

It runs in a child process (`apart`): of what it takes, 0.2 MB for a row of a table, it gives nothing back, and a
process like `serve` lives for years.
"""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path

from records.errors import UsageError
from reports.pdf import apart

MISSING = "没有安装生成 PDF 的组件，请运行 pip install 'mingjian[pdf]'"
DPI = 300
"""Of pictures for print."""
_FONTS = "pylopdf_fonts_zh_cn"
"""Noto Serif SC and Noto Sans SC; the compiler's own ones for the few signs that they lack."""


def installed() -> bool:
    """Is the extra `pdf` there?"""
    return all(find_spec(name) is not None for name in ("typst", _FONTS))


def typeset(template: str, data: str, on: date) -> bytes:
    """A tagged PDF of a template beside this module, dated `on`; the same bytes for the same data.

    Raises UsageError where the extra is missing, MingjianError when the child fails.
    """
    return _made(template, data, on, "pdf")[0]


def rasterised(template: str, data: str) -> tuple[bytes, ...]:
    """The pages of a template as PNG. Raises as `typeset`."""
    return _made(template, data, date(1980, 1, 1), "png")


def _made(template: str, data: str, on: date, form: str) -> tuple[bytes, ...]:
    if not installed():
        raise UsageError(MISSING)
    found = find_spec(_FONTS)
    assert found is not None
    assert found.origin is not None
    asked = {
        "template": template,
        "form": form,
        "on": on.isoformat(),
        "ppi": float(DPI),
        "fonts": str(Path(found.origin).parent),
    }
    return apart.shared().made(asked, data)
