"""`init`: a draft configuration that a person reviews; every guess with its confidence and reason."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app import clock
from app.console import emit, printable, say
from app.discovery import Discovered, look, one_site, settings_for
from app.progress import watching
from app.publish import write_whole
from records import Column, ColumnGuess
from records.errors import UsageError

_HEAD = """\
# 明鉴配置草稿，由 mingjian init 于 {day} 生成，请逐项核对后使用：
#   1. 补全 [office] 和 [[agencies]]；2. 核对每个栏目的类别（kind），它决定更新期限；
#   3. 按需要补 [[duties]]（谁应公开哪一年的预算、决算、年报）和 [[schedule.plans]]。
# 每个栏目上方的注释是机器猜测的把握和理由。各项含义见随附的示例 config.toml。

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


def run_init(
    urls: Sequence[str], out: Path, *, pause: float | None, force: bool, as_json: bool = False
) -> int:
    """Discovers the columns of some sites and writes a draft configuration."""
    if out.exists() and not force:
        raise UsageError(f"{out} 已存在；换一个文件名，或加 --force 覆盖")
    today = clock.now().date()
    found = [
        _look(url, f"site{position}", pause, today, quiet=as_json)
        for position, url in enumerate(urls, 1)
    ]
    write_whole(out, draft(found, today).encode())
    if as_json:
        emit({"out": printable(str(out)), "sites": [_document(one) for one in found]})
        return 0
    columns = sum(len(one.guesses) for one in found)
    say(f"已写出 {out}：网站 {len(found)} 个，栏目 {columns} 个。请人工核对后再用于检查。")
    return 0


def _document(found: Discovered) -> dict[str, object]:
    site = found.site
    columns = [
        {"id": column.id, "name": column.name, "url": column.url, "kind": column.kind}
        | {"parent": column.parent, "confidence": guess.confidence, "why": guess.why}
        for column, guess in zip(found.columns, found.guesses, strict=True)
    ]
    return {"id": site.id, "name": site.name, "url": site.url, "columns": columns}


def _look(url: str, site_id: str, pause: float | None, today: date, *, quiet: bool) -> Discovered:
    settings = settings_for(url, pause, max_pages=1000)
    with tempfile.TemporaryDirectory(prefix="mingjian-") as folder, watching(quiet=quiet) as watch:
        return look(
            one_site(url, Path(folder), settings, site_id), today, now=clock.now, watch=watch
        )


def draft(found: Sequence[Discovered], today: date) -> str:
    """The text of the draft."""
    footers = [one.home.footer for one in found if one.home]
    organiser = next((one.organiser for one in footers if one.organiser), None)
    parts = [_HEAD.format(day=today, organiser=_quoted(organiser or "（请填写主办单位）"))]
    for one in found:
        parts.append(_site(one))
        parts += [_column(*pair) for pair in zip(one.columns, one.guesses, strict=True)]
    return "\n".join(parts)


def _site(found: Discovered) -> str:
    site = found.site
    lines = [
        "[[sites]]",
        f'id = "{site.id}"',
        f'name = "{_quoted(site.name)}"',
        f'url = "{_quoted(site.url)}"',
    ]
    lines.append('agency = "office"')
    if len(site.code) == 10 and site.code.isdigit():
        lines.append(f'code = "{site.code}"')
    return "\n".join(lines) + "\n"


def _column(column: Column, guess: ColumnGuess) -> str:
    why = guess.why.replace("\n", " ")
    lines = [
        f"# 把握 {guess.confidence:.0%}：{why}" if why else f"# 把握 {guess.confidence:.0%}",
        "[[columns]]",
        f'id = "{column.id}"',
        f'name = "{_quoted(column.name)}"',
        f'url = "{_quoted(column.url)}"',
        f'kind = "{column.kind}"',
        f'site = "{column.site}"',
    ]
    if column.parent:
        lines.append(f'parent = "{_quoted(column.parent)}"')
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Safe inside a TOML basic string."""
    shown = "".join(one if one.isprintable() else " " for one in text)
    return shown.replace("\\", "\\\\").replace('"', '\\"')
