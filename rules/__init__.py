"""The law as data: one question a file, its clause beside it; the engine that asks and the catalogue that finds.

Rules fetch nothing, store nothing and know no clock.
"""

from rules._bounds import bounds
from rules._catalogue import Catalogue, Rule, catalogue
from rules._engine import Hearing, Quiet, Said, Wanted, coverage, judge
from rules._indicators import Indicator, coverage_markdown, indicators
from rules._pages import looks_at, rule_markdown, rules_markdown
from rules._profile import Profile, profile_names
from rules._sheet import SUBJECTS as SHEET_SUBJECTS
from rules._sheet import Feed, Sheet, fed_by, load_sheet, sheet_faults, sheet_names
from rules._sheet import Group as SheetGroup
from rules._sheet import Item as SheetItem
from rules._themes import Theme, themes
from rules.scoring import BONUS, Subjected, score

__all__ = [
    "BONUS",
    "SHEET_SUBJECTS",
    "Catalogue",
    "Feed",
    "Hearing",
    "Indicator",
    "Profile",
    "Quiet",
    "Rule",
    "Said",
    "Sheet",
    "SheetGroup",
    "SheetItem",
    "Subjected",
    "Theme",
    "Wanted",
    "bounds",
    "catalogue",
    "coverage",
    "coverage_markdown",
    "fed_by",
    "indicators",
    "judge",
    "load_sheet",
    "looks_at",
    "profile_names",
    "rule_markdown",
    "rules_markdown",
    "score",
    "sheet_faults",
    "sheet_names",
    "themes",
]
