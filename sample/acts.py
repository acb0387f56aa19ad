"""What can be planted, and on what: the words of the defect tables."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What is done to the thing that a plant names."""

    # Sites
    CLOSED_PORT = "closed_port"
    RESETS = "resets"
    FAILS = "fails"
    BUSY_ONCE = "busy_once"
    RESETS_ONCE = "resets_once"
    MOVED_HOME = "moved_home"
    HOME_AGED = "home_aged"
    HOME_OLD_BLOCK = "home_old_block"
    NO_SITE_CODE = "no_site_code"
    NO_ICP = "no_icp"
    NO_POLICE = "no_police"
    NO_PARTY_MARK = "no_party_mark"
    NO_REPORT_ERRORS = "no_report_errors"
    POLICE_INSIDE_ONLY = "police_inside_only"
    PARTY_MARK_AS_ICON = "party_mark_as_icon"
    REPORT_ERRORS_AS_ICON = "report_errors_as_icon"
    WHOLE_FOOTER = "whole_footer"
    # Columns
    AGED = "aged"
    NEWEST_NOT_FIRST = "newest_not_first"
    PINNED = "pinned"
    YEAR_SPLIT = "year_split"
    BLANK = "blank"
    OPENED = "opened"
    STUB = "stub"
    FORM_ONLY = "form_only"
    # Duties
    ABSENT = "absent"
    LATE = "late"
    MISFILED = "misfiled"
    OTHER_WORDING = "other_wording"
    GONE = "gone"
    MADE_LATER = "made_later"
    REPORTED_EARLIER = "reported_earlier"
    AS_DUE = "as_due"
    # What a yearly document says
    REPORT_SUM = "report_sum"
    REPORT_CARRIED = "report_carried"
    REPORT_STOCK = "report_stock"
    REPORT_REMEDY = "report_remedy"
    REPORT_BLANKS = "report_blanks"
    REPORT_TRIAL = "report_trial"
    REPORT_TEXT = "report_text"
    REPORT_LAST_TEXT = "report_last_text"
    REPORT_OTHER_NAME = "report_other_name"
    REPORT_NO_SECTION = "report_no_section"
    REPORT_NO_TOPIC = "report_no_topic"
    REPORT_YEAR = "report_year"
    REPORT_OLD_LAW = "report_old_law"
    REPORT_NOTHING = "report_nothing"
    REPORT_PARTNER = "report_partner"
    REPORT_THIRD_PARTY = "report_third_party"
    REPORT_LOOKS_BACK = "report_looks_back"
    REPORT_NO_CONTACT = "report_no_contact"
    REPORT_NO_PERIOD = "report_no_period"
    REPORT_NO_HEAD = "report_no_head"
    REPORT_CONTACT_LAST = "report_contact_last"
    REPORT_PERIOD_WORDED = "report_period_worded"
    REPORT_SIXTH_NOTHING = "report_sixth_nothing"
    REPORT_SIXTH_NONE = "report_sixth_none"
    REPORT_SIXTH_OTHER = "report_sixth_other"
    REPORT_FEES_NOTICES = "report_fees_notices"
    REPORT_NO_TABLE = "report_no_table"
    REPORT_NO_TABLES = "report_no_tables"
    REPORT_NO_CASES = "report_no_cases"
    REPORT_PICTURE = "report_picture"
    REPORT_ATTACHED = "report_attached"
    MONEY_NO_EXPLANATION = "money_no_explanation"
    MONEY_NO_TABLE = "money_no_table"
    MONEY_SUM = "money_sum"
    MONEY_TEXT = "money_text"
    MONEY_BARE_TABLE = "money_bare_table"
    MONEY_NO_REASON = "money_no_reason"
    MONEY_YEAR = "money_year"
    MONEY_OTHER_OFFICE = "money_other_office"
    MONEY_BLANKS = "money_blanks"
    MONEY_NOTE_IN_TEXT = "money_note_in_text"
    MONEY_GLOSSARY = "money_glossary"
    MONEY_SCAN = "money_scan"
    MONEY_SCAN_BESIDE = "money_scan_beside"
    MONEY_CARRIED = "money_carried"
    MONEY_RESTATED = "money_restated"
    MONEY_PLAN = "money_plan"
    MONEY_ADJUSTED = "money_adjusted"
    MONEY_BEFORE = "money_before"
    MONEY_EXECUTED = "money_executed"
    MONEY_DEBT_OVER = "money_debt_over"
    MONEY_DEBT_OVER_SPECIAL = "money_debt_over_special"
    MONEY_DEBT_SILENT = "money_debt_silent"
    MONEY_DEBT_FULL = "money_debt_full"
    MONEY_DEBT_NEW = "money_debt_new"
    MONEY_DEBT_WORDS = "money_debt_words"
    # Nothing is done
    SOUND = "sound"
    # Items: identity numbers and what only looks like one
    ID_PAGE = "id_page"
    ID_TITLE = "id_title"
    ID_LINK = "id_link"
    ID_XLSX = "id_xlsx"
    ID_SECOND_SHEET = "id_second_sheet"
    ID_DOCX = "id_docx"
    ID_PDF = "id_pdf"
    ACCEPTANCE = "acceptance"
    MASKED = "masked"
    MASKED_XLSX = "masked_xlsx"
    CREDIT_CODE = "credit_code"
    SERIAL_XLSX = "serial_xlsx"
    ACCEPTANCE_DOCX = "acceptance_docx"
    MASKED_PDF = "masked_pdf"
    # Items: links
    DEAD_PAGE = "dead_page"
    DEAD_FILE = "dead_file"
    DEAD_ROW = "dead_row"
    SOFT_404 = "soft_404"
    MOVED = "moved"
    MOVED_FILE = "moved_file"
    MOVED_ROW = "moved_row"
    BUSY_PAGE = "busy_page"
    ROBOTS = "robots"
    SPEAKS_OF_404 = "speaks_of_404"


@dataclass(frozen=True, slots=True)
class Plant:
    """One thing planted: an act on a site, a column, a row or a duty."""

    act: Act
    site: str
    """Key of the site."""
    column: str = ""
    """Key of the column."""
    agency: str = ""
    kind: str = ""
    """Kind of duty, one of `records.DUTY_KINDS`."""
    slot: int = 0
    days: int = 0
    note: str = ""
    back: int = 0
    """Years before the newest, for what is planted in a yearly document."""


@dataclass(frozen=True, slots=True)
class Defect:
    """A guilty plant and the innocent twin beside it."""

    rule: str
    guilty: Plant
    twin: Plant


def on_site(act: Act, site: str, note: str, days: int = 0) -> Plant:
    """On a site as a whole."""
    return Plant(act, site, days=days, note=note)


def on_column(act: Act, site: str, column: str, note: str, days: int = 0) -> Plant:
    """On a column."""
    return Plant(act, site, column, days=days, note=note)


def on_row(act: Act, site: str, column: str, slot: int, note: str) -> Plant:
    """On a row of a column."""
    return Plant(act, site, column, slot=slot, note=note)


def on_duty(act: Act, where: str, agency: str, kind: str, note: str, days: int = 0) -> Plant:
    """On a yearly document. `where` is `site/column`: for MISFILED the column in which it stands instead."""
    site, column = where.split("/")
    return Plant(act, site, column, agency, kind, days=days, note=note)


CONTENT = frozenset(act for act in Act if act.value.startswith(("report_", "money_", "sound"))) - {
    Act.REPORT_ERRORS_AS_ICON
}
"""Acts on what a yearly document says."""
