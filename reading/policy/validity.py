"""How long a document is in force, as its own text states."""

from __future__ import annotations

import re

from reading import dates
from records.dates import StatedDate

_TERM = re.compile(r"有效期(?:限)?(?:暂?定?)?(?:为|是)?([一二两三四五六七八九十]|\d{1,2})年")
_UNTIL = re.compile(r"有效期(?:限)?(?:为|暂定|截止)?(?:至|到)")
_OWN = re.compile(
    r"(?:施行|实施|执行|生效)|^第[一二三四五六七八九十百]{1,5}条本|^本(?:办法|细则|规定|意见|方案|通知|决定)"
)
_OTHERS = re.compile(r"原|证|许可|合同|资质|名单|此前|届满|延长|延续|重新")
"""Words of a sentence about something else than this document's own term."""
_DIGITS = {char: at for at, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_SENTENCE = re.compile("[。；;\n]")


def term(
    body: list[str],
) -> tuple[StatedDate | None, int | None, StatedDate | None]:
    """First day, term in years and last day; None for each that no sentence about the document itself states."""
    for sentence in _SENTENCE.split("\n".join(body)):
        at = sentence.find("有效期")
        if at < 0 or not _OWN.search(sentence) or _OTHERS.search(sentence):
            continue
        if found := _UNTIL.search(sentence):
            days = dates.find_spans(sentence[found.end() : found.end() + 20])
            if days and days[0][1] <= 2:
                return None, None, days[0][0]
        if found := _TERM.search(sentence):
            days = dates.find_spans(sentence[: found.start()])
            word = found.group(1)
            years = int(word) if word.isdigit() else _DIGITS[word]
            return (days[-1][0] if days else None), years, None
    return None, None, None
