"""What an office owes those who come to its site, for the case tables: whole subjects, but for what is said."""

from __future__ import annotations

from datetime import date

from records import StatedDate
from records.public_duties import (
    Channels,
    Institution,
    Letter,
    Overview,
    Places,
    Quarter,
    SelfChecks,
    ServiceGuide,
    Services,
)
from records.public_facts import ELEMENTS
from tests.rules.asking import SEEN

HOME = "http://www.yunxi.example/"
SITE = {"site": "www", "name": "云溪区人民政府", "url": HOME, "agency": "qzf", "level": "政府"}
ALL = ("办公地址", "办公时间", "联系电话", "负责人姓名")
PARTS = ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报")
ITEMS = (
    "机构信息", "领导信息", "政策文件", "规划计划", "统计信息", "许可和服务", "财政预决算", "重大建设项目",
    "民生领域", "应急管理",
)  # fmt: skip


def guide(*lacking: str, **kept) -> ServiceGuide:
    """A guide with all elements but these."""
    shown = tuple(one for one in ELEMENTS if one not in lacking)
    usual = {"elements": shown, "site": "www", "evidence": SEEN}
    return ServiceGuide(f"{HOME}bszn/1.html", "护士执业注册办事指南", **{**usual, **kept})


def poor(**kept) -> ServiceGuide:
    """A guide that lacks four classes."""
    return guide("设定依据", "办理地点", "办理时间", "联系电话", **kept)


def _of_site(noun, **kept):
    return noun(**{**SITE, "reached": True, "evidence": SEEN, **kept})


def services(*guides: ServiceGuide, **kept) -> Services:
    return _of_site(Services, guides=guides, **kept)


def institution(*lacking: str, **kept) -> Institution:
    shown = tuple(one for one in ALL if one not in lacking)
    return _of_site(Institution, **{"particulars": shown, "described": True, **kept})


def overview(figures: int | None) -> Overview:
    return Overview(f"{HOME}gk/", "云溪概况", figures, "www", evidence=SEEN)


def places(*lacking: str, **kept) -> Places:
    """A site with the column, all its parts and all places, but these."""
    parts = tuple(one for one in PARTS if one not in lacking)
    items = tuple(one for one in ITEMS if one not in lacking)
    usual = {"platform": True, "alike": True, "parts": parts, "items": items}
    return _of_site(Places, **{**usual, **kept})


def channels(consult: str = "", *others: str, **kept) -> Channels:
    return _of_site(Channels, consult=consult, others=others, **kept)


def letter(asked: date | StatedDate, replied: date | None = None, **kept) -> Letter:
    came = asked if isinstance(asked, StatedDate) else StatedDate.of(asked)
    answered = StatedDate.of(replied) if replied else None
    usual = {"sort": "咨询", "site": "www", "evidence": SEEN}
    return Letter(f"{HOME}xx/1.html", "公交末班车时刻", came, answered, **{**usual, **kept})


def checks(*quarters: tuple[int, int], **kept) -> SelfChecks:
    return _of_site(SelfChecks, quarters=tuple(Quarter(*one) for one in quarters), **kept)
