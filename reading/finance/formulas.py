# ruff: noqa: E501 - one identity a line, so that an accountant can read them down the page
"""The identities as data (domain note priorart §3.1): one line a formula, in a small language of terms.

`T1.收·总计.数` is a cell by table, row and column; `a|b` takes the first row or column that the table has; `?` before
a term means 0 where the row, column or table is not there; `#*` sums a side's numbered lines; `@` stands for every
row of the left table, `&` for every amount column there; `Σ` sums the other columns of the row; `∅` before a term
makes an empty table 0 (that a zero and an empty table mean the same is itself the identity).
A guard names lines that must be known or zero, else nothing is concluded: `收<` and `支<` the side's unnumbered lines
before its subtotal, `收>` and `支>` its lines behind it; `0:` a term that must be zero; `码` rows without a code.
"""

from __future__ import annotations

from dataclasses import dataclass

from reading.finance.terms import Term, term
from records.finance import Mark


@dataclass(frozen=True, slots=True)
class Formula:
    """One identity, not yet evaluated."""

    id: str
    says: str
    left: tuple[Term, ...]
    op: str
    """`=` or `≥`."""
    right: tuple[Term, ...]
    mark: Mark = Mark.SURE
    guards: tuple[str, ...] = ()


_ACCOUNT = """
F01 | 收入总计＝支出总计 | T1.收·总计.数 = T1.支·总计.数
F02 | 收入总计＝本年收入合计＋使用非财政拨款结余＋年初结转和结余 | T1.收·总计.数 = T1.收·本年收入合计.数 + ?T1.收·使用结余.数 + ?T1.收·年初结转.数 | 收>
F03 | 支出总计＝本年支出合计＋结余分配＋年末结转和结余 | T1.支·总计.数 = T1.支·本年支出合计.数 + ?T1.支·结余分配.数 + ?T1.支·年末结转.数 | 支>
F04 | 本年收入合计＝各类收入之和 | T1.收·本年收入合计.数 = T1.收#*.数 | 收<
F05 | 本年支出合计＝各功能科目支出之和 | T1.支·本年支出合计.数 = T1.支#*.数 | 支<
F06 | 本年收入合计＝各来源之和 | T2.@.合计 = T2.@.Σ
F07 | 支出合计＝基本＋项目＋上缴上级＋经营＋对附属单位补助 | T3.@.合计 = T3.@.Σ
F09 | 合计＝一般公共预算＋政府性基金＋国有资本经营 | T4.@支.合计 = T4.@支.Σ
F10 | 财政拨款收入总计＝本年收入＋年初结转和结余 | T4.收·总计.数 = T4.收·本年收入合计.数 + T4.收·年初结转.数 | 收>
F10 | 财政拨款支出总计＝本年支出＋年末结转和结余 | T4.支·总计.& = T4.支·本年支出合计.& + T4.支·年末结转.& | 支>
F10 | 财政拨款收入总计＝支出总计 | T4.收·总计.数 = T4.支·总计.合计
F10 | 一般公共预算：年初结转＋本年收入＝支出总计 | T4.支·总计.一般公共预算 = T4.收#一般公共预算.数 + T4.年初#一般公共预算.数
F10 | 政府性基金：年初结转＋本年收入＝支出总计 | T4.支·总计.政府性基金 = T4.收#政府性基金.数 + T4.年初#政府性基金.数
F10 | 国有资本经营：年初结转＋本年收入＝支出总计 | T4.支·总计.国有资本 = T4.收#国有资本.数 + T4.年初#国有资本.数
F11 | 年末结转＝年初结转＋本年收入－本年支出 | T4.支·年末结转.合计 = T4.收·年初结转.数 + T4.收·本年收入合计.数 - T4.支·本年支出合计.合计 | 收> 支>
F12 | 年初结转＝三类资金年初结转之和 | T4.收·年初结转.数 = T4.年初#一般公共预算.数 + T4.年初#政府性基金.数 + T4.年初#国有资本.数
F13 | 合计＝基本支出＋项目支出 | T5.@.合计 = T5.@.Σ
F14 | 人员经费合计＝工资福利支出＋对个人和家庭的补助 | T6.人员经费合计.数 = T6.301.数 + T6.303.数 | 码
F14 | 公用经费合计＝商品和服务支出＋资本性支出等 | T6.公用经费合计.数 = T6.302.数 + ?T6.310.数 + ?T6.307.数 + ?T6.309.数 + ?T6.311.数 + ?T6.312.数 + ?T6.313.数 + ?T6.399.数 | 码
F16 | 基本支出＝人员经费＋公用经费 | T6.合计|总计.数 = T6.人员经费合计.数 + T6.公用经费合计.数
F17 | 三公合计＝因公出国（境）＋公务用车＋公务接待（预算数） | T7..合计·预算 = T7..出国·预算 + T7..用车·预算 + T7..接待·预算
F17 | 三公合计＝因公出国（境）＋公务用车＋公务接待（决算数） | T7..合计·决算 = T7..出国·决算 + T7..用车·决算 + T7..接待·决算
F17 | 公务用车小计＝购置＋运行（预算数） | T7..用车·预算 = T7..购置·预算 + T7..运行·预算
F17 | 公务用车小计＝购置＋运行（决算数） | T7..用车·决算 = T7..购置·决算 + T7..运行·决算
F18 | 年末结转＝年初结转＋本年收入－本年支出（政府性基金） | T8.@.年末结转 = T8.@.年初结转 + T8.@.本年收入 - T8.@.本年支出
F18 | 本年支出＝基本支出＋项目支出（政府性基金） | T8.@.本年支出 = T8.@.基本支出 + T8.@.项目支出
F18 | 年末结转＝年初结转＋本年收入－本年支出（国有资本经营） | T9.@.年末结转 = T9.@.年初结转 + T9.@.本年收入 - T9.@.本年支出
F18 | 本年支出＝基本支出＋项目支出（国有资本经营） | T9.@.本年支出|合计 = T9.@.基本支出 + T9.@.项目支出
F20 | 收支总表本年收入合计＝收入表合计 | T1.收·本年收入合计.数 = T2.合计.合计
F21 | 收支总表本年支出合计＝支出表合计 | T1.支·本年支出合计.数 = T3.合计.合计
F22 | 收入表财政拨款收入＝财政拨款总表本年收入合计 | T2.合计.财政拨款 = T4.收·本年收入合计.数
F22 | 财政拨款总表本年收入＝收支总表三类财政拨款收入之和 | T4.收·本年收入合计.数 = T1.收#一般公共预算.数 + T1.收#政府性基金.数 + T1.收#国有资本.数
F23 | 财政拨款总表一般公共预算本年支出＝一般公共预算支出表合计 | T4.支·本年支出合计.一般公共预算 = T5.合计.合计
F24 | 一般公共预算支出表基本支出＝人员经费＋公用经费 | T5.合计.基本支出 = T6.人员经费合计.数 + T6.公用经费合计.数
F25 | 财政拨款总表政府性基金收入＝政府性基金表 | T4.收#政府性基金.数 = ∅T8.合计.本年收入
F25 | 财政拨款总表政府性基金支出＝政府性基金表 | T4.支·本年支出合计.政府性基金 = ∅T8.合计.本年支出|合计
F25 | 财政拨款总表政府性基金年初结转＝政府性基金表 | T4.年初#政府性基金.数 = ∅T8.合计.年初结转
F25 | 财政拨款总表政府性基金年末结转＝政府性基金表 | T4.支·年末结转.政府性基金 = ∅T8.合计.年末结转
F25 | 财政拨款总表国有资本经营支出＝国有资本经营表 | T4.支·本年支出合计.国有资本 = ∅T9.合计.本年支出|合计
F27 | “三公”经费公务接待费决算数≥基本支出中的公务接待费 | T7..接待·决算 ≥ ?T6.30217.数 | ✎
F27 | “三公”经费公务用车运行费决算数≥基本支出中的公务用车运行维护费 | T7..运行·决算 ≥ ?T6.30231.数 | ✎
F27 | “三公”经费因公出国（境）费决算数≥基本支出中的因公出国（境）费用 | T7..出国·决算 ≥ ?T6.30212.数 | ✎
F28 | 支出合计＝财政拨款支出＋非财政拨款收入＋非财政拨款年初结转－年末结转 | T3.合计.合计 = T4.支·本年支出合计.合计 + T2.合计.合计 - T2.合计.财政拨款 + T1.收·年初结转.数 - T4.收·年初结转.数 - T1.支·年末结转.数 + T4.支·年末结转.合计 + ?T1.收·使用结余.数 - ?T1.支·结余分配.数 | ✎
D14 | “三公”经费决算数不大于预算数 | T7..合计·预算 ≥ T7..合计·决算 | ✎
F26 | 收支总表各科目支出≥财政拨款总表同一科目 | T1.@支#.数 ≥ T4.@支#.合计 | ◐
"""

_BUDGET = """
B01 | 收入总计＝支出总计 | B1.收·总计.数 = B1.支·总计.数
B01 | 收支总表总计＝收入表合计 | B1.收·总计.数 = B2.合计|总计.合计
B01 | 收支总表支出总计＝支出表合计 | B1.支·总计.数 = B3.合计|总计.合计 | 0:?B1.支·年末结转.数 0:?B1.支#年末结转.数
B02 | 收入合计＝各来源之和 | B2.@.合计 = B2.@.Σ
B03 | 支出合计＝基本支出＋项目支出等 | B3.@.合计 = B3.@.Σ
B04 | 合计＝人员经费＋公用经费 | B8.@.合计 = B8.@.Σ
B05 | 三公合计＝因公出国（境）＋公务接待＋公务用车 | B9..合计·预算 = B9..出国·预算 + B9..接待·预算 + B9..用车·预算
B05 | 公务用车小计＝购置＋运行 | B9..用车·预算 = B9..购置·预算 + B9..运行·预算
B06 | 财政拨款收入总计＝支出总计 | B4.收·总计.数 = B4.支·总计.合计|数
B06 | 财政拨款支出＝一般公共预算＋政府性基金＋国有资本经营 | B4.支·总计.合计|数 = B5.合计.合计 + ∅B6.合计.合计 + ?B7.合计.合计 | 0:?B4.收·年初结转.数 0:?B4.收#年初结转.数 0:?B4.支·年末结转.合计|数 0:?B4.支#年末结转.合计|数
B07 | 部门收支总计＝财政拨款收支总计（无非财政拨款收入时） | B1.收·总计.数 = B4.收·总计.数 | ◐ 0:?B2.合计|总计.事业收入 0:?B2.合计|总计.经营收入 0:?B2.合计|总计.其他收入 0:?B2.合计|总计.上级补助 0:?B2.合计|总计.附属上缴 0:?B2.合计|总计.年初结转
B08 | 一般公共预算基本支出＝基本支出表合计 | B5.合计.基本支出 = B8.合计.合计|数
"""


def _formulas(table: str) -> tuple[Formula, ...]:
    return tuple(_formula(line) for line in table.strip().splitlines())


def _formula(line: str) -> Formula:
    name, says, body, *rest = (part.strip() for part in line.split(" | "))
    op = "≥" if "≥" in body else "="
    left, right = body.split(f" {op} ")
    guards = tuple(rest[0].split()) if rest else ()
    mark = next((one for one in Mark if one.value in guards), Mark.SURE)
    return Formula(
        name,
        says,
        _terms(left),
        op,
        _terms(right),
        mark,
        tuple(one for one in guards if one != mark.value),
    )


def _terms(side: str) -> tuple[Term, ...]:
    """Terms with their sign in front; a plus is left out."""
    return tuple(term(one) for one in side.replace("- ", "-").replace("+ ", "").split(" "))


FORMULAS: dict[str, tuple[Formula, ...]] = {"决算": _formulas(_ACCOUNT), "预算": _formulas(_BUDGET)}
LEVELS: dict[str, tuple[tuple[str, str], ...]] = {
    "决算": (("F08", "T2"), ("F08", "T3"), ("F08", "T5"), ("F15", "T6")),
    "预算": (("B03", "B3"), ("B04", "B8")),
}
"""Tables whose codes nest: 类 = Σ 款 = Σ 项, and the total Σ 类; direct children only."""
CLASSES: dict[str, tuple[tuple[str, str], ...]] = {
    "决算": (("D10", "T5"),),
    "预算": (("B10", "B5"),),
}
"""Where the classes of spending that the text lists are found."""


@dataclass(frozen=True, slots=True)
class Told:
    """An amount of the text and the cell that it repeats."""

    id: str
    name: str
    term: str
    says: str


_SPENT = tuple(
    (part, words)
    for part, words in (
        ("合计", "“三公”经费"), ("出国", "因公出国（境）费"), ("用车", "公务用车购置及运行费"), ("购置", "公务用车购置费"),
        ("运行", "公务用车运行费"), ("接待", "公务接待费"),
    )
)  # fmt: skip
TOLD: dict[str, tuple[Told, ...]] = {
    "决算": (
        Told("D10", "收支总计", "T1.收·总计.数", "正文收入支出总计＝收支总表"),
        Told("D10", "本年收入合计", "T2.合计.合计", "正文本年收入合计＝收入表"),
        Told("D10", "财政拨款收入", "T2.合计.财政拨款", "正文财政拨款收入＝收入表"),
        Told("D10", "事业收入", "T2.合计.事业收入", "正文事业收入＝收入表"),
        Told("D10", "经营收入", "T2.合计.经营收入", "正文经营收入＝收入表"),
        Told("D10", "其他收入", "T2.合计.其他收入", "正文其他收入＝收入表"),
        Told("D10", "本年支出合计", "T3.合计.合计", "正文本年支出合计＝支出表"),
        Told("D10", "基本支出", "T3.合计.基本支出", "正文基本支出＝支出表"),
        Told("D10", "项目支出", "T3.合计.项目支出", "正文项目支出＝支出表"),
        Told("D10", "财政拨款收支总计", "T4.收·总计.数", "正文财政拨款收入支出总计＝财政拨款总表"),
        Told("D10", "一般公共预算支出", "T5.合计.合计", "正文一般公共预算财政拨款支出＝支出表"),
        Told("D10", "人员经费", "T6.人员经费合计.数", "正文人员经费＝基本支出表"),
        Told("D10", "公用经费", "T6.公用经费合计.数", "正文公用经费＝基本支出表"),
        *(
            Told(
                "D10",
                f"三公·{part}·{kind}",
                f"T7..{part}·{kind}",
                f"正文{words}{kind}数＝“三公”经费表",
            )
            for part, words in _SPENT
            for kind in ("预算", "决算")
        ),
    ),
    "预算": (
        Told("B09", "收入预算", "B1.收·总计.数", "正文收入预算＝收支总表"),
        Told("B09", "支出预算", "B1.支·总计.数", "正文支出预算＝收支总表"),
        Told("B09", "收支总计", "B1.收·总计.数", "正文收支总预算＝收支总表"),
        Told("B09", "财政拨款收支总计", "B4.收·总计.数", "正文财政拨款收支总预算＝财政拨款总表"),
        *(
            Told("B11", f"三公·{part}·预算", f"B9..{part}·预算", f"正文{words}预算＝“三公”经费表")
            for part, words in _SPENT
        ),
        Told(
            "B12", "机关运行经费", "B9..机关运行·预算", "正文机关运行经费＝“三公”和机关运行经费表"
        ),
    ),
}
