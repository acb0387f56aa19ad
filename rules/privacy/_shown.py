"""What is said of groups of personal data: how many persons, which kinds, and the first places with masked words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from records import Article, Attachment, Evidence, FormerFile
from records.exposure import Exposure, Value
from rules.privacy._grades import Graded

_SHOWN = 3
_KINDS = {
    Value.ID: "完整身份证件号码", Value.ID15: "完整身份证件号码", Value.DISABILITY_CARD: "完整残疾人证号",
    Value.PASSPORT: "护照号码", Value.HOUSEHOLD: "户籍登记内容", Value.BANK: "银行账号", Value.SOCIAL_CARD: "社保卡号",
    Value.MOBILE: "手机号码", Value.ADDRESS: "详细住址", Value.STUDENT: "学号或工号", Value.EMAIL: "私人邮箱",
    Value.QQ: "QQ号", Value.WECHAT: "微信号", Value.BIRTH: "出生日期", Value.ID_MASKED: "脱敏不足的身份证件号码",
}  # fmt: skip
_LAWFUL_BESIDE = frozenset({Value.NAME, Value.MOBILE_MASKED, Value.BANK_MASKED, Value.PLATE})


def persons(groups: Sequence[Exposure]) -> int:
    """Persons of several groups, each once as far as their digests tell."""
    known = {mark for one in groups for mark in one.marks}
    return len(known) + sum(max(0, one.persons - len(one.marks)) for one in groups)


def evidence_of(
    subject: Article | Attachment | FormerFile, groups: Sequence[Exposure]
) -> tuple[Evidence, ...]:
    """The first places, with the masked words there."""
    seen = subject.present if isinstance(subject, FormerFile) else subject.evidence
    base = seen or Evidence(subject.url)
    pairs = [
        (place, example)
        for one in groups
        for place, example in zip(one.places, one.examples, strict=False)
    ]
    return tuple(
        replace(base, place=place, excerpt=example[:60]) for place, example in pairs[:_SHOWN]
    ) or (base,)


def kinds(groups: Sequence[Exposure]) -> str:
    """What is shown, in Chinese: 完整身份证件号码、银行账号、残疾信息."""
    values = {value: True for one in groups for value in one.values if value not in _LAWFUL_BESIDE}
    weak = any(one.residual is not None for one in groups)
    words = [
        _KINDS[value]
        for value in _KINDS
        if value in values and (value is not Value.ID_MASKED or weak)
    ]
    special = [f"{name}信息" for one in groups for name in one.special]
    return "、".join(dict.fromkeys(words + special)) or "个人信息"


def added(found: Sequence[Graded]) -> str:
    """What else is to be said: hidden content, how far a mask can be undone, a notice that is over, the home page."""
    said: list[str] = []
    hidden = dict.fromkeys(one.group.hidden for one in found if one.group.hidden)
    if hidden:
        said.append(f"在{'、'.join(hidden)}中")
    left = [one.group.residual for one in found if one.group.residual is not None]
    if left:
        said.append(f"脱敏号码结合同行内容只余约{min(left)}个候选")
    if any(one.expired for one in found):
        said.append("公示期已满仍未撤下")
    other = next((one.group.spliced for one in found if one.group.spliced), "")
    if other:
        said.append(f"与“{other}”的脱敏号码可相互拼合")
    if any(one.home for one in found):
        said.append("在网站首页")
    return f"（{'；'.join(said)}）" if said else ""
