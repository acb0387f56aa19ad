"""Part two of a bulletin: the problems, gravest family first, and what was not a problem and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from records import RuleCoverage
from reports.model import Paragraph
from reports.phrases import bare_end, clipped, counted, listed, numeral, quoted, row_range
from reports.plain import plain
from reports.rows import AGAIN, NEW, NOTHING, STILL, TO_VERIFY, UNKNOWN_AGENCY, Row
from reports.tally import Tally, named

CLASSES_AT_LENGTH = 8
"""A bulletin of more classes says less of each: part two stays within about ten pages (bulletins.md B.6)."""
TELLING = (3, 2)
"""Rules of a class that are told with examples, in a short and in a long bulletin."""
EXAMPLES = 3
"""Examples a class."""
NAMED_AGENCIES = (12, 5)
"""Agencies of a class named with their counts; beyond them only their number is given."""
NAMED_RULES = (12, 5)
"""Further rules of a class named with their counts."""
SILENT_RULES = 12
"""Rules without a problem that are named; of more the number is said, and annex 3 lists them."""
STATEMENT_LENGTH = 60
"""Characters of a description (bulletins.md C); what is longer stands in the ledger."""
LAW_LENGTH = 66


NONE_FOUND = {True: "本期没有列入清单的问题。", False: "本期未能作出有效判断。"}
"""Without a row, by whether anything was judged: 未发现 is never said of what was not checked."""


def problems(tally: Tally) -> list[Paragraph]:
    """The section for monthly and quarterly bulletins: two paragraphs a class, the gravest first."""
    paragraphs = [Paragraph(lead="二、存在的主要问题", level=1)]
    families = list(dict.fromkeys(row.family for row in tally.rows))
    long, cited_before = len(families) > CLASSES_AT_LENGTH, set[str]()
    for place, family in enumerate(families, start=1):
        mine = [row for row in tally.rows if row.family == family]
        text = _extent(mine, NAMED_AGENCIES[long]) + _basis(mine, cited_before)
        paragraphs.append(Paragraph(text, f"（{numeral(place)}）{family}。", 2))
        paragraphs.append(Paragraph(_manifest(mine, TELLING[long], NAMED_RULES[long])))
    rest = _other(tally)
    if not families:
        rest = NONE_FOUND[tally.checked] + rest
    if rest:
        lead = f"（{numeral(len(families) + 1)}）其他检查事项。" if families else "（一）检查事项。"
        paragraphs.append(Paragraph(rest, lead, 2))
    return [*paragraphs, *unverified(tally)]


def unverified(tally: Tally) -> list[Paragraph]:
    """That some clauses were not read in the original: said once for the whole bulletin."""
    number = sum(not row.confirmed for row in tally.rows)
    if not number:
        return []
    return [
        Paragraph(
            f"注：上述问题中有{number}项的依据条款尚待核对原文，附件1中以“{UNREAD}”标出，核实前仅供参考。"
        )
    ]


_DANGLING = re.compile("^(?:（[^（）]{1,12}类）)?(?:中的?(?=[“《0-9有]))?[，：]?")
"""What followed a column's name and cannot begin a sentence: its class, 中的, a comma."""
UNREAD = "＊"
"""After a clause in annex 1 that was not read in the original."""


def reminders(tally: Tally) -> list[Paragraph]:
    """The section of the weekly reminder: by agency, so that each finds its own line."""
    paragraphs = [Paragraph(lead="二、需要处理的问题", level=1)]
    agencies = [one.agency for one in tally.agencies]
    if any(row.agency == UNKNOWN_AGENCY for row in tally.rows):
        agencies.append(UNKNOWN_AGENCY)
    for place, agency in enumerate(agencies, start=1):
        mine = [row for row in tally.rows if row.agency == agency]
        text = f"共{len(mine)}项（附件1{_rows(mine)}），{_states(mine)}。"
        fresh = next((row for row in mine if row.status != STILL), None)
        text += _fresh(fresh) if fresh and not fresh.private else ""
        text += f"{fresh.title}的页面或附件请立即下线。" if fresh and fresh.private else ""
        text += "" if fresh else f"{listed(dict.fromkeys(row.title for row in mine))}，请抓紧整改。"
        paragraphs.append(Paragraph(text, f"{place}．{agency}。", 3))
    rest = ("" if tally.rows else NONE_FOUND[tally.checked]) + _other(tally)
    if rest:
        paragraphs.append(Paragraph(rest))
    return [*paragraphs, *unverified(tally)]


def _states(rows: Sequence[Row]) -> str:
    """其中新发现1项、未整改2项; one word where all are alike."""
    states = Counter(row.status for row in rows)
    if len(states) > 1:
        return f"其中{counted((word, states[word]) for word in (NEW, STILL, AGAIN))}"
    (word,) = states
    return f"{'均' if len(rows) > 1 else ''}为{word}"


def _fresh(row: Row) -> str:
    return f"{row.title}：{'，'.join(one for one in (_column(row), _said(row)) if one)}。"


def _rows(rows: Sequence[Row]) -> str:
    return row_range([row.index for row in rows])


def _extent(rows: Sequence[Row], shown: int) -> str:
    """How many of a class, how grave, and whose."""
    all_ = "均" if len(rows) > 1 else ""
    grades = Counter(row.grade for row in rows)
    text = f"共{len(rows)}项（附件1{_rows(rows)}），"
    text += f"其中{counted(grades.items())}" if len(grades) > 1 else f"程度{all_}为{rows[0].grade}"
    agencies = named(rows)
    if agencies and all(row.agency == agencies[0] for row in rows):
        return f"{text}，{all_}属{agencies[0]}。"
    whose = f"涉及单位{len(agencies)}家：" if agencies else ""
    return f"{text}；{whose}{_shares(rows, shown)}。"


def _shares(rows: Sequence[Row], shown: int) -> str:
    """Agencies with their counts, most first; the last few of many as a number."""
    counts = Counter(row.agency for row in rows)
    unknown = counts.pop(UNKNOWN_AGENCY, 0)
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    shown = shown if len(ordered) > shown + 1 else len(ordered)
    words = _grouped(ordered[:shown], "、")
    if unknown:
        words.append(f"{UNKNOWN_AGENCY}{unknown}项")
    rest = ordered[shown:]
    if rest:
        words.append(f"其余{len(rest)}家共{sum(number for _, number in rest)}项")
    return "，".join(words)


def _grouped(counts: Sequence[tuple[str, int]], between: str) -> list[str]:
    """甲、乙各3项 for neighbours of one count; `between` is empty for names in quotation marks (GB/T 15834)."""
    groups = [
        (number, [name for name, _ in group])
        for number, group in groupby(counts, key=lambda one: one[1])
    ]
    return [
        f"{between.join(group)}{'各' if len(group) > 1 else ''}{number}项"
        for number, group in groups
    ]


def _basis(rows: Sequence[Row], cited_before: set[str]) -> str:
    """What most of these rows rest on, with its sentence; a document's full title stands once."""
    clauses = Counter((row.clause, row.law) for row in rows if row.clause != NOTHING)
    if not clauses:
        return ""
    read = {(row.clause, row.law) for row in rows if row.confirmed}
    chosen = max(clauses, key=lambda clause: (clause in read, clauses[clause]))
    first = next(row for row in rows if (row.clause, row.law) == chosen)
    known = first.finding.document in cited_before
    cited_before.add(first.finding.document)
    clause = (first.short_clause if known else first.clause).removesuffix(TO_VERIFY)
    lead = "依据" if len(clauses) == 1 else "主要依据"
    return f"{lead}{clause}{quoted(first.law, LAW_LENGTH)}"


def _manifest(rows: Sequence[Row], telling: int, shown: int) -> str:
    """What was found: a few rules with examples, the others with their counts."""
    by_rule: dict[str, list[Row]] = {}
    for row in rows:
        by_rule.setdefault(row.finding.rule, []).append(row)
    chosen = _chosen(by_rule, telling)
    examples = max(1, EXAMPLES // len(chosen))
    words = [_told(by_rule[rule], examples) for rule in chosen]
    rest = [row for rule, mine in by_rule.items() if rule not in chosen for row in mine]
    if rest:
        words.append(_named_only(rest, shown))
    return "".join(words)


def _chosen(by_rule: dict[str, list[Row]], number: int) -> list[str]:
    """The gravest rules and the most frequent of the others, in the order of annex 1."""
    rules = list(by_rule)
    if len(rules) <= number + 1:
        return rules
    gravest = rules[: number - 1]
    most = max((one for one in rules if one not in gravest), key=lambda one: len(by_rule[one]))
    return [one for one in rules if one in gravest or one == most]


def _told(rows: Sequence[Row], examples: int) -> str:
    """One rule: how many, where in annex 1, and an example or more; of a leak where it is kept and no more."""
    extent = f"{rows[0].title}{len(rows)}项（附件1{_rows(rows)}）"
    if rows[0].private:
        return f"{extent}：{_kept(rows)}"
    telling = sorted(rows, key=lambda row: len(statement(row)) > STATEMENT_LENGTH)
    fresh = {row.agency: row for row in reversed(telling)}
    few = [row for row in telling if fresh[row.agency] is row][:examples]
    said = "；".join(f"{row.agency}{_column(row)}，{_said(row)}" for row in few)
    return f"{extent}{'，如' if len(rows) > len(few) else '：'}{said}。"


def _column(row: Row) -> str:
    """Of the column, where the description no longer names it itself."""
    shortened = row.column != NOTHING and row.message.startswith(f"栏目“{row.column}”")
    return f"“{row.column}”栏目" if shortened else ""


def _kept(rows: Sequence[Row]) -> str:
    """Leaks: unit, column, kind and count, and nothing that helps to find them."""
    places = Counter((row.agency, row.column) for row in rows)
    said = [
        f"{agency}{f'“{column}”栏目' if column != NOTHING else ''}{number}项"
        for (agency, column), number in places.items()
    ]
    return f"{listed(said)}，号码和位置从略。"


def _named_only(rows: Sequence[Row], shown: int) -> str:
    """Rules with their counts, most first."""
    counts = [(f"“{title}”", n) for title, n in Counter(row.title for row in rows).most_common()]
    shown = shown if len(counts) > shown + 1 else len(counts)
    words, rest = _grouped(counts[:shown], ""), counts[shown:]
    if rest:
        words.append(f"其他{len(rest)}类共{sum(number for _, number in rest)}项")
    return f"另有{'，'.join(words)}（详见附件1{_rows(rows)}）。"


def statement(row: Row) -> str:
    """What annex 1 says of a problem: without what its other cells say, without the mark of its clause."""
    if row.private:
        return row.message.replace(
            f"存在“{row.title}”问题，具体位置和内容从略，见内部台账", "，位置和内容从略"
        )
    text = row.message.replace(TO_VERIFY, "")
    for known in (f"网站“{row.site}”的", f"网站“{row.site}”", f"栏目“{row.column}”"):
        if text.startswith(known):
            return _DANGLING.sub("", text.removeprefix(known))
    return text


def _said(row: Row) -> str:
    """The statement as part of a sentence: its own full stop gives way."""
    return bare_end(clipped(statement(row), STATEMENT_LENGTH))


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
        return SET_ASIDE_WORDS if rule.rule in tally.set_aside_rules else "本期未能判断的"
    if rule.clear:
        return "部分已判断且未发现问题、其余未能判断的" if undecided else "已检查、未发现问题的"
    if undecided:
        return "本期未能判断的"
    return "不适用的" if rule.exempt else "本期未检查的"


SET_ASIDE_WORDS = "发现事项均经人工复核排除或者豁免的"
_SAID: tuple[tuple[str, Callable[[RuleCoverage], str]], ...] = (
    ("已检查、未发现问题的", lambda rule: f"（判断{rule.judged}次）"),
    (
        "部分已判断且未发现问题、其余未能判断的",
        lambda rule: f"（判断{rule.judged}次，未能判断{rule.unsure + rule.broken}次）",
    ),
    ("本期未能判断的", lambda rule: f"（未能判断{rule.unsure + rule.broken + rule.breach}次）"),
    (SET_ASIDE_WORDS, lambda _: ""),
    ("不适用的", lambda _: ""),
    ("本期未检查的", lambda _: ""),
)


def _group(words: str, rules: Sequence[RuleCoverage], say: Callable[[RuleCoverage], str]) -> str:
    if not rules:
        return ""
    if len(rules) > SILENT_RULES:
        shown = listed(plain(one.title) for one in rules[:SILENT_RULES])
        return f"{words}检查事项{len(rules)}项（次数见附件3）：{shown}等。"
    return f"{words}：{listed(plain(rule.title) + say(rule) for rule in rules)}。"
