"""What the text of a department's budget or final account must explain, with the figures of its tables."""

from __future__ import annotations

from sample.figures import CLASSES, Figures, general_leaves
from sample.nouns import AgencyPlan
from sample.sheets import by_class, said, share

_REASONS = ("人员增资和项目安排调整", "部分项目跨年实施", "重点工作任务变化", "压减一般性支出")
_OFFICES = ("办公室", "业务科", "法规科", "财务科", "综合科")


def budget_text(
    agency: AgencyPlan, year: int, one: Figures, before: Figures
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts before and behind the tables."""
    name, reason = agency.name, _reason(agency, year)
    behind = (
        f"第三部分 {name}{year}年部门预算情况说明",
        "一、收支预算总体情况说明",
        f"{name}{year}年收支预算总额{said(one.income)}。{_change('收支预算总额', one.income, before.income, reason)}",
        "二、支出预算情况说明",
        f"支出预算{said(one.spending)}，基本支出用于保障机构正常运转，项目支出用于完成专项工作任务。",
        "三、财政拨款收支预算总体情况说明",
        f"财政拨款收支预算总额{said(one.grants)}。",
        "四、一般公共预算支出情况说明",
        f"一般公共预算当年拨款支出{said(one.general)}，按功能分类：{_classes(one)}。",
        "五、一般公共预算基本支出情况说明",
        f"一般公共预算基本支出{said(one.basic)}，其中：人员经费{said(one.staff)}，公用经费{said(one.office)}。",
        "六、“三公”经费预算情况说明",
        (
            f"“三公”经费预算{said(one.spent_on_three)}，其中：因公出国（境）费0.00万元；公务用车购置费0.00万元，"
            f"公务用车运行费{said(one.cars)}；公务接待费{said(one.guests)}。"
            f"{_moved('“三公”经费', one.spent_on_three, before.spent_on_three)}"
            "，主要原因：按照过紧日子要求从严核定车辆使用和公务接待。"
        ),
        "七、政府性基金预算支出情况说明",
        _fund(name, f"{year}年", one),
        "八、国有资本经营预算支出情况说明",
        f"{name}{year}年没有使用国有资本经营预算安排的支出。",
        "九、其他重要事项的情况说明",
        *_others(one, "预算", before),
        *_glossary("第四部分 名词解释"),
    )
    return (*_about(agency), f"第二部分 {name}{year}年部门预算公开报表"), behind


def account_text(
    agency: AgencyPlan, year: int, one: Figures, before: Figures, plan: Figures
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts before and behind the tables; `plan` is the budget of the same year."""
    name, reason = agency.name, _reason(agency, year)
    whole, then = one.income + one.carried_in, before.income + before.carried_in
    behind = (
        f"第三部分 {name}{year}年度部门决算情况说明",
        "一、收入支出决算总体情况说明",
        f"{name}{year}年度收入支出总计{said(whole)}。{_change('收入支出总计', whole, then, reason)}",
        "二、收入决算情况说明",
        (
            f"本年收入合计{said(one.income)}，其中：财政拨款收入{said(one.granted + one.fund)}，"
            f"占{share(one.granted + one.fund, one.income)}{_more(one)}。"
        ),
        "三、支出决算情况说明",
        (
            f"本年支出合计{said(one.spending)}，其中：基本支出{said(one.basic)}，占{share(one.basic, one.spending)}；"
            f"项目支出{said(one.spending - one.basic)}，占{share(one.spending - one.basic, one.spending)}。"
        ),
        "四、财政拨款收入支出决算总体情况说明",
        f"{name}{year}年度财政拨款收入支出总计{said(one.grants + one.carried_out)}。",
        "五、一般公共预算财政拨款支出决算情况说明",
        (
            f"一般公共预算财政拨款支出年初预算为{said(plan.general)}，支出决算为{said(one.general)}，"
            f"完成年初预算的{share(one.general, plan.general)}。按功能分类：{_classes(one)}。"
        ),
        "六、一般公共预算财政拨款基本支出决算情况说明",
        f"一般公共预算财政拨款基本支出{said(one.basic)}，其中：人员经费{said(one.staff)}，公用经费{said(one.office)}。",
        "七、财政拨款“三公”经费支出决算情况说明",
        *_three_spent(one, plan),
        "八、政府性基金预算财政拨款收入支出决算情况说明",
        _fund(name, f"{year}年度", one),
        "九、国有资本经营预算财政拨款支出决算情况说明",
        f"{name}{year}年度没有国有资本经营预算财政拨款支出。",
        "十、其他重要事项的情况说明",
        *_others(one, "支出", before),
        *_glossary("第四部分 名词解释"),
    )
    return (*_about(agency), f"第二部分 {name}{year}年度部门决算公开报表"), behind


def _about(agency: AgencyPlan) -> tuple[str, ...]:
    many = 3 + len(agency.name) % 3
    return (
        "第一部分 部门概况",
        "一、主要职责",
        f"{agency.name}贯彻执行有关法律法规和政策，承担本领域的规划、管理、指导和服务工作，完成交办的其他任务。",
        "二、机构设置",
        f"{agency.name}内设机构{many}个：{'、'.join(_OFFICES[:many])}。",
    )


def _reason(agency: AgencyPlan, year: int) -> str:
    return _REASONS[(len(agency.id) + ord(agency.id[-1]) + year) % len(_REASONS)]


def _change(what: str, now: int, then: int, reason: str) -> str:
    way, again = ("增加", "增长") if now >= then else ("减少", "下降")
    gap = abs(now - then)
    return f"与上年相比，{what}{way}{said(gap)}，{again}{share(gap, then)}。主要原因是{reason}。"


def _moved(what: str, now: int, then: int) -> str:
    return f"{what}比上年{'增加' if now > then else '减少'}{said(abs(now - then))}"


def _classes(one: Figures) -> str:
    return "；".join(
        f"{CLASSES[code][1]}（类）{said(amount)}，占{share(amount, one.general)}"
        for code, amount in by_class(general_leaves(one)).items()
    )


def _more(one: Figures) -> str:
    if not one.other:
        return ""
    return f"；其他收入{said(one.other)}，占{share(one.other, one.income)}"


def _three_spent(one: Figures, plan: Figures) -> tuple[str, str]:
    done = share(one.spent_on_three, plan.spent_on_three)
    many = one.guests // 12 + 1
    return (
        (
            f"“三公”经费财政拨款支出年初预算为{said(plan.spent_on_three)}，支出决算为{said(one.spent_on_three)}，"
            f"完成预算的{done}，其中：因公出国（境）费决算为0.00万元；公务用车购置及运行维护费支出决算为{said(one.cars)}；"
            f"公务接待费支出决算为{said(one.guests)}。决算数小于预算数的主要原因：厉行节约，从严控制接待和用车。"
        ),
        (
            f"因公出国（境）团组0个、0人次。公务用车购置0辆，年末公务用车保有量{one.vehicles}辆。"
            f"国内公务接待{many}批次、{many * 7}人次。"
        ),
    )


def _fund(name: str, year: str, one: Figures) -> str:
    if one.fund:
        return f"{name}{year}安排城市建设项目，资金来自土地出让收入，支出{said(one.fund)}。"
    return f"{name}{year}没有政府性基金预算安排的支出。"


def _others(one: Figures, word: str, before: Figures) -> tuple[str, ...]:
    goods, services = one.project * 12 // 100, one.project * 21 // 100
    bought = goods + services
    money = "预算" if word == "预算" else "金额"
    return (
        f"（一）机关运行经费{word}情况",
        f"机关运行经费{word}{said(one.office)}。{_moved('该项经费', one.office, before.office)}，因办公用品统一采购。",
        f"（二）政府采购{word}情况",
        (
            f"政府采购{money}总额{said(bought)}，其中：货物采购{money}{said(goods)}、工程采购{money}0.00万元、"
            f"服务采购{money}{said(services)}。"
        ),
        "（三）国有资产占有使用情况说明",
        f"截至年末，共有车辆{one.vehicles}辆，没有单价100万元以上的设备。",
        "（四）预算绩效管理情况",
        f"对{3 + one.vehicles}个项目编报绩效目标并开展自评，结果用于下一年度的安排。",
    )


def _glossary(title: str) -> tuple[str, ...]:
    return (
        title,
        "一、财政拨款收入：指单位从本级财政部门取得的各类资金。",
        "二、基本支出：指为保障机构正常运转、完成日常工作任务而发生的人员经费和公用经费。",
        "三、项目支出：指在基本支出之外为完成特定任务和事业发展目标所发生的费用。",
        "四、机关运行经费：指为保障单位运行用于购买货物和服务的各项资金，包括办公及印刷费、差旅费、会议费等。",
        "五、“三公”经费：指用财政拨款安排的因公出国（境）费、公务用车购置及运行费和公务接待费。",
    )
