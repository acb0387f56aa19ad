"""A finding as JSON: the shape that `scan`, `check`, `inspect` and `rejudge` share (DESIGN §6)."""

from __future__ import annotations

from records import Judgement, veil


def finding_document(one: Judgement, file: str = "") -> dict[str, object]:
    """`{rule, title, severity, verdict, clause, subject, url|file, place, excerpt, evidence}` and more."""
    first = one.evidence[0] if one.evidence else None
    where = {"file": file} if file else {"url": veil(one.url)}
    return {
        "rule": one.rule,
        "number": one.number,
        "title": one.title,
        "severity": one.severity,
        "verdict": one.verdict,
        "message": veil(one.message),
        "remedy": one.remedy,
        "clause": {
            "document": one.document,
            "article": one.article,
            "text": one.law,
            "confirmed": one.confirmed,
        },
        "subject": veil(one.subject),
        "subject_kind": one.subject_kind,
        "subject_name": veil(one.subject_name),
        "agency": one.agency,
        "site": one.site,
        "column": one.column,
        **where,
        "place": (first.place if first else "") or one.place,
        "excerpt": veil(first.excerpt) if first else "",
        "evidence": [
            {
                "url": veil(piece.url),
                "digest": piece.digest,
                "at": piece.at.isoformat() if piece.at else None,
                "place": piece.place,
            }
            for piece in one.evidence
        ],
        "identity": one.identity,
    }
