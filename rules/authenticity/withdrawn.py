"""Was a post taken away that an earlier round saw listed?

The earlier snapshot of the list shows it; now its address answers that there is nothing, or the column's list was
read to its end without it. A post that is still listed and does not open is a dead link, not this question; one that
is listed again and opens was restored, which closes what an earlier round found.
Easily mistaken: notices that run for a time (公示, 征集, 招聘), a post that moved to another column, a column that
was rebuilt, and lists that were not read to their end.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Vanished, breach, clear, exempt, unsure
from rules._saying import say

_FOR_A_TIME = re.compile(
    "公示|征集|征求|招聘|招考|拟录用|招标|采购|中标|成交|拍卖|听证|停水|停电|停气|预警|预报|问卷|报名|失信|情况说明"
)
"""Titles of what is rightly taken away when its time is over, or when it names people."""


def check(post: Vanished, clause: Clause, today: date) -> Answer:
    """Judges one post that is listed no more."""
    if _FOR_A_TIME.search(post.name):
        return exempt()
    if post.moved or post.back:
        return clear(post.present)
    if post.others:
        reason = f"同栏目另有{post.others}条信息同时不见，可能是栏目改版或迁移"
        return unsure(post.earlier, post.present, reason=reason)
    seen = post.earlier.at if post.earlier else None
    if seen is None or not (post.gone or post.complete):
        return exempt()
    return breach(
        post.earlier,
        post.present,
        variant="gone" if post.gone else "",
        seen=say(seen.date()),
    )
