"""The configuration as text: a new one, or an existing one with single lines changed and tables added.

An office's own comments and order stay; what is written is checked by the loader before it is put in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from app.discovery import Discovered
from app.drafting import quoted, tables
from app.setting_up.wishes import NO_CHANNEL, SECRETS, Wishes
from records.config import Config

_HEAD = """\
# 明鉴配置，由 mingjian setup 于 {day} 写出。栏目的类别（kind）决定更新期限，请对照上方注释核对，标“请核对”的先看。
# 注释掉的栏目不参加检查：确属本站、需要检查的，删去各行行首的“# ”。各项含义见 docs/config.md。

data = "{data}"
profile = "national"

[office]
name = "{office}"
region = "{region}"

[crawl]
contact = "{contact}"
"""
_TOWN = re.compile(r"(镇|乡)(人民政府)?$|街道办事处$|街道$")


def new_text(wishes: Wishes, found: Sequence[Discovered], today: date) -> str:
    """A whole configuration."""
    parts = [
        _HEAD.format(
            day=today,
            data=quoted(wishes.data),
            office=quoted(wishes.office),
            region=quoted(wishes.region),
            contact=quoted(wishes.contact),
        )
        + (f"pause = {wishes.pause}\n" if wishes.pause is not None else ""),
        *_schedule(wishes),
        *_notify(wishes),
        _agency("office", wishes.office.removesuffix("办公室"), wishes.level),
        *_agencies(wishes.agencies or (), 1),
        *tables(found),
    ]
    return "\n".join(parts)


def changed_text(text: str, known: Config, wishes: Wishes, found: Sequence[Discovered]) -> str:
    """An existing configuration with what is wanted otherwise now."""
    for key, old, new in (
        ("name", known.office.name, wishes.office),
        ("region", known.office.region, wishes.region),
    ):
        if old != new:
            text = with_value(text, "office", key, f'"{quoted(new)}"')
    if wishes.contact != known.crawl.contact:
        text = with_value(text, "crawl", "contact", f'"{quoted(wishes.contact)}"')
    if bool(known.schedule.plans) and wishes.schedule is False and known.schedule.standard:
        text = with_value(text, "schedule", "plans", "[]")
    if not known.schedule.plans and wishes.schedule:
        text = without_value(text, "schedule", "plans")
    names = {one.name for one in known.agencies}
    fresh = [one for one in wishes.agencies or () if one not in names]
    owner = known.agencies[0].id if known.agencies else ""
    added = [
        *_notify(wishes),
        *([] if owner else [_agency("office", wishes.office.removesuffix("办公室"), "政府")]),
        *_agencies(fresh, _next_number(known)),
        *tables(found, owner or "office"),
    ]
    return "\n".join([text.rstrip("\n") + "\n", *added]) if added else text


def with_value(text: str, table: str, key: str, value: str) -> str:
    """A text with one key of a plain table set: its line changed, or added after the table's head."""
    lines = text.split("\n")
    place = _place(lines, table, key)
    if place is not None:
        comment = re.search(r"(\s+#[^\"']*)$", lines[place])
        lines[place] = f"{key} = {value}{comment[1] if comment else ''}"
    elif (head := _head(lines, table)) is not None:
        lines.insert(head + 1, f"{key} = {value}")
    else:
        first = next((at for at, one in enumerate(lines) if one.startswith("[")), len(lines))
        lines[first:first] = [f"[{table}]", f"{key} = {value}", ""]
    return "\n".join(lines)


def without_value(text: str, table: str, key: str) -> str:
    """A text without one key of a plain table."""
    lines = text.split("\n")
    place = _place(lines, table, key)
    if place is not None:
        del lines[place]
    return "\n".join(lines)


def _head(lines: Sequence[str], table: str) -> int | None:
    begins = re.compile(rf"\s*\[\s*{re.escape(table)}\s*\]\s*(#.*)?")
    return next((at for at, line in enumerate(lines) if begins.fullmatch(line)), None)


def _place(lines: Sequence[str], table: str, key: str) -> int | None:
    """The line of a key within a plain table."""
    head = _head(lines, table)
    if head is None:
        return None
    for at in range(head + 1, len(lines)):
        if lines[at].lstrip().startswith("["):
            return None
        if re.match(rf"\s*{re.escape(key)}\s*=", lines[at]):
            return at
    return None


def _schedule(wishes: Wishes) -> Iterator[str]:
    if wishes.schedule:
        yield "[schedule]   # 标准日程，用 mingjian plan 查看；自己排日程见 docs/config.md\n"
    else:
        yield "[schedule]   # 不自动检查；删去下一行即按标准日程进行\nplans = []\n"


def _notify(wishes: Wishes) -> Iterator[str]:
    """One channel, on which inspectors and whoever runs the machine are told. Its secret stands elsewhere."""
    kind = wishes.notify
    if kind in {"", NO_CHANNEL}:
        return
    lines = ["[[notify.channels]]", 'name = "main"', f'kind = "{kind}"']
    if kind == "mail":
        to = ", ".join(f'"{quoted(one)}"' for one in wishes.to)
        lines += [
            f'address = "{quoted(wishes.server)}"',
            f'sender = "{quoted(wishes.sender)}"',
            f'user = "{quoted(wishes.sender)}"',
            f"to = [{to}]",
        ]
    lines.append(f'secret = "env:{SECRETS[kind]}"')
    for role in ("inspectors", "operator"):
        lines += ["", "[[notify.recipients]]", f'role = "{role}"', 'channels = ["main"]']
    yield "\n".join(lines) + "\n"


def _agencies(names: Sequence[str], first: int) -> Iterator[str]:
    for number, name in enumerate(names, first):
        yield _agency(f"a{number:03d}", name, "乡镇街道" if _TOWN.search(name) else "部门")


def _agency(id_: str, name: str, level: str) -> str:
    lines = ["[[agencies]]", f'id = "{id_}"', f'name = "{quoted(name)}"', f'level = "{level}"']
    return "\n".join(lines) + "\n"


def _next_number(known: Config) -> int:
    taken = [int(one.id[1:]) for one in known.agencies if re.fullmatch(r"a[0-9]{3,}", one.id)]
    return max(taken, default=0) + 1
