"""What the corner of security writes into its sites' pages, and what stands on the hosts that they link to."""

from __future__ import annotations

from dataclasses import dataclass

from sample.nouns import Certificate


@dataclass(frozen=True, slots=True)
class Odd:
    """How one site of the corner differs from a sound one. HTML is put before the end of the body."""

    certificate: Certificate = Certificate.NONE
    robots: str = ""
    home: str = ""
    every: str = ""
    """On every page that is no home page."""
    first: str = ""
    """A paragraph of the newest article."""


ODDS: dict[str, Odd] = {
    "aqlyj": Odd(
        certificate=Certificate.WEAK,
        home=(
            '<div class="panel"><h3>相关链接</h3><a href="http://www.yxmmxh.example/">云溪苗木协会</a></div>'
            '<div style="position:absolute;left:-9999px;top:0"><a href="http://www.am-bocai.example/">澳门博彩官网</a>'
            '<a href="http://www.qipai88.example/down/">开元棋牌下载</a></div>'
            '<p><a href="http://www.huanlian.example/" style="color:#fff;background-color:#fff">友情链接交换</a></p>'
            '<script src="https://cdn.jstongji.example/stat.js"></script>'
        ),
    ),
    "aqtzb": Odd(
        certificate=Certificate.WEAK_CBC,
        every=(
            '<marquee height="1" width="4" scrollamount="3000"><a href="http://qp.haoyun.example/">真人百家乐</a>'
            '<a href="http://dq.haoyun.example/">体育投注平台</a></marquee>'
            '<div style="height:0;overflow:hidden"><a href="http://www.huojia.example/">货架批发</a></div>'
            '<script src="//js.fangke.example/count.js"></script>'
        ),
        home='<div class="panel"><a href="http://www.yxzsw.example/index.html">云溪招商网</a></div>',
    ),
    "aqdsj": Odd(
        every=(
            "<style>.xq{display:none}.lk{position:absolute;top:-5000px}</style>"
            '<ul class="xq"><li><a href="http://www.bet365.example/">登录入口</a></li></ul>'
            '<div class="lk"><a href="http://www.zhuce.example/">代理注册公司</a></div>'
        ),
        first=(
            '<p>有关情况可以登录<a href="http://lm.szjj.example/about/">云溪数字经济产业联盟</a>查询。</p>'
            '<script type="text/javascript" src="http://static.piaochuang.example:8088/float.js"></script>'
        ),
    ),
    "aqylj": Odd(
        certificate=Certificate.VALID,
        robots="User-agent: *\nDisallow: /admin/\nDisallow: /search/\n",
        home=(
            '<div class="tab" style="display:none"><a href="http://www.ylxh.example/">园林绿化行业协会</a></div>'
            '<ul><li style="display:none"><a href="http://www.yuanyi.example/">花卉园艺学会</a></li></ul>'
            '<p><a href="http://fandu.example/">平安云溪反赌宣传站</a></p>'
            '<script src="https://hm.baidu.com/hm.js?0123456789abcdef"></script>'
        ),
    ),
    "aqglj": Odd(
        robots="User-agent: BadBot\nDisallow: /\n\nUser-agent: *\nDisallow:\n",
        home=(
            '<p><a href="http://www.jubao.example/">举报网络赌博、色情网站</a></p>'
            '<a href="http://www.mee.gov.cn/" style="position:absolute;left:-9999px">生态环境部网站</a>'
            '<p><a href="http://www.fucai.example/">福利彩票发行中心</a></p>'
            '<script src="https://zfwzgl.www.gov.cn/exposure/jiucuo.js"></script>'
            '<script src="//service.ucap.com.cn/wza/aria.js"></script>'
        ),
    ),
    "aqnengy": Odd(
        robots="User-agent: *\nAllow: /\nDisallow: /*.doc$\n",
        home=(
            '<div class="answer" style="display:none"><a href="http://fanzha.example/wd/">打击网络赌博有哪些规定</a></div>'
            '<a href="http://bszn.yunxi.example/" style="position:absolute;left:-9999px">办事指南</a>'
            '<p><a href="http://www.jieneng.example/">云溪节能学会</a></p>'
            '<script src="http://static.yunxi.example/js/base.js"></script>'
            '<script src="http://10.12.8.6/js/float.js"></script>'
        ),
    ),
    "aqrfb": Odd(certificate=Certificate.OLD),
    "aqlswz": Odd(robots="User-agent: *\nDisallow: /\n"),
    "aqkx": Odd(robots="# robots.txt for aqkx\nUser-Agent: *\nDisallow: /*\nAllow: /robots.txt\n"),
    "aqwl": Odd(robots="User-agent: *\nDisallow: /$\nDisallow: /index\n"),
    "aqhszh": Odd(certificate=Certificate.EXPIRED),
    "aqfl": Odd(certificate=Certificate.LAPSED),
    "aqszyjs": Odd(certificate=Certificate.LAPSING),
    "aqmzw": Odd(certificate=Certificate.SELFMADE),
    "aqdizhen": Odd(certificate=Certificate.MISNAMED),
}
"""By key of the site."""

BEHIND: dict[str, tuple[str, str]] = {
    "www.yxmmxh.example": ("澳门新葡京娱乐场_真人百家乐_官方网站", "<p>注册即送。</p>"),
    "www.yxzsw.example": ("成人视频在线观看-高清", '<p><a href="/vip/">进入</a></p>'),
    "lm.szjj.example": (
        "云溪数字经济产业联盟",
        "<h1>欢迎光临</h1><p>本站提供真人荷官、百家乐、老虎机和体育投注，提款迅速。</p>",
    ),
    "www.ylxh.example": ("园林绿化行业协会", "<p>行业动态、会员风采、技术交流。</p>"),
    "www.yuanyi.example": ("花卉园艺学会", "<p>学会简介、科普活动。</p>"),
    "fandu.example": ("远离百家乐、拒绝老虎机——反赌宣传站", "<p>跨境赌博危害大，切莫上当。</p>"),
    "www.jubao.example": ("网络不良信息举报平台", "<p>受理赌博、色情信息举报。</p>"),
    "www.fucai.example": ("福利彩票发行中心", "<p>双色球、快乐8开奖公告，理性购彩。</p>"),
    "fanzha.example": (
        "反诈知识问答",
        "<p>警方破获一起以六合彩为名的诈骗案，提醒群众警惕老虎机骗局。</p>",
    ),
    "www.jieneng.example": ("jieneng.example 域名出售", "<p>该域名可以购买，请联系。</p>"),
    "www.huanlian.example": ("链接交换中心", "<p>站长工具。</p>"),
    "www.huojia.example": ("货架批发网", "<p>重型货架、超市货架。</p>"),
    "www.zhuce.example": ("公司注册服务", "<p>代理记账、商标注册。</p>"),
}
"""Title and text of what answers on hosts that are somebody else's."""
SILENT = ("www.am-bocai.example", "www.qipai88.example", "qp.haoyun.example", "dq.haoyun.example",
          "www.bet365.example")  # fmt: skip
"""Hosts that show nothing to who does not come from a search engine."""


def page_of(host: str) -> str:
    """The page that answers on a host of `BEHIND`."""
    title, text = BEHIND[host]
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body>{text}</body></html>"
    )
