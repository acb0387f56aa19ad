"""`again` and `list`, of bulletins and of papers to agencies: are the files of what is issued what they were?"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.asked import loaded
from app.bundle import with_page
from app.console import emit, paths_lines, printable, say, terminal
from app.inspection import stored
from app.publish import rendered, staged, write_all
from app.tables import Line, show_lines
from records import Issued
from records.config import Config
from records.errors import UsageError
from records.issued import Frozen, Sealed, read_number
from records.store.issued import IssuedStore
from records.store.office import OfficeStore
from records.store.pieces import digest_of, unpack
from reports.evidence_pages import FOLDER, PAGES
from reports.evidence_shots import PICTURES
from reports.period import read_period

ALTERED = 7
"""Exit code: a file is not what was issued."""
_UNFIT = re.compile(r"[\\/:*?\"<>|\s]+")
"""What a folder's name cannot hold everywhere."""
_HEADS = ("文号", "报告期", "成文日期", "状态", "文件")
SHOWN = 5
"""Altered or lost files that are named; `--json` has them all."""


@dataclass(frozen=True, slots=True)
class Sort:
    """Bulletins or papers to agencies: how the book gives them, and how they are made again."""

    command: str
    """Of `mingjian`, that lists and issues them."""
    of: Callable[[IssuedStore], tuple[Issued, ...]]
    made: Callable[[IssuedStore, Issued], dict[str, bytes]]
    """From the store, the files that are sealed one by one."""


@dataclass(frozen=True, slots=True)
class Remade:
    """An issued document made again."""

    differing: tuple[str, ...]
    """Files that came out otherwise than they were issued."""
    altered: tuple[str, ...]
    """Files of the issued folder that somebody has changed since; they are left as they are."""
    written: tuple[Path, ...]


def run_again(
    config_path: Path, number: str, out: Path | None, issue_version: int, *, as_json: bool
) -> int:
    """Makes an issued bulletin again from what was frozen: 7 when a file is not what was issued."""
    return show_again(config_path, number, out, BULLETINS, issue_version, as_json=as_json)


def run_list(config_path: Path, *, as_json: bool) -> int:
    """Lists the bulletins that were issued, every version."""
    config = loaded(config_path)
    with stored(config) as office:
        them = office.issued.bulletins()
        if as_json:
            emit({"issued": [as_document(config, office, one, them) for one in them]})
            return 0
        lines = [_line(config, office, one, them) for one in them]
    if not them:
        say("还没有印发过通报；印发请用 mingjian bulletin issue --period 2026-11")
    else:
        show_lines(terminal(), f"已印发的通报（{len(them)} 份）", _HEADS, "印发情况", lines)
    return 0


def show_again(
    config_path: Path,
    number: str,
    out: Path | None,
    sort: Sort,
    issue_version: int = 0,
    *,
    as_json: bool,
) -> int:
    """Makes a document again and says whether it is what was issued."""
    config = loaded(config_path)
    one = find(config, number, sort, issue_version)
    with OfficeStore(config.data / "office.db") as office:
        done = _again(config, office, one, out, sort)
    if as_json:
        emit(
            {
                "number": one.issue.number,
                "version": one.issue.version,
                "same": not done.differing,
                "differing": done.differing,
                "altered": done.altered,
                "files": [printable(str(path)) for path in done.written],
            }
        )
    else:
        say(*_told(one, done))
    return ALTERED if done.differing or done.altered else 0


def find(config: Config, number: str, sort: Sort, issue_version: int = 0) -> Issued:
    """An issued document by its number; its newest version where none is asked. Raises UsageError."""
    asked = read_number(number)
    wanted = issue_version or asked.version
    with stored(config) as office:
        them = [
            one
            for one in sort.of(office.issued)
            if (one.year, one.running) == (asked.year, asked.running)
            and asked.series in {"", one.series}
        ]
    series = {one.series for one in them}
    if len(series) > 1:
        raise UsageError(f"文号“{number}”不止一个，请写全：{'、'.join(sorted(series))}")
    found = [one for one in them if wanted in {0, one.issue.version}]
    if not found:
        raise UsageError(f"没有印发过 {number}；已印发的见 mingjian {sort.command} list")
    return found[-1]


def folder_of(config: Config, one: Issued) -> Path:
    """Where its files lie."""
    return config.data / "reports" / "issued" / _UNFIT.sub("_", one.name)


def as_document(
    config: Config, office: OfficeStore, one: Issued, them: Sequence[Issued] = ()
) -> dict[str, object]:
    """The JSON of an entry in the book."""
    beside = beside_of(office.issued, one)
    altered, missing = compared(config, one, beside)
    return {
        "number": one.issue.number,
        "version": one.issue.version,
        "corrected_by": corrected_by(one, them),
        "kind": one.kind,
        "period": one.period,
        "theme": one.theme,
        "inspection": one.inspection,
        "on": one.issue.on.isoformat(),
        "addressees": one.issue.addressees,
        "copies": one.issue.copies,
        "at": one.at.isoformat(),
        "by": one.by,
        "why": one.why,
        "frozen": one.frozen,
        "folder": printable(str(folder_of(config, one))),
        "files": [{"name": each.name, "digest": each.digest} for each in one.files],
        "beside": {"digest": one.beside, "files": len(beside), "bytes": _size(office, one)},
        "screenshots": pictures_of(beside),
        "ledger": {"moves": one.head.moves, "seal": one.head.seal},
        "altered": altered,
        "missing": missing,
    }


def pictures_of(beside: Mapping[str, bytes]) -> list[Sealed]:
    """The pictures of archived pages among frozen files, with their digests."""
    return [
        Sealed(name, digest_of(content))
        for name, content in beside.items()
        if Path(name).parent.name == PICTURES
    ]


def evidence_line(office: OfficeStore, one: Issued) -> str:
    """What is frozen beside the HTML form, in a line; empty where nothing is."""
    if not one.beside:
        return ""
    beside = beside_of(office.issued, one)
    pages = sum(name.startswith("MJ-") for name in with_page(beside))
    shots = f"、截图 {len(found)} 张" if (found := pictures_of(beside)) else ""
    size = _size(office, one) / 1000
    return f"  另有订阅源、期限日历和证据页 {pages} 页{shots}，已冻结（压缩后 {size:.0f} KB）"


def remade(frozen: Frozen, beside: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a bulletin from what was frozen, and from nothing else, without those beside it."""
    made = rendered(
        frozen.round,
        frozen.forms,
        kind=frozen.kind,
        issue=frozen.issue,
        template=frozen.template,
        beside=lambda _: beside,
    )
    return {name: content for name, content in made.items() if name not in beside}


def beside_of(store: IssuedStore, one: Issued) -> dict[str, bytes]:
    """The files beside a bulletin's HTML, as they were frozen."""
    return unpack(store.pieces.get(one.beside)) if one.beside else {}


def compared(
    config: Config, one: Issued, beside: Mapping[str, bytes]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files of the issued folder that are not what was issued, and those that are not there."""
    folder = folder_of(config, one)
    sealed = {each.name: each.digest for each in one.files}
    sealed |= {name: digest_of(content) for name, content in beside.items()}
    missing = tuple(name for name in sealed if not (folder / name).exists())
    altered = (
        name
        for name in sealed
        if name not in missing and digest_of((folder / name).read_bytes()) != sealed[name]
    )
    return tuple(altered), missing


def state_of(altered: Sequence[str], missing: Sequence[str]) -> str:
    """The files of an entry, in a word."""
    return "文件缺失" if missing else ("文件有改动" if altered else "文件完整")


def _again(
    config: Config, office: OfficeStore, one: Issued, out: Path | None, sort: Sort
) -> Remade:
    made = sort.made(office.issued, one)
    sealed = {each.name: each.digest for each in one.files}
    differing = tuple(name for name in sealed if digest_of(made.get(name, b"")) != sealed[name])
    if differing:
        return Remade(differing, (), ())
    beside = beside_of(office.issued, one)
    made |= beside
    if out is not None:
        files = {out / name: content for name, content in made.items()}
        write_all(files)
        return Remade((), (), tuple(files))
    altered, missing = compared(config, one, beside)
    folder = folder_of(config, one)
    if not folder.exists():
        with staged(folder, made) as put:
            put()
    else:
        write_all({folder / name: made[name] for name in missing})
    return Remade((), altered, tuple(folder / name for name in missing))


def _bulletin(store: IssuedStore, one: Issued) -> dict[str, bytes]:
    return remade(store.frozen(one), beside_of(store, one))


BULLETINS = Sort("bulletin", IssuedStore.bulletins, _bulletin)


def _told(one: Issued, done: Remade) -> list[str]:
    if done.differing:
        names = "、".join(done.differing)
        return [
            f"{one.name} 重新生成的结果与印发时不同，未写出任何文件：{names}",
            f"印发时的程序版本为 {one.program}",
        ]
    also = "，证据页等附带文件按冻结的原件写出" if one.beside else ""
    lines = [f"{one.name} 已按冻结数据重新生成，{len(one.files)} 个文件与印发时逐字节一致{also}"]
    if done.written:
        aside = {FOLDER, PAGES, PICTURES}
        shown = [path for path in done.written if path.parent.name not in aside]
        pages = len(done.written) - len(shown)
        lines += [
            "已写出：",
            *paths_lines(shown),
            *([f"  证据页和截图 {pages} 个"] if pages else []),
        ]
    if done.altered:
        lines.append(
            f"印发文件夹中的 {_few(done.altered)} 与印发时不同，未予改动；请用 --out 另写一份原件"
        )
    return lines


def _few(names: Sequence[str]) -> str:
    more = f" 等 {len(names)} 个文件" if len(names) > SHOWN else ""
    return "、".join(names[:SHOWN]) + more


def _line(config: Config, office: OfficeStore, one: Issued, them: Sequence[Issued]) -> Line:
    whole = state_of(*compared(config, one, beside_of(office.issued, one)))
    words = read_period(one.period).words
    head = (one.name, words, str(one.issue.on), standing(one, them), whole)
    why = f"；{'更正原因' if one.issue.version > 1 else '跳号理由'}：{one.why}" if one.why else ""
    text = f"检查 {one.inspection}，{one.at:%Y-%m-%d %H:%M} 由{one.by}印发，摘要 {one.frozen}{why}"
    return Line(head, text)


def standing(one: Issued, them: Sequence[Issued]) -> str:
    """现行, or the version that took its place."""
    later = corrected_by(one, them)
    return f"已由第{later}版更正" if later else "现行"


def corrected_by(one: Issued, them: Sequence[Issued]) -> int | None:
    """The next version of the same number, where there is one."""
    later = one.issue.version + 1
    same = (one.issue.number, later)
    return later if any((each.issue.number, each.issue.version) == same for each in them) else None


def _size(office: OfficeStore, one: Issued) -> int:
    return office.issued.pieces.size(one.beside) if one.beside else 0
