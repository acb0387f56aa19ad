"""`rules` and `rules show`: the catalogue on the terminal."""

from __future__ import annotations

from datetime import date

from rich.table import Table

import rules
from app import clock
from app.console import emit, say, terminal
from records import SEVERITY_WORDS, Clause


def run_list(profile: str, *, as_json: bool) -> int:
    """Lists all rules of a profile."""
    catalogue = rules.catalogue(profile)
    today = clock.now().date()
    if as_json:
        emit({"profile": profile, "rules": [_document(rule.clause, today) for rule in catalogue]})
        return 0
    table = Table(title=f"规则目录（{len(catalogue)} 条，口径：{profile}）", title_justify="left")
    for name in ("编号", "标识", "类别", "问题", "级别", "依据"):
        table.add_column(name, overflow="fold")
    for rule in catalogue:
        clause = rule.clause
        source = clause.source_on(today)
        words = f"{source.document}{source.article}" if source else "（今日无有效依据）"
        table.add_row(
            clause.number,
            clause.id,
            clause.family_title,
            clause.title,
            SEVERITY_WORDS[clause.severity],
            words + ("" if source is None or source.confirmed else "（待核实）"),
        )
    terminal().print(table)
    return 0


def run_show(name: str, profile: str, *, as_json: bool) -> int:
    """Shows one rule with its law."""
    rule = rules.catalogue(profile).rule(name)
    clause = rule.clause
    if as_json:
        emit(_document(clause, clock.now().date()))
        return 0
    say(
        f"{clause.number} {clause.title}（{clause.id}，{SEVERITY_WORDS[clause.severity]}）",
        rule.question,
        "",
    )
    for source in clause.sources:
        until = f"至 {source.until}" if source.until else "起施行"
        mark = "" if source.confirmed else "（待核实依据）"
        say(
            f"依据：{source.document} {source.article} {source.in_force}{until}{mark}",
            f"    {source.text}",
        )
    say("限值：" + ("；".join(_limits(clause)) or "无"))
    say("用语：", *(f"    {key}：{words}" for key, words in clause.words.items()))
    if rule.mistakes:
        say("容易误判：", *(f"    {one}" for one in rule.mistakes))
    return 0


def _limits(clause: Clause) -> list[str]:
    found = []
    for name, value in clause.limits.items():
        if isinstance(value, int):
            found.append(f"{name} = {value}")
        else:
            found += [f"{name}.{key} = {one}" for key, one in value.items()]
    return found


def _document(clause: Clause, today: date) -> dict[str, object]:
    return {
        "id": clause.id,
        "number": clause.number,
        "title": clause.title,
        "family": clause.family,
        "severity": clause.severity,
        "stage": clause.stage,
        "limits": dict(clause.limits),
        "words": dict(clause.words),
        "sources": clause.sources,
        "in_force": clause.source_on(today),
    }
