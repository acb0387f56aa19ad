"""The bulletin as one JSON document (docs/schemas/bulletin.schema.json): stable keys, no clock times.

As fit for publication as the other forms: a leak's address and page title are in the internal ledger only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from records import SEVERITY_WORDS, Case, Round, RuleCoverage, SiteCoverage, Unchecked
from reports.followed import FollowUp
from reports.model import BulletinText
from reports.plain import Discretion, is_private, plain
from reports.rows import NOTHING, RESULTS, Names, Row, Undecided, discretion_of
from reports.scores import exemption_form, score_form
from reports.tally import Tally
from reports.year import ENDS, Balance

SCHEMA = "mingjian/bulletin/1"

Json = Mapping[str, object]


def json_form(doc: BulletinText, round_: Round) -> str:
    """The document, keys sorted, two spaces of indent, ending with a newline."""
    names, discretion = Names.of(round_), discretion_of(round_)
    tally = doc.tally
    form = {
        "schema": SCHEMA,
        "kind": doc.kind,
        "period": doc.period,
        "as_of": round_.inspection.as_of.isoformat(),
        "inspection": plain(round_.inspection.id),
        "theme": plain(round_.inspection.theme),
        "vantage": plain(round_.inspection.vantage),
        "title": doc.title,
        "number": doc.number,
        "draft": doc.draft,
        "office": doc.office,
        "tallies": _tallies(tally),
        "findings": [_finding(row) for row in tally.rows],
        "follow_ups": [_follow_up(one) for one in tally.follow_ups],
        "undecided": [_undecided(one) for one in tally.undecided],
        "cases": [_case(case, names, discretion) for case in round_.cases],
        "coverage": {
            "sites": [_site(one, names) for one in round_.coverage.sites],
            "rules": [_rule(one) for one in tally.rules],
            "unchecked": [_unchecked(one, names, discretion) for one in round_.coverage.unchecked],
        },
        "exemptions": [exemption_form(one, discretion) for one in round_.exempted],
        "scores": [score_form(one) for one in round_.scores],
        **_issue(doc),
        **_year(doc),
    }
    return json.dumps(form, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _issue(doc: BulletinText) -> Json:
    """How it was issued; nothing for a draft."""
    if doc.draft:
        return {}
    return {
        "on": doc.on.isoformat(),
        "version": doc.version,
        "addressees": doc.addressees,
        "copies": doc.copies,
    }


def _year(doc: BulletinText) -> Json:
    """What a yearly report adds up; nothing for others."""
    year = doc.year
    if year is None:
        return {}
    balances = [_balance(one) for one in year.agencies]
    cases = [
        {
            "case": one.case,
            "agency": one.agency,
            "found_on": one.found_on.isoformat(),
            "end": one.end,
            "recurrences": one.recurrences,
        }
        for one in year.cases
    ]
    rounds = [
        {"inspection": plain(one.inspection.id), "problems": one.problems} for one in year.rounds
    ]
    total = _balance(year.total)
    return {"year": {"rounds": rounds, "total": total, "by_agency": balances, "cases": cases}}


def _balance(one: Balance) -> Json:
    return {
        "name": one.name,
        "found": one.found,
        "ends": dict(zip(ENDS, one.ends, strict=True)),
        "recurred": one.recurred,
        "recurrences": one.recurrences,
    }


def _tallies(tally: Tally) -> Json:
    compared = tally.comparison
    return {
        "problems": tally.problems,
        "by_severity": dict(zip(map(str, SEVERITY_WORDS), tally.grades, strict=True)),
        "by_class": [
            {
                "family": one.family,
                "total": one.total,
                "agencies": one.agencies,
                "before": one.before,
            }
            for one in tally.classes
        ],
        "by_agency": [
            {
                "agency": one.agency,
                "total": one.total,
                "new": one.new,
                "still": one.still,
                "again": one.again,
            }
            for one in tally.agencies
        ],
        "results": dict(zip(RESULTS, tally.results, strict=True)),
        "judged": tally.judged,
        "undecided": len(tally.undecided),
        "dismissed": tally.dismissed,
        "confirmed": tally.confirmed,
        "compared": compared
        and {"before": compared.before, "now": compared.now, "sites": compared.sites},
        "reach": {
            "sites": tally.reach.sites,
            "sites_reached": tally.reach.sites_reached,
            "columns": tally.reach.columns,
            "columns_read": tally.reach.columns_read,
            "columns_complete": tally.reach.columns_complete,
            "pages": tally.reach.pages,
            "attachments": tally.reach.attachments,
            "attachments_read": tally.reach.attachments_read,
            "unreached": tally.reach.unreached,
        },
    }


def _finding(row: Row) -> Json:
    return {
        "index": row.index,
        "case": row.case,
        "identity": row.finding.identity,
        "rule": plain(row.finding.rule),
        "number": plain(row.finding.number),
        "family": row.family,
        "title": row.title,
        "severity": str(row.severity),
        "agency": row.agency,
        "site": row.site,
        "column": row.column,
        "name": row.name,
        "message": row.message,
        "remedy": row.remedy,
        "clause": row.clause,
        "law": row.law,
        "confirmed": row.confirmed,
        "found_on": row.found_on.isoformat(),
        "status": row.status,
        "stage": str(row.stage) if row.stage else None,
        "recurrences": row.recurrences,
        "private": row.private,
        "url": row.link,
        "snapshots": []
        if row.private
        else sorted({e.digest for e in row.finding.evidence if e.digest}),
    }


def _follow_up(one: FollowUp) -> Json:
    return {
        "index": one.index,
        "case": one.case,
        "agency": one.agency,
        "where": one.where,
        "title": one.title,
        "found_on": one.found_on.isoformat(),
        "result": one.result,
        "deadline": one.deadline.isoformat() if one.deadline else "",
        "timing": one.timing if one.timing != NOTHING else "",
        "note": one.note,
    }


def _undecided(one: Undecided) -> Json:
    return {
        "index": one.index,
        "agency": one.agency,
        "where": one.where,
        "title": one.title,
        "name": one.name,
        "message": one.message,
        "broken": one.broken,
    }


def _case(case: Case, names: Names, discretion: Discretion) -> Json:
    finding = case.finding
    return {
        "case": case.number,
        "identity": case.identity,
        "stage": str(case.stage),
        "rule": plain(finding.rule),
        "title": plain(finding.title),
        "severity": str(finding.severity),
        "agency": names.agency(finding.agency),
        "where": names.where(finding),
        "found_on": case.found_on.isoformat(),
        "seen_on": case.seen_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else None,
        "recurrences": case.recurrences,
        "unsure": "" if is_private(finding) else discretion.text(case.unsure),
    }


def _site(one: SiteCoverage, names: Names) -> Json:
    return {
        "site": names.site(one.site),
        "columns": one.columns,
        "columns_read": one.columns_read,
        "columns_complete": one.columns_complete,
        "pages": one.pages,
        "attachments": one.attachments,
        "attachments_read": one.attachments_read,
        "unreached": one.unreached,
    }


def _rule(one: RuleCoverage) -> Json:
    return {
        "rule": plain(one.rule),
        "number": plain(one.number),
        "title": plain(one.title),
        "family": plain(one.family_title),
        "clear": one.clear,
        "breach": one.breach,
        "unsure": one.unsure,
        "exempt": one.exempt,
        "broken": one.broken,
        "doubts": [{"reason": plain(each.reason), "times": each.times} for each in one.doubts],
    }


def _unchecked(one: Unchecked, names: Names, discretion: Discretion) -> Json:
    return {
        "kind": plain(one.kind),
        "name": discretion.name(one.name, one.url),
        "agency": names.agency(one.agency) if one.agency else "",
        "url": discretion.link(one.url),
        "reason": discretion.text(one.reason),
    }
