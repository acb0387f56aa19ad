"""`evidence picture`: pictures of the archived pages that cases rest on, without what may not be shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.archived_pages import pages_of
from app.asked import loaded
from app.console import emit, paths_lines, printable, say
from app.inspection import stored
from app.notices import Wanted, chosen, settled
from app.picturing import pictured
from app.publish import write_all
from crawler.render import why_not
from records.errors import UsageError
from reports.evidence_pages import secrets_of
from reports.evidence_shots import shots


def run_picture(
    config_path: Path, numbers: Sequence[str], out: Path | None, *, as_json: bool
) -> int:
    """Writes a picture of each archived page of these cases: MJ-2026-0001.png, and -2, -3 where a case has more."""
    config = loaded(config_path)
    with stored(config) as office:
        round_ = settled(config, office, chosen(office.inspections(), Wanted()))
    known = {one.number: one for one in round_.cases}
    if unknown := [one for one in numbers if one not in known]:
        raise UsageError(f"台账中没有编号为“{unknown[0]}”的事项")
    if missing := why_not():
        raise UsageError(f"不能生成页面截图：{missing}")
    cases = tuple(known[one] for one in dict.fromkeys(numbers))
    them = shots(round_, cases, secrets_of(round_), pages_of(config, cases), {})
    made, files = pictured(them)
    folder = out or config.data / "reports" / "截图"
    written: dict[Path, bytes] = {}
    for (number, _), one in made.items():
        again = sum(path.name.startswith(number) for path in written)
        written[folder / f"{number}{f'-{again + 1}' if again else ''}.png"] = files[one.name]
    if not written:
        raise UsageError("没有可截图的存档页面：原件不是网页，或不在本机存档")
    write_all(written)
    if as_json:
        emit({"files": [printable(str(path)) for path in written]})
    else:
        say("已写出：", *paths_lines(tuple(written)))
    return 0
