"""What the deeds of `mingjian cases` have in common: which cases, who, why, on what evidence."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, Any

import typer

from app.cases.wanted import Asked, Choice
from app.cli.options import DEFAULT_CONFIG, AsJson, By, ConfigPath

Stages = Annotated[
    str,
    typer.Option(
        "--stage",
        help="阶段，逗号分隔：found、已确认 …；open 表示未了结，all 表示全部",
        metavar="LIST",
    ),
]
Agencies = Annotated[
    str, typer.Option("--agency", help="只要这些单位（编号），逗号分隔", metavar="LIST")
]
Rules = Annotated[
    str, typer.Option("--rule", help="只要这些规则（编号或类别），逗号分隔", metavar="LIST")
]
Sites = Annotated[
    str, typer.Option("--site", help="只要这些网站（编号），逗号分隔", metavar="LIST")
]
Overdue = Annotated[bool, typer.Option("--overdue", help="只要逾期未反馈的")]
Found = Annotated[
    str,
    typer.Option("--found", help="只要这期间首次发现的，如 2026、2026-Q4、2026-11", metavar="P"),
]
Text = Annotated[str, typer.Option("--text", help="只要含有这些字词的（问题、单位、栏目、网址 …）")]
Numbers = Annotated[
    list[str] | None,
    typer.Argument(help="整改事项编号，可写多个；不写则用下面的条件筛选", metavar="NUMBER…"),
]
Yes = Annotated[bool, typer.Option("--yes", help="按筛选条件执行；不写只预览，不改动台账")]
Why = Annotated[str, typer.Option("--why", help="理由")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", help="佐证：链接、文号、快照摘要等，可重复", metavar="TEXT"),
]


def _asked(
    why: Why,
    numbers: Numbers = None,
    by: By = "",
    evidence: Evidence = None,
    stage: Stages = "",
    agency: Agencies = "",
    rule: Rules = "",
    site: Sites = "",
    overdue: Overdue = False,
    found: Found = "",
    text: Text = "",
    yes: Yes = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> Asked:
    return Asked(
        config=config,
        numbers=tuple(numbers or ()),
        choice=Choice(stage, agency, rule, site, overdue, found, text),
        yes=yes,
        by=by,
        why=why,
        evidence=tuple(evidence or ()),
        as_json=json,
    )


def deed(act: Callable[..., int]) -> Callable[..., int]:
    """A command of the deed: its own parameters first, then those that every deed takes."""
    own = list(inspect.signature(act, eval_str=True).parameters.values())[1:]
    shared = list(inspect.signature(_asked, eval_str=True).parameters.values())

    @wraps(act)
    def command(**given: Any) -> int:
        asked = _asked(**{one.name: given.pop(one.name) for one in shared})
        return act(asked, **given)

    together = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in (*own, *shared)]
    command.__signature__ = inspect.Signature(together)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in together}
    return command
