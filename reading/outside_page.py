"""A page of somebody else's site: its title and first words, and nothing more.

What a watched site links to is not ours to read: no lists, no articles, nobody's personal data, no further links.
"""

from __future__ import annotations

from reading.charset import decode
from reading.outline import outline
from reading.sniff import sniff
from records import Page, PageKind, veil

_TITLE = 120
_GIST = 300
"""Characters that are kept: pages of gambling say what they are in their first words, for search engines."""
_SAID = frozenset({"description", "keywords", "og:title", "og:description"})
_PAGES = frozenset({"html", "empty"})
_NO_PAGE = "外部链接指向文件，未读取"


def read_outside(body: bytes, url: str, content_type: str = "", *, opened: bool = True) -> Page:
    """Title and gist of an outside page; neither for a file, nor where the server sent an error. Never raises."""
    if not opened or sniff(body, content_type, url) not in _PAGES:
        return Page(url, PageKind.OTHER, "", "", reasons=(_NO_PAGE,) if opened else ())
    text, charset = decode(body, content_type)
    page = outline(text)
    said = [value for name, value, _ in page.metas if name.lower() in _SAID]
    shown, length = list[str](), 0
    for line, _ in page.lines():
        if length > _GIST:
            break
        shown.append(line)
        length += len(line)
    gist = "。".join(" ".join(one.split())[:_GIST] for one in (*said, *shown) if one)
    return Page(url, PageKind.OTHER, veil(page.title[:_TITLE]), charset, gist=veil(gist[:_GIST]))
