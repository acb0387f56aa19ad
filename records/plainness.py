"""How hard a text is to read (通俗易懂): figures, and the reminder that they are worth. Never a breach."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ADVISED = "建议改用短句和日常用语，对术语、简称作出解释"


@dataclass(frozen=True, slots=True)
class Advice:
    """An interpretation that is hard to read (解读易读性提示): what an author may look at, and never a finding."""

    title: str
    url: str
    agency: str
    site: str
    grounds: str
    """What makes it hard, with its figures; Chinese."""
    day: date | None = None
    """The day that its page shows."""


@dataclass(frozen=True, slots=True)
class Plainness:
    """What can be counted of a text that should explain something to everybody."""

    characters: int
    """Chinese characters, letters and digits; no blanks, no marks."""
    sentences: int
    """Stretches that end with 。 or ； or ！ or ？, where a reader may rest; headings and rows are none."""
    median: int
    """Characters of the sentence in the middle, of all by length; 0 without a sentence."""
    ninetieth: int
    """Characters that nine sentences of ten do not exceed."""
    long_sentences: int
    """Sentences of more than 60 characters."""
    longest: int = 0
    """Characters of the longest sentence."""
    jargon: tuple[tuple[str, int], ...] = ()
    """Words of the list that the text does not explain, with their number, the most frequent first."""
    unexplained: tuple[str, ...] = ()
    """Abbreviations that are used before, or without, being explained, in the order of their first use."""
    numbered: bool = False
    """Has it headings with numbers, or points 一是, 二是?"""
    questions: bool = False
    """Is it told in questions and answers?"""

    @property
    def long_share(self) -> int:
        """Sentences of more than 60 characters, in percent."""
        return round(100 * self.long_sentences / self.sentences) if self.sentences else 0

    @property
    def jargon_density(self) -> float:
        """Words of the list to a thousand characters."""
        count = sum(number for _, number in self.jargon)
        return round(1000 * count / self.characters, 1) if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class PlainLimits:
    """From where on a figure is worth a reminder. All are this project's own: no document of the state gives any."""

    least_characters: int
    """Shorter texts are not measured."""
    least_sentences: int
    long_share: int
    """Percent of sentences of more than 60 characters."""
    ninetieth: int
    """Characters."""
    jargon_density: int
    """Words of the list to a thousand characters."""
    jargon_words: int
    """Different ones of them, too: one term that a text is about is no jargon."""
    unexplained: int
    """Abbreviations."""
    unstructured: int
    """Characters from which a text needs headings, points, or questions."""


def reminder(facts: Plainness, limits: PlainLimits) -> str:
    """The reminder with its figures, or nothing. It is advice to the author, and never a finding."""
    found = grounds(facts, limits)
    return f"提醒（不计入问题）：{found}。{ADVISED}。" if found else ""


def grounds(facts: Plainness, limits: PlainLimits) -> str:
    """What makes a text hard to read, with its figures; empty where nothing does."""
    if facts.characters < limits.least_characters or facts.sentences < limits.least_sentences:
        return ""
    found = [*_long(facts, limits), *_jargon(facts, limits), *_unknown(facts, limits)]
    if facts.characters >= limits.unstructured and not (facts.numbered or facts.questions):
        found.append(f"全文{facts.characters}字，未分条列项，也未采用问答形式")
    return "；".join(found)


def _long(facts: Plainness, limits: PlainLimits) -> list[str]:
    if facts.long_share <= limits.long_share and facts.ninetieth <= limits.ninetieth:
        return []
    lengths = f"句长中位数{facts.median}字，90%的句子不超过{facts.ninetieth}字，最长的一句{facts.longest}字"
    return [f"共{facts.sentences}句，{lengths}，超过60字的长句占{facts.long_share}%"]


def _jargon(facts: Plainness, limits: PlainLimits) -> list[str]:
    if facts.jargon_density <= limits.jargon_density or len(facts.jargon) < limits.jargon_words:
        return []
    first = "、".join(f"“{word}”" for word, _ in facts.jargon[:5])
    return [f"专业术语和内部用语每千字{facts.jargon_density:g}处，如{first}"]


def _unknown(facts: Plainness, limits: PlainLimits) -> list[str]:
    if len(facts.unexplained) < limits.unexplained:
        return []
    first = "、".join(f"“{word}”" for word in facts.unexplained[:5])
    return [f"{len(facts.unexplained)}个简称或缩写未作解释，如{first}"]
