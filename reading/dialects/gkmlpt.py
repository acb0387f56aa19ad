"""广东 集约化 gkmlpt: one page for every column, steered by its fragment (§2.6).

`/gkmlpt/index#5532` holds the whole catalogue in `window._CONFIG` and no row; the rows come from
`/gkmlpt/api/all/5532?page=1&sid=…`, a hundred at a time. Page 0 and page 1 are the same, so counting begins at 1.
"""

from __future__ import annotations

import re
from typing import Any

from reading.dialects._data import at, moment, number, posting, rows_of, text_of
from reading.dialects._dialect import Dialect, Reply, Source
from reading.dialects._gkmltree import Node, config_id, tree
from reading.dialects._jsonpages import concluded, data_of, opened, refusal
from reading.dialects._jsrequests import ACCEPT
from reading.lists.found import Found
from records import Branch, Posting, Request, veil

NAME = "gkmlpt"
PAGE_ROWS = 100
"""Rows the interface serves at a time, whatever it is asked (§2.6, measured)."""
_FRAGMENT = re.compile(r"#!?/?(\d{1,9})(?!\w)")
_BASE = re.compile(r"^(https?://[^?#]{1,500}?)/gkmlpt(?:[/?#]|$)")
_KEYS = ("page",)
_NO_TREE = "目录数据（_CONFIG.TREE）未能读取"


def _recognise(source: Source) -> bool:
    code = source.page.code
    return "_CONFIG" in code and "TREE" in code and ("gkmlpt" in source.text or "SID" in code)


def _first(source: Source) -> Found | None:
    nodes = tree(source.page.code)
    base = _base(source.url)
    branches = tuple(_branch(node, base, source) for node in nodes or ())
    steered = _FRAGMENT.search(source.url)
    if steered is not None:
        return _column(source, base, int(steered[1]), nodes, branches)
    if nodes is None:
        return Found(reasons=(_NO_TREE,), refused=_NO_TREE, scripted=True)
    return Found(branches=branches, scripted=True)


def _column(
    source: Source, base: str, column: int, nodes: list[Node] | None, branches: tuple[Branch, ...]
) -> Found:
    """The column that the fragment names: its request, unless it only leads elsewhere."""
    node = next((one for one in nodes or () if one.id == column), None)
    if node is not None and node.jump:
        why = "栏目只是一个链接，条目不在本目录内"
        return Found(branches=branches, reasons=(why,), refused=why, scripted=True)
    sid = config_id(source.page.code)
    query = f"?page=1&sid={sid}" if sid else "?page=1"
    request = Request(
        f"{base}/gkmlpt/api/all/{column}{query}",
        accept=ACCEPT,
        referer=source.url.partition("#")[0],
    )
    known = (("id", str(column)), ("column", node.name if node else ""))
    why = "" if nodes is not None else _NO_TREE
    if nodes and node is None and column != 0:
        why = f"目录中没有编号为{column}的栏目，可能已撤销"
    return Found(
        onward=opened(source, request, NAME, *known),
        reasons=(why,) if why else (),
        branches=branches,
        scripted=True,
    )


def _base(url: str) -> str:
    """What stands before `/gkmlpt`: offices of a district have a folder of their own."""
    found = _BASE.match(url)
    if found:
        return found[1]
    host = re.match(r"https?://[^/?#]{1,255}", url)
    return host[0] if host else ""


def _branch(node: Node, base: str, source: Source) -> Branch:
    url = (
        source.resolver.resolve(node.jump) if node.jump else None
    ) or f"{base}/gkmlpt/index#{node.id}"
    return Branch(node.name, url, node.parents, node.count, bool(node.jump))


def _answer(reply: Reply) -> Found:
    held = data_of(reply)
    articles = at(held, "articles")
    if not isinstance(articles, list):
        return refusal(reply, held)
    got, asked = number(at(held, "classify", "id")), number(reply.onward.value("id"))
    if asked and got is not None and got != asked:
        return Found(refused=f"接口返回了另一栏目（编号{got}）的条目")
    total = number(at(held, "total"))
    total = number(at(held, "classify", "post_count")) if total is None else total
    made = (_row(one, reply) for one in articles)
    rows = rows_of(row for row in made if row is not None)
    if articles and not rows:
        return Found(refused="接口返回的条目没有标题，未能识别")
    return concluded(reply, rows, total, _KEYS, size=PAGE_ROWS)


def _row(held: Any, reply: Reply) -> Posting | None:
    """Four dates are stated: shown, first on line, signed, made (§2.6). The address is taken, never built."""
    url = next(
        (
            value
            for key in ("url", "post_url", "jump_url")
            if isinstance(value := at(held, key), str) and value
        ),
        None,
    )
    dates = (moment(at(held, key)) for key in ("first_publish_time", "create_time", "created_at"))
    return posting(
        at(held, "title"),
        url,
        moment(at(held, "display_publish_time")),
        reply.resolver,
        index_number=veil(text_of(at(held, "identifier")))[:60] or None,
        signed=moment(at(held, "date")),
        created=next((day for day in dates if day), None),
    )


DIALECT = Dialect(NAME, 20, _recognise, _first, _answer)
