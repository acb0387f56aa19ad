"""Agreed exceptions: what they set aside, until when, and how a wrong one is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from records import Verdict
from records.config import load
from records.errors import ConfigError
from records.exemptions import Exemption, exempted
from tests.rules.test_scoring import said

UNTIL = date(2026, 12, 31)
STALE = said("stale_column", Verdict.BREACH, "zc")
REDESIGN = Exemption("stale_column", "改版", "张科长", UNTIL, "函〔2026〕1号", column="zc")


@pytest.mark.parametrize(
    "exemption",
    [
        pytest.param(REDESIGN, id="by column"),
        pytest.param(replace(REDESIGN, rule="GX-02"), id="by number"),
        pytest.param(replace(REDESIGN, column="", agency="czj"), id="by agency"),
        pytest.param(replace(REDESIGN, column="", site="www"), id="by site"),
        pytest.param(replace(REDESIGN, column="", subject="column:zc"), id="by subject"),
    ],
)
def test_it_sets_aside_what_it_names(exemption):
    """A breach and an unsure answer become exempt; nothing is said of them but their number."""
    unsure = replace(STALE, verdict=Verdict.UNSURE)
    found, (used,) = exempted((STALE, unsure), (exemption,), UNTIL)

    assert [one.verdict for one in found] == [Verdict.EXEMPT, Verdict.EXEMPT]
    assert (used.times, used.expired, used.title) == (2, False, "栏目长期未更新")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(REDESIGN, rule="blank_column"), id="another rule"),
        pytest.param(replace(REDESIGN, column="tj"), id="another column"),
        pytest.param(replace(REDESIGN, agency="jyj"), id="another agency's"),
    ],
)
def test_it_leaves_alone_what_it_does_not_name(other):
    found, (used,) = exempted((STALE,), (other,), UNTIL)

    assert found == (STALE,)
    assert used.times == 0


def test_an_expired_one_wakes_the_finding():
    """The day after its last day; what it would have set aside is counted."""
    found, (used,) = exempted((STALE,), (REDESIGN,), date(2027, 1, 1))

    assert found == (STALE,)
    assert (used.times, used.expired) == (1, True)


def test_a_renewed_one_holds_though_the_old_one_is_expired():
    old = replace(REDESIGN, until=date(2026, 6, 30))
    found, (first, second) = exempted((STALE,), (old, REDESIGN), UNTIL)

    assert found[0].verdict is Verdict.EXEMPT
    assert (first.times, second.times) == (0, 1)


def test_a_clear_answer_stays_clear():
    clear = replace(STALE, verdict=Verdict.CLEAR)

    assert exempted((clear,), (REDESIGN,), UNTIL)[0] == (clear,)


BASE = """[office]
name = "区政府办"
region = "云溪区"
[[agencies]]
id = "czj"
name = "财政局"
[[sites]]
id = "www"
name = "门户"
url = "http://www.yunxi.example/"
agency = "czj"
[[exemptions]]
rule = "stale_column"
agency = "czj"
reason = "无此业务"
person = "科长"
document = "函1号"
until = 2026-12-31
"""


def test_the_configuration_says_it(tmp_path):
    path = tmp_path / "c.toml"
    path.write_text(BASE, encoding="utf-8")
    (one,) = load(path).exemptions

    assert (one.rule, one.agency, one.until, one.line) == ("stale_column", "czj", UNTIL, 12)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        pytest.param('agency = "czj"\nreason', 'column = "x"\nreason', "c.toml:14：exemptions[1].column", id="column"),
        pytest.param('agency = "czj"\nreason', "reason", "至少写一项", id="nobody"),
        pytest.param("until = 2026-12-31\n", "", "缺少必填项 until", id="for ever"),
        pytest.param('reason = "无此业务"\n', "", "缺少必填项 reason", id="no reason"),
        pytest.param("until = 2026-12-31", 'until = "年底"', "exemptions[1].until：应为日期", id="no date"),
    ],
)  # fmt: skip
def test_a_wrong_one_is_named_with_its_line(tmp_path, before, after, says):
    assert before in BASE
    path = tmp_path / "c.toml"
    path.write_text(BASE.replace(before, after), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load(path)

    assert says in str(error.value)


def test_an_unknown_rule_is_a_fault_of_the_configuration(tmp_path):
    """The catalogue is known above the records: the commands check it as they load."""
    from app.asked import loaded

    path = tmp_path / "c.toml"
    path.write_text(BASE.replace('"stale_column"', '"stale_colum"'), encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        loaded(path)

    assert "c.toml:12：exemptions[1].rule：没有编号或标识为“stale_colum”的规则" in str(error.value)
