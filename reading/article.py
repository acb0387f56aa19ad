"""The facts of an article page."""

from __future__ import annotations

import hashlib
import re

from reading import signing
from reading.addresses import Resolver
from reading.attachments import attachments
from reading.dates import SIGNED_FROM
from reading.dates import first as first_date
from reading.heading import declared, squeeze
from reading.infobar import InfoBar
from reading.outline import Outline
from records import ArticleFacts, Metas, Origin, StatedDate, veil

_FOOT = re.compile(
    "版权所有|Copyright|网站标识码|ICP备|公网安备|【打印|打印本页|关闭窗口|扫一扫在手机|上一篇|下一篇|相关(?:稿件|信息|阅读|文章|链接)"
)
_FOOT_BEGINS = ("主办", "承办")
"""Words a footer begins with, and the organisers of a contest in a text too: a footer's own words follow them."""
_HEAD = 60
"""Characters of a line in which they stand."""
_TAIL_LINE = 200
"""Characters; a longer line is prose whatever it holds."""
_SOON = 4
"""Lines within which they do."""
_COUNTER = re.compile("^.{0,12}(?:浏览|点击|阅读|访问|点赞|收藏)(?:次数|人数|量|数)")
"""A line that counts visitors changes with every one of them."""
_WORDS = re.compile(r"\w+")
_CORRECTED = ("更正", "勘误", "订正")
_CORRECTION = re.compile(
    r"^.{0,4}(?:更正|勘误|订正)(?:说明|启事)?\s*[：:]|（(?:更正|订正)[^）]{0,30}）"
    r"|(?:现|已|特此|特)(?:予以?|作出?|进行)?了?(?:如下)?(?:更正|订正|勘误)"
)
"""更正说明：…, 现予更正, 已作更正; not the law's own 应当及时予以更正."""
_NOTE = 120
"""Characters of such a line at most: a longer one is prose that speaks of something else."""
_TELLING = 60
"""Characters of prose under which equal texts prove nothing: forms of notices are shared."""
_NONE = re.compile(r"^(?:无|暂无|/|-+|—+)?$")


def article(
    page: Outline,
    lines: list[tuple[str, int]],
    bar: InfoBar,
    title: tuple[str, int],
    metas: Metas,
    resolver: Resolver,
) -> ArticleFacts:
    """Everything an article states about itself. `title`: as shown, and the run it begins at."""
    after = title[1]
    body = _body(lines, after, bar)
    name = _title(page, bar, title[0], metas)
    number = bar.fields.get("doc_number", "")
    squeezed = squeeze(name)
    head = squeezed[:1]
    rest = [line for line in body if line[:1] != head or squeeze(line) != squeezed]
    own = signing.doc_number(name, rest)
    text = "\n".join(body)
    prose = _behind_bar(lines, after, bar, body)
    return ArticleFacts(
        title=veil(name) or None,
        published=None if bar.updated and metas.pub_date else bar.published,
        meta_pubdate=metas.pub_date,
        signed=_signed(bar, prose or body),
        approved=signing.approved(name, text),
        source=veil(bar.source or metas.content_source) or None,
        doc_number=veil(number if not _NONE.match(number) else own or "") or None,
        index_number=_kept(bar.fields.get("index_number", "")),
        attachments=attachments(page, resolver, after),
        text_length=sum(map(len, rest)),
        text_mark=_mark(prose),
        amended=_amended(prose, text),
    )


def _mark(prose: list[str]) -> str:
    """A digest by which the same text is known again under another date or address (about 20 µs a page)."""
    text = "".join(
        [line for line in prose if not (("数" in line or "量" in line) and _COUNTER.match(line))]
    )
    words = "".join(_WORDS.findall(text))
    if len(words) < _TELLING:
        return ""
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()


def _amended(prose: list[str], text: str) -> str:
    """The line that owns to a correction; a bare word costs one look at the text (about 1 µs a page)."""
    if not any(word in text for word in _CORRECTED):
        return ""
    short = (line for line in prose if len(line) <= _NOTE)
    return next((veil(line) for line in short if _CORRECTION.search(line)), "")


def text_of(lines: list[tuple[str, int]], after: int, bar: InfoBar) -> list[str]:
    """The lines of the text itself. `after`: the run at which the title begins."""
    return _body(lines, max(after, bar.body - 1), bar) or _body(lines, after, bar)


def from_title(lines: list[tuple[str, int]], after: int, bar: InfoBar) -> list[str]:
    """The lines from the title to the page's tail: short lines above the first long one are text of a guide too."""
    return _body(lines, after, bar)


def _kept(text: str) -> str | None:
    return None if _NONE.match(text) else veil(text)


def _title(page: Outline, bar: InfoBar, shown: str, metas: Metas) -> str:
    field = bar.fields.get("title", "")
    return shown or metas.article_title or field or declared(page.title, metas.site_name)


def _signed(bar: InfoBar, body: list[str]) -> StatedDate | None:
    field = bar.fields.get("signed", "")
    when = first_date(field, Origin.SHOWN, SIGNED_FROM) if field else None
    return when or signing.signed(body)


def _body(lines: list[tuple[str, int]], after: int, bar: InfoBar) -> list[str]:
    """The lines of the text itself: from behind the bar to the page's tail."""
    prose = bar.body < bar.runs
    out: list[str] = []
    for number, (line, index) in enumerate(lines):
        if index <= after:
            continue
        if (index >= bar.body or not prose) and _ends(lines, number):
            break
        out.append(line)
    return out


def _behind_bar(
    lines: list[tuple[str, int]], after: int, bar: InfoBar, body: list[str]
) -> list[str]:
    """The part of `body` behind the bar: what `_body` gives from there on, without asking for the tail again."""
    if bar.body - 1 <= after:
        return body
    if bar.body >= bar.runs:
        return _body(lines, bar.body - 1, bar)
    return body[sum(after < index < bar.body for _, index in lines) :]


def _ends(lines: list[tuple[str, int]], number: int) -> bool:
    """Does the page's tail begin on this line?"""
    line = lines[number][0]
    if len(line) < _TAIL_LINE and _FOOT.search(line, 0, _HEAD):
        return True
    if not line.startswith(_FOOT_BEGINS):
        return False
    return any(_FOOT.search(text, 0, _HEAD) for text, _ in lines[number + 1 : number + 1 + _SOON])
