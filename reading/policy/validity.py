"""How long a document is in force, as its own text states."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading import dates
from records.dates import StatedDate

_DATE = r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
_SPEAKS = re.compile(rf"有效期|试行|[至到]{_DATE}止|自[动行](?:失效|废止)")
"""What every sentence on a term holds; all others are passed over."""
_TERM = re.compile(
    r"(?:有效期(?:限)?(?:暂?定?)?(?:为|是)?|试行(?:期限?)?(?:暂?定?)?(?:为|是)?)"
    r"(?:自(?:发布|印发|公布|施行|实施)之日起)?([一二两三四五六七八九十]|\d{1,2})年"
)
_UNTIL = re.compile(
    rf"有效期(?:限)?(?:为|暂定|截止)?(?:自{_DATE}起?)?[至到]|"
    rf"(?:施行|实施|执行|试行|生效)[，,]?(?:有效期?)?[至到](?={_DATE}止)|[，,于](?={_DATE}自[动行](?:失效|废止))"
)
_LATER = re.compile(r"[日天月]后")
"""自发布之日起三十日后施行: the day on which the term begins stands nowhere."""
_OWN = re.compile(
    r"(?:施行|实施|执行|试行|生效)|^第[一二三四五六七八九十百]{1,5}条本|^本(?:办法|细则|规定|意见|方案|通知|决定)"
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
        if not (_SPEAKS.search(sentence) and _OWN.search(sentence)) or _OTHERS.search(sentence):
            continue
        if found := _UNTIL.search(sentence):
            days = dates.find_spans(sentence[found.end() : found.end() + 20])
            if days and days[0][1] <= 2:
                return None, None, days[0][0]
        if found := _TERM.search(sentence):
            days = dates.find_spans(sentence)
            if not days and _LATER.search(sentence):
                continue
            word = found.group(1)
            years = int(word) if word.isdigit() else _DIGITS[word]
            return _begins(days, found.start()), years, None
    return None, None, None


def _begins(days: Sequence[tuple[StatedDate, int, int]], term: int) -> StatedDate | None:
    """The last day before the term, else the first behind it (有效期五年，自…起施行)."""
    before = [day for day, at, _ in days if at < term]
    return before[-1] if before else days[0][0] if days else None
