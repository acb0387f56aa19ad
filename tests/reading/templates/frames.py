"""What pages of different houses have in common: rows to publish, heads, menus and feet to publish them in."""

# ruff: noqa: E501  (markup stands as a template prints it, one case a line)

from __future__ import annotations

from dataclasses import dataclass

HOST = "http://www.qingxi.gov.cn"
NAMES = (
    "关于公开征求《清溪县城市停车管理办法》意见的公告",
    "清溪县人民政府办公室关于印发防汛抗旱应急预案的通知",
    "清溪县2026年度第三批享受一次性创业补贴人员名单公示",
    "关于开展农村房屋安全隐患排查整治“回头看”的通知",
    "县住建局召开安全生产工作部署会议",
    "关于2026年国庆节期间便民服务窗口安排的通告",
    "清溪县行政规范性文件清理结果公告",
    "关于调整城区部分公交线路的公告",
    "清溪县2026年事业单位公开招聘工作人员面试公告",
    "关于印发《清溪县科技创新奖励办法》的通知",
    "关于开展高龄津贴年审认定工作的通知",
    "清溪县人民政府关于划定森林防火区的通告",
)
DAYS = (
    "2026-11-12",
    "2026-11-09",
    "2026-11-03",
    "2026-10-28",
    "2026-10-15",
    "2026-09-28",
    "2026-08-31",
    "2026-07-06",
    "2026-06-18",
    "2026-05-20",
    "2026-03-09",
    "2025-12-30",
)
OTHER = (
    "县委书记赴基层宣讲并调研重点项目建设情况",
    "县长主持召开县政府常务会议研究部署四季度工作",
    "我县举行秋季重大项目集中开工活动",
    "清溪：小茶叶做成富民大产业走出新路子",
    "全县教育工作会议召开表彰一批先进集体",
    "省调研组来我县督导生态环境保护工作",
    "县政协组织委员开展专题视察活动纪实",
    "清溪公安开展冬季交通安全宣传进校园活动",
    "我县三家企业入选省级专精特新名单公布",
    "图说清溪：数字里的县域高质量发展",
)
"""Rows of another column: side blocks, hot lists."""
PROSE = "".join(
    f"<p>　　{start}各乡镇人民政府、县直各单位要切实提高政治站位，压实工作责任，强化协调配合，确保各项任务落到实处、取得实效。</p>"
    for start in ("一、", "二、", "三、", "四、", "五、", "六、")
)
MENU = "".join(
    f'<li><a href="/{path}/" target="_self">{name}</a></li>'
    for path, name in (
        ("", "首页"),
        ("zjqx", "走进清溪"),
        ("xxgk", "信息公开"),
        ("bsfw", "办事服务"),
        ("hdjl", "互动交流"),
        ("sjfb", "数据发布"),
    )
)


@dataclass(frozen=True)
class Row:
    """One row to be printed, in all the pieces that templates ask for."""

    n: int
    title: str
    day: str

    def print(self, pattern: str) -> str:
        """By a pattern with {n}, {t}, {cut}, {d}, {y}, {m}, {dd}, {ym}, {md}, {dot}, {cn} and {path}."""
        y, m, dd = self.day.split("-")
        return pattern.format(
            n=self.n,
            t=self.title,
            cut=self.title[:12],
            d=self.day,
            y=y,
            m=m,
            dd=dd,
            ym=f"{y}-{m}",
            md=f"{m}-{dd}",
            dot=self.day.replace("-", "."),
            cn=f"{y}年{int(m)}月{int(dd)}日",
            path=f"{y}{m}/t{y}{m}{dd}_{80000 + self.n}.html",
        )


def rows(pattern: str, count: int = 8) -> str:
    """The published rows, newest first."""
    return "".join(Row(n, NAMES[n], DAYS[n]).print(pattern) for n in range(count))


def side(pattern: str, count: int = 10) -> str:
    """Newer rows of another column."""
    return "".join(Row(n, OTHER[n], f"2026-11-{19 - n:02}").print(pattern) for n in range(count))


def expected(count: int = 8) -> list[tuple[str, str]]:
    """Title and day of the published rows."""
    return list(zip(NAMES, DAYS, strict=True))[:count]


def html(body: str, title: str, head: str = "") -> str:
    """The page around it."""
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
