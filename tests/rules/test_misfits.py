"""A rule whose files do not fit each other is refused when the catalogue is loaded, by file and key."""

from __future__ import annotations

from datetime import date

import pytest

from records.errors import CatalogueError
from rules import catalogue
from tests.rules.toy import CLAUSE, QUESTION, Toy

TOML, PY = "games/old_toy.toml", "games/old_toy.py"


@pytest.fixture
def toy(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    return Toy(tmp_path)


def test_a_sound_package_loads(toy):
    """What the other tests break is whole to begin with."""
    (rule,) = catalogue(package=toy.name)

    assert (rule.id, rule.clause.number, rule.clause.family_title) == ("old_toy", "T-01", "玩具")


@pytest.mark.parametrize(
    ("path", "before", "after", "says"),
    [
        pytest.param(TOML, 'title = "玩具陈旧"', "", "old_toy.toml：title 缺失", id="no title"),
        pytest.param(
            TOML,
            'title = "玩具陈旧"',
            'title = "玩具陈旧"\nforetells = "no_such_rule"',
            "规则 old_toy 的 foretells（no_such_rule）不是另一条已有的规则",
            id="foretells nothing",
        ),
        pytest.param(TOML, "days = 5", "dayz = 5", "{days} 没有来源", id="limit renamed"),
        pytest.param(TOML, "{age}", "{ages}", "{ages} 没有来源", id="nobody supplies it"),
        pytest.param(TOML, "{age}", "{age", "花括号不成对", id="half a brace"),
        pytest.param(
            TOML, "days = 5", "days = -5", "limits.days 应为非负整数", id="negative limit"
        ),
        pytest.param(
            TOML, "days = 5", 'days = "五"', "limits.days 应为非负整数", id="limit in words"
        ),
        pytest.param(TOML, "stage =", "stages =", "stage 缺失", id="misspelt key"),
        pytest.param(
            TOML, "[limits]", "colour = 3\n[limits]", "colour 不认识", id="unknown key in source"
        ),
        pytest.param(TOML, '"minor"', '"awful"', "severity 不能是 awful", id="no such severity"),
        pytest.param(TOML, '"stable"', '"new"', "stage 不能是 new", id="no such stage"),
        pytest.param(
            TOML,
            'stage = "stable"',
            'stage = "stable"\nrecheck = "all"',
            "recheck 不能是 all",
            id="no such re-check",
        ),
        pytest.param(TOML, "= 2020-01-01", "= 2005-01-01", "从新到旧", id="older source first"),
        pytest.param(
            TOML, "= 2019-12-31", "= 2009-12-31", "until 早于 in_force", id="ends before it begins"
        ),
        pytest.param(
            TOML, "= 2020-01-01", '= "2020"', "in_force 缺失或不是日期", id="date as text"
        ),
        pytest.param(TOML, "remedy =", "hint =", "words.hint 不认识", id="unknown words"),
        pytest.param(
            TOML, "breach =", "breach_new =", "words.breach 没有模板", id="variant nobody uses"
        ),
        pytest.param(TOML, "[words]", "[words", "TOML 语法错误", id="not TOML"),
        pytest.param(
            PY, "breach(age=9)", 'breach(variant="huge", age=9)', "words.breach", id="no such words"
        ),
        pytest.param(PY, "def check", "def judge", "没有 check 函数", id="no check"),
        pytest.param(PY, "site: Site", "site: str", "应标注为检查对象", id="looks at no noun"),
        pytest.param(PY, ", today: date", "", "三个参数", id="two parameters"),
        pytest.param(PY, '"""Is the toy old?"""', "", "没有说明文字", id="no docstring"),
        pytest.param(
            "games/family.toml", "title", "name", "family.toml：title 缺失", id="family unnamed"
        ),
    ],
)
def test_a_misfit_is_named(toy, path, before, after, says):
    """The message is one Chinese line with the file and what is wrong."""
    toy.change(path, before, after)

    with pytest.raises(CatalogueError) as caught:
        catalogue(package=toy.name)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_question_without_a_clause(toy):
    toy.write("games/lonely.py", QUESTION)

    with pytest.raises(CatalogueError, match=r"lonely\.py：缺少同名的条款文件"):
        catalogue(package=toy.name)


def test_a_clause_without_a_question(toy):
    toy.write("games/lonely.toml", CLAUSE)

    with pytest.raises(CatalogueError, match=r"lonely\.toml：缺少同名的规则文件"):
        catalogue(package=toy.name)


def test_two_rules_of_one_number(toy):
    toy.write("games/other.py", QUESTION)
    toy.write("games/other.toml", CLAUSE)

    with pytest.raises(CatalogueError, match="number T-01 与 games/old_toy"):
        catalogue(package=toy.name)


def test_a_clause_without_a_source(toy):
    text = CLAUSE[: CLAUSE.index("[[source]]")] + CLAUSE[CLAUSE.index("[limits]") :]
    toy.write(TOML, text)

    with pytest.raises(CatalogueError, match="没有法律依据"):
        catalogue(package=toy.name)


SOURCE = """
[[rules.old_toy.source]]
document = "《本地玩具办法》"
article = "第三条"
text = "玩具三天一换。"
in_force = 2024-01-01
"""


@pytest.mark.parametrize(
    ("profile", "says"),
    [
        pytest.param("[rules.new_toy]\n", "new_toy 不是已有的规则", id="unknown rule"),
        pytest.param(
            "[rules.old_toy]\nlimit = 3\n", "rules.old_toy.limit 不认识", id="unknown key"
        ),
        pytest.param(
            f"[rules.old_toy.limits]\nweeks = 3\n{SOURCE}", "limits.weeks", id="unknown limit"
        ),
        pytest.param(
            f"[rules.old_toy.limits.days]\na = 3\n{SOURCE}", "limits.days", id="another shape"
        ),
        pytest.param("[rules.old_toy.limits]\ndays = 3\n", "没有写明依据", id="limit without law"),
        pytest.param(
            '[rules.old_toy]\nseverity = "dire"\n', "severity 不能是", id="no such severity"
        ),
        pytest.param("colour = 3\n", "colour 不认识", id="unknown top key"),
        pytest.param(
            '[escalation]\nrules = ["new_toy"]\nreminders = 2\ndays = 7\ndocument = "制度"\n',
            "new_toy 不是已有的规则",
            id="escalation by an unknown rule",
        ),
        pytest.param(
            '[escalation]\nrules = ["old_toy"]\nreminders = 0\ndays = 7\ndocument = "制度"\n',
            "reminders 不能为空或零",
            id="escalation by none",
        ),
    ],
)
def test_a_profile_that_does_not_fit(toy, profile, says):
    toy.write("profiles/here.toml", f'title = "本地"\n{profile}')

    with pytest.raises(CatalogueError, match=r"here\.toml") as caught:
        catalogue("here", package=toy.name)
    assert says in str(caught.value)


def test_a_profile_changes_limits_severity_and_law(toy):
    """The local source goes first, so that a finding cites the sentence that has the local limit."""
    change = '[rules.old_toy]\nseverity = "major"\n[rules.old_toy.limits]\ndays = 3\n'
    toy.write("profiles/here.toml", f'title = "本地"\nrectify_working_days = 7\n{change}{SOURCE}')
    found = catalogue("here", package=toy.name)
    clause = found.rule("T-01").clause

    assert (
        clause.limit("days"),
        clause.severity,
        clause.sources[0].article,
    ) == (3, "major", "第三条")
    assert found.profile.rectify_working_days == 7


@pytest.mark.parametrize(
    ("day", "days", "article"),
    [
        pytest.param(date(2024, 1, 1), 3, "第三条", id="from the day the local sentence holds"),
        pytest.param(
            date(2023, 12, 31), 5, "第二条", id="the day before: the general limit and law"
        ),
    ],
)
def test_a_past_date_is_judged_by_the_limits_of_that_date(toy, day, days, article):
    """A stricter local limit binds nobody before it was made, and is never cited with another sentence."""
    toy.write("profiles/here.toml", f'title = "本地"\n[rules.old_toy.limits]\ndays = 3\n{SOURCE}')
    clause = catalogue("here", package=toy.name).rule("T-01").clause.on(day)

    source = clause.source_on(day)
    assert (clause.limit("days"), source and source.article) == (days, article)


def test_an_unknown_profile_lists_those_there_are(toy):
    with pytest.raises(CatalogueError, match="没有这个地方档案，可选 national"):
        catalogue("nowhere", package=toy.name)
