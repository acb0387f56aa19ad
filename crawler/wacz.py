"""WACZ 1.1.1: WARC files, their index and a list of pages in one ZIP file that says the digest of each part."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from crawler import cdxj
from crawler.cdxj import Entry

VERSION = "1.1.1"
_PAGES = {"format": "json-pages-1.0", "id": "pages", "title": "全部网页"}
_STILL = (1980, 1, 1, 0, 0, 0)
"""Time of a part in the ZIP: the same export makes the same bytes."""


@dataclass(frozen=True, slots=True)
class Part:
    """A WARC file of the package."""

    path: Path
    name: str
    entries: Sequence[Entry]


def pack(out: Path, parts: Sequence[Part], *, title: str, software: str, at: datetime) -> None:
    """Write the package. Raises `OSError`."""
    entries = [entry for part in parts for entry in part.entries]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        told = [_file(package, part.path, f"archive/{part.name}") for part in parts]
        told.append(_bytes(package, cdxj.index(entries), "indexes/index.cdx"))
        told.append(_bytes(package, pages(entries), "pages/pages.jsonl"))
        described = {
            "profile": "data-package",
            "wacz_version": VERSION,
            "title": title,
            "software": software,
            "created": _time(at),
            "resources": told,
        }
        data = msgspec.json.format(msgspec.json.encode(described), indent=2)
        digest = _bytes(package, data, "datapackage.json")["hash"]
        signed = msgspec.json.encode({"path": "datapackage.json", "hash": digest})
        _bytes(package, signed, "datapackage-digest.json")


def pages(entries: Iterable[Entry]) -> bytes:
    """The pages that a reader may begin with, newest version last."""
    lines: list[dict[str, str]] = [_PAGES]
    for one in sorted(entries, key=lambda entry: (entry.url, entry.date)):
        if one.mime == "text/html" and one.status == 200 and not one.posted:
            known = hashlib.sha256(f"{one.date} {one.url}".encode()).hexdigest()[:20]
            lines.append({"id": known, "url": one.url, "ts": one.date, "title": one.url})
    return b"".join(msgspec.json.encode(line) + b"\n" for line in lines)


def _time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").removesuffix("+00:00") + "Z"


def _file(package: zipfile.ZipFile, path: Path, name: str) -> dict[str, Any]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
        file.seek(0)
        with package.open(_entry(name), "w", force_zip64=True) as into:
            shutil.copyfileobj(file, into)
    return _resource(name, digest.hexdigest(), path.stat().st_size)


def _bytes(package: zipfile.ZipFile, data: bytes, name: str) -> dict[str, Any]:
    package.writestr(_entry(name), data)
    return _resource(name, hashlib.sha256(data).hexdigest(), len(data))


def _resource(name: str, digest: str, size: int) -> dict[str, Any]:
    return {
        "name": name.rpartition("/")[2],
        "path": name,
        "hash": f"sha256:{digest}",
        "bytes": size,
    }


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _STILL)
