"""A post of a new-media account out of its title, text and day: what may leave the reader, and nothing else.

The text itself stays here: personal data are marked in it as in any prose. Its wording is looked at by the child
process that proofreads, which reads the archived feed once more (`reading.wording.posts`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from datetime import date
from html import unescape

from reading.documents.blocks import Block, Content
from reading.personal import find
from reading.persons import exposures_of_content
from records import Post, veil
from records.accounts import ORIGINAL, REPOST

TITLE = 200
"""Characters of a title that are kept."""
TEXT = 50_000
"""Characters of a text that are read: a post of WeChat has 20,000 at most."""
_SOURCE = 40
_TAG = re.compile(
    r"<(?:br|/p|/div|/li)\b[^<>]{0,500}>|(<!--.{0,2000}?-->|</?[a-zA-Z!][^<>]{0,2000}>)",
    re.DOTALL | re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"<(script|style)\b[^>]{0,500}>.{0,3000}?</\1\s{0,5}>", re.DOTALL | re.IGNORECASE
)
_REPOSTED = re.compile(
    r"^\s{0,5}(?:【转载】|\[转载\]|（转载）|\(转载\)|【转发】|转载[:：|｜]|转[:：|｜]|转发[:：])"
)
_FROM = re.compile(
    r"(?:转载自|转自|转载于|(?:信息|稿件|文章|内容|本文)?来源|稿源)\s{0,3}[:：|｜丨]?\s{0,3}[“\"]?([^\s，。；、,;!！()（）“”\"]{2,40})"
)
_TURNED = re.compile("转载自|转自|转载于")
_EDGE = 400
"""Characters at either end of a text in which its source is named."""
_NOT_WRITTEN = re.compile("^(?:[:：|｜丨]|网络|互联网|见图|如图|图片)")


def post_of(
    title: str,
    day: date | None,
    *,
    text: str = "",
    id_: str = "",
    url: str = "",
    said: str = "",
    source: str = "",
) -> Post:
    """The facts of one post. `title` and `text` may hold HTML; nothing personal leaves in full."""
    head, body = words_of(title, text)
    head = head or body[:TITLE].partition("\n")[0].strip()
    stated, own = _source_in(body)
    whole = f"{head}\n{body}"
    return Post(
        id=veil(id_ or url)[:300] or _digest(head, day),
        title=veil(head)[:TITLE],
        day=day,
        url=veil(url),
        said=said or (REPOST if _REPOSTED.search(head) or own else ""),
        source=veil(" ".join((source or stated).split()))[:_SOURCE],
        personal=find(whole),
        exposures=exposures_of_content(Content((Block("正文", whole),)), ""),
    )


def words_of(title: str, text: str) -> tuple[str, str]:
    """Title, which may be empty, and text without marks of HTML: raw, they never leave the process."""
    plain = plain_text(title[: TITLE * 10])
    return " ".join(plain.split()), plain_text(text[:TEXT])


def plain_text(text: str) -> str:
    """Text without marks of HTML, written or escaped once more; paragraphs are lines."""
    for _ in range(2):
        if "<" not in text and "&" not in text:
            break
        text = _SCRIPT.sub("", text) if "<" in text else text
        text = _TAG.sub(lambda found: "" if found[1] else "\n", text)
        text = unescape(text)
    return text.replace("\u00a0", " ").replace("\u200b", "").strip()


def _source_in(text: str) -> tuple[str, bool]:
    """The source that a text names at its head or foot, and whether it calls itself taken from there."""
    edges = text if len(text) <= 2 * _EDGE else f"{text[:_EDGE]}\n{text[-_EDGE:]}"
    for found in _FROM.finditer(edges):
        if not _NOT_WRITTEN.match(found[1]):
            return found[1], bool(_TURNED.match(found[0]))
    return "", False


def _digest(title: str, day: date | None) -> str:
    return hashlib.sha256(f"{day}\n{title}".encode()).hexdigest()[:16]


def sort_of(post: Post, own: Collection[str], state: Collection[str]) -> str:
    """原创, 转载, or nothing where it cannot be told.

    `own`: names of the account and its agency, squeezed. `state`: titles of what the State Council or the province
    released, squeezed: whoever posts under such a title posts it again.
    """
    if post.said:
        return post.said
    if squeezed(post.title) in state:
        return REPOST
    source = squeezed(post.source)
    if not source:
        return ""
    mine = any(source in name or name in source for name in own if len(name) > 1)
    return ORIGINAL if mine or source in _SELF else REPOST


_SELF = frozenset({"本站", "本网", "本单位", "本局", "本号", "本刊", "原创", "本报"})
_MARKS = re.compile(r"[^0-9A-Za-z一-龥]")


def squeezed(text: str) -> str:
    """Without spaces and marks, to be compared."""
    return _MARKS.sub("", text)
