"""`read`: what the reader understood of one page or file."""

from __future__ import annotations

import asyncio
from pathlib import Path

from rich.cells import cell_len

from app import clock
from app.asked import check_address
from app.console import emit, say, terminal
from crawler.fetch import Fetcher
from reading import read_page
from reading.documents.apart import read_apart
from reading.labels import labels
from reading.sniff import sniff
from records import REASON_WORDS, Document, Snapshot
from records.addresses import host_of
from records.config import CrawlSettings
from records.errors import MingjianError, UsageError, os_words


def run_read(source: str, url: str, *, as_json: bool) -> int:
    """Reads a file or an address and shows the facts."""
    body, content_type, address = _bytes_of(source, url)
    form = sniff(body, content_type, address)
    if form == "html":
        facts = labels(read_page(body, address, content_type))
    else:
        facts = _document(read_apart(body, source.rsplit("/", 1)[-1], form))
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
    check_address(url)
    settings = CrawlSettings(allow_private=(host_of(url),))
    async with Fetcher(settings, now=clock.now) as fetcher:
        outcome = await fetcher.fetch(url)
    if not isinstance(outcome, Snapshot):
        raise MingjianError(f"{url}：{REASON_WORDS[outcome.reason]}")
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
    "family": "列表产品",
    "next_request": "后续请求",
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
    "url": "地址",
    "meta_pubdate": "标签日期",
    "signed": "成文日期",
    "text_length": "字数",
    "parts": "组成（工作表或页）",
    "personal": "个人信息",
}
_KINDS = {
    "home": "首页",
    "channel": "频道页",
    "list": "列表页",
    "empty_list": "空列表页",
    "article": "文章页",
    "single": "单页栏目",
    "redirect_stub": "跳转页",
    "error_page": "错误页",
    "form": "表单页",
    "js_only": "列表由脚本加载，未读到",
    "other": "其他",
    "attachment": "文件",
}
_FLAGS = {True: "是", False: "否"}


def _show(facts: dict[str, object]) -> None:
    width = terminal().width
    for key, value in facts.items():
        if value in (None, [], ()):
            continue
        word = _WORDS.get(key, key)
        if isinstance(value, (list, tuple)):
            say(f"{word}（{len(value)}）：", *(line for one in value for line in _row(one, width)))
        elif isinstance(value, dict):
            say(f"{word}：{' '.join(str(one) for one in value.values() if one)}")
        elif isinstance(value, bool):
            say(f"{word}：{_FLAGS[value]}")
        else:
            say(f"{word}：{_KINDS.get(str(value), value) if key == 'kind' else value}")


def _row(value: object, width: int) -> list[str]:
    """One row of a list: its date first, what is pinned marked, the address last or on a line of its own."""
    if not isinstance(value, dict):
        return [f"    {value}"]
    rest = dict(value)
    parts = [rest.pop("date", None), "〔置顶〕" if rest.pop("pinned", False) else None]
    url = rest.pop("url", None)
    line = "    " + "  ".join(str(one) for one in [*parts, *rest.values()] if one is not None)
    if not url:
        return [line]
    fits = cell_len(f"{line}  {url}") <= width
    return [f"{line}  {url}"] if fits else [line, f"        {url}"]
