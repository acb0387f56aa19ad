"""The words of heads, titles and sentences, from `lexicon.toml`: data with a reason each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from records.exposure import Person


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns, compiled; lists are in the order in which they are tried."""

    heads: tuple[tuple[str, re.Pattern[str]], ...]
    persons: tuple[tuple[Person, re.Pattern[str]], ...]
    topics: tuple[tuple[str, re.Pattern[str]], ...]
    listed: tuple[tuple[str, re.Pattern[str]], ...]
    conditions: tuple[tuple[str, re.Pattern[str]], ...]
    condition_gate: re.Pattern[str]
    trivial: re.Pattern[str]
    private: re.Pattern[str]
    work: re.Pattern[str]
    owner_org: re.Pattern[str]
    pays_in: re.Pattern[str]
    pays_out: re.Pattern[str]
    home: re.Pattern[str]
    organisation: re.Pattern[str]
    mail: re.Pattern[str]
    labels: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once a process."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    cue = data["cue"]
    return Lexicon(
        heads=tuple((one["kind"], re.compile(one["words"], re.IGNORECASE)) for one in data["head"]),
        persons=tuple((Person(one["class"]), re.compile(one["title"])) for one in data["person"]),
        topics=_categories(data["topic"]),
        listed=_categories(data["listed"]),
        conditions=_categories(data["condition"]),
        condition_gate=re.compile(f"[{data['condition_gate']['letters']}]"),
        trivial=re.compile(f"(?:{data['trivial']['words']})?"),
        private=re.compile(cue["private"]),
        work=re.compile(cue["work"]),
        owner_org=re.compile(cue["owner_org"]),
        pays_in=re.compile(cue["pays_in"]),
        pays_out=re.compile(cue["pays_out"]),
        home=re.compile(cue["home"]),
        organisation=re.compile(data["organisation"]["words"]),
        mail=re.compile(data["mail"]["private"], re.IGNORECASE),
        labels=frozenset(data["label"]["words"].split()),
    )


def _categories(entries: Sequence[Mapping[str, str]]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((one["category"], re.compile(one["words"])) for one in entries)


def class_of(title: str) -> Person:
    """What a title says the persons of its list are to the office; UNKNOWN when it says nothing."""
    return next((who for who, words in lexicon().persons if words.search(title)), Person.UNKNOWN)


def topics_of(title: str) -> tuple[str, ...]:
    """Special categories that a title names."""
    return tuple(name for name, words in lexicon().topics if words.search(title))


def listed_of(title: str) -> tuple[str, ...]:
    """Special categories that a title gives everybody on its list, whatever the columns are."""
    return tuple(name for name, words in lexicon().listed if words.search(title))


def may_state_condition(text: str) -> bool:
    """Can `conditions_of` find anything? One search; False is sure."""
    return lexicon().condition_gate.search(text) is not None


def conditions_of(text: str) -> tuple[str, ...]:
    """Special categories that a cell states by itself: 肢体二级, 尿毒症, 因病致贫."""
    return tuple(name for name, words in lexicon().conditions if words.search(text))


def is_trivial(cell: str) -> bool:
    """Does a cell of a special column say nothing special?"""
    return lexicon().trivial.fullmatch("".join(cell.split())) is not None


def is_organisation(name: str) -> bool:
    """Is it the name of an office, company or shop?"""
    return len(name) >= 4 and lexicon().organisation.search(name) is not None


def is_label(cell: str) -> bool:
    """Is a cell of a name the label of a form or a head, and nobody's name?"""
    return cell in lexicon().labels


def is_office_mail(address: str) -> bool:
    """Is a mail address of an office's own domain?"""
    return lexicon().mail.search(address) is None
