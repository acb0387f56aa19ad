"""`marks score`: a sheet filled in from a stored round; of one subject, every point that was lost with its finding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import rules
from app.asked import loaded
from app.console import emit, say
from app.inspection import fill
from app.marks import Form, end_of
from records import Judgement
from records.errors import UsageError
from records.scores import STANDING_WORDS, ItemScore, Score, VetoScore
from reports.plain import plain
from reports.scores import score_form


def run_score(
    config_path: Path, sheet: str, inspection: str, until: str, of: str, *, as_json: bool
) -> int:
    """Fills in a sheet from a stored round, with the marks entered until a day; of one site or agency, item by item."""
    config = loaded(config_path)
    form = Form.of(config, sheet)
    filled = fill(config, sheet, inspection, marked=end_of(until))
    if not filled.scores:
        raise UsageError(f"检查 {filled.inspection.id} 只查了部分规则，不能计分；请选全面检查")
    chosen = [one for one in filled.scores if of in {"", one.subject}]
    if not chosen:
        raise UsageError(
            f"计分的对象中没有编号为“{of}”的；有 {'、'.join(one.subject for one in filled.scores)}"
        )
    if as_json:
        emit({"inspection": filled.inspection.id, "scores": [score_form(one) for one in chosen]})
        return 0
    said = {one.identity: one for one in filled.telling}
    say(f"{form.sheet.title}（检查 {filled.inspection.id}）")
    for score in chosen:
        say(*score_lines(score), *(lost_lines(score, said) if of else ()))
    return 0


def score_lines(score: Score) -> list[str]:
    """One subject's score, and what is missing."""
    if score.low is None:
        between = "不计分"
    else:
        between = f"{score.low} 分" if score.low == score.high else f"{score.low}—{score.high} 分"
    words = [f"{score.name}：{between}，{STANDING_WORDS[score.standing]}"]
    missing = [one.id for one in score.waiting] + ([rules.BONUS] if score.bonus_open else [])
    if missing:
        words.append(f"    待人工评分 {len(missing)} 项：{'、'.join(missing)}")
    return words


def lost_lines(score: Score, said: Mapping[str, Judgement]) -> Iterator[str]:
    """Where the points went: vetoes that were met, then each item that lost some, with what was found."""
    for veto in score.vetoes:
        if veto.hit or veto.suspect:
            yield from _veto_lines(veto, said)
    for item in score.items:
        if item.losses:
            yield from _item_lines(item, said)
    if score.factor:
        yield f"    不评办事服务，得分乘以 {score.factor}"


def _veto_lines(veto: VetoScore, said: Mapping[str, Judgement]) -> Iterator[str]:
    standing = "单项否决" if veto.hit else "疑似单项否决，须人工认定"
    yield f"    {veto.id} {veto.title}：{standing}（{len(veto.findings)} 个问题）"
    yield from (f"        {_finding(one, said)}" for one in veto.findings)


def _item_lines(item: ItemScore, said: Mapping[str, Judgement]) -> Iterator[str]:
    full = f"，满分 {item.full}" if item.full is not None else ""
    yield f"    {item.id} {item.title}：扣 {item.lost} 分{full}"
    for one in item.losses:
        words = _finding(one.finding, said) if one.finding else f"人工评分：{one.reason}"
        yield f"        扣 {one.points}　{words}"


def _finding(identity: str, said: Mapping[str, Judgement]) -> str:
    """What was found, with its address; the identity alone where the round no longer tells of it."""
    found = said.get(identity)
    return plain(f"{found.number} {found.message} {found.url}") if found else identity
