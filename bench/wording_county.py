"""The invented county of `bench.wording_vote`: its names, its sentences, and innocent twins of what is common in it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from reading.page import read_prose
from sample.county import build

_DAY = date(2026, 11, 2)
_PAGES = 60
_HREF = re.compile("""<a[^>]{1,200}href=["\']([^"\'#]+)["\']""")
_RUN = re.compile("[一-鿿]{5,40}")
_TOWNS = (
    "云溪县",
    "栖雁镇",
    "柳桥镇",
    "枫渡乡",
    "石鼓街道",
    "杨家湾社区",
    "潘塘村",
    "胡桥村",
    "鲤鱼坝村",
    "青篱街道",
)
_BODIES = (
    "云溪县退役军人事务局", "云溪县住房保障中心", "云溪县行政审批局", "柳桥镇人民政府", "栖雁镇党委",
    "枫渡乡便民服务中心", "石鼓街道办事处", "潘塘村党支部", "云溪县融媒体中心", "杨家湾社区居委会",
)  # fmt: skip
_WORKS = (
    "柳溪引水工程",
    "枫渡大桥项目",
    "青篱湿地公园",
    "鲤鱼坝水库",
    "栖雁古镇",
    "石鼓产业园",
    "潘塘灌区",
    "柳桥大道",
)
_PARENTS = ("云溪县", "柳桥镇", "栖雁镇", "石鼓街道", "枫渡乡")
NAMES = (*_TOWNS, *_BODIES, *_WORKS)
"""All names of the county; half of the bodies are in its configuration."""
CONFIGURED = frozenset(_BODIES[:5])
_VERBS = ("", "组织", "持续", "全力", "扎实", "稳步", "深入", "积极", "着力", "切实")
_DAYS = tuple(f"{one}月份" for one in "一二三四五六七八九十")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = (
    "建社",
    "国芳",
    "竟争",
    "政府",
    "学位",
    "安泉",
    "建伟",
    "昌业",
    "成立",
    "治理",
    "富务",
    "明义",
    "志恒",
    "发展",
    "改戈",
)
_POSTS = ("主任", "书记", "同志", "局长", "组长", "镇长")
_DEEDS = (
    "主持会议",
    "走访群众",
    "到现场指导",
    "宣读表彰决定",
    "介绍有关情况",
    "检查安全生产",
    "推动项目建设",
)
_TWINS = ("汪家湾社区", "阳家湾社区", "刘桥镇", "封渡乡")
"""Other places that are called nearly so, by other surnames."""
_HARD = ("番塘村", "湖桥村", "流桥镇", "柳西引水工程", "十鼓街道", "青梨街道")
_ELSEWHERE = ("东陵县", "北安镇", "宁河区")
"""Others of the same sound in other counties: within one, names of places must not sound the same
(《地名管理条例》2022, art. 9)."""
_QUOTED = (
    "将“公平竞争”误写为“公平竟争”", "“经济发展”错写为“经挤发展”的",
    "“依法行政”写成了“依法行攻”", "“人民群众”误为“人民郡众”",
)  # fmt: skip
_TERMS = (
    "审贷分离制度", "复运进境的货物", "采用双罚制处理", "衔级管理规定",
    "质权登记事项", "竞业限制约定", "岸电设施使用", "吨税执照管理",
    "出票人的责任", "易制爆危险化学品", "该幅土地的界址", "助航设施维护",
    "联农带农机制", "厨余垃圾分类", "离监探亲审批", "野化训练基地",
)  # fmt: skip


def clauses(folder: Path | None) -> list[str]:
    """Clauses of right text, in the order of the folder's files; without a folder, of the sample county's pages."""
    lines = _lines(folder) if folder and folder.is_dir() else _sampled()
    return list(dict.fromkeys(run for line in lines for run in _RUN.findall(line)))


def _lines(folder: Path) -> Iterator[str]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("clean"):
            yield from path.read_text(encoding="utf-8").split("\n")
        elif path.suffix == ".tsv" and not path.name.startswith("known"):
            for line in path.read_text(encoding="utf-8").split("\n")[1:]:
                yield line.partition("\t")[2]


def _sampled() -> Iterator[str]:
    """The prose of the first pages of each site of the sample county."""
    county = build(8, _DAY)
    for site in county.sites:
        queue, asked = [site.url], set[str]()
        while queue and len(asked) < _PAGES:
            url = queue.pop(0)
            host, _, path = url.partition("://")[2].partition("/")
            reply = county.respond(host, f"/{path}")
            asked.add(url)
            if reply.content_type.startswith("text/html"):
                yield read_prose(reply.body, url, reply.content_type).text
                links = (urljoin(url, one) for one in _HREF.findall(reply.body.decode("latin-1")))
                queue += [one for one in links if one.startswith(site.url) and one not in asked]


def sentence(clause: str, chance: random.Random, *, names: bool = True) -> str:
    """A clause with what makes it one of many: a place, a body, a work or a month before it."""
    head = chance.choice(NAMES) if names else chance.choice(_DAYS)
    other = chance.choice((*_PARENTS, *_DAYS)) if chance.random() < 0.5 else ""
    return f"{other}{head}{chance.choice(_VERBS)}{clause}"


def innocent(chance: random.Random) -> str:
    """A sentence with something rare and right."""
    kind = chance.randrange(4)
    if kind == 0:
        person = chance.choice(_SURNAMES) + chance.choice(_GIVEN)
        return f"{chance.choice(_TOWNS)}{person}{chance.choice(_POSTS)}{chance.choice(_DEEDS)}"
    if kind == 1:
        if chance.random() < 0.5:
            return f"{chance.choice(_ELSEWHERE)}{chance.choice(_HARD)}{chance.choice(_DEEDS)}"
        parent = chance.choice(("", chance.choice(_PARENTS)))
        return f"{parent}{chance.choice(_TWINS)}{chance.choice(_VERBS)}{chance.choice(_DEEDS)}"
    if kind == 2:
        return chance.choice(_QUOTED)
    return f"{chance.choice(_TOWNS)}{chance.choice(_VERBS)}{chance.choice(_TERMS)}"
