"""`bulletin again` and `bulletin list`: what is issued, and whether its files are what they were."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.asked import loaded
from app.console import emit, paths_lines, printable, say, terminal
from app.inspection import stored
from app.publish import rendered, staged, write_all
from app.tables import Line, show_lines
from records import Issued
from records.config import Config
from records.errors import UsageError
from records.issued import Frozen, read_number
from records.store.office import OfficeStore
from reports.period import read_period

ALTERED = 7
"""Exit code: a file is not what was issued."""
_UNFIT = re.compile(r"[\\/:*?\"<>|\s]+")
"""What a folder's name cannot hold everywhere."""
_HEADS = ("文号", "报告期", "成文日期", "状态", "文件")


@dataclass(frozen=True, slots=True)
class Remade:
    """An issued bulletin made again."""

    differing: tuple[str, ...]
    """Files that came out otherwise than they were issued."""
    altered: tuple[str, ...]
    """Files of the issued folder that somebody has changed since; they are left as they are."""
    written: tuple[Path, ...]


def run_again(
    config_path: Path, number: str, out: Path | None, issue_version: int, *, as_json: bool
) -> int:
    """Makes an issued bulletin again from what was frozen: 7 when a file is not what was issued."""
    config = loaded(config_path)
    one = find(config, number, issue_version)
    done = _again(config, one, out)
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


def run_list(config_path: Path, *, as_json: bool) -> int:
    """Lists what was issued, every version."""
    config = loaded(config_path)
    with stored(config) as office:
        them = office.issued.all()
    if as_json:
        emit({"issued": [as_document(config, one, them) for one in them]})
    elif not them:
        say("还没有印发过通报；印发请用 mingjian bulletin issue --period 2026-11")
    else:
        lines = [_line(config, one, them) for one in them]
        show_lines(terminal(), f"已印发的通报（{len(them)} 份）", _HEADS, "印发情况", lines)
    return 0


def find(config: Config, number: str, issue_version: int = 0) -> Issued:
    """An issued bulletin by its number; its newest version where none is asked. Raises UsageError."""
    asked = read_number(number)
    wanted = issue_version or asked.version
    with stored(config) as office:
        them = [
            one
            for one in office.issued.all()
            if (one.year, one.running) == (asked.year, asked.running)
            and asked.series in {"", one.series}
        ]
    series = {one.series for one in them}
    if len(series) > 1:
        raise UsageError(f"文号“{number}”不止一个，请写全：{'、'.join(sorted(series))}")
    found = [one for one in them if wanted in {0, one.issue.version}]
    if not found:
        raise UsageError(f"没有印发过 {number}；已印发的见 mingjian bulletin list")
    return found[-1]


def folder_of(config: Config, one: Issued) -> Path:
    """Where its files lie."""
    return config.data / "reports" / "issued" / _UNFIT.sub("_", one.name)


def as_document(config: Config, one: Issued, them: Sequence[Issued] = ()) -> dict[str, object]:
    """The JSON of an entry in the book."""
    altered, missing = _compared(config, one)
    return {
        "number": one.issue.number,
        "version": one.issue.version,
        "corrected_by": _corrected_by(one, them),
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
        "altered": altered,
        "missing": missing,
    }


def _again(config: Config, one: Issued, out: Path | None) -> Remade:
    with OfficeStore(config.data / "office.db") as office:
        frozen = office.issued.frozen(one)
    made = remade(frozen)
    sealed = {each.name: each.digest for each in one.files}
    differing = tuple(name for name in sealed if _digest(made.get(name, b"")) != sealed[name])
    if differing:
        return Remade(differing, (), ())
    if out is not None:
        files = {out / name: content for name, content in made.items()}
        write_all(files)
        return Remade((), (), tuple(files))
    altered, missing = _compared(config, one)
    folder = folder_of(config, one)
    if not folder.exists():
        with staged(folder, made) as put:
            put()
    else:
        write_all({folder / name: made[name] for name in missing})
    return Remade((), altered, tuple(folder / name for name in missing))


def remade(frozen: Frozen) -> dict[str, bytes]:
    """The files of a bulletin from what was frozen, and from nothing else."""
    return rendered(
        frozen.round,
        frozen.forms,
        kind=frozen.kind,
        issue=frozen.issue,
        template=frozen.template,
    )


def _compared(config: Config, one: Issued) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Files of the issued folder that are not what was issued, and those that are not there."""
    folder = folder_of(config, one)
    there = {each.name: each.digest for each in one.files if (folder / each.name).exists()}
    missing = tuple(each.name for each in one.files if each.name not in there)
    altered = (name for name in there if _digest((folder / name).read_bytes()) != there[name])
    return tuple(altered), missing


def _told(one: Issued, done: Remade) -> list[str]:
    if done.differing:
        names = "、".join(done.differing)
        return [
            f"{one.name} 重新生成的结果与印发时不同，未写出任何文件：{names}",
            f"印发时的程序版本为 {one.program}",
        ]
    lines = [f"{one.name} 已按冻结数据重新生成，{len(one.files)} 个文件与印发时逐字节一致"]
    if done.written:
        lines += ["已写出：", *paths_lines(done.written)]
    if done.altered:
        lines.append(
            f"印发文件夹中的 {'、'.join(done.altered)} 与印发时不同，未予改动；"
            "请用 --out 另写一份原件"
        )
    return lines


def _line(config: Config, one: Issued, them: Sequence[Issued]) -> Line:
    later = _corrected_by(one, them)
    altered, missing = _compared(config, one)
    state = f"已由第{later}版更正" if later else "现行"
    whole = "文件缺失" if missing else ("文件有改动" if altered else "文件完整")
    words = read_period(one.period).words
    head = (one.name, words, str(one.issue.on), state, whole)
    why = f"；{'更正原因' if one.issue.version > 1 else '跳号理由'}：{one.why}" if one.why else ""
    text = f"检查 {one.inspection}，{one.at:%Y-%m-%d %H:%M} 由{one.by}印发，摘要 {one.frozen}{why}"
    return Line(head, text)


def _corrected_by(one: Issued, them: Sequence[Issued]) -> int | None:
    """The next version of the same number, where there is one."""
    later = one.issue.version + 1
    same = (one.issue.number, later)
    return later if any((each.issue.number, each.issue.version) == same for each in them) else None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
