"""The one door to every parser: format in, reader chosen, trouble turned into one kind of error.

All parsing of files passes through `parse`. Files that others published are given to it in the child process of
`apart.py`, with limits on time and memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reading.documents import (
    archive,
    doc,
    docx,
    html,
    ofd,
    pdf,
    picture,
    plain,
    ppt,
    pptx,
    rtf,
    xls,
    xlsx,
)
from reading.documents.blocks import Content, Limits
from reading.sniff import sniff
from records.errors import DocumentError


def _archive(format: str) -> Callable[[bytes, Limits], Content]:  # noqa: A002
    return lambda body, limits: archive.read(body, format, limits, _member)


_READERS: dict[str, Callable[[bytes, Limits], Content]] = {
    "xlsx": lambda body, limits: xlsx.read_xlsx(body, limits, _member),
    "xls": lambda body, limits: xls.read(body, limits, _member),
    "doc": lambda body, limits: doc.read(body, limits, _member),
    "docx": lambda body, limits: docx.read(body, limits, _member),
    "ppt": lambda body, limits: ppt.read(body, limits, _member),
    "pptx": lambda body, limits: pptx.read(body, limits, _member),
    "pdf": lambda body, limits: pdf.read(body, limits, _member),
    "ofd": lambda body, limits: ofd.read(body, limits, _member),
    "image": picture.read,
    "html": html.read,
    "mht": html.read_mht,
    "rtf": lambda body, limits: rtf.read(body, limits, _member),
    "text": plain.read,
    **{one: _archive(one) for one in archive.FORMATS},
}
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
    """One file of an archive or of a document."""
    return parse(body, name, sniff(body), limits)


def _why_not(format: str) -> str:  # noqa: A002
    if format in {"empty", "unknown"}:
        return "文件内容无法辨认，未读取"
    return f"暂不支持读取该格式（{format}）"
