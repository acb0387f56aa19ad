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
        (_report("qhz", 2), _report("qhz", 1)), (_own("tyj", 1), _own("tyj")), (_own("swj", 1), _own("swj")))),
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
)  # fmt: skip
PAPER_DEFECTS: tuple[Defect, ...] = (*_REPORTS, *_MONEY)
