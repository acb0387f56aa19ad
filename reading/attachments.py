"""Files that an article offers."""

from __future__ import annotations

import re

from reading.addresses import Resolver, file_name
from reading.outline import Link, Outline
from records import AttachmentLink, veil

_FORMATS = frozenset((
    "doc", "docx", "xls", "xlsx", "pdf", "ppt", "pptx", "wps", "et", "ofd", "zip", "rar", "7z", "txt", "csv", "rtf",
    "ceb", "dps",
))  # fmt: skip
_DOWNLOAD = re.compile(r"downfile|download|attach(?:ment)?/|/file/|filename=", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:点击|请)?(?:此处|这里)?(?:下载|查看|浏览|打开|附件下载)?(?:附件)?\s*[一二三四五\d]*\s*[:：]?(?:下载)?$"
)
_SIZE = re.compile(r"\s*[(（\[]\s*[\d.,]+\s*[KMG]?B?\s*[)）\]]$", re.IGNORECASE)
_MAX = 200


def attachments(page: Outline, resolver: Resolver, after: int) -> tuple[AttachmentLink, ...]:
    """Files linked from run `after` on; the name is what the page calls them, else the file's own."""
    out: dict[str, AttachmentLink] = {}
    for link in page.links:
        if link.first < after or not link.href:
            continue
        url = resolver.resolve(link.href)
        if url and url not in out and _is_file(link, url) and len(out) < _MAX:
            out[url] = AttachmentLink(veil(_name(link, url)), url)
    return tuple(out.values())


def _is_file(link: Link, url: str) -> bool:
    path, asks, _ = url.partition("?")
    if _ends_as_file(path) or (asks and _ends_as_file(url)):
        return True
    named = _ends_as_file(link.text) or _ends_as_file(link.title.rstrip("\n"))
    return named and bool(_DOWNLOAD.search(url))


def _ends_as_file(name: str) -> bool:
    return name[name.rfind(".") + 1 :].lower() in _FORMATS and "." in name


def _name(link: Link, url: str) -> str:
    title = " ".join(link.title.split())
    text = _SIZE.sub("", link.text)
    if text and not _GENERIC.match(text):
        return text
    return title if title and not _GENERIC.match(title) else file_name(url) or text
