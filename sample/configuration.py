"""The sample county's own configuration as text: what `make demo` runs, and what an office copies and edits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

from sample.corners import corners
from sample.county import County
from sample.district import prefix
from sample.nouns import AgencyPlan, ColumnPlan, Door, Form, SitePlan
from sample.pages import dialect
from sample.papers import kinds_of, newest_year
from sample.secured import authority

SEED = 20261120
AS_OF = date(2026, 11, 20)
PORT = 8741
CLOSED = "127.0.0.1:1"
"""TCP port 1 (tcpmux) is served nowhere: connecting is refused at once."""

_TOP = """\
# 明鉴配置文件：本文件是样例区（云溪区，虚构）的配置，make demo 原样运行。
# 各单位使用时复制一份，改单位、网站、栏目和公开义务，删去 [sample] 和 [crawl.resolve]。
# 井号后是说明。文字写在双引号里，日期写成 2026-01-31，不加引号。

data = "data"            # 数据目录（数据库、归档、通报），相对于本文件
profile = "national"     # 限值档案：rules/profiles 下的文件名，如 national、zhejiang

[office]                 # 出具通报的单位
name = "云溪区人民政府办公室"     # 单位全称，通报落款
region = "云溪区"        # 通报标题里“全”字后面的地名
series = "云府办函"      # 发文机关代字
contact = "政务公开科"   # 联系人
phone = "0990-8000001"   # 联系电话
email = "zwgk@www.yunxi.example"          # 反馈邮箱
addressees = "各镇人民政府（街道办事处），区级各部门、各直属单位"   # 主送
copies = "区政府领导"    # 抄送，可留空
deadline_days = 7        # 一般问题的整改期限，工作日
appeal_days = 3          # 提出异议的期限，工作日
form = "信函"            # 通报的公文格式（GB/T 9704-2012）：信函（信函格式）或文件（文件格式）
red_head = true          # 是否印红头；用已印好红头的纸打印时写 false，留出位置
screenshots = false      # 存证页和单据是否附存档页面的截图（须装 render 组件和 Chromium），个人信息一律遮盖
# rectify_series = ""    # 整改通知单的发文代字，单独编号；不写则由 series 推出，如 云府办整改
# hint_series = ""       # 提示单的发文代字，单独编号；不写则由 series 推出，如 云府办提示
"""
_WORDING = """\
[wording]                # 文字校对：错敏词、固定表述、错别字、格式
# roster = "roster.toml" # 领导名录（[[holder]] name、posts、from、until），相对于本文件；不写则不查姓名

# [[wording.allowed]]    # 允许使用的表述，到期后重新列为问题
# expression = "复盖"    # 表述
# reason = "引用碑文原字" # 为什么允许
# until = 2027-06-30     # 最后一天
# site = ""              # 只对这个网站；不写则对所有网站
# agency = ""            # 只对这个单位；不写则对所有单位
"""
_CRAWL = """\
[crawl]                  # 访问网站的方式
pause = 0                # 同一主机两次请求间隔的秒数；小于 1 只允许用于下面 resolve 里的自有主机，正式使用请改为 1
timeout = 5              # 连接和每次等待数据的秒数
total_timeout = 30       # 一次应答总共的秒数
max_body = 20000000      # 一次应答的字节上限
max_decoded = 60000000   # 解压后的字节上限
max_redirects = 8        # 跳转次数上限
retries = 2              # 超时、中断或 5xx 后再试的次数
max_pages = 20000        # 每个网站每次检查的请求数上限
max_list_pages = 60      # 每个栏目的列表页数上限
max_depth = 4            # 从首页或栏目起跟随链接的层数
attachments = true       # 是否下载检查附件
outside_links = 50       # 每个网站每次最多查看几个外部网站（各开一页，看是否变成博彩等）；政府网站不看，0 为都不看
render = false           # 脚本加载、无法直接读取的栏目页，是否用本机浏览器渲染后读取（须装 render 组件）
contact = "zwgk@www.yunxi.example"        # 写在 User-Agent 里的联系方式
vantage = "演示本机"     # 检查点：从哪个网络检查，写入通报；从这里打不开不等于网站打不开
# egress = "1.2.3.4"     # 检查点的公网出口地址，知道就写
# ca = "gateway.pem"     # 另外信任的证书颁发机构：PEM 文件（相对于本文件）或证书内容，用于自建证书的网关
# transport = "fast"     # 收发方式：fast 自带，httpx 为通用库（较慢，供对照）

# 样例区自建的证书颁发机构，只能签发 yunxi.example（保留域名）；正式使用请删去这一项
ca = '''
AUTHORITY'''

[crawl.resolve]          # 域名 = "IP:端口"：不查 DNS，直接连到该地址（可选，用于网关或样例）
"""
_SCHEDULE = """\
[keeping]                # 保存期限和备份；未办结和近期事项、已印发文书的证据从不删除
pages = 24               # 网页快照保存的月数，到期且没有被引用的由 mingjian keep 移走
files = 24               # 附件快照保存的月数
visits = 36              # 访问记录保存的月数，到期后精简；不少于 pages 和 files，至少 6 个月（网络安全法）
probes = 24              # 首页可用性探测记录保存的月数
settled = 24             # 每次检查结转前的台账保存的月数，到期的检查不能再重新判断；至少 15 个月（年度通报要用）
closed = 24              # 事项办结后其证据保存的月数
floor = 500              # 磁盘剩余少于多少 MB 时暂停采集，通报和台账照常可用；0 为不限
# backup = "/mnt/backup" # 每晚备份到哪个文件夹（相对于本文件），最好在另一块磁盘上；不写则不自动备份
backups = 14             # 保留最近几份备份

[archive]                # 存档加密：含个人信息的网页和附件用密钥加密存放，需要扩展 sealed；不写密钥则不加密
# key = "file:archive.key" # 密钥由 mingjian evidence key 生成：file:文件（相对于本文件，权限 0600）或 env:环境变量
# old_keys = ["file:old.key"] # 换用新密钥以后旧密钥在哪里：以前的存档用它打开，由 mingjian keep 改用新密钥

[serve]                  # mingjian serve 的健康页：/healthz 供探活，/metrics 供 Prometheus 采集
address = "127.0.0.1:8765" # 在哪个地址和端口回答，默认只限本机；写空（""）为不开；端口被占用时不影响检查
# names = ["mingjian"]   # 除 IP 地址和 localhost 外，允许用哪些主机名访问它

[schedule]               # mingjian serve 自动检查的安排
timezone = "Asia/Shanghai"                # 时区
probes = 24              # 每天访问各首页几次，供认定“站点无法访问”（指标要求20次以上）；0 为不监测
jitter = 0               # 各项工作最多推后几分钟开始（每期固定），免得多个单位同一秒访问同一主机
# hours = ["19:00-07:00"] # 什么时段可以访问网站，可写几段；“下班时间”指工作日8时前、18时后和全部休息日；不写为全天
# site_hours = { "www" = "22:00-06:00" }   # 网站编号或域名 = "时段"：与网站单位约定的时段，在 hours 之外另加限制

[[schedule.plans]]
name = "daily"           # 计划名，不可重复；一项计划都不写（整节删去）就按标准日程进行，见 mingjian plan
every = "day"            # day 每天、week 每周、month 每月、quarter 每季、year 每年、duty 按公开义务的期限
on = "每个工作日"        # 哪一天：每天、周一、5日、末月8日、2月1日、第3个工作日、最后一个工作日、到期前5个工作日
# work = "检查"          # 做什么：检查、提醒（只提醒）、年度通报（汇总上一年，只用于 year）
light = true             # 日常巡查：只访问可能有变化的列表和新信息，其余沿用七天内的存档
time = "01:00"           # 开始时刻
theme = "栏目更新"       # 检查主题，写入通报
# themes = ["年报", "财政预决算"]         # 各期轮流的主题，代替 theme：每月计划写十二个就是全年安排
# sites = ["www"]        # 只查这些网站（编号）；不写为全部
# duties = ["部门预算"]  # every 为 duty 时：看哪几类公开义务的期限；不写为全部
# note = "请提前准备"    # work 为提醒时：提醒什么
rules = ["availability", "updates"]       # 规则或类别，空列表为全部
formats = ["docx", "html"]                # 通报格式：docx、html、xlsx、json、md

[[schedule.plans]]
name = "weekly"
every = "week"
day = 1                  # on 的另一种写法：每周为星期几（1–7）；每月、每季（末月）为第几日（1–28）
time = "02:00"
theme = "栏目更新"
rules = ["availability", "updates"]
formats = ["docx", "html", "xlsx"]

[[schedule.plans]]
name = "monthly"
every = "month"
day = 5
time = "02:00"
theme = "个人隐私"
rules = ["privacy"]
formats = ["docx", "html", "xlsx", "json"]

[[schedule.plans]]
name = "quarterly"
every = "quarter"
day = 8
time = "02:00"
theme = "全面检查"
rules = []
formats = ["docx", "html", "xlsx", "json"]
"""
_AGENCIES = """\
# ── 单位 ──────────────────────────────────────────────────────────────
# id 编号（全文引用，不可重复）；name 全称；short 标题里常用的其他叫法；
# level 政府、部门、乡镇街道、事业单位（决定年报期限）；parent 上级单位的编号
"""
_SITES = """\
# ── 网站 ──────────────────────────────────────────────────────────────
# id 编号；name 网站名称；url 首页；agency 主办单位编号；code 网站标识码（10 位）；
# hosts 同属本站的其他域名（可选，如 ["m.yunxi.example"]）
"""
_COLUMNS = """\
# ── 栏目 ──────────────────────────────────────────────────────────────
# id 编号；name 名称；url 栏目首页，可写相对于网站首页的路径；kind 栏目类别（决定更新期限）；site 网站编号；
# agency 专属某单位的栏目填该单位编号；parent 上级栏目名；first_level 是否一级栏目；since 开设日期
"""
_DUTIES = """\
# ── 公开义务 ──────────────────────────────────────────────────────────
# agencies 单位编号列表，["*"] 为全部单位；kind 政府预算、政府决算、部门预算、部门决算、年度报告、网站年度报表；
# year 文件所属年度；columns 应公开的栏目编号，第一个写入问题描述；
# approved 批准或批复日期（可选，不填则取文中所写日期）；due 本地另定的期限（可选，优先于法定期限）
"""
_ACCOUNTS = """\
# ── 政务新媒体账号 ────────────────────────────────────────────────────
# id 编号；name 账号名称；platform 平台；agency 主办单位编号；url 主页地址（以下各项都可以不写）；
# feed 订阅源地址（RSS、Atom、JSON Feed），每次检查访问一次；site 内容同步发布到哪个网站（编号）；subject 认证主体；
# registered 备案日期；closed 关停日期；interaction 有无互动功能；usable APP 能否下载使用（后两项不写即不作判断）。
# 报送系统导出的账号用 mingjian ledger import accounts 导入，与这里同名的合并，两处都写的以这里为准
[[accounts]]
id = "wx-yunxi"
name = "云溪发布"
platform = "微信公众号"
agency = "qzf"
url = "http://www.yunxi.example/"

# ── 豁免 ──────────────────────────────────────────────────────────────
# 经同意不予列为问题的事项，列入通报附件；agency、site、column、subject 至少写一项，写了的都要符合
# [[exemptions]]
# rule = "stale_column"            # 规则编号或标识
# agency = "qzf"                   # 单位编号
# site = "www"                     # 网站编号
# column = "www-rdhy"              # 栏目编号
# subject = "column:www-rdhy"      # 检查对象的标识，见 JSON 输出的 subject
# reason = "栏目正在改版"          # 理由
# person = "政务公开科负责人"      # 批准人
# document = "云府办函〔2026〕1号" # 依据文件
# until = 2026-12-31               # 有效期至，过期后问题重新列出

# ── 发布目标 ──────────────────────────────────────────────────────────
# 一年发布多少条信息的目标，供 mingjian statistics 列出进度；least、aim 至少写一项
# [[targets]]
# agency = "czj"                   # 单位编号，不写为全区
# kind = "政策解读"                # 栏目类别，不写为全部信息
# least = 160                      # 确保不少于多少条
# aim = 200                        # 力争多少条
"""

_NOTIFY = """\
# ── 通知（须装 notify 组件） ──────────────────────────────────────────
# [notify]                         # 什么时候提醒谁；不配置对象就不发任何通知
# quiet_from = "22:00"             # 静默时段从几点起，期间只发紧急事项（个人信息泄露、单项否决）
# quiet_until = "08:00"            # 静默时段到几点止；与起点相同则不静默
# rest_days = true                 # 非工作日是否不打扰各单位（紧急事项除外）
# digest_minutes = 30              # 等多少分钟，把给同一对象的消息合成一条
# soon_days = 3                    # 整改期限前几个工作日第一次提醒；前 1 个工作日和当日另有提醒
# overdue_days = 5                 # 逾期后每隔几个工作日再提醒一次
# escalate_days = 3                # 几个工作日没有反应就告知上一级：单位→检查人员→运维人员
# give_up_days = 7                 # 几天送不到就放弃；原因见 mingjian notify outbox

# name 渠道名，不可重复；kind 种类：dingtalk 钉钉、wecom 企业微信、feishu 飞书（均为群机器人）、
# mail 邮件、webhook 网址；secret 密钥在哪里：env:环境变量名，或 file:文件（权限 600），
# 机器人放令牌或整个网址，邮件放密码，webhook 放令牌或（不写 address 时）整个网址；
# signing 钉钉“加签”的密钥在哪里，写法同 secret；address 邮件服务器（smtps://、starttls:// 或 smtp://）或 webhook 网址；
# sender 发件人邮箱；user 邮箱登录名，与发件人相同可不写；to 收件人邮箱，每人一封
# [[notify.channels]]
# name = "czj-dingtalk"
# kind = "dingtalk"
# secret = "env:MINGJIAN_DINGTALK_CZJ"
# signing = "env:MINGJIAN_DINGTALK_CZJ_SIGN"
# [[notify.channels]]
# name = "office-mail"
# kind = "mail"
# address = "smtps://smtp.yunxi.example:465"
# secret = "file:secrets/mail"
# sender = "zwgk@www.yunxi.example"
# user = "zwgk"
# to = ["kezhang@www.yunxi.example"]

# role 角色：editors 单位信息员（期限、交办、临期）、inspectors 检查人员（检查完成、申诉、升级）、
# operator 运维人员（故障）；
# agency 单位编号，只有信息员写；channels 用哪些渠道，每个渠道各发一份
# [[notify.recipients]]
# role = "editors"
# agency = "czj"
# channels = ["czj-dingtalk"]
# [[notify.recipients]]
# role = "inspectors"
# channels = ["office-mail"]
"""


def config_text(county: County, port: int = PORT) -> str:
    """The configuration under which the county, served on a port of 127.0.0.1, is inspected."""
    parts = [
        _TOP, _sample(county, port),
        _CRAWL.replace("AUTHORITY", authority()) + "\n".join(_resolve(county, port)) + "\n", _WORDING, _SCHEDULE,
        _AGENCIES + "\n".join(_agency(one) for one in county.agencies),
        _SITES + "\n".join(_site(one) for one in county.sites),
        _COLUMNS + "\n".join(_columns(county)),
        _DUTIES + "\n".join(_duties(county)), _ACCOUNTS, _NOTIFY, *_of_corners(county),
    ]  # fmt: skip
    return "\n".join(parts)


def _of_corners(county: County) -> Iterator[str]:
    """What the corners of district 1 ask for beyond sites and columns."""
    for corner in corners():
        keys = {office.key for office in corner.offices}
        sites = [site for site in county.sites if site.key in keys]
        if sites and (text := corner.configuration(sites, county.scene)):
            yield text


def _sample(county: County, port: int) -> str:
    main = sum(not site.small for site in county.sites)
    return (
        "[sample]                 # 样例网站（仅演示用）\n"
        f"seed = {county.seed}          # 随机种子：同一种子生成同样的网站\n"
        f"as_of = {county.as_of}       # 基准日期：网页日期以此推算，检查也以此为当日\n"
        f"sites = {main}                # 主网站个数，1 到 1000；3 个以上另有 12 个小网站\n"
        f"port = {port}              # 本机端口\n"
    )


def _resolve(county: County, port: int) -> Iterator[str]:
    """Where the county's hosts are served, and those that its sites link to."""
    for site in county.sites:
        closed = site.door is Door.CLOSED_PORT
        note = "         # 演示“无法访问”：此端口没有服务" if closed else ""
        yield f'"{site.host}" = "{CLOSED if closed else f"127.0.0.1:{port}"}"{note}'
    keys = {site.key for site in county.sites}
    for corner in corners():
        if keys & {office.key for office in corner.offices}:
            yield from (f'"{host}" = "127.0.0.1:{port}"' for host in corner.hosts)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _texts(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_text, values))}]"


def _agency(agency: AgencyPlan) -> str:
    lines = ["[[agencies]]", f"id = {_text(agency.id)}", f"name = {_text(agency.name)}"]
    if agency.short:
        lines.append(f"short = {_texts(agency.short)}")
    lines.append(f"level = {_text(agency.level)}")
    if agency.parent:
        lines.append(f"parent = {_text(agency.parent)}")
    return "\n".join(lines) + "\n"


def _site(site: SitePlan) -> str:
    return (
        f"[[sites]]\nid = {_text(site.id)}\nname = {_text(site.name)}\nurl = {_text(site.url)}\n"
        f"agency = {_text(site.agency.id)}\ncode = {_text(site.code)}\n"
    )


def _columns(county: County) -> Iterator[str]:
    for site in county.sites:
        yield f"# {site.name}"
        yield from (_column(county, site, column) for column in site.columns)


def _column(county: County, site: SitePlan, column: ColumnPlan) -> str:
    lines = [
        "[[columns]]", f"id = {_text(site.column_id(column))}", f"name = {_text(column.name)}",
        f"url = {_text(dialect(site).column_path(site, column))}",
        f"kind = {_text(column.kind)}", f"site = {_text(site.id)}",
    ]  # fmt: skip
    if tuple(prefix(site.district) + key for key in column.holders) == (site.agency.id,):
        lines.append(f"agency = {_text(site.agency.id)}")
    if column.parent:
        lines.append(f"parent = {_text(column.parent)}")
    if column.first_level:
        lines.append("first_level = true")
    if column.opened is not None:
        lines.append(f"since = {county.as_of - timedelta(days=column.opened)}")
    return "\n".join(lines) + "\n"


def _duties(county: County) -> Iterator[str]:
    """One table for each column and kind of document: who owes it there."""
    levels = {agency.id: agency for agency in county.agencies}
    for site in county.sites:
        for column in site.columns:
            if column.form not in {Form.ACCOUNTS, Form.REPORTS}:
                continue
            owing = [levels[prefix(site.district) + key] for key in column.holders]
            for kind in dict.fromkeys(kind for one in owing for kind in kinds_of(one, column.form)):
                ids = tuple(one.id for one in owing if kind in kinds_of(one, column.form))
                yield _duty(ids, kind, newest_year(kind, county.as_of), site.column_id(column))


def _duty(agencies: tuple[str, ...], kind: str, year: int, column: str) -> str:
    return (
        f"[[duties]]\nagencies = {_texts(agencies)}\nkind = {_text(kind)}\nyear = {year}\n"
        f"columns = {_texts((column,))}\n"
    )
