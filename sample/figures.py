"""What an office plans and spends: one set of amounts a year, from which every table and sentence is made.

All amounts are hundredths of 万元. A year's carry-over is a function of the office and the year alone, so that what
one account carries out the next one carries in, however many years are published.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sample.nouns import AgencyPlan
from sample.sheets import Leaf

CLASSES = {
    "201": ("一", "一般公共服务支出"), "204": ("四", "公共安全支出"), "205": ("五", "教育支出"),
    "206": ("六", "科学技术支出"), "207": ("七", "文化旅游体育与传媒支出"), "208": ("八", "社会保障和就业支出"),
    "210": ("九", "卫生健康支出"), "212": ("十一", "城乡社区支出"), "213": ("十二", "农林水支出"),
    "221": ("十九", "住房保障支出"), "224": ("二十一", "灾害防治及应急管理支出"),
}  # fmt: skip
"""Classes of spending with the number of their line in the forms (政府收支分类科目)."""
_GROUPS = {
    "20103": "政府办公厅（室）及相关机构事务", "20104": "发展与改革事务", "20105": "统计信息事务",
    "20106": "财政事务", "20108": "审计事务", "20113": "商贸事务", "20126": "档案事务",
    "20138": "市场监督管理事务", "20140": "信访事务", "20406": "司法", "20501": "教育管理事务",
    "20601": "科学技术管理事务", "20701": "文化和旅游", "20801": "人力资源和社会保障管理事务",
    "20802": "民政管理事务", "20805": "行政事业单位养老支出", "20811": "残疾人事业",
    "20828": "退役军人管理事务", "21001": "卫生健康管理事务", "21011": "行政事业单位医疗",
    "21015": "医疗保障管理事务", "21201": "城乡社区管理事务", "21208": "国有土地使用权出让收入安排的支出",
    "21301": "农业农村", "21303": "水利", "22102": "住房改革支出", "22401": "应急管理事务",
}  # fmt: skip
NAMES = {**{code: name for code, (_, name) in CLASSES.items()}, **_GROUPS}
ECONOMIC = {"301": "工资福利支出", "302": "商品和服务支出", "303": "对个人和家庭的补助"}
"""Economic classes of basic spending."""
_MAIN = {
    "zfb": "20103", "fgj": "20104", "jyj": "20501", "mzj": "20802", "zjj": "21201", "wjj": "21001", "czj": "20106",
    "nyj": "21301", "yjj": "22401", "scj": "20138", "zfj": "21201", "rsj": "20801", "jyzx": "20801", "sbzx": "20801",
    "slj": "21303", "sjj": "20108", "xfj": "20140", "tjj": "20105", "ybj": "21015", "daj": "20126", "wlj": "20701",
    "tyj": "20828", "kjj": "20601", "swj": "20113", "cl": "20811", "sfj": "20406",
}  # fmt: skip
_WITH_FUND = frozenset({"zjj", "nyj", "slj"})
_WITH_OTHER = frozenset({"wjj", "jyzx", "fgj", "wlj", "cl"})
_WITH_CARRY = frozenset({"jyj", "zfj", "rsj", "kjj", "bsz", "scj", "jyzx"})


@dataclass(frozen=True, slots=True)
class Figures:
    """One year of one office, planned or spent."""

    main: str
    """Code of the group of its own work."""
    run: int
    project: int
    pension: int
    medical: int
    housing: int
    fund: int
    other: int
    """Income from elsewhere, spent on projects."""
    office: int
    """公用经费."""
    retired: int
    vehicles: int
    """Number of cars, not an amount."""
    cars: int
    """公务用车运行费."""
    guests: int
    """公务接待费."""
    carried_in: int = 0
    carried_out: int = 0

    @property
    def basic(self) -> int:
        """基本支出."""
        return self.run + self.pension + self.medical + self.housing

    @property
    def general(self) -> int:
        """一般公共预算拨款支出."""
        return self.basic + self.project

    @property
    def grants(self) -> int:
        """财政拨款支出."""
        return self.general + self.fund

    @property
    def spending(self) -> int:
        """本年支出合计."""
        return self.grants + self.other

    @property
    def granted(self) -> int:
        """一般公共预算拨款收入: what was spent, with what was carried over."""
        return self.general + self.carried_out - self.carried_in

    @property
    def income(self) -> int:
        """本年收入合计."""
        return self.granted + self.fund + self.other

    @property
    def staff(self) -> int:
        """人员经费."""
        return self.basic - self.office

    @property
    def spent_on_three(self) -> int:
        """“三公”经费合计: nobody goes abroad, no car is bought."""
        return self.cars + self.guests


def planned(agency: AgencyPlan, year: int, seed: int) -> Figures:
    """The budget of a year."""
    key = agency.id.rpartition("-")[2]
    size = Random(f"{seed}/{agency.id}/size")
    random = Random(f"{seed}/{agency.id}/plan/{year}")
    run = size.randint(40000, 320000) * random.randint(94, 109) // 100
    project = run * random.randint(22, 61) // 100
    vehicles = size.randint(1, 3)
    return Figures(
        main=_MAIN.get(key, "20103"),
        run=run,
        project=project,
        pension=run * 11 // 100,
        medical=run * 6 // 100,
        housing=run * 9 // 100,
        fund=random.randint(6000, 40000) if key in _WITH_FUND else 0,
        other=random.randint(900, 7000) if key in _WITH_OTHER else 0,
        office=run * 17 // 100,
        retired=run * 4 // 100,
        vehicles=vehicles,
        cars=vehicles * random.randint(190, 260),
        guests=random.randint(60, 280),
    )


def spent(agency: AgencyPlan, year: int, seed: int) -> Figures:
    """The final account of a year: most of what was planned, and what was carried over."""
    plan, random = planned(agency, year, seed), Random(f"{seed}/{agency.id}/spent/{year}")

    def most(amount: int) -> int:
        return amount * random.randint(940, 999) // 1000

    run = most(plan.run)
    return Figures(
        main=plan.main,
        run=run,
        project=most(plan.project),
        pension=most(plan.pension),
        medical=most(plan.medical),
        housing=most(plan.housing),
        fund=most(plan.fund),
        other=most(plan.other),
        office=run * 16 // 100,
        retired=run * 4 // 100,
        vehicles=plan.vehicles,
        cars=most(plan.cars),
        guests=plan.guests * random.randint(60, 98) // 100,
        carried_in=_carried(agency, year - 1, seed),
        carried_out=_carried(agency, year, seed),
    )


def _carried(agency: AgencyPlan, year: int, seed: int) -> int:
    if agency.id.rpartition("-")[2] not in _WITH_CARRY:
        return 0
    return Random(f"{seed}/{agency.id}/carried/{year}").randint(300, 2400)


def general_leaves(one: Figures) -> list[Leaf]:
    """Spending of the general budget: total, basic, project."""
    lines = (
        (f"{one.main}01", "行政运行", one.run, 0),
        (f"{one.main}02", "一般行政管理事务", 0, one.project),
        ("2080505", "机关事业单位基本养老保险缴费支出", one.pension, 0),
        ("2101101", "行政单位医疗", one.medical, 0),
        ("2210201", "住房公积金", one.housing, 0),
    )
    return [Leaf(code, name, (basic + extra, basic, extra)) for code, name, basic, extra in lines]


def fund_leaves(one: Figures) -> list[Leaf]:
    """Spending of the government fund: total, basic, project; empty without one."""
    return [Leaf("2120803", "城市建设支出", (one.fund, 0, one.fund))] if one.fund else []


def all_leaves(one: Figures) -> list[Leaf]:
    """All spending: total, basic, project; other income goes into the office's own projects."""
    more = Leaf(f"{one.main}02", "一般行政管理事务", (one.other, 0, one.other))
    return [*general_leaves(one), *fund_leaves(one), *([more] if one.other else [])]


def economic_leaves(one: Figures) -> list[Leaf]:
    """Basic spending by its economic use: total, staff, office."""
    wages = one.staff - one.retired - one.pension - one.medical - one.housing
    basic, extra = wages * 55 // 100, wages * 30 // 100
    rest = one.office - one.cars - one.guests
    desks, trips = rest * 40 // 100, rest * 25 // 100
    staff = (
        ("30101", "基本工资", basic), ("30102", "津贴补贴", extra), ("30103", "奖金", wages - basic - extra),
        ("30108", "机关事业单位基本养老保险缴费", one.pension), ("30110", "职工基本医疗保险缴费", one.medical),
        ("30113", "住房公积金", one.housing), ("30302", "退休费", one.retired),
    )  # fmt: skip
    office = (
        ("30201", "办公费", desks), ("30211", "差旅费", trips), ("30217", "公务接待费", one.guests),
        ("30231", "公务用车运行维护费", one.cars), ("30239", "其他交通费用", rest - desks - trips),
    )  # fmt: skip
    return [
        *(Leaf(code, name, (amount, amount, 0)) for code, name, amount in staff),
        *(Leaf(code, name, (amount, 0, amount)) for code, name, amount in office),
    ]
