"""What people do to cases: each command's own part, checked before anything is touched."""

from __future__ import annotations

from datetime import date

from app import clock
from app.asked import check_address
from app.cases.carrying import Act, carry_out
from app.cases.wanted import Asked
from app.cli.options import day as day_option
from records import Response, Stage
from records.errors import UsageError
from reports import moves
from reports.plain import plain

OUTCOMES = {
    "closed": Stage.CLOSED,
    "partly": Stage.PARTLY,
    "unrectified": Stage.UNRECTIFIED,
    "unsure": Stage.RECHECKED,
}
"""What a re-check by a person comes to."""
FEIGNED = ("删除", "隐藏", "改日期", "改标题")
"""What is done instead of a rectification (假整改; issue 6: deleted, hidden, re-dated, renamed)."""


def run_confirm(asked: Asked) -> int:
    """They are problems; one that was dismissed is taken back."""
    return carry_out(asked, Act("confirm", "确认", lambda case, deed, _: moves.confirm(case, deed)))


def run_dismiss(asked: Asked) -> int:
    """They were false alarms."""
    return carry_out(asked, Act("dismiss", "排除", lambda case, deed, _: moves.dismiss(case, deed)))


def run_send(asked: Asked) -> int:
    """They are handed to their agencies."""
    return carry_out(asked, Act("send", "交办", moves.send))


def run_extend(asked: Asked, until: str) -> int:
    """They have longer."""
    last = day_option(until, date.min)
    return carry_out(
        asked, Act("extend", "延期", lambda case, deed, _: moves.extend(case, deed, last))
    )


def run_answer(asked: Asked, measures: str, responsible: str, link: str, on: str) -> int:
    """The agency has told what it did."""
    now = clock.now()
    day = day_option(on, now.date())
    if day > now.date():
        raise UsageError(f"反馈日期 {day} 还没有到")
    if link:
        check_address(link)
    if not plain(measures) or not plain(responsible):
        raise UsageError("请写明整改措施（--measures）和整改责任人（--person）")
    response = Response(day, plain(measures), plain(responsible), plain(link), now)
    return carry_out(
        asked, Act("answer", "登记反馈", lambda case, deed, _: moves.respond(case, deed, response))
    )


def run_result(asked: Asked, outcome: str, feigned: str) -> int:
    """A person has looked again."""
    if outcome not in OUTCOMES:
        raise UsageError(f"没有“{outcome}”这种复核结果；可选：{'、'.join(OUTCOMES)}")
    stage = OUTCOMES[outcome]
    if feigned and feigned not in FEIGNED:
        raise UsageError(f"没有“{feigned}”这种假整改；可选：{'、'.join(FEIGNED)}")
    if feigned and stage not in {Stage.PARTLY, Stage.UNRECTIFIED}:
        raise UsageError("假整改只能与 partly（部分整改）或 unrectified（未整改）同用")
    return carry_out(
        asked,
        Act(
            "result",
            moves.DEED_WORDS[stage],
            lambda case, deed, _: moves.find(case, deed, stage, feigned),
        ),
    )


def run_appeal(asked: Asked) -> int:
    """The agency objects."""
    return carry_out(
        asked, Act("appeal", "登记申诉", lambda case, deed, _: moves.appeal(case, deed))
    )


def run_decide(asked: Asked, *, upheld: bool) -> int:
    """The objection holds, or does not."""
    name, word = ("uphold", "支持申诉") if upheld else ("reject", "驳回申诉")
    return carry_out(
        asked, Act(name, word, lambda case, deed, _: moves.decide(case, deed, upheld=upheld))
    )


def run_exempt(asked: Asked, until: str) -> int:
    """They are held against nobody until a day."""
    last = day_option(until, date.min)
    return carry_out(
        asked, Act("exempt", "豁免", lambda case, deed, _: moves.exempt(case, deed, last))
    )
