"""Numbers of official papers (发文字号): 国发〔2026〕12号, and nothing else (S4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.wording.form.found import HAN, LAYOUT, Paper
from records.wording import Slip

_NUMBER = re.compile(
    r"([〔\[［【（({])((?:19|20)[0-9]{2})([〕\]］】）)}]) ?(第)? ?([0-9]{1,5}) ?号"
    r"(?!.{0,4}(?:许可|批准|证|案|判|裁|地块|宗地))"
)
_LETTERS = re.compile(f"[{HAN}]{{2,14}} ?$")
_FIRST_YEAR = 2000
"""GB/T 9704—1999 brought 〔〕, in force since 2000; older papers bear the number that they were given."""
_OTHER = re.compile(
    "(?:公告|编号|代码|招标|采购|招采|竞磋|竞谈|询价|合同|项目|工程|标段|证|许可?|"
    "备案?|[立结撤侦公]?案|判决书?|裁定书?|调解书?|决定书|通知书|意见书|公证书?|鉴定?|检测?|检验|报告|评估?|估|审计|案号|令|期|"
    "国用|集用|国土|权|预|储|出让|储出|拍|挂|网挂|建字|律|告字|罚|字|批次|批准|注册|登记|地|土|仲|裁) ?$"
)
"""Letters that end so number something else: a case, a permit, a tender, a land title."""


def document_numbers(paper: Paper) -> Iterator[Slip]:
    """Years in other brackets, numbers with leading zeros, numbers with 第."""
    for match in _NUMBER.finditer(paper.plain):
        opened, year, closed, ordinal, number = match.groups()
        letters = _LETTERS.search(paper.text[max(0, match.start() - 15) : match.start()])
        if not letters or int(year) < _FIRST_YEAR or _OTHER.search(letters.group()):
            continue
        why = _why(opened, closed, ordinal, number)
        if why and int(number):
            right = f"〔{year}〕{int(number)}号"
            reason = f"发文字号中{'，'.join(why)}"
            yield paper.slip(*match.span(), right, "发文字号", reason, f"{LAYOUT}7.2.5")


def _why(opened: str, closed: str, ordinal: str | None, number: str) -> list[str]:
    why = []
    if opened + closed != "〔〕":
        why.append(f"年份应使用六角括号“〔〕”，不用“{opened}{closed}”")
    if ordinal:
        why.append("顺序号不加“第”字")
    if number.startswith("0"):
        why.append("顺序号不编虚位（即1不编为01）")
    return why
