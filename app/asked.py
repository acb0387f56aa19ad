"""What a command was asked, checked before hours of work are spent on it."""

from __future__ import annotations

import re
from collections.abc import Collection

import rules
from records.addresses import problem_with
from records.config import Config
from records.errors import CatalogueError, UsageError

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


def check_agency(name: str, config: Config) -> None:
    """Raises UsageError when the configuration has no such agency; empty is all of them."""
    if name and name not in {one.id for one in config.agencies}:
        raise UsageError(f"配置中没有编号为“{name}”的单位")
