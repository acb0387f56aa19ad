"""What is planted in the sample county: one table, read by the generator and by the answer key alike.

Each row has a guilty plant and an innocent twin that looks like it. `slot` is the row of the column (0 = newest)
that carries the plant; `days` is an age or a delay. Only district 1 is planted; clones are clean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sample.acts import Act, Defect, Plant, on_column, on_duty, on_row, on_site
from sample.paper_defects import PAPER_DEFECTS

__all__ = ["DEFECTS", "Act", "Defect", "Plant", "of_column", "of_duty", "of_site", "plants"]

DEFECTS: tuple[Defect, ...] = (
    Defect("site_unreachable", on_site(Act.CLOSED_PORT, "slj", "端口关闭，连接被拒绝"),
           on_site(Act.BUSY_ONCE, "tjj", "首次访问返回 503，再次访问正常")),
    Defect("site_unreachable", on_site(Act.RESETS, "sjj", "连接建立后被中断"),
           on_site(Act.RESETS_ONCE, "ybj", "首次连接被中断，再次访问正常")),
    Defect("site_unreachable", on_site(Act.FAILS, "xfj", "所有页面返回 500"),
           on_site(Act.MOVED_HOME, "cl", "根地址跳转到 /index.html，可以打开")),
    Defect("stale_home", on_site(Act.HOME_AGED, "daj", "首页最新信息已过 20 天", 20),
           on_site(Act.HOME_AGED, "kjj", "首页最新信息恰为 14 天前", 14)),
    Defect("stale_home", on_site(Act.HOME_AGED, "wlj", "首页最新信息已过 45 天", 45),
           on_site(Act.HOME_OLD_BLOCK, "swj", "首屏板块陈旧，下方板块近日有更新")),
    Defect("stale_home", on_site(Act.HOME_AGED, "tyj", "首页最新信息已过 15 天", 15),
           on_site(Act.HOME_AGED, "sfj", "首页最新信息在 13 天前", 13)),
    Defect("stale_column", on_column(Act.AGED, "www", "bmdt", "动态类栏目 23 天未更新", 23),
           on_column(Act.NEWEST_NOT_FIRST, "www", "zjdt", "首行是旧信息，最新一条在后面")),
    Defect("stale_column", on_column(Act.AGED, "rsj", "gzdt", "动态类栏目 16 天未更新", 16),
           on_column(Act.PINNED, "www", "tzgg", "首行是置顶旧通知，其后有新通知")),
    Defect("stale_column", on_column(Act.AGED, "czj", "tzgg", "通知公告 200 天未更新", 200),
           on_column(Act.YEAR_SPLIT, "rsj", "tzgg2", "上一年度的分年栏目，本年度另有栏目")),
    Defect("stale_column", on_column(Act.AGED, "www", "ghjh", "规划计划 400 天未更新", 400),
           on_column(Act.AGED, "czj", "zcwj", "政策文件恰为 180 天前更新", 180)),
    Defect("stale_column", on_column(Act.AGED, "rsj", "sydw", "人事类栏目 380 天未更新", 380),
           on_column(Act.AGED, "www", "rsxx", "人事信息 300 天前更新，未满一年", 300)),
    Defect("blank_column", on_column(Act.BLANK, "www", "hygk", "列表为空"),
           on_column(Act.STUB, "www", "ldxx", "栏目页自动跳转到下级页面，并非空白")),
    Defect("blank_column", on_column(Act.BLANK, "czj", "zfcg", "数据区没有记录"),
           on_column(Act.FORM_ONLY, "www", "ysqgk", "栏目是申请表单，本来没有列表")),
    Defect("blank_column", on_column(Act.BLANK, "rsj", "tjsj", "表格只有表头"),
           on_column(Act.OPENED, "swj", "zcjd", "10 天前新开设，尚无内容", 10)),
    Defect("budget_missing", on_duty(Act.ABSENT, "www/bmyjs", "zjj", "部门预算", "未公开部门预算"),
           on_duty(Act.MISFILED, "www/tzgg", "mzj", "部门预算", "预算发在通知公告栏目")),
    Defect("budget_missing", on_duty(Act.ABSENT, "czj/bmyjs", "zfj", "部门决算", "未公开部门决算"),
           on_duty(Act.OTHER_WORDING, "czj/bmyjs", "scj", "部门预算", "标题年份在前、单位在后")),
    Defect("budget_missing", on_duty(Act.ABSENT, "rsj/yjs", "jyzx", "部门预算", "未公开单位预算"),
           on_duty(Act.OTHER_WORDING, "rsj/yjs", "sbzx", "部门决算", "标题年份在前、单位在后")),
    Defect("budget_late", on_duty(Act.LATE, "www/bmyjs", "fgj", "部门预算", "批复后 38 天公开", 38),
           on_duty(Act.LATE, "www/bmyjs", "wjj", "部门预算", "批复后恰 20 天公开", 20)),
    Defect("budget_late", on_duty(Act.LATE, "czj/bmyjs", "nyj", "部门决算", "批复后 33 天公开", 33),
           on_duty(Act.MADE_LATER, "czj/bmyjs", "yjj", "部门决算", "网址日期晚于公开日期（系统迁移）", 90)),
    Defect("budget_late", on_duty(Act.LATE, "rsj/yjs", "rsj", "部门预算", "批复后 21 天公开", 21),
           on_duty(Act.REPORTED_EARLIER, "www/bmyjs", "zfb", "部门预算", "文中另有更早的报送日期", 40)),
    Defect("annual_report_missing", on_duty(Act.ABSENT, "www/nb", "jyj", "年度报告", "未公开年度报告"),
           on_duty(Act.MISFILED, "czj/tzgg", "czj", "年度报告", "年度报告发在通知公告栏目")),
    Defect("annual_report_missing", on_duty(Act.ABSENT, "www/nb", "qhz", "年度报告", "未公开年度报告"),
           on_duty(Act.OTHER_WORDING, "www/nb", "mzj", "年度报告", "标题年份在前、单位在后")),
    Defect("annual_report_missing", on_duty(Act.ABSENT, "rsj/nb", "rsj", "年度报告", "未公开年度报告"),
           on_duty(Act.OTHER_WORDING, "www/nb", "nyj", "年度报告", "标题年份在前、单位在后")),
    Defect("annual_report_late", on_duty(Act.LATE, "www/nb", "wjj", "年度报告", "2 月 12 日才公开", 12),
           on_duty(Act.AS_DUE, "www/nb", "qzf", "年度报告", "区政府年报 3 月 31 日前公开即可")),
    Defect("annual_report_late", on_duty(Act.LATE, "www/nb", "yjj", "年度报告", "2 月 3 日才公开", 3),
           on_duty(Act.LATE, "www/nb", "scj", "年度报告", "1 月 31 日当天公开", 0)),
    Defect("annual_report_late", on_duty(Act.LATE, "daj/nb", "daj", "年度报告", "3 月 5 日才公开", 33),
           on_duty(Act.MADE_LATER, "www/nb", "fgj", "年度报告", "网址日期晚于公开日期（系统迁移）", 40)),
    Defect("identity_number", on_row(Act.ID_PAGE, "www", "shjz", 2, "正文名单含完整身份证号"),
           on_row(Act.ACCEPTANCE, "www", "shjz", 4, "18 位受理编号，校验位也成立")),
    Defect("identity_number", on_row(Act.ID_XLSX, "www", "ylfw", 1, "xlsx 附件含完整身份证号"),
           on_row(Act.MASKED_XLSX, "www", "ylfw", 3, "xlsx 附件中号码已脱敏")),
    Defect("identity_number", on_row(Act.ID_TITLE, "www", "jycy", 3, "标题含完整身份证号"),
           on_row(Act.MASKED, "www", "jycy", 5, "正文号码已脱敏")),
    Defect("identity_number", on_row(Act.ID_DOCX, "czj", "snbt", 2, "docx 附件含完整身份证号"),
           on_row(Act.ACCEPTANCE_DOCX, "czj", "snbt", 4, "docx 附件中是受理编号")),
    Defect("identity_number", on_row(Act.ID_LINK, "czj", "kjgl", 2, "附件链接文字含完整身份证号"),
           on_row(Act.CREDIT_CODE, "czj", "kjgl", 4, "18 位统一社会信用代码")),
    Defect("identity_number", on_row(Act.ID_PDF, "rsj", "ksxx", 1, "pdf 附件含完整身份证号"),
           on_row(Act.MASKED_PDF, "rsj", "ksxx", 3, "pdf 附件中号码已脱敏")),
    Defect("identity_number", on_row(Act.ID_SECOND_SHEET, "rsj", "shbx", 2, "xlsx 第二张表含身份证号"),
           on_row(Act.SERIAL_XLSX, "rsj", "shbx", 4, "xlsx 中是 18 位流水号，校验位不成立")),
    Defect("dead_link", on_row(Act.DEAD_PAGE, "www", "zcjd", 2, "正文链接的网页返回 404"),
           on_row(Act.MOVED, "www", "zcjd", 4, "链接地址已变更，自动跳转到新地址")),
    Defect("dead_link", on_row(Act.DEAD_FILE, "www", "zcwj", 3, "附件返回 404"),
           on_row(Act.MOVED_FILE, "www", "zcwj", 5, "附件地址跳转后可以下载")),
    Defect("dead_link", on_row(Act.SOFT_404, "czj", "zcjd", 1, "返回 200，页面写明不存在"),
           on_row(Act.SPEAKS_OF_404, "czj", "czdt", 3, "正文谈到“页面不存在”，页面本身正常")),
    Defect("dead_link", on_row(Act.DEAD_FILE, "czj", "sfxm", 2, "附件返回 404"),
           on_row(Act.BUSY_PAGE, "czj", "sfxm", 4, "首次访问返回 503，再次访问正常")),
    Defect("dead_link", on_row(Act.DEAD_ROW, "rsj", "zcjd", 3, "列表条目指向的网页返回 404"),
           on_row(Act.MOVED_ROW, "rsj", "zcjd", 5, "列表条目地址已变更，自动跳转")),
    Defect("dead_link", on_row(Act.DEAD_PAGE, "rsj", "jycy", 2, "正文链接的网页返回 404"),
           on_row(Act.ROBOTS, "www", "qzqd", 1, "链接的目录被 robots.txt 禁止，不得访问")),
    Defect("footer", on_site(Act.NO_POLICE, "rsj", "页脚缺公安备案号"),
           on_site(Act.POLICE_INSIDE_ONLY, "ybj", "首页没有公安备案号，内页有")),
    Defect("footer", on_site(Act.NO_SITE_CODE, "kjj", "页脚缺网站标识码"),
           on_site(Act.PARTY_MARK_AS_ICON, "tjj", "党政机关标识只有图标没有文字")),
    Defect("footer", on_site(Act.NO_ICP, "swj", "页脚缺 ICP 备案号"),
           on_site(Act.REPORT_ERRORS_AS_ICON, "daj", "找错入口只有图标没有文字")),
    Defect("footer", on_site(Act.NO_REPORT_ERRORS, "cl", "页脚缺找错入口"),
           on_site(Act.WHOLE_FOOTER, "wlj", "页脚齐全")),
    Defect("footer", on_site(Act.NO_PARTY_MARK, "sfj", "页脚缺党政机关标识"),
           on_site(Act.WHOLE_FOOTER, "tyj", "页脚齐全")),
    *PAPER_DEFECTS,
)  # fmt: skip


def plants() -> Iterator[Plant]:
    """All plants, guilty and innocent."""
    for defect in DEFECTS:
        yield defect.guilty
        yield defect.twin


def of_site(site: str) -> tuple[Plant, ...]:
    """Plants on a site by its key: those on columns, rows and duties too."""
    return _BY_SITE.get(site, ())


def of_column(site: str, column: str) -> tuple[Plant, ...]:
    """Plants on a column, its rows and the duties that are looked for there."""
    return _BY_COLUMN.get((site, column), ())


def of_duty(agency: str, kind: str) -> tuple[Plant, ...]:
    """Plants on what an agency owes."""
    return _BY_DUTY.get((agency, kind), ())


def _grouped(pairs: Iterable[tuple[object, Plant]]) -> dict[object, tuple[Plant, ...]]:
    found: dict[object, tuple[Plant, ...]] = {}
    for key, plant in pairs:
        found[key] = (*found.get(key, ()), plant)
    return found


_BY_SITE = _grouped((plant.site, plant) for plant in plants())
_BY_COLUMN = _grouped(((plant.site, plant.column), plant) for plant in plants())
_BY_DUTY = _grouped(((plant.agency, plant.kind), plant) for plant in plants() if plant.agency)
