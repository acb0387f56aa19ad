"""Six small sites that live through a year: what they answer is that of the moment which a clock of ours shows.

For `bench.year`, which puts an office before them whose machine is killed, full, locked and off for weeks.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from html import escape
from random import Random

from sample import words
from sample.configuration import _agency, _column
from sample.county import County
from sample.dialect import Target, What
from sample.identities import masked, people
from sample.nouns import ColumnPlan, Form, Item, Reply, SitePlan
from sample.year_script import (
    AGENCIES,
    CORRECTED,
    FIRST,
    NEW_HOST,
    SITES,
    Trouble,
    now,
    spans,
)

SEED = 20260104
FORM_PAGE = "/xz/sqb.html"
"""The form to which a notice links."""
_BEFORE = 6
"""Rows that every list has at the beginning of the year."""
_KEPT = 4000
"""Columns whose rows are kept in memory."""
_ROT_EVERY = 10
"""Days after which the next article of a rotting site is gone."""
_HOSTS = {site.host: site for site in SITES} | {
    NEW_HOST: next(one for one in SITES if one.key == "qxj")
}
_BLOCKED = (
    "<html><head><title>拦截提示</title></head><body>您的请求已被网站防火墙拦截</body></html>"
)


def _noon() -> datetime:
    return datetime.combine(FIRST, time(12))


@dataclass(frozen=True)
class YearCounty(County):
    """The six sites; each answer is that of the moment the clock shows."""

    clock: Callable[[], datetime] = field(default=_noon, repr=False)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Every host under which a site stands in the course of the year."""
        return tuple(self._hosts)

    def respond(self, host: str, path: str) -> Reply:
        """What a site answers to GET at this moment."""
        moment = self.clock()
        there = replace(self, today=moment.date(), hour=moment.hour)
        return there.then(host.rsplit(":", 1)[0].lower(), path)

    def items(self, site: SitePlan, column: ColumnPlan) -> tuple[Item, ...]:
        """The rows of a column, newest first: what was posted on an earlier day."""
        today = self.scene.today
        key = (site.id, column.key, today)
        if key not in self._shelf:
            if len(self._shelf) >= _KEPT:
                self._shelf.clear()
            rows = [one for one in _rows(site, column) if one.published < today]
            self._shelf[key] = tuple(sorted(rows, key=lambda one: one.number, reverse=True))
        return self._shelf[key]

    def then(self, host: str, path: str) -> Reply:
        """What a host answers on the day that the county is looked at."""
        site = self.site_at(host)
        if site is None:
            return Reply(404, b"no such site", "text/plain")
        troubles = now(site.key, self.scene.today)
        moved = Trouble.MOVED in troubles
        if host == NEW_HOST and not moved:
            return Reply(404, b"no such site", "text/plain")
        if Trouble.DOWN in troubles:
            return Reply(0, b"", reset=True)
        if Trouble.FAILING in troubles:
            return Reply(500, "<html><body>服务器内部错误</body></html>".encode())
        if Trouble.BLOCKED in troubles:
            return Reply(403, _BLOCKED.encode(), "text/html; charset=utf-8")
        if moved and host != NEW_HOST:
            return Reply(301, b"", location=f"http://{NEW_HOST}{path}")
        if path == FORM_PAGE:
            return _form(troubles)
        return self._page(_shown(site, troubles), path)

    def _target(self, site: SitePlan, path: str, target: Target) -> Reply | None:
        """As the county's; an article that has rotted away is not there, though its list still names it."""
        gone = _rotten(site, target.column, self.scene.today)
        if target.what is What.ARTICLE and target.number in gone:
            return None
        reply = super()._target(site, path, target)
        return _redacted(site, reply, self.scene.today) if reply else None


def year_county(clock: Callable[[], datetime]) -> YearCounty:
    """The six sites before a clock."""
    return YearCounty(SEED, FIRST, SITES, AGENCIES, _hosts=_HOSTS, clock=clock)


# ---- rows ------------------------------------------------------------------------------------------


def _rows(site: SitePlan, column: ColumnPlan) -> Iterator[Item]:
    """All rows of a list from before the year to its end, oldest first."""
    if column.form is not Form.LIST:
        return
    random = Random(f"{SEED}/{site.id}/{column.key}")
    silent = spans(site.key, Trouble.SILENT) if column.key == "gzdt" else ()
    day = FIRST - timedelta(days=_BEFORE * column.step - site.number - 1)
    number, taken = 0, set[str]()
    while day < date(FIRST.year + 1, 2, 1):
        title = words.title(random, column.kind, site.region, day)
        while title in taken:
            title += "（续）"
        taken.add(title)
        if not any(one.holds(day) for one in silent):
            yield _item(site, column, number, title, day)
        day += timedelta(days=column.step)
        number += 1


def _item(site: SitePlan, column: ColumnPlan, number: int, title: str, day: date) -> Item:
    lines: tuple[str, ...] = ()
    if column.key == "tzgg" and number == 1 and spans(site.key, Trouble.DEAD):
        lines = (f'<p>请下载<a href="{FORM_PAGE}">申请表</a>，填写后报送。</p>',)
    if column.key == "tzgg" and number == _leaking(site, column):
        title, lines = "关于公益性岗位补贴发放名单的公示", (_list(site),)
    return Item(number, title, day, day, site.agency.name, lines=lines)


def _leaking(site: SitePlan, column: ColumnPlan) -> int:
    """Number of the notice that leaks: the first one that is seen on or after the day on which that begins."""
    for one in spans(site.key, Trouble.LEAK):
        begin = FIRST - timedelta(days=_BEFORE * column.step - site.number - 1)
        return -((begin + timedelta(days=1) - one.first).days // column.step)
    return -1


def _list(site: SitePlan) -> str:
    rows = "".join(
        f"<tr><td>{escape(one.name)}</td><td>{one.number}</td></tr>" for one in people(site.id)
    )
    return f"<table><tr><th>姓名</th><th>身份证号码</th></tr>{rows}</table>"


def _form(troubles: frozenset[Trouble]) -> Reply:
    text, status = "<h1>申请表</h1><p>请填写姓名和事由。</p>", 200
    if Trouble.DEAD in troubles:
        text, status = "<h1>404</h1>", 404
    return Reply(status, f"<html><body>{text}</body></html>".encode(), "text/html; charset=utf-8")


# ---- troubles --------------------------------------------------------------------------------------


def _shown(site: SitePlan, troubles: frozenset[Trouble]) -> SitePlan:
    if Trouble.FOOTER not in troubles:
        return site
    return replace(site, marks=replace(site.marks, site_code=False))


def _rotten(site: SitePlan, column: ColumnPlan, day: date) -> range:
    """Numbers of the articles that are gone by a day."""
    begun = [one.first for one in spans(site.key, Trouble.ROTTING) if one.holds(day)]
    if not begun or column.key != "gzdt":
        return range(0)
    return range((day - begun[0]).days // _ROT_EVERY + 1)


def _redacted(site: SitePlan, reply: Reply, day: date) -> Reply:
    """With the identity numbers masked once the leak is mended."""
    mended = [one for one in spans(site.key, Trouble.LEAK) if day >= one.last]
    if not mended:
        return reply
    body = reply.body
    for one in people(site.id):
        body = body.replace(one.number.encode(), masked(one.number).encode())
    return replace(reply, body=body)


# ---- configuration -----------------------------------------------------------------------------------

_TOP = """\
data = "data"
profile = "national"
[office]
name = "云溪区人民政府办公室"
region = "云溪区"
series = "云府办函"
deadline_days = 7
[crawl]
pause = 0
timeout = 3
total_timeout = 10
retries = 1
contact = "zwgk@www.yunxi.example"
[crawl.resolve]
"""
_PLANS = """
[[schedule.plans]]
name = "每周检查"
every = "week"
theme = "每周检查"
rules = ["availability", "updates", "links", "identity", "privacy"]
formats = ["md", "xlsx"]
[[schedule.plans]]
name = "每月主题"
every = "month"
on = "第3个工作日"
time = "03:00"
themes = ["年报", "财政预决算", "规范性文件", "个人隐私", "解读", "链接与标识", "应急与公共卫生", "重点领域",
  "栏目更新", "年报", "个人隐私", "链接与标识"]
formats = ["md", "docx"]
[[schedule.plans]]
name = "季度全面检查"
every = "quarter"
on = "倒数第10个工作日"
formats = ["md", "docx"]
[[schedule.plans]]
name = "年度通报"
every = "year"
on = "第1个工作日"
time = "05:00"
work = "年度通报"
formats = ["md", "docx", "xlsx"]
"""


def year_config(port: int, day: date, *, notify: str = "", backup: str = "", floor: int = 0) -> str:
    """The office's configuration as it stands on a day; `notify`: the address of a webhook."""
    keeping = f"[keeping]\nfloor = {floor}\nbackup = {json.dumps(backup)}\nbackups = 3\n"
    schedule = "[schedule]\nprobes = 0\njitter = 0\n" + _PLANS
    told = _notify(notify) if notify else ""
    return f"{keeping}{schedule}{told}".join(config_parts(port, year_county(_noon), day))


def config_parts(port: int, county: YearCounty, day: date) -> tuple[str, str]:
    """Head and body of a configuration for sites like these, without schedule, keeping and notifications."""
    hosts = "".join(f'"{host}" = "127.0.0.1:{port}"\n' for host in county.hosts)
    agencies = "\n".join(map(_agency, county.agencies))
    columns = "\n".join(_column(county, site, one) for site in county.sites for one in site.columns)
    sites = "\n".join(_site(site, day) for site in county.sites)
    return _TOP + hosts, f"{agencies}\n{sites}\n{columns}"


def _site(site: SitePlan, day: date) -> str:
    moved = bool(spans(site.key, Trouble.MOVED)) and day >= CORRECTED
    host = NEW_HOST if moved else site.host
    also = f"hosts = [{json.dumps(site.host)}]\n" if moved else ""
    return (
        f'[[sites]]\nid = "{site.id}"\nname = "{site.name}"\nurl = "http://{host}/"\n'
        f'agency = "{site.agency.id}"\ncode = "{site.code}"\n{also}'
    )


def _notify(address: str) -> str:
    channel = f'[[notify.channels]]\nname = "hook"\nkind = "webhook"\naddress = "{address}"\n'
    editors = "".join(
        f'[[notify.recipients]]\nrole = "editors"\nagency = "{one.id}"\nchannels = ["hook"]\n'
        for one in AGENCIES
    )
    others = "".join(
        f'[[notify.recipients]]\nrole = "{one}"\nchannels = ["hook"]\n'
        for one in ("inspectors", "operator")
    )
    return f"[notify]\nrest_days = false\n{channel}{editors}{others}"
