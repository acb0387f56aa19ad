"""Further pages that nobody names: likely addresses, tried in turn and believed only with proof (§2.14).

Servers answer page numbers that do not exist with the first page, the home page or another column's list, all with
HTTP 200. So an answer counts only when it shows the column's own breadcrumb (or title) and at least one row from
where the column's rows lie; rows already known are refused too. What was found so stays `inferred`: only a total
confirms that it is all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from reading.addresses import Resolver, file_name, path_of
from reading.dialects._dialect import Reply, Source
from reading.lists.found import Found
from reading.lists.listing import Lists, lists
from reading.outline import Outline, outline
from reading.paths import folder
from reading.trail import trail
from records import Continuation, Posting, Request, veil

FAMILY = "fallback"
"""Its module's `answer` reads what the guesses bring, whichever family makes them."""
UNKNOWN = "列表可能由脚本分页，后续页未能取得"
"""The reason of a list whose further pages nobody names."""
_MOST = 6
"""Addresses tried for one list; each costs the site a request."""
_NUMBERED = re.compile(
    r"^(?P<stem>.*?)(?P<joint>[_-]?)(?P<number>\d{1,3})(?P<ext>\.[a-zA-Z]{3,5})$"
)
_NAMED = re.compile(r"^(?P<stem>.+)(?P<ext>\.(?:s?html?|aspx?|jsp|php))$", re.IGNORECASE)
_ASKED = re.compile(
    r"([?&](?:page|pageNum|pageIndex|pageNo|curPage)=)(\d{1,4})(?=&|$)", re.IGNORECASE
)
_DATED = re.compile(r"/(?:19|20)\d{2}(?:[-/]?\d{1,2}){0,2}(?=/)")
"""Folders that articles are filed in by day: everything before them is the column's."""
_STEMS = 3
"""Folders of a list's rows that are remembered."""
_HOLE = "{}"


@dataclass(frozen=True, slots=True)
class Guess:
    """A way in which a list's page addresses may be numbered."""

    template: str
    """Address with `{}` where the number stands."""
    second: int
    """The number of page 2."""

    def url(self, page: int) -> str:
        """The address of a page, from 2."""
        return self.template.replace(_HOLE, str(self.second + page - 2), 1)


def guessed(
    source: Source, pages: int | None, ways: tuple[Guess, ...] = (), reason: str = UNKNOWN
) -> Found | None:
    """The list with the ways to ask for its second page; None when it has no row, no address, or links to pages.

    `ways`: those that the page's own marks suggest, tried before the usual ones.
    """
    shown, url, pager = source.lists.rows, source.url, source.lists.pager
    if not shown or "://" not in url or pager.next_href or pager.links:
        return None  # links say more than any guess
    total = pager.rows
    whole = pages == 1 or (total is not None and total <= len(shown))
    here = pager.here or 1
    tried = tuple(dict.fromkeys((*ways, *candidates(url, here + 1))))
    first = None if whole else _chain(source, tried, here + 1, pages)
    return Found(
        total=total,
        pages=pages if pages is not None else (1 if whole else None),
        here=here,
        last=True if whole else None,
        onward=first,
        reasons=() if whole else (reason,),
        inferred=not whole,
    )


def candidates(url: str, page: int = 2) -> tuple[Guess, ...]:
    """Likely numberings, the one from 1 before that from 2 (§2.14): a site counting from 0 answers both.

    When the address has a number itself, only that numbering goes on; `page`: the page to be asked for.
    """
    address, _, query = url.partition("#")[0].partition("?")
    asked = _ASKED.search(url)
    if asked:
        template = f"{url[: asked.start()]}{asked[1]}{_HOLE}{url[asked.end() :]}"
        return (Guess(template.partition("#")[0], int(asked[2]) + 3 - page),)
    tail = f"?{query}" if query else ""
    head, name = address[: address.rfind("/") + 1], file_name(address)
    numbered = _NUMBERED.match(name)
    if numbered and (numbered["joint"] or not numbered["stem"]):
        template = f"{head}{numbered['stem']}{numbered['joint']}{_HOLE}{numbered['ext']}{tail}"
        return (Guess(template, int(numbered["number"]) + 3 - page),)
    return _unnumbered(head, name, tail)


def _unnumbered(head: str, name: str, tail: str) -> tuple[Guess, ...]:
    joint = "&" if tail else "?"
    base = f"{head}{name}{tail}"
    named = _NAMED.match(name)
    if named:
        files = [f"{head}{named['stem']}_{_HOLE}{named['ext']}{tail}"]
    else:
        head = base.partition("?")[0].rstrip("/") + "/"
        files = list[str]()
    files.append(f"{head}index_{_HOLE}.html")
    made = [Guess(file, second) for file in dict.fromkeys(files) for second in (1, 2)]
    if named:
        made.append(Guess(f"{head}{named['stem']}{_HOLE}{named['ext']}{tail}", 2))
    else:
        made += [Guess(f"{head}index_{_HOLE}.shtml", second) for second in (1, 2)]
        made.append(Guess(f"{head}{_HOLE}", 2))
    made += [Guess(f"{base}{joint}{word}={_HOLE}", 2) for word in ("page", "pageNum")]
    return tuple(made[:_MOST])


def _chain(
    source: Source, ways: tuple[Guess, ...], page: int, pages: int | None
) -> Continuation | None:
    """The first way, with the others to be tried when it brings nothing."""
    known = (*_own(source), *((("pages", str(pages)),) if pages else ()))
    made = [_ask(way, page, source.url, source.charset, known) for way in ways[:_MOST]]
    return replace(made[0], otherwise=tuple(made[1:])) if made else None


def _ask(
    way: Guess, page: int, base: str, charset: str, known: tuple[tuple[str, str], ...]
) -> Continuation:
    told = (("template", way.template), ("second", str(way.second)))
    return Continuation(Request(way.url(page)), page, FAMILY, base, charset, (*known, *told))


# ---- what proves that an answer is a page of this list -----------------------------------------------


def _own(source: Source) -> tuple[tuple[str, str], ...]:
    """What tells this list from another: breadcrumb, title, where its rows lie, and its first and last row."""
    page, rows = source.page, source.lists.rows
    names, _ = trail(page)
    urls = [row.url for row in rows if row.url]
    under = _stems(urls, source.url)
    known = [
        ("trail", ">".join(names)),
        ("title", veil(page.title)),
        ("under", "\n".join(under)),
        ("share", str(_share(urls, under))),
        ("ends", "\n".join(_ends(rows))),
        ("column", names[-1] if names else ""),
        ("total", str(source.lists.pager.rows or "")),
    ]
    return tuple((name, value) for name, value in known if value)


def _stems(urls: list[str], column: str) -> tuple[str, ...]:
    """The folders in which most rows lie, dates cut off, and the column's own; never a whole host."""
    count = Counter(_stem(url) for url in urls)
    common = [stem for stem, times in count.most_common(_STEMS) if times > 1]
    wider = Counter(_parent(stem) for stem in count)
    if not common:
        common = [stem for stem, times in wider.most_common(1) if times > 1]
    return tuple(dict.fromkeys(stem for stem in (*common, folder(column)) if _deep(stem)))


def _stem(url: str) -> str:
    home = folder(url)
    cut = _DATED.search(home)
    return home[: cut.start() + 1] if cut else home


def _parent(stem: str) -> str:
    return stem.rstrip("/").rpartition("/")[0] + "/"


def _deep(stem: str) -> bool:
    return stem.count("/") > 1


def _share(urls: list[str], under: tuple[str, ...]) -> int:
    """Percent of these addresses that lie under one of the folders."""
    inside = sum(url.partition("://")[2].startswith(under) for url in urls) if under else 0
    return 100 * inside // len(urls) if urls else 0


def _ends(rows: tuple[Posting, ...]) -> tuple[str, str]:
    return rows[0].url or rows[0].title, rows[-1].url or rows[-1].title


# ---- the answer ------------------------------------------------------------------------------------


def answer(reply: Reply) -> Found:
    """A guessed page, read like any static list and believed only as a page of the list that was asked for."""
    onward = reply.onward
    page = outline(reply.text)
    resolver = Resolver(onward.request.url, page.base_href)
    names, after = trail(page)
    shown = lists(page, resolver, after)
    refused = _against(shown, page, ">".join(names), onward)
    if refused:
        return Found(refused=refused)
    pages = _number(onward.value("pages")) or shown.pager.pages
    ended = pages is not None and onward.page >= pages
    following = None if ended else _following(shown, resolver, onward)
    return Found(
        rows=shown.rows,
        total=shown.pager.rows or _number(onward.value("total")),
        pages=pages,
        here=onward.page,
        last=True if ended else None,
        onward=following,
        reasons=() if ended else ("翻页地址属推断",),
        inferred=True,
        records=page,
    )


def _against(shown: Lists, page: Outline, names: str, onward: Continuation) -> str:
    """Why this is no page of the list that was asked for; empty when it is one."""
    if not shown.rows:
        return "推断的翻页地址没有条目"
    known, title = onward.value("trail"), onward.value("title")
    if known != names or (not known and title != veil(page.title)):
        return "推断的翻页地址是另一页面"
    urls = [row.url for row in shown.rows if row.url]
    under = tuple(filter(None, onward.value("under").split("\n")))
    share = _share(urls, under)
    if under and (not share or share * 2 < (_number(onward.value("share")) or 0)):
        return "推断的翻页地址是其他栏目的条目"
    if not under and not known:
        return "推断的翻页地址无法确认属于本栏目"
    return "推断的翻页地址仍是第1页" if _repeats(shown.rows, onward) else ""


def _repeats(rows: tuple[Posting, ...], onward: Continuation) -> bool:
    ends = set(onward.value("ends").split("\n"))
    return bool(onward.value("ends")) and ends <= {row.url or row.title for row in rows}


def _following(shown: Lists, resolver: Resolver, onward: Continuation) -> Continuation:
    """The page after this: as this one links it, else by the numbering that proved right."""
    linked = resolver.resolve(shown.pager.next_href) if shown.pager.next_href else None
    if linked and path_of(linked) != path_of(onward.request.url):
        return Continuation(Request(linked), onward.page + 1)
    way = Guess(onward.value("template"), _number(onward.value("second")) or 2)
    return _ask(way, onward.page + 1, onward.base, onward.charset, _kept(onward))


def _kept(onward: Continuation) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, value) for name, value in onward.known if name not in {"template", "second"}
    )


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else None
