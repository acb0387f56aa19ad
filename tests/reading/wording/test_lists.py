"""The package's own lists: every entry works, none contradicts another, and nothing they hold is slow on bad text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.wording import common, find_slips
from reading.wording.likeness import alike, same_shape, same_sound
from reading.wording.model import DATA, cut, cut_cost, model, spans, sums
from reading.wording.near import changes
from records.wording import Book

EMPTY = Book()


def own_words() -> list[str]:
    """Our own official words."""
    lines = (DATA / "official.txt").read_text(encoding="utf-8").splitlines()
    return [word for line in lines if not line.startswith("#") for word in line.split()]


def test_every_common_wrong_word_is_found_and_its_right_form_is_not():
    missed, wrongly = [], []
    for pair in common.pairs():
        slips = find_slips(f"我们要{pair.wrong}。", EMPTY)
        if not any(slip.start < 3 + len(pair.wrong) and slip.end > 3 for slip in slips):
            missed.append(pair.wrong)
        if find_slips(f"我们要{pair.right}。", EMPTY):
            wrongly.append(pair.right)

    assert missed == []
    assert wrongly == []


def test_no_wrong_word_stands_inside_a_right_one():
    wrong = {pair.wrong for pair in common.pairs()}

    assert len(wrong) == len(common.pairs()), "a wrong form is listed twice"
    assert [(one, word) for word in own_words() for one in wrong if one in word] == []
    assert wrong.isdisjoint(pair.right for pair in common.pairs())


def test_every_own_word_is_known_and_right():
    known = model()

    assert [word for word in own_words() if len(word) <= 12 and not known.is_word(word)] == []
    assert [word for word in own_words() if find_slips(f"做好{word}工作", EMPTY)] == []


@pytest.mark.parametrize(
    ("one", "other", "sound", "shape"),
    [
        ("竟", "竞", True, True),
        ("侯", "候", True, True),
        ("政", "攻", False, True),
        ("已", "己", False, True),
        ("和", "合", True, True),
        ("国", "民", False, False),
    ],
)
def test_likeness(one, other, sound, shape):
    assert same_sound(one, other) is sound
    assert same_shape(one, other) is same_shape(other, one) is shape
    assert (other in alike(one)) is (sound or shape)


def test_blurred_sounds_are_alike():
    """商 shang, 伤 shang; 山 shan; 三 san: each blur is one step."""
    assert {"伤", "山", "桑"} <= alike("商")
    assert "中" not in alike("商")


@given(st.text(alphabet="政府侯选人民共和国的一二三工作斯克兰德，。", min_size=1, max_size=60))
@settings(max_examples=60)
def test_sums_agree_with_the_cut(run):
    """Both ways of adding up give the same least cost, and the words of the cut make up the run."""
    behind, ahead = sums(spans(run, model()))

    assert behind[-1] == ahead[0]
    assert "".join(cut(run, model())) == run
    assert cut_cost(run, model()) > 0


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_gives_places_inside_it(text):
    for slip in find_slips(text, EMPTY):
        assert 0 <= slip.start < slip.end <= len(text)
        assert text[slip.start : slip.end] == slip.wrong != slip.right


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("侯" * 4000, id="one character"),
        pytest.param("竟争" * 3000, id="one slip"),
        pytest.param("龘靐齉爩" * 1000, id="rare characters"),
        pytest.param("“" * 3000 + "攻府", id="open quotation marks"),
        pytest.param("{;" * 2000, id="braces"),
        pytest.param("a" * 5000 + ".pdf", id="a long name"),
        pytest.param(".pdf" * 2000, id="endings"),
        pytest.param("<pre>```" * 500, id="fences"),
    ],
)
def test_bad_text_is_only_text(text):
    """No crash, and nothing is looked at more than once: what is found of twice the text is about twice as much."""
    once, twice = find_slips(text, EMPTY), find_slips(text + "。" + text, EMPTY)

    assert 2 * len(once) <= len(twice) + 2
    assert len(twice) <= 2 * len(once) + 2


def test_a_run_without_end_is_read_in_pieces(monkeypatch):
    """Operations grow with the length and not with its square: ten times the text, ten times the cuts."""

    class Forgetful(set[int]):
        """Remembers no clean run: each piece is cut anew."""

        def add(self, one: int) -> None:
            del one

    monkeypatch.setattr("reading.wording.near._clean", Forgetful())
    counts = []
    for size in (4_000, 40_000):
        seen = 0

        def counted(run, known):
            nonlocal seen
            seen += len(run)
            return spans(run, known)

        monkeypatch.setattr("reading.wording.near.spans", counted)
        list(changes("我们认真贯彻落实会议精神和各项工作部署要求" * (size // 20)))
        counts.append(seen)

    assert counts[1] == pytest.approx(10 * counts[0], rel=0.01)
