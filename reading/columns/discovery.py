"""Which columns a site has, by looking at its home page and at the column pages that were read.

`candidates` says what is worth opening next; `discover` makes of all that was opened the columns of the site.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from reading.columns.leads import NO_COLUMN, Lead, is_further_page, key, leads, own_host, site_map
from reading.columns.names import OTHER, classify
from reading.columns.trees import TREE, add_branches
from reading.columns.years import join_years
from reading.paths import folder, is_home
from records import ColumnGuess, Listing, Page, PageKind

_LISTS = frozenset({PageKind.LIST, PageKind.EMPTY_LIST, PageKind.JS_ONLY})
_SINGLES = frozenset({PageKind.SINGLE, PageKind.FORM})
_GATHERS = frozenset({PageKind.CHANNEL, PageKind.HOME})
_SURE = {
    PageKind.LIST: 0.95,
    PageKind.EMPTY_LIST: 0.9,
    PageKind.JS_ONLY: 0.8,
    PageKind.SINGLE: 0.85,
    PageKind.FORM: 0.85,
    PageKind.CHANNEL: 0.8,
    PageKind.HOME: 0.7,
}
"""How sure a page makes us that it is a column: a list of dated rows says it itself, a front page hardly."""
_KNOWN, _UNKNOWN = 0.1, -0.2
"""What a link's name adds that has a class, and takes away that has none."""
_LONGEST = 30
"""Characters of a column's name; what is longer is an article's title."""
_MOST_OF = 0.9
"""Part of a list's rows that must stand in its children's folders for it to be theirs and not its own."""


def discover(
    home: Page,
    pages: Sequence[Page] = (),
    *,
    moved: Mapping[str, str] | None = None,
    away: Mapping[str, str] | None = None,
    gone: Sequence[str] = (),
) -> tuple[ColumnGuess, ...]:
    """Columns of the site of `home`, in the order met.

    `pages`: pages of it that were read, of any kind. `moved`: address asked for → address that answered, where a
    redirect or a shell sent the browser on. `away`: the same where that left the site. `gone`: addresses that
    answered 404 or 410.
    """
    found = _found(home, pages)
    for at, guess in zip(found, _with_parents(list(found.values())), strict=True):
        found[at] = guess
    for asked, target in (moved or {}).items():
        if key(asked) != key(target):
            found.pop(key(asked), None)
    for asked in away or {}:
        if (one := found.get(key(asked))) is not None:
            found[key(asked)] = replace(
                one, link_only=True, seen=True, why=f"{one.why}，跳转到站外"
            )
    for asked in gone:
        found.pop(key(asked), None)
    named = [one for one in found.values() if one.name]
    return tuple(_marked(join_years(named), pages))


def candidates(home: Page, pages: Sequence[Page] = ()) -> tuple[str, ...]:
    """Addresses worth opening to find columns, best first: the site map, platforms and catalogues, then the rest.

    Includes what was opened already; without links that leave the site and columns that a catalogue names.
    """
    found = [one for one in _found(home, pages).values() if not one.link_only]
    known = {PageKind.LIST}
    opened = {key(page.url) for page in pages if page.kind in known}
    first = site_map(home)
    ordered = sorted(found, key=_rank)
    links = [one.url for one in ordered if not one.why.startswith(TREE)]
    out = [*([first] if first else []), *links]
    return tuple(dict.fromkeys(url for url in out if key(url) not in opened))


def _rank(guess: ColumnGuess) -> int:
    if guess.kind in {"平台父栏目", "公开目录"}:
        return 0
    return 1 if guess.kind != OTHER and guess.name else 2 if not guess.name else 3


def _found(home: Page, pages: Sequence[Page]) -> dict[str, ColumnGuess]:
    """Every lead of every page by the key of its address; names are empty where no page said them."""
    host = own_host(home.url)
    mapped = site_map(home)
    found: dict[str, ColumnGuess] = {}
    for lead in leads(home, host, "首页链接", None, 0.6):
        _add(found, lead)
    add_branches(found, home, host)
    for page in pages:
        if own_host(page.url) == host and not is_home(page.url):
            is_map = mapped is not None and key(page.url) == key(mapped)
            _read(found, page, host, is_map=is_map)
    return found


def _read(found: dict[str, ColumnGuess], page: Page, host: str, *, is_map: bool) -> None:
    """What a page says: its own name and place, and the columns it leads to."""
    add_branches(found, page, host)
    if is_map:
        found.pop(key(page.url), None)
        for lead in leads(page, host, "网站地图", None, 0.7):
            _add(found, lead)
        return
    at = key(page.url)
    own = None
    if page.kind in _SURE and not _is_further(page):
        own = _own(page, found.get(at))
        if own is not None:
            found[at] = own
    elif page.kind is PageKind.ARTICLE and at in found:
        _judge_article(found, at)
    elif page.kind in {PageKind.ERROR_PAGE, PageKind.OTHER}:
        found.pop(at, None)
    if page.kind in _LISTS | _GATHERS | _SINGLES:
        for lead in leads(page, host, "栏目页链接", own.name if own else None, 0.5):
            _add(found, lead)
    _add_trail(found, page)


def _judge_article(found: dict[str, ColumnGuess], at: str) -> None:
    """A column's link that leads to an article: the column is that page if its name has a class, else no column."""
    if found[at].kind == OTHER:
        found.pop(at)
    else:
        found[at] = replace(
            found[at], single=True, seen=True, confidence=0.7, why="栏目链接打开的是一篇文章"
        )


def _add_trail(found: dict[str, ColumnGuess], page: Page) -> None:
    """Columns that a breadcrumb leads through: its links are the page's, its names are their texts."""
    names = {name for name in page.breadcrumb[:-1] if not NO_COLUMN.match(name)}
    for link in page.links:
        if link.text.strip() in names and own_host(link.url) == own_host(page.url):
            known = found.get(key(link.url))
            if known is None and not is_home(link.url):
                _add(found, Lead(link.text.strip(), link.url, "面包屑", None, 0.7))


def _is_further(page: Page) -> bool:
    """A later page of a list is no column of its own."""
    number = page.listing.page_number if page.listing else None
    return (number or 1) > 1 or (number is None and is_further_page(page.url))


def _own(page: Page, known: ColumnGuess | None) -> ColumnGuess | None:
    """The column that a page is, by its breadcrumb, its labels, or the link that led to it."""
    names = [name for name in page.breadcrumb if not NO_COLUMN.match(name)]
    listed = page.listing.column if page.listing else None
    labelled = page.metas.column_name or (listed if page.kind in _LISTS else None)
    name = (names[-1] if names else "") or (known.name if known else "") or labelled or ""
    if not name or len(name) > _LONGEST or NO_COLUMN.match(name):
        return known if known is not None and known.name else None
    parent = names[-2] if len(names) > 1 else known.parent if known else None
    kind = classify(name, " > ".join(names[:-1]) or parent)
    said = "栏目页面包屑" if names else known.why if known and known.name else "栏目页标签"
    return ColumnGuess(
        name,
        page.url,
        kind,
        parent,
        _SURE[page.kind] - (0.1 if kind == OTHER else 0.0),
        f"{said}，{_looks(page)}",
        single=page.kind in _SINGLES,
        gathers=page.kind in _GATHERS or _is_root(page),
        seen=True,
    )


def _is_root(page: Page) -> bool:
    """The entry of a catalogue: it names columns and is none of them."""
    rows = page.listing is not None and bool(page.listing.postings)
    named = {key(branch.url) for branch in page.branches}
    return bool(named) and not rows and key(page.url) not in named


def _looks(page: Page) -> str:
    """What the page looked like, in a few words for the reviewer."""
    rows = len(page.listing.postings) if page.listing else 0
    words = {
        PageKind.LIST: f"列表首页 {rows} 条",
        PageKind.EMPTY_LIST: "列表为空",
        PageKind.JS_ONLY: "列表由脚本加载",
        PageKind.SINGLE: "单页，无列表",
        PageKind.FORM: "表单页",
        PageKind.CHANNEL: "汇集下级栏目",
        PageKind.HOME: "分站或专题首页",
    }
    return words[page.kind]


def _add(found: dict[str, ColumnGuess], lead: Lead) -> None:
    at = key(lead.url)
    known = found.get(at)
    if known is not None and (known.name or not lead.name):
        return
    kind = classify(lead.name, lead.parent) if lead.name else OTHER
    sure = lead.sure + (_KNOWN if kind != OTHER else _UNKNOWN)
    found[at] = ColumnGuess(
        lead.name, lead.url, kind, lead.parent, round(sure, 2), lead.why, link_only=lead.link_only
    )


def _with_parents(guesses: list[ColumnGuess]) -> Iterator[ColumnGuess]:
    """Fill parents from addresses: the column whose folder is the longest proper prefix."""
    own = (guess for guess in guesses if guess.name and not guess.link_only)
    folders = {folder(guess.url): guess.name for guess in own}
    for guess in guesses:
        if guess.parent is not None or guess.link_only or not guess.name:
            yield guess
            continue
        parent = _above(folder(guess.url), folders)
        kind = classify(guess.name, parent) if parent else guess.kind
        yield replace(guess, parent=parent, kind=kind)


def _above(own: str, folders: Mapping[str, str]) -> str | None:
    parts = own.rstrip("/").split("/")
    for size in range(len(parts) - 1, 1, -1):
        name = folders.get("/".join(parts[:size]) + "/")
        if name:
            return name
    return None


def _marked(guesses: list[ColumnGuess], pages: Sequence[Page]) -> Iterator[ColumnGuess]:
    """Marks lists whose rows are those of the columns below them: watched twice, each lateness would count twice."""
    listings = {key(page.url): page.listing for page in pages if page.listing is not None}
    folders = {folder(guess.url) for guess in guesses if not guess.link_only}
    for guess in guesses:
        listing = listings.get(key(guess.url))
        if listing is not None and not guess.gathers and _is_childrens(guess.url, listing, folders):
            yield replace(guess, gathers=True, why=f"{guess.why}，条目都属于下级栏目")
        else:
            yield guess


def _is_childrens(url: str, listing: Listing, folders: set[str]) -> bool:
    own = folder(url)
    below = tuple(one for one in folders if one != own and one.startswith(own))
    rows = [folder(row.url) for row in listing.postings if row.url]
    inside = sum(row.startswith(below) for row in rows) if below else 0
    return bool(rows) and inside >= _MOST_OF * len(rows)
