"""The one door to every parser: format in, reader chosen, trouble turned into one kind of error.

All parsing of files passes through `parse`. It takes and gives plain values, so that a later issue can put a
child process with limits on time and memory behind it and nothing else changes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reading.documents import archive, docx, html, pdf, plain, workbook
from reading.documents.blocks import Content, Limits
from reading.sniff import sniff
from records.errors import DocumentError

_READERS: dict[str, Callable[[bytes, Limits], Content]] = {
    "xlsx": workbook.read_xlsx,
    "xls": workbook.read_xls,
    "docx": docx.read,
    "pdf": pdf.read,
    "html": html.read,
    "text": plain.read,
    "zip": lambda body, limits: archive.read(body, limits, _member),
}
_NOT_YET = {
    "doc": "Word 97-2003 文档（.doc）",
    "ppt": "PowerPoint 97-2003 演示文稿（.ppt）",
    "pptx": "PowerPoint 演示文稿（.pptx）",
    "ofd": "OFD 版式文件",
    "rtf": "RTF 文档",
    "rar": "RAR 压缩包",
    "7z": "7z 压缩包",
    "gzip": "GZIP 压缩包",
}
_ARCHIVES = frozenset({"zip", "rar", "7z", "gzip"})
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Stream of an OLE file that holds an office document behind a password (MS-OFFCRYPTO 2.1)."""
_OLE = b"\xd0\xcf\x11\xe0"
_OFFICE_NAME = re.compile(r"\.(xlsx?|et|docx?|wps|pdf|pptx?|ofd)$", re.IGNORECASE)
_CLAIMS = {"html": "网页（HTML）", "text": "纯文本"}


def parse(body: bytes, name: str, format: str, limits: Limits) -> Content:  # noqa: A002
    """Text and tables of `body`.

    Raises DocumentError, one Chinese line, when nothing of it can be read.
    """
    if not body.strip(b"\0 \t\r\n"):
        raise DocumentError(f"文件为空（{len(body)} 字节）")
    if body.startswith(_OLE) and _ENCRYPTED in body:
        raise DocumentError("文件已加密，无法读取")
    reader = _READERS.get(format)
    if reader is None:
        raise DocumentError(_why_not(format))
    content = reader(body, limits)
    claimed = _OFFICE_NAME.search(name.strip())
    if claimed and format in _CLAIMS:
        said = f"文件名为“{claimed[0]}”，实际内容是{_CLAIMS[format]}，已按实际内容读取"
        return replace(content, reasons=(said, *content.reasons))
    return content


def _member(body: bytes, name: str, limits: Limits) -> Content:
    """One file of an archive; an archive inside an archive is not opened."""
    format = sniff(body)  # noqa: A001
    if format in _ARCHIVES:
        raise DocumentError("压缩包内的压缩包，未读取（只读取一层）")
    return parse(body, name, format, limits)


def _why_not(format: str) -> str:  # noqa: A002
    if format == "image":
        return "图片文件，未识别其中文字"
    if format in {"empty", "unknown"}:
        return "文件内容无法辨认，未读取"
    return f"暂不支持读取该格式（{_NOT_YET.get(format, format)}）"
