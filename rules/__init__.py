"""The law as data: one question a file, its clause beside it; the engine that asks and the catalogue that finds.

Rules fetch nothing, store nothing and know no clock.
"""

from rules._catalogue import Catalogue, Rule, catalogue
from rules._engine import coverage, judge
from rules._pages import rule_markdown, rules_markdown
from rules._profile import Profile

__all__ = [
    "Catalogue",
    "Profile",
    "Rule",
    "catalogue",
    "coverage",
    "judge",
    "rule_markdown",
    "rules_markdown",
]
