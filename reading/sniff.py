"""What a body is, by its content. Names and Content-Type lie: a workbook is served as text/html, an error
page as application/pdf."""

from __future__ import annotations

import io
import re
import zipfile

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"\x00\x00\x01\x00", "image"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|title|script|div|table|p|span|a|ul|li|tr|td|br|h\d)[\s>/]",
    re.IGNORECASE,
)
_MHT = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
"""Head of a web archive (RFC 2557); `MIME-Version` stands in it too."""
_OLE_STREAMS = (
    ("xls", ("Workbook", "Book")),
    ("doc", ("WordDocument",)),
    ("ppt", ("PowerPoint Document",)),
)
_HEAD = 4096
_ZIP_ENTRY, _ZIP_MOST = b"PK\x01\x02", 100_000
_ZIP_NAMES = 2000
"""Members of an archive that are looked at; office files have a few dozen."""


def sniff(body: bytes, content_type: str = "", url: str = "") -> str:
    """`html`, `mht`, `xlsx`, `xls`, `docx`, `doc`, `pptx`, `ppt`, `ofd`, `pdf`, `rtf`, `zip`, `rar`, `7z`, `gzip`,
    `bzip2`, `xz`, `tar`, `image`, `text`, `empty` or `unknown`. `url` is not looked at: names lie."""
    del url
    if not body.strip(b"\0 \t\r\n"):
        return "empty"
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(body)
    if body.startswith(_OLE):
        return _ole_kind(body)
    for magic, kind in _MAGIC:
        if body.startswith(magic) and (magic != b"BM" or b"\0" in body[:64]):
            return kind
    if body[257:262] == b"ustar":
        return "tar"
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image"
    if b"%PDF-" in body[:1024] and not _HTML.search(body[:1024]):
        return "pdf"
    return _text_kind(body, content_type)


def _zip_kind(body: bytes) -> str:
    if body.count(_ZIP_ENTRY) > _ZIP_MOST:
        return "zip"  # a directory of a million names costs seconds
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()[:_ZIP_NAMES]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        names = []
    for kind, mark in (("xlsx", "xl/"), ("docx", "word/"), ("pptx", "ppt/"), ("ofd", "OFD.xml")):
        if any(name.startswith(mark) for name in names):
            return kind
    return "zip"


def _ole_kind(body: bytes) -> str:
    """Office 97 file by the UTF-16 stream names of its directory."""
    for kind, streams in _OLE_STREAMS:
        if any(name.encode("utf-16-le") + b"\0\0" in body for name in streams):
            return kind
    return "unknown"


def _text_kind(body: bytes, content_type: str) -> str:
    head = body[:_HEAD]
    if b"mime-version:" in head[:1024].lower() and _MHT.search(head):
        return "mht"
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    plain = head.replace(b"\0", b"") if wide else head
    if _HTML.search(plain) or (_HTML.search(body[:65_536]) and b"\0" not in head):
        return "html"
    if wide:
        return "text"
    control = sum(byte < 9 or 13 < byte < 27 for byte in head)
    if control * 50 > len(head):  # more than 2 % control bytes: not text in any charset
        return "unknown"
    return "html" if "html" in content_type.lower() and b"<" in head else "text"
