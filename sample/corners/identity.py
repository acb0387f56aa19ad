"""Sites that do not say whose they are: domains, titles, marks, labels, doors that lead elsewhere.

Twelve small sites. The home pages of three say that they do not exist, those of three lead to another site, and six
open as they should; what else is wrong with each is listed below, site by site. Hosts under `.zz` are nobody's:
ISO 3166 keeps that code for private use, so no such domain is ever given away.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Door, Reply, SitePlan, Style
from sample.page_edits import (
    Edit,
    On,
    beginning,
    edited,
    holding,
    instead,
    relabelled,
    titled,
    turned,
    unlabelled,
)
from sample.site_search import (
    FORM,
    PATH,
    answered,
    by_script,
    counts_none,
    empty_table,
    finds,
    nothing_found,
)

_TRS, _HANWEB, _GBK = Style.TRS, Style.HANWEB, Style.GBK


_OUT = (
    ("http://www.yxrural-bank.zz/", "云溪农村商业银行"), ("http://www.hyzb.zz/", "恒远招标代理有限公司"),
    ("http://www.yxly-hotel.zz/", "云溪大酒店"), ("http://shop.yxnt.zz/", "云溪农特产品商城"),
)  # fmt: skip
"""Sites that are no government's."""
_FREE = "".join(f'<a href="{url}" target="_blank">{name}</a>　' for url, name in _OUT)
_GUARDED = "".join(
    f'<a href="{url}" onclick="return leave(this)" target="_blank">{name}</a>　'
    for url, name in _OUT
)
_BETWEEN = "".join(f'<a href="/leave.html?url={url}">{name}</a>　' for url, name in _OUT)
_ASKING = (
    "<script>document.onclick=function(e){var a=e.target;if(a.host&&a.host!==location.host&&"
    "!/gov.cn$/.test(a.host))return confirm('您访问的链接即将离开“云溪区政务服务中心”网站，是否继续？');};</script>"
)
_ANSWERS = {
    "dfz": nothing_found, "tzcj": counts_none, "zwfw": empty_table, "gjj": finds, "ggzy": by_script,
    "jrfw": nothing_found,
}  # fmt: skip
"""What the search of a site answers; that of jrfw is closed by its robots.txt."""

_COLUMNS = (
    ColumnPlan("gzdt", "工作动态", "动态要闻", folder="gzdt", count=3, newest=2, step=5, first_level=True,
               on_home=True),
    ColumnPlan("tzgg", "通知公告", "通知公告", folder="tzgg", count=3, newest=9, step=20, on_home=True),
    ColumnPlan("ywzs", "业务知识", "其他", folder="ywzs", count=3, newest=30, step=40),
)  # fmt: skip
_THREE = ("gxs", "dzfw", "dsjj", "jrfw", "ggzy", "zwfw")
"""Sites with a third column: labels of columns are judged from three pages on."""


def _office(key: str, name: str, style: Style) -> Office:
    return Office(key, name, style, _COLUMNS if key in _THREE else _COLUMNS[:2])


_OFFICES = (
    _office("gxs", "供销合作社联合社", _HANWEB), _office("dzfw", "防震减灾服务中心", _TRS),
    _office("dsjj", "大数据发展局", _GBK), _office("jgsw", "机关事务服务中心", _TRS),
    _office("wsb", "外事办公室", _HANWEB), _office("sjlz", "社区建设指导中心", _TRS),
    _office("gjj", "住房公积金管理中心", _TRS), _office("dfz", "地方志编纂中心", _HANWEB),
    _office("tzcj", "投资促进局", _TRS), _office("jrfw", "金融服务中心", _TRS),
    _office("ggzy", "公共资源交易中心", _HANWEB), _office("zwfw", "政务服务中心", _TRS),
)  # fmt: skip
_HOSTS = {
    "dzfw": "xn--9kqrxm8cg25c65bixuin3cynb.xn--zfr164b", "jgsw": "jgsw.yunxishili.gov.cn",
    "gjj": "www.yxgjj.zz", "dfz": "dfz.yunxi-gov.zz", "tzcj": "www.gov.cn.yxtzcj.zz",
    "zwfw": "zwfw.yunxi.lan",
}  # fmt: skip
"""Hosts that are not `<key>.yunxi.example`; the first is 云溪示例防震减灾.政务."""
_DOORS = {
    "jgsw": "http://www.yunxi.example/",
    "jrfw": "http://jrfw.yunxi.example/index.html",
}
"""Where a home page is redirected to."""
_OTHER_CODE = "9900199999"
_PARTY = r'"https://bszs\.conac\.cn/[^"]*"'
_ERRORS = r"exposure/jiucuo\.html\?site_code=\d+"
_CERTIFICATE = "0DA5B7C2E4F61938A0B1C2D3E4F50617"


def _party(on: On, link: str) -> Edit:
    return Edit(on, _PARTY, f'"{link}"')


def _wide(found: re.Match[str]) -> str:
    """Digits as a Chinese keyboard may type them."""
    return "".join(chr(ord(one) + 0xFEE0) if one.isdigit() else one for one in found[0])


def _before_midnight(found: re.Match[str]) -> str:
    """The label of what went out shortly after midnight, made the evening before."""
    day = date.fromisoformat(found[2]) - timedelta(days=1)
    return f"{found[1]}{day} 23:58"


def _dated(on: On, date: str) -> Edit:
    return relabelled(on, "PubDate", date)


EDITS: dict[str, tuple[Edit, ...]] = {
    "gxs": (
        holding(
            '<div class="text"><h1>您要访问的页面不存在</h1><p>页面可能已被删除或地址有误。</p></div>'
        ),
        *unlabelled(On.LISTS, "ColumnName", "ColumnType"),
        Edit(On.EVERY, _ERRORS, f"exposure/jiucuo.html?site_code={_OTHER_CODE}"),
    ),
    "dzfw": (
        instead(
            "<html>\n<head><title>404 Not Found</title></head>\n<body>\n<center><h1>404 Not Found</h1>"
            "</center>\n<hr><center>@NAME</center>\n</body>\n</html>\n"
        ),
        *unlabelled(On.LISTS, "ColumnType"),
        relabelled(On.TEXTS, "SiteIDCode", _OTHER_CODE),
    ),
    "dsjj": (
        holding(
            '<div class="text"><h2>温馨提示</h2><p>该网站已停用，如有疑问请联系网站管理员。</p></div>'
        ),
        Edit(On.TEXTS, r"网站标识码：\d+", f"网站标识码：{_OTHER_CODE}"),
    ),
    "jgsw": (
        *unlabelled(On.TEXTS, "ArticleTitle", "PubDate", "ContentSource"),
        _party(On.EVERY, "https://bszs.conac.cn/"),
        Edit(On.TEXTS, r"网站标识码：\d+", _wide),
    ),
    "wsb": (
        instead(
            '<html><head><meta charset="utf-8"><meta http-equiv="refresh" '
            'content="3;url=http://www.yunxi.example/bmzd/wsb/"><title>云溪区外事办公室</title></head>'
            "<body><p>网站已迁移，正在跳转……</p></body></html>"
        ),
        *unlabelled(On.TEXTS, "ContentSource"),
        _party(On.TEXTS, f"https://bszs.conac.cn/sitename?method=show&amp;id={_CERTIFICATE}"),
        Edit(
            On.EVERY,
            r'<a href="https://zfwzgl[^>]*>我为政府网站找错</a>',
            '<script id="_jiucuo_" sitecode="@CODE" src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js">'
            "</script>",
        ),
    ),
    "sjlz": (
        instead(
            '<html><head><meta charset="utf-8"><title>@NAME</title>\n<script type="text/javascript">\n'
            'window.location.href = "http://www.yunxi.example/sjlz/index.html";\n</script></head>'
            "<body></body></html>"
        ),
        _dated(On.TEXTS, "[!--newstime--]"),
        _party(On.EVERY, "https://bszs.conac.cn/sitename?method=show&amp;id="),
        beginning(
            "<p>本次检查涉及的门户网站，其网站标识码：9900100001，检查结果另行通报。</p>", On.FEW
        ),
    ),
    "gjj": (
        titled("首页"),
        _dated(On.TEXTS, "2024-03-01 00:00"),
        relabelled(On.EVERY, "SiteDomain", "http://@HOST/"),
        beginning("<p>如遇您要打开的页面不存在，请拨打服务热线告知我们。</p>" + FORM),
        Edit(
            On.EVERY,
            '<div class="foot">',
            rf'<div class="panel"><h3>合作银行</h3>{_FREE}</div>\g<0>',
        ),
    ),
    "dfz": (
        titled("欢迎访问本网站！"),
        relabelled(On.TEXTS, "ArticleTitle", "@NAME"),
        relabelled(On.HOME, "SiteName", spelt="sitename"),
        relabelled(On.HOME, "SiteDomain", spelt="sitedomain"),
        relabelled(On.HOME, "SiteIDCode", spelt="SiteIdCode "),
        beginning(f'<div id="err" style="display:none">页面不存在</div>{FORM}<p>{_GUARDED}</p>'),
    ),
    "tzcj": (
        titled("魅力云溪 投资热土"),
        Edit(On.TEXTS, r'(name="PubDate" content=")\d{4}', r"\g<1>2019"),
        relabelled(On.EVERY, "SiteDomain", "@HOST:80"),
        beginning(
            "<p>因机房检修，本网站定于2026年11月28日凌晨停机维护，届时网页将暂时无法访问。</p>"
            + FORM
        ),
        Edit(
            On.HOME,
            '<div class="foot">',
            rf'<div class="panel"><h3>友情链接</h3>{_FREE}</div>\g<0>',
        ),
    ),
    "jrfw": (
        *unlabelled(On.HOME, "SiteName", "SiteDomain", "SiteIDCode"),
        titled("云溪区金融服务中心门户网站—首页"),
        beginning(FORM),
        Edit(On.TEXTS, "</h1>", rf"\g<0><p>合作机构：{_FREE}</p>"),
        Edit(On.TEXTS, r'(name="PubDate" content=")([\d-]+) [\d:]+', _before_midnight),
        _party(On.HOME, f"https://bszs.conac.cn/sitename?method=show&amp;id={_CERTIFICATE}"),
        _party(
            On.INNER, f"https://bszs.conac.cn/sitename?method=show&amp;id={_CERTIFICATE.lower()}"
        ),
        relabelled(On.LISTS, "ColumnName", spelt="COLUMNNAME"),
        relabelled(On.LISTS, "ColumnType", spelt="Columntype "),
        relabelled(On.TEXTS, "PubDate", spelt="pubdate"),
        relabelled(On.TEXTS, "ContentSource", spelt="ContentSource "),
    ),
    "ggzy": (
        relabelled(On.EVERY, "SiteDomain", "www.yxjyzx.zz"),
        titled("首页 - 云溪区公共资源交易中心（官方网站）"),
        beginning(
            "<script>if(/Android|iPhone|Mobile/i.test(navigator.userAgent)){location.href="
            f'"http://m.yxjyzx.zz/";}}</script>{FORM}<p>{_BETWEEN}</p>'
        ),
        relabelled(On.TEXTS, "ArticleTitle", r"《\1》——公告"),
        _party(On.TEXTS, "http://bszs.conac.cn/sitename?id=@CODE&amp;method=show"),
        *unlabelled(On.FEW, "ContentSource"),
        Edit(On.LISTS, r'(?s)(<title>工作动态.*)<meta name="ColumnType"[^>]*>\n', r"\1"),
    ),
    "zwfw": (
        relabelled(On.HOME, "SiteIDCode", ""),
        titled("政务服务中心"),
        beginning(
            '<!-- <meta http-equiv="refresh" content="0;url=http://zwfw.yxold.zz/"> -->'
            f"{FORM}<p>{_FREE}</p>{_ASKING}"
        ),
        _dated(On.FEW, "2025-05-01 08:00"),
        _party(On.FEW, f"https://bszs.conac.cn/sitename?method=show&amp;id={_CERTIFICATE}"),
        *(turned(On.TEXTS, name) for name in ("ArticleTitle", "ContentSource")),
        *(turned(On.LISTS, name) for name in ("ColumnName", "ColumnType")),
    ),
}

_PAIRS = {
    "home_error_page": (
        ("gxs", "首页返回200，内容为“您要访问的页面不存在”",
         "gjj", "首页正常，只在提示语中说到“页面不存在”"),
        ("dzfw", "首页返回200，内容为“404 Not Found”", "dfz", "首页正常，“页面不存在”在隐藏的提示框里"),
        ("dsjj", "首页返回200，内容为“该网站已停用”", "tzcj", "首页正常，有停机维护的预告"),
    ),
    "moved_home": (
        ("jgsw", "登记网址跳转到门户网站", "jrfw", "登记网址跳转到本站首页的完整地址"),
        ("wsb", "首页用刷新标签转到门户网站", "ggzy", "首页的脚本只让手机转到手机版"),
        ("sjlz", "首页用脚本转到门户网站", "zwfw", "注释里留有旧的刷新标签"),
    ),
    "domain_name": (
        ("gjj", "商业域名", "jgsw", "gov.cn域名"),
        ("dfz", "名称里带gov的商业域名", "dzfw", "“.政务”中文域名"),
        ("tzcj", "以gov.cn开头、并不属于gov.cn的域名", "zwfw", "内网名称"),
    ),
    "home_title": (
        ("gjj", "首页标题为“首页”", "jrfw", "标题为全称加“门户网站”"),
        ("dfz", "首页标题为欢迎词", "ggzy", "标题为“首页”加全称和“官方网站”"),
        ("tzcj", "首页标题为宣传口号", "zwfw", "标题为省去地名的名称"),
    ),
    "labels_site": (
        ("jrfw", "首页没有网站标签", "gjj", "域名标签带协议和斜线"),
        ("ggzy", "域名标签仍为旧域名", "dfz", "标签名称大小写不同"),
        ("zwfw", "标识码标签没有赋值", "tzcj", "域名标签带端口"),
    ),
    "labels_column": (
        ("gxs", "栏目页没有栏目标签", "jrfw", "标签名称大小写不同、带空格"),
        ("dzfw", "栏目页缺栏目类别标签", "ggzy", "只有一个栏目页缺标签"),
        ("dsjj", "老系统的页面没有标签", "zwfw", "标签的属性次序和引号不同"),
    ),
    "labels_article": (
        ("jgsw", "内容页没有内容标签", "jrfw", "标签名称大小写不同、带空格"),
        ("wsb", "内容页缺来源标签", "ggzy", "只有两个页面缺标签"),
        ("sjlz", "发布时间标签是未替换的模板变量", "zwfw", "标签的属性次序和引号不同"),
        ("dsjj", "老系统的页面没有标签", "gjj", "标签齐全，只是日期不对"),
    ),
    "labels_differ": (
        ("gjj", "发布时间标签全是迁移的日期", "jrfw", "标签与显示只差零点前后一天"),
        ("dfz", "标题标签全是网站名称", "ggzy", "标题标签多出书名号和副标题"),
        ("tzcj", "发布时间标签的年份不对", "zwfw", "只有两个页面的日期不一致"),
    ),
    "site_codes": (
        ("gxs", "找错入口带的是别的网站的标识码", "jgsw", "页脚标识码用了全角数字"),
        ("dzfw", "内容页标签里是旧标识码", "wsb", "找错入口由脚本写入，标识码一致"),
        ("dsjj", "内容页页脚的标识码与首页不同", "sjlz", "个别正文引用别的网站的标识码"),
    ),
    "party_mark_link": (
        ("jgsw", "标识链接到标识网站的首页", "jrfw", "证书编号只有大小写不同"),
        ("wsb", "内容页与其他页指向不同的证书", "ggzy", "同一证书，协议和参数次序不同"),
        ("sjlz", "链接里没有证书编号", "zwfw", "只有两个页面指向另一份证书"),
    ),
    "leaving_notice": (
        ("gjj", "页脚的合作银行等链接直接转出", "dfz", "链接点击时先确认"),
        ("tzcj", "首页友情链接直接转出", "ggzy", "链接先到本站的提示页"),
        ("jrfw", "正文里的合作机构链接直接转出", "zwfw", "页面脚本统一提示"),
    ),
    "search_finds": (
        ("dfz", "搜索首页已有的标题，提示没有找到", "gjj", "搜到了，词语加了标记"),
        ("tzcj", "搜索首页已有的标题，结果为0条", "ggzy", "结果由脚本加载"),
        ("zwfw", "搜索首页已有的标题，表格为空", "jrfw", "robots.txt不允许抓取搜索页"),
    ),
}  # fmt: skip
"""Rule → guilty site, what is wrong with it, innocent site, what it has that looks like it."""


def _site(site: SitePlan) -> SitePlan:
    door = Door.MOVED_HOME if site.key == "jrfw" else site.door
    return replace(site, host=_HOSTS.get(site.key, site.host), door=door)


def _page(site: SitePlan, path: str, reply: Reply, _: Scene) -> Reply:
    if path == "/" and site.key in _DOORS:
        return Reply(302, f"{site.name}网站已迁移".encode(), location=_DOORS[site.key])
    if site.key == "jrfw" and path == "/robots.txt":
        return Reply(200, b"User-agent: *\nDisallow: /search/\n", "text/plain")
    if path.startswith(PATH) and site.key in _ANSWERS:
        return answered(site, path, _ANSWERS[site.key])
    if path.startswith("/leave.html?"):
        return answered(site, path, lambda _: "<p>您即将离开本网站，请点击继续访问。</p>")
    return edited(site, path, reply, EDITS[site.key])


def _outside(host: str, path: str, _: Scene) -> Reply | None:
    """A page of somebody else's: what its name promises."""
    name = next(name for url, name in _OUT if host in url)
    text = f'<html><head><meta charset="utf-8"><title>{name}</title></head><body><p>{name}</p></body></html>'
    return Reply(200, text.encode(), "text/html; charset=utf-8") if path == "/" else None


CORNER = Corner(
    offices=_OFFICES,
    planted=tuple(
        Planted(rule, Spot(guilty, wrong), Spot(twin, innocent))
        for rule, pairs in _PAIRS.items()
        for guilty, wrong, twin, innocent in pairs
    ),
    site=_site,
    page=_page,
    hosts=tuple(url.removeprefix("http://").rstrip("/") for url, _ in _OUT),
    outside=_outside,
)
