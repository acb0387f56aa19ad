"""`rules` and `rules show`: the catalogue on the terminal."""

from __future__ import annotations

from datetime import date

import rules
from app import clock
from app.asked import check_rules
from app.console import STYLES, emit, say, terminal
from app.tables import Line, show_lines
from records import SEVERITY_WORDS, Clause


def run_list(profile: str, *, as_json: bool) -> int:
    """Lists all rules of a profile."""
    catalogue = rules.catalogue(profile)
    today = clock.now().date()
    if as_json:
        emit({"profile": profile, "rules": [_document(rule, today) for rule in catalogue]})
        return 0
    title = f"规则目录（{len(catalogue)} 条，口径：{profile}）"
    lines = [_line(rule.clause, today) for rule in catalogue]
    show_lines(terminal(), title, ("级别", "编号", "标识", "类别", "问题"), "依据", lines)
    return 0


def _line(clause: Clause, today: date) -> Line:
    source = clause.source_on(today)
    words = f"{source.document}{source.article}" if source else "（今日无有效依据）"
    return Line(
        (
            SEVERITY_WORDS[clause.severity],
            clause.number,
            clause.id,
            clause.family_title,
            clause.title,
        ),
        words + ("" if source is None or source.confirmed else "（待核实）"),
        style=STYLES[clause.severity],
    )


def run_show(name: str, profile: str, *, as_json: bool) -> int:
    """Shows one rule with its law."""
    catalogue = rules.catalogue(profile)
    check_rules([name], profile)
    rule = catalogue.rule(name)
    clause = rule.clause
    if as_json:
        emit(_document(rule, clock.now().date()))
        return 0
    say(
        f"{clause.number} {clause.title}（{clause.id}，{SEVERITY_WORDS[clause.severity]}）",
        rule.question,
        "",
        f"检查对象：{rules.looks_at(rule)}；对应指标：{'、'.join(rule.covers) or '无'}",
    )
    for source in clause.sources:
        until = f"至 {source.until}" if source.until else "起施行"
        kinds = f"，适用于{'、'.join(source.kinds)}" if source.kinds else ""
        mark = "" if source.confirmed else "（待核实依据）"
        say(
            f"依据：{source.document} {source.article} {source.in_force}{until}{kinds}{mark}",
            f"    {source.text}",
        )
    say("限值：" + ("；".join(_limits(clause)) or "无"))
    say("用语：", *(f"    {_role(key)}：{words}" for key, words in clause.words.items()))
    if rule.mistakes:
        say("容易误判：", *(f"    {one}" for one in rule.mistakes))
    return 0


_ROLES = {"breach": "问题", "unsure": "未能判断", "remedy": "整改要求"}


def _role(key: str) -> str:
    """What a template is for, in words; `breach_undated` is 问题（undated）."""
    role, _, variant = key.partition("_")
    return _ROLES.get(role, role) + (f"（{variant}）" if variant else "")


def _limits(clause: Clause) -> list[str]:
    found = []
    for name, value in clause.limits.items():
        if isinstance(value, int):
            found.append(f"{name} = {value}")
        else:
            found += [f"{name}.{key} = {one}" for key, one in value.items()]
    return found


def _document(rule: rules.Rule, today: date) -> dict[str, object]:
    clause = rule.clause
    return {
        "id": clause.id,
        "number": clause.number,
        "title": clause.title,
        "question": rule.question,
        "family": clause.family,
        "family_title": clause.family_title,
        "severity": clause.severity,
        "stage": clause.stage,
        "subjects": rules.looks_at(rule).split("、"),
        "covers": rule.covers,
        "limits": dict(clause.limits),
        "words": dict(clause.words),
        "sources": clause.sources,
        "in_force": clause.source_on(today),
        "mistakes": rule.mistakes,
    }
