"""Documents with their interpretations, calls with their outcomes, guides: what stands around each in a round."""

from __future__ import annotations

from dataclasses import replace

from reading.policies_seen import policies
from reading.subjects import site_subjects
from records import (
    Agency,
    Anchor,
    Consultation,
    DisclosureGuide,
    Ended,
    Interpretation,
    PageKind,
    PolicyColumn,
    PolicyDocument,
    PolicyFacts,
)
from tests.reading.seen import HOST, SITE, article, column, first, page, reading, row

DOCUMENTS = column("gfxwj", "/gfxwj/", "规范性文件", "行政规范性文件")
READERS = column("zcjd", "/zcjd/", "政策解读", "政策解读")
CALLS = column("zjdc", "/zjdc/", "决策公开", "意见征集")
GUIDES = column("zn", "/zn/", "指南", "政府信息公开指南")
COLUMNS = (DOCUMENTS, READERS, CALLS, GUIDES)
PARKING = "云溪区人民政府办公室关于印发云溪区城市停车管理办法的通知"
ABOUT_PARKING = "《云溪区城市停车管理办法》政策解读"
NURSING = "云溪区养老服务补贴实施细则"
CALL = "关于《云溪区城市停车管理办法（征求意见稿）》公开征求意见的公告"


def paper(path: str, title: str, shown="2026-03-02", links=(), **facts):
    found = replace(article(path, title, shown), policy=PolicyFacts(**facts))
    return replace(found, links=tuple(Anchor(f"{HOST}{one}", one) for one in links))


def listed(path: str, *titles: str, last=True):
    """A column's whole list, of rows that lead nowhere but to their names."""
    rows = [row(f"{path}{at}", "2026-03-05", title) for at, title in enumerate(titles, 1)]
    kind = PageKind.LIST if rows else PageKind.EMPTY_LIST
    more = {} if last else {"total_rows": 500}
    return page(path, kind, *rows, last=last, page_number=1, page_count=1 if last else 9, **more)


def seen(*readings, columns=COLUMNS, of=PolicyDocument):
    found = policies([site_subjects(SITE, columns, (), readings)])
    return [one for one in found if isinstance(one, of)]


def in_column(facts, id_):
    return reading(facts, column=id_, found_on=f"/{id_}/")


def test_paired_by_title_though_only_its_row_was_seen():
    (one,) = seen(
        in_column(paper("/gfxwj/9", PARKING), "gfxwj"),
        first(listed("/zcjd/", ABOUT_PARKING), "zcjd"),
    )

    assert [(other.name, other.read) for other in one.interpretations] == [(ABOUT_PARKING, False)]
    assert one.around.reached
    assert one.around.practised


def test_links_are_seen_in_both_directions():
    (one,) = seen(
        in_column(paper("/gfxwj/9", PARKING, links=["/zcjd/1"]), "gfxwj"),
        in_column(paper("/zcjd/1", ABOUT_PARKING), "zcjd"),
    )

    (other,) = one.interpretations
    assert (other.read, other.led_to, other.leads_back) == (True, True, False)
    assert (one.around.linked_to, one.around.linked_back) == (True, False)


def test_a_link_between_strangers_pairs_nothing():
    """A menu of newest posts links everything to everything."""
    (one,) = seen(
        in_column(paper("/gfxwj/9", NURSING, links=["/zcjd/1"]), "gfxwj"),
        in_column(paper("/zcjd/1", ABOUT_PARKING, links=["/gfxwj/9"]), "zcjd"),
    )

    assert one.interpretations == ()
    assert not one.perhaps


def test_a_list_that_goes_on_is_not_read_to_its_end():
    (one,) = seen(
        in_column(paper("/gfxwj/9", NURSING), "gfxwj"),
        first(listed("/zcjd/", ABOUT_PARKING, last=False), "zcjd"),
    )

    assert not one.around.reached
    assert "政策解读" in one.around.reason


def test_without_a_column_of_interpretations_nothing_is_reached():
    (one,) = seen(in_column(paper("/gfxwj/9", NURSING), "gfxwj"), columns=(DOCUMENTS,))

    assert not one.around.reached
    assert "其他网站" in one.around.reason


def test_one_document_speaks_for_its_column():
    found = seen(
        in_column(paper("/gfxwj/8", NURSING, "2026-01-02"), "gfxwj"),
        in_column(paper("/gfxwj/9", PARKING, "2026-03-02"), "gfxwj"),
    )

    assert [one.name for one in found if one.around.spokesman] == [PARKING]


def test_what_is_no_document_is_not_asked():
    """A ledger in the column, and a document in another column."""
    assert not seen(
        in_column(paper("/gfxwj/9", "关于废止部分规范性文件的决定"), "gfxwj"),
        in_column(paper("/zjdc/9", NURSING), "zjdc"),
    )


def test_an_interpretation_beside_its_document():
    sketch = tuple(range(0, 1600, 16))
    (one,) = seen(
        in_column(paper("/gfxwj/9", PARKING, sketch=sketch), "gfxwj"),
        in_column(paper("/zcjd/1", ABOUT_PARKING, sketch=sketch[:50]), "zcjd"),
        of=Interpretation,
    )

    assert (one.percent, one.document, one.document_url) == (100, PARKING, f"{HOST}/gfxwj/9")


def test_the_document_posted_again_among_interpretations_is_no_copy():
    again = in_column(paper("/zcjd/1", "云溪区城市停车管理办法", sketch=(16, 32)), "zcjd")

    assert not seen(
        in_column(paper("/gfxwj/9", PARKING, sketch=(16, 32)), "gfxwj"), again, of=Interpretation
    )


def test_a_call_and_its_outcome():
    told = first(listed("/zjdc/", "《云溪区城市停车管理办法》征求意见采纳情况"), "zjdc")
    (one,) = seen(in_column(paper("/zjdc/9", CALL), "zjdc"), told, of=Consultation)

    assert one.feedback == f"{HOST}/zjdc/1"


def test_a_call_whose_page_tells_the_outcome():
    (one,) = seen(in_column(paper("/zjdc/9", CALL, answered=True), "zjdc"), of=Consultation)

    assert one.feedback == one.url


def test_a_call_and_the_outcome_of_another():
    told = first(listed("/zjdc/", "关于养老服务补贴意见征集采纳情况的反馈"), "zjdc")
    (one,) = seen(in_column(paper("/zjdc/9", CALL), "zjdc"), told, of=Consultation)

    assert (one.feedback, one.perhaps, one.around.reached) == ("", False, True)


def test_a_guide_in_its_column_only():
    found = seen(
        in_column(paper("/zn/1", "云溪区教育局政府信息公开指南"), "zn"),
        in_column(paper("/zjdc/1", "云溪区教育局政府信息公开指南"), "zjdc"),
        of=DisclosureGuide,
    )

    assert [(one.url, one.guide) for one in found] == [(f"{HOST}/zn/1", True)]


def test_what_a_column_holds_as_a_whole():
    """Lists of documents count wherever they stand on the site; a call to clear them does not."""
    notices = column("tzgg", "/tzgg/", "通知公告", "通知公告")
    told = listed(
        "/tzgg/",
        "云溪区现行有效规范性文件目录",
        "关于开展规范性文件清理工作的通知",
        "隐患清理结果的公告",
    )
    found = seen(
        in_column(paper("/gfxwj/9", NURSING), "gfxwj"), first(told, "tzgg"),
        columns=(*COLUMNS, notices), of=PolicyColumn,
    )  # fmt: skip
    whole = next(one for one in found if one.id == "gfxwj")

    assert (whole.documents, [one.url for one in whole.clearings]) == (1, [f"{HOST}/tzgg/1"])
    assert [one.id for one in found] == ["gfxwj", "zcjd", "zjdc"]


def test_a_repeal_names_its_documents():
    ended = (Ended("云溪区养老服务补贴实施细则", "云政规〔2015〕3号"),)
    repeal = in_column(
        paper("/gfxwj/8", "关于废止部分文件的决定", "2026-05-06", ended=ended), "gfxwj"
    )

    for number, count in (
        ("云政规[2015]3号", 1),
        ("", 1),
        ("云政规〔2021〕3号", 0),
        ("民规〔2015〕3号", 0),
    ):
        (one,) = seen(in_column(paper("/gfxwj/9", NURSING, number=number), "gfxwj"), repeal)
        assert len(one.repeals) == count, number


def test_of_two_of_one_name_only_the_number_tells():
    ended = (Ended("云溪区养老服务补贴实施细则", ""),)
    repeal = in_column(paper("/gfxwj/8", "关于废止部分文件的决定", ended=ended), "gfxwj")
    twins = [in_column(paper(f"/gfxwj/{at}", NURSING), "gfxwj") for at in (6, 7)]

    assert [one.repeals for one in seen(*twins, repeal)] == [(), ()]


def test_a_neighbour_government_interprets_nothing_of_ours():
    """A like title on the site of another district leaves no doubt; on one of our own government's it does."""
    own = site_subjects(
        replace(SITE, agency="qzf"), COLUMNS, (), [in_column(paper("/gfxwj/9", PARKING), "gfxwj")]
    )
    like = first(listed("/zcjd/", "示例区城市停车管理新办法解读"), "zcjd")
    other = site_subjects(replace(SITE, id="b", agency="b-ju"), COLUMNS, (), [like])
    ours, theirs = Agency("qzf", "云溪区人民政府"), Agency("b-qzf", "示例区人民政府")

    def doubts(parent):
        agencies = [ours, theirs, Agency("b-ju", "城市管理局", parent=parent)]
        found = [one for one in policies([own, other], agencies) if isinstance(one, PolicyDocument)]
        return [one.perhaps for one in found]

    assert doubts("qzf") == [True]
    assert doubts("b-qzf") == [False]
