"""Hostile texts for the 大汉 families: what a cut line, a filter or malice makes of a page or an answer."""

from __future__ import annotations

import random

from hypothesis import strategies as st

DEEP = 10_000
_PIECES = (
    "<record><![CDATA[", "]]></record>", "<datastore>", "<nextgroup><![CDATA[<a href='", "jpage({", "ajaxParam:{",
    "columnid:12,unitid:'3'", "proxyUrl:'/module/jpage/dataproxy.jsp'", "<totalrecord>99</totalrecord>",
    "<tr class='tr_main_value_odd'>", "<a href='/art/2026/1/2/art_12_3.html'>关于某事项的通知</a>", "共9页", "共2条",
    "d.add(1,0,'", "funclick(\\'A1\\',", "infotypeId='F01'", "/module/xxgk/search.jsp", "loadDynamic(",
    "queryData=\"{'tagId':'", "jpaas-publish-server", "unitbuild.js", "paramJson", "<div count='9' rows='2'>",
    "{", "}", "[", "]", "'", '"', "\\", "&", "\0", "<", ">", "2026-01-02", "２０２６", "\ud83d", "\ufeff", "%E4%", "\n",
)  # fmt: skip
pieces = st.lists(st.sampled_from(_PIECES) | st.text(max_size=20), max_size=30).map("".join)
"""Texts made of the families' own marks, in any order."""


def mutated(text: str, seed: int, times: int = 4) -> str:
    """A text with pieces cut out, doubled, moved and filled with NULs; the same for the same seed."""
    chosen = random.Random(seed)
    for _ in range(times):
        start = chosen.randrange(len(text) + 1)
        end = min(len(text), start + chosen.randrange(1, 200))
        part = text[start:end]
        text = chosen.choice(
            (
                text[:start] + text[end:],
                text[:end] + part + text[end:],
                text[:start] + "\0" * len(part) + text[end:],
                text[:start],
                text[:start] + chosen.choice(_PIECES) + text[start:],
            )
        )
    return text


def nested(unit: str, close: str = "") -> str:
    """A piece inside itself, ten thousand deep."""
    return unit * DEEP + close * DEEP
