# ruff: noqa: E501 - the columns are a table: one name after another
"""The ledgers that can be imported: their kinds, their columns, the other names that columns go by.

One table for the reader that recognises a file's head, for the templates, and for what the command line says.
"""

from __future__ import annotations

from dataclasses import dataclass

from records.imported import (
    Application,
    CatalogueItem,
    ErrorReport,
    LedgerRow,
    ListedPost,
    Message,
    RegisteredAccount,
    StatePost,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a ledger."""

    id: str
    title: str
    """As the template heads it."""
    sort: str
    """`number` (of the row), `agency`, `site`, `day` or `text`."""
    others: tuple[str, ...] = ()
    """Other heads it is known under."""
    required: bool = False
    note: str = ""
    example: str = ""
    choices: tuple[str, ...] = ()
    carried: bool = False
    """Does an empty cell mean the one above it (merged cells)?"""


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of ledger."""

    id: str
    title: str
    noun: type[LedgerRow]
    fields: tuple[Field, ...]
    note: str = ""

    def field(self, id_: str) -> Field:
        """A column by its id. Raises KeyError when there is none."""
        for one in self.fields:
            if one.id == id_:
                return one
        raise KeyError(id_)


_AGENCY = (
    "承办单位",
    "受理单位",
    "责任单位",
    "办理单位",
    "答复单位",
    "主办单位",
    "单位名称",
    "单位",
    "部门",
)

ERRORS = Form("errors", "找错留言", ErrorReport, (
    Field("id", "留言编号", "number", ("编号", "序号编号", "找错编号", "工单编号", "工单号", "留言ID"), True,
          "平台上的编号，不可重复", "示例ZC2026001"),
    Field("agency", "承办单位", "agency", _AGENCY, True, "与配置中的单位名称或简称一致", "云溪区财政局"),
    Field("site", "网站名称", "site", ("网站", "被找错网站", "站点名称", "所属网站"), False, "与配置中的网站名称一致，可不填"),
    Field("received", "收到日期", "day", ("转办日期", "转办时间", "收到时间", "接收时间", "提交时间", "留言时间", "留言日期"),
          True, "国办转办的填转办日期", "2026-11-02"),
    Field("replied", "答复日期", "day", ("答复时间", "回复时间", "回复日期", "首次答复时间"), False, "未答复的留空",
          "2026-11-04"),
    Field("closed", "办结日期", "day", ("办结时间", "完成时间", "办理完成时间"), False, "未办结的留空", "2026-11-09"),
    Field("national", "来源", "text", ("留言来源", "渠道", "来源渠道"), False, "国办转办填“国办”，其他来源照实填；不填按国办转办", "国办"),
), "“我为政府网站找错”平台转办的留言。")  # fmt: skip

APPLICATIONS = Form("applications", "依申请公开", Application, (
    Field("id", "登记编号", "number", ("编号", "申请编号", "受理编号", "登记号", "申请号", "登记号码"), True,
          "各单位自己的登记号，不要用身份证号或手机号", "示例2026-001"),
    Field("agency", "受理单位", "agency", ("受理机关", "受理机构", "行政机关", *_AGENCY), True, "与配置中的单位名称或简称一致",
          "云溪区财政局"),
    Field("received", "收到申请日期", "day", ("收到日期", "收到时间", "受理日期", "受理时间", "申请日期", "申请时间", "收件日期"),
          True, "当面提交、签收或确认收到的日期", "2026-03-02"),
    Field("notified", "补正告知日期", "day", ("补正通知日期", "告知补正日期", "补正告知时间"), False, "没有要求补正的留空",
          "2026-03-06"),
    Field("corrected", "收到补正日期", "day", ("补正日期", "补正材料收到日期", "补正时间", "收到补正时间"), False,
          "答复期限自收到补正之日起算", "2026-03-12"),
    Field("consulted", "征求第三方意见日期", "day", ("征求意见日期", "征求第三方日期"), False, "没有征求的留空"),
    Field("opinion", "第三方反馈日期", "day", ("第三方答复日期", "反馈日期", "第三方意见日期"), False, "逾期未反馈的留空"),
    Field("extended", "延期告知日期", "day", ("延长告知日期", "延期日期", "告知延期日期", "延长答复告知日期"), False,
          "没有延期的留空", "2026-04-03"),
    Field("replied", "答复日期", "day", ("答复时间", "回复日期", "告知书日期", "答复书日期"), False, "未答复的留空", "2026-04-28"),
    Field("ended", "办理状态", "text", ("状态", "处理情况", "办理情况"), False, "撤回、放弃、视为放弃的写明，其他可不填",
          "已答复", ("办理中", "已答复", "撤回", "视为放弃")),
), "政府信息公开申请的登记台账。申请人姓名、证件、电话、内容描述等列不需要，有也不读取、不保存。")  # fmt: skip

MESSAGES = Form("messages", "留言", Message, (
    Field("id", "留言编号", "number", ("编号", "工单编号", "工单号", "信件编号", "受理编号", "来信编号", "热线编号"), True,
          "不可重复，不要用手机号", "示例LY2026001"),
    Field("agency", "承办单位", "agency", _AGENCY, True, "与配置中的单位名称或简称一致", "云溪区人力资源和社会保障局"),
    Field("received", "留言日期", "day", ("留言时间", "来信时间", "来信日期", "写信时间", "受理时间", "受理日期", "来电时间",
          "收到日期", "提交时间"), True, "", "2026-10-12"),
    Field("replied", "答复日期", "day", ("答复时间", "回复时间", "回复日期", "办结时间", "办结日期"), False, "未答复的留空",
          "2026-10-15"),
    Field("sort", "留言类型", "text", ("类型", "信件类型", "诉求类型", "类别", "工单类型"), False,
          "简单咨询按5个工作日核对；信访、举报、征集、访谈不计入", "简单咨询",
          ("简单咨询", "咨询", "求助", "建议", "投诉", "举报", "信访", "征集", "访谈")),
    Field("valid", "是否有效", "text", ("有效留言", "是否有效留言"), False, "测试、空白、重复的留言填“否”；不填为有效", "是",
          ("是", "否")),
), "网站留言、信箱、12345热线工单。留言人、电话、内容等列不需要，有也不读取、不保存。")  # fmt: skip

ACCOUNTS = Form("accounts", "政务新媒体", RegisteredAccount, (
    Field("name", "账号名称", "number", ("新媒体名称", "名称", "公众号名称", "帐号名称", "账号"), True, "", "示例账号"),
    Field("platform", "平台", "text", ("平台类型", "账号类型", "类型", "所属平台", "平台名称"), True, "微信公众号、微博、APP 等",
          "微信公众号"),
    Field("agency", "主办单位", "agency", ("主管单位", "开办单位", "运营单位", *_AGENCY), True, "与配置中的单位名称或简称一致",
          "云溪区人民政府"),
    Field("last", "最近发布日期", "day", ("最后发布日期", "最近更新日期", "最近更新时间", "最后更新时间", "最近发布时间", "最新发布日期",
          "最后发文时间"), True, "从报送系统导出；从未发布的留空", "2026-11-16"),
    Field("counted", "数据日期", "day", ("统计日期", "统计时间", "导出日期", "导出时间", "数据截止日期"), False,
          "导出数据的日期；不填按导入当日", "2026-11-18"),
    Field("closed", "状态", "text", ("账号状态", "运行状态", "运营状态"), False, "注销、停用、关停的写明", "正常",
          ("正常", "注销", "停用")),
    Field("since", "统计起始日期", "day", ("统计开始日期", "统计起日", "起始日期"), False,
          "发布数从哪一天统计到数据日期；不填则不计入统计", "2026-07-01"),
    Field("posts", "发布数", "text", ("发布总数", "发文数", "发布量", "发文总数", "信息发布数"), False, "统计起止日期内发布的总条数", "120"),
    Field("originals", "原创数", "text", ("原创发布数", "原创", "原创信息数"), False, "其中原创的条数", "80"),
    Field("reposts", "转载数", "text", ("转发数", "转载", "转载信息数"), False, "其中转载、转发的条数", "40"),
    Field("id", "账号标识", "text", ("账号ID", "帐号ID", "平台账号", "微信号", "微博UID", "抖音号", "原始ID"), False,
          "平台上的账号标识，不要用手机号", "yunxi-fabu"),
    Field("subject", "认证主体", "text", ("账号主体", "认证单位", "主体名称", "认证信息"), False, "平台上公开显示的认证主体",
          "云溪区人民政府"),
    Field("registered", "备案日期", "day", ("登记日期", "开设日期", "开通日期", "注册日期"), False, "", "2021-03-01"),
    Field("ended", "关停日期", "day", ("注销日期", "停用日期", "关停时间", "注销时间"), False, "在运行的留空"),
    Field("feed", "订阅源地址", "text", ("订阅地址", "RSS地址", "RSS", "订阅源"), False, "RSS、Atom 或 JSON Feed，没有的留空",
          "http://feeds.yunxi.example/fabu.xml"),
    Field("republished", "同步网站", "site", ("同步发布网站", "网站名称", "所属网站"), False, "内容同时发布在哪个网站，可不填"),
    Field("interaction", "互动功能", "text", ("有无互动功能", "互动回应功能", "是否有互动功能"), False, "有或无；不填不作判断", "有",
          ("有", "无")),
    Field("usable", "能否下载使用", "text", ("是否可下载使用", "应用状态", "能否下载", "能否使用"), False,
          "只填 APP、小程序：能或不能", "", ("能", "不能")),
), "全国政务新媒体信息报送系统导出的账号和最近发布日期。")  # fmt: skip

POSTS = Form("posts", "新媒体发布清单", ListedPost, (
    Field("account", "账号名称", "text", ("新媒体名称", "公众号名称", "帐号名称", "账号", "发布账号"), True, "与登记的名称一致",
          "示例账号"),
    Field("platform", "平台", "text", ("平台类型", "账号类型", "所属平台", "平台名称"), False, "各平台没有同名账号的可不填",
          "微信公众号"),
    Field("title", "标题", "text", ("信息标题", "文章标题", "内容标题", "名称"), True, "没有标题的写正文第一句", "云溪区便民服务中心开放"),
    Field("day", "发布日期", "day", ("发布时间", "推送日期", "推送时间", "发文日期", "发文时间"), True, "", "2026-11-16"),
    Field("said", "原创或转载", "text", ("是否原创", "原创转载", "信息类型", "类型"), False, "不填不作判断", "原创", ("原创", "转载")),
    Field("source", "来源", "text", ("信息来源", "稿件来源", "转自"), False, "转载的写明来源"),
    Field("url", "链接", "text", ("网址", "地址", "文章链接", "信息链接"), False, "没有的留空"),
), "从各平台后台导出的发布记录，一行一条。清单应包括最早一条到导入当日的全部信息。")  # fmt: skip

CATALOGUE = Form("catalogue", "标准目录", CatalogueItem, (
    Field("field", "领域", "text", ("试点领域", "公开领域", "事项领域"), False, "不写则取工作表名称", "义务教育", (), True),
    Field("first", "一级事项", "text", ("一级公开事项", "公开事项一级事项", "公开事项一级", "一级"), True, "",
          "示例：招生管理", (), True),
    Field("second", "二级事项", "text", ("二级公开事项", "公开事项二级事项", "公开事项二级", "二级"), False, "", "学校介绍", (), True),
    Field("content", "公开内容（要素）", "text", ("公开内容", "公开内容要素", "内容要素", "公开要素"), True, "",
          "办学性质、办学地点、办学规模、联系方式", (), True),
    Field("due", "公开时限", "text", ("时限", "公开时间"), False, "", "信息形成或者变更之日起20个工作日内", (), True),
    Field("owner", "公开主体", "agency", ("公开责任主体", "责任主体", "主体"), True,
          "与配置中的单位名称或简称一致；“各镇（街道）”代表全部乡镇街道", "云溪区教育局", (), True),
), "基层政务公开标准目录，合并的单元格按上一行沿用；其他列不读取。")  # fmt: skip

STATE = Form("state", "应转载信息", StatePost, (
    Field("title", "标题", "text", ("信息标题", "文件名称", "文件标题", "政策名称", "题目"), True, "与中国政府网的标题一致",
          "示例：国务院办公厅关于某项工作的意见"),
    Field("released", "发布日期", "day", ("发布时间", "公布日期", "公布时间", "中国政府网发布日期", "上网日期"), True,
          "中国政府网发布的日期", "2026-11-02"),
    Field("site", "转载网站", "site", ("网站名称", "网站", "应转载网站"), False,
          "与配置中的网站名称一致；网站、账号都不填为全部政府门户网站", "云溪区人民政府"),
    Field("accounts", "转载账号", "text", ("应转载账号", "新媒体账号", "转发账号"), False,
          "应转载的政务新媒体账号名称，几个账号用顿号隔开；“全部”为全部在运行的账号；只填账号的不核对网站"),
), "国务院发布、要求各级政府网站转载的重要政策信息。")  # fmt: skip

FORMS = (ERRORS, APPLICATIONS, MESSAGES, ACCOUNTS, CATALOGUE, STATE, POSTS)
EXAMPLE = "示例"
"""How the value begins by which the template's example is known: a row with just that value is passed over."""


def form_of(name: str) -> Form | None:
    """A kind of ledger by id or title."""
    return next((one for one in FORMS if name in {one.id, one.title}), None)
