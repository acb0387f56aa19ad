"""The agencies, sites, columns, duties, accounts and exemptions of a configuration, checked against each other."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urljoin

from records.addresses import authority, host_problem, normalise, problem_with
from records.config.table import Report, Table
from records.exemptions import Exemption
from records.kinds import COLUMN_KINDS, DUTY_KINDS, duty_name
from records.statistics import Target
from records.watched import Account, Agency, Column, Duty, Site

_SITE_CODE = re.compile(r"\d{10}|[a-z]{2}\d{8}", re.ASCII)
"""3300000001 for places, bm01000001 for ministries."""
LEVELS = ("政府", "部门", "乡镇街道", "事业单位")
_MOST = 1_000_000
"""Posts a year that a target can name."""
_ID = re.compile(r"[\w-][\w.-]{0,63}")
"""A site's id names its folder: safe on every file system, and short enough in Chinese too."""


_WITH_ID = frozenset({"agencies", "sites", "columns", "accounts"})
"""Tables whose rows have an id of their own."""


class Register:
    """What was read so far; later tables are checked against earlier ones."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self.agencies: list[Agency] = []
        self.sites: list[Site] = []
        self.columns: list[Column] = []
        self.duties: list[Duty] = []
        self.accounts: list[Account] = []
        self.exemptions: list[Exemption] = []
        self.targets: list[Target] = []
        self._ids: dict[str, set[str]] = {}
        self._homes: dict[str, str] = {}
        """Site → its home page."""
        self._owners: dict[str, Agency] = {}
        self._places: dict[str, Column] = {}
        self._pages: dict[tuple[str, str], str] = {}

    def read(self, top: Table) -> None:
        """Reads the seven arrays of tables."""
        for table in top.tables("agencies"):
            self.agencies.append(self._agency(table))
        self._check_parents(top)
        self._owners = {one.id: one for one in reversed(self.agencies)}
        for table in top.tables("sites"):
            self.sites.append(self._site(table))
        self._homes = {one.id: one.url for one in reversed(self.sites)}
        for table in top.tables("columns"):
            self.columns.append(self._column(table))
        self._places = {one.id: one for one in reversed(self.columns)}
        for table in top.tables("duties"):
            self.duties.extend(self._duties(table))
        for table in top.tables("accounts"):
            self.accounts.append(self._account(table))
        for table in top.tables("exemptions"):
            self.exemptions.append(self._exemption(table))
        for table in top.tables("targets"):
            self.targets.append(self._target(table))

    def _agency(self, table: Table) -> Agency:
        agency = Agency(
            id=self._id(table, "agencies"),
            name=table.text("name", None),
            short=table.texts("short"),
            level=table.choice("level", LEVELS, "部门"),
            parent=table.text("parent"),
        )
        table.finish()
        return agency

    def _check_parents(self, top: Table) -> None:
        known = self._ids.get("agencies", set())
        for position, agency in enumerate(self.agencies):
            if agency.parent and agency.parent not in known:
                where = (*top.where, "agencies", position, "parent")
                self._report.add(where, f"没有编号为“{agency.parent}”的单位")

    def _site(self, table: Table) -> Site:
        site = Site(
            id=self._id(table, "sites"),
            name=table.text("name", None),
            url=self._url(table, "url"),
            agency=self._known(table, "agency", "agencies"),
            code=table.text("code"),
            hosts=self._hosts(table),
        )
        if site.url and not problem_with(site.url):
            self._check_overlap(table, ("", normalise(site.url)), f"网站“{site.name}”")
        if site.code and not _SITE_CODE.fullmatch(site.code):
            table.problem("code", "网站标识码应为 10 位数字（部委为 bm 加 8 位数字）")
        table.finish()
        return site

    def _column(self, table: Table) -> Column:
        site = self._known(table, "site", "sites", required=True)
        home = self._homes.get(site, "")
        column = Column(
            id=self._id(table, "columns"),
            name=table.text("name", None),
            url=self._url(table, "url", home),
            kind=table.choice("kind", COLUMN_KINDS),
            site=site,
            agency=self._known(table, "agency", "agencies"),
            parent=table.text("parent"),
            first_level=table.flag("first_level", default=False),
            since=table.day("since"),
        )
        if column.url and not problem_with(column.url):
            self._check_overlap(table, (site, normalise(column.url)), f"栏目“{column.name}”")
        table.finish()
        return column

    def _check_overlap(self, table: Table, page: tuple[str, str], name: str) -> None:
        if page in self._pages:
            table.problem("url", f"与{self._pages[page]}是同一个网页，重叠")
        self._pages.setdefault(page, name)

    def _duties(self, table: Table) -> list[Duty]:
        agencies = self._owing(table)
        kind = table.choice("kind", DUTY_KINDS)
        year = table.whole("year", None, 2000, 2100)
        columns = table.texts("columns")
        for position, one in enumerate(columns):
            if one not in self._ids.get("columns", set()):
                table.problem_in("columns", position, f"没有编号为“{one}”的栏目")
        approved, due = table.day("approved"), table.day("due")
        table.finish()
        first = self._places.get(columns[0]) if columns else None
        duties = [
            Duty(
                id=f"{agency.id}-{kind}-{year}",
                agency=agency.id,
                kind=kind,
                year=year,
                name=duty_name(agency.name, year, kind),
                columns=columns,
                approved=approved,
                due=due,
                level=agency.level,
                site=first.site if first else "",
                url=first.url if first else "",
            )
            for agency in agencies
        ]
        for duty in duties:
            self._claim(table, "duties", duty.id, f"“{duty.name}”已在前面列出，公开义务重复")
        return duties

    def _owing(self, table: Table) -> list[Agency]:
        named = table.texts("agencies", None)
        known = self._owners
        for position, one in enumerate(named):
            if one != "*" and one not in known:
                table.problem_in("agencies", position, f"没有编号为“{one}”的单位")
        if "*" in named:
            return list({agency.id: agency for agency in self.agencies}.values())
        return [known[one] for one in named if one in known]

    def _account(self, table: Table) -> Account:
        account = Account(
            id=self._id(table, "accounts"),
            name=table.text("name", None),
            platform=table.text("platform", None),
            agency=self._known(table, "agency", "agencies"),
            url=self._url(table, "url") if table.has("url") else "",
            site=self._known(table, "site", "sites"),
            subject=table.text("subject"),
            registered=table.day("registered"),
            closed=table.day("closed"),
            feed=self._url(table, "feed") if table.has("feed") else "",
            interaction=_said(table, "interaction"),
            usable=_said(table, "usable"),
        )
        if account.registered and account.closed and account.closed < account.registered:
            table.problem("closed", "关停日期早于备案日期")
        if all(one.id != account.id for one in self.accounts):
            name = f"{account.platform}账号“{account.name}”"
            self._claim(table, "registered accounts", account.key, f"{name}重复")
        table.finish()
        return account

    def _exemption(self, table: Table) -> Exemption:
        given, until = table.has("until"), table.day("until")
        if not given:
            table.problem("", "缺少必填项 until")
        exemption = Exemption(
            rule=table.text("rule", None),
            agency=self._known(table, "agency", "agencies"),
            site=self._known(table, "site", "sites"),
            column=self._known(table, "column", "columns"),
            subject=table.text("subject"),
            reason=table.text("reason", None),
            person=table.text("person", None),
            document=table.text("document", None),
            until=until or date.max,
            line=table.line,
        )
        if not (exemption.agency or exemption.site or exemption.column or exemption.subject):
            table.problem("", "应写明豁免谁：agency、site、column、subject 至少写一项")
        table.finish()
        return exemption

    def _target(self, table: Table) -> Target:
        target = Target(
            agency=self._known(table, "agency", "agencies"),
            kind=table.choice("kind", ("", *COLUMN_KINDS), ""),
            least=table.whole("least", 0, 0, _MOST),
            aim=table.whole("aim", 0, 0, _MOST),
        )
        if not (target.least or target.aim):
            table.problem("", "目标应写明 least（确保不少于）或 aim（力争），至少一项")
        if target.aim and target.aim < target.least:
            table.problem("aim", "力争的条数不应少于确保的条数")
        if any((one.agency, one.kind) == (target.agency, target.kind) for one in self.targets):
            table.problem("", "同一单位、同一栏目类别的目标重复")
        table.finish()
        return target

    def _id(self, table: Table, kind: str) -> str:
        value = table.text("id", None)
        if value:
            self._claim(table, kind, value, f"编号“{value}”重复")
            if not _ID.fullmatch(value):
                table.problem("id", "编号只能用文字、数字、-、_ 和点，不以点开头，不超过 64 字")
        return value

    def _claim(self, table: Table, kind: str, value: str, message: str) -> None:
        taken = self._ids.setdefault(kind, set())
        if value in taken:
            table.problem("id" if kind in _WITH_ID else "", message)
        taken.add(value)

    def _known(self, table: Table, key: str, kind: str, *, required: bool = False) -> str:
        value = table.text(key, None if required else "")
        words = {"agencies": "单位", "sites": "网站", "columns": "栏目"}[kind]
        if value and value not in self._ids.get(kind, set()):
            table.problem(key, f"没有编号为“{value}”的{words}")
        return value

    def _hosts(self, table: Table) -> tuple[str, ...]:
        hosts = table.texts("hosts")
        for position, host in enumerate(hosts):
            if problem := host_problem(host):
                table.problem_in("hosts", position, f"{problem}：{host}")
        return tuple(authority(f"http://{host}/") or host for host in hosts)

    def _url(self, table: Table, key: str, base: str = "") -> str:
        """An address; with a `base`, a path that begins with a slash too."""
        value = table.text(key, None)
        url = urljoin(base, value) if base and value.startswith("/") else value
        if value and (problem := problem_with(url)):
            table.problem(key, f"{problem}：{value}")
        return url


def _said(table: Table, key: str) -> bool | None:
    """true, false, or nothing said."""
    return table.flag(key, default=False) if table.has(key) else None
