"""`export`: everything in open formats, for whoever is to read it without this program.

Row by row, so that the size of the data is no matter. Personal numbers are veiled in every table; the archive's own
answers are what the sites sent, as in `evidence export`, and can be left out.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from app import clock
from app.asked import loaded
from app.console import emit, printable, say
from app.counting import Count, counting
from app.crawling import feed_site, folder_of
from app.evidence import PRIVATE as PRIVATE_WORDS
from app.evidence_keys import ring_of
from app.inspection import NONE_YET
from app.keeping.columns import meaning
from crawler import export as warc_export
from records import Site, veil
from records.config import Config
from records.errors import UsageError
from records.store._database import PRIVATE, store_errors
from records.store.exporting import OFFICE, archived, office_rows, posting_rows, visit_rows

_ABOUT = """\
# 明鉴数据导出

由 `mingjian export` 于 {at} 写出（{office}）。文字均为 UTF-8；`.jsonl` 每行一个 JSON 对象，任何程序都能读。

除 `archive/` 外，所有文件中的身份证号码等个人号码均已遮盖。{archive}

| 文件 | 行数 | 内容 |
|---|---|---|
"""
_WITH = "`archive/` 是网页原文，可能含有个人信息，没有加密，请按原件保管。"
_WITHOUT = "本次未导出网页原文（`archive/`）。"
_VISITS = "每次访问：网址、时间、状态、未达原因、内容摘要（SHA-256）、存档位置"
_POSTINGS = "各栏目列表中的每条信息：标题、网址、日期，及首次见到的时间"
_ARCHIVE = "网页原文，WARC 1.1（ISO 28500），每条记录一个 gzip 成员，可用任何回放工具打开"


@dataclass(frozen=True, slots=True)
class Part:
    """A file that was written."""

    path: str
    rows: int
    words: str
    columns: tuple[str, ...] = ()


def run_export(config_path: Path, dest: Path, *, archive: bool, as_json: bool) -> int:
    """Writes the folder `dest`, which must be empty or not there."""
    config = loaded(config_path)
    with counting("已导出", quiet=as_json) as count:
        parts = export(config, dest, archive=archive, count=count)
    if as_json:
        told = [{"path": printable(one.path), "rows": one.rows} for one in parts]
        emit({"folder": printable(str(dest)), "files": told})
    else:
        say(f"已导出 {len(parts)} 个文件：{printable(str(dest))}（各列说明见其中的 README.md）")
        if archive:
            say(PRIVATE_WORDS)
    return 0


def export(config: Config, dest: Path, *, archive: bool, count: Count) -> tuple[Part, ...]:
    """Everything, in a folder that appears when all of it is there. Raises UsageError, StoreError."""
    if not (config.data / "office.db").exists():
        raise UsageError(NONE_YET)
    with store_errors(dest):
        if dest.exists() and (not dest.is_dir() or any(dest.iterdir())):
            raise UsageError(f"{dest}：不是空文件夹，未作任何改动；请给一个新的或空的文件夹")
        draft = dest.absolute().with_name(f".{dest.absolute().name}.exporting")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=PRIVATE, parents=True)
        try:
            parts = tuple(_written(config, draft, count, archive=archive))
            (draft / "README.md").write_text(
                _readme(config, parts, archive=archive), encoding="utf-8"
            )
            if dest.exists():
                dest.rmdir()
            draft.rename(dest)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return parts


def _written(config: Config, draft: Path, count: Count, *, archive: bool) -> Iterator[Part]:
    office = config.data / "office.db"
    for table in OFFICE:
        yield _table(draft, f"{table.name}.jsonl", office_rows(office, table), table.words)
    them = (*config.sites, feed_site(()))
    known = [site for site in them if (folder_of(config, site.id) / "site.db").exists()]
    for site in known:
        folder = folder_of(config, site.id)
        yield _table(draft, f"sites/{site.id}/visits.jsonl", visit_rows(folder), _VISITS)
        yield _table(draft, f"sites/{site.id}/postings.jsonl", posting_rows(folder), _POSTINGS)
        if archive:
            yield _warc(config, site, draft, count)
    yield from _copied(config, draft)


def _table(draft: Path, name: str, rows: Iterable[dict[str, Any]], words: str) -> Part:
    """A file of lines; what no row has has no column."""
    columns: dict[str, None] = {}
    number = 0
    path = draft / name
    path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            number += 1
            columns.update(dict.fromkeys(row))
            file.write(veil(msgspec.json.encode(row).decode()) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return Part(name, number, words, tuple(columns))


def _warc(config: Config, site: Site, draft: Path, count: Count) -> Part:
    """The archived answers of a site, as `evidence export` writes them; an index is left to the tools."""
    name, number = f"archive/{site.id}.warc.gz", 0
    path, folder = draft / name, folder_of(config, site.id)
    path.parent.mkdir(mode=PRIVATE, exist_ok=True)
    with path.open("wb") as file, closing(archived(folder)) as visits:
        writer = warc_export.Exporter(folder, file, path.name, ring_of(config))
        writer.begin("Mingjian", clock.now(), [("isPartOf", site.id)])
        for visit in visits:
            number += 1
            writer.add(visit)
            writer.entries.clear()
        count(site.name, number, number)
    return Part(name, number, _ARCHIVE)


def _copied(config: Config, draft: Path) -> Iterator[Part]:
    """The configuration and the issued papers, as they are."""
    shutil.copyfile(config.path, draft / "config.toml")
    yield Part("config.toml", 1, "配置文件")
    issued = config.data / "reports" / "issued"
    for path in sorted(issued.rglob("*")) if issued.exists() else ():
        inner = path.relative_to(issued)
        if path.is_file() and not any(one.startswith(".") for one in inner.parts):
            target = draft / "issued" / inner
            target.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            yield Part(f"issued/{inner.as_posix()}", 1, "已印发文书")


def _readme(config: Config, parts: Iterable[Part], *, archive: bool) -> str:
    """The files of all sites in one row each; then the columns of every table, and what each name means."""
    head = _ABOUT.format(
        at=f"{clock.now():%Y-%m-%d %H:%M}",
        office=config.office.name,
        archive=_WITH if archive else _WITHOUT,
    )
    alike: dict[tuple[str, str], list[Part]] = {}
    for one in parts:
        alike.setdefault(
            (_PER_SITE.sub(r"\1<网站编号>\2", printable(one.path)), one.words), []
        ).append(one)
    files, tables = [], []
    names: dict[str, None] = {}
    for (path, words), group in alike.items():
        files.append(f"| {path} | {sum(one.rows for one in group)} | {words} |\n")
        columns = dict.fromkeys(name for one in group for name in one.columns)
        names |= columns
        if columns:
            tables.append(f"- {path}：{'、'.join(columns)}\n")
    meanings = [f"| {name} | {meaning(name)} |\n" for name in sorted(names)]
    return "".join(
        [
            head,
            *files,
            "\n## 各表的列\n\n",
            *tables,
            "\n## 列的含义\n\n| 列 | 含义 |\n|---|---|\n",
            *meanings,
        ]
    )


_PER_SITE = re.compile(r"^(sites/|archive/)[^/]+?(/.*|\.warc\.gz)$")
