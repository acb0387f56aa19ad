"""A county full of problems: part two stays short, and every number in it is still borne by annex 1."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from records import Coverage, Round, RuleCoverage, Severity
from reports import compose
from reports.model import Paragraph
from tests.reports.rounds import COVERAGE, bare, dead
from tests.reports.test_numbers import CLASS, Annexes, body, checks

FAMILIES, RULES_EACH = 10, 9
"""More classes than are told at length, more rules and agencies than are named."""


def long_round() -> Round:
    """Class f holds rules 0 to 8; rule r of it has r + 1 findings, of agencies in turn; every third is unread."""
    found, rules = [], []
    for family in range(FAMILIES):
        for rule in range(RULES_EACH):
            one = replace(
                dead(1),
                rule=f"r{family}_{rule}",
                number=f"F{family}-{rule}",
                title=f"事项{'甲乙丙丁戊己庚辛壬癸'[family]}、{'子丑寅卯辰巳午未申'[rule]}",
                family=f"f{family}",
                family_title=f"类别{'甲乙丙丁戊己庚辛壬癸'[family]}",
                severity=tuple(Severity)[rule % 4],
                confirmed=rule % 3 > 0,
            )
            found += [
                replace(
                    one,
                    subject=f"link:{n}",
                    agency=f"单位{'天地玄黄宇宙洪荒日月盈昃'[(n * rule + family) % 12]}",
                )
                for n in range(rule + 1)
            ]
            rules.append(
                RuleCoverage(one.rule, one.number, one.title, one.family_title, breach=rule + 1)
            )
    return bare(found, Coverage(sites=COVERAGE.sites, rules=tuple(rules)))


def test_every_number_of_a_long_part_two() -> None:
    round_ = long_round()
    doc = compose(round_, kind="monthly")
    text = body(doc)
    part = text[text.index("二、") : text.index("三、")]
    annexes = Annexes.of(doc)
    seen = Counter[str]()
    asked = checks(round_, doc)
    places = [pattern for pattern, _ in asked]
    for pattern, expected in asked[places.index(CLASS) :]:
        for found in re.finditer(pattern, part):
            assert expected(annexes, found) == list(found.groups()), found[0]
            seen[pattern] += 1
            part = part.replace(found[0], "·" * len(found[0]), 1)
    part = re.sub("链接“第1期简报”无法打开（HTTP 404）|附件1", "", part)

    assert seen[CLASS] == FAMILIES
    assert re.findall(r".{0,12}\d+.{0,8}", part) == []


def test_part_two_stays_short() -> None:
    """450 problems of 90 rules: ten pages of 22 lines of 28 characters at most."""
    paragraphs = [
        one for one in compose(long_round(), kind="monthly").blocks if isinstance(one, Paragraph)
    ]
    first = next(n for n, one in enumerate(paragraphs) if one.lead.startswith("二、"))
    last = next(n for n, one in enumerate(paragraphs) if one.lead.startswith("三、"))
    lines = [-(-(len(one.lead + one.text) + 2) // 28) for one in paragraphs[first:last]]

    assert sum(lines) <= 220
    assert max(lines) <= 12
