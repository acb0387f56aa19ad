"""Feeds of new-media accounts: RSS 0.9x to 2.0, RSS 1.0, Atom and JSON Feed 1.1, bytes to facts.

What offices' systems really write: a declared charset that is another one, `&nbsp;` and bare `&` in XML, HTML in
titles, days without a zone, days of 1970 and of next year, entries twice and without an id. Days are China's: what
states no zone is taken to be China's time, and so is `CST`. Nothing is expanded: a feed that declares entities of its
own is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from html.entities import html5
from typing import Any

from reading.charset import decode
from reading.dates import first, narrow
from reading.dialects._data import parse
from reading.documents.xmlstream import Enough, XmlReader
from reading.posts import TEXT, post_of, words_of
from records import Feed, Post, veil
from records.accounts import ORIGINAL, REPOST
from records.errors import DocumentError

MOST = 1_000
"""Entries read of one feed: those of platforms hold 20 to 100."""
MAX_BODY = 20_000_000
"""Bytes; a bigger body is no feed of posts."""
CHINA = timezone(timedelta(hours=8))
_DEPTH = 64
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
"""A day before the first weblogs is what a system prints for none."""
_DECLARED = re.compile(r"^\s{0,100}<\?xml[^>]{0,300}\?>")
_ENCODING = re.compile(rb"""\s{0,100}<\?xml[^>]{0,200}encoding\s?=\s?["']([\w.-]{1,40})""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]{0,500}>", re.IGNORECASE)
_BARE = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});)(?:([A-Za-z]\w{1,30});)?"
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_RFC822 = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\s+([A-Za-z]{3})[a-z]{0,6}\.?,?\s+(\d{4})"
    r"(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*([+-]\d{2}:?\d{2}|[A-Za-z]{1,5})?"
)
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,9})?\s*(Z|[+-]\d{2}:?\d{2})?\s*"
)
_JAVA = re.compile(
    r"[A-Za-z]{3} ([A-Za-z]{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([A-Z]{3,4})(?:[+-]\d{2}:\d{2})? (\d{4})"
)
"""`Mon Nov 02 20:00:00 CST 2026`, as Java prints a date."""
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
_UNIVERSAL = frozenset({"Z", "GMT", "UT", "UTC"})
_NO_FEED = "不是 RSS、Atom 或 JSON Feed"


def read_feed(body: bytes, content_type: str = "") -> Feed:
    """What a feed says. Never raises: what could not be read is said in `reason`, and then `whole` is false."""
    told = _told(body, content_type)
    if isinstance(told, str):
        return Feed("", whole=False, reason=told)
    posts = tuple(post for _, post in _once(told.entries))
    reason, repeated = told.reason, len(told.entries) - len(posts)
    return Feed(told.format, veil(told.title)[:200], posts, not reason, reason, repeated)


def posts_with_words(body: bytes, content_type: str = "") -> Iterator[tuple[Post, str, str]]:
    """The posts as `read_feed` has them, each with its title and text: raw, for who proofreads them."""
    told = _told(body, content_type)
    if not isinstance(told, str):
        for entry, post in _once(told.entries):
            yield post, *words_of(entry.title, entry.text)


def _told(body: bytes, content_type: str) -> _Told | str:
    """Its entries, or why there are none."""
    if len(body) > MAX_BODY:
        return f"订阅源超过 {MAX_BODY // 1_000_000} MB，未读取"
    told = _ENCODING.match(body)
    if told and "charset" not in content_type.lower():
        content_type = f"text/xml; charset={told[1].decode()}"
    text = decode(body, content_type)[0].lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        return _of_json(text)
    return _of_xml(text)


def day_of(text: str) -> date | None:
    """The day in China that a stated moment lies on; None where none is stated that can be one.

    `Mon, 02 Nov 2026 20:00:00 GMT` is 3 November; RFC 822, RFC 3339, seconds or milliseconds since 1970, and the
    ways in which pages write days.
    """
    text = narrow(text).strip()[:80]
    found = _moment(text)
    if found is None and not re.fullmatch(r"\d+", text):
        stated = first(text)
        found = stated.exact if stated else None
    return found if found and _FIRST <= found <= _LAST else None


def _moment(text: str) -> date | None:
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return datetime.fromtimestamp(int(text[:10]), CHINA).date()
    if found := _ISO.fullmatch(text):
        year, month, day, hour, minute, second, zone = found.groups()
    elif found := _RFC822.fullmatch(text):
        day, name, year, hour, minute, second, zone = found.groups()
        month = str(_MONTHS.get(name.lower(), 0))
    elif found := _JAVA.fullmatch(text):
        name, day, hour, minute, second, zone, year = found.groups()
        month = str(_MONTHS.get(name.lower(), 0))
    else:
        return None
    try:
        moment = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0),
            min(int(second or 0), 59), tzinfo=_zone(zone or "", hour),
        )  # fmt: skip
        return moment.astimezone(CHINA).date()
    except (ValueError, OverflowError):
        return None


def _zone(name: str, hour: str | None) -> timezone:
    """`CST` is China's here, and what names no zone, or no hour, is taken as China's."""
    if hour is None:
        return CHINA
    if name in _UNIVERSAL:
        return UTC
    digits = name.replace(":", "")
    if len(digits) != 5 or not digits[1:].isdigit():
        return CHINA
    ahead = timedelta(hours=int(digits[1:3]), minutes=int(digits[3:]))
    return timezone(-ahead if digits[0] == "-" else ahead)


@dataclass(slots=True)
class _Entry:
    """One entry while it is being read."""

    title: str = ""
    text: str = ""
    id: str = ""
    url: str = ""
    published: str = ""
    updated: str = ""
    source: str = ""
    reposted: bool = False
    marks: list[str] = field(default_factory=list)
    """Words of its categories."""

    def post(self) -> Post:
        said = REPOST if self.reposted else ""
        for word in self.marks:
            said = said or (
                ORIGINAL if word == ORIGINAL else REPOST if word in {REPOST, "转发"} else ""
            )
        day = day_of(self.published) if self.published.strip() else day_of(self.updated)
        return post_of(
            self.title, day, text=self.text, id_=self.id.strip(), url=self.url.strip(), said=said,
            source=self.source,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Told:
    """A feed before its entries are posts."""

    format: str
    title: str
    entries: Sequence[_Entry]
    reason: str


_FIELDS = {
    "title": "title", "description": "text", "summary": "text", "encoded": "text", "content": "text",
    "guid": "id", "id": "id", "link": "url", "pubDate": "published", "date": "published",
    "published": "published", "issued": "published", "created": "published", "updated": "updated",
    "modified": "updated", "lastBuildDate": "updated", "source": "source", "category": "marks",
}  # fmt: skip
"""Elements of an entry, whatever their dialect, without their prefix."""
_ROOTS = {"rss": "rss", "RDF": "rss", "feed": "atom"}
_ENTRIES = frozenset({"item", "entry"})


class _Reader(XmlReader):
    """Entries one after another; elements inside elements of an entry count as its text."""

    def __init__(self) -> None:
        super().__init__(_DEPTH)
        self.format = ""
        self.title = ""
        self.entries: list[_Entry] = []
        self.cut = False
        self._open: list[str] = []
        self._entry: _Entry | None = None
        self._into = ""
        self._at = 0
        self._said: list[str] = []
        self._length = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._open:
            self.format = _ROOTS.get(name, "")
            if not self.format:
                raise Enough
        self._open.append(name)
        if name in _ENTRIES and self._entry is None:
            if len(self.entries) >= MOST:
                self.cut = True
                raise Enough
            self._entry = _Entry()
        elif self._entry is not None:
            self._field(self._entry, name, attributes)
        elif name == "title" and not self.title:
            self._begin("feed")

    def _field(self, entry: _Entry, name: str, attributes: Mapping[str, str]) -> None:
        if self._into:
            return
        if name == "link" and "href" in attributes:
            if attributes.get("rel", "alternate") == "alternate" and not entry.url:
                entry.url = attributes["href"]
            return
        if name == "category" and attributes.get("term"):
            entry.marks.append(attributes["term"].strip())
        if name in _FIELDS:
            self._begin(_FIELDS[name])

    def _begin(self, field_: str) -> None:
        self._into, self._at, self._said, self._length = field_, len(self._open), [], 0

    def end(self, name: str) -> None:
        if self._into and len(self._open) == self._at:
            self._close("".join(self._said).strip())
            self._into = ""
        self._open.pop()
        if name in _ENTRIES and self._entry is not None and not self._open_entry():
            self.entries.append(self._entry)
            self._entry = None

    def _open_entry(self) -> bool:
        return any(one in _ENTRIES for one in self._open)

    def _close(self, said: str) -> None:
        entry = self._entry
        if entry is None:
            self.title = self.title or said[:200]
        elif self._into == "marks":
            entry.marks.append(said)
        elif self._into == "text":
            entry.text = max(entry.text, said, key=len)
        elif said and not getattr(entry, self._into):
            setattr(entry, self._into, said)

    def text(self, data: str) -> None:
        if self._into and self._length < TEXT:
            self._said.append(data)
            self._length += len(data)


def _of_xml(text: str) -> _Told | str:
    if "<!ENTITY" in text[:1_000_000].upper():
        return "订阅源声明了实体，按安全规定未读取"
    text = _DOCTYPE.sub("", _DECLARED.sub("", text, count=1), count=1)
    text = _BARE.sub(_entity, _ILLEGAL.sub("", text))
    reader, reason = _Reader(), ""
    try:
        reader.read(text.encode("utf-8", "replace"))
    except DocumentError as error:
        reason = f"订阅源没有读到底（{error}）"
    if not reader.format:
        return _NO_FEED
    if reader.cut:
        reason = f"订阅源超过 {MOST} 条，只读取了前 {MOST} 条"
    return _Told(reader.format, reader.title, reader.entries, reason)


def _entity(found: re.Match[str]) -> str:
    """`&nbsp;` and its like as themselves; a bare `&` as the sign that it is."""
    known = html5.get(f"{found[1]};") if found[1] else None
    return known if known and known not in "<>&" else f"&amp;{found[1]};" if found[1] else "&amp;"


def _of_json(text: str) -> _Told | str:
    given = parse(text)
    version = given.get("version") if isinstance(given, dict) else None
    if not isinstance(given, dict) or "jsonfeed.org" not in str(version):
        return _NO_FEED
    items = given.get("items")
    rows = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    whole = isinstance(items, list) and len(rows) == len(items) and len(rows) <= MOST
    reason = "" if whole else "订阅源的条目不全，或超过可读取的条数"
    return _Told("json", _text(given, "title"), [_json_entry(one) for one in rows[:MOST]], reason)


def _json_entry(item: dict[str, Any]) -> _Entry:
    """`external_url` is the address of what somebody else published (JSON Feed 1.1, items)."""
    tags = item.get("tags")
    return _Entry(
        title=_text(item, "title"),
        text=_text(item, "content_html") or _text(item, "content_text") or _text(item, "summary"),
        id=_text(item, "id"),
        url=_text(item, "url") or _text(item, "external_url"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        reposted=bool(_text(item, "external_url")),
        marks=[str(one) for one in tags[:50]] if isinstance(tags, list) else [],
    )


def _text(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return (
        str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    )


def _once(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, Post]]:
    """Each entry once: by its id, or by title and day where a system gives every copy a new one."""
    met = set[tuple[object, ...]]()
    for entry in entries:
        one = entry.post()
        keys: Sequence[tuple[object, ...]] = [(one.id,)]
        if one.title and one.day:
            keys = [*keys, (one.title, one.day)]
        if not met.intersection(keys):
            met.update(keys)
            yield entry, one
