"""Is the prose mostly that of last year's report, or of another agency's?

The share is of shingles of five characters, without digits, marks and the office's names, estimated from sketches.
Within the margin of the estimate nothing is said. Easily mistaken: short texts, which are all phrases of the form.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, Likeness, breach, clear, exempt, unsure
from rules.annual._reading import is_alone, why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the likeness to last year's first, then to a sister's."""
    to_last, to_sister = clause.limit("percent", "上年"), clause.limit("percent", "其他单位")
    margin = clause.limit("margin", "全部")
    if to_last is None or to_sister is None or margin is None or is_alone(report):
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    last, sister = report.like_last, report.like_sister
    if last and last.percent >= to_last + margin:
        return breach(report.evidence, variant="last", percent=last.percent, allowed=to_last)
    if sister and sister.percent >= to_sister + margin:
        return breach(
            report.evidence,
            variant="sister",
            other=sister.name,
            percent=sister.percent,
            allowed=to_sister,
        )
    return _below(report, (last, to_last - margin), (sister, to_sister - margin))


def _below(report: AnnualReport, *pairs: tuple[Likeness | None, int]) -> Answer:
    """Clear when there was something to compare with and it is surely less alike."""
    known = [(like, least) for like, least in pairs if like is not None]
    if any(like.percent > least for like, least in known):
        return unsure(report.evidence, reason="相似度在阈值上下，须人工比对")
    if report.last is not None and report.like_last is None:
        return unsure(report.evidence, reason="文字太少，无法比对")
    return clear(report.evidence) if known else unsure(report.evidence, reason="没有可比对的报告")
