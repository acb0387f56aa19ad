"""What one page says to those who come to the office: how a matter is done, where it is, what became of a letter."""

from __future__ import annotations

from dataclasses import dataclass

from records.dates import StatedDate
from records.officials import Move, Shown
from records.regulations import Caption

ELEMENTS: tuple[str, ...] = (
    "事项名称", "设定依据", "申请条件", "办理材料", "办理地点", "办理时间", "联系电话", "办理流程",
)  # fmt: skip
"""The eight classes of elements of a guide (国办秘函〔2019〕19号)."""


@dataclass(frozen=True, slots=True)
class PublicFacts:
    """What one page says as a guide, as a page on the institution or the place, or as a letter with its answer."""

    elements: tuple[str, ...] = ()
    """Of a guide: the classes of elements that it shows, of `ELEMENTS`."""
    labelled: int = 0
    """How many of them stand as labels of their own; from two on the page is laid out as a guide."""
    particulars: tuple[str, ...] = ()
    """Of a page on the institution: 办公地址, 办公时间, 联系电话, 负责人姓名, as far as it shows them."""
    figures: int | None = None
    """Of a page on the place: the newest year that its figures are of."""
    asked: StatedDate | None = None
    """Of a letter: the day it came."""
    replied: StatedDate | None = None
    """The day it was answered."""
    waiting: bool = False
    """Does the page say that it was not answered yet?"""
    sort: str = ""
    """What the page calls it: 咨询, 建议, 投诉 …"""
    tallied: bool = False
    """Does it say how many letters came and were answered?"""
    leaders: tuple[Shown, ...] = ()
    """Of a page of leaders: the names that it shows."""
    moves: tuple[Move, ...] = ()
    """Of a notice on personnel (任免): who took which office, and who left which."""
    caption: Caption | None = None
    """Of a page with a text in articles: what stands under its title (题注)."""
