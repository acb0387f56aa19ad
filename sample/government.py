"""A government's budget or final account: the sixteen tables and a short text."""

from __future__ import annotations

from random import Random

from sample.figures import CLASSES, ECONOMIC
from sample.nouns import AgencyPlan
from sample.sheets import Rows, Sheet, said, shown

_TAXES = ("增值税", "企业所得税", "个人所得税", "城市维护建设税", "房产税", "契税")
_FEES = ("专项收入", "行政事业性收费收入", "罚没收入", "国有资源（资产）有偿使用收入")
_FUNDS = ("国有土地使用权出让收入", "城市基础设施配套费收入", "污水处理费收入")
_USES = ("征地和拆迁补偿支出", "城市建设支出", "农村基础设施建设支出")
_INSURANCE = (
    "企业职工基本养老保险基金",
    "城乡居民基本养老保险基金",
    "机关事业单位基本养老保险基金",
)
_TOWNS = ("云溪街道", "白石镇", "清河镇")
_STATE = ("利润收入", "股利、股息收入", "产权转让收入")
_STATE_USES = ("解决历史遗留问题及改革成本支出", "国有企业资本金注入", "其他国有资本经营预算支出")


def government_sheets(kind: str, key: str) -> tuple[Sheet, ...]:
    """All of them in the official order; `key` is what the amounts are made from."""
    random, word = Random(key), kind[-2:]
    head = ("项目", f"{word}数")

    def lines(names: tuple[str, ...], most: int) -> Rows:
        amounts = [random.randint(most // 9, most) for _ in names]
        rows = ((name, shown(one)) for name, one in zip(names, amounts, strict=True))
        return (head, *rows, ("合计", shown(sum(amounts))))

    classes = tuple(name for _, name in CLASSES.values())
    spending = lines(classes, 900000)
    use = lines(_USES, 700000)
    capital = lines(_STATE_USES, 9000)
    basic = lines(tuple(ECONOMIC.values()), 800000)
    rows = {
        f"一般公共预算收入{word}表": lines((*_TAXES, *_FEES), 800000),
        f"一般公共预算支出{word}表": spending,
        f"一般公共预算本级支出{word}表": spending,
        f"一般公共预算本级基本支出{word}表": basic,
        f"一般公共预算税收返还和转移支付{word}表": lines(_TOWNS, 90000),
        "政府一般债务限额和余额情况表": _debt(random),
        f"政府性基金收入{word}表": lines(_FUNDS, 900000),
        f"政府性基金支出{word}表": use,
        f"政府性基金本级支出{word}表": use,
        f"政府性基金转移支付{word}表": lines(_TOWNS, 20000),
        "政府专项债务限额和余额情况表": _debt(random),
        f"国有资本经营预算收入{word}表": lines(_STATE, 9000),
        f"国有资本经营预算支出{word}表": capital,
        f"国有资本经营预算本级支出{word}表": capital,
        f"社会保险基金收入{word}表": lines(_INSURANCE, 900000),
        f"社会保险基金支出{word}表": lines(_INSURANCE, 800000),
    }
    return tuple(Sheet(title, cells) for title, cells in rows.items())


def _debt(random: Random) -> Rows:
    limit = random.randint(3000000, 6000000)
    owed = limit * random.randint(70, 96) // 100
    return (("项目", "金额"), ("债务限额", shown(limit)), ("债务余额", shown(owed)))


def government_text(
    agency: AgencyPlan, kind: str, year: int, sheets: tuple[Sheet, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parts before and behind the tables."""
    totals = [_cents(one.rows[-1][1]) for one in sheets]
    income, spending, fund = totals[0], totals[1], totals[6]
    word = kind[-2:]
    return (f"第一部分 {agency.name}{year}年{kind}公开报表",), (
        f"第二部分 {agency.name}{year}年{kind}情况说明",
        f"一、一般公共预算。全区收入完成{said(income)}，全区支出安排{said(spending)}，收支差额由上级补助和调入资金弥补。",
        f"二、政府性基金。全区收入{said(fund)}，主要来自国有土地出让，用于征地拆迁、城市建设和农村基础设施。",
        "三、转移支付。对镇和街道的补助按照财力状况和任务测算，已在批准后及时下达。",
        "四、举借债务。债务余额控制在上级核定的限额之内，债务资金用于有收益的公益性项目，当年还本付息及时足额，未发生违约。",
        f"五、绩效。重点项目{word}均编报绩效目标，并组织自评和抽查，结果与下一年度安排挂钩。",
        "六、“三公”经费。区本级继续从严控制，总额比上年减少，主要原因是压减公务接待和车辆运行费用。",
    )


def _cents(text: str) -> int:
    return int(text.replace(",", "").replace(".", ""))
