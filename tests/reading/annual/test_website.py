"""The yearly sheet of a site: numbers by their labels, whatever the format, and never one by a wrong label."""

from __future__ import annotations

import io

import docx
import pytest

from reading import read_page
from reading.annual import sheet_identities
from reading.documents.reader import read_document
from records.annual import Form
from records.finance import Mark

TITLE = "云溪区人民政府网站工作年度报表（2025年度）"
ROWS = [
    ("网站名称", "云溪区人民政府"),
    ("政府网站标识码", "9900100001"),
    ("独立用户访问总量（单位：个）", "120345"),
    ("网站总访问量（单位：次）", "1,204,567"),
    ("信息发布（单位：条）", "总数", "1200"),
    ("", "概况类信息更新量", "20"),
    ("", "政务动态信息更新量", "680"),
    ("", "信息公开目录信息更新量", "500"),
    ("专栏专题（单位：个）", "维护数量", "9"),
    ("", "新开设数量", "2"),
    ("解读回应", "解读信息发布", "总数（单位：条）", "31"),
    ("", "", "解读材料数量（单位：条）", "20"),
    ("", "", "解读产品数量（单位：个）", "10"),
    ("", "", "媒体评论文章数量（单位：篇）", "1"),
    ("", "回应公众关注热点或重大舆情数量（单位：次）", "3"),
    ("办事服务", "政务服务事项数量（单位：项）", "1530"),
    ("", "可全程在线办理政务服务事项数量（单位：项）", "1490"),
    ("", "办件量（单位：件）", "总数", "8800"),
    ("", "", "自然人办件量", "6300"),
    ("", "", "法人办件量", "2500"),
    ("互动交流", "留言办理", "收到留言数量（单位：条）", "410"),
    ("", "", "办结留言数量（单位：条）", "412"),
    ("", "", "平均办理时间（单位：天）", "3.5"),
    ("", "", "公开答复数量（单位：条）", "300"),
    ("移动新媒体", "微信", "信息发布量（单位：条）", "980"),
]
AGREEING = {"W01", "W02", "W03", "W04", "W05", "W06", "W07"}


def changed(label: str, value: str) -> list[tuple[str, ...]]:
    """The rows with another number behind a label."""
    return [(*row[:-1], value) if any(label in cell for cell in row) else row for row in ROWS]


def as_html(rows) -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    head = f'<html><head><title>{TITLE}</title><meta name="ArticleTitle" content="{TITLE}"></head><body>'
    return f"{head}<h1>{TITLE}</h1><table>{body}</table></body></html>".encode()


def as_docx(rows) -> bytes:
    document = docx.Document()
    document.add_paragraph("政府网站工作年度报表")
    document.add_paragraph("（2025年度）")
    table = document.add_table(len(rows), 4)
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=False):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_text(rows) -> bytes:
    lines = (" ".join(cell for cell in row if cell) for row in rows)
    return "\n".join(("政府网站工作年度报表", "（2025 年度）", *lines)).encode()


FORMATS = {
    "html": lambda rows: read_page(as_html(rows), "http://www.yunxi.example/wzbb/t1.html").annual,
    "docx": lambda rows: read_document(as_docx(rows), "1.docx", "docx").annual,
    "text": lambda rows: read_document(as_text(rows), "1.txt", "text").annual,
}


@pytest.mark.parametrize("form", FORMATS)
def test_the_whole_sheet(form):
    """Three totals under one and the same word; what is no number of the form is left out."""
    facts = FORMATS[form](ROWS)
    numbers = dict(facts.figures)

    assert (facts.form, facts.year) == (Form.WEBSITE, 2025)
    assert [numbers[name] for name in ("信息发布总数", "解读信息发布总数", "办件量总数")] == [
        1200,
        31,
        8800,
    ]
    assert (numbers["网站总访问量"], numbers["独立用户访问总量"]) == (1204567, 120345)
    assert (numbers["政务服务事项数量"], numbers["可全程在线办理事项数量"]) == (1530, 1490)
    assert (numbers["收到留言数量"], numbers["办结留言数量"], numbers["公开答复数量"]) == (
        410,
        412,
        300,
    )
    assert len(numbers) == 20


@pytest.mark.parametrize("form", FORMATS)
def test_what_holds_in_it(form):
    """Every identity holds but the advice: two more messages were answered than came in, some of last year's."""
    found = sheet_identities(FORMATS[form](ROWS))

    assert {one.id for one in found if one.holds} == AGREEING
    assert [(one.id, one.mark, one.left, one.right) for one in found if not one.holds] == [
        ("W08", Mark.ADVICE, "412", "410")
    ]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("label", "value", "id_", "sides"),
    [
        ("政务动态信息更新量", "681", "W01", ("1200", "1201")),
        ("解读产品数量", "9", "W02", ("31", "30")),
        ("法人办件量", "25000", "W03", ("8800", "31300")),
        ("网站总访问量", "98765", "W04", ("120345", "98765")),
        ("可全程在线办理", "1531", "W05", ("1531", "1530")),
        ("新开设数量", "10", "W06", ("10", "9")),
    ],
)
def test_a_contradiction(form, label, value, id_, sides):
    """One number changed, one identity fails."""
    failed = [
        one for one in sheet_identities(FORMATS[form](changed(label, value))) if one.holds is False
    ]

    assert [(one.id, one.left, one.right) for one in failed if one.mark is not Mark.ADVICE] == [
        (id_, *sides)
    ]


@pytest.mark.parametrize("value", ["", "/", "12.5万", "12.5", "约20条"])
def test_what_is_no_whole_number_stays_open(value):
    """Neither a zero nor half a number."""
    found = {
        one.id: one for one in sheet_identities(FORMATS["html"](changed("概况类信息更新量", value)))
    }

    assert found["W01"].holds is None
    assert found["W02"].holds is True


def test_labels_above_and_numbers_below_are_not_paired():
    """A number must not go to the last label of the row above."""
    labels = (
        "总数",
        "概况类信息更新量",
        "政务动态信息更新量",
        "信息公开目录信息更新量",
        "维护数量",
        "新开设数量",
    )
    rows = [labels, ("100", "5", "20", "75", "3", "1")]
    for form, read in FORMATS.items():
        padded = rows if form == "html" else [row[:4] for row in rows]
        assert {value for _, value in read(padded).figures} <= {None}


def test_the_sheets_of_several_sites_on_one_page():
    """Nobody can tell which number is whose."""
    assert FORMATS["html"]([*ROWS, *changed("信息公开目录信息更新量", "77")]).figures == ()


def test_a_title_with_the_site_s_own_name_behind_it():
    """政府网站 in it does not make it the name of the site, which stands in a cell of the form as well."""
    office, title = "云溪区林业局", "云溪区林业局政府网站工作年度报表（2025年度）"
    rows = changed("网站名称", office)
    text = as_html(rows).decode().replace(f"<h1>{TITLE}", f"<h1>{title}")
    head = text.index("<meta"), text.index("</head>")
    text = text[: head[0]].replace(TITLE, f"{title}-{office}") + text[head[1] :]
    page = read_page(text.encode(), "http://www.yunxi.example/wzbb/t1.html")

    assert page.title == title
    assert dict(page.annual.figures)["信息发布总数"] == 1200


def test_another_paper():
    """The sheet of the supervising office has other numbers; a notice names a label or two."""
    text = "政府网站监管年度报表（2025年度）\n".encode() + as_text(ROWS)[60:]
    told = read_document(text, "政府网站监管年度报表（2025年度）.txt", "text").annual
    notice = f"{TITLE}\n请各单位核对收到留言数量 3\n和办结留言数量 2\n".encode()

    assert told is None
    assert read_document(notice, "1.txt", "text").annual.figures == ()
    sentence = f"根据要求，现将2025年政府网站工作年度报表公布如下：\n{'说明' * 20}\n".encode()
    assert read_document(sentence, "1.txt", "text").annual is None
