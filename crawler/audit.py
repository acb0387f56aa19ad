"""Does the archive of a site still say what it said? The chain of manifests, every byte, every row, every record.

What is looked at, in this order: each manifest against its digest and the one before it; the bytes of the WARC
files against the marks of their blocks; the rows of `site.db` against the manifests; every record read again.
Nothing is written.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crawler import locate
from crawler.archive import Archive
from crawler.manifest import (
    NAME,
    Manifest,
    Row,
    Stretch,
    archive_files,
    manifest_of,
    read_manifest,
    row_of,
)
from crawler.sealing import NO_KEYS, Ring
from records import Visit
from records.errors import StoreError, StoreSealed
from records.store.keeping import Left, line_of
from records.store.site import Seal, SiteStore

Tell = Callable[[int, int], None]
"""Is told how many of how many records were read again."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was sealed."""

    kind: str
    """`bytes`, `missing`, `manifest`, `row` or `record`."""
    path: str
    """The file."""
    first: int | None
    """The first altered byte, or the first of the block that holds it."""
    last: int | None
    """The last byte of that block; equal to `first` where the byte itself is known."""
    url: str
    words: str
    """Chinese, one line."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was looked at on one site, and what was wrong."""

    site: str
    manifests: int
    visits: int
    records: int
    bytes: int
    """Bytes of WARC files that stand under a seal."""
    unsealed: int
    """Visits of rounds that are not closed yet: only their records could be looked at."""
    head: str
    """Digest of the newest manifest: note it elsewhere, and nobody can write the chain anew unseen."""
    faults: tuple[Fault, ...]
    """The first altered byte first."""
    closed: Mapping[str, int] = field(default_factory=dict)
    """Records that were not opened, by the id of the key that they want."""


def audit(
    site: str, folder: Path, tell: Tell = lambda _done, _all: None, *, ring: Ring = NO_KEYS
) -> Audit:
    """Look at everything that a site's folder holds. Raises `StoreError` where `site.db` cannot be opened.

    `ring`: keys of what is sealed; what they do not open is counted and no fault, its bytes are looked at all the same.
    """
    with SiteStore.open(folder, create=False) as store:
        seals = store.seals()
        chain, faults = _chain(folder, seals)
        covered = _covered(chain)
        faults += [fault for one in covered for fault in _bytes(folder, one)]
        faults += _missing(store, chain)
        visits = {name: tuple(store.visits(name)) for name in store.inspections()}
        sealed = {one.inspection: one for one in chain if one.inspection}
        left = _left(chain)
        for name, manifest in sealed.items():
            mine = visits.get(name, ())
            if name in left:
                faults += _rows_left(folder, manifest, mine, left[name])
            else:
                faults += _rows(folder, manifest, mine, store.counts(name).pending)
        told = [visit for of_round in visits.values() for visit in of_round]
        read, bad, closed = _records(Archive(folder, ring=ring), folder, told, tell)
    return Audit(
        site,
        len(seals),
        len(told),
        read,
        sum(one.end - one.start for one in covered),
        sum(len(of_round) for name, of_round in visits.items() if name not in sealed),
        seals[-1].digest if seals else "",
        (*faults, *bad),
        closed,
    )


def _covered(chain: Sequence[Manifest]) -> list[Stretch]:
    """The stretches whose files still count: those of files that were replaced are gone, and rightly."""
    found: list[Stretch] = []
    for manifest in chain:
        found = [one for one in found if one.warc not in manifest.dropped]
        found += manifest.stretches
    return found


def _left(chain: Sequence[Manifest]) -> dict[str, Left]:
    """What the archive, when it was last put in order, had of the rounds that were not sealed again since."""
    found: dict[str, Left] = {}
    for manifest in chain:
        if manifest.left:
            found = {one.inspection: one for one in manifest.left}
        found.pop(manifest.inspection, None)
    return found


def _chain(folder: Path, seals: Sequence[Seal]) -> tuple[list[Manifest], list[Fault]]:
    """The manifests that are what they were, and what is wrong with the others."""
    found: list[Manifest] = []
    faults: list[Fault] = []
    start, previous = 0, ""
    for one in seals:
        line = read_manifest(folder, start, one.end) or b""
        manifest = manifest_of(line)
        words = _wrong(manifest, hashlib.sha256(line).hexdigest(), one, previous)
        if words:
            text = f"第 {one.number} 份封存清单（检查 {one.inspection}）{words}"
            place = str(folder / NAME)
            faults.append(Fault("manifest", place, start, one.end - 1, "", text))
        elif manifest is not None:
            found.append(manifest)
        start, previous = one.end, one.digest
    return found, faults


def _wrong(manifest: Manifest | None, digest: str, seal: Seal, previous: str) -> str:
    if manifest is None:
        return "无法读出，已损坏或被删除"
    if digest != seal.digest:
        return "与 site.db 登记的摘要不符，清单或登记被改动"
    if manifest.previous != previous:
        return "没有接在前一份清单之后，清单链断开"
    if (manifest.number, manifest.inspection) != (seal.number, seal.inspection):
        return "的编号与 site.db 登记的不符"
    return ""


def _bytes(folder: Path, stretch: Stretch) -> Iterator[Fault]:
    """Whether the bytes of a stretch are the same; one fault, for the first altered one."""
    path = folder / Path(stretch.warc).name
    if not path.exists():
        yield Fault("missing", str(path), 0, None, "", "存档文件不在了")
        return
    marks, whole = base64.b64decode(stretch.marks), hashlib.sha256()
    with path.open("rb") as file:
        file.seek(stretch.start)
        for number, at in enumerate(range(stretch.start, stretch.end, locate.BLOCK)):
            length = min(locate.BLOCK, stretch.end - at)
            known = marks[number * locate.MARK : (number + 1) * locate.MARK]
            block = file.read(length)
            whole.update(block)
            fault = _block(path, at, length, block, known)
            if fault is not None:
                yield fault
                return
    if whole.hexdigest() != stretch.sha256:
        words = (
            f"第 {stretch.start} 至 {stretch.end - 1} 字节之间被改动（各段校验值相符，总摘要不符）"
        )
        yield Fault("bytes", str(path), stretch.start, stretch.end - 1, "", words)


def _block(path: Path, at: int, length: int, block: bytes, known: bytes) -> Fault | None:
    if locate.mark(block) == known:
        return None
    if len(block) < length:
        end = at + len(block)
        return Fault("bytes", str(path), end, end, "", f"存档文件在第 {end} 字节处被截断")
    place = locate.first_altered(block, known)
    if place is not None:
        first = at + place
        return Fault("bytes", str(path), first, first, "", f"第 {first} 字节被改动")
    last = at + length - 1
    words = f"第 {at} 至 {last} 字节之间被改动（改动超过连续 4 字节，只能定位到这一段）"
    return Fault("bytes", str(path), at, last, "", words)


def _missing(store: SiteStore, chain: Sequence[Manifest]) -> Iterator[Fault]:
    """A file that `site.db` points to and that no manifest knows is not looked for here: reading it will tell."""
    present = {path.name: end for path, end in archive_files(store)}
    sealed = dict(chain[-1].lengths) if chain else {}
    for name, end in sealed.items():
        if name in present and present[name] < end:
            words = f"site.db 登记的长度（{present[name]} 字节）小于封存时的长度（{end} 字节）"
            yield Fault("row", str(store.folder / "site.db"), None, None, "", f"{name}：{words}")


_NAMES = ("网址", "时间", "状态码", "未达原因", "未达说明", "内容摘要", "存档文件", "位置", "长度")


def _rows(
    folder: Path, manifest: Manifest, visits: Sequence[Visit], pending: int
) -> Iterator[Fault]:
    """Rows of a round that are not as they were sealed; a round that goes on may have more."""
    path, round_ = str(folder / "site.db"), manifest.inspection
    now: dict[str, Row] = {visit.url: row_of(visit) for visit in visits}
    for row in manifest.rows:
        found = now.pop(row[0], None)
        if found is None:
            words = f"检查 {round_} 的一条访问记录不在了：{row[0]}"
            yield Fault("row", path, None, None, row[0], words)
        elif found != row:
            pairs = zip(_NAMES, row, found, strict=True)
            changed = "，".join(
                f"{name}由“{old}”变为“{new}”" for name, old, new in pairs if old != new
            )
            words = f"检查 {round_} 的访问记录被改动：{row[0]}（{changed}）"
            yield Fault("row", path, None, None, row[0], words)
    for url in () if pending else now:
        words = f"检查 {round_} 封存之后多出一条访问记录：{url}"
        yield Fault("row", path, None, None, url, words)


_PLACE = 6
"""Where the place of a row begins: what lies before it never changes."""


def _rows_left(
    folder: Path, manifest: Manifest, visits: Sequence[Visit], left: Left
) -> Iterator[Fault]:
    """Rows of a round that are not as they were left when the archive was put in order.

    Each must say what was sealed, but for its place; and all together, places too, what was sealed then.
    """
    path, round_ = str(folder / "site.db"), manifest.inspection
    known = {row[0]: row for row in manifest.rows}
    digest, found = hashlib.sha256(), 0
    for visit in visits:
        digest.update(line_of(visit))
        row, sealed = row_of(visit), known.get(visit.url)
        if sealed is None or row[:_PLACE] != sealed[:_PLACE]:
            found += 1
            words = f"检查 {round_} 的访问记录被改动：{visit.url}（与封存时不符）"
            yield Fault("row", path, None, None, visit.url, words)
    if not found and (len(visits), digest.hexdigest()) != (left.visits, left.sha256):
        words = f"检查 {round_} 的访问记录与整理存档时登记的不符（应有 {left.visits} 条，现有 {len(visits)} 条）"
        yield Fault("row", path, None, None, "", words)


def _records(
    archive: Archive, folder: Path, visits: Sequence[Visit], tell: Tell
) -> tuple[int, list[Fault], dict[str, int]]:
    """Every record read again; how many, those whose digest does not hold, and those that could not be opened."""
    places = {(one.warc, one.offset, one.digest): one for one in visits if one.warc}
    faults, closed = list[Fault](), Counter[str]()
    for number, (_, visit) in enumerate(sorted(places.items()), 1):
        try:
            archive.read(visit)
        except StoreSealed as sealed:
            closed[sealed.key] += 1
        except StoreError as error:
            words = f"{visit.url}：{error}"
            last = visit.offset + visit.length - 1
            path = str(folder / visit.warc)
            faults.append(Fault("record", path, visit.offset, last, visit.url, words))
        tell(number, len(places))
    return len(places), faults, dict(sorted(closed.items()))
