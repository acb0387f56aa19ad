"""The catalogue trees of the ucap family (§3): JSONP of `treeNew`, and the nested channels of 黑龙江."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reading.addresses import host_of
from reading.dialects._data import at, text_of
from reading.dialects._dialect import Reply, Source
from reading.dialects._jscalls import calls
from reading.dialects._jsonpages import data_of, not_data, opened
from reading.dialects._jsrequests import Call, is_open, request_of
from reading.dialects._jsvalues import OPEN, Script
from reading.lists.found import Found
from records import Branch, Continuation, veil

TREE = "/u/channel/tree"
MAX_COLUMNS = 3_000
_MAX_LEVELS = 12
_PLACEHOLDER = "/null.shtml"
"""What the tree prints for a column whose list page has another name: 36 of 49 at one site (measured)."""


def asked(script: Script, source: Source, prefix: str, channel: str) -> tuple[Continuation, ...]:
    """The requests for the tree that the page's script makes. `prefix`: of the interface that lists channels."""
    out = []
    for call in calls(script, (TREE,)):
        settled = _settled(call, channel)
        request = request_of(settled, source, (), 1) if OPEN not in settled.url else None
        if request is not None:
            known = (("what", "tree"), ("prefix", prefix))
            out.append(opened(source, request, "ucap", *known))
    return tuple(out[:3])


def _settled(call: Call, channel: str) -> Call:
    """The call for the whole tree: what the script takes from the node that was clicked is empty."""
    data = tuple(
        (name, (channel if name == "channelId" else "") if is_open(value) else value)
        for name, value in call.data
        if name != "callback"
    )
    head, mark, query = call.url.partition("?")
    return replace(call, url=head + mark + query.replace(OPEN, ""), data=data)


def answered(reply: Reply) -> Found:
    """The columns that a tree names; those without an address are counted, never guessed."""
    held = data_of(reply)
    listed = at(held, "list")
    if isinstance(listed, list):
        branches, missing = _listed(listed, reply)
    else:
        roots = next(
            (
                one
                for path in (("results",), ("data",), ())
                if isinstance(one := at(held, *path, "children"), list)
            ),
            None,
        )
        if roots is None:
            return not_data(reply)
        branches, missing = _nested(roots, reply)
    why = f"目录中有{missing}个栏目没有可用的地址，未列入" if missing else ""
    if not branches:
        return Found(refused=why or "目录接口没有返回栏目")
    return Found(branches=branches, reasons=(why,) if why else ())


def _listed(nodes: list[Any], reply: Reply) -> tuple[tuple[Branch, ...], int]:
    """A flat list of nodes: `name`, `url`, perhaps `iframeurl`, `id` and `pid`."""
    names = {_key(node, "id"): node for node in nodes[:MAX_COLUMNS] if _key(node, "id")}
    out: list[Branch] = []
    missing = 0
    for node in nodes[:MAX_COLUMNS]:
        name, url = veil(text_of(at(node, "name"))), _address(node, reply)
        if name and url:
            out.append(Branch(name, url, _parents(node, names), None, _leaves(url, reply)))
        else:
            missing += bool(name)
    return tuple(out), missing


def _key(node: Any, *names: str) -> str:
    return next((text for name in names if (text := text_of(at(node, name)))), "")


def _parents(node: Any, names: dict[str, Any]) -> tuple[str, ...]:
    out: list[str] = []
    seen = {_key(node, "id")}
    above = _key(node, "pid", "pId", "parentId")
    while above and above in names and above not in seen and len(out) < _MAX_LEVELS:
        seen.add(above)
        out.append(veil(text_of(at(names[above], "name"))))
        above = _key(names[above], "pid", "pId", "parentId")
    return tuple(reversed(out))


def _address(node: Any, reply: Reply) -> str | None:
    for key in ("url", "iframeurl"):
        href = at(node, key)
        if isinstance(href, str) and not href.partition("?")[0].endswith(_PLACEHOLDER):
            url = reply.resolver.resolve(href)
            if url:
                return url
    return None


def _leaves(url: str, reply: Reply) -> bool:
    return host_of(url) != host_of(reply.resolver.url)


def _nested(roots: list[Any], reply: Reply) -> tuple[tuple[Branch, ...], int]:
    """Channels in channels: `channelId`, `displayName`; without an address of their own their listing is one."""
    prefix = reply.onward.value("prefix")
    out: list[Branch] = []
    missing = 0
    left: list[tuple[Any, tuple[str, ...]]] = [(one, ()) for one in reversed(roots)]
    while left and len(out) + missing < MAX_COLUMNS:
        node, parents = left.pop()
        name, channel = veil(_key(node, "displayName", "name")), _key(node, "channelId", "id")
        url = _address(node, reply)
        if url is None and prefix and len(channel) == 32 and channel.isalnum():
            url = reply.resolver.resolve(f"{prefix}{channel}?_isAgg=true&_template=index&page=1")
        if name and url:
            out.append(Branch(name, url, parents, None, _leaves(url, reply)))
        else:
            missing += bool(name)
        below = at(node, "children")
        if isinstance(below, list) and len(parents) < _MAX_LEVELS:
            path = (*parents, name) if name else parents
            left += [(one, path) for one in reversed(below)]
    return tuple(out), missing
