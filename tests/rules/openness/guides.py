"""Disclosure guides for the case tables: a whole one, but for what is said."""

from __future__ import annotations

from records import DisclosureGuide, PolicyFacts
from tests.rules.asking import SEEN

ALL = ("机构名称", "办公地址", "办公时间", "联系电话", "传真号码", "互联网联系方式")


def guide(contacts=ALL, repealed=(), **kept) -> DisclosureGuide:
    usual = {"text_length": 2000, "site": "www", "evidence": SEEN}
    facts = PolicyFacts(contacts=tuple(contacts), repealed=tuple(repealed))
    return DisclosureGuide(
        "http://www.yunxi.example/zn/", "政府信息公开指南", facts, **{**usual, **kept}
    )
