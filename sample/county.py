"""The county as one value: its sites, what they answer, and what was planted in them."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

from sample import defects, look, pages
from sample.answers import answer_key
from sample.corner import Scene
from sample.corners import corner_of, corners
from sample.defects import Act
from sample.dialect import Target, What
from sample.district import agencies, main_site, small_sites
from sample.files import CONTENT_TYPES, content
from sample.items import items
from sample.look import Link
from sample.nouns import AgencyPlan, ColumnPlan, Door, Expected, Form, Item, Reply, SitePlan, Style
from sample.planting import dead_path

SLOW = 0.25
"""Seconds that the one slow page takes."""
_KEPT = 2000
"""Columns whose rows are kept in memory; beyond that the shelf is emptied and filled anew."""
_MENU_WORDS = 10
"""Characters of a menu's entry."""
_ROBOTS = "User-agent: *\nDisallow: /neibu/\n"


@dataclass(frozen=True)
class County:
    """A generated district with everything that its sites can be asked for."""

    seed: int
    as_of: date
    sites: tuple[SitePlan, ...]
    agencies: tuple[AgencyPlan, ...]
    pages_a_site: int = 0
    """Pages that each main site has at least; 0 keeps the layout."""
    answers: tuple[Expected, ...] = ()
    """All that must be found, and nothing else may be."""
    innocents: tuple[Expected, ...] = ()
    """The twins: what must not be found."""
    secrets: tuple[str, ...] = ()
    """The identity numbers published in full: they may stand nowhere but in the archive."""
    today: date | None = None
    """The day on which it is looked at, when that is not the reference date."""
    hour: int = 12
    """The hour at which it is looked at."""
    menu: int = 0
    """Further links that every page has in a menu: real pages have 100 and more, the sample's own 16."""
    _hosts: dict[str, SitePlan] = field(default_factory=dict, repr=False)
    _shelf: dict[tuple[str, str, date], tuple[Item, ...]] = field(default_factory=dict, repr=False)
    _menus: dict[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def scene(self) -> Scene:
        """When and from which seed its pages are made."""
        return Scene(self.seed, self.as_of, self.today or self.as_of, self.hour)

    def at(self, day: date, hour: int = 12) -> County:
        """The same county as it is on another day."""
        return replace(self, today=day, hour=hour)

    def site_at(self, host: str) -> SitePlan | None:
        """The site of a Host header; the first one for an IP address or localhost."""
        name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
        found = self._hosts.get(name.lower())
        return found or (self.sites[0] if _is_address(name) else None)

    def items(self, site: SitePlan, column: ColumnPlan) -> tuple[Item, ...]:
        """The rows of a column in the order of its list."""
        key = (site.id, column.key, self.scene.today)
        if key not in self._shelf:
            if len(self._shelf) >= _KEPT:
                self._shelf.clear()
            scale = _scale(site, self.pages_a_site)
            self._shelf[key] = items(site, column, self.scene, scale)
        return self._shelf[key]

    def paths(self, site: SitePlan) -> Iterator[str]:
        """Every address of a site that answers with a page or a file, redirects left out."""
        style = pages.dialect(site)
        yield "/index.html" if site.door is Door.MOVED_HOME else "/"
        yield pages.SITE_MAP
        yield from pages.channels(site).values()
        for column in site.columns:
            rows = self.items(site, column)
            for page in range(1, style.pages_of(rows) + 1):
                yield style.column_path(site, column, page)
            for item in rows:
                if item.href.startswith("http"):
                    continue  # its text stands on another site
                yield style.item_path(site, column, item)
                for place, file in enumerate(item.files):
                    if not file.gone:
                        yield style.file_path(site, column, item, place)
        if corner := corner_of(site.key):
            yield from corner.paths(site, self.scene)

    def respond(self, host: str, path: str) -> Reply:
        """What the county's server answers to GET; a pure function of the seed and the address."""
        site = self.site_at(host)
        if site is None:
            return self._outside(host, path) or Reply(404, b"no such site", "text/plain")
        if site.door in {Door.RESETS, Door.CLOSED_PORT}:
            return Reply(0, b"", reset=True)
        if site.door is Door.FAILS:
            return _html(site, "<html><body>服务器内部错误</body></html>", 500)
        reply = self._page(site, path)
        if corner := corner_of(site.key):
            reply = corner.page(site, path, reply, self.scene)
        if not self.menu:
            return reply
        body = reply.body.replace(look.MAIN, self._menu(site) + look.MAIN, 1)
        return replace(reply, body=body)

    def _outside(self, host: str, path: str) -> Reply | None:
        """What somebody else's host answers, to which a corner's sites link."""
        name = host.rsplit(":", 1)[0].lower()
        for corner in corners():
            if name in corner.hosts:
                return corner.outside(name, path, self.scene)
        return None

    def _menu(self, site: SitePlan) -> bytes:
        if site.id not in self._menus:
            text = look.menu(list(islice(self._menu_links(site), self.menu)))
            self._menus[site.id] = text.encode("gb18030" if site.style is Style.GBK else "utf-8")
        return self._menus[site.id]

    def _menu_links(self, site: SitePlan) -> Iterator[Link]:
        """The columns of a site, then their articles: what exists and answers."""
        style = pages.dialect(site)
        for column in site.columns:
            yield style.column_path(site, column), column.name
        for column in site.columns:
            for item in self.items(site, column):
                yield style.item_path(site, column, item), item.title[:_MENU_WORDS]

    def _page(self, site: SitePlan, path: str) -> Reply:
        if path in {"/", "/index.html"}:
            return self._home(site, path)
        if path == pages.SITE_MAP:
            return _html(site, pages.site_map(site))
        if site.key == "www" and (found := self._portal(site, path)):
            return found
        if path.startswith("/moved/"):
            return self._moved(site, path)
        target = pages.dialect(site).find(site, path)
        reply = self._target(site, path, target) if target else None
        return reply or _html(site, pages.missing(site), 200 if path in _soft(site) else 404)

    def _home(self, site: SitePlan, path: str) -> Reply:
        if site.door is Door.MOVED_HOME and path == "/":
            return Reply(302, b"", location="/index.html")
        text = pages.home(site, lambda column: self.items(site, column), self._friends(site))
        busy = {Door.BUSY_ONCE: "503", Door.RESETS_ONCE: "reset"}.get(site.door, "")
        return _html(site, text, refuse_first=busy)

    def _friends(self, site: SitePlan) -> Sequence[Link]:
        """Sister sites, by their full address: the bureaux on the portal, the portal elsewhere."""
        others = [one for one in self.sites if one.district == site.district and not one.small]
        return [
            (one.url, one.name) for one in others if (one.key == "www") is not (site.key == "www")
        ]

    def _portal(self, site: SitePlan, path: str) -> Reply | None:
        if path == "/robots.txt":
            return Reply(200, _ROBOTS.encode(), "text/plain")
        if path.startswith(pages.INSIDE):
            return _html(site, pages.inside(site))
        name = {url: name for name, url in pages.CHANNELS.items()}.get(
            path.removesuffix("index.html")
        )
        if name == "新闻中心":
            return _html(site, pages.stub("./zwyw/"))
        return (
            _html(site, pages.channel(site, name, lambda one: self.items(site, one)))
            if name
            else None
        )

    def _moved(self, site: SitePlan, path: str) -> Reply:
        """`/moved/<column>/<row>.html` leads to that article, `/moved/<file>` to that file."""
        rest = path.removeprefix("/moved/")
        key, _, row = rest.removesuffix(".html").partition("/")
        column = next((one for one in site.columns if one.key == key), None)
        if (
            column
            and row.isdigit()
            and rest.endswith(".html")
            and int(row) < len(self.items(site, column))
        ):
            item = self.items(site, column)[int(row)]
            return Reply(301, b"", location=pages.dialect(site).item_path(site, column, item))
        return Reply(302, b"", location=f"/{rest}")

    def _target(self, site: SitePlan, path: str, target: Target) -> Reply | None:
        """The page or file of an address, or None when there is no such row."""
        column = target.column
        if target.what is What.BELOW:
            return _html(site, pages.single(site, column, self.as_of))
        rows = self.items(site, column)
        if target.what is What.LIST:
            return self._list(site, column, rows, target.page)
        item = next((one for one in rows if one.number == target.number), None)
        if item is None:
            return None
        if target.what is What.FILE:
            return self._file(site, path, target, item)
        if path != pages.dialect(site).item_path(site, column, item):
            return None
        busy = "503" if item.busy_once else ""
        text = pages.article(site, column, item)
        return _html(site, text, delay=SLOW if item.slow else 0.0, refuse_first=busy)

    def _list(
        self, site: SitePlan, column: ColumnPlan, rows: Sequence[Item], page: int
    ) -> Reply | None:
        if column.form is Form.STUB:
            return _html(site, pages.stub("./qzf/"))
        if column.form in {Form.SINGLE, Form.APPLICATION}:
            return _html(site, pages.single(site, column, self.as_of))
        if not 1 <= page <= pages.dialect(site).pages_of(rows):
            return None
        return _html(site, pages.column_page(site, column, rows, page))

    def _file(self, site: SitePlan, path: str, target: Target, item: Item) -> Reply | None:
        if target.file >= len(item.files) or item.files[target.file].gone:
            return None
        if path != pages.dialect(site).file_path(site, target.column, item, target.file):
            return None
        file = item.files[target.file]
        return Reply(200, content(file), CONTENT_TYPES[file.format])


def _html(
    site: SitePlan, text: str, status: int = 200, *, delay: float = 0.0, refuse_first: str = ""
) -> Reply:  # fmt: skip
    if site.style is Style.GBK:
        return Reply(status, text.encode("gb18030"), "text/html", "", delay, False, refuse_first)
    kind = "text/html; charset=utf-8"
    return Reply(status, text.encode(), kind, "", delay, False, refuse_first)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return name == "localhost"
    return True


def _soft(site: SitePlan) -> frozenset[str]:
    """Addresses that say 页面不存在 under HTTP 200."""
    planted = defects.of_site(site.key) if site.district == 1 else ()
    return frozenset(dead_path(site, plant) for plant in planted if plant.act is Act.SOFT_404)


def build(
    seed: int, as_of: date, sites: int = 3, pages_a_site: int = 0, menu: int = 0
) -> County:  # fmt: skip
    """The county of a seed and a reference date.

    `sites` is 1 to 1,000 main sites; with three or more, district 1 has its twelve small sites too.
    `pages_a_site` scales the rows of the main sites so that each has at least that many pages; 0 keeps the layout.
    `menu` gives every page as many links more, for benchmarks.
    Nothing but the plans is made here: pages are made when they are asked for.
    """
    if not 1 <= sites <= 1000:
        raise ValueError("sites must be 1 to 1000")
    main = tuple(main_site(number, as_of) for number in range(sites))
    fewer = small_sites(sites, as_of) if sites >= 3 else ()
    offices = tuple(
        one for district in range(1, (sites - 1) // 3 + 2) for one in agencies(district)
    )
    every = (*main, *fewer)
    hosts = {site.host: site for site in every}
    bare = County(seed, as_of, every, offices, pages_a_site, menu=menu, _hosts=hosts)
    answers, innocents, secrets = answer_key(bare)
    return replace(bare, answers=answers, innocents=innocents, secrets=secrets)


def _scale(site: SitePlan, pages_a_site: int) -> float:
    """Rows of a site's lists in multiples of the layout, so that it has the pages asked for.

    Planted sites never shrink: their rows are the answer key's. Six documents a holder do not scale.
    """
    if site.small or not pages_a_site:
        return 1.0
    rows = sum(column.count for column in site.columns if column.form is Form.LIST)
    papers = 6 * sum(len(column.holders) for column in site.columns)
    return max((pages_a_site - papers) / rows, 1.0 if site.district == 1 else 0.1)
