"""What a command was asked, checked before hours of work are spent on it."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import rules
from records.addresses import problem_with
from records.config import Config, load
from records.errors import CatalogueError, ConfigError, Problem, UsageError

_LOGIN = re.compile("//[^/]*@")


def check_address(url: str) -> None:
    """Raises UsageError for an address that cannot be visited; a password in it is not repeated."""
    if problem := problem_with(url):
        raise UsageError(f"{problem}：{_LOGIN.sub('//…@', url)}")


def check_rules(names: Collection[str], profile: str) -> None:
    """Raises UsageError when a name is that of no rule and no family."""
    catalogue = rules.catalogue(profile)
    try:
        catalogue.chosen(names)
    except CatalogueError as error:
        raise UsageError(str(error)) from None


def loaded(path: Path) -> Config:
    """The configuration, with the rules that its exemptions name checked too. Raises ConfigError with the lines."""
    config = load(path)
    known = rules.catalogue(config.profile) if config.exemptions else ()
    names = {name for rule in known for name in (rule.id, rule.clause.number)}
    problems = tuple(
        Problem(
            path.absolute(),
            one.line,
            f"exemptions[{position}].rule",
            f"没有编号或标识为“{one.rule}”的规则",
        )
        for position, one in enumerate(config.exemptions, start=1)
        if one.rule not in names
    )
    if problems:
        raise ConfigError(problems)
    return config


def check_agency(name: str, config: Config) -> None:
    """Raises UsageError when the configuration has no such agency; empty is all of them."""
    if name and name not in {one.id for one in config.agencies}:
        raise UsageError(f"配置中没有编号为“{name}”的单位")
