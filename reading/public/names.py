"""Names of columns and links: which of them are places for what has to be public, and which are ways to speak up."""

from __future__ import annotations

import re

PLATFORM = frozenset({"政府信息公开", "政府信息公开专栏", "政府信息公开平台"})
ALIKE = re.compile(r"信息公开|政务公开")
PARTS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("政府信息公开指南", frozenset({"指南"}), re.compile(r"公开(?:工作)?指南|^指南$")),
    ("政府信息公开制度", frozenset({"公开制度"}),
        re.compile(r"公开(?:工作)?(?:制度|规定|法规)|^(?:相关|配套|工作)?制度$|条例")),
    (
        "法定主动公开内容",
        frozenset({"公开目录"}),
        re.compile(r"主动公开|公开(?:信息)?(?:目录|内容)|(?:信息|基本)目录"),
    ),
    ("政府信息公开年报", frozenset({"年度报告"}), re.compile(r"公开(?:工作)?(?:年报|年度报告)|^年报$|^年度报告$")),
)  # fmt: skip
ITEMS: tuple[tuple[str, frozenset[str], re.Pattern[str]], ...] = (
    ("机构信息", frozenset({"机构职能"}), re.compile(r"机构|职能|职责|简介")),
    ("领导信息", frozenset({"领导信息"}), re.compile(r"领导|负责人")),
    ("政策文件", frozenset({"政策文件", "规范性文件", "政府公报"}), re.compile(r"政策|文件|法规|规章|公文")),
    ("规划计划", frozenset({"规划计划"}), re.compile(r"规划|计划")),
    ("统计信息", frozenset({"统计数据"}), re.compile(r"统计|数据")),
    ("许可和服务", frozenset({"办事服务", "权责清单"}), re.compile(r"许可|审批|办事|服务|权责|权力")),
    ("处罚和强制", frozenset({"行政执法"}), re.compile(r"执法|处罚|强制|双公示")),
    ("财政预决算", frozenset({"财政预决算"}), re.compile(r"预算|决算|财政资金|财政信息")),
    ("收费项目", frozenset({"行政事业性收费"}), re.compile(r"收费")),
    ("政府采购", frozenset({"招标采购"}), re.compile(r"采购|招标|公共资源")),
    ("重大建设项目", frozenset({"重大项目"}), re.compile(r"重[大点][一-龥]{0,4}(?:项目|工程)|建设项目")),
    ("民生领域", frozenset({"民生领域"}), re.compile(r"民生|扶贫|乡村振兴|教育|医疗|社[会]?保|救助|养老|就业")),
    ("应急管理", frozenset({"应急"}), re.compile(r"应急|预警|突发|灾害")),
    ("监督检查", frozenset(),
        re.compile(r"监督检查|抽检|双随机|安全生产|食品药品|产品质量|环境保护|生态环境|公共卫生")),
    ("招考录用", frozenset({"人事信息"}), re.compile(r"招考|招聘|招录|公务员|人事")),
    ("市政建设", frozenset(), re.compile(r"市政|城市建设|城建|公用事业|园林绿化")),
    ("公共服务", frozenset(), re.compile(r"公共服务|公共文化|文化体育|便民服务|公共交通")),
    ("公益事业", frozenset(), re.compile(r"公益|慈善")),
    ("土地征收", frozenset(), re.compile(r"征地|土地征收|征收土地")),
    ("房屋征收", frozenset(), re.compile(r"房屋征收|征收补偿|拆迁")),
    ("治安管理", frozenset(), re.compile(r"治安|平安建设|户籍")),
    ("社会救助", frozenset(), re.compile(r"救助|低保|特困|最低生活保障")),
    ("农业农村", frozenset(), re.compile(r"三农|农业|农村|惠农|涉农|乡村振兴")),
    ("农田水利", frozenset(), re.compile(r"农田水利|高标准农田|水利工程")),
    ("土地承包流转", frozenset(), re.compile(r"土地承包|承包地|土地(?:经营权)?流转|农村土地")),
    ("宅基地", frozenset(), re.compile(r"宅基地")),
    ("筹资筹劳", frozenset(), re.compile(r"筹资筹劳|一事一议")),
)  # fmt: skip
"""Items of article 20, then those of article 21 → the classes of columns that are places for them, and words."""
CONSULT = re.compile(
    r"咨询|留言|信箱|写信|来信|问政|提问|我要问|在线问答|有问必答|^12345|民意直通|领导信件"
)
NO_CONSULT = re.compile(
    r"电话|热线$|举报|信访|纪检|监督|廉政|决策咨询|咨询(?:服务)?(?:公司|机构|专家)|不良信息"
)
SERVICES = re.compile(
    r"办事|政务服务|便民服务|公共服务|服务(?:大厅|事项|指南|平台|中心|窗口|清单)$|^(?:网上|在线|公众|民生|惠民|企业|个人|法人)服务$|^服务$"
    r"|行政(?:许可|审批)|网上办理|一网通办|一件事|我要办|好办"
)
NO_SERVICES = re.compile(r"购买服务|服务(?:企业协会|态度)|办事处|关于我们|志愿服务|服务声明")
"""A street office (街道办事处) is no service, nor is what an office buys."""
OTHER_TALK = re.compile(
    r"^(?:网上|在线|我要)?(?:信访|举报|投诉)(?:大厅|平台|专栏|信箱|窗口)?$|纪检(?:监察)?举报|(?:信访|举报|监督)(?:信箱|平台|专栏)$"
)
HUB = re.compile(r"^(?:政民|交流|互动|公众|网上|在线)(?:互动|交流|参与)(?:平台)?$|^互动$")
"""A section of a site in which people speak to it: what ways there are, its own page says."""
LETTERS = re.compile(r"留言|回复|答复|信箱|来信|信件")
NO_LETTERS = re.compile(r"提案|建议|征集|访谈|举报|投诉|信访|意见箱|邮箱|统计|数据|分析")
STATISTICS = re.compile(
    r"(?:留言|信件|来信|信箱|互动|答复|办理|受理|咨询|诉求|回复|办信)[一-龥]{0,4}(?:统计|数据|分析|情况通报)|统计分析|数据统计"
)
CHECKS = re.compile(
    r"(?:政府网站|政务新媒体|政务网站|网站)[^，。]{0,24}(?:抽查|检查|自查|监测|普查)|(?:抽查|检查|自查)[^，。]{0,16}(?:政府网站|政务新媒体)"
)
TELLS = re.compile(r"通报|情况|结果|公告")
OF_QUARTER = re.compile(
    r"(?P<year>20\d\d)\s?年(?:度)?\s?(?:第?(?P<quarter>[一二三四1-4])\s?季度|(?P<half>[上下])半年|(?P<month>1[0-2]|[1-9])月)"
)
