"""In what forms an interpretation speaks beside plain text: pictures, films, questions and answers.

Whatever may be a picture of the text counts as one: only a page that surely is nothing but text is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from reading.outline import Outline

_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("图解", re.compile(r"图[解说表文示]|[一动长]图|[图秒]读?懂|漫画|海报|H5", re.IGNORECASE)),
    ("视频", re.compile(r"视频|动漫|动画|微课|短片|直播|音频")),
    ("问答", re.compile(r"问答|答记者问|答问|[你您]问我答|Q&A", re.IGNORECASE)),
    (
        "发布会",
        re.compile(r"发布会|吹风会|访谈|专家解读|负责人解读|[局厅部委区县市镇]长解读|主要负责人"),
    ),
)
_FILMS = frozenset({"video", "audio", "embed", "object", "iframe"})
_FILM = re.compile(r"\.(?:mp4|m3u8|flv|mp3|webm)\b|[vV]ideo[Pp]layer|ckplayer|prism-player")
_FILE = re.compile(r"\.(?:jpe?g|png|gif|bmp|mp4|flv|pptx?)$|图解|图片|视频|长图", re.IGNORECASE)
_TEMPLATE = re.compile(
    r"conac|jiucuo|beian|gongan|ghs|logo|icon|share|weixin|weibo|qrcode|ewm|print|close|arrow|dot|line|btn|button|bg",
    re.IGNORECASE,
)
"""Words in the addresses of pictures that every page of a site carries."""
_END = re.compile(
    r"版权所有|网站标识码|ICP备|公网安备|^主办(?:单位)?[:：]|上一篇|下一篇|相关(?:稿件|信息|阅读|文章|链接|文件)"
)


def forms(page: Outline, title: str, files: Iterable[str]) -> tuple[str, ...]:
    """The forms of an interpretation, by its title, its files and links, and what stands between title and foot."""
    found = {name for name, words in _TITLES if words.search(title)}
    if any(_FILE.search(name) for name in (*files, *(one.href for one in page.links))):
        found.add("图片")
    if _FILM.search(page.code) or any(_FILM.search(one) for one in page.sources):
        found.add("视频")
    begin = next((at for at, run in enumerate(page.runs) if run == title), 0)
    end = next(
        (at for at in range(begin + 1, len(page.runs)) if _END.search(page.runs[at])),
        len(page.runs),
    )
    for element, tag in enumerate(page.tags):
        if tag in _FILMS and begin < page.text_from[element] <= end:
            found.add("视频")
        elif tag == "img" and begin < page.text_from[element] <= end:
            source = page.nodes[element].attributes.get("src") or ""
            if source and not _TEMPLATE.search(source.rsplit("/", 1)[-1][:80]):
                found.add("图片")
    return tuple(sorted(found))
