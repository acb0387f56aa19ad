"""Pictures of archived pages (`--screenshots`, `[office] screenshots`): which there are, and why there are none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from app.console import warn
from app.counting import counting
from crawler.photograph import MANY, photographs
from crawler.render import why_not
from records.config import Config
from records.errors import UsageError
from reports.evidence_drawing import FRAME
from reports.evidence_shots import Picture, Shot, taken


def illustrated(config: Config, *, asked: bool) -> Config:
    """The configuration, with pictures where they were asked for on the command line."""
    return replace(config, screenshots=config.screenshots or asked)


def check_shown(forms: Collection[str], *, asked: bool) -> None:
    """Of a bulletin they stand in the evidence pages. Raises UsageError where it is to have none."""
    if asked and "html" not in forms:
        raise UsageError("截图附在存证页里，用 --screenshots 时请在 --format 中写上 html")


def pictured(
    shots: Sequence[Shot],
) -> tuple[Mapping[tuple[str, str], Picture], dict[str, bytes]]:
    """The pictures by case number and digest of the snapshot, and their files by name.

    What cannot be had is left out and said in a line; nothing else waits for it.
    """
    if shots and (missing := why_not()):
        warn(f"未生成页面截图：{missing}；其余文件照常写出")
        return {}, {}
    pages = {one.name: one.drawing.markup for one in shots}
    with counting("已截图") as count:
        files = photographs(pages, FRAME, lambda done, known: count("存档页面", done, known))
    if len(files) < len(pages):
        cut = f"（每次最多 {MANY} 张）" if len(pages) > MANY else ""
        warn(f"页面截图应有 {len(pages)} 张，生成 {len(files)} 张{cut}，缺少的在存证页中注明")
    made = {
        (one.case, one.digest): taken(one, files[one.name]) for one in shots if one.name in files
    }
    return made, files
