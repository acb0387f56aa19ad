"""Lists with personal data of every grade: a leak beside its innocent twin, five rules, three of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from random import Random

from sample import identities
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.identities import Person
from sample.nouns import ColumnPlan, Item, SitePlan, Style
from sample.policy_words import newest_first

_KEY, _COLUMN = "msfw", "gsgg"
_STEP = 3
"""Days between two posts."""

Cell = Callable[[Person, Random], str]


def _kept(left: int, right: int) -> Cell:
    """The number with so many characters kept on each side."""

    def cell(person: Person, _: Random) -> str:
        number = person.number
        return number[:left] + "*" * (18 - left - right) + number[18 - right :]

    return cell


def _luhn(first: str) -> str:
    """With its check digit (ISO/IEC 7812)."""
    doubled = (int(one) * (2 - at % 2) for at, one in enumerate(reversed(first)))
    return first + str(-sum(one - 9 if one > 9 else one for one in doubled) % 10)


def _birth(person: Person, _: Random) -> str:
    day = person.number[6:14]
    return f"{day[:4]}-{day[4:6]}-{day[6:]}"


_CELLS: dict[str, Cell] = {
    "name": lambda person, _: person.name,
    "hidden_name": lambda person, _: f"{person.name[0]}*",
    "id": lambda person, _: person.number,
    "usual": _kept(6, 4),
    "seven": _kept(7, 4),
    "other": _kept(7, 3),
    "mixed": lambda person, random: _kept(random.choice((4, 6)), 4)(person, random),
    "place": lambda person, _: person.place,
    "birth": _birth,
    "month": lambda person, random: _birth(person, random)[:7],
    "mobile": lambda _, random: f"154{random.randint(0, 99999999):08}",
    "hidden_mobile": lambda _, random: f"154****{random.randint(0, 9999):04}",
    "landline": lambda _, random: f"0990-{random.randint(2000000, 8999999)}",
    "card": lambda _, random: _luhn(f"622848{random.randint(0, 10**12 - 1):012}"),
    "hidden_card": lambda _, random: f"622848*********{random.randint(0, 9999):04}",
    "home": lambda person, random: (
        f"{person.place}柳树村{random.randint(1, 9)}组{random.randint(1, 99)}号"
    ),
    "illness": lambda _, random: random.choice(("尿毒症", "肺癌", "白血病")),
    "healthy": lambda *_: "健康",
    "mail": lambda _, random: f"{random.randint(10**7, 10**9)}@qq.com",
    "office_mail": lambda *_: "zbb@yunxi.example",
    "student": lambda _, random: f"2023{random.randint(100000, 999999)}",
    "ticket": lambda _, random: f"2026{random.randint(1000000, 9999999)}",
    "money": lambda _, random: f"{random.randint(2, 90) * 100}.00",
    "score": lambda _, random: f"{random.uniform(60, 95):.1f}",
    "firm": lambda _, random: f"云溪区{random.choice(('清泉', '石桥', '高山'))}商贸有限公司",
}


@dataclass(frozen=True, slots=True)
class _List:
    """A published list: title, columns (head=cell), persons."""

    title: str
    columns: str
    persons: int = 6


_L = _List
_PAIRS: tuple[tuple[str, str, _List, str, _List], ...] = (
    ("leak_critical", "60人的完整号码", _L("种粮一次性补贴发放名单公示", "姓名=name 身份证号=id 金额=money", 60),
     "60人的号码已脱敏", _L("农资一次性补贴发放名单公示", "姓名=name 身份证号=usual 金额=money", 60)),
    ("leak_critical", "残疾人名单含完整号码", _L("残疾人两项补贴对象公示", "姓名=name 身份证号=id 金额=money"),
     "残疾人名单只有姓名和金额", _L("残疾人燃油补贴对象公示", "姓名=name 镇街=place 金额=money")),
    ("leak_critical", "学生资助名单含完整号码", _L("困难学生资助名单公示", "学生姓名=name 身份证号=id 金额=money"),
     "学生资助名单只有姓名", _L("高中学生助学金名单公示", "学生姓名=name 镇街=place 金额=money")),
    ("leak_serious", "个人银行账号", _L("稻谷补贴发放名单公示", "姓名=name 银行账号=card 金额=money"),
     "账号已脱敏", _L("油菜补贴发放名单公示", "姓名=name 银行账号=hidden_card 金额=money")),
    ("leak_serious", "姓名连同病种", _L("大病救助对象公示", "姓名=name 病种=illness 金额=money"),
     "健康状况均为健康", _L("护林员选聘体检结果公示", "姓名=name 健康状况=healthy 总成绩=score")),
    ("leak_serious", "脱敏号码旁有出生日期", _L("公租房保障对象公示", "姓名=name 身份证号=usual 出生日期=birth"),
     "脱敏号码旁没有出生日期", _L("公租房轮候对象公示", "姓名=name 身份证号=usual 镇街=place")),
    ("leak", "群众手机号", _L("临时救助对象公示", "姓名=name 联系电话=mobile 金额=money"),
     "手机号已脱敏", _L("价格补贴对象公示", "姓名=name 联系电话=hidden_mobile 金额=money")),
    ("leak", "到门牌的住址", _L("危房改造对象公示", "户主=name 家庭住址=home 金额=money"),
     "住址只到乡镇", _L("改厕补助对象公示", "户主=name 家庭住址=place 金额=money")),
    ("leak", "学号连同姓名", _L("优秀学员评选公示", "姓名=name 学号=student 成绩=score"),
     "准考证号连同成绩", _L("社区工作者招聘笔试成绩公示", "姓名=name 准考证号=ticket 成绩=score")),
    ("contact_details", "联系人手机号", _L("办公设备采购成交公告", "供应商名称=firm 联系人=name 联系电话=mobile", 2),
     "联系人固定电话", _L("印刷服务采购成交公告", "供应商名称=firm 联系人=name 联系电话=landline", 2)),
    ("contact_details", "联系人私人邮箱", _L("物业服务采购需求公告", "采购人名称=firm 联系人=name 邮箱=mail", 2),
     "单位邮箱", _L("绿化养护采购需求公告", "采购人名称=firm 联系人=name 邮箱=office_mail", 2)),
    ("contact_details", "姓名连同出生日期", _L("最美教师评选公示", "姓名=name 出生日期=birth 镇街=place"),
     "只到出生年月", _L("最美家庭评选公示", "姓名=name 出生年月=month 镇街=place")),
    ("weak_mask", "前7后4", _L("技能培训补贴名单公示", "姓名=hidden_name 身份证号=seven 金额=money"),
     "前6后4", _L("岗前培训补贴名单公示", "姓名=hidden_name 身份证号=usual 金额=money")),
    ("weak_mask", "前7后3", _L("见习补贴名单公示", "姓名=hidden_name 身份证号=other 金额=money"),
     "前6后4，另有手机号", _L("求职补贴名单公示", "姓名=hidden_name 身份证号=usual 手机=hidden_mobile")),
    ("weak_mask", "前后脱敏不一致", _L("创业补贴名单公示", "姓名=hidden_name 身份证号=mixed 金额=money", 9),
     "前后脱敏一致", _L("用工补贴名单公示", "姓名=hidden_name 身份证号=usual 金额=money", 9)),
)  # fmt: skip
"""Rule, the leak and its list, the innocent twin and its list."""


def _table(listed: _List) -> str:
    random = Random(listed.title)
    columns = [one.partition("=") for one in listed.columns.split()]
    people = identities.people(listed.title, listed.persons)
    rows = [["序号", *(head for head, _, _ in columns)]]
    rows += [
        [str(at), *(_CELLS[cell](one, random) for _, _, cell in columns)]
        for at, one in enumerate(people, 1)
    ]
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table border="1" cellspacing="0">{body}</table>'


def _lists() -> Iterator[_List]:
    for _, _, guilty, _, twin in _PAIRS:
        yield guilty
        yield twin


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    if site.key != _KEY or column.key != _COLUMN:
        return rows
    return newest_first([
        Item(
            number=number, title=listed.title, published=_day(number, scene.as_of), made=_day(number, scene.as_of),
            source=site.agency.name, lines=("现将有关情况公布如下。", _table(listed)), whole=True,
        )
        for number, listed in enumerate(_lists())
    ])  # fmt: skip


def _day(number: int, as_of: date) -> date:
    return as_of - timedelta(days=2 + _STEP * number)


CORNER = Corner(
    offices=(
        Office(_KEY, "民生服务中心", Style.TRS, (
            ColumnPlan(_COLUMN, "公示公告", "通知公告", folder=_COLUMN, on_home=True),
        )),
    ),
    planted=tuple(
        Planted(rule, Spot(_KEY, bad, _COLUMN, row=2 * at), Spot(_KEY, fine, _COLUMN, row=2 * at + 1))
        for at, (rule, bad, _, fine, _) in enumerate(_PAIRS)
    ),
    rows=_rows,
)  # fmt: skip
