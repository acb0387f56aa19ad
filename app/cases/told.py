"""A case as it is told to people and programs: what leads to a leak, or is one, stays in the internal ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.console import STYLES
from app.findings import finding_document
from app.tables import Line
from records import SEVERITY_WORDS, STAGE_WORDS, Case, Finding, Move
from records.config import Config
from reports.plain import NO_NAME, Discretion, is_private, plain
from reports.rows import Names, without_detail

HEADS = ("级别", "编号", "阶段", "单位", "发现", "期限", "超期")
"""Of a table of cases, before the problem itself."""
NAMED = 5
"""Numbers of cases that one line names."""
_UNSURE = "个人信息类事项，具体位置从略"
_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Teller:
    """Knows the names, the day, and what is to be kept quiet."""

    day: date
    names: Names
    discretion: Discretion

    @classmethod
    def of(cls, cases: Iterable[Case], names: Names, day: date) -> Teller:
        """For these cases; give all of the ledger, so that a leak's address is known wherever it turns up."""
        return cls(day, names, Discretion.about(case.finding for case in cases))

    def message(self, finding: Finding) -> str:
        """The problem in a sentence."""
        if is_private(finding):
            return without_detail(finding)
        return self.discretion.text(finding.message)

    def link(self, finding: Finding) -> str:
        """Where it is to be seen; empty for a leak."""
        return "" if is_private(finding) else self.discretion.link(finding.url)

    def text(self, case: Case, text: str) -> str:
        """What somebody wrote about a case; of a leak, without the name of what leaks."""
        name = plain(case.finding.subject_name)
        told = self.discretion.text(text)
        return told.replace(name, NO_NAME) if name and is_private(case.finding) else told

    def document(self, case: Case) -> dict[str, object]:
        """A case for JSON."""
        private = is_private(case.finding)
        answer = case.response
        return {
            "number": case.number,
            "stage": case.stage,
            "found_on": case.found_on,
            "seen_on": case.seen_on,
            "closed_on": case.closed_on,
            "recurrences": case.recurrences,
            "unsure": _UNSURE if private and case.unsure else self.discretion.text(case.unsure),
            "sent_on": case.sent_on,
            "deadline": case.deadline,
            "overdue_days": overdue_days(case, self.day),
            "response": answer
            and {
                "on": answer.on,
                "measures": self.text(case, answer.measures),
                "person": plain(answer.person),
                "link": self.discretion.link(answer.link),
            },
            "exempt_until": case.exempt_until,
            "feigned": case.feigned,
            "masked": private,
            "finding": self._finding(case),
        }

    def move(self, case: Case, move: Move) -> dict[str, object]:
        """One step of a case for JSON."""
        return {
            "on": move.on,
            "at": move.at.isoformat(timespec="seconds") if move.at else None,
            "by": plain(move.by),
            "inspection": move.inspection,
            "before": move.before,
            "after": move.after,
            "why": self.text(case, move.why),
            "evidence": [self.text(case, one) for one in move.evidence],
        }

    def line(self, case: Case) -> Line:
        """A case as a row under `HEADS`."""
        finding, late = case.finding, overdue_days(case, self.day)
        cells = (
            SEVERITY_WORDS[finding.severity],
            case.number,
            STAGE_WORDS[case.stage],
            self.names.agency(finding.agency),
            case.found_on.isoformat(),
            case.deadline.isoformat() if case.deadline else _NOTHING,
            f"{late} 天" if late else _NOTHING,
        )
        return Line(cells, self.message(finding), style=STYLES[finding.severity])

    def _finding(self, case: Case) -> dict[str, object]:
        finding = case.finding
        if not is_private(finding):
            quiet = replace(
                finding,
                message=self.message(finding),
                subject_name=self.discretion.name(finding.subject_name, finding.url),
                url=self.discretion.link(finding.url),
            )
            return finding_document(quiet)
        bare = replace(
            finding,
            message=self.message(finding),
            subject=finding.subject.partition(":")[0],
            subject_name="",
            url="",
            place="",
            evidence=(),
        )
        return {**finding_document(bare), "identity": case.identity}


def names_of(config: Config) -> Names:
    """Names of agencies, sites and columns, each by its id."""
    return Names(
        {one.id: plain(one.name) for one in config.agencies},
        {one.id: plain(one.name) for one in config.sites},
        {one.id: plain(one.name) for one in config.columns},
    )


def overdue_days(case: Case, day: date) -> int:
    """Days past the deadline (自然日), of a case that is overdue; 0 of any other."""
    return (day - case.deadline).days if case.deadline and case.is_overdue(day) else 0


def few(numbers: Sequence[str]) -> str:
    """The first numbers, and how many there are where some are left out."""
    named = "、".join(numbers[:NAMED])
    return f"{named} 等 {len(numbers)} 项" if len(numbers) > NAMED else named
