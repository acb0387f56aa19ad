"""Short makers for what a site shows as a whole."""

from __future__ import annotations

from dataclasses import replace

from records import Evidence, Site
from records.traits import Differing, Labels, Seen, SiteTraits
from tests.rules.asking import footer, site, site_seen

PAGE = Evidence("http://www.yunxi.example/a.html", "e" * 64)


def wide(
    url: str = "", name: str = "", code: str = "9900100001", reached: bool = True, **facts
) -> Site:
    """A site with traits; what is no trait goes to what was seen of the home page."""
    about = {key: facts.pop(key) for key in list(facts) if key not in SiteTraits.__slots__}
    seen = site_seen(reached, traits=SiteTraits(**facts), footer=footer(), **about)
    one = site(seen, code)
    return replace(one, url=url or one.url, name=name or one.name)


def labels(pages: int, lacking: int, *missing: tuple[str, int]) -> Labels:
    return Labels(pages, lacking, missing, (PAGE,) if lacking else ())


def differing(compared: int, pages: int) -> Differing:
    return Differing(compared, pages, "标签为“甲”，页面显示“乙”", (PAGE,) if pages else ())


def seen(value: str, pages: int = 5, where: str = "", text: str = "", strong: bool = False) -> Seen:
    return Seen(value, pages, PAGE, where, text, strong)
