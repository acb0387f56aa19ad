"""What a page carries beside its words: hidden links to outside hosts, outside scripts, the marks' own targets.

Nothing is computed for links to the page's own ground or to the government's, so an ordinary page costs one look
at each address. Style sheets in other files are not fetched: what they hide is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reading.addresses import Resolver, host_of
from reading.outline import Link, Outline
from reading.outward import outward
from records import veil
from records.outside import ground, is_public
from records.traits import HiddenLink, PageMarks

_MOST = 30
"""Hidden links, and script hosts, of one page that are kept."""
_MOST_LOOKED = 300
"""Outside links of one page whose surroundings are looked at."""
_HIGH = 12
"""Elements above a link that are looked at."""
_TEXT = 40
_SHEET = 100_000
"""Characters of style sheets in the page that are read."""
_DECLARED = 1_000
"""Characters that are kept of what they say of one name."""
_NONE = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
_FAR = re.compile(r"(?:^|[;\s{])(?:left|top|right|margin-left|margin-top)\s{0,3}:\s{0,3}-\d{4,9}")
_PLACED = re.compile(r"position\s{0,3}:\s{0,3}(?:absolute|fixed)")
_TINY = re.compile(
    r"(?:^|[;\s{])(?:height|width)\s{0,3}:\s{0,3}[01](?:px|pt|em|%)?\s{0,3}(?:;|!|$)"
)
_CUT = re.compile(r"overflow\s{0,3}:\s{0,3}hidden")
_CLEAR = re.compile(r"(?:^|[;\s{])opacity\s{0,3}:\s{0,3}(?:0|0?\.0{1,3}|0\.0{1,3})\s{0,3}(?:;|!|$)")
_CLIPPED = re.compile(
    r"clip(?:-path)?\s{0,3}:\s{0,3}(?:rect\(\s{0,3}[01](?:px)?[\s,]|inset\(\s{0,3}(?:50|100)%)"
)
_ASIDE = re.compile(r"text-indent\s{0,3}:\s{0,3}-\d{3,9}(?:px|em|rem|pt)?")
_SMALL = re.compile(r"font-size\s{0,3}:\s{0,3}[01](?:px|pt|em|%)?\s{0,3}(?:;|!|$)")
_COLOUR = re.compile(r"(?:^|[;\s{])color\s{0,3}:\s{0,3}([#\w]{3,20})")
_GROUND = re.compile(r"background(?:-color)?\s{0,3}:\s{0,3}([#\w]{3,20})")
_RULE = re.compile(r"[.#]([A-Za-z_][\w-]{0,60})\s{0,5}\{([^{}]{0,400})\}")
_SITE_CODE = re.compile(r"site_?code[=/]([a-z]{2}\d{8}|\d{10})(?!\w)", re.IGNORECASE)
_PARTY = re.compile(r"//bszs\.conac\.cn", re.IGNORECASE)
_NOTHING = PageMarks()
_SAME = "文字与背景同色"
_STRONG = frozenset(("移出屏幕", "尺寸为零", _SAME))
"""Hidden so, a link is no menu, tab, carousel or picture with its words taken away."""


def marks(page: Outline, resolver: Resolver) -> PageMarks | None:
    """The marks of a page; None when there is none."""
    own = ground(host_of(resolver.url))
    abroad = [one for one in page.links if "//" in one.href]  # few: most are relative
    outside = [one for one in abroad if _outside(one.href, resolver, own)] if own else []
    hidden, shown = _parted(page, outside[:_MOST_LOOKED])
    found = PageMarks(
        hidden=tuple(_hidden(resolver, hidden)),
        scripts=_scripts(page, resolver, own) if own else (),
        errors_code=_errors_code(page),
        party_link=next((one.href.strip() for one in abroad if _PARTY.search(one.href)), ""),
        outward=outward(page, resolver, shown) if shown else None,
    )
    return found if found != _NOTHING else None


def _errors_code(page: Outline) -> str:
    """The code in the address of the 找错 entry or in the attribute of its script."""
    attribute = (value for name, value, which in page.metas if which == "script")
    links = (one.href for one in page.links if "ode" in one.href and "http" in one.href)
    found = (_SITE_CODE.search(one) for one in (*links, *(f"sitecode={one}" for one in attribute)))
    return next((one.group(1).lower() for one in found if one), "")


def _scripts(page: Outline, resolver: Resolver, own: str) -> tuple[str, ...]:
    """Hosts of the page's scripts that are neither its own nor the government's."""
    if not any("//" in one for one in page.sources):
        return ()
    hosts: dict[str, None] = {}
    for element, tag in enumerate(page.tags):
        if tag == "script":
            host = _outside(page.nodes[element].attributes.get("src") or "", resolver, own)
            if host and len(hosts) < _MOST:
                hosts[host] = None
    return tuple(hosts)


def _outside(href: str, resolver: Resolver, own: str) -> str:
    """The host an address leads to when it is outside; empty for the page's own ground and the government's."""
    if "//" not in href:
        return ""
    host = host_of(resolver.resolve(href) or "")
    return host if host and ground(host) != own and not is_public(host) else ""


def _parted(page: Outline, links: Sequence[Link]) -> tuple[list[tuple[Link, str]], list[Link]]:
    """The links that nobody can see, each with how it is hidden, and the others."""
    hidden, shown = list[tuple[Link, str]](), list[Link]()
    sheet = _sheet(page) if links else {}
    known: dict[int, str] = {}
    for link in links:
        if how := _how(page, link, sheet, known):
            hidden.append((link, how))
        else:
            shown.append(link)
    return hidden, shown


def _hidden(resolver: Resolver, links: Sequence[tuple[Link, str]]) -> Iterator[HiddenLink]:
    for link, how in links[:_MOST]:
        text = (link.text or " ".join(link.title.split()))[:_TEXT]
        yield HiddenLink(resolver.resolve(link.href) or "", veil(text), how, strong=how in _STRONG)


def _how(page: Outline, link: Link, sheet: dict[str, str], known: dict[int, str]) -> str:
    """How a link is hidden, in Chinese; empty when it is not."""
    element, found = link.element, ""
    for step in range(_HIGH):
        if element < 0 or page.tags[element] in ("body", "html"):
            break
        if element not in known:
            known[element] = _element(page, element, sheet)
        how = known[element]
        if how == "字号为零" and (step > 1 or _has_picture(page, link)):
            how = ""  # a container's size of nought closes gaps, and a picture shows all the same
        if how in _STRONG:
            return how
        found = found or how
        element = page.parents[element]
    return _SAME if not found and _is_blended(page, link.element) else found


def _has_picture(page: Outline, link: Link) -> bool:
    return "img" in page.tags[link.element : page.ends[link.element]]


def _element(page: Outline, element: int, sheet: dict[str, str]) -> str:
    """How one element hides what it holds."""
    attributes = page.nodes[element].attributes
    if page.tags[element] == "marquee" and _sized_away(attributes):
        return "尺寸为零"
    style = (attributes.get("style") or "")[:500].lower()
    if sheet:
        names = [*(attributes.get("class") or "").split()[:10], attributes.get("id") or ""]
        style = ";".join([*(sheet.get(name, "") for name in names), style])
    how = _styled(style) if ":" in style else ""
    return how or ("不显示" if "hidden" in attributes else "")


def _sized_away(attributes: dict[str, str | None]) -> bool:
    """A marquee of a pixel or two: nothing can be read in it."""
    sizes = (attributes.get("height") or "", attributes.get("width") or "")
    return any(size.strip().removesuffix("px") in {"0", "1", "2"} for size in sizes)


def _styled(style: str) -> str:
    if _FAR.search(style) and _PLACED.search(style):
        return "移出屏幕"
    if _CUT.search(style) and _TINY.search(style):
        return "尺寸为零"
    colour, ground_ = _colours(style)
    if colour and colour == ground_:
        return _SAME
    if _NONE.search(style):
        return "不显示"
    if _CLEAR.search(style):
        return "完全透明"
    if _CLIPPED.search(style) and _PLACED.search(style):
        return "裁剪为零"
    if _ASIDE.search(style):
        return "文字移出屏幕"
    return "字号为零" if _SMALL.search(style) else ""


def _colours(style: str) -> tuple[str, str]:
    """Colour and ground that a style states, each spelt in one way; empty where it states none."""
    found = (_COLOUR.search(style), _GROUND.search(style))
    colour, ground_ = (_spelt(one.group(1)) if one else "" for one in found)
    return colour, ground_


def _spelt(colour: str) -> str:
    if len(colour) == 4 and colour[0] == "#":
        return "#" + "".join(2 * one for one in colour[1:])
    return {"white": "#ffffff", "black": "#000000"}.get(colour, colour)


def _is_blended(page: Outline, element: int) -> bool:
    """Has a link the colour of the ground that an element above it states?

    Only through elements without class and id: another style sheet may give those a ground of their own.
    """
    colour = ""
    for _ in range(_HIGH):
        if element < 0 or page.tags[element] in ("body", "html"):
            return False
        attributes = page.nodes[element].attributes
        own, ground_ = _colours((attributes.get("style") or "")[:500].lower())
        colour = colour or own
        if ground_ or not colour or attributes.get("class") or attributes.get("id"):
            return bool(colour) and colour == ground_
        element = page.parents[element]
    return False


def _sheet(page: Outline) -> dict[str, str]:
    """What the page's own style sheets say of single classes and ids, by name, where it may hide something."""
    texts = (page.nodes[at].text() for at, tag in enumerate(page.tags) if tag == "style")
    found: dict[str, str] = {}
    for name, body in _RULE.findall("\n".join(texts)[:_SHEET]):
        low = body.lower()
        if _styled(low):
            found[name] = f"{found.get(name, '')};{low}"[:_DECLARED]
    return found
