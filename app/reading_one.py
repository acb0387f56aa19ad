"""`read`: what the reader understood of one page or file."""

from __future__ import annotations

import asyncio
from pathlib import Path

from app import clock
from app.console import emit, say
from crawler.fetch import Fetcher
from reading import read_page
from reading.documents import read_document
from reading.labels import labels
from reading.sniff import sniff
from records import REASON_WORDS, Document, Snapshot, veil
from records.config import CrawlSettings
from records.errors import MingjianError, UsageError, os_words
from records.urls import host_of, problem_with


def run_read(source: str, url: str, *, as_json: bool) -> int:
    """Reads a file or an address and shows the facts."""
    body, content_type, address = _bytes_of(source, url)
    form = sniff(body, content_type, address)
    if form == "html":
        facts = labels(read_page(body, address, content_type))
    else:
        facts = _document(read_document(body, source.rsplit("/", 1)[-1], form))
    if as_json:
        emit(facts)
    else:
        _show(facts)
    return 0


def _bytes_of(source: str, url: str) -> tuple[bytes, str, str]:
    """(bytes, content type, address) of a file or of what an address answers."""
    if source.startswith(("http://", "https://")):
        snapshot = asyncio.run(_fetch(source))
        return snapshot.body, snapshot.content_type, snapshot.final_url
    try:
        body = Path(source).read_bytes()
    except OSError as error:
        raise UsageError(f"{source}：无法读取（{os_words(error)}）") from None
    return body, "", url or Path(source).absolute().as_uri()


async def _fetch(url: str) -> Snapshot:
    if problem := problem_with(url):
        raise UsageError(f"{problem}：{url}")
    settings = CrawlSettings(allow_private=(host_of(url),))
    async with Fetcher(settings, now=clock.now) as fetcher:
        outcome = await fetcher.fetch(url)
    if not isinstance(outcome, Snapshot):
        raise MingjianError(f"{url}：{REASON_WORDS[outcome.reason]}（{outcome.detail}）")
    return outcome


def _document(document: Document) -> dict[str, object]:
    return {
        "kind": "attachment",
        "format": document.format,
        "text_length": document.text_length,
        "parts": document.parts,
        "personal": [
            {"kind": one.kind, "place": one.place, "excerpt": one.excerpt}
            for one in document.personal
        ],
        "complete": not document.reasons,
        "reasons": list(document.reasons),
    }


_WORDS = {
    "kind": "页面类型",
    "column": "栏目",
    "title": "标题",
    "published": "发布日期",
    "newest": "最新日期",
    "rows": "条目",
    "page_count": "页数",
    "total_rows": "总条数",
    "next_page": "下一页",
    "source": "来源",
    "doc_number": "文号",
    "index_number": "索引号",
    "attachments": "附件",
    "site_id_code": "网站标识码",
    "icp": "ICP 备案",
    "police_record": "公安备案",
    "organiser": "主办单位",
    "complete": "是否读全",
    "reasons": "未能读出",
    "format": "格式",
}


def _show(facts: dict[str, object]) -> None:
    for key, value in facts.items():
        if value in (None, [], ()):
            continue
        if isinstance(value, (list, tuple)):
            say(f"{_WORDS.get(key, key)}（{len(value)}）：", *(f"    {_row(one)}" for one in value))
        else:
            say(f"{_WORDS.get(key, key)}：{veil(str(value))}")


def _row(value: object) -> str:
    if isinstance(value, dict):
        return "  ".join(str(one) for one in value.values() if one not in (None, False))
    return str(value)
