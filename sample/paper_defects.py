"""What is planted in the text and the tables of annual reports, budgets and final accounts.

The twin is the same office's document of another year, sound in this respect, or one with something that only looks
wrong: another office as a partner, fifteen working days of a third party, a look back, a glossary's XX.
"""

from __future__ import annotations

from dataclasses import dataclass

from sample.acts import Act, Defect, Plant


@dataclass(frozen=True, slots=True)
class _Paper:
    """A document: `site/column`, agency, kind, and years before the newest."""

    where: str
    agency: str
    kind: str
    back: int = 0

    def bears(self, act: Act, note: str) -> Plant:
        """The document with something planted in it."""
        site, column = self.where.split("/")
        return Plant(act, site, column, self.agency, self.kind, note=note, back=self.back)


def _report(agency: str, back: int = 0, site: str = "www") -> _Paper:
    return _Paper(f"{site}/nb", agency, "年度报告", back)


def _own(agency: str, back: int = 0) -> _Paper:
    """A report on the agency's own small site."""
    return _report(agency, back, agency)


def _budget(where: str, back: int = 0) -> _Paper:
    where, _, agency = where.rpartition("/")
    return _Paper(where, agency, "部门预算", back)


def _government(kind: str, back: int = 0) -> _Paper:
    return _Paper("www/zfyjs", "qzf", f"政府{kind}", back)


def _account(where: str, back: int = 0) -> _Paper:
    where, _, agency = where.rpartition("/")
    return _Paper(where, agency, "部门决算", back)


_Pair = tuple[_Paper, _Paper]


def _defects(
    rule: str, act: Act, note: str, pairs: tuple[_Pair, ...], twin: Act = Act.SOUND,
    innocent: str = "另一年度的同类文件，没有此项问题",
) -> tuple[Defect, ...]:  # fmt: skip
    return tuple(
        Defect(rule, guilty.bears(act, note), other.bears(twin, innocent))
        for guilty, other in pairs
    )


_REPORTS = (
    *_defects("annual_applications", Act.REPORT_SUM, "办理结果总计多出一件", (
        (_report("zfb"), _report("zfb", 1)), (_report("qzf", 1), _report("qzf")), (_own("kjj"), _own("kjj", 1)))),
    *_defects("annual_carried", Act.REPORT_CARRIED, "上年结转比上年报告的结转数多一件", (
        (_report("fgj"), _report("fgj", 1)), (_report("bsz", 1), _report("bsz")), (_own("wlj"), _own("wlj", 1)))),
    *_defects("annual_in_force", Act.REPORT_STOCK, "规范性文件现行有效件数多出两件", (
        (_report("zjj"), _report("zjj", 1)), (_report("jd"), _report("jd", 1)), (_own("tyj"), _own("tyj", 1)))),
    *_defects("annual_remedies", Act.REPORT_REMEDY, "行政复议各项之和不等于总计", (
        (_report("mzj", 1), _report("mzj")), (_report("scj"), _report("scj", 1)), (_own("cl"), _own("cl", 1)))),
    *_defects("annual_blanks", Act.REPORT_BLANKS, "办理结果没有的未填零", (
        (_report("nyj"), _report("nyj", 1)), (_report("zfj", 1), _report("zfj")), (_own("sfj"), _own("sfj", 1)))),
    *_defects("annual_template", Act.REPORT_TRIAL, "第二部分沿用试行格式的表头", (
        (_report("zfj"), _report("zfj", 1)), (_report("wjj"), _report("wjj", 1)), (_own("swj"), _own("swj", 1)))),
    *_defects("annual_text", Act.REPORT_TEXT, "正文新收件数比表格多一件", (
        (_report("yjj"), _report("yjj", 1)), (_report("jyj", 1), _report("jyj", 2)), (_own("ybj"), _own("ybj", 1)))),
    *_defects("annual_copied", Act.REPORT_LAST_TEXT, "文字照抄上年，只改了年份和数字", (
        (_report("bsz"), _report("bsz", 1)), (_report("qhz", 1), _report("qhz", 2)), (_own("tjj"), _own("tjj", 1)))),
    *_defects("annual_owner", Act.REPORT_OTHER_NAME, "联系单位写成别的单位", (
        (_report("nyj", 1), _report("zfb", 2)), (_report("scj", 1), _report("fgj", 2)),
        (_own("daj"), _report("mzj", 2))), Act.REPORT_PARTNER, "提到别的单位派人授课，不是自称"),
    *_defects("annual_sections", Act.REPORT_NO_SECTION, "缺第六部分", (
        (_report("mzj"), _report("mzj", 1)), (_report("zjj", 1), _report("zjj")), (_own("kjj", 1), _own("kjj")))),
    *_defects("annual_topics", Act.REPORT_NO_TOPIC, "总体情况没有写监督保障", (
        (_report("zfb", 1), _report("zfb")), (_report("wjj", 1), _report("wjj")), (_own("wlj", 1), _own("wlj")))),
    *_defects("annual_year", Act.REPORT_YEAR, "统计期限写成上一年度", (
        (_report("qzf"), _report("yjj", 2)), (_report("yjj", 1), _report("scj", 2)),
        (_own("cl", 1), _report("jd", 2))), Act.REPORT_LOOKS_BACK, "提到延续上年的做法"),
    *_defects("annual_law", Act.REPORT_OLD_LAW, "写作15个工作日内予以答复", (
        (_report("fgj", 1), _report("zjj", 2)), (_report("zfj", 2), _report("wjj", 2)),
        (_own("sfj", 1), _report("nyj", 2))), Act.REPORT_THIRD_PARTY, "第三方意见的15个工作日，现行有效"),
    *_defects("annual_problems", Act.REPORT_NOTHING, "存在的主要问题只写“无”", (
        (_report("jyj", 2), _report("qhz", 2)), (_own("tyj", 1), _own("tyj")), (_own("swj", 1), _own("swj")))),
    *_defects("annual_contact", Act.REPORT_NO_CONTACT, "没有写联系方式", (
        (_report("qzf", 2), _report("bsz", 2)),), Act.REPORT_CONTACT_LAST, "联系方式写在文末"),
    *_defects("annual_contact", Act.REPORT_NO_PERIOD, "没有写统计期限", (
        (_own("kjj", 2), _own("wlj", 2)),), Act.REPORT_PERIOD_WORDED, "写作“数据统计时间为全年”"),
    *_defects("annual_contact", Act.REPORT_NO_HEAD, "没有编制说明，统计期限和联系方式都没有写", (
        (_report("czj", 1, "czj"), _own("tyj", 2)),)),
    *_defects("annual_fees", Act.REPORT_SIXTH_NOTHING, "第六部分只写“无”", (
        (_own("cl", 2), _own("sfj", 2)),), Act.REPORT_FEES_NOTICES, "写明发出收费通知零件"),
    *_defects("annual_fees", Act.REPORT_SIXTH_NONE, "第六部分只写没有其他需要报告的事项", (
        (_report("rsj", 2, "rsj"), _own("ybj", 2)),)),
    *_defects("annual_fees", Act.REPORT_SIXTH_OTHER, "第六部分只写别的事项", ((_own("swj", 2), _own("tjj", 2)),)),
    *_defects("annual_no_table", Act.REPORT_NO_TABLE, "第三部分只写没有疑难申请，没有表格", (
        (_own("daj", 1), _own("daj", 2)),), Act.REPORT_PICTURE, "第三部分的表格是图片"),
    *_defects("annual_no_table", Act.REPORT_NO_TABLES, "三张表格都没有", (
        (_report("rsj", 1, "rsj"), _report("czj", 2, "czj")),), Act.REPORT_ATTACHED, "写明表格见附表"),
    *_defects("annual_no_table", Act.REPORT_NO_CASES, "第四部分写没有案件，没有表格", (
        (_own("ybj", 2), _report("jd", 1)),)),
)  # fmt: skip
_MONEY = (
    *_defects("budget_explained", Act.MONEY_NO_EXPLANATION, "没有说明国有资产占用情况", (
        (_account("www/bmyjs/zfb"), _account("www/bmyjs/zfb", 1)),
        (_budget("czj/bmyjs/nyj"), _budget("czj/bmyjs/nyj", 1)),
        (_budget("rsj/yjs/sbzx", 1), _budget("rsj/yjs/sbzx")))),
    *_defects("budget_tables", Act.MONEY_NO_TABLE, "缺收入表", (
        (_account("www/bmyjs/jyj"), _account("www/bmyjs/jyj", 1)),
        (_budget("czj/bmyjs/czj"), _budget("czj/bmyjs/czj", 1)),
        (_account("www/xzyjs/jd", 1), _account("www/xzyjs/jd")))),
    *_defects("budget_arithmetic", Act.MONEY_SUM, "支出表一行的合计多出10万元", (
        (_account("www/bmyjs/fgj"), _account("www/bmyjs/fgj", 1)),
        (_budget("www/xzyjs/bsz"), _budget("www/xzyjs/bsz", 1)),
        (_account("kjj/yjs/kjj", 1), _account("kjj/yjs/kjj")))),
    *_defects("budget_text", Act.MONEY_TEXT, "正文支出数比报表多10万元", (
        (_account("www/bmyjs/mzj"), _account("www/bmyjs/mzj", 1)),
        (_budget("czj/bmyjs/scj"), _budget("czj/bmyjs/scj", 1)),
        (_account("rsj/yjs/rsj"), _account("rsj/yjs/rsj", 1)))),
    *_defects("empty_table", Act.MONEY_BARE_TABLE, "空表没有说明", (
        (_budget("www/bmyjs/jyj"), _budget("www/bmyjs/zfb", 1)),
        (_account("www/xzyjs/qhz"), _budget("www/xzyjs/qhz")),
        (_budget("tjj/yjs/tjj", 1), _account("tjj/yjs/tjj"))),
        Act.MONEY_NOTE_IN_TEXT, "空表下没有说明，正文里有"),
    *_defects("three_public", Act.MONEY_NO_REASON, "没有说明“三公”经费变化的原因", (
        (_account("www/bmyjs/wjj"), _account("www/bmyjs/wjj", 1)),
        (_budget("czj/bmyjs/yjj"), _budget("czj/bmyjs/yjj", 1)),
        (_account("rsj/yjs/jyzx"), _account("rsj/yjs/jyzx", 1)))),
    *_defects("budget_year", Act.MONEY_YEAR, "说明的标题写成上一年度", (
        (_budget("czj/bmyjs/zfj"), _budget("czj/bmyjs/zfj", 1)),
        (_budget("www/bmyjs/fgj", 1), _budget("www/bmyjs/fgj")),
        (_account("wlj/yjs/wlj"), _account("wlj/yjs/wlj", 1)))),
    *_defects("budget_agency", Act.MONEY_OTHER_OFFICE, "说明的标题写成别的单位", (
        (_account("www/bmyjs/zjj"), _account("www/bmyjs/zjj", 1)),
        (_account("czj/bmyjs/scj"), _account("czj/bmyjs/scj", 1)),
        (_budget("cl/yjs/cl"), _budget("cl/yjs/cl", 1)))),
    *_defects("budget_blank", Act.MONEY_BLANKS, "绩效说明里的项目个数留作XX", (
        (_account("www/xzyjs/bsz"), _budget("www/xzyjs/jd")),
        (_account("czj/bmyjs/czj"), _account("czj/bmyjs/yjj", 1)),
        (_budget("swj/yjs/swj"), _account("swj/yjs/swj"))),
        Act.MONEY_GLOSSARY, "名词解释里的XX收入，不是空白"),
    *_defects("budget_scanned", Act.MONEY_SCAN, "页面一句话，附件只有盖章扫描件", (
        (_budget("www/bmyjs/wjj"), _budget("www/bmyjs/mzj", 1)),
        (_account("czj/bmyjs/nyj", 2), _account("czj/bmyjs/zfj", 2)),
        (_budget("wlj/yjs/wlj", 2), _account("wlj/yjs/wlj", 2))),
        Act.MONEY_SCAN_BESIDE, "扫描件之外，页面上另有文字和报表"),
    *_defects("budget_years", Act.MONEY_CARRIED, "年初结转比上年决算的年末结转多12.5万元", (
        (_account("czj/bmyjs/zfj", 1), _account("czj/bmyjs/nyj")),),
        Act.MONEY_RESTATED, "年初结转与上年不同，文中说明了调整"),
    *_defects("budget_years", Act.MONEY_PLAN, "“三公”经费年初预算数比当年公开的预算多1.5万元", (
        (_account("rsj/yjs/sbzx"), _account("cl/yjs/cl")),),
        Act.MONEY_ADJUSTED, "预算数是调整后的全年预算数，文中写明"),
    *_defects("budget_years", Act.MONEY_BEFORE, "“三公”经费上年预算数与上年公开的预算不同", (
        (_budget("kjj/yjs/kjj"), _budget("wlj/yjs/wlj")),),
        Act.MONEY_EXECUTED, "并列的是上年执行数，不是预算数"),
    *_defects("budget_history", Act.GONE, "上一年度的已撤下，前后年度的还在", (
        (_account("tyj/yjs/tyj", 1), _account("cl/yjs/cl", 1)),
        (_budget("swj/yjs/swj", 1), _budget("sfj/yjs/sfj", 1)),
        (_account("sfj/yjs/sfj", 1), _account("swj/yjs/swj", 1))),
        Act.OTHER_WORDING, "上一年度的还在，标题写法不同"),
    *_defects("government_debt", Act.MONEY_DEBT_OVER, "一般债务余额比限额多1万元", (
        (_government("预算"), _government("预算", 1)),), Act.MONEY_DEBT_FULL, "余额恰好等于限额"),
    *_defects("government_debt", Act.MONEY_DEBT_OVER_SPECIAL, "专项债务余额超过限额", (
        (_government("决算", 1), _government("预算", 2)),), Act.MONEY_DEBT_NEW, "新增限额小于余额，总限额并不小"),
    *_defects("government_debt", Act.MONEY_DEBT_SILENT, "没有说明还本付息", (
        (_government("决算"), _government("决算", 2)),), Act.MONEY_DEBT_WORDS, "写作偿还本金、支付利息"),
)  # fmt: skip
PAPER_DEFECTS: tuple[Defect, ...] = (*_REPORTS, *_MONEY)
