"""Bars that lie on their side, as SVG text of our own: readable in black-and-white print, a number at every bar."""

from __future__ import annotations

from html import escape

from reports.model import Bar, Chart
from reports.plain import plain, width

_WIDTH, _LABEL, _VALUE = 360, 134, 62
_ROW, _THICK, _TOP = 30, 16, 34
_LABEL_COLUMNS = 20
"""Half-width characters that fit the label's place at 12 pixels."""
_COLUMN = 6.2
"""Pixels that a half-width character takes at 12 pixels."""


def bars(chart: Chart) -> str:
    """The chart, 360 units wide, with a title and its numbers in words for those who do not see it."""
    longest = max((bar.whole for bar in chart.bars), default=0) or 1
    height = _TOP + _ROW * len(chart.bars) + 6
    words = "；".join(f"{bar.label}{_value(bar, chart)}" for bar in chart.bars)
    room = _WIDTH - _LABEL - _room_of_values(chart)
    drawn = "".join(_bar(bar, line, room / longest, chart) for line, bar in enumerate(chart.bars))
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(chart.title)}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(chart.title)}</title>'
        f"<desc>{escape(words)}</desc>{_legend(chart)}{drawn}</svg>"
    )


def _room_of_values(chart: Chart) -> float:
    longest = max((width(_value(bar, chart)) for bar in chart.bars), default=0)
    return min(max(_VALUE, longest * _COLUMN + 8), _WIDTH - _LABEL - 40)


def _legend(chart: Chart) -> str:
    beside = 24 + width(chart.part) * _COLUMN
    second = (
        f'<rect class="rest" x="{max(beside, 130):.0f}" y="6" width="12" height="12"/>'
        f'<text x="{max(beside, 130) + 17:.0f}" y="16">{escape(chart.rest)}</text>'
        if chart.rest
        else ""
    )
    first = f'<rect class="part" x="0" y="6" width="12" height="12"/><text x="17" y="16">{escape(chart.part)}</text>'
    return first + second


def _bar(bar: Bar, line: int, scale: float, chart: Chart) -> str:
    top = _TOP + line * _ROW
    whole, part = scale * bar.whole, scale * bar.part
    middle = top + _THICK - 4
    return (
        f'<text x="{_LABEL - 8}" y="{middle}" text-anchor="end">{escape(_short(bar.label))}</text>'
        f'<rect class="rest" x="{_LABEL}" y="{top}" width="{whole:.1f}" height="{_THICK}"/>'
        f'<rect class="part" x="{_LABEL}" y="{top}" width="{part:.1f}" height="{_THICK}"/>'
        f'<text x="{_LABEL + whole + 6:.1f}" y="{middle}">{escape(_value(bar, chart))}</text>'
    )


def _value(bar: Bar, chart: Chart) -> str:
    if bar.value:
        return bar.value
    return f"{bar.part}/{bar.whole}" if chart.rest == "未读取" else str(bar.whole)


def _short(label: str) -> str:
    while width(label) > _LABEL_COLUMNS:
        label = plain(label, len(label) - 1)
    return label
