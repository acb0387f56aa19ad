"""The national labels (国办发〔2017〕47号, annex 2), whatever their case, spacing or typos."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from reading import dates
from records import Metas, Origin, StatedDate, veil

_SQUEEZE = re.compile(r"[^a-z]")
_NAMES = {
    "sitename": "site_name",
    "sitedomain": "site_domain",
    "siteidcode": "site_id_code",
    "siteid_code": "site_id_code",
    "sitecode": "site_id_code",
    "columnname": "column_name",
    "colunmname": "column_name",
    "columname": "column_name",
    "lanmu": "column_name",
    "columntype": "column_type",
    "colunmtype": "column_type",
    "articletitle": "article_title",
    "articletitel": "article_title",
    "pubdate": "pub_date",
    "publishdate": "pub_date",
    "publisheddate": "pub_date",
    "pubtime": "pub_date",
    "publishtime": "pub_date",
    "firstpublishedtime": "pub_date",
    "articlepublishedtime": "pub_date",
    "datepublished": "pub_date",
    "maketime": "made",
    "contentsource": "content_source",
    "contensource": "content_source",
    "source": "content_source",
}
"""Label names squeezed to lower-case letters. The second spellings are typos and kin met in the field
(domain note §6: `ContentSource `, `firstpublishedtime`, `Maketime`, `lanmu`)."""
_UNFILLED = re.compile(r"^\s*(?:\[!--|\$\{|\{\{|<%|<!--|null$|undefined$)", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?:\d{6})?$")
_PARTED = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)")
_CODE = re.compile(r"\d{10}|[a-z]{2}\d{8}", re.IGNORECASE)


def metas(pairs: Iterable[tuple[str, str, str]]) -> Metas:
    """The labels of a page from its (name, content, which attribute) metas; the first filled one counts."""
    found: dict[str, str] = {}
    for name, content, which in pairs:
        if which == "http-equiv":
            continue
        key = _key(name)
        text = " ".join(content.split())
        if key and text and key not in found and not _UNFILLED.match(text):
            found[key] = text
    code = _CODE.search(found.get("site_id_code", ""))
    made = found.pop("made", "")
    when = found.pop("pub_date", "")
    return Metas(
        site_name=veil(found.get("site_name", "")),
        site_domain=found.get("site_domain", ""),
        site_id_code=code.group().lower() if code else "",
        column_name=veil(found.get("column_name", "")),
        column_type=veil(found.get("column_type", "")),
        article_title=veil(found.get("article_title", "")),
        pub_date=(_date(when) if when else None) or (_date(made) if made else None),
        content_source=veil(found.get("content_source", "")),
    )


@lru_cache(maxsize=1024)
def _key(name: str) -> str | None:
    """Which label a name stands for; a site prints the same few on every page."""
    return _NAMES.get(_SQUEEZE.sub("", dates.narrow(name).lower()))


def _date(text: str) -> StatedDate | None:
    """A label's date: `2026-09-30 17:18`, `2026-05-06-10:00:00`, `20260506`, `2026年5月`."""
    compact = _COMPACT.match(text)
    if compact:
        year, month, day = (int(part) for part in compact.groups())
        return dates.stated(year, month, day, Origin.META)
    head = _PARTED.match(dates.narrow(text))
    if head:
        year, month, day = (int(part) for part in head.groups())
        return dates.stated(year, month, day, Origin.META)
    return dates.first(text, Origin.META)
