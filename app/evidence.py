"""`evidence verify` and `evidence export`: is the archive what it was, and the archive for other tools."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

from app import clock
from app.asked import check_address
from app.console import emit, printable, say, warn
from app.counting import Count, counting
from app.crawling import feed_site, folder_of
from app.evidence_keys import ring_at_hand, ring_of
from crawler import export, wacz
from crawler.audit import Audit, Fault, audit
from crawler.sealing import Ring
from crawler.wacz import Part
from records import Site, Visit
from records.chain import Witness
from records.config import Config, load
from records.errors import StoreError, UsageError
from records.store._database import store_errors
from records.store.chain import anchor_path
from records.store.office import OfficeStore
from records.store.site import SiteStore

ALTERED = 7
"""Exit code: the evidence is not what it was."""
SHOWN = 20
"""Faults of a site that are printed; `--json` has them all."""
FORMATS = ("warc", "wacz")
PRIVATE = "注意：导出文件是网页原文，可能含有个人信息，请按原件保管。"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which visits are to be exported."""

    inspection: str
    """Empty is all."""
    url: str
    """Empty is all; one that ends in `*` is the beginning of an address."""

    def fits(self, visit: Visit) -> bool:
        """Is it one of them?"""
        if not self.url:
            return True
        beginning = self.url.endswith("*")
        asked = self.url.removesuffix("*")
        own = (visit.url, visit.final_url)
        return any(one.startswith(asked) if beginning else one == asked for one in own)


@dataclass(frozen=True, slots=True)
class LedgerAudit:
    """The chain of the ledger's moves, followed to its end, and the witnesses of where it ended."""

    moves: int
    fault: str = ""
    witnesses: int = 0
    """Heads that were written down and that the log bears: of rounds, of issued documents, of the anchor file."""
    anchor: int | None = None
    """Moves by the anchor file; None when there is none."""


def run_verify(config_path: Path, sites: Sequence[str], *, as_json: bool) -> int:
    """Looks at the archive of each site; 7 when anything is not as it was."""
    config = load(config_path)
    ring, lacking = ring_at_hand(config)
    if lacking:
        warn(f"{lacking}；只核对字节和清单，不打开加密的存档")
    with counting("已重读", quiet=as_json) as count:
        audits = [_audited(config, site, count, ring) for site in _chosen(config, sites)]
    ledger = _ledger(config)
    sound = not ledger.fault and not any(one.faults for one in audits)
    if as_json:
        sites_told = [_document(one) for one in audits]
        emit({"sites": sites_told, "ledger": ledger, "sound": sound})
    else:
        for one in audits:
            say(*_lines(one))
        say(*_ledger_lines(ledger))
        say("存证完好。" if sound else "存证有改动或损坏，见上。")
    return 0 if sound else ALTERED


def run_export(
    config_path: Path,
    form: str,
    sites: Sequence[str],
    wanted: Wanted,
    out: Path,
    *,
    as_json: bool,
) -> int:
    """Writes one file with the visits asked for; none at all when anything goes wrong."""
    if form not in FORMATS:
        raise UsageError(f"没有“{form}”这种格式；可选：{'、'.join(FORMATS)}")
    if wanted.url:
        check_address(wanted.url.removesuffix("*"))
    config = load(config_path)
    chosen, ring = _chosen(config, sites), ring_of(config)
    with counting("已导出", quiet=as_json) as count, _beside(out) as folder:
        taken = [_part(config, site, wanted, folder, count, ring) for site in chosen]
        parts = [part for part, _ in taken if part.entries]
        opened = sum(number for _, number in taken)
        if not parts:
            raise UsageError("没有符合条件的存档内容，未写出文件")
        made = folder / "made"
        with store_errors(out):
            _put(made, form, parts, config)
            made.replace(out)
    visits = sum(len(part.entries) for part in parts)
    size = out.stat().st_size
    if as_json:
        told = {"file": printable(str(out)), "format": form, "answers": visits, "bytes": size}
        emit({**told, "opened": opened})
    else:
        say(f"已导出 {visits} 次访问，{size} 字节：{printable(str(out))}", PRIVATE)
        say(*opened_words(opened))
    return 0


def _chosen(config: Config, names: Sequence[str]) -> list[Site]:
    """The sites asked for that have an archive."""
    known = [site.id for site in config.sites]
    for name in names:
        if name not in known:
            raise UsageError(f"配置中没有编号为“{name}”的网站；已配置：{'、'.join(known)}")
    asked = [site for site in config.sites if not names or site.id in names]
    asked += [feed_site(())] if not names else []
    found = [site for site in asked if folder_of(config, site.id).exists()]
    if not found:
        raise UsageError("还没有存档，请先运行 mingjian inspect")
    return found


def _audited(config: Config, site: Site, count: Count, ring: Ring) -> Audit:
    """The audit of a site; a database that cannot be opened is a fault like any other."""
    folder = folder_of(config, site.id)
    try:
        tell = partial(count, site.name)
        return audit(site.id, folder, tell, ring=ring)
    except StoreError as error:
        fault = Fault("database", str(folder / "site.db"), None, None, "", str(error))
        return Audit(site.id, 0, 0, 0, 0, 0, "", (fault,))


def _ledger(config: Config) -> LedgerAudit:
    """The moves of all cases; what cannot be read is a fault like any other."""
    path = config.data / "office.db"
    try:
        with OfficeStore(path) as office:
            moves, broken = office.chain.head().moves, office.broken_move()
            anchor = office.chain.anchor()
            them = [*office.chain.rounds(), *_of_issued(office)]
            if anchor is not None:
                them.append(Witness(anchor, f"锚文件 {anchor_path(path).name}"))
            lost = next((one for one in them if not office.chain.bears(one.head)), None)
    except StoreError as error:
        return LedgerAudit(0, str(error))
    fault = ""
    if broken:
        fault = f"{path}：第 {broken} 条台账变动与其摘要不符，此后的变动不可信"
    elif lost is not None:
        fault = _cut_off(path, moves, lost)
    return LedgerAudit(moves, fault, len(them), anchor.moves if anchor else None)


def _of_issued(office: OfficeStore) -> Iterator[Witness]:
    for one in office.issued.book():
        yield Witness(one.head, one.name)


def _cut_off(path: Path, moves: int, witness: Witness) -> str:
    """What is to be said when the log does not reach as far as somebody wrote down."""
    head = witness.head
    short = head.moves - moves
    gone = f"现有 {moves} 条，至少少了末尾的 {short} 条" if short > 0 else "该条已不是当时的内容"
    return (
        f"{path}：据{witness.where}，台账变动曾有 {head.moves} 条（链末端摘要 {head.seal[:12]}…），{gone}；"
        "如是恢复旧备份所致，请找回缺失的变动"
    )


def _ledger_lines(ledger: LedgerAudit) -> Iterator[str]:
    if ledger.fault:
        yield ledger.fault
        return
    told = f"，与 {ledger.witnesses} 处留存的末端摘要相符" if ledger.witnesses else ""
    yield f"台账变动：{ledger.moves} 条，摘要链完整{told}"
    if ledger.anchor is None and ledger.moves:
        yield "  没有锚文件，末尾的变动有无缺失只能按各次检查和印发时的留存核对；下次变动时会重新写出"
    elif ledger.anchor is not None and ledger.anchor < ledger.moves:
        yield f"  锚文件记到第 {ledger.anchor} 条，以后的 {ledger.moves - ledger.anchor} 条尚未写入（不影响核对）"


def _lines(one: Audit) -> Iterator[str]:
    yield (
        f"{one.site}：封存 {one.manifests} 轮，访问 {one.visits} 次，重读记录 {one.records} 条，"
        f"核对 {one.bytes} 字节" + (f"，未封存 {one.unsealed} 次" if one.unsealed else "")
    )
    for key, closed in one.closed.items():
        yield f"  其中 {closed} 条用编号 {key} 的密钥加密，没有这把密钥，只核对了字节和清单，没有打开"
    if one.faults:
        yield f"  首处：{_told(one.faults[0])}"
    for fault in one.faults[1:SHOWN]:
        yield f"  另有：{_told(fault)}"
    if len(one.faults) > SHOWN:
        yield f"  还有 {len(one.faults) - SHOWN} 处，见 --json"
    if one.head:
        yield f"  清单链末端摘要：{one.head}"


def _told(fault: Fault) -> str:
    return fault.words if fault.path in fault.words else f"{fault.path}：{fault.words}"


def _document(one: Audit) -> dict[str, object]:
    return {
        "site": one.site,
        "manifests": one.manifests,
        "visits": one.visits,
        "records": one.records,
        "bytes": one.bytes,
        "unsealed": one.unsealed,
        "closed": one.closed,
        "head": one.head,
        "faults": one.faults,
    }


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A folder for half-made files, on the disk of the file to be; gone afterwards, whatever happens."""
    with store_errors(out):
        folder = tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=".mingjian-")
    with folder as name:
        yield Path(name)


def opened_words(count: int) -> Iterator[str]:
    """What is to be said where an export holds in the clear what the archive has sealed."""
    if count:
        yield f"其中 {count} 条在存档中是加密的，导出文件里没有加密。"


def _part(
    config: Config, site: Site, wanted: Wanted, folder: Path, count: Count, ring: Ring
) -> tuple[Part, int]:
    """The visits of a site as one WARC file, and how many of them the archive has sealed."""
    place = folder_of(config, site.id)
    path, name = folder / f"{site.id}.warc.gz", f"{site.id}.warc.gz"
    with SiteStore.open(place, create=False) as store:
        rounds = [one for one in store.inspections() if wanted.inspection in {"", one}]
        visits = [visit for one in rounds for visit in store.visits(one) if wanted.fits(visit)]
        seals = store.seals()
    known = sum(bool(visit.warc) for visit in visits)
    told = [("isPartOf", site.id), ("manifest-chain", seals[-1].digest if seals else "")]
    with store_errors(path), path.open("wb") as file:
        writer = export.Exporter(place, file, name, ring)
        writer.begin(_software(), clock.now(), told)
        entries = export.export(writer, visits, lambda done: count(site.name, done, known))
    return Part(path, name, tuple(entries)), writer.opened


def _put(made: Path, form: str, parts: Sequence[Part], config: Config) -> None:
    """The parts as one file, written through to the disk."""
    if form == "wacz":
        title = f"{config.office.name} 存证"
        wacz.pack(made, parts, title=title, software=_software(), at=clock.now())
    else:
        with made.open("wb") as into:
            for part in parts:
                with part.path.open("rb") as file:
                    while chunk := file.read(1 << 20):
                        into.write(chunk)
    with made.open("rb") as file:
        os.fsync(file.fileno())


def _software() -> str:
    return f"Mingjian/{version('mingjian')}"
