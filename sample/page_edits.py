"""Changes to the pages of a sample site, as data: on which of its pages which words stand in place of which."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from sample.dialect import Target, What
from sample.nouns import Reply, SitePlan, Style
from sample.pages import dialect


class On(StrEnum):
    """Pages of a site."""

    HOME = "home"
    LISTS = "lists"
    TEXTS = "texts"
    """All articles."""
    FEW = "few"
    """The first two articles of the first column."""
    INNER = "inner"
    """Everything but the home page."""
    EVERY = "every"


_FEW = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """A change to some pages of a site."""

    on: On
    old: str
    """A regular expression; only its first match is changed. A page without one stays as it is."""
    new: str | Callable[[re.Match[str]], str]
    """What stands there instead, as for `re.sub`; @HOST, @CODE and @NAME in words become those of the site."""


def label(name: str) -> str:
    """The label of a page as `Edit.old`; its content is group 1."""
    return rf'<meta name="{name}" content="([^"]*)">\n'


def labelled(name: str, content: str = r"\1", spelt: str = "") -> str:
    """A label as `Edit.new`, with another content or spelt otherwise."""
    return rf'<meta name="{spelt or name}" content="{content}">' + "\n"


def relabelled(on: On, name: str, content: str = r"\1", spelt: str = "") -> Edit:
    """A label with another content or another spelling."""
    return Edit(on, label(name), labelled(name, content, spelt))


def turned(on: On, name: str) -> Edit:
    """The same label written as other systems write it: content first, apostrophes, a closing slash."""
    return Edit(on, label(name), rf"<META content='\1' name='{name}' />" + "\n")


def unlabelled(on: On, *names: str) -> tuple[Edit, ...]:
    """Labels that are not there."""
    return tuple(Edit(on, label(name), "") for name in names)


def titled(title: str) -> Edit:
    """The home page under another title."""
    return Edit(On.HOME, "<title>[^<]*</title>", f"<title>{title}</title>")


def beginning(html: str, on: On = On.HOME) -> Edit:
    """Something above all that a page holds."""
    return Edit(on, '<div class="w main">\n', rf"\g<0>{html}" + "\n")


def holding(html: str) -> Edit:
    """A home page that holds nothing else between menu and footer."""
    old = r'(?s)(<div class="w main">\n).*(\n</div>\n<div class="foot">)'
    return Edit(On.HOME, old, rf"\g<1>{html}\g<2>")


def instead(html: str) -> Edit:
    """Another home page altogether."""
    return Edit(On.HOME, r"(?s)\A.*\Z", html)


def edited(site: SitePlan, path: str, reply: Reply, edits: Iterable[Edit]) -> Reply:
    """The reply with those of the edits that concern its page."""
    if reply.status != 200 or "html" not in reply.content_type:
        return reply
    home = path in {"/", "/index.html"}
    target = None if home else dialect(site).find(site, path)
    charset = "gb18030" if site.style is Style.GBK else "utf-8"
    text = reply.body.decode(charset)
    for edit in edits:
        if _concerns(edit.on, target, home=home):
            new = _filled(edit.new, site) if isinstance(edit.new, str) else edit.new
            text = re.sub(edit.old, new, text, count=1)
    return replace(reply, body=text.encode(charset))


def _concerns(on: On, target: Target | None, *, home: bool) -> bool:
    article = target is not None and target.what is What.ARTICLE
    match on:
        case On.HOME:
            return home
        case On.LISTS:
            return target is not None and target.what is What.LIST
        case On.TEXTS:
            return article
        case On.FEW:
            return article and target is not None and _is_early(target)
        case On.INNER:
            return not home
    return True


def _is_early(target: Target) -> bool:
    return target.number < _FEW and target.column.first_level and target.column.on_home


def _filled(text: str, site: SitePlan) -> str:
    return text.replace("@HOST", site.host).replace("@CODE", site.code).replace("@NAME", site.name)
