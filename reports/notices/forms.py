"""A paper as a file's bytes, and as the JSON that docs/schemas/notices.schema.json describes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from records.errors import UsageError
from reports.model import BulletinText
from reports.notices.model import KINDS, Forecast, Notice
from reports.notices.rows import NoticeRow
from reports.notices.year import Happening, Past, Year
from reports.plain import plain

FORMATS = ("docx", "pdf", "html", "md", "json")
SCHEMA = "mingjian/notice/1"

Json = Mapping[str, object]


def render(notice: Notice, form: str) -> bytes:
    """The paper in a form, the same bytes for the same paper. Raises UsageError for a form that is none."""
    if form == "docx":
        from reports.docx import docx

        return docx(notice.text)
    if form == "pdf":
        from reports.pdf.write import pdf

        return pdf(notice.text)
    if form == "html":
        from reports.html import html

        return html(notice.text).encode()
    if form == "md":
        from reports.markdown import markdown

        return markdown(notice.text).encode()
    if form == "json":
        form_ = json_form(notice)
        return (json.dumps(form_, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
    raise UsageError(f"没有“{form}”这种格式；可选：{'、'.join(FORMATS)}")


def index_page(text: BulletinText) -> bytes:
    """The index as a page."""
    from reports.html import html

    return html(text).encode()


def json_form(notice: Notice) -> Json:
    """The paper for machines."""
    return {
        "schema": SCHEMA,
        "kind": KINDS[notice.name],
        "agency": notice.agency,
        "agency_name": notice.agency_name,
        "title": notice.text.title,
        "number": notice.text.number,
        "version": notice.text.version,
        "draft": notice.text.draft,
        "on": notice.text.on.isoformat(),
        "problems": [_row(row) for row in notice.problems],
        "reminders": [_row(row) for row in notice.reminders],
        "waiting": [_row(row) for row in notice.waiting],
        "soon": [_forecast(one) for one in notice.soon],
        "year": _year(notice.year) if notice.year else None,
    }


def _row(row: NoticeRow) -> Json:
    picture = row.picture
    return {
        "index": row.index,
        "case": row.case,
        "rule": row.rule,
        "number": row.number,
        "title": row.title,
        "family": row.family,
        "severity": str(row.severity),
        "site": row.site,
        "column": row.column,
        "name": row.name,
        "message": row.message,
        "clause": row.clause,
        "law": row.law,
        "confirmed": row.confirmed,
        "remedy": row.remedy,
        "proof": row.proof,
        "due": row.due.isoformat() if row.due else None,
        "overdue": row.overdue,
        "stage": str(row.stage),
        "recurrences": row.recurrences,
        "private": row.private,
        "url": row.link,
        "evidence": {
            "snapshot": picture.snapshot,
            "at": picture.at,
            "excerpt": picture.excerpt,
            "kept": picture.kept,
            "source": picture.source,
            "screenshot": {"name": picture.shot.name, "digest": picture.shot.digest}
            if picture.shot
            else None,
        },
    }


def _forecast(one: Forecast) -> Json:
    return {
        **_row(one.row),
        "due": one.due.isoformat() if one.due else None,
        "left": one.left,
    }


def _year(year: Year) -> Json:
    return {
        "until": year.until.isoformat(),
        "carried": year.carried,
        "open": year.open,
        "overdue": year.overdue,
        "counts": {str(what): year.count(what) for what in Happening},
        "months": [
            {
                "month": one.number,
                "open": one.open,
                **{str(what): one.counts[what] for what in Happening},
            }
            for one in year.months
        ],
        "cases": [_past(one) for one in year.pasts],
    }


def _past(one: Past) -> Json:
    return {
        "case": one.case.number,
        "title": plain(one.case.finding.title),
        "severity": str(one.case.finding.severity),
        "carried": one.carried,
        "stage": str(one.stage),
        "overdue": one.overdue,
        "events": [{"what": str(each.what), "on": each.on.isoformat()} for each in one.events],
    }
