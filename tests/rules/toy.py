"""A made-up package of one rule, for tests that break it on purpose."""

from __future__ import annotations

import itertools
from pathlib import Path

QUESTION = '''"""Is the toy old?"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    if site.code == "crash":
        raise RuntimeError("99010119900101" + "1234 leaks")
    if site.code == "unsure":
        return unsure(reason="看不清")
    if site.code == "old":
        return breach(age=9)
    return clear()
'''

CLAUSE = """number = "T-01"
title = "玩具陈旧"
question = "玩具旧了吗？"
severity = "minor"
stage = "stable"

[[source]]
document = "《玩具法》（2020年修订）"
article = "第二条"
text = "玩具不得陈旧。"
in_force = 2020-01-01

[[source]]
document = "《玩具法》"
article = "第一条"
text = "玩具应当常新。"
in_force = 2010-01-01
until = 2019-12-31
confirmed = false

[limits]
days = 5

[words]
breach = "“{name}”已旧{age}天，超过{days}天。"
unsure = "“{name}”未作判断（{reason}）。"
remedy = "请在{days}天内换新。"
"""

_numbers = itertools.count()


class Toy:
    """A package of rules on disk; importable under `name`, a new one each time."""

    def __init__(self, folder: Path) -> None:
        self.name = f"toy_rules_{next(_numbers)}"
        self.root = folder / self.name
        self.write("__init__.py", '"""Toy."""\n')
        self.write("profiles/national.toml", 'title = "全国"\n')
        self.write("games/__init__.py", '"""Toy."""\n')
        self.write("games/family.toml", 'title = "玩具"\n')
        self.write("games/old_toy.py", QUESTION)
        self.write("games/old_toy.toml", CLAUSE)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def change(self, path: str, before: str, after: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert before in text
        self.write(path, text.replace(before, after))
