"""Evidence pages: hostile pages made harmless, leaks kept out of every word, changes line by line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser

from records import Evidence, Finding, Move, Round, Stage, Verdict
from records.privacy import check_digit
from reports.evidence_clean import cleaned
from reports.evidence_diff import MAX_CHANGES, Change, changes
from reports.evidence_pages import Archive, evidence_pages, snapshots
from reports.evidence_secrets import Secrets, leak_names
from reports.plain import NO_NAME, Discretion
from tests.reports.rounds import (
    AT,
    LEAK,
    LEAK_FILE,
    LEAK_TITLE,
    TODAY,
    bare,
    dead,
    judgement,
    leak,
)

NUMBER = "99010119900101123" + check_digit("99010119900101123")
OPEN = Secrets(Discretion(()))
OLD, NEW, SECRET = "a1" * 32, "b2" * 32, "c3" * 32
PAGE = "http://www.example.gov.cn/dt/"


def shown(html: str, secrets: Secrets = OPEN, excerpts: tuple[str, ...] = ()) -> str:
    page = cleaned(html, secrets, excerpts)
    assert page is not None
    return page.markup


# ---- what is left of a page -----------------------------------------------------------------------------

HOSTILE = (
    '<script>alert(1)</script>',
    '<p onclick="alert(1)" style="background:url(http://evil/)">x</p>',
    '<img src="http://evil/x.png" onerror="alert(1)" alt="&quot;><script>alert(1)</script>">',
    '<iframe src="http://evil/"></iframe><object data="x"></object><embed src="x">',
    '<form action="http://evil/"><input value="x"><textarea><script></textarea><button>送</button></form>',
    '<a href="javascript:alert(1)">点</a><a href="http://evil/">去</a>',
    '<svg><script>alert(1)</script><a href="javascript:x"><text>t</text></a></svg>',
    '<math><mtext></table><img src=x onerror=alert(1)></mtext></math>',
    '<style>@import url(http://evil/)</style><link rel="stylesheet" href="http://evil/">',
    '<meta http-equiv="refresh" content="0;url=http://evil/"><base href="http://evil/">',
    '<template><img src=x onerror=alert(1)></template><noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<!--><img src=x onerror=alert(1)>-->',
    '<table><td colspan="2 onload=alert(1)" rowspan="3&quot; onload=&quot;x">格</td></table>',
    '<b><p>交叉</b>嵌套</p><i>',
)  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_acts_loads_or_leads_on(html: str) -> None:
    found = shown(f"<body>{html}")
    tree = LexborHTMLParser(f"<body>{found}</body>")
    names = {one.tag for one in tree.body.traverse()}
    told = {name for one in tree.body.traverse() for name in one.attributes}

    assert names <= {"body", "div", "p", "b", "i", "table", "tbody", "tr", "td", "br"}
    assert told <= {"colspan", "rowspan"}


def test_words_stay_in_their_places() -> None:
    html = "<h1>题</h1><table><tr><td rowspan='2'>甲<b>乙</b></td><td>1&lt;2</td></tr></table><img alt='图'>"

    assert shown(html) == (
        '<div><h1>题</h1><table><tbody><tr><td rowspan="2">甲<b>乙</b></td><td>1&lt;2</td></tr></tbody></table>'
        "〔图片：图〕</div>"
    )


def test_what_is_dropped_leaves_no_loose_ends() -> None:
    html = (
        "<button><div><b>x</b></div></button><object><p>y</p><script>z</script></object><p>好</p>"
    )

    assert shown(html) == "<div><p>好</p></div>"


def test_a_deep_page_is_read_to_its_end() -> None:
    assert "底" in shown("<div>" * 5_000 + "底")


def test_an_excerpt_is_marked_in_its_place() -> None:
    page = cleaned("<p>前<b>有错</b>别字后</p><p>有错别字</p>", OPEN, ("……有错别字……", "没有的"))

    assert page is not None
    assert page.markup == '<div><p>前<mark id="e0">有错别字</mark>后</p><p>有错别字</p></div>'
    assert page.found == {0}


@pytest.mark.parametrize(
    "number",
    [
        NUMBER,
        "<b>" + NUMBER[:6] + "</b><i>" + NUMBER[6:] + "</i>",
        NUMBER[:6] + "\u200b" + NUMBER[6:],
        " ".join(NUMBER),
        NUMBER.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    ],
    ids=["plain", "in pieces", "zero-width", "spaced", "full-width"],
)
def test_a_page_with_an_identity_number_is_not_shown(number: str) -> None:
    assert cleaned(f"<p>张某 {number}</p>", OPEN) is None


def test_other_numbers_are_masked() -> None:
    found = shown(
        "<p>手机15400001234，卡号6228480000000000123，电话0570-1234567，http://a.gov.cn/1</p>"
    )

    assert (
        found
        == "<div><p>手机15400001234，卡号6228************123，电话0570-1234567，〔网址〕</p></div>".replace(
            "15400001234", "154****1234"
        )
    )


def test_the_title_of_a_leak_is_taken_out_of_lists() -> None:
    secrets = Secrets(Discretion(()), leak_names([LEAK_TITLE, LEAK_TITLE + ".xlsx", "名单"]))
    rows = f"<ul><li>{LEAK_TITLE}</li><li>{LEAK_TITLE[:12]}…</li><li>关于名单的说明</li><li>转发{LEAK_TITLE}</li></ul>"

    assert shown(rows, secrets) == (
        f"<div><ul><li>{NO_NAME}</li><li>{NO_NAME}</li><li>关于名单的说明</li><li>转发{NO_NAME}</li></ul></div>"
    )


# ---- what changed -----------------------------------------------------------------------------------------


def test_changes_with_two_lines_around() -> None:
    before = ["1", "2", "3", "旧", "4", "5", "6"]
    after = ["1", "2", "3", "新", "4", "5", "6"]

    assert changes(before, after) == (
        Change("", "2"), Change("", "3"), Change("－", "旧"), Change("＋", "新"), Change("", "4"), Change("", "5"),
    )  # fmt: skip
    assert changes(before, before) == ()


def test_a_page_that_is_another_altogether_is_cut() -> None:
    found = changes([f"旧{n}" for n in range(900)], [f"新{n}" for n in range(900)])

    assert len(found) == MAX_CHANGES + 1
    assert found[-1] == Change("…", "以下从略")


# ---- the pages of a round ---------------------------------------------------------------------------------


def stale(digest: str = OLD, excerpt: str = "工作动态") -> Finding:
    seen = Evidence(PAGE, digest, AT, "列表", excerpt)
    found = judgement("stale_column", "column:dt", column="dt", url=PAGE, message="已20天未更新。")
    return replace(found, evidence=(seen,))


def private(subject: str = "article", url: str = LEAK, digest: str = SECRET) -> Finding:
    return replace(
        leak(subject, url, LEAK_TITLE),
        evidence=(Evidence(url, digest, AT, "第3行", "张某某 99*************01X"),),
    )


def files_of(round_: Round, pages: dict[str, str], **after: Evidence) -> dict[str, str]:
    """The files by name; `after` by case number with _ for -."""
    told = {name.replace("_", "-"): one for name, one in after.items()}
    return {
        name: body.decode() for name, body in evidence_pages(round_, Archive(pages, told)).items()
    }


def test_a_page_a_case_and_one_for_each_snapshot() -> None:
    files = files_of(bare([stale(), dead(1)]), {OLD: "<p>工作动态</p><p>无</p>"})
    page = files["证据/MJ-2026-0001.html"]

    assert sorted(files) == [
        "证据/MJ-2026-0001.html", "证据/MJ-2026-0002.html", "证据/索引.html", f"证据/网页/{OLD[:16]}.html",
    ]  # fmt: skip
    assert OLD in page
    assert "2026-11-20 02:03:04" in page
    assert "<blockquote>工作动态</blockquote>" in page
    assert f'href="网页/{OLD[:16]}.html#e0"' in page
    assert '<mark id="e0">工作动态</mark>' in files[f"证据/网页/{OLD[:16]}.html"]
    assert "凭摘要可在存档中核对" in files["证据/MJ-2026-0002.html"]


def test_a_private_case_has_no_page_no_link_no_words() -> None:
    round_ = bare([private(), private("attachment", LEAK_FILE, "d4" * 32), stale()])
    rows = f"<p>{LEAK_TITLE}</p><p>{LEAK}</p><a href='{LEAK}'>看</a>"
    files = files_of(round_, {OLD: rows, SECRET: "<p>张某某</p>", "d4" * 32: "<p>x</p>"})
    whole = "".join(files.values())

    for secret in (LEAK, LEAK_FILE, LEAK_TITLE, "张某某", "99****", "第3行"):
        assert secret not in whole
    assert f"证据/网页/{SECRET[:16]}.html" not in files
    assert "所发布的1个附件存在“公开完整身份证号码”问题" in whole
    assert SECRET in whole  # what it was can be proved


@pytest.mark.parametrize(
    "secret",
    [
        pytest.param(private("article", PAGE, "d4" * 32), id="the same address"),
        pytest.param(private("article", LEAK, OLD), id="the same bytes"),
        pytest.param(
            replace(private("article", PAGE, "d4" * 32), verdict=Verdict.UNSURE), id="not certain"
        ),
    ],
)
def test_the_page_of_a_leak_is_nowhere_shown(secret: Finding) -> None:
    round_ = bare([stale()])
    round_ = replace(round_, judgements=(*round_.judgements, secret))
    files = files_of(round_, {OLD: "<p>工作动态</p>"})

    assert not [name for name in files if "网页" in name]
    assert "存档页面从略" in files["证据/MJ-2026-0001.html"]
    assert snapshots(round_) == {}


def rechecked(stage: Stage) -> Round:
    """A case whose breach an earlier round saw, and this one looked at again."""
    round_ = bare([stale()])
    (case,) = round_.cases
    move = Move(case.number, round_.inspection.id, TODAY, Stage.RECHECKED, stage, "复查符合要求")
    return replace(
        round_, judgements=(), cases=(replace(case, stage=stage, closed_on=TODAY),), moves=(move,)
    )


def test_before_and_after_stand_side_by_side() -> None:
    after = Evidence(PAGE, NEW, AT + timedelta(days=7))
    pages = {OLD: "<li>工作动态</li><li>十月的</li>", NEW: "<li>工作动态</li><li>十一月的</li>"}
    page = files_of(rechecked(Stage.CLOSED), pages, MJ_2026_0001=after)["证据/MJ-2026-0001.html"]

    assert "本期复查，快照时间 2026-11-27 02:03:04" in page
    assert re.search(r'class="gone"><td class="sort">－</td><td>十月的<', page)
    assert re.search(r'class="come"><td class="sort">＋</td><td>十一月的<', page)
    assert "已整改" in page


@pytest.mark.parametrize(
    ("digest", "pages", "words"),
    [
        pytest.param(OLD, {OLD: "<p>x"}, "摘要相同，页面没有变化", id="the same bytes"),
        pytest.param("", {OLD: "<p>x"}, "没有取得页面，不能逐行比较", id="nothing came"),
        pytest.param(NEW, {OLD: "<p>x"}, "不是网页，或存档页面从略", id="not in the archive"),
        pytest.param(NEW, {OLD: "<p>x", NEW: "<div>x"}, "文字相同", id="only the code"),
        pytest.param(NEW, {OLD: "<p>x", NEW: NUMBER}, "不是网页，或存档页面从略", id="numbers"),
    ],
)
def test_what_cannot_be_compared_is_told(digest: str, pages: dict[str, str], words: str) -> None:
    after = Evidence(PAGE, digest, AT + timedelta(days=7))
    files = files_of(rechecked(Stage.UNRECTIFIED), pages, MJ_2026_0001=after)

    assert words in files["证据/MJ-2026-0001.html"]
    assert NUMBER not in "".join(files.values())


def test_false_alarms_and_untouched_cases_have_no_page() -> None:
    round_ = bare([stale(), dead(1)])
    aside = replace(round_.cases[0], stage=Stage.DISMISSED)
    old = replace(round_.cases[1], number="MJ-2026-0009", identity="other")
    files = files_of(replace(round_, cases=(aside, round_.cases[1], old)), {})

    assert sorted(files) == ["证据/MJ-2026-0002.html", "证据/索引.html"]


def test_the_same_round_gives_the_same_files() -> None:
    pages = {OLD: "<p>工作动态</p>"}

    assert files_of(bare([stale(), dead(1)]), pages) == files_of(bare([stale(), dead(1)]), pages)


def test_pages_need_nothing_from_elsewhere() -> None:
    for body in files_of(bare([stale()]), {OLD: "<p>x</p>"}).values():
        assert "default-src 'none'" in body
        assert not re.search(
            r"<(?:script|img|iframe|link|form|input)\b|\bsrc=|url\(|\son\w+=", body
        )
