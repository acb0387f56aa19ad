"""Guides to services: which of the eight classes of elements a page shows, and does it show them as labels?"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GUIDE = re.compile(
    r"(?:办事|服务|办理|审批|申报|申请|申领|许可|登记|业务)(?:工作)?(?:指南|须知|流程)"
)
"""Titles that call themselves guides; a disclosure guide is another matter."""
_SIGNS = (
    ("依据", ("设定依据", "实施依据", "办理依据")),
    ("条件", ("申请条件", "受理条件", "办理条件")),
    ("材料", ("申请材料", "办理材料", "申报材料", "所需材料")),
    ("流程", ("办理流程", "审批流程")),
    ("地点", ("办理地点", "受理地点")),
    ("", ("办理程序", "办理时限", "办理时间", "事项名称")),
)
"""Labels of a guide by the word that they end with: where that is not, none of them is."""
_FEW = 3
"""Such words from which a page may be a guide, whatever its title."""
_KINDS: tuple[tuple[str, str, str, str], ...] = (
    ("事项名称", r"(?:事项|项目|业务|服务|主项)名称|(?:办理|服务|办事|许可|审批)事项", r"事项", r""),
    ("设定依据", r"(?:设定|办理|实施|法律|法定|政策|审批|许可|受理|事项|文件)依据", r"依据", r"(?:依据|根据|依照)《"),
    (
        "申请条件",
        (r"(?:申请|办理|受理|许可|审批|批准|享受|资格|补贴|申领|申报|登记|救助|准入|参保)条件|"
         r"(?:办理|服务|申请|补贴|适用|保障|受理|发放|救助|享受|申报)(?:对象|范围)"),
        r"条件|对象",
        r"(?:符合|具备|满足)(?:以下|下列|如下)",
    ),
    (
        "办理材料",
        (r"(?:申请|办理|申报|所需|提交|应交|报送|受理|需要|登记|办事|须提供的?|应提交的?)(?:材料|资料|证件|要件)|"
         r"(?:材料|资料|要件)(?:清单|目录|名称|明细)"),
        r"材料|资料",
        r"(?:提交|提供|携带)(?:以下|下列|如下|本人)",
    ),
    (
        "办理地点",
        r"(?:办理|受理|办公|申请|窗口|服务|咨询|办事|经办|接件)(?:地点|地址|场所|窗口)|地\s{0,4}址|办理机构|受理机构",
        r"地点|窗口",
        r"(?:政务服务|便民服务|办事|行政服务)(?:中心|大厅)[^。，]{0,12}(?:号|楼|层|窗口)",
    ),
    (
        "办理时间",
        r"(?:办理|受理|办公|服务|工作|咨询|接待|对外服务)时间|(?:办理|办结|法定|承诺|审批)(?:时限|期限)",
        r"时间|时限",
        r"(?:周|星期)一至|工作日.{0,8}(?:上午|\d{1,2}[:：])|\d{1,3}个工作日",
    ),
    ("联系电话", r"电\s{0,4}话|联系方式|咨询方式", r"热线", r"\d{3,4}[-－—]\d{7,8}"),
    (
        "办理流程",
        r"(?:办理|审批|申请|受理|服务|申报|工作|办事|业务|经办|登记)(?:流程|程序|步骤|环节|方式)|流程图",
        r"流程|程序|步骤",
        r"",
    ),
)  # fmt: skip
"""Class; words that say it wherever they stand; ends of words that say it as a label; prose that says it unlabelled."""
_ANYWHERE = tuple(
    (name, re.compile(f"{words}|{prose}" if prose else words)) for name, words, _, prose in _KINDS
)
_NUMBER = r"^[（(]?[一二三四五六七八九十\d]{0,3}[）)、.．]{0,2}\s?[【\[]?"
_OF_PAGE = r"(?!发布|发文|更新|公布|公开|成文|印发|生成|创建|录入|上传)"
"""Labels of the page itself, not of the matter: 发布时间."""
_LABELS = tuple(
    (
        name,
        re.compile(
            rf"{_NUMBER}{_OF_PAGE}(?:{words}|[一-龥]{{0,6}}(?:{bare}))[】\]]?\s{{0,3}}(?:[：:]|$)"
        ),
    )
    for name, words, bare, _ in _KINDS
)
_LONG = 200
"""Characters of a line that holds a label and its value at most."""


def may_be_guide(title: str, visible: str) -> bool:
    """A look at the title, then at a few words (about 10 µs a page)."""
    if "公开指南" in title:
        return False
    if _GUIDE.search(title):
        return True
    if "办理" not in visible:
        return False
    there = (words for end, words in _SIGNS if end in visible)
    return sum(word in visible for words in there for word in words) >= _FEW


def calls_itself_guide(title: str) -> bool:
    """Does its title say that it is a guide to a service?"""
    return bool(_GUIDE.search(title)) and "公开" not in title


def elements(title: str, body: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The classes it shows, and how many of them as labels of their own; its title is the matter's name."""
    whole = "\n".join(body)
    labels = {name for name, label in _LABELS if any(_is_label(label, line) for line in body)}
    shown = {name for name, pattern in _ANYWHERE if pattern.search(whole)} | labels
    if title:
        shown.add("事项名称")
    ordered = tuple(name for name, *_ in _KINDS if name in shown)
    return ordered, len(labels - {"事项名称"})


def _is_label(label: re.Pattern[str], line: str) -> bool:
    return len(line) <= _LONG and label.match(line) is not None
