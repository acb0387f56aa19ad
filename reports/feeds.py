"""A bulletin for machines: its problems as an Atom feed (RFC 4287), its deadlines as a calendar (RFC 5545).

Both hold only what the public ledger holds: no address of a leak, no value. The same round gives the same bytes:
the round's own day stands wherever these forms ask for a moment.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from records import Case, Duty, Judgement, Round, Verdict
from reports.evidence_pages import secrets_of
from reports.evidence_secrets import Secrets
from reports.model import BulletinText
from reports.notices.rows import forecast
from reports.phrases import long_date
from reports.plain import is_private, plain
from reports.rows import NOTHING, Names, Row

ATOM = "http://www.w3.org/2005/Atom"
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, "https://mingjian.invalid/")
"""What the identities of entries and events are made under: the same case is the same entry for ever."""
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_FOLD = 75
"""Octets of a line of a calendar, without its end (RFC 5545 §3.1)."""
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Shanghai",
    "BEGIN:STANDARD",
    "DTSTART:19910915T020000",
    "TZOFFSETFROM:+0900",
    "TZOFFSETTO:+0800",
    "TZNAME:CST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""China since the end of its last summer time, 15 September 1991."""
_DISTINCT = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


# ---- Atom -------------------------------------------------------------------------------------


def atom(doc: BulletinText, round_: Round) -> bytes:
    """The problems of a bulletin, an entry each, in the order of annex 1."""
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "zh-CN"})
    moment = _moment(round_.inspection.as_of)
    draft = "（征求意见稿）" if doc.draft else ""
    office = doc.office or NOTHING
    _put(feed, "id", _urn(f"feed|{round_.office.name}|{doc.period}|{round_.inspection.theme}"))
    _put(feed, "title", doc.title + draft)
    _put(feed, "updated", moment)
    _put(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", office)
    _put(feed, "generator", "Mingjian")
    secrets = secrets_of(round_)
    for row in doc.tally.rows:
        _entry(feed, row, secrets, round_.office.name, moment)
    ET.indent(feed, space=" ")
    body = ET.tostring(feed, encoding="unicode")
    return f"<?xml version='1.0' encoding='utf-8'?>\n{body}\n".encode()


def _entry(feed: ET.Element, row: Row, secrets: Secrets, office: str, moment: str) -> None:
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    _put(entry, "id", _urn(f"{office}|{row.case or row.finding.identity}"))
    _put(entry, "title", f"{row.agency}：{row.title}（{row.status}）")
    _put(entry, "published", _moment(row.found_on))
    _put(entry, "updated", moment)
    ET.SubElement(entry, f"{{{ATOM}}}category", {"term": row.family})
    if link := secrets.discretion.link(row.link):
        ET.SubElement(entry, f"{{{ATOM}}}link", {"rel": "alternate", "href": link})
    said = f"{row.where}：{row.message}依据：{row.clause}。程度：{row.grade}。" + (
        f"事项编号：{row.case}。" if row.case else ""
    )
    _put(entry, "content", secrets.text(said)).set("type", "text")


def _put(under: ET.Element, name: str, text: str) -> ET.Element:
    made = ET.SubElement(under, f"{{{ATOM}}}{name}")
    made.text = text
    return made


def _urn(name: str) -> str:
    return uuid.uuid5(_NAMES, name).urn


def _moment(day: date) -> str:
    """A day as RFC 3339 has it: its first moment in China."""
    return datetime.combine(day, time(), _SHANGHAI).isoformat()


# ---- iCalendar --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which somebody has to do something."""

    key: str
    """What it is about, the same in every round."""
    on: date
    title: str
    words: str
    link: str = ""


def deadlines(round_: Round, due: Mapping[str, date]) -> tuple[Deadline, ...]:
    """Open cases that were sent, columns about to be overdue, and duties that are due; by day.

    `due`: by id of duty, its last day.
    """
    names = Names.of(round_)
    duties = _of_duties(round_, due, names)
    found = (*_of_cases(round_, names), *_forecast(round_, names), *duties)
    each = {one.key: one for one in found}
    return tuple(sorted(each.values(), key=lambda one: (one.on, one.key)))


def _of_cases(round_: Round, names: Names) -> Iterator[Deadline]:
    """The deadlines of open cases, past ones too: they are still owed."""
    discretion = secrets_of(round_).discretion
    for case in round_.cases:
        if case.deadline is None or not case.is_open:
            continue
        one = case.finding
        link = "" if is_private(one) else discretion.link(one.url)
        title = f"整改期限：{names.agency(one.agency)}，{plain(one.title)}（{case.number}）"
        yield Deadline(f"case|{case.number}", case.deadline, title, _owed(case, names), link)


def _owed(case: Case, names: Names) -> str:
    since = f"，{long_date(case.sent_on)}交办" if case.sent_on else ""
    answered = "，单位已反馈，待复核" if case.response else ""
    return f"{names.where(case.finding)}，{long_date(case.found_on)}发现{since}{answered}。"


def _forecast(round_: Round, names: Names) -> Iterator[Deadline]:
    """Columns for which the rules forecast the day (临期提醒)."""
    discretion = secrets_of(round_).discretion
    for one in round_.judgements:
        due = _due_soon(one)
        if due is not None and due >= round_.inspection.as_of:
            title = f"更新期限：{names.agency(one.agency)}，{names.where(one)}"
            link = discretion.link(one.url)
            yield Deadline(f"soon|{one.identity}", due, title, discretion.text(one.message), link)


def _due_soon(one: Judgement) -> date | None:
    reminds = one.verdict is Verdict.BREACH and not is_private(one)
    return forecast(one.message) if reminds else None


def _of_duties(round_: Round, due: Mapping[str, date], names: Names) -> Iterator[Deadline]:
    """Duties whose day lies ahead and that are not fulfilled as far as the round saw."""
    for duty in round_.duties:
        day = due.get(duty.id)
        if day is not None and day >= round_.inspection.as_of and not _is_fulfilled(duty):
            title = f"公开期限：{names.agency(duty.agency)}，{plain(duty.name)}"
            words = f"{plain(duty.kind)}，应于{long_date(day)}前（含当日）公开。"
            yield Deadline(f"duty|{duty.id}", day, title, words)


def _is_fulfilled(duty: Duty) -> bool:
    return duty.seen is not None and bool(duty.seen.matches)


def calendar(round_: Round, due: Mapping[str, date]) -> bytes:
    """The deadlines as all-day events, each announced the day before at nine.

    The zone stands in it because a calendar has to hold a component (§3.6), and there may be no deadline.
    """
    stamp = f"{datetime.combine(round_.inspection.as_of, time(), _SHANGHAI).astimezone(UTC):%Y%m%dT%H%M%SZ}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mingjian//Mingjian//ZH",
        "CALSCALE:GREGORIAN",
        _text("X-WR-CALNAME", f"{plain(round_.office.name)}整改和公开期限"),
        *_ZONE,
    ]
    for one in deadlines(round_, due):
        lines += _event(one, round_.office.name, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(one: Deadline, office: str, stamp: str) -> Iterable[str]:
    return (
        "BEGIN:VEVENT",
        f"UID:{uuid.uuid5(_NAMES, f'{office}|{one.key}')}@mingjian.invalid",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
        _text("SUMMARY", one.title),
        _text("DESCRIPTION", one.words),
        *([f"URL:{one.link}"] if one.link and one.link.isascii() else []),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT15H",
        _text("DESCRIPTION", one.title),
        "END:VALARM",
        "END:VEVENT",
    )


def _text(name: str, value: str) -> str:
    """A TEXT property (§3.3.11): `\\`, `;`, `,` and line ends are escaped."""
    return f"{name}:{''.join(_DISTINCT.get(char, char) for char in value)}"


def _folded(line: str) -> bytes:
    """A content line (§3.1): at most 75 octets in a line, no character cut, ended by CRLF."""
    made, used = bytearray(), 0
    for char in line:
        octets = char.encode()
        if used + len(octets) > _FOLD:
            made += b"\r\n "
            used = 1
        made += octets
        used += len(octets)
    return bytes(made) + b"\r\n"
