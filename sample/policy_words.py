"""The texts of normative documents and of what interprets them: articles by number, and explanations in other words.

A document and an honest interpretation of it share names of things and no sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from sample.nouns import Item

_NUMERALS = ("", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_ARTICLES = (
    "为了规范{matter}，保障公众合法权益，根据有关法律、法规和上级文件规定，结合本区实际，制定本{paper}。",
    "本区行政区域内从事{matter}及其监督活动，适用本{paper}；法律、法规另有规定的，从其规定。",
    "{matter}坚持政府主导、部门协同、属地负责、社会参与的原则，实行分级负责和全程留痕。",
    "{office}是{matter}的主管部门，负责组织实施、业务指导和日常监督；发展改革、财政、公安、审计等部门按照各自职责做好配合。",
    "镇人民政府、街道办事处负责辖区内{matter}的巡查登记、信息上报和矛盾调处，村（居）民委员会协助开展有关工作。",
    "{matter}所需经费列入年度预算，专款专用，任何单位和个人不得截留、挪用或者挤占。",
    "申请人应当向所在地的镇人民政府、街道办事处提交申请表、身份证明和相关权属材料，并对材料的真实性负责。",
    "受理单位应当自收到申请之日起五个工作日内完成核查，材料不齐全的，一次性告知需要补正的全部内容。",
    "{office}应当自收到核查意见之日起十个工作日内作出决定，不予同意的，书面说明理由并告知救济途径。",
    "经批准的事项在所在村（社区）和政府网站公示，公示期不少于七日，公示有异议的，重新组织核查。",
    "标准根据经济社会发展水平和财政承受能力适时调整，调整方案报区人民政府批准后向社会公布。",
    "{office}建立{matter}电子档案，实行一事一档，档案保存期限不少于十年。",
    "有关单位应当每季度开展一次自查，发现隐患及时整改，整改情况于季度终了后十日内报送{office}。",
    "{office}会同有关部门每年组织两次抽查，抽查比例不低于总数的百分之二十，结果纳入年度考核。",
    "弄虚作假骗取资格或者资金的，由{office}责令退回，五年内不再受理其申请；涉嫌犯罪的，移送司法机关处理。",
    "任何单位和个人有权向{office}举报违反本{paper}的行为，经查证属实的，按照规定给予奖励，并为举报人保密。",
    "因突发事件需要紧急处置的，可以先行实施，事后三日内补办有关手续，并向区人民政府书面报告处置经过。",
    "跨镇（街道）的事项由{office}指定一个牵头单位，其他单位予以配合；对职责划分有争议的，报区人民政府确定。",
    "委托第三方机构承担技术服务的，应当签订合同，约定服务内容、质量标准、保密义务和违约责任，费用按照实际工作量结算。",
    "本{paper}所称主管部门，是指区人民政府确定的承担{matter}管理职责的工作部门及其委托的事业单位。",
    "在本{paper}实施前已经受理、尚未办结的事项，按照原有程序继续办理，当事人自愿选择新程序的，从其选择。",
    "工作人员玩忽职守、滥用职权、徇私舞弊的，依法给予处分。",
)
_SPOKEN = (
    "近年来，随着城市面貌不断改善，群众对{matter}提出了更高期待，过去分散在多个文件里的做法已经跟不上形势。",
    "这次出台的{paper}，就是要把大家最关心的谁来管、怎么办、多久办完一次讲清楚，让办事的人少跑路。",
    "起草组先后走访了六个镇街，召开了四场座谈会，听取了企业、社区和热心市民的想法，吸收了其中大部分建议。",
    "从适用对象来看，无论是本地居民还是在此经营的商户，只要涉及{matter}，都可以在家门口的便民服务站提出。",
    "与老做法相比，新政策有三个变化：一是环节压缩了一半，二是费用由财政承担，三是结果能在手机上查询。",
    "很多朋友问需要准备什么。其实只要带上有效证件和一张填好的表格，其余资料由后台共享核验，不必重复开证明。",
    "关于办理快慢，从交表到拿到答复，一般不会超过三周，遇到特别复杂的情形，窗口会提前打电话说明原因。",
    "有人担心资金不到位。财政部门已经单列科目，按季拨付，每一笔都能在公开栏里看到去向，欢迎大家监督。",
    "对于年纪大、行动不便的住户，网格员会主动上门，帮助拍照上传，真正做到服务找人而不是人找服务。",
    "当然，便利不等于放松要求。谁要是靠假材料蒙混过关，不但要把好处吐出来，还会影响今后几年的申请。",
    "下一阶段，我们会组织宣讲小队进社区、进集市，用方言和图画把要点说明白，并开通咨询热线随时解答疑问。",
    "欢迎广大市民在实施过程中多提意见，我们将定期汇总，对不合理的地方及时完善，让好政策越用越顺手。",
    "也有市民提到夜间和周末的情况。值班电话全天有人接听，普通咨询当场解答，需要现场查看的，第二天上午就会有人联系。",
    "在公平方面，名额怎样分配、先后怎样排序，全部由电脑摇号或者按登记先后产生，全过程请居民代表到场见证。",
    "如果对结果不满意，可以先找窗口说明，也可以拨打监督热线，还可以依法申请行政复议，渠道都印在回执背面。",
    "我们还参考了周边三个县区的经验，把行之有效的点子搬过来，把走过的弯路避开，尽量让条文少而管用。",
    "对积极参与的商户和志愿者，年底会评选一批示范单位，挂牌表扬，并在下一年度的活动安排中优先考虑。",
    "总的来说，这份文件的出发点是方便群众，落脚点是长期管用，希望社区、企业和每一位居民一起参与进来。",
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a document is about."""

    name: str
    """绿地认养."""
    office: str
    """Who is in charge: 园林绿化主管部门."""
    paper: str = "办法"
    """What it calls itself: 办法, 规定, 细则."""


def numbered(place: int) -> str:
    """第十二条, from 1 to 99."""
    tens, ones = divmod(place, 10)
    return f"第{_NUMERALS[tens] if tens > 1 else ''}{'十' if tens else ''}{_NUMERALS[ones]}条"


def articles(matter: Matter, last: str = "", count: int = len(_ARTICLES)) -> tuple[str, ...]:
    """The articles of a document, its last one given: when it comes into force and how long it lasts."""
    texts = [_filled(one, matter) for one in _ARTICLES[:count]]
    texts.append(last or f"本{matter.paper}自印发之日起施行。")
    return tuple(f"{numbered(place)}　{text}" for place, text in enumerate(texts, 1))


def spoken(matter: Matter, count: int = len(_SPOKEN)) -> tuple[str, ...]:
    """An interpretation in words of its own."""
    return tuple(_filled(one, matter) for one in _SPOKEN[:count])


def quoting(matter: Matter) -> tuple[str, ...]:
    """An interpretation that quotes every other article and explains each in its own words."""
    said = articles(matter)
    pairs = zip(said[::2], spoken(matter), strict=False)
    return (
        *(line for quoted, own in pairs for line in (f"【原文】{quoted}", f"【说明】{own}")),
        *spoken(matter)[len(said[::2]) :],
    )


def _filled(text: str, matter: Matter) -> str:
    return text.format(matter=matter.name, office=matter.office, paper=matter.paper)


def newest_first(rows: list[Item]) -> tuple[Item, ...]:
    """Rows as a list shows them."""
    return tuple(sorted(rows, key=lambda one: (one.published, -one.number), reverse=True))
