"""A configuration: a small good one, and every way to get it wrong.

In the tables a line that must be named by an error ends in `#!`; where one line has two faults, in `#!!`.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from records.config import apart, load
from records.config.hours import Hours
from records.config.load import read_here
from records.config.standard_calendar import STANDARD
from records.errors import ConfigError, Problem

OFFICE = """
[office]
name = "云溪区人民政府办公室"
region = "云溪区"
"""
AGENCIES = """
[[agencies]]
id = "czj"
name = "云溪区财政局"
short = ["财政局", "区财政局"]

[[agencies]]
id = "bsz"
name = "白石镇人民政府"
level = "乡镇街道"
parent = "czj"
"""
SITES = """
[[sites]]
id = "www"
name = "云溪区人民政府"
url = "http://www.yunxi.example/"
agency = "czj"
code = "9901010001"
hosts = ["ZWGK.yunxi.example"]
"""
COLUMNS = """
[[columns]]
id = "ysgk"
name = "预算公开"
url = "/zwgk/ysgk/"
kind = "财政预决算"
site = "www"
agency = "czj"
since = 2020-01-01
"""
DUTIES = """
[[duties]]
agencies = ["*"]
kind = "部门预算"
year = 2026
columns = ["ysgk"]
approved = 2026-02-10
"""
CRAWL = """
[crawl]
contact = "office@yunxi.example"
resolve = { "www.yunxi.example" = "127.0.0.1:8741" }
"""
SCHEDULE = """
[[schedule.plans]]
name = "weekly"
every = "week"
day = 1
"""
YEARLY = """
[[schedule.plans]]
name = "yearly"
every = "year"
on = "2月1日" """
PARTS = (OFFICE, AGENCIES, SITES, COLUMNS, DUTIES, CRAWL, SCHEDULE)


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def whole(*changed: str, without: tuple[str, ...] = ()) -> str:
    """The good configuration with the sections replaced that begin with the same table."""
    parts = {_head(part): part for part in PARTS if part not in without}
    for part in changed:
        parts[_head(part)] = part
    return "".join(parts.values())


def _head(part: str) -> str:
    line = next(line for line in part.splitlines() if line.startswith("["))
    return line.partition("#")[0].strip()


def problems(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(ConfigError) as caught:
        load(path)
    return caught.value.problems


def marked(text: str) -> list[int]:
    """Numbers of the marked lines, twice for a double mark."""
    found: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        found += [number] * line.partition("#")[2].count("!")
    return found


def test_a_good_configuration(tmp_path: Path):
    """Everything that was written arrives; everything else has its default."""
    config = load(written(tmp_path, whole()))

    assert [agency.id for agency in config.agencies] == ["czj", "bsz"]
    assert (config.agencies[0].level, config.agencies[1].level) == ("部门", "乡镇街道")
    assert config.sites[0].hosts == ("zwgk.yunxi.example",)
    assert config.columns[0].url == "http://www.yunxi.example/zwgk/ysgk/"
    assert config.columns[0].since == date(2020, 1, 1)
    assert config.columns_of("www") == config.columns
    assert config.columns_of("other") == ()
    assert [(duty.id, duty.name, duty.level) for duty in config.duties] == [
        ("czj-部门预算-2026", "云溪区财政局2026年部门预算", "部门"),
        ("bsz-部门预算-2026", "白石镇人民政府2026年部门预算", "乡镇街道"),
    ]
    assert {duty.approved for duty in config.duties} == {date(2026, 2, 10)}
    assert {duty.url for duty in config.duties} == {config.columns[0].url}
    assert config.crawl.pause == 1.0
    assert config.crawl.resolve == {"www.yunxi.example": "127.0.0.1:8741"}
    assert config.crawl.allow_private == ("www.yunxi.example", "zwgk.yunxi.example")
    assert [(plan.name, plan.time) for plan in config.schedule.plans] == [("weekly", "02:00")]
    assert (config.data, config.profile) == (tmp_path / "data", "national")
    assert config.sample is None


def test_a_byte_order_mark_is_no_fault(tmp_path: Path):
    config = load(written(tmp_path, b"\xef\xbb\xbf" + whole().encode()))

    assert config.path == tmp_path / "config.toml"


def test_lines_of_windows_count_as_lines(tmp_path: Path):
    text = whole(OFFICE + 'naem = "x" #!\n').replace("\n", "\r\n")

    assert [one.line for one in problems(written(tmp_path, text))] == marked(text)


def test_the_least_configuration(tmp_path: Path):
    """A site and an office are enough."""
    config = load(
        written(
            tmp_path,
            OFFICE + '[[sites]]\nid = "w"\nname = "某网"\nurl = "https://w.example"\n',
        )
    )

    assert (config.columns, config.duties) == ((), ())
    assert (config.schedule.plans, config.schedule.standard) == (STANDARD, True)


def test_no_plans_are_none_and_not_the_standard_ones(tmp_path: Path):
    config = load(written(tmp_path, whole("[schedule]\nplans = []\n", without=(SCHEDULE,))))

    assert (config.schedule.plans, config.schedule.standard) == ((), False)


def test_a_calendar_of_work(tmp_path: Path):
    """Plans begin when visits are allowed; a reminder visits nothing, so it may come by day."""
    text = """
[schedule]
hours = ["22:00-05:00", "下班时间"]
site_hours = { "zwgk.yunxi.example" = "23:00-04:00" }
[[schedule.plans]]
name = "a"
every = "month"
themes = ["年报", "财政预决算"]
[[schedule.plans]]
name = "b"
every = "duty"
work = "提醒"
duties = ["部门预算"]
[[schedule.plans]]
name = "c"
every = "quarter"
day = 8
sites = ["www"]
"""
    schedule = load(written(tmp_path, whole(text, without=(SCHEDULE,)))).schedule

    assert schedule.hours == Hours(((1320, 300),), off_duty=True)
    assert schedule.site_hours == {"www": Hours(((1380, 240),))}
    assert [(plan.on, plan.time) for plan in schedule.plans] == [
        ("第1个工作日", "02:00"),
        ("到期后第1个工作日", "09:00"),
        ("末月8日", "02:00"),
    ]


def test_the_standard_calendar_keeps_to_the_hours(tmp_path: Path):
    """Rounds begin with the first span, reminders at nine as ever."""
    text = whole('[schedule]\nhours = ["19:00-23:00"]\n', without=(SCHEDULE,))
    schedule = load(written(tmp_path, text)).schedule

    assert {plan.time for plan in schedule.plans if plan.work != "提醒"} == {"19:00"}
    assert {plan.time for plan in schedule.plans if plan.work == "提醒"} == {"09:00"}


def site(*lines: str) -> str:
    return SITES + "\n".join(lines) + "\n"


def column(url: str) -> str:
    """A second column, with its address marked."""
    rest = 'kind = "其他"\nsite = "www"'
    return f'{COLUMNS}[[columns]]\nid = "b"\nname = "x"\nurl = "{url}" #!\n{rest}\n'


ACCOUNT = "[[accounts]]\nid = 'a'\nname = 'n'\nplatform = '微信'\n"
FAR_COLUMN = COLUMNS.replace('"/zwgk/ysgk/"', '"http://www.yunxi.example/zwgk/ysgk/"')

WRONG = [
    # ---- unknown keys, with the nearest known one
    (
        "a key misspelt",
        [OFFICE + 'regoin = "x" #!\n'],
        [("office.regoin", "不认识的配置项，是否想写 region")],
    ),
    (
        "a key unlike any",
        [OFFICE + "zzz = 1 #!\n"],
        [("office.zzz", "不认识的配置项；可用：name、region")],
    ),
    ("a key in a list of tables", [SITES + "ur = 1 #!\n"], [("sites[1].ur", "是否想写 url")]),
    ("a table misspelt", [SITES + '[[column]] #!\nid = "x"\n'], [("column", "是否想写 columns")]),
    (
        "a key above all tables",
        ["\ndaat = 'x' #!\n[office]\nname = 'a'\nregion = 'b'\n"],
        [("daat", "是否想写 data")],
    ),
    # ---- identities
    (
        "an agency twice",
        [AGENCIES + '[[agencies]]\nid = "czj" #!\nname = "x"\n'],
        [("agencies[3].id", "编号“czj”重复")],
    ),
    (
        "a site twice",
        [site("[[sites]]", 'id = "www" #!', 'name = "x"', 'url = "http://b.example"')],
        [("sites[2].id", "编号“www”重复")],
    ),
    (
        "a column twice",
        [
            COLUMNS
            + '[[columns]]\nid = "ysgk" #!\nname = "x"\nurl = "/x/"\nkind = "其他"\nsite = "www"\n'
        ],
        [("columns[2].id", "编号“ysgk”重复")],
    ),
    (
        "an account twice",
        [ACCOUNT + ACCOUNT.replace("'a'", "'a' #!")],
        [("accounts[2].id", "重复")],
    ),
    (
        "an account under two ids",
        [ACCOUNT + ACCOUNT.replace("[[accounts]]", "[[accounts]] #!").replace("'a'", "'b'")],
        [("accounts[2]", "微信账号“n”重复")],
    ),
    (
        "an account closed before it was registered",
        [ACCOUNT + "registered = 2022-05-06\nclosed = 2022-05-05 #!\n"],
        [("accounts[1].closed", "早于备案日期")],
    ),
    (
        "an account's site and feed",
        [ACCOUNT + "site = 'nowhere' #!\nfeed = 'feed.xml' #!\n"],
        [("accounts[1].site", "没有编号为“nowhere”的网站"), ("accounts[1].feed", "须以 http://")],
    ),
    (
        "an id that leaves its folder",
        [SITES.replace('"www"', '"../www" #!'), COLUMNS.replace('"www"', '"../www"')],
        [("sites[1].id", "编号只能用文字、数字")],
    ),
    (
        "an id that begins with a dot",
        [
            AGENCIES.replace('id = "czj"', 'id = ".czj" #!').replace('parent = "czj"', ""),
            SITES.replace('"czj"', '".czj"'),
            COLUMNS.replace('"czj"', '".czj"'),
        ],
        [("agencies[1].id", "不以点开头")],
    ),
    (
        "an id of 65 characters",
        [AGENCIES.replace('"bsz"', '"' + "白" * 65 + '" #!')],
        [("agencies[2].id", "不超过 64 字")],
    ),
    # ---- addresses
    (
        "no scheme",
        [SITES.replace('"http://www.yunxi.example/"', '"www.yunxi.example" #!'), FAR_COLUMN],
        [("sites[1].url", "须以 http:// 或 https:// 开头：www.yunxi.example")],
    ),
    (
        "credentials",
        [
            SITES.replace('"http://www', '"http://me:word@www').replace(
                'example/"', 'example/" #!'
            ),
            FAR_COLUMN,
        ],
        [("sites[1].url", "不得含有用户名或密码")],
    ),
    (
        "a space",
        [SITES.replace('example/"', 'example/a b" #!'), FAR_COLUMN],
        [("sites[1].url", "含有空白")],
    ),
    (
        "a bad port",
        [SITES.replace('example/"', 'example:99999/" #!'), FAR_COLUMN],
        [("sites[1].url", "网址格式错误")],
    ),
    (
        "a column without scheme",
        [COLUMNS.replace('"/zwgk/ysgk/"', '"www.yunxi.example/zwgk/ysgk/" #!')],
        [("columns[1].url", "须以 http://")],
    ),
    (
        "a column with broken brackets",
        [COLUMNS.replace('"/zwgk/ysgk/"', '"http://[::1/a" #!')],
        [("columns[1].url", "网址格式错误")],
    ),
    (
        "an account's address",
        [ACCOUNT + "url = 'weixin' #!\n"],
        [("accounts[1].url", "须以 http://")],
    ),
    (
        "a host that is an address",
        [SITES.replace('"ZWGK.yunxi.example"]', '"http://a.example/"] #!')],
        [("sites[1].hosts[1]", "应为主机名")],
    ),
    (
        "a site code of nine digits",
        [SITES.replace('"9901010001"', '"990101000" #!')],
        [("sites[1].code", "10 位数字")],
    ),
    # ---- overlaps
    (
        "a page in two columns",
        [column("/zwgk/ysgk/")],
        [("columns[2].url", "与栏目“预算公开”是同一个网页")],
    ),
    ("the same with a fragment", [column("/zwgk/ysgk/#a")], [("columns[2].url", "同一个网页")]),
    (
        "the same in capitals and with the port",
        [column("HTTP://WWW.Yunxi.Example:80/zwgk/ysgk/")],
        [("columns[2].url", "同一个网页")],
    ),
    ("the same by dots", [column("/zwgk/./x/../ysgk/")], [("columns[2].url", "同一个网页")]),
    (
        "a home page in two sites",
        [site("[[sites]]", 'id = "b"', 'name = "x"', 'url = "http://www.yunxi.example" #!')],
        [("sites[2].url", "与网站“云溪区人民政府”是同一个网页")],
    ),
    # ---- references
    (
        "an unknown parent",
        [AGENCIES.replace('parent = "czj"', 'parent = "zfb" #!')],
        [("agencies[2].parent", "“zfb”的单位")],
    ),
    (
        "a site of nobody",
        [SITES.replace('agency = "czj"', 'agency = "zfb" #!')],
        [("sites[1].agency", "“zfb”的单位")],
    ),
    (
        "a column of no site",
        [
            COLUMNS.replace('site = "www"', 'site = "w" #!').replace(
                '"/zwgk/ysgk/"', '"http://a.example/"'
            )
        ],
        [("columns[1].site", "没有编号为“w”的网站")],
    ),
    (
        "a duty of an unknown agency",
        [DUTIES.replace('["*"]', '[\n  "czj",\n  "nobody", #!\n]')],
        [("duties[1].agencies[2]", "没有编号为“nobody”的单位")],
    ),
    (
        "a duty in an unknown column",
        [DUTIES.replace('["ysgk"]', '["ysgk", "x"] #!')],
        [("duties[1].columns[2]", "“x”的栏目")],
    ),
    (
        "a duty twice",
        [DUTIES + '[[duties]] #!\nagencies = ["bsz"]\nkind = "部门预算"\nyear = 2026\n'],
        [("duties[2]", "“白石镇人民政府2026年部门预算”已在前面列出")],
    ),
    (
        "an unknown class",
        [COLUMNS.replace('"财政预决算"', '"财政预算" #!')],
        [("columns[1].kind", "是否想写“财政预决算”")],
    ),
    (
        "an unknown kind of duty",
        [DUTIES.replace('"部门预算"', '"单位预算" #!')],
        [("duties[1].kind", "可选：政府预算")],
    ),
    (
        "an empty level",
        [AGENCIES.replace('"乡镇街道"', '"" #!')],
        [("agencies[2].level", "不在可选值之内")],
    ),
    # ---- schedules
    (
        "the 31st",
        [SCHEDULE.replace('"week"', '"month"').replace("day = 1", "day = 31 #!")],
        [("schedule.plans[1].day", "应在 1 到 28 之间")],
    ),
    (
        "an eighth weekday",
        [SCHEDULE.replace("day = 1", "day = 8 #!")],
        [("schedule.plans[1].day", "应在 1 到 7 之间")],
    ),
    (
        "day nought",
        [SCHEDULE.replace("day = 1", "day = 0 #!")],
        [("schedule.plans[1].day", "应在 1 到 7 之间")],
    ),
    (
        "25 o'clock",
        [SCHEDULE + 'time = "25:00" #!\n'],
        [("schedule.plans[1].time", "“25:00”不是时刻")],
    ),
    (
        "full-width digits",
        [SCHEDULE + 'time = "0２:00" #!\n'],
        [("schedule.plans[1].time", "不是时刻")],
    ),
    (
        "an unknown time zone",
        ['[schedule]\ntimezone = "Asia/Yunxi" #!\n'],
        [("schedule.timezone", "没有“Asia/Yunxi”这个时区")],
    ),
    (
        "a time zone that is a folder",
        ['[schedule]\ntimezone = "Asia" #!\n'],
        [("schedule.timezone", "时区")],
    ),
    ("an empty time zone", ['[schedule]\ntimezone = "" #!\n'], [("schedule.timezone", "时区")]),
    (
        "an unknown form",
        [SCHEDULE + 'formats = ["docx", "ppt"] #!\n'],
        [("schedule.plans[1].formats[2]", "没有“ppt”这种格式")],
    ),
    (
        "no form at all",
        [SCHEDULE + "formats = [] #!\n"],
        [("schedule.plans[1].formats", "至少写一种格式")],
    ),
    (
        "an unknown rhythm",
        [SCHEDULE.replace('"week"', '"weekly" #!')],
        [("schedule.plans[1].every", "是否想写“week”")],
    ),
    (
        "a plan's name twice",
        [SCHEDULE + '[[schedule.plans]]\nname = "weekly" #!\nevery = "month"\nday = 5\n'],
        [("schedule.plans[2].name", "计划名“weekly”重复")],
    ),
    (
        "a rhythm and theme twice",
        [
            SCHEDULE
            + '[[schedule.plans]]\nname = "b"\nevery = "week"\nday = 5\ntheme = "全面检查" #!\n'
        ],
        [("schedule.plans[2].theme", "同一周期、同一主题")],
    ),
    (
        "the 31st of February",
        [YEARLY.replace("2月1日", "2月31日") + "#!\n"],
        [("schedule.plans[1].on", "不是每年都有 2 月 31 日")],
    ),
    (
        "a day said twice",
        [SCHEDULE + 'on = "周二" #!\n'],
        [("schedule.plans[1].on", "只写一个")],
    ),
    (
        "a leap day",
        [YEARLY.replace("2月1日", "2月29日") + "#!\n"],
        [("schedule.plans[1].on", "不是每年都有 2 月 29 日")],
    ),
    (
        "a working day that few months have",
        [YEARLY.replace('"year"', '"month"').replace("2月1日", "第23个工作日") + "#!\n"],
        [("schedule.plans[1].on", "一个月不一定有 23 个工作日，应在 1 到 15 之间")],
    ),
    (
        "working day nought",
        [YEARLY.replace("2月1日", "第0个工作日") + "#!\n"],
        [("schedule.plans[1].on", "应在 1 到 200 之间")],
    ),
    (
        "a day of another rhythm",
        [YEARLY.replace("2月1日", "周一") + "#!\n"],
        [("schedule.plans[1].on", "看不懂“周一”，可写：2月1日")],
    ),
    (
        "a window of no length",
        ['[schedule]\nhours = ["22:00-22:00"] #!\n'],
        [("schedule.hours[1]", "长度为零，永远不会开放")],
    ),
    (
        "no window",
        ['[schedule]\nhours = ["夜里"] #!\n'],
        [("schedule.hours[1]", "不是时段")],
    ),
    (
        "a window past midnight's end",
        ['[schedule]\nhours = ["22:00-24:30"] #!\n'],
        [("schedule.hours[1]", "最晚写到 24:00")],
    ),
    (
        "a site that may never be visited",
        ['[schedule]\nhours = ["22:00-05:00"]\nsite_hours = { "www" = "08:00-18:00" } #!\n'],
        [("schedule.site_hours.www", "永远不能访问这个网站")],
    ),
    (
        "hours of an unknown site",
        ['[schedule]\nsite_hours = { "else" = "08:00-18:00" } #!\n'],
        [("schedule.site_hours.else", "没有编号或域名为“else”的网站")],
    ),
    (
        "a round outside the hours",
        [SCHEDULE + 'time = "12:00" #!\n', '[schedule]\nhours = ["22:00-05:00"]\n'],
        [("schedule.plans[1].time", "12:00 不在允许访问的时段")],
    ),
    (
        "a plan for an unknown site",
        [SCHEDULE + 'sites = ["www", "nowhere"] #!\n'],
        [("schedule.plans[1].sites[2]", "没有“nowhere”这个编号的网站")],
    ),
    (
        "a plan for an unknown duty",
        [SCHEDULE + 'duties = ["决算"] #!\n'],
        [("schedule.plans[1].duties[1]", "没有“决算”这类公开义务")],
    ),
    (
        "a yearly bulletin every week",
        [SCHEDULE + 'work = "年度通报" #!\n'],
        [("schedule.plans[1].work", "every 应为 year")],
    ),
    # ---- crawling
    (
        "a vantage point whose address is none",
        ['[crawl]\negress = "本机" #!\n'],
        [("crawl.egress", "“本机”应为 IP 地址，如 1.2.3.4")],
    ),
    (
        "a certificate file that is not there",
        ['[crawl]\nca = "gateway.pem" #!\n'],
        [("crawl.ca", "应为 PEM 证书文件的路径")],
    ),
    (
        "a certificate that is none",
        ["[crawl]\nca = '-----BEGIN CERTIFICATE-----' #!\n"],
        [("crawl.ca", "不是 PEM 格式")],
    ),
    (
        "more outside hosts than anybody looks behind",
        ["[crawl]\noutside_links = 5000 #!\n"],
        [("crawl.outside_links", "0 到 1000")],
    ),
    (
        "a transport that is none",
        ['[crawl]\ntransport = "curl" #!\n'],
        [("crawl.transport", "fast、httpx")],
    ),
    (
        "no pause on a public host",
        ["[crawl]\npause = 0 #!\n"],
        [("crawl.pause", "小于 1 秒只允许用于本机")],
    ),
    (
        "no pause through a gateway",
        ['[crawl]\npause = 0 #!\nresolve = { "www.yunxi.example" = "10.0.0.1:80" }\n'],
        [("crawl.pause", "（www.yunxi.example）不是")],
    ),
    (
        "no pause on a further host",
        ['[crawl]\npause = 0 #!\nresolve = { "www.yunxi.example" = "127.0.0.1:80" }\n'],
        [("crawl.pause", "（zwgk.yunxi.example）不是")],
    ),
    (
        "a pause below nought",
        ["[crawl]\npause = -1 #!!\n"],
        [("crawl.pause", "应在 0 到 3600 之间"), ("crawl.pause", "小于 1 秒只允许用于本机")],
    ),
    (
        "a pause that is no number",
        ["[crawl]\npause = nan #!!\n"],
        [("crawl.pause", "应在 0 到 3600 之间"), ("crawl.pause", "只允许用于本机")],
    ),
    (
        "a number beyond all bounds",
        ["[crawl]\npause = 1" + "0" * 400 + " #!\n"],
        [("crawl.pause", "应在 0 到 3600 之间")],
    ),
    (
        "a bound written in full",
        ["[crawl]\nmax_body = 1 #!\n"],
        [("crawl.max_body", "应在 1024 到 2147483648 之间")],
    ),
    (
        "a target without port",
        ['[crawl]\n[crawl.resolve]\n"www.yunxi.example" = "127.0.0.1" #!\n'],
        [("crawl.resolve.www.yunxi.example", "“127.0.0.1”应为 IP:端口")],
    ),
    (
        "a target by name",
        [
            '[crawl]\n[crawl.resolve]\n"a.example" = "127.0.0.1:1"\n"b.example" = "localhost:80" #!\n'
        ],
        [("crawl.resolve.b.example", "应为 IP:端口")],
    ),
    (
        "a target with an odd digit",
        ['[crawl]\n[crawl.resolve]\n"a.example" = "127.0.0.1:8²" #!\n'],
        [("crawl.resolve.a.example", "IP:端口")],
    ),
    (
        "a bare IPv6 target",
        ['[crawl]\n[crawl.resolve]\n"a.example" = "::1:80" #!\n'],
        [("crawl.resolve.a.example", "IP:端口")],
    ),
    (
        "a host with dots and no quotes",
        ['[crawl]\n[crawl.resolve]\nwww.yunxi.example = "127.0.0.1:80" #!\n'],
        [("crawl.resolve.www", "名称含点时要加引号")],
    ),
    (
        "a host with its scheme",
        ['[crawl]\n[crawl.resolve]\n"http://a.example" = "127.0.0.1:80" #!\n'],
        [("crawl.resolve.http://a.example", "应为主机名")],
    ),
    # ---- types
    ("a number for a word", [OFFICE.replace('"云溪区"', "7 #!")], [("office.region", "应为文字")]),
    (
        "a word for a number",
        [SCHEDULE.replace("day = 1", 'day = "1" #!')],
        [("schedule.plans[1].day", "应为整数")],
    ),
    (
        "true for a number",
        [SCHEDULE.replace("day = 1", "day = true #!")],
        [("schedule.plans[1].day", "应为整数")],
    ),
    ("true for a pause", ["[crawl]\npause = true #!\n"], [("crawl.pause", "应为数字")]),
    (
        "a word for true",
        ['[crawl]\nattachments = "yes" #!\n'],
        [("crawl.attachments", "应为 true 或 false")],
    ),
    (
        "a word for a list",
        [AGENCIES.replace('["财政局", "区财政局"]', '"财政局" #!')],
        [("agencies[1].short", "应为列表")],
    ),
    (
        "a number in a list",
        [AGENCIES.replace('["财政局", "区财政局"]', '[\n"财政局",\n7, #!\n]')],
        [("agencies[1].short[2]", "应为文字")],
    ),
    (
        "a word for a date",
        [COLUMNS.replace("2020-01-01", '"2020-01-01" #!')],
        [("columns[1].since", "不加引号")],
    ),
    (
        "a moment for a date",
        [COLUMNS.replace("2020-01-01", "2020-01-01T00:00:00 #!")],
        [("columns[1].since", "应为日期")],
    ),
    (
        "one table for many",
        ["\ncolumns = 3 #!\n[office]\nname = 'a'\nregion = 'b'\n"],
        [("columns", "应为列表")],
        (COLUMNS, DUTIES),
    ),
    (
        "a list of words for tables",
        ["\nduties = ['czj'] #!\n[office]\nname = 'a'\nregion = 'b'\n"],
        [("duties[1]", "应写成 [[duties]] 表")],
        (DUTIES,),
    ),
    # ---- what is missing
    (
        "no region",
        [OFFICE.replace('region = "云溪区"\n', "").replace("[office]", "[office] #!")],
        [("office", "缺少必填项 region")],
    ),
    ("a blank name", [OFFICE.replace('"云溪区"', '"  " #!')], [("office.region", "不能为空")]),
    (
        "a site without address",
        [
            SITES.replace('url = "http://www.yunxi.example/"\n', "").replace(
                "[[sites]]", "[[sites]] #!"
            ),
            COLUMNS.replace('"/zwgk', '"http://www.yunxi.example/zwgk'),
        ],
        [("sites[1]", "缺少必填项 url")],
    ),
    (
        "a duty of no year",
        [DUTIES.replace("year = 2026\n", "").replace("[[duties]]", "[[duties]] #!")],
        [("duties[1]", "缺少必填项 year")],
    ),
    (
        "a reference date far off",
        [SITES, "[sample]\nas_of = 1999-12-31 #!\n"],
        [("sample.as_of", "2000 年到 2099 年")],
    ),
]


@pytest.mark.parametrize(
    ("parts", "expected", "without"),
    [pytest.param(*case, *([()] if len(case) == 2 else []), id=name) for name, *case in WRONG],
)
def test_one_fault(
    tmp_path: Path,
    parts: list[str],
    expected: list[tuple[str, str]],
    without: tuple[str, ...],
):
    """The fault is told once, with its file, line and key, and nothing else is complained of."""
    text = whole(*parts, without=without)
    path = written(tmp_path, text)

    found = problems(path)

    assert [(one.path, one.line, one.key) for one in found] == [
        (path, line, key) for line, (key, _) in zip(marked(text), expected, strict=True)
    ]
    for one, (_, words) in zip(found, expected, strict=True):
        assert words in one.message


def test_all_faults_at_once_in_file_order(tmp_path: Path):
    """Nobody has to run it again to hear of the next fault."""
    text = """\
[crawl]
pause = "slow"

[[columns]]
id = "a"
name = "甲"
url = "ftp://x"
kind = "其它"
site = "nowhere"

[office]
name = "云溪区人民政府办公室"
colour = "red"
"""

    found = problems(written(tmp_path, text))

    assert [(one.line, one.key) for one in found] == [
        (0, ""),  # no site at all
        (2, "crawl.pause"),
        (7, "columns[1].url"),
        (8, "columns[1].kind"),
        (9, "columns[1].site"),
        (11, "office"),  # no region
        (13, "office.colour"),
    ]


def test_an_error_is_one_line_for_each_problem(tmp_path: Path):
    path = written(tmp_path, OFFICE.replace('"云溪区"', "7"))

    with pytest.raises(ConfigError) as caught:
        load(path)

    assert str(caught.value).splitlines() == [
        f"{path}：没有配置任何网站（[[sites]]）",
        f"{path}:4：office.region：应为文字",
    ]
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (b"[office]\nname = \n", 2, "看不懂等号后面的值"),
        (b"[office]\nname = yunxi\n", 2, "文字要加引号"),
        (b'[office]\nname = "yunxi\nregion = "b"\n', 2, "含有不能出现的字符"),
        (b"[office]\nname\n", 2, "键后面应为等号"),
        (b'[office]\nname = "a" region = "b"\n', 2, "一行只能写一项"),
        (b'[office]\nname = "a"\nname = "b"\n', 3, "同一项写了两次"),
        (b"[office]\n[crawl]\n[office]\n", 3, "同一个表写了两次"),
        (b"[office\nname = 1\n", 1, "方括号没有写完"),
        (b"[office]\nshort = [1,\n2\nname = 3\n", 4, "方括号没有写完"),
        (b'[office]\nname = "C:\\data"\n', 2, "反斜杠"),
        (b"[office]\nday = 2026-02-30\n", 2, "没有这样的日期"),
        ("[office]\n名称 = 1\n".encode(), 2, "看不懂这一行"),
        ("[office]\nname = “云溪区”\n".encode(), 2, "看不懂等号后面的值"),
        (b"[office]\nname = {a = 1\n", 2, "花括号没有写完"),
        (b"[office]\nname = '''a\nb\n", 4, "引号没有写完"),
        (b"x = " + b"[" * 5000, 0, "嵌套过深"),
        (b"x = " + b"1" * 5000, 0, "数字过长"),
        ("[office]\nname = '云溪区'\n".encode("gb18030"), 2, "不是 UTF-8 编码"),
        ("[office]\n".encode("utf-16"), 1, "不是 UTF-8 编码"),
    ],
)
def test_what_cannot_be_parsed(tmp_path: Path, text: bytes, line: int, words: str):
    """One problem, at the line where the reader stumbled, in Chinese."""
    (found,) = problems(written(tmp_path, text))

    assert words in found.message
    assert found.line == line
    assert not any("a" <= letter <= "z" for letter in found.message)


def test_an_empty_file(tmp_path: Path):
    """Says what is needed at least."""
    found = problems(written(tmp_path, ""))

    assert {one.message for one in found} == {
        "缺少必填项 name",
        "缺少必填项 region",
        "没有配置任何网站（[[sites]]）",
    }
    assert {one.line for one in found} == {0}


def test_a_missing_file(tmp_path: Path):
    (found,) = problems(tmp_path / "nowhere.toml")

    assert (found.path, found.line, found.key) == (tmp_path / "nowhere.toml", 0, "")
    assert found.message.startswith("找不到配置文件")


def test_a_folder_in_its_place(tmp_path: Path):
    (found,) = problems(tmp_path)

    assert found.message == "是文件夹，不是配置文件"


def test_a_relative_path_is_named_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    written(tmp_path, whole())
    monkeypatch.chdir(tmp_path)

    config = load(Path("config.toml"))

    assert (config.path, config.data) == (tmp_path / "config.toml", tmp_path / "data")


def test_the_repository_s_own_configuration():
    """The file that the demo runs on and that an office copies."""
    path = Path(__file__).parents[2] / "config.toml"
    if path.stat().st_size < 1000:
        pytest.skip("config.toml is not written yet")

    config = load(path)

    assert len(config.sites) >= 3
    assert len(config.agencies) >= 12
    assert len(config.columns) >= 60


def test_further_authorities_by_file_or_as_they_are(tmp_path):
    pem = (Path(__file__).parents[2] / "sample/certificates/authority.pem").read_text("ascii")
    (tmp_path / "ca.pem").write_text(pem)
    named, written = tmp_path / "a.toml", tmp_path / "b.toml"
    named.write_text(f'{OFFICE}{AGENCIES}{SITES}[crawl]\nca = "ca.pem"\n', "utf-8")
    written.write_text(f"{OFFICE}{AGENCIES}{SITES}[crawl]\nca = '''\n{pem}'''\n", "utf-8")

    assert load(named).crawl.ca == load(written).crawl.ca == pem
    assert load(named).crawl.outside_links == 50


LARGE = "# " + "x" * apart.LARGE + "\n"


def test_a_large_configuration_is_read_apart(tmp_path, monkeypatch):
    """In a process of its own, that its reading takes no memory of ours: the same values, the same faults."""
    own = Path(__file__).resolve().parents[2] / "config.toml"
    file = tmp_path / "config.toml"
    file.write_text(own.read_text("utf-8") + LARGE, "utf-8")
    here = read_here(file)
    monkeypatch.setattr(sys.modules["records.config.load"], "read_here", None)

    assert load(file) == here


def test_a_large_configuration_with_faults(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(f"{OFFICE}{AGENCIES}{SITES}{LARGE}[nonsense]\nwhat = 1\n", "utf-8")

    with pytest.raises(ConfigError) as apart_:
        load(file)
    with pytest.raises(ConfigError) as here:
        read_here(file)

    assert apart_.value.problems == here.value.problems
    assert [(one.line, one.key) for one in here.value.problems][:1]


def test_a_process_that_comes_to_nothing_is_done_without(tmp_path, monkeypatch):
    file = tmp_path / "config.toml"
    file.write_text(f"{OFFICE}{AGENCIES}{SITES}{LARGE}", "utf-8")
    monkeypatch.setattr(apart.sys, "executable", "/bin/false")

    assert load(file) == read_here(file)
