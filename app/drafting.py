"""`init`: a draft configuration that a person reviews; every guess with its confidence and reason."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

from app import clock
from app.console import emit, printable, say
from app.discovery import Discovered, is_watched, look, one_site, settings_for
from app.progress import watching
from app.publish import write_whole
from records import COLUMN_KINDS, Column, ColumnGuess
from records.errors import UsageError

_HEAD = """\
# 明鉴配置草稿，由 mingjian init 于 {day} 生成，请逐项核对后使用：
#   1. 补全 [office] 和 [[agencies]]；2. 核对每个栏目的类别（kind），它决定更新期限；
#   3. 按需要补 [[duties]]（谁应公开哪一年的预算、决算、年报）和 [[schedule.plans]]。
# 栏目按上级栏目归组。每个栏目上方的注释是机器猜测的把握和理由；“请核对”的先看。
# 注释掉的栏目不参加检查：确属本站、需要检查的，删去各行行首的“# ”。各项含义见随附的示例 config.toml。
{summary}

data = "data"
profile = "national"

[office]
name = "（请填写）人民政府办公室"
region = "（请填写）"

[crawl]
contact = "（请填写联系邮箱）"

[[agencies]]
id = "office"
name = "{organiser}"
level = "政府"
"""
_CHECK = 0.8
"""Confidence under which a guess is marked to be checked first: nobody opened its page, or it has no class."""
_SHOWN = 20
"""Addresses that a list in the head names one by one; more are counted."""


def run_init(
    urls: Sequence[str], out: Path, *, pause: float | None, force: bool, as_json: bool = False
) -> int:
    """Discovers the columns of some sites and writes a draft configuration."""
    if out.exists() and not force:
        raise UsageError(f"{out} 已存在；换一个文件名，或加 --force 覆盖")
    today = clock.now().date()
    found = [
        discovered(url, f"site{position}", pause, today, quiet=as_json)
        for position, url in enumerate(urls, 1)
    ]
    write_whole(out, draft(found, today).encode())
    if as_json:
        emit({"out": printable(str(out)), "sites": [_document(one) for one in found]})
        return 0
    kept = sum(len(one.columns) for one in found)
    noted = sum(len(one.guesses) for one in found) - kept
    say(
        f"已写出 {out}：网站 {len(found)} 个，栏目 {kept} 个，另有 {noted} 个已注释待定。"
        "请人工核对后再用于检查。"
    )
    return 0


def _document(found: Discovered) -> dict[str, object]:
    site = found.site
    columns = [
        {"id": column.id, "name": column.name, "url": column.url, "kind": column.kind}
        | {"parent": column.parent, "confidence": guess.confidence, "why": guess.why}
        | {"link_only": guess.link_only, "single": guess.single, "gathers": guess.gathers}
        | {"years": list(guess.years), "watched": is_watched(guess)}
        for column, guess in found.named
    ]
    return {
        "id": site.id,
        "name": site.name,
        "url": site.url,
        "columns": columns,
        "looked": found.looked,
        "unopened": list(found.unopened),
        "unreached": [{"url": url, "reason": why} for url, why in found.unreached],
    }


def discovered(
    url: str, site_id: str, pause: float | None, today: date, *, quiet: bool
) -> Discovered:
    """Looks at a site in a folder of its own that is gone afterwards. Raises MingjianError as `look` does."""
    settings = settings_for(url, pause, max_pages=1000)
    with tempfile.TemporaryDirectory(prefix="mingjian-") as folder, watching(quiet=quiet) as watch:
        return look(
            one_site(url, Path(folder), settings, site_id), today, now=clock.now, watch=watch
        )


def draft(found: Sequence[Discovered], today: date) -> str:
    """The text of the draft."""
    footers = [one.home.footer for one in found if one.home]
    organiser = next((one.organiser for one in footers if one.organiser), None)
    summary = "\n".join(line for one in found for line in _summary(one))
    parts = [
        _HEAD.format(
            day=today, organiser=quoted(organiser or "（请填写主办单位）"), summary=summary
        )
    ]
    return "\n".join([*parts, *tables(found)])


def tables(found: Sequence[Discovered], agency: str = "office") -> Iterator[str]:
    """The sites with their columns, as tables of a configuration; `agency`: id of whom the sites belong to."""
    for one in found:
        yield _site(one, agency)
        yield from _columns(one)


def _summary(found: Discovered) -> Iterator[str]:
    """What was found and what was not looked at, as comments."""
    kept = [guess for _, guess in found.named if is_watched(guess)]
    doubtful = sum(_is_doubtful(guess) for guess in kept)
    rest = len(found.guesses) - len(kept)
    yield "#"
    yield f"# {_plain(found.site.name)}（{_plain(found.site.url)}）：打开网页 {found.looked} 个，"
    yield f"#   列入栏目 {len(kept)} 个，其中请核对 {doubtful} 个；注释掉 {rest} 个。各类栏目数："
    counts = Counter(guess.kind for guess in kept)
    words = [f"{kind} {counts[kind]}" for kind in COLUMN_KINDS if counts[kind]]
    for start in range(0, len(words), 8):
        yield f"#   {'，'.join(words[start : start + 8])}"
    yield from _left_out("未看（达到本次查看上限，可能另有栏目）", found.unopened)
    missed = [f"{url}（{why}）" for url, why in found.unreached]
    yield from _left_out("未能打开", missed)


def _left_out(title: str, things: Sequence[str]) -> Iterator[str]:
    if not things:
        return
    yield f"#   {title} {len(things)} 个："
    for thing in things[:_SHOWN]:
        yield f"#     {_plain(thing)}"
    if len(things) > _SHOWN:
        yield f"#     等，其余 {len(things) - _SHOWN} 个从略"


def _site(found: Discovered, agency: str) -> str:
    site = found.site
    lines = [
        "[[sites]]",
        f'id = "{site.id}"',
        f'name = "{quoted(site.name)}"',
        f'url = "{quoted(site.url)}"',
    ]
    lines.append(f'agency = "{agency}"')
    if len(site.code) == 10 and site.code.isdigit():
        lines.append(f'code = "{site.code}"')
    return "\n".join(lines) + "\n"


def _columns(found: Discovered) -> Iterator[str]:
    """The columns by parent, parents in the order in which the site shows them."""
    order = {
        parent: at for at, parent in enumerate(dict.fromkeys(one.parent for one in found.guesses))
    }
    reasons = dict(found.unreached)
    pairs = sorted(found.named, key=lambda pair: order[pair[1].parent])
    for parent, group in groupby(pairs, key=lambda pair: pair[1].parent):
        yield f"# ──── {_plain(parent) if parent else '未见上级栏目'} ────\n"
        for column, guess in group:
            yield _column(column, guess, reasons.get(column.url, ""))


def _column(column: Column, guess: ColumnGuess, unreached: str) -> str:
    """One guess: its notes, then the table, commented out where it should not be watched."""
    mark = "" if is_watched(guess) else "# "
    table = [
        "[[columns]]",
        f'id = "{column.id}"',
        f'name = "{quoted(column.name)}"',
        f'url = "{quoted(column.url)}"',
        f'kind = "{column.kind}"',
        f'site = "{column.site}"',
    ]
    if column.parent:
        table.append(f'parent = "{quoted(column.parent)}"')
    lines = [f"# {one}" for one in _notes(guess, unreached)] + [f"{mark}{one}" for one in table]
    return "\n".join(lines) + "\n"


def _notes(guess: ColumnGuess, unreached: str) -> Iterator[str]:
    check = "请核对，" if _is_doubtful(guess) and is_watched(guess) else ""
    why = f"：{_plain(guess.why)}" if guess.why else ""
    missed = f"，未能打开（{unreached}）" if unreached else "" if guess.seen else "，未打开核实"
    yield f"{check}把握 {guess.confidence:.0%}{why}{missed}"
    if guess.link_only:
        yield "只是指向站外的链接，不属本站更新；本站须保证链接有效"
    elif guess.gathers:
        yield "只汇集下级栏目的信息，下级栏目已分别列出，不重复检查"
    elif guess.single:
        yield "单页栏目，没有列表；按内容是否准确、每年是否更新来查"
    elif not is_watched(guess):
        yield "把握不足，暂不列入"
    for url in guess.years:
        yield f"往年地址：{_plain(url)}"


def _is_doubtful(guess: ColumnGuess) -> bool:
    return guess.confidence < _CHECK


def _plain(text: str) -> str:
    """One line of a comment."""
    return "".join(one if one.isprintable() else " " for one in text)


def quoted(text: str) -> str:
    """Safe inside a TOML basic string."""
    return _plain(text).replace("\\", "\\\\").replace('"', '\\"')
