"""Finds the rules: every `<family>/<name>.py` with its `<name>.toml`; no list is kept by hand."""

from __future__ import annotations

import importlib
import inspect
import types
import typing
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from records import Answer, Clause
from records.errors import CatalogueError
from rules._clause import Paper, load
from rules._profile import Profile, adapted, load_profile
from rules._table import misfit
from rules._words import check_words

Check = Callable[[Any, Clause, date], Answer]


@dataclass(frozen=True, slots=True)
class Rule:
    """A question with its clause."""

    clause: Clause
    check: Check
    subjects: tuple[type, ...]
    """The nouns it looks at."""
    question: str
    """The question in Chinese."""
    mistakes: tuple[str, ...]
    """What is easily mistaken for a breach, in Chinese."""
    covers: tuple[str, ...]
    """Ids of the national indicators it serves."""
    recheck: str
    """What a re-check need ask: `page`, `files`, `clear`; empty when only a full round can tell."""
    doc: str
    """Docstring of the question's file, English."""

    @property
    def id(self) -> str:
        """Stem of its files."""
        return self.clause.id


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All rules by number, with a profile's limits in."""

    rules: tuple[Rule, ...]
    profile: Profile

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def rule(self, name: str) -> Rule:
        """The rule of that id or number. Raises CatalogueError when there is none."""
        for rule in self.rules:
            if name in {rule.id, rule.clause.number}:
                return rule
        raise CatalogueError(f"没有编号或标识为 {name} 的规则，用 mingjian rules 查看全部规则")

    def chosen(self, only: Collection[str] = ()) -> tuple[Rule, ...]:
        """The rules to be asked: all stable ones, or those named. Retired ones never.

        `only` names rules by id or number, or whole families by folder or title; of a family the stable ones are
        asked. A name that nothing bears is a CatalogueError: asking nothing must not look like finding nothing.
        """
        named: set[str] = set()
        for name in only:
            named |= self._family(name) or {self.rule(name).id}
        return tuple(
            rule
            for rule in self.rules
            if rule.clause.stage != "retired"
            and (rule.id in named if only else rule.clause.stage == "stable")
        )

    def _family(self, name: str) -> set[str]:
        """Ids of the stable rules of a family; empty when there is no such family."""
        return {
            rule.id
            for rule in self.rules
            if name in {rule.clause.family, rule.clause.family_title}
            and rule.clause.stage == "stable"
        }


def catalogue(profile: str = "national", package: str = "rules") -> Catalogue:
    """Loads every rule of a package with the limits of a profile (`rules/profiles/<profile>.toml`).

    Raises CatalogueError, naming the file, for any misfit between questions, clauses and the profile.
    """
    root = Path(str(importlib.import_module(package).__file__)).parent
    place = load_profile(root / "profiles", profile)
    rules = _rules(root, package)
    known = {rule.id for rule in rules}
    for name in place.changes:
        if name not in known:
            raise misfit(place.path, f"rules.{name} 不是已有的规则")
    for name in place.escalation.rules if place.escalation else ():
        if name not in known:
            raise misfit(place.path, f"escalation.rules 里的 {name} 不是已有的规则")
    return Catalogue(
        tuple(replace(rule, clause=adapted(rule.clause, place)) for rule in rules), place
    )


@cache
def _rules(root: Path, package: str) -> tuple[Rule, ...]:
    """The rules of a package in the order of their numbers, before any profile; read once a process."""
    rules = sorted(
        (_rule(path, package) for path in _questions(root)), key=lambda rule: rule.clause.number
    )
    _check_unique(rules, root)
    known = {rule.id for rule in rules}
    for rule in rules:
        foretold = rule.clause.foretells
        if foretold and (foretold not in known or foretold == rule.id):
            raise misfit(root, f"规则 {rule.id} 的 foretells（{foretold}）不是另一条已有的规则")
    return tuple(rules)


def _questions(root: Path) -> Iterator[Path]:
    """The question files, after checking that files and clauses come in pairs."""
    for family in sorted(one.parent for one in root.glob("*/family.toml")):
        questions = {one for one in family.glob("*.py") if not one.name.startswith("_")}
        clauses = {one for one in family.glob("*.toml") if one.name != "family.toml"}
        for path in sorted(questions):
            if path.with_suffix(".toml") not in clauses:
                raise misfit(path, "缺少同名的条款文件（.toml）")
            yield path
        for path in sorted(clauses):
            if path.with_suffix(".py") not in questions:
                raise misfit(path, "缺少同名的规则文件（.py）")


def _rule(path: Path, package: str) -> Rule:
    paper: Paper = load(path.with_suffix(".toml"))
    check_words(path, paper.clause.words, dict(paper.clause.limits))
    module = importlib.import_module(f"{package}.{path.parent.name}.{path.stem}")
    check = getattr(module, "check", None)
    if not inspect.isfunction(check):
        raise misfit(path, "没有 check 函数")
    doc = inspect.getdoc(module)
    if not doc:
        raise misfit(path, "没有说明文字（docstring）")
    return Rule(
        clause=paper.clause,
        check=check,
        subjects=_looks_at(path, check),
        question=paper.question,
        mistakes=paper.mistakes,
        covers=paper.covers,
        recheck=paper.recheck,
        doc=doc,
    )


def _looks_at(path: Path, check: Callable[..., Answer]) -> tuple[type, ...]:
    """The nouns named by the annotation of the first parameter."""
    if len(inspect.signature(check).parameters) != 3:
        raise misfit(path, "check 应有三个参数：对象、clause、today")
    hints = typing.get_type_hints(check)
    first = next(iter(inspect.signature(check).parameters))
    hint = hints.get(first)
    union = typing.get_origin(hint) in {types.UnionType, typing.Union}
    nouns = typing.get_args(hint) if union else (hint,)
    for noun in nouns:
        if not (isinstance(noun, type) and isinstance(getattr(noun, "key", None), property)):
            raise misfit(path, f"check 的第一个参数应标注为检查对象，现为 {hint}")
    return nouns


def _check_unique(rules: Sequence[Rule], root: Path) -> None:
    for what in ("number", "id"):
        seen: dict[str, str] = {}
        for rule in rules:
            value, place = getattr(rule.clause, what), f"{rule.clause.family}/{rule.id}.toml"
            if value in seen:
                raise misfit(root / place, f"{what} {value} 与 {seen[value]} 重复")
            seen[value] = place
