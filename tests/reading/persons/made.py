"""Values of nobody for labelled lists, and the lists themselves: grids, pages and files by a line of `cases.tsv`."""

from __future__ import annotations

import html
from dataclasses import dataclass
from pathlib import Path
from random import Random

from records.privacy import check_digit
from tests.reading.personal.numbers import mistyped

CASES = Path(__file__).with_name("cases.tsv")
_SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹"
_GIVEN = "伟芳秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力建国华成康星光天达安岩中茂进"


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled case."""

    number: int
    grade: int
    form: str
    title: str
    body: str
    rows: int

    @property
    def columns(self) -> list[tuple[str, str]]:
        """(head, what stands in it)."""
        parts = [one.partition("=") for one in self.body.split()]
        return [(head, kind) if kind else ("", head) for head, _, kind in parts]


def lines() -> list[Line]:
    """The table, line by line; a line of 0 rows is a note."""
    out = []
    for number, text in enumerate(CASES.read_text(encoding="utf-8").splitlines(), 1):
        if text.startswith("#") or not text.strip():
            continue
        grade, form, title, body, rows = text.split("\t")
        if int(rows):
            out.append(Line(number, int(grade[1]), form, title, body, int(rows)))
    return out


class Person:
    """One made-up person: the cells of a row agree with each other."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.name = random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, random.choice((1, 2))))
        self.year, self.month, self.day = (
            random.randint(1945, 2002),
            random.randint(1, 12),
            random.randint(1, 28),
        )
        first = f"99{random.randint(101, 999):04}{self.year}{self.month:02}{self.day:02}{random.randint(1, 999):03}"
        self.id = first + check_digit(first)

    def cell(self, kind: str, number: int) -> str:
        """What stands in a column of that kind."""
        random = self.random
        if kind[0] == "m" and "+" in kind:
            left, right = (int(one) for one in kind[1:].split("+"))
            return self.id[:left] + "*" * (18 - left - right) + self.id[18 - right :]
        pick = random.choice
        fixed = {
            "n": str(number), "name": self.name, "namem": f"{self.name[0]}*{self.name[-1]}", "id": self.id,
            "id15": self.id[:6] + self.id[8:17], "idw": mistyped("11" + self.id[2:]),
            "disability_id": self.id + pick(("43", "21", "62")),
            "mobile": f"154{random.randint(0, 99999999):08}", "mobilem": f"154****{random.randint(0, 9999):04}",
            "bank": luhn(f"62284{random.randint(0, 10**13 - 1):013}"),
            "bankm": f"622848*********{random.randint(0, 9999):04}",
            "orgbank": f"{random.randint(10, 99)}0{random.randint(10**13, 10**14 - 1)}",
            "landline": f"0990-{random.randint(2000000, 8999999)}", "hotline": pick(("12345", "12315", "4009900000")),
            "village": pick(("清泉村", "柳树村", "石桥村", "高山社区")), "town": pick(("清河镇", "石门街道", "云山乡")),
            "door": f"清河镇柳树村{random.randint(1, 12)}组{random.randint(1, 99)}号",
            "orgaddr": f"云溪区人民路{random.randint(1, 300)}号", "money": f"{random.randint(100, 9000)}.00",
            "area": f"{random.uniform(1, 90):.2f}", "big": f"{random.randint(10000, 99999999)}",
            "disability": pick(("肢体二级", "视力一级", "听力三级", "智力二级")),
            "disease": pick(("尿毒症", "肺癌", "白血病", "脑梗死")), "healthy": pick(("健康", "良好", "合格")),
            "poverty": pick(("因病致贫", "缺劳动力", "因残致贫", "突发火灾")),
            "crime": pick(("盗窃罪", "危险驾驶罪")), "birth": f"{self.year}-{self.month:02}-{self.day:02}",
            "birth_same": f"{self.year}年{self.month}月{self.day}日", "birthmonth": f"{self.year}.{self.month:02}",
            "birthmonth_same": f"{self.year}-{self.month:02}", "age": str(2024 - self.year), "age_child": pick("789"),
            "sex": "男女"[int(self.id[16]) % 2 == 0], "school": pick(("云溪一小", "清河中学三年级", "石门小学")),
            "exam": f"2024{random.randint(1000000, 9999999)}", "score": f"{random.uniform(50, 95):.1f}",
            "org": pick(("云溪区", "清河", "石门")) + pick(("建材", "农业", "科技", "商贸")) + "有限公司",
            "credit": f"91990101MA{random.randint(0, 9999999):07}X", "post": pick(("科员", "工程师", "主任", "教师")),
            "dept": pick(("办公室", "业务科", "综合科")), "text": pick(("符合条件", "见附件", "二期", "其他")),
            "text2": pick(("A区", "B区", "C区")), "date": f"2024-0{random.randint(1, 9)}-1{random.randint(0, 9)}",
            "student": f"2021{random.randint(100000, 999999)}", "student_like": f"9901{random.randint(1000, 9999)}",
            "relation": pick(("户主", "配偶", "长子")), "licence": f"SC{random.randint(10**13, 10**14 - 1)}",
            "unit": f"{random.randint(100000, 999999)}00{random.randint(1000, 9999)}GB{random.randint(10000, 99999)}",
            "spaced": " ".join(self.name), "idspaced": f"{self.id[:6]} {self.id[6:14]} {self.id[14:]}",
            "idtype": "居民身份证",
            "serial18": self.id, "code": f"20{random.randint(10000, 99999)}",
            "qqmail": f"{random.randint(10**7, 10**9)}@qq.com",
        }  # fmt: skip
        return fixed[kind]


def luhn(first: str) -> str:
    """With its check digit (ISO/IEC 7812)."""
    total = 0
    for at, digit in enumerate(reversed(first)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return first + str(-total % 10)


def grid(line: Line) -> list[list[str]]:
    """The rows of a table as its form lays them out."""
    random = Random(line.number)
    people = [Person(random) for _ in range(line.rows)]
    data = [[one.cell(kind, at) for _, kind in line.columns] for at, one in enumerate(people, 1)]
    heads = [head for head, _ in line.columns]
    if line.form == "headless":
        return data
    if line.form == "form":
        flat = [text for head, cell in zip(heads, data[0], strict=True) for text in (head, cell)]
        return [flat[at : at + 4] for at in range(0, len(flat), 4)]
    title = [[line.title, *[""] * (len(heads) - 1)]]
    if line.form == "merged":
        return title + _merged(heads) + data
    if line.form == "repeat":
        half = len(data) // 2
        return [
            *title,
            heads,
            *data[:half],
            ["续表", *[""] * (len(heads) - 1)],
            heads,
            *data[half:],
        ]
    if line.form == "multi":
        other = [
            ["序号", "项目名称", "金额"],
            ["1", "道路维修", "20000"],
            ["2", "路灯安装", "9000"],
        ]
        return [["项目资金表", "", ""], *other, ["", "", ""], *title, heads, *data]
    return [*title, heads, *data]


def _merged(heads: list[str]) -> list[list[str]]:
    """Two rows of heads; a group stands in its first column only, as a merged cell does."""
    above, below, last = [], [], ""
    for head in heads:
        group, slash, low = head.partition("/")
        above.append(group if not slash or group != last else "")
        below.append(low)
        last = group if slash else ""
    return [above, below]


def prose(line: Line) -> str:
    """The text of a prose case, a new person at each `{name}`."""
    random = Random(line.number)
    out, rest, person, number = "", line.body.replace("\\n", "\n"), Person(random), 0
    while "{" in rest:
        before, _, rest = rest.partition("{")
        kind, _, rest = rest.partition("}")
        person = Person(random) if kind == "name" else person
        number += 1
        out += before + person.cell(kind, number)
    return out + rest


def page(line: Line) -> bytes:
    """The case as a government page: menu, title, info line, text, footer."""
    if line.form == "prose":
        text = "".join(f"<p>{html.escape(one)}</p>" for one in prose(line).split("\n"))
    else:
        rows = "".join(
            "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
            for row in grid(line)
        )
        text = f"<p>现将有关情况公示如下。</p><table border='1'>{rows}</table>"
    return (
        "<html><head><meta charset='utf-8'><title>" + line.title + "-云溪区人民政府</title>"
        f"<meta name='ArticleTitle' content='{line.title}'><meta name='ColumnName' content='通知公告'></head><body>"
        "<div><a href='/'>首页</a> <a href='/zw/'>政务公开</a> <a href='/tz/'>通知公告</a></div>"
        f"<h1>{line.title}</h1><div>发布时间：2024-05-06 来源：云溪区民政局</div><div class='content'>{text}</div>"
        "<div>主办：云溪区人民政府 联系电话：0990-1234567 网站标识码：9900100001</div></body></html>"
    ).encode()
