"""What a command was asked, checked before hours of work are spent on it."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import rules
from records.addresses import problem_with
from records.config import Config, load
from records.errors import CatalogueError, ConfigError, Problem, UsageError
from rules.wording._books import load_roster

WHOLE = "全面检查"
"""The theme of a round that has none."""
_LOGIN = re.compile("//[^/]*@")
BY = "MINGJIAN_BY"
"""Environment variable: who does what is done, where the command does not say."""


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
    """The configuration as it holds: what the office has not stated is the place's own rule.

    The profile and the rules that it names are checked too, and the roster. Raises ConfigError with the lines;
    CatalogueError, with file and line, for a roster that cannot be meant.
    """
    config = load(path)
    if config.profile not in (places := rules.profile_names()):
        words = f"没有“{config.profile}”这个地方档案，可选 {'、'.join(places)}"
        raise ConfigError((Problem(path.absolute(), _line(path, "profile"), "profile", words),))
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
    if roster := config.wording.roster:
        load_roster(roster)
    return _with_place(config)


def _with_place(config: Config) -> Config:
    """With the working days that the place gives agencies, where the office has not said how many it gives.

    Where neither has, the default of `Office` stands.
    """
    if config.deadline_stated:
        return config
    days = rules.catalogue(config.profile).profile.rectify_working_days
    return replace(config, office=replace(config.office, deadline_days=days)) if days else config


def person(by: str) -> str:
    """Who does something: as the command says, else as the environment does, else whose login it is.

    Raises UsageError when nobody is named.
    """
    named = by.strip() or os.environ.get(BY, "").strip() or _login()
    if not named:
        raise UsageError(f"请用 --by 写明经办人，或设置环境变量 {BY}")
    return named


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or a system without users
        return ""


def _line(path: Path, key: str) -> int:
    """Where a key of the top table stands; 0 when it is not written as usual."""
    lines = path.read_text(encoding="utf-8").splitlines()
    named = (at for at, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*=", line))
    return next(named, 0)


def check_theme(theme: str, profile: str) -> str:
    """A word about a theme that is none of the known ones; empty for one that is. A round may bear any name."""
    known = [one.name for one in rules.themes(rules.catalogue(profile))]
    if theme in {WHOLE, *known}:
        return ""
    return f"“{theme}”不是已有的主题（{'、'.join(known)}），本次只用作名称，按全部规则和栏目检查"


def check_agency(name: str, config: Config) -> None:
    """Raises UsageError when the configuration has no such agency; empty is all of them."""
    if name and name not in {one.id for one in config.agencies}:
        raise UsageError(f"配置中没有编号为“{name}”的单位")
