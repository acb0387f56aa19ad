"""The vote of the archive: tables worked out by hand, and what counting must keep to."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.wording import counts as sketch
from reading.wording import find_slips, near
from reading.wording.counts import TOP, Counts, digest
from reading.wording.hearing import Ear, expressions, listening
from reading.wording.vote import EVERY, NEED, RATIO, vote
from records.votes import Doubt, Voted
from rules.wording._books import national_book

BOOK = national_book()
DAYS = [f"{one}{two}" for one in "甲乙丙丁戊己庚辛壬癸" for two in "子丑寅卯辰巳午未申酉戌亥"]


@pytest.fixture(autouse=True)
def fresh():
    """As in a new process: a run that was heard once is not heard again."""
    near._clean.clear()
    yield
    near._clean.clear()


def counted(*shares: tuple[str, int]) -> Counts:
    """Expressions with the number of counted sentences, at most 20 so that all of them have places of their own."""
    counts = Counts()
    for expression, sentences in shares:
        for place in range(sentences):
            counts.hear(place << 27, [expression.encode()])
    return counts


def doubt(
    written: str, meant: str = "", before: str = "", after: str = "", sentences: int = 1
) -> Doubt:
    return Doubt(written, meant, before, after, tuple(range(sentences)), "一句话")


def said(counts: Counts, *doubts: Doubt, names: tuple[str, ...] = (), last: tuple[Voted, ...] = ()):
    return [(one.wrong, one.right) for one in vote(counts, doubts, names, last)]


# 12 places of 32 set: 32·ln(32/20) = 15 counted sentences, 60 of all.
OFTEN = 12


@pytest.mark.parametrize(
    ("case", "shares", "doubts", "expected"),
    [
        ("the same word before", [("公平竞争", OFTEN)], [doubt("竟争", "竞争", "公平", "")], [("竟争", "竞争")]),
        ("the same word behind", [("竞争环境", OFTEN)], [doubt("竟争", "竞争", "", "环境")], [("竟争", "竞争")]),
        ("often, but elsewhere", [("市场竞争", OFTEN)], [doubt("竟争", "竞争", "李", "同志")], []),
        ("both seldom", [("公平竞争", 4)], [doubt("竟争", "竞争", "公平", "")], []),
        ("in doubt six times of 60", [("公平竞争", OFTEN)], [doubt("竟争", "竞争", "公平", "", 6)], [("竟争", "竞争")]),
        ("in doubt seven times of 60", [("公平竞争", OFTEN)], [doubt("竟争", "竞争", "公平", "", 7)], []),
        ("in doubt often beside others", [("公平竞争", OFTEN)],
         [doubt("竟争", "竞争", "公平", ""), Doubt("竟争", "竞争", "参与", "", tuple(range(10, 20)), "")], []),
        ("counted as often as doubted", [("公平竞争", OFTEN), ("公平竟争", 4)],
         [doubt("竟争", "竞争", "公平", "")], []),
        ("a place", [("柳桥镇潘塘村", OFTEN)], [doubt("潘糖村", "", "柳桥镇", "")], [("柳桥镇潘糖村", "柳桥镇潘塘村")]),
        ("a place of another surname", [("柳桥镇王家湾", OFTEN)], [doubt("汪家湾", "", "柳桥镇", "")], []),
        ("the same place of another town", [("柳桥镇潘塘村", OFTEN)], [doubt("潘糖村", "", "北安镇", "")], []),
        ("one character needs both sides", [("清江浦工程", OFTEN)], [doubt("铺", "", "清江", "工程")],
         [("清江铺工程", "清江浦工程")]),
        ("two names are like it", [("柳桥镇潘塘村", OFTEN), ("柳桥镇潘棠村", OFTEN)],
         [doubt("潘糖村", "", "柳桥镇", "")], []),
        ("a numeral is no slip", [("柳桥镇第三社区", OFTEN)], [doubt("第山", "", "柳桥镇", "社区")], []),
    ],
)  # fmt: skip
def test_votes(case, shares, doubts, expected):
    assert said(counted(*shares), *doubts) == expected, case


def test_the_reason_names_the_counts():
    (one,) = vote(counted(("公平竞争", OFTEN)), [doubt("竟争", "竞争", "公平", "", 3)], (), ())

    assert one.reason == "本单位各网站有约60个句子写作“公平竞争”，写作“竟争”的只有3个"
    slip = one.slip(doubt("竟争", "竞争", "公平"), "通行写法")
    assert (slip.level, slip.kind, slip.wrong, slip.right) == ("S3", "错别字", "竟争", "竞争")


def test_more_than_four_hundred_is_said_so():
    (one,) = vote(counted(("公平竞争", 32)), [doubt("竟争", "竞争", "公平")], (), ())

    assert "有400个以上句子" in one.reason


def test_names_of_the_configuration_need_no_count():
    names = ("云溪县财政局", "云西县林业局")

    assert said(Counts(), doubt("云希县", "", "", "财政局"), names=names) == [
        ("云希县财政局", "云溪县财政局")
    ]
    assert said(Counts(), doubt("云西县", "", "", "林业局"), names=names) == []
    assert said(Counts(), doubt("云溪县", "", "", "财政局", 30), names=names) == []


def test_what_was_decided_stays_when_the_slip_spreads():
    one = doubt("竟争", "竞争", "公平")
    (first,) = vote(counted(("公平竞争", OFTEN)), [one], (), ())
    spread = doubt("竟争", "竞争", "公平", "", 50)

    assert said(Counts(), spread) == []
    assert vote(Counts(), [spread], (), [first]) == (first,)


def test_order_is_all_one():
    doubts = [
        doubt("竟争", "竞争", "公平"),
        doubt("潘糖村", "", "柳桥镇"),
        doubt("竟争", "竞争", "", "环境"),
    ]
    counts = counted(("公平竞争", OFTEN), ("柳桥镇潘塘村", OFTEN), ("竞争环境", OFTEN))

    assert len({vote(counts, random.Random(n).sample(doubts, 3), (), ()) for n in range(6)}) == 1


# ------------------------------------------------------------------ counting

SENTENCES = st.lists(
    st.tuples(st.integers(0, 2**32 - 1), st.lists(st.text("公平竞争市场", min_size=2, max_size=4), max_size=4)),
    max_size=12,
)  # fmt: skip


def heard(*parts: list[tuple[int, list[str]]]) -> Counts:
    counts = Counts()
    for part in parts:
        for sentence, them in part:
            counts.hear(sentence, [one.encode() for one in them])
    return counts


@pytest.mark.parametrize("few", [sketch.FEW, 7], ids=["a list", "all cells"])
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SENTENCES, SENTENCES)
def test_counts_are_a_union(monkeypatch, few, one, other):
    """In any order, any number of times, apart or together, and however they are kept."""
    monkeypatch.setattr(sketch, "FEW", few)
    together, again = heard(one, other), heard(other, one, one)
    apart = heard(one)
    apart.merge(heard(other).packed())
    told = Counts()
    told.join(heard(one).take_fresh())
    told.join(heard(other).take_fresh())

    assert together.packed() == again.packed() == apart.packed() == told.packed()
    kept = Counts(together.packed())
    assert kept.packed() == together.packed()
    heard_of = {word for part in (one, other) for _, them in part for word in them}
    assert all(kept.sentences(word) == together.sentences(word) > 0 for word in heard_of)


@pytest.mark.parametrize("sentences", [1, 5, 10, 20, 50, 90])
def test_counts_are_near_the_truth(sentences):
    """Within a third, over many expressions; a copy of a sentence counts once."""
    counts = Counts()
    for n in range(200):
        for which in range(sentences):
            for _ in range(2):
                counts.hear(digest(f"第{which}句{n}".encode()), [f"说法{n}".encode()])
    found = [counts.sentences(f"说法{n}") for n in range(200)]

    assert abs(sum(found) / 200 - sentences) <= max(0.2, 0.15 * sentences)
    assert counts.sentences("没有的说法") == 0
    assert max(found) <= TOP


def test_counts_do_not_grow():
    counts = Counts()
    size = len(counts._cells)
    for n in range(5000):
        counts.hear(digest(b"%d" % n), [f"说法{n}".encode()])

    assert len(counts._cells) == size
    assert counts.sentences("说法1") <= 2


def test_the_limits_agree():
    """A name whose sentences are no longer kept as doubts could never lose the vote."""
    from reading.wording import hearing

    assert EVERY * (hearing._RARE + 1) * RATIO > EVERY * TOP
    assert NEED <= EVERY * TOP


# ------------------------------------------------------------------ hearing


def doubts_of(text: str, ear: Ear | None = None) -> list[tuple[str, str, str, str]]:
    with listening(ear or Ear()) as listener:
        find_slips(text, BOOK)
        return [one.place for one in listener.heard().doubts]


@pytest.mark.parametrize(
    ("run", "sizes", "expected"),
    [
        ("公平竞争环境", [2] * 6, ["公平竞争", "竞争环境"]),
        ("公平的竞争", [2, 2, 1, 2, 2], []),
        ("应当竞争", [2] * 4, []),
        ("清江浦工程", [2, 2, 1, 2, 2], ["清江浦工程"]),
        ("公平竟争环境", [2, 2, 1, 1, 2, 2], ["公平竟争", "竟争环境"]),
        ("甲乙丙丁戊环境", [1] * 5 + [2, 2], []),
    ],
)
def test_expressions(run, sizes, expected):
    assert [run[start:end] for start, end in expressions(run, sizes)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("爱国热情空前膏涨", ("膏涨", "高涨", "空前", "")),
        ("并不断巩骨发展", ("巩骨", "巩固", "", "发展")),
        ("柳桥镇潘糖村召开会议", ("潘糖村", "", "柳桥镇", "")),
    ],
)
def test_what_the_guards_let_go_is_a_doubt(text, expected):
    met = doubts_of(text)

    assert any(set(expected) - {""} <= set(one) for one in met), met


@pytest.mark.parametrize(
    "text",
    [
        "将“高涨”误写为“膏涨”，爱国热情空前膏涨（应为高涨）",
        "见http://www.yx.gov.cn/空前膏涨发展.html",
        "爱國熱情空前膏漲，縣鄉產業發展與經濟學習開應",
        "",
        "a" * 5000,
        "的" * 5000,
        "<script>var 空前膏涨=1;</script>",
    ],
)
def test_what_is_no_doubt(text):
    assert doubts_of(text) == []


def test_names_of_people_are_never_in_doubt():
    """A table of names, each on a line, and people before a verb."""
    rows = "\n".join(
        f"{one}{given}" for one in "王李张刘陈" for given in ("建社", "国芳", "志钢", "安泉")
    )

    assert all(meant != "" for _, meant, _, _ in doubts_of(rows))
    assert (
        said(
            counted(("建设项目", OFTEN)),
            *(doubt(*one) for one in doubts_of("王建社项目负责人到会")),
        )
        == []
    )


def test_noise_of_a_scanner_is_bounded():
    chance = random.Random(5)
    text = "，".join(
        "".join(chance.choices("囗口曰日曱甴冂丨丿亅乚亍彳攵夂", k=9)) for _ in range(400)
    )

    assert len(doubts_of(text)) < 400


def test_a_copy_is_no_second_sentence():
    with listening(Ear()) as ear:
        find_slips("爱国热情空前膏涨。" * 5, BOOK)
        (one,) = (one for one in ear.heard().doubts if one.meant == "高涨")

    assert (one.times, len(one.sentences)) == (5, 1)


def test_a_name_of_the_site_is_soon_no_doubt():
    """The right name that no dictionary has is in doubt at first only."""
    ear = Ear()
    texts = [f"柳桥镇潘糖村{day}日{day}办" for day in DAYS]
    met = [bool(doubts_of(text, ear)) for text in texts]

    assert met[0]
    assert not met[-1]


def test_heard_or_not_the_slips_are_the_same():
    text = "坚持公平竟争，爱国热情空前膏涨，加强森林防活工作。"
    alone = find_slips(text, BOOK)
    near._clean.clear()
    with listening(Ear()):
        assert find_slips(text, BOOK) == alone
