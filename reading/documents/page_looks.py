"""Which words of a page no eye sees, and how they are kept from it: its own styles and sheets, run down the tree.

A word is said to be hidden only where that follows from the page alone. Where a linked style sheet, a picture or a
position may put another ground under white letters they are taken as seen: they are found in any case.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reading.documents.page_css import (
    Colour,
    Declared,
    Rule,
    colour,
    declarations,
    ground,
    is_clear,
    letter_size,
    pixels,
    sheet_rules,
)
from reading.outline import Outline

ELEMENT, WHITE, SAME, TINY = "隐藏元素", "白色文字", "与底色相同的文字", "极小文字"
OFF_PAGE, CLEAR = "页面外文字", "不可见文字"
TEMPLATE = "template"
"""An element whose contents wait for a script; the outline holds none of its words."""

_TINY = 8 / 3
"""Pixels: 2 points, as in PDF. The smallest print of real pages has 9 pixels; 1 is used to hide words from sight."""
_FAR = 400.0
"""Pixels from the edge; menus slide by up to 300, what is put away goes by 999 or 9999."""
_CLOSE = 16
"""Of 255, between the components of two colours that are one to the eye (as in workbooks)."""
_LIGHT = 225
_MOST_TESTS = 300_000
"""Selectors tried on elements, 0.3 s; real pages need thousands. Past it only styles on the elements count."""
_OTHER_GROUND = frozenset({"button", "input", "select", "textarea", "mark", "fieldset", "dialog"})
"""Elements that browsers paint themselves."""
_WHOLE_PAGE = frozenset({"html", "body"})
_CELLS = frozenset({"td", "th", "tr", "tbody", "thead", "table"})


@dataclass(frozen=True, slots=True)
class _State:
    """What an element hands down. None = not known from the page."""

    colour: Colour | None
    ground: Colour | None
    size: float = 16.0
    how: str = ""
    """How all that stands in it is hidden."""
    unseen: bool = False
    """`visibility: hidden`, which what is inside may take back."""
    clear: bool = False

    def hides(self) -> str:
        """How words here are hidden; empty when they are seen."""
        if self.how or self.unseen:
            return self.how or ELEMENT
        if self.size < _TINY:
            return TINY
        if self.clear:
            return CLEAR
        if self.colour is None or self.ground is None:
            return ""
        if any(abs(a - b) >= _CLOSE for a, b in zip(self.colour, self.ground, strict=True)):
            return ""
        return WHITE if min(self.colour) >= _LIGHT else SAME


@dataclass(frozen=True, slots=True)
class Unseen:
    """What a page does not show."""

    runs: Mapping[int, str]
    """Index of a run of text -> how it is hidden."""
    elements: Mapping[int, str]
    """The outermost elements of which nothing is seen -> how. Cells whose letters alone are not seen are none."""


def unseen_of(page: Outline) -> Unseen:
    """The hidden words of a page."""
    looks = _Looks(page)
    states = looks.states()
    runs: dict[int, str] = {}
    for run, owner in enumerate(page.owners):
        how = states[owner].hides() if owner >= 0 else ""
        if how and not (looks.overlaid and how in {WHITE, SAME}):
            runs[run] = how
    return Unseen(runs, dict(_outermost(page, states, runs)))


def _outermost(
    page: Outline, states: list[_State], runs: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    end = -1
    for element, tag in enumerate(page.tags):
        if element < end:
            continue
        how = ELEMENT if tag == TEMPLATE else states[element].how
        if not how and states[element].hides() and tag not in _WHOLE_PAGE | _CELLS:
            first, last = page.text_range(element)
            if last > first and all(run in runs for run in range(first, last)):
                how = runs[first]
        if how:
            yield element, how
            end = page.ends[element]


@dataclass(slots=True)
class _Looks:
    """One walk down a page, parents before children."""

    page: Outline
    overlaid: bool = False
    """Is something painted that may lie under letters without holding them?"""
    _rules: dict[str, list[Rule]] = field(default_factory=dict)
    """By the class, id or element that the last step names."""
    _linked: bool = False
    _tests: int = _MOST_TESTS
    _attributes: list[Mapping[str, str | None]] = field(default_factory=list)

    def states(self) -> list[_State]:
        """Of every element."""
        self._sheets()
        states: list[_State] = []
        first = _State((0, 0, 0), (255, 255, 255))
        for element, tag in enumerate(self.page.tags):
            parent = self.page.parents[element]
            above = states[parent] if parent >= 0 else first
            attributes = self.page.nodes[element].attributes
            self._attributes.append(attributes)
            declared = self._declared(element, tag, attributes)
            states.append(self._state(tag, attributes, declared, above))
            if tag in {"col", "colgroup"} and declared.get("background") and parent >= 0:
                states[parent] = replace(states[parent], ground=None)  # it paints the cells below
        return states

    def _sheets(self) -> None:
        sheets: list[str] = []
        for element, tag in enumerate(self.page.tags):
            if tag == "style":
                sheets.append(self.page.nodes[element].text() or "")
            elif tag == "link":
                kind = self.page.nodes[element].attributes.get("rel") or ""
                self._linked = self._linked or "stylesheet" in kind.lower()
        sheet = "\n".join(sheets)
        self._linked = self._linked or "@import" in sheet
        for rule in sheet_rules(sheet) if sheet else ():
            last = rule.last
            key = f"#{last.identity}" if last.identity else ""
            key = key or next((f".{name}" for name in sorted(last.classes)), last.tag)
            self._rules.setdefault(key, []).append(rule)

    def _declared(self, element: int, tag: str, attributes: Mapping[str, str | None]) -> Declared:
        """Properties of an element: attributes, rules by their weight, its own style, what is important."""
        found = _presented(tag, attributes) if attributes else {}
        rules = sorted(self._fitting(element, tag, attributes), key=lambda one: one.weight)
        for rule in rules:
            found.update(rule.declared)
        style = attributes.get("style") if attributes else None
        plain, important = declarations(style) if style else ({}, {})
        found.update(plain)
        for rule in rules:
            found.update(rule.important)
        found.update(important)
        return found

    def _fitting(
        self, element: int, tag: str, attributes: Mapping[str, str | None]
    ) -> Iterator[Rule]:
        if not self._rules or self._tests <= 0:
            return
        keys = [tag, ""]
        if attributes:
            keys += [f".{name}" for name in set((attributes.get("class") or "").split()[:20])]
            keys += [f"#{attributes['id']}"] if attributes.get("id") else []
        for key in keys:
            for rule in self._rules.get(key, ()):
                self._tests -= 1
                if rule.last.fits(tag, attributes) and self._is_below(element, rule):
                    yield rule

    def _is_below(self, element: int, rule: Rule) -> bool:
        """Do the ancestors fit? The nearest one that does is taken for each step."""
        parents, tags = self.page.parents, self.page.tags
        at = element
        for hangs, compound in rule.above:
            at = parents[at]
            while at >= 0 and not compound.fits(tags[at], self._attributes[at]):
                self._tests -= 1
                at = -1 if hangs == ">" else parents[at]
            if at < 0:
                return False
        return True

    def _state(
        self, tag: str, attributes: Mapping[str, str | None], declared: Declared, above: _State
    ) -> _State:
        state = above
        styled = self._linked and attributes and ("class" in attributes or "id" in attributes)
        if (styled or tag in _OTHER_GROUND) and (state.colour, state.ground) != (None, None):
            state = replace(state, colour=None, ground=None, size=max(state.size, 16.0))
        elif tag == "table" or (tag == "a" and "href" in attributes):
            state = replace(state, colour=None if state.colour != (0, 0, 0) else state.colour)
            if tag == "table":  # without a doctype tables inherit neither colour nor size
                state = replace(state, size=max(state.size, 16.0))
        if attributes and "hidden" in attributes and "display" not in declared:
            state = replace(state, how=state.how or ELEMENT)
        return self._declared_state(tag, declared, state) if declared else state

    def _declared_state(self, tag: str, declared: Declared, above: _State) -> _State:
        size = letter_size(declared, above.size)
        size = above.size if size is None else size
        letters, clear = above.colour, above.clear
        if said := declared.get("color", ""):
            clear = is_clear(said) and "text-shadow" not in declared
            letters = letters if said == "inherit" else colour(said)
        if "text-shadow" in declared:
            letters = None
        seen = declared.get("visibility", "")
        return _State(
            letters,
            self._ground(tag, declared, above),
            size,
            above.how or _how(declared, size),
            seen in {"hidden", "collapse"} if seen not in {"", "inherit"} else above.unseen,
            clear,
        )

    def _ground(self, tag: str, declared: Declared, above: _State) -> Colour | None:
        """What the letters of an element stand on."""
        moved = declared.get("position", "static") not in {"static", "relative"} or (
            "transform" in declared or _is_pulled(declared)
        )
        under = None if moved else above.ground
        painted = False
        if image := declared.get("background-image", "").replace("none", ""):
            under, painted = None, bool(image)
        elif said := declared.get("background", ""):
            painted, own = ground(said)
            under = own if painted else under
        out_of_flow = declared.get("position", "") in {"absolute", "fixed"}
        self.overlaid = self.overlaid or (out_of_flow and (painted or tag == "img"))
        return under


def _presented(tag: str, attributes: Mapping[str, str | None]) -> Declared:
    """Attributes of old pages that say the same as a style."""
    found: Declared = {}
    if said := attributes.get("bgcolor"):
        found["background"] = said.lower()
    if attributes.get("background"):
        found["background-image"] = "url()"
    key = "color" if tag == "font" else "text" if tag == "body" else ""
    if key and (said := attributes.get(key)):
        found["color"] = said.lower()
    return found


def _how(declared: Declared, size: float) -> str:
    """How an element is hidden with all that stands in it; empty when it is not."""
    if declared.get("display") == "none" or declared.get("mso-hide") == "all":
        return ELEMENT
    if _is_nought(declared.get("opacity", "")) or "scale(0)" in declared.get("transform", ""):
        return ELEMENT
    if _is_shut(declared):
        return ELEMENT
    if _is_clipped(declared):
        return CLEAR
    return OFF_PAGE if _is_far(declared, size) else ""


def _is_shut(declared: Declared) -> bool:
    """A box of no height that cuts off what it holds; padding is how pages give such a box a height."""
    cuts = "hidden" in (declared.get("overflow", ""), declared.get("overflow-y", ""))
    sides = ("height", "max-height", "width", "max-width")
    return (
        cuts
        and any(_is_nought(declared.get(side, "")) for side in sides)
        and not any(name.startswith("padding") for name in declared)
    )


def _is_nought(said: str) -> bool:
    return bool(said) and said[0] in "0." and pixels(said, 16.0) == 0


def _is_clipped(declared: Declared) -> bool:
    """`clip: rect(0 0 0 0)` of what is out of the flow, or a clip path that leaves nothing."""
    clip = declared.get("clip", "").replace("px", "").replace(",", " ")
    if clip.startswith("rect(") and declared.get("position") in {"absolute", "fixed"}:
        sides = clip[5:].rstrip(") ").split()
        return bool(sides) and all(side in {"0", "1"} for side in sides)
    path = declared.get("clip-path", "").replace(" ", "")
    return path in {"inset(50%)", "inset(100%)", "circle(0)", "circle(0px)", "polygon(00)"}


def _is_far(declared: Declared, size: float) -> bool:
    """Is it put so far out of the window that no scrolling brings it back?"""
    out = [declared.get("text-indent", ""), declared.get("margin-left", "")]
    if declared.get("position", "static") != "static":
        out += [declared.get("left", ""), declared.get("top", "")]
    return any((pixels(said, size) or 0) <= -_FAR for said in out if said and "%" not in said)


def _is_pulled(declared: Declared) -> bool:
    """Does a negative margin lay it over what stands before?"""
    sides = (declared.get("margin", ""), declared.get("margin-top", ""))
    return any(word.startswith("-") for side in sides for word in side.split())
