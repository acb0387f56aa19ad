"""Do a clause's templates fit the answers its question gives?

The question's source is read, not run: every `breach(…)` and `unsure(…)` in it, and in the shared `_*.py` files
that it imports from, tells which values it supplies and which variants it uses. So a template that asks for a value
nobody supplies fails when the catalogue is loaded, not in the middle of a round.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from string import Formatter

from rules._table import Limits, misfit

ALWAYS = frozenset({"name"})
"""What the engine supplies for every subject."""


def names(template: str) -> frozenset[str]:
    """The `{name}`s of a template."""
    return frozenset(name for _, name, _, _ in Formatter().parse(template) if name)


def check_words(question: Path, words: Mapping[str, str], limits: Limits) -> None:
    """Raises CatalogueError when templates and answers do not fit each other."""
    paper = question.with_suffix(".toml")
    calls = [call for path in _sources(question) for call in _answers(path)]
    supplied = {one.arg for _, call in calls for one in call.keywords if one.arg}
    known = ALWAYS | supplied | {key for key, value in limits.items() if isinstance(value, int)}
    for key, template in words.items():
        for name in sorted(_parsed(paper, key, template) - known):
            raise misfit(paper, f"words.{key} 里的 {{{name}}} 没有来源")
    used = {
        f"{kind}_{variant}" if variant else kind
        for kind, call in calls
        for variant in _variants(call)
    }
    templates = {key for key in words if not key.startswith("remedy")}
    for key in sorted(used ^ templates):
        trouble = "没有模板" if key in used else "没有哪个回答用到"
        raise misfit(paper, f"words.{key} {trouble}")


def _parsed(paper: Path, key: str, template: str) -> frozenset[str]:
    try:
        return names(template)
    except ValueError as error:
        raise misfit(paper, f"words.{key} 的花括号不成对（{error}）") from None


def _sources(question: Path) -> Iterator[Path]:
    """The question's file and the shared files, of its family and of all, that it imports from."""
    yield question
    text = question.read_text(encoding="utf-8")
    for folder in (question.parent, question.parent.parent):
        for shared in sorted(folder.glob("_[a-z]*.py")):
            if f".{shared.stem} import " in text:
                yield shared


def _answers(path: Path) -> tuple[tuple[str, ast.Call], ...]:
    """The calls of a file; the shared ones are asked for once a clause and parsed once."""
    return _calls(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=64)
def _calls(source: str) -> tuple[tuple[str, ast.Call], ...]:
    return tuple(
        (node.func.id, node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"breach", "unsure"}
    )


def _variants(call: ast.Call) -> frozenset[str]:
    """The literal variants of one call; the plain one when it names none."""
    for one in call.keywords:
        if one.arg == "variant":
            return frozenset(_texts(one.value))
    return frozenset({""})


def _texts(node: ast.expr) -> Iterator[str]:
    """The texts an expression can be: a literal, or either side of `a if … else b`."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
