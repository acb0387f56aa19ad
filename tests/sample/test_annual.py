"""Annual reports: six sections, tables that add up within and over the years, a text of their own."""

import re
from itertools import pairwise

from sample import yearly
from sample.annual import SECTIONS
from tests.sample.papers import documents, drawn


def sound(county):
    return [(item, of) for _, item, of in documents(county, "年度报告") if not of.wrong]


def requests(of):
    """Row → its seven cells; rows of results without their group."""
    table = drawn(yearly.text(of))[1]
    return {row[-8]: [int(cell) for cell in row[-7:]] for row in table if len(row) >= 8}


def test_six_sections_and_three_tables(county):
    for item, of in sound(county):
        text = yearly.text(of)
        assert [line for line in text if line in SECTIONS] == list(SECTIONS), item.title
        assert len(drawn(text)) == 3


def test_requests_add_up_by_row_and_column(county):
    for item, of in sound(county):
        rows = requests(of)
        new, before, whole, after = (
            next(cells for name, cells in rows.items() if word in name)
            for word in ("本年新收", "上年结转", "（七）总计", "结转下年度")
        )
        results = [cells for name, cells in rows.items() if not re.search("新收|结转|总计", name)]

        assert len(results) == 21, item.title
        assert all(sum(cells[:6]) == cells[6] for cells in rows.values()), item.title
        assert [sum(column) for column in zip(*results, strict=True)] == whole, item.title
        assert [a + b for a, b in zip(new, before, strict=True)] == [
            a + b for a, b in zip(whole, after, strict=True)
        ], item.title


def test_what_is_carried_over_and_in_force_follows_from_last_year(county):
    found = {}
    for _, of in sound(county):
        rows = requests(of)
        carried = [next(c for n, c in rows.items() if w in n) for w in ("上年结转", "结转下年度")]
        stock = next(row for row in drawn(yearly.text(of))[0] if row[0] == "行政规范性文件")
        found[of.agency.id, of.year] = (*carried, [int(cell) for cell in stock[1:]])
    pairs = [(found[who, year - 1], now) for (who, year), now in found.items() if (who, year - 1) in found]  # fmt: skip

    assert len(pairs) > 5
    for (_, out, (_, _, before)), (came_in, _, (made, gone, now)) in pairs:
        assert came_in == out
        assert now == before + made - gone


def test_suits_and_reviews_add_up(county):
    for item, of in sound(county):
        cells = [int(cell) for cell in drawn(yearly.text(of))[2][-1]]
        assert len(cells) == 15
        assert all(sum(cells[at : at + 4]) == cells[at + 4] for at in (0, 5, 10)), item.title


def test_the_text_repeats_the_tables(county):
    for item, of in sound(county):
        text, rows = "".join(yearly.text(of)), requests(of)
        cells = [int(cell) for cell in drawn(yearly.text(of))[2][-1]]
        for words, number in (
            (r"新收政府信息公开申请(\d+)件", rows["一、本年新收政府信息公开申请数量"][6]),
            (r"上年结转(\d+)件", rows["二、上年结转政府信息公开申请数量"][6]),
            (r"结转下年度继续办理(\d+)件", rows["四、结转下年度继续办理"][6]),
            (r"行政复议(\d+)件", cells[4]),
            (r"行政诉讼(\d+)件", cells[9] + cells[14]),
        ):
            assert re.findall(words, text) == [str(number)], (item.title, words)


def clauses(of):
    """Its clauses of some length, without digits."""
    words = re.sub(r"\d", "", "。".join(one for one in yearly.text(of) if not one.startswith("<")))
    return {one for one in re.split("[，。；]", words) if len(one) > 8}


def test_texts_differ_between_years_and_offices(county):
    """Fewer than half of the sentences are last year's, and fewer than two thirds any other office's."""
    said = {(of.agency.id, of.year): clauses(of) for _, of in sound(county)}
    keys = sorted(said)
    for one, other in pairwise(keys):
        if one[0] == other[0]:
            assert len(said[one] & said[other]) < len(said[one]) / 2
    for one in keys:
        for other in keys:
            if one[1] == other[1] and one < other:
                assert len(said[one] & said[other]) < len(said[one]) * 2 / 3, (one, other)
