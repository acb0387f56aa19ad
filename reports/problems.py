"""Part two of a bulletin: the problems, gravest family first, and what was not a problem and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from records import RuleCoverage
from reports.model import Paragraph
from reports.phrases import bare_end, counted, listed, numeral, quoted, row_range
from reports.plain import plain
from reports.rows import AGAIN, NEW, NOTHING, STILL, TO_VERIFY, UNKNOWN_AGENCY, Row
from reports.tally import Tally, named

EXAMPLE_AGENCIES = 4
"""Agencies of a rule that are given examples; the rest are named with their counts."""
EXAMPLES = 2
"""Examples an agency and rule."""
NAMED_AGENCIES = 12
"""Further agencies named with their counts; beyond them only their number is given."""
EXAMPLE_LENGTH = 90
LAW_LENGTH = 120


def problems(tally: Tally) -> list[Paragraph]:
    """The section for monthly and quarterly bulletins: by family, then by rule."""
    paragraphs = [Paragraph(lead="二、存在的主要问题", level=1)]
    families = list(dict.fromkeys(row.family for row in tally.rows))
    for place, family in enumerate(families, start=1):
        mine = [row for row in tally.rows if row.family == family]
        text = f"共{len(mine)}项，{_agencies(mine)}见附件1{_rows(mine)}。"
        paragraphs.append(Paragraph(text, f"（{numeral(place)}）{family}。", 2))
        rules = list(dict.fromkeys(row.finding.rule for row in mine))
        for number, rule in enumerate(rules, start=1):
            of_rule = [row for row in mine if row.finding.rule == rule]
            paragraphs.append(Paragraph(_rule(of_rule), f"{number}．{of_rule[0].title}。", 3))
    rest = _other(tally)
    if rest:
        lead = f"（{numeral(len(families) + 1)}）其他检查事项。" if families else "（一）检查事项。"
        paragraphs.append(Paragraph(rest, lead, 2))
    return paragraphs


def reminders(tally: Tally) -> list[Paragraph]:
    """The section of the weekly reminder: by agency, so that each finds its own line."""
    paragraphs = [Paragraph(lead="二、需要处理的问题", level=1)]
    agencies = [one.agency for one in tally.agencies]
    if any(row.agency == UNKNOWN_AGENCY for row in tally.rows):
        agencies.append(UNKNOWN_AGENCY)
    for place, agency in enumerate(agencies, start=1):
        mine = [row for row in tally.rows if row.agency == agency]
        states = counted((word, sum(row.status == word for row in mine)) for word in (NEW, AGAIN))
        text = f"共{len(mine)}项（附件1{_rows(mine)}）{f'，其中{states}' if states else ''}。"
        fresh = next((row for row in mine if row.status != STILL), None)
        text += f"{fresh.title}：{_said(fresh)}。" if fresh and not fresh.private else ""
        text += f"{fresh.title}的页面或附件请立即下线。" if fresh and fresh.private else ""
        paragraphs.append(Paragraph(text, f"{place}．{agency}。", 3))
    rest = _other(tally)
    if rest:
        paragraphs.append(Paragraph(rest))
    return paragraphs


def _rows(rows: Sequence[Row]) -> str:
    return row_range([row.index for row in rows])


def _agencies(rows: Sequence[Row]) -> str:
    known = len(named(rows))
    return f"涉及单位{known}家，" if known else ""


def _rule(rows: Sequence[Row]) -> str:
    """One rule's problems: severity, count, law, and who."""
    first = rows[0]
    grades = counted((grade, sum(row.grade == grade for row in rows)) for grade in _words(rows))
    count = f"{grades}（附件1{_rows(rows)}）。"
    return count + _basis(rows) + (_kept(rows) if first.private else _examples(rows))


def _basis(rows: Sequence[Row]) -> str:
    """The clauses these rows rest on, with their sentences; a rule may have one for each class."""
    clauses = list(dict.fromkeys((row.clause, row.law) for row in rows if row.clause != NOTHING))
    said = []
    for clause, law in clauses:
        mine = [row for row in rows if (row.clause, row.law) == (clause, law)]
        which = f"附件1{_rows(mine)}" if len(clauses) > 1 else ""
        said.append(f"{which}依据{clause}{quoted(law, LAW_LENGTH)}")
    return "".join(said)


def _words(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(row.grade for row in rows))


def _kept(rows: Sequence[Row]) -> str:
    """Leaks: unit, column, kind and count, and nothing that helps to find them."""
    places = list(dict.fromkeys((row.agency, row.column) for row in rows))
    named_ = []
    for agency, column in places:
        number = sum((row.agency, row.column) == (agency, column) for row in rows)
        where = f"“{column}”栏目" if column != NOTHING else ""
        named_.append(f"{agency}{where}{number}项")
    return f"{listed(named_)}，号码和位置从略。"


def _examples(rows: Sequence[Row]) -> str:
    agencies = list(dict.fromkeys(row.agency for row in rows))
    words = [_of_agency(agency, rows) for agency in agencies[:EXAMPLE_AGENCIES]]
    further = agencies[EXAMPLE_AGENCIES:]
    if further:
        words.append(_further(further, rows))
    return "".join(words)


def _of_agency(agency: str, rows: Sequence[Row]) -> str:
    mine = [row for row in rows if row.agency == agency]
    said = "；".join(_said(row) for row in mine[:EXAMPLES])
    return f"{agency}{len(mine)}项{'，如' if len(mine) > EXAMPLES else ''}：{said}。"


def _further(agencies: Sequence[str], rows: Sequence[Row]) -> str:
    counts = [(agency, sum(row.agency == agency for row in rows)) for agency in agencies]
    shown = counted(counts[:NAMED_AGENCIES])
    rest = counts[NAMED_AGENCIES:]
    if not rest:
        return f"另有{shown}。"
    return f"另有{shown}，以及其余{len(rest)}家单位{sum(n for _, n in rest)}项。"


def _said(row: Row) -> str:
    """The message as part of a sentence: its own full stop gives way, also before a closing mark."""
    text = plain(row.message, EXAMPLE_LENGTH)
    mark = TO_VERIFY if text.endswith(TO_VERIFY) else ""
    return bare_end(text.removesuffix(mark)) + mark


def _other(tally: Tally) -> str:
    """Rules without a problem: 未发现 only where every answer was given."""
    found = {row.finding.rule for row in tally.rows}
    rest = [rule for rule in tally.rules if rule.rule not in found]
    return "".join(
        _group(words, [r for r in rest if _standing(r, tally) == words], say)
        for words, say in _SAID
    )


def _standing(rule: RuleCoverage, tally: Tally) -> str:
    """What to say of a rule that has no row in annex 1; a doubt is settled towards 未能判断."""
    undecided = rule.unsure + rule.broken
    if rule.breach:
        return "发现后经人工复核排除的" if rule.rule in tally.dismissed_rules else "本期未能判断的"
    if rule.clear:
        return "部分已判断且未发现问题、其余未能判断的" if undecided else "已检查、未发现问题的"
    if undecided:
        return "本期未能判断的"
    return "不适用的" if rule.exempt else "本期未检查的"


_SAID: tuple[tuple[str, Callable[[RuleCoverage], str]], ...] = (
    ("已检查、未发现问题的", lambda rule: f"（判断{rule.judged}次）"),
    (
        "部分已判断且未发现问题、其余未能判断的",
        lambda rule: f"（判断{rule.judged}次，未能判断{rule.unsure + rule.broken}次）",
    ),
    ("本期未能判断的", lambda rule: f"（未能判断{rule.unsure + rule.broken + rule.breach}次）"),
    ("发现后经人工复核排除的", lambda _: ""),
    ("不适用的", lambda _: ""),
    ("本期未检查的", lambda _: ""),
)


def _group(words: str, rules: Sequence[RuleCoverage], say: Callable[[RuleCoverage], str]) -> str:
    if not rules:
        return ""
    return f"{words}：{listed(plain(rule.title) + say(rule) for rule in rules)}。"
