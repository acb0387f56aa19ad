"""Three files make a rule, and two are too few: questions, clauses and case tables are held to each other."""

from __future__ import annotations

import ast
import importlib
import re
from functools import cache
from pathlib import Path

import pytest

import rules
from records import Verdict
from rules._words import ALWAYS, _sources, names
from tests.rules.asking import ask, loaded

ROOT = Path(rules.__file__).parent
TESTS = Path(__file__).parent
PROFILES = sorted(path.stem for path in (ROOT / "profiles").glob("*.toml"))
IDS = [rule.id for rule in loaded()]


@cache
def table(rule: str):
    """The case table of a rule, read from its own test file."""
    family = loaded().rule(rule).clause.family
    path = TESTS / family / f"test_{rule}.py"
    assert path.exists(), f"{path} is missing: every rule has a table of cases"
    module = importlib.import_module(f"tests.rules.{family}.test_{rule}")
    assert rule == module.RULE
    return module.CASES


def test_every_pair_on_disk_is_in_the_catalogue():
    """No list is kept by hand, so none can be forgotten."""
    on_disk = {path.stem for path in ROOT.glob("*/*.py") if not path.name.startswith("_")}

    assert on_disk == set(IDS)
    clauses = {p.stem for p in ROOT.glob("*/*.toml") if p.parent.name != "sheets"}
    assert on_disk == clauses - {"family", *PROFILES}


def _shared(path: Path) -> bool:
    """Does a test speak for a family's shared module, `test_books.py` for `_books.py`?"""
    return (ROOT / path.parent.name / f"_{path.stem.removeprefix('test_')}.py").exists()


def test_every_table_has_its_rule():
    """A test whose rule was renamed would otherwise test nothing."""
    tables = {
        path.stem.removeprefix("test_") for path in TESTS.glob("*/test_*.py") if not _shared(path)
    }

    assert set(IDS) == tables


@pytest.mark.parametrize("rule", IDS)
def test_table_has_all_three_verdicts(rule):
    """At least one breach, one clear and one unsure, and no two cases of one name."""
    verdicts = {case.verdict for case in table(rule)}
    named = [case.name for case in table(rule)]

    assert {Verdict.BREACH, Verdict.CLEAR, Verdict.UNSURE} <= verdicts
    assert sorted(set(named)) == sorted(named)


def _answer(rule: str, case):
    """The bare answer, by the clause of the case's own profile: a place may use words that the nation does not."""
    own = loaded(case.profile).rule(rule)
    return own.check(case.subject, own.clause, case.today)


@pytest.mark.parametrize("rule", IDS)
def test_every_template_is_used_and_filled(rule):
    """The table reaches every variant, and no brace is left in any sentence."""
    clause = loaded().rule(rule).clause
    answers = [(_answer(rule, case), ask(rule, case)) for case in table(rule)]
    used = {
        f"{answer.verdict}_{answer.variant}" if answer.variant else str(answer.verdict)
        for answer, _ in answers
    }

    assert {key for key in clause.words if not key.startswith("remedy")} <= used
    for _, judgement in answers:
        assert judgement.verdict is not Verdict.BROKEN
        assert "{" not in judgement.message + judgement.remedy
        assert bool(judgement.remedy) is judgement.is_finding


@pytest.mark.parametrize("rule", IDS)
def test_every_answer_supplies_what_its_template_asks(rule):
    """Limits and the subject's name come from the engine, everything else from the answer."""
    clause = loaded().rule(rule).clause
    plain = {key for key, value in clause.limits.items() if isinstance(value, int)}
    for case in table(rule):
        answer = loaded().rule(rule).check(case.subject, clause, case.today)
        kind = str(answer.verdict)
        template = clause.words.get(f"{kind}_{answer.variant}" if answer.variant else kind, "")
        assert names(template) <= ALWAYS | plain | set(answer.words), case.name


@pytest.mark.parametrize("rule", IDS)
def test_no_number_stands_in_the_words(rule):
    """Every number once, in data: a limit that is written out could disagree with the one that judges."""
    for key, template in loaded().rule(rule).clause.words.items():
        assert not re.search(r"[0-9]", template), f"{key}: {template}"


@pytest.mark.parametrize("rule", IDS)
def test_sources_have_a_sentence_and_a_number(rule):
    """A verdict names the sentence it rests on; a gist says that it is one."""
    for source in loaded().rule(rule).clause.sources:
        assert source.text.endswith("。")
        assert "《" in source.document
        assert source.article


def test_confirmed_is_what_the_domain_notes_confirm():
    """What nobody has read in the original is marked; whoever reads it changes this line and the clause."""
    unconfirmed = {
        (rule.id, source.kinds)
        for rule in loaded()
        for source in rule.clause.sources
        if not source.confirmed
    }

    assert unconfirmed == {
        ("account_asleep", ()),
        ("account_closed", ()),
        ("account_reposts", ()),
        ("account_reprint", ()),
        ("account_subject", ()),
        ("account_unregistered", ()),
        ("annual_blanks", ()),
        ("annual_contact", ()),
        ("annual_fees", ()),
        ("annual_report_late", ("乡镇街道", "事业单位")),
        ("annual_report_missing", ("乡镇街道", "事业单位")),
        ("annual_rollup", ()),
        ("application_correction", ()),
        ("budget_agency", ()),
        ("budget_arithmetic", ()),
        ("budget_blank", ()),
        ("budget_history", ()),
        ("budget_scanned", ()),
        ("budget_text", ()),
        ("budget_units", ()),
        ("budget_year", ()),
        ("budget_years", ()),
        ("catalogue_gaps", ()),
        ("certificate", ()),
        ("clearing_list", ()),
        ("consultation_feedback", ()),
        ("consultations_few", ()),
        ("disclosure_parts", ()),
        ("error_report_reply", ()),
        ("footer", ()),
        ("government_debt", ()),
        ("home_title", ()),
        ("interpretation_copied", ()),
        ("interpretation_forms", ()),
        ("interpretation_late", ()),
        ("interpretation_links", ()),
        ("interpretation_missing", ()),
        ("kept_by_stubs", ()),
        ("labels_article", ()),
        ("labels_column", ()),
        ("labels_differ", ()),
        ("labels_site", ()),
        ("leak_critical", ()),
        ("leak_serious", ()),
        ("leaving_notice", ()),
        ("letter_late", ()),
        ("long_stale_columns", ()),
        ("mass_posting", ()),
        ("message_reply", ()),
        ("missed_days", ()),
        ("old_tls", ()),
        ("outside_scripts", ()),
        ("overview_outdated", ()),
        ("policy_metadata", ()),
        ("policy_repealed", ()),
        ("policy_text", ()),
        ("policy_validity", ()),
        ("robots_closed", ()),
        ("self_checks", ()),
        ("service_guide", ()),
        ("service_guides", ()),
        ("shared_posts", ()),
        ("site_codes", ()),
        ("site_report_figures", ()),
        ("site_report_late", ()),
        ("site_report_missing", ()),
        ("stale_column", ("人事信息", "规划计划", "政策解读")),
        ("title_of_column", ()),
        ("fixed_wording", ()),
        ("misspelling", ()),
        ("old_name", ()),
        ("repealed_law", ()),
        ("withdrawn", ()),
        ("wording_form", ()),
        ("wrong_column", ()),
    }


def test_twin_rules_have_the_same_law():
    """Missing and late rest on the same articles and dates; two copies must not drift apart."""
    for one, other in (
        ("budget_missing", "budget_late"),
        ("annual_report_missing", "annual_report_late"),
    ):
        first, second = loaded().rule(one).clause, loaded().rule(other).clause
        assert first.sources == second.sources
        shared = first.limits.keys() & second.limits.keys()
        assert {key: first.limits[key] for key in shared} == {
            key: second.limits[key] for key in shared
        }


def _asking() -> list[Path]:
    """The questions and the shared modules that they import; a loader of data that none imports is no question."""
    questions = [one for one in ROOT.glob("*/*.py") if not one.name.startswith("_")]
    return sorted(
        {source for one in questions for source in _sources(one) if source.parent != ROOT}
    )


@pytest.mark.parametrize("path", _asking(), ids=lambda path: path.stem)
def test_a_question_touches_nothing_but_records(path):
    """Rules fetch nothing, store nothing and know no clock."""
    allowed = {
        "__future__",
        "collections",
        "dataclasses",
        "datetime",
        "enum",
        "re",
        "records",
        "rules",
    }
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.module.split(".")[0] in allowed
            assert not node.module.startswith("records.store")
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= allowed
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"today", "now", "utcnow"}


@pytest.mark.parametrize("profile", PROFILES)
def test_every_profile_loads(profile):
    """A profile names rules and limits that exist."""
    assert set(IDS) == {rule.id for rule in loaded(profile)}
