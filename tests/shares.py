"""Where several workers share the tests: what takes long begins early, so that none works alone at the end.

xdist's worksteal gives each worker an equal run of tests in their order, then moves what is left from one to another.
"""

from __future__ import annotations

from collections.abc import Sequence

LONG = (
    "tests/app/test_kill.py",
    "tests/app/test_year.py",
    "tests/hostile/test_round.py",
    "tests/reading/documents/test_bombs.py",
    "tests/records/apart/test_child.py",
)
"""Modules of 5 to 30 s, the longest first. Those that need the inspected county are left where they are, at the
beginning: the first worker makes it while the others do these."""


def spread(tests: Sequence[str], workers: int) -> list[int]:
    """An order of tests by their ids: modules of `LONG` in turn at the head of each share but the first."""
    if workers < 2:
        return list(range(len(tests)))
    long: dict[str, list[int]] = {name: [] for name in LONG}
    rest: list[int] = []
    for number, test in enumerate(tests):
        long.get(test.partition("::")[0], rest).append(number)
    heads: list[list[int]] = [[] for _ in range(workers)]
    for place, group in enumerate(long.values()):
        heads[1 + place % (workers - 1)] += group
    order: list[int] = []
    for number, head in enumerate(heads, 1):
        end = len(tests) * number // workers
        room = max(0, end - len(order) - len(head))
        order += head + rest[:room]
        del rest[:room]
    return order + rest
