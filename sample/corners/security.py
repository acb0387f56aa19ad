"""The corner of security and outside links: what is hidden in pages, what secures them, and where links lead.

Sites here are HTTPS sites with certificates of the sample's own authority, or close their robots.txt; their links lead
to hosts that have changed hands. Certificates have fixed dates, which suit the reference date of the configuration.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Form, Item, Reply, SitePlan, Style
from sample.security_words import BEHIND, ODDS, SILENT, page_of

_COLUMNS = (
    ColumnPlan("tzgg", "通知公告", "通知公告", folder="tzgg", count=4, newest=4, step=20,
               first_level=True, on_home=True),
    ColumnPlan("jgzn", "机构职能", "机构职能", folder="jgzn", form=Form.SINGLE, newest=220),
)  # fmt: skip
_OFFICES = (
    ("aqlyj", "乡村振兴局", Style.TRS), ("aqtzb", "经济合作局", Style.GBK), ("aqdsj", "大数据局", Style.HANWEB),
    ("aqylj", "渔业局", Style.TRS), ("aqglj", "公路事务局", Style.GBK), ("aqnengy", "能源局", Style.HANWEB),
    ("aqrfb", "地方金融管理局", Style.TRS), ("aqlswz", "总工会", Style.TRS),
    ("aqkx", "科学技术协会", Style.HANWEB), ("aqwl", "文学艺术界联合会", Style.GBK),
    ("aqhszh", "红十字会", Style.TRS), ("aqfl", "妇女联合会", Style.HANWEB), ("aqszyjs", "史志研究室", Style.GBK),
    ("aqmzw", "侨务办公室", Style.TRS), ("aqdizhen", "地震局", Style.HANWEB),
)  # fmt: skip


def _pair(rule: str, guilty: tuple[str, str], twin: tuple[str, str]) -> Planted:
    return Planted(rule, Spot(*guilty), Spot(*twin))


def _link(guilty: tuple[str, str, str], twin: tuple[str, str, str]) -> Planted:
    (site, url, note), (other, address, look) = guilty, twin
    return Planted("drifted_link", Spot(site, note, url=url), Spot(other, look, url=address))


_PLANTED = (
    _pair("hidden_link", ("aqlyj", "首页屏幕外藏有博彩、棋牌链接"), ("aqylj", "选项卡收起的协会链接")),
    _pair("hidden_link", ("aqtzb", "每页以1像素滚动条藏有赌博链接"), ("aqglj", "看得见的举报网络赌博入口")),
    _pair("hidden_link", ("aqdsj", "以样式表隐藏的博彩网站入口"), ("aqnengy", "收起的问答链接，说的是打击赌博")),
    _pair("hidden_outside", ("aqlyj", "白底白字的链接交换"), ("aqylj", "收起的轮播里有学会链接")),
    _pair("hidden_outside", ("aqtzb", "高度为零的容器里的广告链接"), ("aqglj", "屏幕外的链接指向部委网站")),
    _pair("hidden_outside", ("aqdsj", "样式表移出屏幕的代理链接"), ("aqnengy", "屏幕外的链接指向本区其他网站")),
    _pair("outside_scripts", ("aqlyj", "首页运行不明统计脚本"), ("aqylj", "常见的统计脚本")),
    _pair("outside_scripts", ("aqtzb", "内页运行不明访客脚本，省略协议"), ("aqglj", "政府网站和无障碍服务的脚本")),
    _pair("outside_scripts", ("aqdsj", "文章里运行带端口的飘窗脚本"), ("aqnengy", "本区域名和内网地址的脚本")),
    _pair("robots_closed", ("aqlswz", "禁止抓取全站"), ("aqylj", "只禁止后台和搜索目录")),
    _pair("robots_closed", ("aqkx", "以通配符禁止全站"), ("aqglj", "只拦一个不良爬虫")),
    _pair("robots_closed", ("aqwl", "只禁止首页"), ("aqnengy", "只禁止一类文件")),
    _pair("certificate", ("aqhszh", "证书2020年过期，首页打不开"), ("aqylj", "证书长期有效")),
    _pair("certificate", ("aqfl", "证书在检查前一天过期"), ("aqmzw", "自签名证书，可能只对本机无效")),
    _pair("certificate", ("aqszyjs", "证书二十天后到期"), ("aqdizhen", "证书签给别的主机名")),
    _pair("old_tls", ("aqlyj", "密钥交换只有1024位"), ("aqylj", "现行加密设置")),
    _pair("old_tls", ("aqtzb", "密钥交换只有1024位，且为旧式套件"), ("aqmzw", "证书不被接受，加密设置正常")),
    _pair("old_tls", ("aqrfb", "服务器只会旧版协议"), ("aqglj", "没有HTTPS")),
    _link(("aqlyj", "http://www.yxmmxh.example/", "协会域名被博彩网站抢注"),
          ("aqylj", "http://fandu.example/", "反赌宣传站，标题里有赌具名称")),
    _link(("aqtzb", "http://www.yxzsw.example/index.html", "招商网域名被色情网站抢注"),
          ("aqglj", "http://www.fucai.example/", "国家发行的福利彩票")),
    _link(("aqdsj", "http://lm.szjj.example/about/", "标题照旧，内容已是博彩"),
          ("aqnengy", "http://www.jieneng.example/", "域名待售，还不是违规内容")),
)  # fmt: skip


def _site(site: SitePlan) -> SitePlan:
    return replace(site, certificate=ODDS[site.key].certificate)


def _rows(site: SitePlan, _: ColumnPlan, rows: Sequence[Item], __: Scene) -> Sequence[Item]:
    told = ODDS[site.key].first
    if not told or not rows:
        return rows
    return (replace(rows[0], lines=(*rows[0].lines, told)), *rows[1:])


def _page(site: SitePlan, path: str, reply: Reply, _: Scene) -> Reply:
    odd = ODDS[site.key]
    if path == "/robots.txt" and odd.robots:
        return Reply(200, odd.robots.encode(), "text/plain")
    told = odd.home if path in {"/", "/index.html"} else odd.every
    if not told or not reply.content_type.startswith("text/html"):
        return reply
    html = told.encode("gb18030" if site.style is Style.GBK else "utf-8")
    return replace(reply, body=reply.body.replace(b"</body>", html + b"</body>", 1))


def _outside(host: str, path: str, _: Scene) -> Reply | None:
    """One page a host, whatever the path; robots.txt is nowhere."""
    if host not in BEHIND or path == "/robots.txt":
        return None
    return Reply(200, page_of(host).encode(), "text/html; charset=utf-8")


CORNER = Corner(
    offices=tuple(Office(*one, columns=_COLUMNS) for one in _OFFICES),
    planted=_PLANTED,
    site=_site,
    rows=_rows,
    page=_page,
    hosts=(*BEHIND, *SILENT),
    outside=_outside,
)
