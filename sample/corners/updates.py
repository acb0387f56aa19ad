"""Columns that are not kept up, and columns that only seem to be.

Three sites fail by the number of their stale and of their blank columns, three stay just below. What a column does to
look alive (posts of one day, posts of others, 情况说明) is planted among their other columns. `LOCAL` is found only
where a place asks for more than the national indicators do: tests/app/test_local_rhythm.py inspects under its profile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Item, SitePlan, Style
from sample.updates_rows import (
    Line,
    Shelf,
    as_art,
    as_info,
    as_trs,
    blank,
    daily,
    heap,
    listed,
    numbered,
    old,
    shown,
)

NEWS, NOTICE, POLICY, RULES = "动态要闻", "通知公告", "政策文件", "规范性文件"
GRAIN, WEATHER, GARDENS = "lscb", "qxju", "yllh"
"""Sites that fail."""
HERDS, FOREST, FAITHS = "xmsy", "lyju", "mzzj"
"""Sites that do not."""

_FRESH = Shelf("gzdt", "工作动态", NEWS, (Line(2), Line(6)), first_level=True, own=True)
"""Every site has news of this week on its home page."""


def _shared(first: str, second: str) -> tuple[tuple[int, str], ...]:
    return (3, first), (4, second)


_GRAIN_SHARED = _shared("区领导督导秋粮收购工作", "全区粮食系统开展仓储安全大检查")
_WEATHER_SHARED = _shared("气象服务保障秋收秋种", "气象科普走进乡村课堂")
_GARDENS_SHARED = _shared("园林部门集中修剪行道树", "滨河公园菊展迎客")

_STALE: dict[str, tuple[Shelf, ...]] = {
    GRAIN: (
        old("tpxw", "图片新闻", NEWS, 22), old("hydt", "行业动态", NEWS, 15), old("mtjj", "媒体聚焦", NEWS, 400),
        old("tzgg", "通知公告", NOTICE, 185, first_level=True),
        old("zcwj", "政策文件", POLICY, 240, first_level=True),
        old("gsgg", "公示公告", NOTICE, 200), old("gfxwj", "行政规范性文件", RULES, 300),
        old("zcjd", "政策解读", "政策解读", 190), old("rsxx", "人事信息", "人事信息", 380),
        old("ghjh", "规划计划", "规划计划", 500),
    ),
    WEATHER: (
        old("qxyw", "气象要闻", NEWS, 16), old("jcdt", "基层动态", NEWS, 31), old("tpxw", "图片新闻", NEWS, 45),
        old("djdt", "党建动态", NEWS, 60), old("ywkd", "业务快递", NEWS, 90), old("mtgz", "媒体关注", NEWS, 730),
        old("tzgg", "通知公告", NOTICE, 220), old("zcwj", "政策法规", POLICY, 365),
        old("rsrm", "人事任免", "人事信息", 400), old("ghjh", "规划计划", "规划计划", 367),
    ),
    GARDENS: (
        old("yldt", "园林动态", NEWS, 18), old("jcxx", "基层信息", NEWS, 27), old("tpxw", "图片报道", NEWS, 33),
        old("gggs", "公告公示", NOTICE, 186, first_level=True),
        old("zcfg", "政策法规", POLICY, 900, first_level=True),
        old("tz", "通知", NOTICE, 410), old("gfxwj", "规范性文件", RULES, 210), old("wj", "局发文件", POLICY, 600),
        old("zcjd", "文件解读", "政策解读", 250), old("ndjh", "年度计划", "规划计划", 420),
        old("zkxx", "招考信息", "人事信息", 390),
    ),
    HERDS: (
        # Nine in all, four of them news or first-level columns.
        old("xmdt", "畜牧动态", NEWS, 17), old("tpxw", "图片新闻", NEWS, 30),
        old("tzgg", "通知公告", NOTICE, 190, first_level=True),
        old("zcwj", "政策文件", POLICY, 200, first_level=True),
        old("gsgg", "公示公告", NOTICE, 205), old("gfxwj", "行政规范性文件", RULES, 215),
        old("zcjd", "政策解读", "政策解读", 260), old("rsxx", "人事信息", "人事信息", 410),
        old("ghjh", "规划计划", "规划计划", 380),
    ),
    FOREST: (old("lydt", "林业动态", NEWS, 20), old("tpxw", "图片新闻", NEWS, 26), old("jcxx", "基层信息", NEWS, 55),
             old("tzgg", "通知公告", NOTICE, 191, first_level=True)),
    FAITHS: (old("mzdt", "民族工作动态", NEWS, 21), old("tzgg", "通知公告", NOTICE, 240, first_level=True)),
}  # fmt: skip
"""The columns that are overdue, by site."""
_BLANK: dict[str, tuple[Shelf, ...]] = {
    GRAIN: (blank("hygk", "会议公开", "会议公开"), blank("jyta", "建议提案办理", "建议提案"),
            blank("sjfb", "数据发布", "统计数据"), blank("bzgf", "标准规范", "标准规范"),
            blank("yjgl", "应急管理", "应急")),
    WEATHER: (blank("jyta", "建议提案", "建议提案"), blank("hygk", "会议公开", "会议公开"),
              blank("cjwt", "常见问题", "互动回应"), blank("zxft", "在线访谈", "互动回应"),
              blank("qzqd", "权责清单", "权责清单"), blank("xzzq", "下载专区", "办事服务")),
    GARDENS: (blank("hygk", "会议公开", "会议公开"), blank("zdxm", "重大项目", "重大项目"),
              blank("dczj", "调查征集", "决策公开"), blank("sfbz", "收费标准", "行政事业性收费"),
              blank("wgk", "五公开", "五公开", opened=31)),
    HERDS: (blank("hygk", "会议公开", "会议公开"), blank("jyta", "建议提案", "建议提案"),
            blank("dwyq", "动物疫情", "应急"), blank("xzxk", "许可公示", "行政执法")),
    FOREST: (blank("hygk", "会议公开", "会议公开"), blank("zdxm", "重点项目", "重大项目"),
             blank("lqgg", "林权公告", "民生领域"), blank("cjwt", "常见问题", "互动回应")),
    FAITHS: (blank("hygk", "会议公开", "会议公开"),),
}  # fmt: skip
"""The columns that are blank, by site."""

_OTHERS: dict[str, tuple[Shelf, ...]] = {
    GRAIN: (
        listed("yjzj", "意见征集", "决策公开", (20, "意见征集"),
               (60, "《云溪区储备粮管理办法（征求意见稿）》公开征求意见")),
        listed("xzwj", "规范性文件", RULES, (30, "云溪区区级储备粮轮换管理办法"),
               (50, "粮食仓储设施改造项目招标公告"),
               (90, "云溪区应急物资储备管理办法"), (120, "云溪区粮油质量监管办法"),
               (170, "云溪区社会化储粮实施细则")),
        heap("gg", "公告栏", NOTICE, 10, 5, 98),
        listed("jcdt", "库站动态", NEWS, *_GRAIN_SHARED, (40, "石桥粮库完成秋粮入库"), (55, "清河粮站开展技能比武")),
        listed("msxx", "粮情信息", "民生领域", *_GRAIN_SHARED, (8, "十一月上旬粮油价格监测"),
               (18, "十月下旬粮油价格监测")),
        listed("lskp", "粮食科普", "其他", *_GRAIN_SHARED, (10, "如何科学储存大米"), (25, "食用油的选购与保存")),
        listed("jczj", "民意征集", "决策公开", (12, "2026年第三季度意见征集情况说明"),
               (400, "《云溪区粮食应急预案（征求意见稿）》公开征求意见")),
        listed("ttsx", "基层快讯", NEWS, (11, "白石粮站开展消防演练")),
        numbered("kcgs", "库存公示", as_art, (60, 89_850)),
        shown("bstj", "办事统计", "办事服务", (93, "2026年8月办事事项统计")),
    ),
    WEATHER: (
        listed("zfgs", "执法公示", "行政执法", (15, "【执法公示】"), (45, "防雷安全双随机抽查结果公示")),
        listed("zkzp", "招考招聘", "人事信息", (16, "关于同意免去职务的通知"), (33, "云溪区气象局2026年部门预算"),
               (70, "事业单位公开招聘面试公告"), (99, "公开招聘拟聘用人员公示")),
        heap("jdkx", "局队快讯", NEWS, 12, 1, 33),
        listed("fwdt", "服务动态", NEWS, *_WEATHER_SHARED, (15, "气象台召开汛期服务总结会"),
               (19, "雷达站完成换季维护")),
        listed("qxfw", "气象服务", "民生领域", *_WEATHER_SHARED, (7, "一周天气预报"), (14, "农用天气预报")),
        listed("qxkp", "气象科普", "其他", *_WEATHER_SHARED, (9, "寒潮预警信号的含义"), (29, "什么是辐射雾")),
        listed("gzyd", "工作要点", "规划计划", (13, "情况说明"), (200, "关于本季度暂无更新的情况说明")),
        shown("ggtz", "公告通知", NOTICE, (170, "关于开展防雷检测的通知")),
        daily("mrqx", "每日气象", 3),
        numbered("qxzq", "预警信息", as_info, (75, 89_650)),
        listed("bjtj", "办件统计分析", "统计数据", (120, "2026年第二季度办件情况")),
    ),
    GARDENS: (
        listed("tjxx", "绿化统计", "统计数据", (28, "绿化统计："), (58, "2026年9月全区绿化统计数据")),
        listed("jd", "政策解读", "政策解读", (40, "《云溪区古树名木保护办法》政策解读"),
               (44, "园林绿化局召开党风廉政工作会议"),
               (80, "一图读懂公园管理条例"), (110, "《城市绿线管理办法》解读")),
        heap("wjfb", "文件发布", POLICY, 11, 25, 210),
        listed("gydt", "公园动态", NEWS, *_GARDENS_SHARED, (21, "东岭公园步道改造完工"),
               (33, "柳塘湿地补植水生植物")),
        listed("gyfw", "公园服务", "民生领域", *_GARDENS_SHARED, (6, "公园冬季开放时间"), (24, "健身器材报修方式")),
        listed("yljs", "园林建设", "重大项目", *_GARDENS_SHARED, (12, "口袋公园建设进展"), (38, "滨河绿道施工公告")),
        listed("gfjd", "解读回应", "政策解读", (30, "关于2026年上半年未制定规范性文件的说明"),
               (200, "一图读懂义务植树条例")),
        shown("gh", "规划信息", "规划计划", (345, "云溪区绿地系统专项规划")),
        numbered("lhgs", "绿化公示", as_trs, (90, 89_555)),
        listed("fwtj", "政务服务统计", "办事服务", (200, "政务服务事项办理统计（2026年一季度）")),
    ),
    HERDS: (
        listed("yjzj", "意见征集", "决策公开", (20, "意见征集情况反馈"),
               (60, "《云溪区养殖管理办法（征求意见稿）》公开征求意见")),
        listed("xzwj", "规范性文件", RULES, (30, "云溪区畜禽养殖管理办法"),
               (31, "《云溪区畜禽养殖管理办法》政策解读"),
               (90, "云溪区动物防疫实施细则")),
        heap("gg", "公告栏", NOTICE, 9, 5, 120),
        listed("jcdt", "基层动态", NEWS, (3, "秋季动物防疫全面启动"), (4, "畜牧技术员进村指导"),
               (14, "奶业合作社标准化提升")),
        shown("ywgz", "业务工作", "民生领域", (3, "秋季动物防疫全面启动"), (4, "畜牧技术员进村指导"),
               (9, "牛羊布病检测安排"),
               (29, "饲草种植技术要点")),
        listed("xmkp", "养殖科普", "其他", (3, "秋季动物防疫全面启动"), (4, "畜牧技术员进村指导"),
               (16, "羔羊冬季饲养要点"),
               (40, "青贮饲料的制作")),
        listed("jczj", "民意征集", "决策公开", (12, "2026年第三季度意见征集情况说明"),
               (360, "屠宰场布局公开征求意见")),
        listed("kx", "畜牧快讯", NEWS, (10, "兽医站开展冬季巡诊")),
        numbered("jcgs", "检测公示", as_art, (0, 88_750)),
        listed("bstj", "办事统计", "办事服务", (92, "2026年8月办事事项统计")),
    ),
    FOREST: (
        listed("fhjc", "防火检查", "应急", (15, "关于防火检查情况的通报"), (45, "森林防火检查安排")),
        listed("tjsj", "林业统计", "统计数据", (18, "2026年10月造林统计数据"), (50, "《林业统计年鉴》政策解读")),
        heap("gg", "公告栏", NOTICE, 12, 3, None),
        listed("gyxx", "国有林场", NEWS, (3, "秋冬季造林启动"), (15, "林场完成抚育间伐"), (40, "林场道路修整")),
        listed("hyxx", "行业信息", "民生领域", (3, "秋冬季造林启动"), (9, "苗木价格行情"), (29, "油茶管护要点")),
        listed("lykp", "林业科普", "其他", (3, "秋冬季造林启动"), (16, "松材线虫病识别"), (40, "古树年轮的秘密")),
        listed("ghxx", "规划信息", "规划计划", (20, "《云溪区林地保护利用规划》编制情况说明"),
               (45, "云溪区国土绿化规划")),
        listed("ggtz", "公告通知", NOTICE, (168, "关于征集造林作业队伍的通知")),
        daily("mryq", "每日要情"),
        numbered("lgs", "林权公示", as_info, (80, 89_650), (84, 89_640), (88, 89_630)),
        listed("tjgb", "统计公报", "统计数据", (300, "云溪区森林资源统计公报")),
        Shelf("xkx", "新开快讯", NEWS, (Line(90), Line(120)), opened=7),
        blank("wgk", "五公开", "五公开", opened=30),
    ),
    FAITHS: (
        listed("qzqd", "权责清单", "权责清单", (100, "权责清单"), (200, "行政权力运行流程图")),
        listed("ggtz", "公告通知", NOTICE, (30, "宗教场所修缮工程施工招标公告"), (90, "关于同意举办活动的公告")),
        heap("jdt", "街道快讯", NEWS, 10, 2, 33),
        listed("mzxx", "民族宗教信息", NEWS, (2, "民族团结进步宣传月启动"), (3, "宗教场所安全培训"),
               (9, "少数民族运动会报名")),
        listed("mzxx2", "民宗信息", "其他", (2, "民族团结进步宣传月启动"), (3, "宗教场所安全培训"),
               (9, "少数民族运动会报名")),
        listed("mzxx3", "宣传月专栏", "专题", (2, "民族团结进步宣传月启动"), (3, "宗教场所安全培训")),
        listed("zcjd", "政策解读", "政策解读", (30, "关于修订宗教活动场所登记办法的情况说明"),
               (170, "一图读懂宗教事务条例")),
        listed("gh", "规划计划", "规划计划", (335, "云溪区民族事务发展规划")),
        numbered("csgs", "场所公示", as_trs, (56, 89_365)),
        shown("lytj", "留言办理统计", "互动回应", (150, "2026年上半年留言办理统计")),
        Shelf("zcfg", "2025年通知公告", NOTICE, (Line(340),), first_level=True),
        Shelf("jgjj", "机构简介", "机构职能", single=True),
    ),
}  # fmt: skip

_SHELVES = {site: (_FRESH, *_STALE[site], *_BLANK[site], *_OTHERS[site]) for site in _OTHERS}
_ROWS = {(site, one.key): one for site, shelves in _SHELVES.items() for one in shelves}


def _office(key: str, name: str, style: Style) -> Office:
    return Office(key, name, style, tuple(one.plan() for one in _SHELVES[key]))


def _rows(site: SitePlan, column: ColumnPlan, _: Sequence[Item], scene: Scene) -> Sequence[Item]:
    return _ROWS[site.key, column.key].items(site, scene.as_of)


_LIMITS = {
    NEWS: 14,
    NOTICE: 184,
    POLICY: 184,
    RULES: 184,
    "政策解读": 184,
    "人事信息": 366,
    "规划计划": 366,
}


def _innocents() -> Iterator[tuple[str, Shelf]]:
    """Columns with rows that are neither overdue nor blank."""
    for site, shelves in _OTHERS.items():
        yield from ((site, one) for one in shelves if one.lines)


def _overdue() -> Iterator[Planted]:
    """Every overdue column is a finding of its own, with a column that is in time beside it."""
    fresh = [
        Spot(site, f"{one.lines[0].days}天前有更新", one.key)
        for site, one in _innocents()
        if one.lines[0].days <= _LIMITS.get(one.kind, 180)
    ]
    late = [
        Spot(site, f"{one.kind}类栏目{one.lines[0].days}天未更新", one.key)
        for site, shelves in _STALE.items()
        for one in shelves
    ]
    for guilty, twin in zip(late, fresh, strict=False):
        yield Planted("stale_column", guilty, twin)


def _empty() -> Iterator[Planted]:
    """Every blank column is one too, with a column beside it that is not."""
    young = Spot(FOREST, "恰好30天前开设，尚无内容", "wgk")
    told = {"xkx": "新开设7天，迁入的是旧信息", "zcfg": "往年分年栏目"}
    filled = sorted(_innocents(), key=lambda pair: pair[1].key not in told)
    twins = [young, *(Spot(site, told.get(one.key, "栏目有信息"), one.key) for site, one in filled)]
    empty = [
        Spot(site, "栏目没有任何信息", one.key)
        for site, shelves in _BLANK.items()
        for one in shelves
    ]
    for guilty, twin in zip(empty, twins, strict=False):
        yield Planted("blank_column", guilty, twin)


def _sites(rule: str, *pairs: tuple[str, str, str, str]) -> Iterator[Planted]:
    for site, note, twin, other in pairs:
        yield Planted(rule, Spot(site, note), Spot(twin, other))


def _columns(rule: str, *pairs: tuple[str, str, str, str, str, str]) -> Iterator[Planted]:
    for site, column, note, twin, other, why in pairs:
        yield Planted(rule, Spot(site, note, column), Spot(twin, why, other))


_PLANTED = (
    *_overdue(),
    *_empty(),
    *_sites(
        "stale_columns",
        (GRAIN, "三个动态栏目和两个一级栏目未更新，恰好5个", HERDS, "恰好4个计入，其余是二级栏目和其他类别"),
        (WEATHER, "六个动态栏目未更新", FOREST, "4个计入，另一个7天前刚开设"),
        (GARDENS, "三个动态栏目和公告、法规两个一级栏目", FAITHS, "往年分年栏目和临期栏目不计入"),
    ),
    *_sites(
        "long_stale_columns",
        (GRAIN, "恰好10个应更新栏目未更新", HERDS, "恰好9个，另有临期栏目"),
        (WEATHER, "10个应更新栏目未更新，另有6个空白栏目", FOREST, "4个未更新、4个空白，不能相加"),
        (GARDENS, "11个应更新栏目未更新", FAITHS, "2个未更新，往年分年栏目不计入"),
    ),
    *_sites(
        "blank_columns",
        (GRAIN, "恰好5个空白栏目", HERDS, "恰好4个空白栏目"),
        (WEATHER, "6个空白栏目", FOREST, "4个空白，另一个恰好30天前开设"),
        (GARDENS, "5个空白栏目，其中一个31天前开设", FAITHS, "1个空白，另有单页栏目"),
    ),
    *_columns(
        "service_statistics",
        (GRAIN, "bstj", "办事统计93天未更新", HERDS, "bstj", "办事统计恰好92天前更新"),
        (WEATHER, "bjtj", "办件统计分析120天未更新", FOREST, "tjgb", "统计公报不是办事统计"),
        (GARDENS, "fwtj", "政务服务统计200天未更新", FAITHS, "lytj", "留言办理统计不是办事统计"),
    ),
    *_columns(
        "title_of_column",
        (GRAIN, "yjzj", "标题就是栏目名称", HERDS, "yjzj", "标题以栏目名称开头，另有内容"),
        (WEATHER, "zfgs", "标题是加了括号的栏目名称", FOREST, "fhjc", "标题里含有栏目名称"),
        (GARDENS, "tjxx", "标题是栏目名称加冒号", FAITHS, "qzqd", "权责清单本来就叫这个名称"),
    ),
    *_columns(
        "wrong_column",
        (GRAIN, "xzwj", "规范性文件栏目里有招标公告", HERDS, "xzwj", "规范性文件旁边的政策解读"),
        (WEATHER, "zkzp", "人事栏目里有部门预算", FOREST, "tjsj", "统计栏目里的解读"),
        (GARDENS, "jd", "解读栏目里有会议报道", FAITHS, "ggtz", "通知公告栏目里的招标公告"),
    ),
    *_columns(
        "mass_posting",
        (GRAIN, "gg", "93天没有公告，一天发10条", HERDS, "gg", "一天只发9条"),
        (WEATHER, "jdkx", "32天没有动态，一天发12条", FOREST, "gg", "整个栏目都是迁入当天的日期"),
        (GARDENS, "wjfb", "185天没有文件，一天发11条", FAITHS, "jdt", "此前恰好31天没有动态"),
    ),
    *_columns(
        "shared_posts",
        (GRAIN, "jcdt", "自己的信息40天前，新的都同时登在三个栏目", HERDS, "jcdt", "自己的信息恰好14天前"),
        (WEATHER, "fwdt", "自己的信息15天前，新的都同时登在三个栏目", FOREST, "gyxx", "只有一条一稿多栏"),
        (GARDENS, "gydt", "自己的信息21天前，新的都同时登在三个栏目", FAITHS, "mzxx", "同一列表以几个名称展示"),
    ),
    *_columns(
        "kept_by_stubs",
        (GRAIN, "jczj", "实际信息400天前，其后只有情况说明", HERDS, "jczj", "一年内另有实际信息"),
        (WEATHER, "gzyd", "只有情况说明，未写时段", FOREST, "ghxx", "规划编制情况说明，本身就是内容"),
        (GARDENS, "gfjd", "“未制定……的说明”代替更新", FAITHS, "zcjd", "办法修订情况说明，本身就是内容"),
    ),
    *_columns(
        "expiring_column",
        (GRAIN, "ttsx", "动态栏目还有3天到期", HERDS, "kx", "动态栏目还有4天到期"),
        (WEATHER, "ggtz", "通知公告还有14天到期", FOREST, "ggtz", "通知公告还有16天到期"),
        (GARDENS, "gh", "规划计划还有21天到期", FAITHS, "gh", "规划计划还有31天到期"),
        ("czj", "zcwj", "政策文件恰为180天前更新，还有4天到期", "czj", "zcjd", "政策解读28天前更新"),
    ),
    *_columns(
        "out_of_order",
        (GRAIN, "kcgs", "编号排在6天前的信息附近，日期却是60天前", HERDS, "jcgs", "编号早、日期晚：稿件放了一阵才发"),
        (WEATHER, "qxzq", "编号排在14天前的信息附近，日期却是75天前", FOREST, "lgs", "三条旧信息一起补录"),
        (GARDENS, "lhgs", "编号排在18天前的信息附近，日期却是90天前", FAITHS, "csgs", "编号与日期只差30天"),
    ),
)  # fmt: skip

LOCAL = (
    *_columns(
        "missed_days",
        (WEATHER, "mrqx", "每天都有，只缺3天前的星期二", FOREST, "mryq", "每天都有"),
        (HERDS, "jcdt", "16天里只有三天有信息", FOREST, "xkx", "7天前刚开设"),
        (FAITHS, "mzxx", "31天里只有三天有信息", FOREST, "hyxx", "民生类栏目不要求逐日更新"),
    ),
    *_columns(
        "home_columns",
        (GRAIN, "bstj", "首页上的办事统计93天未更新", GARDENS, "fwtj", "首页没有展示的栏目"),
        (WEATHER, "ggtz", "首页上的公告170天未更新", GARDENS, "gh", "首页上的规划信息，规划计划除外"),
        (FAITHS, "lytj", "首页上的留言统计150天未更新", HERDS, "ywgz", "首页上的业务工作3天前更新"),
    ),
)  # fmt: skip
"""What 兴隆台's rhythms find in addition; the national ones do not ask."""

CORNER = Corner(
    offices=(
        _office(GRAIN, "粮食和物资储备局", Style.TRS), _office(WEATHER, "气象局", Style.HANWEB),
        _office(GARDENS, "园林绿化局", Style.GBK), _office(HERDS, "畜牧兽医局", Style.TRS),
        _office(FOREST, "林业局", Style.HANWEB), _office(FAITHS, "民族宗教事务局", Style.GBK),
    ),
    planted=_PLANTED,
    rows=_rows,
)  # fmt: skip
