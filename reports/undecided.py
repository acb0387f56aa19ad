"""Annex 3's questions that got no answer: by cause with what to do, by site, and row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reports.causes import CAUSES
from reports.model import Block, Paragraph, Table
from reports.phrases import clipped, row_range
from reports.problems import STATEMENT_LENGTH
from reports.rows import TO_VERIFY, Undecided
from reports.tally import Tally

SHOWN_ROWS = 300
"""Rows that a bulletin prints; the ledger and JSON hold all."""
SHOWN_TITLES = 3
"""Questions that a line of the second table names; the rows name each."""
_ADVICE = {one.word: one.advice for one in CAUSES}


def undecided_blocks(tally: Tally) -> list[Block]:
    """Three steps down: causes, their sites, their rows. Every number is that of the rows it names."""
    if not tally.undecided:
        return []
    causes = [(word, list(them)) for word, them in groupby(tally.undecided, lambda one: one.cause)]
    shown = tally.undecided[:SHOWN_ROWS]
    blocks: list[Block] = [_causes(causes), _sites(causes)]
    if len(shown) < len(tally.undecided):
        blocks.append(
            Paragraph(
                f"未能判断的事项共{len(tally.undecided)}项，以下列前{SHOWN_ROWS}项，其余见台账。"
            )
        )
    blocks += [_rows(word, list(them)) for word, them in groupby(shown, lambda one: one.cause)]
    return blocks


def _causes(causes: Sequence[tuple[str, Sequence[Undecided]]]) -> Table:
    head = ("未能判断的原因", "项数", "所列事项", "处理办法")
    rows = [(word, str(len(them)), _range(them), _ADVICE.get(word, "")) for word, them in causes]
    rows.append(("合计", str(sum(len(them) for _, them in causes)), "", ""))
    return Table(
        "未能判断事项的原因和处理办法", head, tuple(rows), (40, 14, 34, 68), frozenset({0, 3})
    )


def _sites(causes: Sequence[tuple[str, Sequence[Undecided]]]) -> Table:
    head = ("原因", "网站", "项数", "所列事项", "检查事项")
    rows = tuple(
        (word, where, str(len(mine)), _range(mine), _titles(one.title for one in mine))
        for word, them in causes
        for where, mine in _parts(them)
    )
    return Table("未能判断事项的分布", head, rows, (32, 38, 12, 26, 48), frozenset({0, 1, 4}))


def _parts(them: Sequence[Undecided]) -> Iterator[tuple[str, Sequence[Undecided]]]:
    """The rows of a cause by site; sites with one row each are told together: they stand last."""
    sites = [(site, list(mine)) for site, mine in groupby(them, lambda one: one.site)]
    single = [mine[0] for _, mine in sites if len(mine) == 1]
    yield from ((site, mine) for site, mine in sites if len(mine) > 1 or len(single) == 1)
    if len(single) > 1:
        yield f"{'其余' if len(single) < len(sites) else ''}{len(single)}个网站，各1项", single


def _titles(titles: Iterable[str]) -> str:
    named = list(dict.fromkeys(titles))
    more = f"等{len(named)}种" if len(named) > SHOWN_TITLES else ""
    return "、".join(named[:SHOWN_TITLES]) + more


def _rows(word: str, them: Sequence[Undecided]) -> Table:
    head = ("序号", "责任单位", "网站及栏目", "检查事项", "说明")
    rows = tuple((str(one.index), one.agency, one.where, one.title, doubt(one)) for one in them)
    widths = (10, 28, 28, 28, 62)
    return Table(f"未能判断事项：{word}", head, rows, widths, frozenset({1, 2, 3, 4}))


def doubt(one: Undecided) -> str:
    """Why there is no answer; whose clause was not read does not matter here."""
    words = ("规则故障：" if one.broken else "") + one.message.replace(TO_VERIFY, "")
    return clipped(words, STATEMENT_LENGTH)


def _range(them: Sequence[Undecided]) -> str:
    return row_range([one.index for one in them])
