"""`setup`: asks, looks, shows, writes at one stroke, and makes the first round where it is wanted."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app import clock
from app.asked import loaded
from app.console import emit, printable, say, warn
from app.discovery import Discovered
from app.drafting import discovered
from app.keeping.place import check_place
from app.publish import write_all
from app.rounds import run_inspect
from app.setting_up.text import changed_text, new_text
from app.setting_up.wishes import NO_CHANNEL, SECRETS, Asker, Wishes, ask
from records.addresses import normalise
from records.config import Config
from records.errors import MingjianError, UsageError


def run_setup(config_path: Path, given: Wishes, *, unattended: bool, as_json: bool) -> int:
    """Carries it out; the code is that of the first round, or 0.

    Nothing is written before every question is answered and every site was looked at. Raises ConfigError for an
    existing configuration that cannot be meant: it is mended by hand first.
    """
    known = loaded(config_path) if config_path.exists() else None
    if known is not None and not as_json:
        say(f"{config_path} 已有配置（网站 {len(known.sites)} 个），在其上修改，原文件另存一份")
    wishes = ask(given, known, Asker(unattended, as_json))
    if known is None:
        check_place((config_path.absolute().parent / wishes.data).absolute())
    found = _look(wishes, known, quiet=as_json)
    text = _text(wishes, known, found, config_path)
    before = config_path.read_text(encoding="utf-8") if known else None
    copy = None
    if text != before:
        config, copy = _put(config_path, text, before, clock.now())
    else:
        assert known is not None
        config = known
    if as_json:
        emit(_document(config_path, copy, config, found, changed=text != before))
    else:
        _show(config_path, copy, config, wishes, changed=text != before)
    if not wishes.inspect:
        return 0
    return run_inspect(
        config_path, (), "全面检查", "", "", "", light=False, out=None, formats="docx,html,xlsx,json", as_json=False,
    )  # fmt: skip


def _look(wishes: Wishes, known: Config | None, *, quiet: bool) -> tuple[Discovered, ...]:
    """The new sites with their columns. One that does not answer is told; raises its error when none answered."""
    there = {normalise(one.url) for one in known.sites} if known else set()
    urls = [one for one in dict.fromkeys(wishes.urls or ()) if normalise(one) not in there]
    taken = {one.id for one in known.sites} if known else set()
    ids = (f"site{number}" for number in range(1, 10_000) if f"site{number}" not in taken)
    found: list[Discovered] = []
    failed: list[MingjianError] = []
    for url, id_ in zip(urls, ids, strict=False):
        try:
            one = discovered(url, id_, wishes.pause, clock.now().date(), quiet=quiet)
        except UsageError:
            raise
        except MingjianError as error:
            failed.append(error)
            warn(f"{error}；这个网站没有写进配置，稍后可再运行 setup 补上")
            continue
        found.append(one)
        if not quiet:
            _show_site(one)
    if failed and not found and known is None:
        raise failed[0]
    return tuple(found)


def _show_site(found: Discovered) -> None:
    kinds = dict.fromkeys(one.kind for one in found.columns)
    say(
        f"{found.site.name}（{found.site.url}）：打开网页 {found.looked} 个，发现栏目 {len(found.columns)} 个"
        f"（{'、'.join(kinds) or '没有有把握的栏目'}），另有 {len(found.guesses) - len(found.columns)} 个待人工确认"
    )


def _text(wishes: Wishes, known: Config | None, found: Sequence[Discovered], path: Path) -> str:
    if known is None:
        return new_text(wishes, found, clock.now().date())
    if wishes.schedule is False and known.schedule.plans and not known.schedule.standard:
        warn(f"{path}：日程是自己排的，没有改动；不要自动检查的，请删去各 [[schedule.plans]]")
    return changed_text(path.read_text(encoding="utf-8"), known, wishes, found)


def _put(path: Path, text: str, before: str | None, now: datetime) -> tuple[Config, Path | None]:
    """Checks a text as the loader would and puts it in place, with a copy of what was there.

    The draft lies in the same folder, since a configuration names files beside it; it never stays.
    """
    copy = None if before is None else _free(path, now)
    draft = path.with_name(f".{path.name}.setup")
    try:
        write_all({draft: text.encode()})
        checked = loaded(draft)
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()
    files = {path: text.encode()}
    if copy is not None and before is not None:
        files = {copy: before.encode(), **files}
    write_all(files)
    return replace(checked, path=path.absolute()), copy


def _free(path: Path, now: datetime) -> Path:
    """A name for the copy that no file has."""
    for number in range(1, 1000):
        more = f"-{number}" if number > 1 else ""
        name = path.with_name(f"{path.name}.{now:%Y%m%d-%H%M%S}{more}.bak")
        if not name.exists():
            return name
    raise UsageError(f"{path.parent}：旧配置的副本太多，请先清理 *.bak")


def _show(path: Path, copy: Path | None, config: Config, wishes: Wishes, *, changed: bool) -> None:
    if not changed:
        say(f"{path} 没有变化")
    else:
        say(
            f"已写出 {path}：单位 {len(config.agencies)} 个，网站 {len(config.sites)} 个，栏目 {len(config.columns)} 个"
        )
    if copy is not None:
        say(f"原配置另存为 {copy.name}")
    if wishes.notify not in {"", NO_CHANNEL}:
        say(
            f"通知渠道的密钥不写在配置里：请设环境变量 {SECRETS[wishes.notify]}，再用 mingjian notify test 试发"
        )
    say(
        "下一步：核对栏目的类别；mingjian doctor 体检；mingjian plan 看日程；mingjian serve 常驻运行"
    )


def _document(
    path: Path, copy: Path | None, config: Config, found: Sequence[Discovered], *, changed: bool
) -> dict[str, object]:
    return {
        "config": printable(str(path)),
        "copy": printable(str(copy)) if copy else "",
        "changed": changed,
        "agencies": len(config.agencies),
        "sites": len(config.sites),
        "columns": len(config.columns),
        "found": [
            {
                "id": one.site.id,
                "name": one.site.name,
                "url": one.site.url,
                "columns": len(one.columns),
                "doubtful": len(one.guesses) - len(one.columns),
                "looked": one.looked,
            }
            for one in found
        ],
    }
