"""The words that the sample's pages are made of: titles by class of column, and running text.

Nothing here speaks of budgets, final accounts or annual reports: those titles are made in `duties` only, so that
no other row can be taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

_TOPICS = (
    "安全生产", "森林防火", "防汛备汛", "秋粮收购", "老旧小区改造", "城乡供水", "义务教育均衡发展", "养老服务",
    "托育服务", "稳岗就业", "返乡创业", "电动自行车整治", "农村人居环境整治", "河湖长制", "垃圾分类", "食品安全",
    "药品监管", "基层治理", "营商环境优化", "数字乡村建设", "全民健身", "公共文化服务", "文物保护", "交通秩序治理",
    "消防通道整治", "高标准农田建设", "春耕备耕", "中小企业服务", "科技特派员下乡", "退役军人服务", "残疾人康复",
    "未成年人保护", "慢性病防治", "疫苗接种", "冬季供暖", "公园绿地建设", "道路养护", "危房排查", "大气污染防治",
    "节约用水", "法律援助", "人民调解", "政务服务", "招商引资", "乡村旅游", "电商直播培训",
)  # fmt: skip
_PLACES = ("云溪街道", "白石镇", "清河镇", "柳塘社区", "石桥村", "东岭村", "新塘村", "滨河社区")
_SURNAMES = "云溪白石清河柳桥岭塘"
_GIVEN = [
    "禾",
    "朗",
    "一舟",
    "望山",
    "知远",
    "小满",
    "听雨",
    "长风",
    "若谷",
    "见微",
    "子衿",
    "明澈",
]
_NEWS = (
    "区政府召开{topic}工作推进会", "{place}扎实开展{topic}工作", "全区{topic}专项行动取得阶段性成效",
    "{place}{topic}让群众得实惠", "区领导调研{topic}工作", "我区{topic}经验在全市交流", "{place}举办{topic}宣传活动",
    "部门联动推进{topic}", "{topic}进村入户 服务群众零距离", "{place}开展{topic}集中督导",
)  # fmt: skip
_NOTICES = (
    "关于做好{topic}有关工作的通知", "关于开展{topic}专项检查的公告", "关于{place}{topic}项目有关事项的公示",
    "关于组织申报{topic}项目的通知", "关于征集{topic}典型案例的公告", "关于{place}临时交通管制的通告",
    "关于{topic}服务窗口调整办公时间的公告", "关于举办{topic}培训班的通知",
)  # fmt: skip
_PURCHASES = ("采购公告", "中标（成交）结果公告", "更正公告", "合同公告", "采购意向公开")

_FORMS: dict[str, tuple[str, ...]] = {
    "动态要闻": _NEWS,
    "通知公告": _NOTICES,
    "政策文件": (
        "关于印发《{region}{topic}实施方案》的通知", "关于进一步加强{topic}工作的意见",
        "关于印发《{region}{topic}三年行动计划》的通知", "关于调整{topic}工作领导小组成员的通知",
    ),
    "规范性文件": ("{region}{topic}管理办法", "{region}{topic}实施细则", "{region}{topic}补助办法（试行）"),
    "政策解读": ("《{region}{topic}实施方案》政策解读", "一图读懂{region}{topic}政策", "{topic}政策问答"),
    "人事信息": (
        "关于{person}等同志职务任免的通知", "{year}年{place}公开招聘工作人员公告",
        "{year}年事业单位公开招聘拟聘用人员公示（第{n}批）", "{year}年{topic}岗位招聘面试公告",
    ),
    "规划计划": ("{region}{topic}发展规划", "{year}年{topic}工作要点", "{region}{topic}专项规划"),
    "统计数据": ("{year}年{month}月全区{topic}统计数据", "{year}年{month}月主要指标完成情况（{topic}）"),
    "公开制度": ("{region}政府信息主动公开办法", "{region}政府信息公开保密审查制度", "{region}政府信息公开申请办理规范",
             "{region}政务公开考核制度", "{region}政府信息发布协调制度", "{region}政策解读工作规范"),
    "会议公开": ("区政府第{n}次常务会议（{topic}）",),
    "决策公开": ("《{region}{topic}管理办法（征求意见稿）》公开征求意见", "关于{topic}意见征集采纳情况的反馈"),
    "建议提案": ("对区政协会议第{n}号提案的答复（{topic}）", "对区人大会议第{n}号建议的答复（{topic}）"),
    "政府公报": ("{region}人民政府公报（{year}年第{month}期）",),
    "法治政府年报": ("{region}{office}{last}年度法治政府建设情况年度报告",),
    "网站年度报表": ("{region}人民政府网站工作年度报表（{last}年度）",),
    "招标采购": tuple("{place}{topic}项目" + kind for kind in _PURCHASES),
    "重大项目": ("{place}{topic}工程可行性研究报告的批准结果", "{topic}工程施工进展情况",
             "{place}{topic}工程竣工验收公示"),
    "行政执法": ("行政处罚决定信息公示（云执罚〔{year}〕第{n}号）", "{topic}双随机抽查结果公示", "{topic}行政检查计划"),
    "权责清单": ("{topic}权责事项清单", "{topic}行政权力运行流程图"),
    "应急": ("{region}{topic}应急预案", "关于{topic}风险的预警信息", "{topic}应急演练情况"),
    "民生领域": ("{year}年第{month}批{topic}补助对象公示", "{topic}服务事项告知", "{place}{topic}惠民措施"),
    "办事服务": ("{topic}事项办事指南", "{topic}申请表", "{topic}证明办理说明"),
    "互动回应": ("关于{place}{topic}问题的咨询", "关于{topic}的建议", "关于{topic}有关情况的回应"),
    "行政事业性收费": ("{topic}收费项目和标准目录", "关于{topic}收费减免的公告"),
    "其他": ("{year}年度{topic}继续教育安排", "{topic}从业人员信息采集的说明"),
}  # fmt: skip
_OFFICES = ("人民政府", "教育局", "民政局", "卫生健康局", "市场监督管理局", "住房和城乡建设局")
_SENTENCES = (
    "会议强调，要把{topic}摆在更加突出的位置，细化责任分工，明确完成时限，确保各项任务落到实处。",
    "各有关单位要加强协同配合，建立工作台账，做到事事有人管、件件有着落。",
    "{place}结合实际，组织党员干部和志愿者上门走访，听取群众意见，现场解决具体问题。",
    "工作人员向群众发放宣传资料，讲解政策内容和办理流程，现场解答群众关心的问题。",
    "下一步，将继续聚焦群众急难愁盼问题，持续完善长效机制，不断提升服务水平。",
    "有关事项可在工作日到区政务服务中心综合窗口咨询，也可拨打公布的服务电话。",
    "为做好{topic}相关工作，保障群众合法权益，根据有关法律法规规定，结合我区实际，现将有关事项明确如下。",
    "申请人应当对所提交材料的真实性负责，受理机关应当自受理之日起二十个工作日内作出答复。",
    "各镇（街道）、各部门要对照任务清单开展自查，发现问题立即整改，并于月底前报送工作情况。",
    "通过专项检查，共排查点位一百二十余处，发现并整改隐患三十六处，群众满意度进一步提高。",
    "本办法自印发之日起施行，由主管部门负责解释，此前有关规定与本办法不一致的，以本办法为准。",
    "公示期间，如有异议，请以书面形式向本单位反映，并提供必要的证明材料和联系方式。",
)  # fmt: skip


def title(random: Random, kind: str, region: str, day: date) -> str:
    """A title for a row of a class of column."""
    forms = _FORMS.get(kind, _FORMS["动态要闻"])
    return random.choice(forms).format(
        topic=random.choice(_TOPICS), place=random.choice(_PLACES), region=region,
        person=person(random), office=random.choice(_OFFICES), year=day.year, last=day.year - 1,
        month=day.month, n=random.randint(1, 120),
    )  # fmt: skip


def person(random: Random) -> str:
    """A made-up name, of made-up surnames for the most part."""
    return random.choice(_SURNAMES) + random.choice(_GIVEN)


def place(random: Random) -> str:
    """A place of the district."""
    return random.choice(_PLACES)


def paragraphs(random: Random, count: int) -> Sequence[str]:
    """Running text: paragraphs of two to four sentences."""
    topic = random.choice(_TOPICS)
    found: list[str] = []
    for _ in range(count):
        sentences = [
            sentence.format(topic=topic, place=random.choice(_PLACES))
            for sentence in random.sample(_SENTENCES, random.randint(2, 4))
        ]
        if "".join(sentences) in found:
            sentences.reverse()  # nobody publishes the same paragraph twice
        found.append("".join(sentences))
    return found


def topic(random: Random) -> str:
    """A matter of public work."""
    return random.choice(_TOPICS)
