"""The corner that looked different a month ago: posts dated back, posted again, taken away or changed since.

Its sites are inspected a first time `EARLIER` days before the reference date, and their home pages are visited every
hour of the week before it. Whatever stands nowhere below is the same on every day, less what was not yet published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sample import look, pages
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.history_posts import POSTS, Post
from sample.nouns import ColumnPlan, Item, Reply, SitePlan, Style

EARLIER = 31
"""Days before the reference date on which the sites were looked at first."""
_RELATED = ("lsqx", "tzgg")
"""Column below whose articles a list of related pages stands that changes from day to day."""
_SLOW = 0.02
"""Seconds that a slow home page takes: far from the fifteen of the standard, and cheap to wait for."""


def _news(key: str, name: str, count: int, step: int) -> ColumnPlan:
    return ColumnPlan(
        key, name, "动态要闻", folder=key, count=count, newest=1, step=step, first_level=True,
        on_home=True,
    )  # fmt: skip


def _notices(count: int) -> ColumnPlan:
    return ColumnPlan(
        "tzgg", "通知公告", "通知公告", folder="tzgg", count=count, newest=4, step=18,
        first_level=True, on_home=True,
    )  # fmt: skip


_OFFICES = (
    Office("lsqx", "气象服务中心", Style.TRS, (_news("xwdt", "新闻动态", 24, 2), _notices(5))),
    Office("lsnz", "农资经营服务中心", Style.HANWEB, (_news("gzdt", "工作动态", 8, 5), _notices(5))),
    Office("lsfz", "地方志办公室", Style.GBK, (_news("gzdt", "工作动态", 6, 5), _notices(5))),
    Office("lsgc", "公务用车服务中心", Style.TRS, (_news("xwdt", "新闻动态", 7, 7),)),
    Office("lsrm", "融媒体中心", Style.HANWEB, (_news("gzdt", "工作动态", 7, 7),)),
    Office("lstc", "公共停车服务中心", Style.GBK, (_news("gzdt", "工作动态", 7, 7),)),
)  # fmt: skip


# ---- rows --------------------------------------------------------------------------------------------


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    """What is published by the day of the look, with the posts as they are then."""
    posts = (_item(site, one, scene) for one in POSTS.get((site.key, column.key), ()))
    there = [*(one for one in rows if one.published <= scene.today), *filter(None, posts)]
    return sorted(there, key=lambda one: one.published, reverse=True)


def _is_past(scene: Scene) -> bool:
    return scene.today < scene.as_of


def _item(site: SitePlan, post: Post, scene: Scene) -> Item | None:
    """The row of a post on the day of the look; None when it is not listed then."""
    past = _is_past(scene)
    shown = post.then if past else post.now
    if shown is None:
        return None
    return Item(
        number=post.number,
        title=post.title,
        published=scene.as_of - timedelta(days=shown),
        made=scene.as_of - timedelta(days=post.address_day),
        source=site.agency.name,
        lines=post.text if past or not post.later else post.later,
        whole=True,
    )


# ---- pages -------------------------------------------------------------------------------------------


def _page(site: SitePlan, path: str, reply: Reply, scene: Scene) -> Reply:
    if (out := _outage(site.key, scene)) is not None:
        return out
    if _slow(site.key, scene):
        return replace(reply, delay=_SLOW)
    if reply.status == 404 and (target := _new_place(site, path, scene)):
        return Reply(301, b"", location=target)
    if site.key == _RELATED[0] and path.startswith(f"/{_RELATED[1]}/2") and reply.status == 200:
        return _with_related(site, reply, scene)
    return reply


def _new_place(site: SitePlan, path: str, scene: Scene) -> str:
    """Where a post stands now that was moved to another column; empty when the address is no such one."""
    if site.key != "lsqx" or _is_past(scene):
        return ""
    old, new = (site.column(key) for key in ("tzgg", "xwdt"))
    posts = {one.number: one for key in (old, new) for one in POSTS[site.key, key.key]}
    before = replace(scene, today=scene.as_of - timedelta(days=EARLIER))
    was, is_ = _item(site, posts[322], before), _item(site, posts[305], scene)
    style = pages.dialect(site)
    if was is None or is_ is None or path != style.item_path(site, old, was):
        return ""
    return style.item_path(site, new, is_)


def _with_related(site: SitePlan, reply: Reply, scene: Scene) -> Reply:
    """The page with what readers of the day are led on to."""
    words = f"截至{scene.today.month}月{scene.today.day}日的全部通知公告"
    link = look.anchor(pages.dialect(site).column_path(site, site.column("tzgg")), words)
    box = f'<div class="related"><p>相关信息：</p><p>{link}</p></div>'
    mark = '<div class="foot">'
    return replace(reply, body=reply.body.replace(mark.encode(), (box + mark).encode(), 1))


# ---- a week of visits --------------------------------------------------------------------------------


def _slow(key: str, scene: Scene) -> bool:
    return key == "lsfz" and _is_past(scene) and scene.hour == 3


def _outage(key: str, scene: Scene) -> Reply | None:
    """What a site answers to everything while it is down; None while it is not. Of 168 hours in the week."""
    back, hour = (scene.as_of - scene.today).days, scene.hour
    if not 1 <= back <= 7:
        return None
    refused = {"lsgc": hour == 1, "lsnz": (back, hour) == (5, 10)}
    bad_gateway = {
        "lsgc": hour == 2,
        "lstc": hour == 5 * back % 24 or (back, hour) in {(2, 0), (6, 23)},
    }
    unavailable = {"lsrm": back == 4, "lsqx": hour == 4 or (back, hour) == (3, 15)}
    if refused.get(key):
        return Reply(0, b"", reset=True)
    if bad_gateway.get(key):
        return Reply(502, b"Bad Gateway", "text/plain")
    return Reply(503, b"Service Unavailable", "text/plain") if unavailable.get(key) else None


# ---- what is planted ---------------------------------------------------------------------------------


def _pair(rule: str, guilty: tuple[str, str, int, str], twin: tuple[str, str, int, str]) -> Planted:
    return Planted(
        rule,
        Spot(guilty[0], guilty[3], guilty[1], guilty[2]),
        Spot(twin[0], twin[3], twin[1], twin[2]),
    )


_PLANTED = (
    _pair("backdated", ("lsqx", "xwdt", 301, "新出现的信息标注为四十九天前已发布"),
          ("lsqx", "xwdt", 302, "标注日期正好比上次检查早十五天，在允许范围内")),
    _pair("backdated", ("lsnz", "tzgg", 321, "新出现的通知标注日期早于上次检查四十四天"),
          ("lsnz", "tzgg", 322, "列表显示的是成文日期")),
    _pair("backdated", ("lsfz", "gzdt", 301, "同一页面的日期被改早二十七天"),
          ("lsfz", "gzdt", 302, "日期更正，只差十二天")),
    _pair("reposted", ("lsqx", "xwdt", 303, "原网址的日期改新，正文未变"),
          ("lsqx", "xwdt", 304, "日期更正，只差七天")),
    _pair("reposted", ("lsnz", "gzdt", 302, "旧稿以新网址重发，原稿仍在"),
          ("lsnz", "gzdt", 305, "每两月一次的例行安排，正文相同，标题不同")),
    _pair("reposted", ("lsfz", "gzdt", 304, "删去原稿后以新网址重发"),
          ("lsfz", "tzgg", 322, "说明原文有误、更正后重新发布")),
    _pair("withdrawn", ("lsqx", "tzgg", 321, "值班通知从列表中撤下"),
          ("lsqx", "tzgg", 322, "移到其他栏目，原网址自动跳转")),
    _pair("withdrawn", ("lsnz", "gzdt", 303, "问题通报从列表中撤下"),
          ("lsnz", "tzgg", 323, "公示期满后撤下")),
    _pair("withdrawn", ("lsfz", "gzdt", 305, "差错检查的报道从列表中撤下"),
          ("lsqx", "xwdt", 306, "列表变长，退到第二页")),
    _pair("changed_text", ("lsqx", "tzgg", 323, "家数和整改期限改动，日期未变"),
          ("lsqx", "xwdt", 307, "只有阅读次数变化")),
    _pair("changed_text", ("lsnz", "gzdt", 306, "删去一段，日期未变"),
          ("lsfz", "tzgg", 324, "内容更新，日期同时更新")),
    _pair("changed_text", ("lsfz", "tzgg", 323, "预约条件和收费改动，日期未变"),
          ("lsfz", "gzdt", 306, "改正字数，页面写明更正说明")),
    Planted("site_down", Spot("lsgc", "每天凌晨一点到三点打不开，占8.3%"),
            Spot("lsqx", "一周中八次打不开，占4.8%")),
    Planted("site_down", Spot("lsrm", "有一天整天返回503，占14.3%"),
            Spot("lsnz", "一周中只有一小时打不开")),
    Planted("site_down", Spot("lstc", "断断续续返回502共九次，占5.4%"),
            Spot("lsfz", "夜间打开慢，但都能打开")),
)  # fmt: skip

CORNER = Corner(_OFFICES, _PLANTED, rows=_rows, page=_page, earlier=EARLIER, probed=True)
