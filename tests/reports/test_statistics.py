"""Statistics worked out by hand: every number of the text is counted again from the rows that it names."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from records import COLUMN_KINDS, Post, StatedDate
from records.errors import UsageError
from records.evidence import Evidence
from records.imported import Application, ErrorReport, ListedPost, Message, RegisteredAccount
from records.statistics import Item, Paper, Reach, Target
from reports.plain import Discretion
from reports.statistics import (
    Material,
    compose,
    json_form,
    read_span,
    render,
    seen_part,
    span_between,
)
from reports.statistics.figures import Figures, Row
from reports.statistics.forms import FORMATS
from tests.reports.rounds import OFFICE

H1 = read_span("2026-H1")
ON = date(2026, 7, 3)
WHOLE = ((date.min, date(2026, 7, 1)),)
NAMES = {"gov": "示例区人民政府", "czj": "区财政局", "jyj": "区教育局"}


def d(text: str) -> date:
    return date.fromisoformat(text)


def stated(text: str | None) -> StatedDate | None:
    if text is None:
        return None
    year, month, dom = ([int(part) for part in text.split("-")] + [None, None])[:3]
    return StatedDate(year, month, dom)


def item(key: str, day: str | None, kind="通知公告", agency="czj", **kept) -> Item:
    columns = {"通知公告": ("tz",), "政策解读": ("jd",), "规范性文件": ("gf",)}[kind]
    url = f"http://www.example.gov.cn/{key}.html"
    return Item(key, f"{key}号信息", url, "portal", agency, kind, columns, stated(day), **kept)


def reach(id_: str, kind: str, known=WHOLE, agency="gov", **kept) -> Reach:
    url = f"http://www.example.gov.cn/{id_}/"
    return Reach(
        id_,
        f"{kind}栏",
        url,
        "portal",
        "示例区人民政府网站",
        agency,
        kind,
        known,
        d("2020-01-01"),
        **kept,
    )


REACHES = (reach("tz", "通知公告"), reach("jd", "政策解读"), reach("gf", "规范性文件"))
ITEMS = (
    # first half of 2026: 区财政局 4 (3 notices, 1 interpretation), 区教育局 2 (interpretations)
    item("a1", "2026-01-01"), item("a2", "2026-03-05"), item("a3", "2026-06-30"),
    item("b1", "2026-04-01", "政策解读", forms=("图解", "问答"), read=True),
    item("b2", "2026-04-02", "政策解读", "jyj", forms=("文字",), read=True),
    item("b3", "2026-04-03", "政策解读", "jyj"),
    # the same half of 2025: 4, of them 1 interpretation
    item("c1", "2025-01-01"), item("c2", "2025-06-30"), item("c3", "2025-02-02", agency="jyj"),
    item("c4", "2025-05-05", "政策解读", forms=("图解",), read=True),
    # outside, undated, withdrawn
    item("x1", "2026-07-01"), item("x2", "2025-12-31"), item("x3", "2025-07-01"),
    item("u1", None), item("u2", "2026-03"), item("u3", "2026-07"),
    item("w1", "2026-05-05", withdrawn=True),
)  # fmt: skip
PAPERS = (
    Paper("http://x/1", "甲办法", "示政规〔2026〕1号", "gov", "gf", stated("2026-02-02"), "有效"),
    Paper("http://x/2", "乙办法", "", "gov", "gf", stated("2021-05-01"), "有效", until=d("2026-04-30")),
    Paper("http://x/3", "丙办法", "", "gov", "gf", stated("2019-05-01"), "", None, d("2026-06-01")),
    Paper("http://x/4", "丁办法", "", "gov", "gf", stated("2018-05-01"), "已失效"),
    Paper("http://x/5", "戊办法", "", "gov", "gf", stated("2020-05-01")),
    Paper("http://x/6", "己办法", "", "gov", "gf", stated("2026-07-01"), "有效"),
    Paper("http://x/7", "庚办法", "", "gov", "gf", stated("2025-03-01"), "有效"),
)  # fmt: skip
LEDGERS = (
    # 2026-03-02 is a Monday: answered on Wednesday (2) and on the Monday after (5): 3.5 on average
    Message("L1", "czj", d("2026-03-02"), d("2026-03-04")),
    Message("L2", "czj", d("2026-03-02"), d("2026-03-09")),
    Message("L3", "jyj", d("2026-06-30"), d("2026-07-02")),  # not yet answered at the end
    Message("L4", "jyj", d("2026-03-02"), d("2026-03-04"), valid=False),
    Message("L5", "jyj", d("2025-12-31"), d("2026-01-05")),  # of the year before, answered in the half
    Message("L6", "jyj", d("2025-01-01")),  # the ledger goes back to the first day of the half before
    ErrorReport("Z1", "czj", d("2026-07-01")),
    Application("S1", "czj", d("2026-03-02"), replied=d("2026-03-03")),
    Application("S2", "czj", d("2026-03-02"), ended=True),
    Application("S3", "czj", d("2026-03-02"), notified=d("2026-03-04"), corrected=d("2026-03-09"),
                replied=d("2026-03-11")),
)  # fmt: skip
IMPORTED = {"messages": d("2026-07-01"), "errors": d("2026-07-01"), "applications": d("2026-06-01")}


def account(name: str, since: str, until: str, posts: int, own: int | None, taken: int | None):
    return RegisteredAccount(
        "gov", "微信公众号", name, d(until), d(until), since=d(since), posts=posts, originals=own,
        reposts=taken,
    )  # fmt: skip


ACCOUNTS = (
    account("示例发布", "2026-01-01", "2026-03-31", 30, 20, 10),
    account("示例发布", "2026-04-01", "2026-06-30", 12, 5, 7),
    account("示例发布", "2026-04-01", "2026-04-30", 9, 9, 0),  # lies in the one above
    account("示例发布", "2025-01-01", "2025-06-30", 40, 30, 10),
    account("示例教育", "2026-01-01", "2026-06-30", 8, 8, 0),
    account("示例教育", "2025-01-01", "2025-06-30", 10, 5, 5),
    RegisteredAccount(
        "gov", "微博", "旧号", d("2026-06-30"), closed=True, since=d("2026-01-01"), posts=99
    ),
)


def material(**kept) -> Material:
    base = Material(
        H1, H1, NAMES, ITEMS, REACHES, PAPERS, (*LEDGERS, *ACCOUNTS),
        {**IMPORTED, "accounts": d("2026-07-01")},
        (Target(160, 200, "czj"), Target(2, 0, "", "政策解读"), Target(0, 4, "jyj")),
        place="全区",
    )  # fmt: skip
    return replace(base, **kept)


def paper(**kept):
    return compose(material(**kept), OFFICE, ON)


def text(made, lead: str) -> str:
    return next("".join(map(str, one.words)) for one in made.sections if one.lead == lead)


def table(made, title: str) -> list[list[str]]:
    found = next(t for one in made.sections for t in one.tables if t.title == title)
    return [["".join(map(str, cell)) for cell in row] for row in found.rows]


# ---- worked by hand -------------------------------------------------------------------------------


def test_the_text_of_a_half_year():
    made = paper()

    assert made.title == "示例区2026年上半年政务公开工作统计情况"
    assert [(one.lead, text(made, one.lead)) for one in made.sections] == [
        ("政务信息发布", ("全区通过政府网站公开信息6条，同比增加2条（增长50%）。按栏目类别，政策解读3条、通知公告3条。"
         "另有未标明确切日期的2条、曾列出但现已撤下的1条，均未计入。")),
        ("政策解读", ("发布政策解读材料3件，同比增加2件（增长200%），其中图解1件、文字1件、问答1件、形式未辨明1件"
         "（一件采用几种形式的，每种各计一次）。")),
        ("规范性文件", ("制发规范性文件1件，与上年同期持平；公布废止1件、有效期届满1件。"
         "截至2026年6月30日，读到正文的在网规范性文件6件，其中现行有效2件、已废止1件、已失效2件、未载明效力状态1件。")),
        ("互动回应和依申请公开", ("收到网民留言3条，同比增加2条（增长200%），已答复2条，平均用时3.5个工作日，"
         "未答复1条。"
         "另答复统计期前收到的1条。台账中没有统计期内收到的找错留言。"
         "新收政府信息公开申请3件，已答复2件，平均用时1.5个工作日，撤回或视为放弃1件。")),
        ("政务新媒体", "全区登记在运行的政务新媒体账号2个，共发布信息50条，与上年同期持平，其中原创33条、转载17条。"),
        ("年度发布目标", ("区财政局信息年度目标为力争200条、确保不少于160条，截至2026年6月30日已公开4条，"
         "完成确保目标的2.50%（还差156条），完成力争目标的2%（还差196条）。"
         "全区政策解读类信息年度目标为确保不少于2条，截至2026年6月30日已公开3条，已达到确保目标。"
         "区教育局信息年度目标为力争4条，截至2026年6月30日已公开2条，完成力争目标的50%（还差2条）。")),
    ]  # fmt: skip


def test_the_tables_of_a_half_year():
    made = paper()

    assert table(made, "公开信息（按栏目类别）") == [
        ["通知公告", "3", "3", "与上年同期持平"],
        ["政策解读", "3", "1", "增加2条（增长200%）"],
        ["合计", "6", "4", "增加2条（增长50%）"],
    ]
    assert table(made, "公开信息（按单位）") == [
        ["区财政局", "4", "3", "增加1条（增长33.33%）", "通知公告3条、政策解读1条"],
        ["区教育局", "2", "1", "增加1条（增长100%）", "政策解读2条"],
    ]
    assert table(made, "规范性文件") == [
        ["统计期内制发", "1"], ["统计期内公布废止", "1"], ["统计期内有效期届满", "1"], ["期末现行有效", "2"],
        ["期末已废止", "1"], ["期末已失效", "2"], ["期末未载明效力状态", "1"],
    ]  # fmt: skip
    assert table(made, "政务新媒体发布情况") == [
        ["示例发布", "微信公众号", "示例区人民政府", "42", "25", "17", "2026-01-01至2026-06-30"],
        ["示例教育", "微信公众号", "示例区人民政府", "8", "8", "0", "2026-01-01至2026-06-30"],
    ]


def test_accounts_that_only_a_list_counts():
    """Its posts of the span, from the first to the last; originals only where every post says which it is."""
    silent = RegisteredAccount("gov", "微信公众号", "示例文旅", d("2026-06-30"))
    half = replace(silent, name="示例民政")
    sent = (
        ("示例文旅", "微信", "2025-12-31", "原创"),
        ("示例文旅", "微信", "2026-02-03", "原创"),
        ("示例文旅", "", "2026-05-04", "转载"),
        ("示例文旅", "微博", "2026-05-05", "转载"),
        ("示例民政", "", "2026-03-01", "转载"),
        ("示例民政", "", "2026-03-02", ""),
    )
    posts = [
        ListedPost(name, platform, Post(str(at), f"信息{at}", d(day), said=said))
        for at, (name, platform, day, said) in enumerate(sent)
    ]
    made = paper(ledgers=(*LEDGERS, silent, half, *posts))

    assert table(made, "政务新媒体发布情况") == [
        [
            "示例文旅",
            "微信公众号",
            "示例区人民政府",
            "2",
            "1",
            "1",
            "2026-02-03至2026-05-04（未满统计期）",
        ],
        [
            "示例民政",
            "微信公众号",
            "示例区人民政府",
            "2",
            "—",
            "—",
            "2026-03-01至2026-03-02（未满统计期）",
        ],
    ]
    assert unborne(json_form(made)) == []


def test_one_agency():
    made = paper(only=("jyj",), place="区教育局")

    assert made.title == "区教育局2026年上半年政务公开工作统计情况"
    assert text(made, "政务信息发布").startswith("区教育局通过政府网站公开信息2条，同比增加1条")
    assert text(made, "年度发布目标").startswith("区教育局信息年度目标为力争4条")
    assert {row.agency for row in made.rows if row.sort != "栏目"} == {"区教育局"}


# ---- nothing there, not everything seen -----------------------------------------------------------


def test_many_classes_are_cut_short():
    """Ten classes: the eight with most are named, the other two are one number."""
    kinds = COLUMN_KINDS[:10]
    items = tuple(
        replace(item(f"k{at}{n}", "2026-02-02"), kind=kind, columns=("tz",))
        for at, kind in enumerate(kinds)
        for n in range(12 - at)
    )
    made = paper(items=items)

    assert "动态要闻12条、通知公告11条" in text(made, "政务信息发布")
    assert text(made, "政务信息发布").endswith("、其余各类7条。")
    assert unborne(json_form(made)) == []


def test_zeros():
    made = paper(items=(), papers=(), ledgers=(), imported={}, targets=())

    assert [text(made, one.lead) for one in made.sections] == [
        "全区列表中未见统计期内公开的信息，上年同期也没有。",
        "未发布政策解读材料。",
        "未见统计期内制发的规范性文件，上年同期也没有；未见统计期内废止、期满失效的文件。",
        "网民留言台账未导入，本期未作统计。找错留言台账未导入，本期未作统计。依申请公开台账未导入，本期未作统计。",
        "政务新媒体登记台账未导入，本期未作统计。",
    ]


def test_nothing_was_read_is_not_nothing_there():
    unread = tuple(replace(one, known=(), reason="响应超时") for one in REACHES)
    made = paper(items=(), papers=(), reaches=unread)

    assert (
        text(made, "政务信息发布")
        == "全区的栏目列表均未读全统计期，没有可统计的信息，不等于没有公开。"
    )
    assert "栏目未读全" in text(made, "政策解读")
    assert all("响应超时" in row.note for row in made.columns)


SHORT = ((date(2026, 1, 1), date(2026, 7, 1)),)


@pytest.mark.parametrize("kept", [{"known": SHORT}, {"oldest": d("2025-01-02")}])
def test_no_comparison_with_a_year_that_was_not_seen_as_completely(kept):
    """通知公告 is not compared, 政策解读 is: of the whole only those columns that were seen alike are.

    It was read back to 2026-01-01 only, or it is whole and begins in the half before: it may have been cut there.
    """
    made = paper(reaches=(replace(REACHES[0], **kept), *REACHES[1:]))

    assert text(made, "政务信息发布").startswith(
        "全区通过政府网站公开信息6条；两年均读全的2个栏目中公开3条，同比增加2条（增长200%）。按栏目类别，"
    )
    assert unborne(json_form(made)) == []
    assert table(made, "公开信息（按栏目类别）") == [
        ["通知公告", "3", "—", "读取范围不同，不比较"],
        ["政策解读", "3", "1", "增加2条（增长200%）"],
        ["合计", "6", "—", "读取范围不同，不比较"],
    ]


def test_coverage_stands_beside_the_table():
    late = ((date(2026, 3, 1), date(2026, 7, 1)),)
    made = paper(
        reaches=(replace(REACHES[0], known=late, reason="列表共9页，只读到第1页"), *REACHES[1:])
    )
    first = made.sections[0].tables[0]

    assert "".join(map(str, first.reach)) == (
        "统计范围：列表栏目3个，读全统计期的2个，未读全的1个，实际数不少于所列数。"
    )
    assert "公开信息6条（部分栏目未读全，实际数不少于此数）；" in text(made, "政务信息发布")
    assert made.columns[0].note == "未读全，已读2026-03-01至2026-07-01，列表共9页，只读到第1页"


# ---- every number is borne by its rows ------------------------------------------------------------


def again(figure: dict, rows: dict[int, dict]) -> str:
    """The number from its rows, by nothing but what the schema says of `how`."""
    now = sum(rows[at]["amount"] for at in figure["rows"])
    before = sum(rows[at]["amount"] for at in figure["before"])
    match figure["how"]:
        case "计数":
            return str(len(figure["rows"]))
        case "合计":
            return str(now)
        case "平均":
            return f"{now / len(figure['rows']) + 1e-9:.1f}".removesuffix(".0")
        case "相差":
            return str(abs(now - before))
        case "增幅":
            return shown(abs(now - before) / before)
        case "完成率":
            return shown(now / figure["against"])
        case "设定":
            return str(figure["against"])
        case _:
            return str(figure["against"] - now)


def shown(share: float) -> str:
    return f"{share * 100 + 1e-9:.2f}%".replace(".00%", "%")


def parts_of(form: dict):
    for section in form["sections"]:
        yield from section["parts"]
        for one in section["tables"]:
            yield from (part for row in one["rows"] for cell in row for part in cell)
            yield from one["coverage"]


def unborne(form: dict) -> list[str]:
    """Numbers that their rows do not bear, and digits in the text that are no figure and no date."""
    rows = {row["number"]: row for row in form["rows"]}
    figures = {one["id"]: one for one in form["figures"]}
    wrong = [one["id"] for one in form["figures"] if again(one, rows) != one["text"]]
    for part in parts_of(form):
        if isinstance(part, str):
            bare = re.sub(r"\d{4}年(\d+月\d+日)?|\d{4}-\d\d-\d\d", "", part)
            wrong += [part] if re.search(r"\d", bare) else []
        else:
            wrong += [] if figures[part["figure"]]["text"] == part["text"] else [part["text"]]
    return wrong


@pytest.mark.parametrize("only", [(), ("czj",), ("jyj",), ("gov",)])
@pytest.mark.parametrize("span", ["2026-H1", "2026-03", "2026-Q2", "2025-H1", "2024"])
def test_each_number_equals_the_count_of_its_rows(only, span):
    span = read_span(span)
    form = json_form(paper(only=only, span=span, asked=span))

    assert unborne(form) == []
    assert [row["number"] for row in form["rows"]] == list(range(1, len(form["rows"]) + 1))


def test_the_check_is_able_to_fail():
    form = json_form(paper())
    broken = json.loads(json.dumps(form))
    broken["figures"][0]["rows"] = broken["figures"][0]["rows"][1:]
    stray = json.loads(json.dumps(form))
    stray["sections"][0]["parts"].append("另有7条。")

    assert unborne(broken) == ["n1"]
    assert unborne(stray) == ["另有7条。"]


def test_the_text_is_its_parts():
    for section in json_form(paper())["sections"]:
        joined = "".join(
            part if isinstance(part, str) else part["text"] for part in section["parts"]
        )
        assert joined == section["text"]


# ---- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_paper_the_same_bytes(form):
    assert render(paper(), form) == render(paper(), form)


def test_the_page_links_each_number_to_its_rows():
    page = render(paper(), "html").decode()
    ids = set(re.findall(r' id="(\w+)"', page))
    targets = set(re.findall(r'href="#(\w+)"', page))

    assert targets <= ids
    assert '公开信息<a class="figure" href="#n1">6</a>条' in page
    assert "<script" not in page


def test_the_workbook_holds_numbers_and_no_formula(tmp_path):
    evil = replace(ITEMS[0], title='=HYPERLINK("http://x")')
    path = tmp_path / "s.xlsx"
    path.write_bytes(render(paper(items=(evil, *ITEMS[1:])), "xlsx"))
    book = openpyxl.load_workbook(path)
    cells = [cell for page in book for row in page.iter_rows() for cell in row]

    assert book.sheetnames == ["文稿", "统计表", "数字来源", "明细", "栏目读取情况"]
    assert [cell.value for cell in book["统计表"][3]][:3] == ["通知公告", 3, 3]
    assert any(cell.value == evil.title and cell.data_type == "s" for cell in cells)
    assert all(cell.data_type != "f" for cell in cells)


def test_a_leaking_page_bears_neither_title_nor_link():
    leak = ITEMS[0]
    made = paper(discretion=Discretion((leak.url,)))
    files = [render(made, form).decode() for form in ("html", "json", "md")]

    assert all(leak.url not in one and leak.title not in one for one in files)
    assert "公开信息6条" in text(made, "政务信息发布")


# ---- spans ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "words", "first", "last", "before"),
    [
        ("2026-H1", "2026年上半年", "2026-01-01", "2026-06-30", "2025-01-01/2025-06-30"),
        ("2026-H2", "2026年下半年", "2026-07-01", "2026-12-31", "2025-07-01/2025-12-31"),
        ("2026", "2026年", "2026-01-01", "2026-12-31", "2025-01-01/2025-12-31"),
        ("2026-Q3", "2026年第三季度", "2026-07-01", "2026-09-30", "2025-07-01/2025-09-30"),
        ("2024-02", "2024年2月", "2024-02-01", "2024-02-29", "2023-02-01/2023-02-28"),
        ("2025-02", "2025年2月", "2025-02-01", "2025-02-28", "2024-02-01/2024-02-29"),
    ],
)
def test_spans(name, words, first, last, before):
    span = read_span(name)
    earlier = span.year_before

    assert (span.words, span.first, span.last) == (words, d(first), d(last))
    assert f"{earlier.first}/{earlier.last}" == before


@pytest.mark.parametrize("name", ["2026-H3", "2026-h1", "H1", "0000-H1", "2026-13", "", "今年"])
def test_no_such_span(name):
    with pytest.raises(UsageError):
        read_span(name)


def test_days_and_a_span_that_is_not_over():
    assert span_between(d("2026-01-01"), d("2026-03-15")).words == "2026年1月1日至3月15日"
    assert span_between(d("2025-12-01"), d("2026-03-15")).words == "2025年12月1日至2026年3月15日"
    with pytest.raises(UsageError):
        span_between(d("2026-03-15"), d("2026-03-14"))
    with pytest.raises(UsageError):
        seen_part(H1, d("2025-12-31"))

    cut = seen_part(H1, d("2026-05-31"))
    made = paper(span=cut)
    opening = "".join(map(str, made.opening))
    assert (
        "统计期为2026年1月1日至5月31日；统计期尚未结束或未检查到期末，只统计到2026年5月31日。"
        in opening
    )
    assert text(made, "政务信息发布").startswith("全区通过政府网站公开信息5条，同比增加2条")


@pytest.mark.parametrize(
    ("day", "standings"),
    [("2018-06-01", "未载明"), ("2026-04-30", "有效"), ("2026-05-01", "失效")],
)
def test_a_paper_stands_by_its_own_days(day, standings):
    """Its term ends on 2026-04-30, that day included; before its page said anything of it nothing is known."""
    one = Paper("u", "t", "", "gov", "gf", None, "", until=d("2026-04-30"))
    bare = Paper("u", "t", "", "gov", "gf", None)

    assert (bare if day < "2019" else one).standing(d(day)) == standings


def test_evidence_names_the_row_of_the_ledger():
    one = replace(LEDGERS[0], evidence=Evidence("", "", None, "《留言.csv》第2行"))
    made = paper(ledgers=(one,))

    assert [row.note for row in made.rows if row.key == one.key] == [
        "2026-03-04答复，《留言.csv》第2行"
    ]


@pytest.mark.parametrize(
    ("amounts", "mean"),
    [((2, 5), "3.5"), ((1, 2, 2), "1.7"), ((2, 2, 3), "2.3"), ((1, 0, 0, 0), "0.3"), ((4, 4), "4")],
)
def test_a_mean_to_one_decimal_half_up(amounts, mean):
    rows = [Row(f"r{at}", "用时", "", "", amount=one) for at, one in enumerate(amounts)]

    assert Figures().mean("平均用时", rows).text == mean
