"""The note under the title of a government regulation (题注), as a page prints it, and the order beside the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from records.privacy import veil
from records.regulations import Caption

_TITLE = re.compile(r"(?:办法|规定|规则|细则)(?:[（(][^（）()]{1,40}[）)])?$")
_ANNOUNCES = re.compile(r"印发|转发|通知|征求意见|草案|解读|说明|公告|意见")
"""Words of titles that speak about a regulation, or bring another kind of document."""
_TEXT = re.compile(r"^\s?(?:第一章|第一条)")
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_NOTE = re.compile(r"[（(]([^（）()]{8,400})[）)]")
_OF_NOTE = re.compile(r"公布|发布|施行|令第|通过|修正|修订")
_NUMBER = re.compile(r"令\s?[（(]?第?\s?\d{1,4}\s?号")
_ORDER = re.compile(r"(?:人民政府|[部委局署]|委员会|总局)令")
_HIGHER = re.compile(r"国务院令|主席令|人民代表大会|常务委员会|人大常委会")
_ISSUED = re.compile(rf"{_DAY}[^（）()]{{0,60}}(?:公布|发布|令)")
_IN_FORCE = re.compile(rf"自\s?(?:{_DAY}|公布之日|发布之日)\s?起(?:施行|实施|生效)")
_AMENDED = re.compile(r"修正|修订|修改")
_SELF = re.compile(
    rf"根据{_DAY}[^。]{{0,80}}(?:修正|修订)|{_DAY}[^。]{{0,40}}第[一二三四五]次(?:修正|修订)"
)
_PROMULGATES = re.compile(r"(?:现予|予以)(?:公布|发布)|^[省市州]长\s?[：:]?\s?[一-龥]{2,4}$")
_ABOVE = 40
"""Lines before the first article among which title, note and order stand."""
_BELOW = 12
"""Last lines, among which the article on entry into force stands."""


def may_be_regulation(title: str) -> bool:
    """A look at the title: is it itself a regulation's?"""
    return bool(_TITLE.search(title)) and not _ANNOUNCES.search(title)


def caption(body: Sequence[str]) -> Caption | None:
    """What stands around the text of a regulation; None when the text is not in articles.

    `body`: the lines from the title on. A 规章 is told from a 规范性文件 by the order (令) that issued it, or by the
    column it stands in: the caption says what it found, and the reader of columns decides.
    """
    start = next((at for at, line in enumerate(body) if _TEXT.match(line)), None)
    if start is None:
        return None
    above = body[max(0, start - _ABOVE) : start]
    whole = "\n".join(above)
    note = _note("".join(above))
    last = "".join(body[-_BELOW:])
    beside = whole.replace("\n", "").replace(note, "") if note else whole
    order = next((line.strip() for line in above if _PROMULGATES.search(line.strip())), "")
    return Caption(
        noted=bool(note),
        issued=bool(_ISSUED.search(note)),
        numbered=bool(_NUMBER.search(note)),
        effective=bool(_IN_FORCE.search(note) or _IN_FORCE.search(last)),
        ordered=bool(_ORDER.search(whole)),
        higher=bool(_HIGHER.search(note)),
        amended=bool(_SELF.search(beside)),
        amendments=bool(_AMENDED.search(note)),
        order=veil(order[:40]),
    )


def _note(above: str) -> str:
    """The words in brackets that tell when and by whom it was issued; empty when there are none."""
    told = (found[1] for found in _NOTE.finditer(above))
    return next((words for words in told if _OF_NOTE.search(words)), "")
