"""A website that tries everything of SECURITY.md's threat model at once, on a real socket of the loopback.

`Hostile.answers` maps a path to what is sent: raw bytes, or a deed that is done to the socket. Beside the site itself
listen an "internal service" on other addresses and ports, which nobody may reach: it counts who connects.
"""

from __future__ import annotations

import contextlib
import gzip
import html
import io
import socket
import socketserver
import threading
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.crawler.town import moved, page
from tests.hostile.words import TITLES
from tests.reading.annual.papers import Paper, as_html
from tests.reading.documents import made as files
from tests.reading.personal.numbers import made

HOST = "www.evil.gov.cn"
BASE = f"http://{HOST}"
PATIENCE = 4.0
"""Seconds that a stalling answer holds its socket: longer than the round waits."""
HTML = "Content-Type: text/html; charset="
DAY = "2026-11-18"
NUMBERS = tuple(made(n) for n in range(4))

Deed = Callable[[socket.socket], None]
Answer = bytes | Deed


@dataclass
class Hostile:
    """The site, with what was asked of it, and the inner places that must stay unvisited."""

    port: int = 0
    inner: dict[str, int] = field(default_factory=dict)
    """Address → port of a listener that no request may reach."""
    asked: list[str] = field(default_factory=list)
    met: list[tuple[str, int]] = field(default_factory=list)
    """Connections that reached an inner place."""
    answers: dict[str, Answer] = field(default_factory=dict)

    @contextlib.contextmanager
    def open(self) -> Iterator[Hostile]:
        """Serve it all until the block ends."""
        with contextlib.ExitStack() as stack:
            for address in ("127.0.0.1", "127.0.0.2", "::1"):
                with contextlib.suppress(OSError):  # a machine without IPv6
                    self.inner[address] = stack.enter_context(self._inner(address))
            self.port = stack.enter_context(self._site())
            self.answers = _answers(self)
            yield self

    @contextlib.contextmanager
    def _site(self) -> Iterator[int]:
        hostile = self

        class Answering(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                with contextlib.suppress(OSError):
                    while path := _asked(self.request):
                        hostile.asked.append(path)
                        answer = hostile.answer(path)
                        if not isinstance(answer, bytes):
                            answer(self.request)
                            break
                        self.request.sendall(answer)

        with _serving(socketserver.ThreadingTCPServer, ("127.0.0.1", 0), Answering) as port:
            yield port

    @contextlib.contextmanager
    def _inner(self, address: str) -> Iterator[int]:
        met = self.met

        class Counting(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                met.append((address, self.server.server_address[1]))
                self.request.sendall(page(b"secret of the inner network"))

        class Inner(socketserver.ThreadingTCPServer):
            address_family = socket.AF_INET6 if ":" in address else socket.AF_INET

        with _serving(Inner, (address, 0), Counting) as port:
            yield port

    def answer(self, path: str) -> Answer:
        """What is told to somebody who asks for `path`."""
        for beginning, made_up in _ENDLESS.items():
            if path.startswith(beginning):
                return made_up(path)
        return self.answers.get(path, page(b"<html><title>404</title></html>", status="404 No"))


@contextlib.contextmanager
def _serving(kind: type, where: tuple[str, int], handler: type) -> Iterator[int]:
    kind.allow_reuse_address = kind.daemon_threads = True
    with kind(where, handler) as server:
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


def _asked(talk: socket.socket) -> str:
    talk.settimeout(PATIENCE)
    head = b""
    while b"\r\n\r\n" not in head and (more := talk.recv(65536)):
        head += more
    return head.split(b" ", 2)[1].decode("latin-1") if b" " in head else ""


# ------------------------------------------------------------------------------------------------ pages


def document(title: str, body: str, *, head: str = "", charset: str = "utf-8") -> bytes:
    """An article: `title` as text, whatever is in it."""
    shown = html.escape(title)
    prose = "会议要求各部门压实责任，强化督查，确保各项任务按期完成，取得实效。" * 3
    text = (
        f"<html><head><meta charset={charset}>{head}<title>{shown}</title>"
        f'<meta name="ArticleTitle" content="{shown}"><meta name="PubDate" content="{DAY}"></head><body>'
        f"<h1>{shown}</h1><p>发布时间：{DAY} 来源：{shown}</p><p>{prose}</p>{body}</body></html>"
    )
    return page(text.encode("utf-8", "replace"), headers=[f"{HTML}utf-8"])


def listing(name: str, rows: list[tuple[str, str]], more: str = "") -> bytes:
    """A list of (address, title)."""
    shown = "".join(
        f'<li><a href="{html.escape(to)}" title="{html.escape(title)}">{html.escape(title)}</a><span>{DAY}</span></li>'
        for to, title in rows
    )
    here = f'<div>当前位置：<a href="/">首页</a> &gt; {html.escape(name)}</div>'
    return page(
        f"<html><head><title>{html.escape(name)}</title></head><body>{here}<ul>{shown}</ul>{more}</body></html>".encode(
            "utf-8", "replace"
        ),
        headers=[f"{HTML}utf-8"],
    )


def _endless_list(path: str) -> bytes:
    """A list that has always another page of rows that were never seen."""
    number = int("".join(filter(str.isdigit, path))[:6] or 0)
    rows = [(f"/wu/{number}_{n}.html", f"第{number}次会议第{n}项议题") for n in range(8)]
    return listing("无穷列表", rows, f'<a href="/wu/index_{number + 1}.html">下一页</a>')


def _endless_calendar(path: str) -> bytes:
    """Every day leads to the next, in the query and in the path."""
    number = int("".join(filter(str.isdigit, path))[:9] or 0) + 1
    more = "".join(
        f'<a href="/rili/{number}{end}">{number}</a>' for end in ("/", ".html", "?d=1&s=abc")
    )
    return document(f"日程 {number}", more)


def _endless_folders(path: str) -> bytes:
    return document("目录", f'<a href="{path}a/">下级</a><a href="{path}a/a.html">下级</a>')


def _endless_redirects(path: str) -> bytes:
    return moved(f"{path}x")


_ENDLESS: dict[str, Callable[[str], Answer]] = {
    "/wu/index": _endless_list,
    "/rili/": _endless_calendar,
    "/shen/": _endless_folders,
    "/tiao/": _endless_redirects,
}


# ------------------------------------------------------------------------------------- deeds on the wire


def _stall(talk: socket.socket) -> None:
    time.sleep(PATIENCE)


def _drip(talk: socket.socket) -> None:
    talk.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        talk.sendall(b"x")
        time.sleep(0.1)


def _repeat(first: bytes, again: bytes) -> Deed:
    """`first`, then `again` for ever, as fast as it goes."""

    def deed(talk: socket.socket) -> None:
        talk.sendall(first)
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            talk.sendall(again)

    return deed


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
GZIPPED = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"


def _packed(body: bytes, coding: bytes = b"gzip") -> bytes:
    return GZIPPED % (coding, len(body)) + body


def _bomb_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made_zip:
        made_zip.writestr("a.txt", bytes(300_000_000 // 10))
        made_zip.writestr("../../../../home/planted.txt", "climbed out")
        made_zip.writestr("/etc/cron.d/planted", "climbed out")
    return out.getvalue()


def _entities(body: bytes) -> bytes:
    """A document whose text is a billion laughs and a file of this machine."""
    xml = (
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;">'
        '<!ENTITY n "&m;&m;&m;&m;&m;&m;&m;&m;&m;&m;"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
        "<w:t>&n;&f;</w:t></w:r></w:p></w:body></w:document>"
    )
    return files.replaced(body, "word/document.xml", xml)


def _file(body: bytes, kind: str, name: str) -> bytes:
    return page(
        body,
        headers=[f"Content-Type: {kind}", f'Content-Disposition: attachment; filename="{name}"'],
    )


# ------------------------------------------------------------------------------------------ the whole site


def _inner_addresses(one: Hostile) -> list[str]:
    """An inner service in every spelling, by its address."""
    port, other = one.inner["127.0.0.1"], one.inner.get("127.0.0.2", 1)
    hosts = (
        f"127.0.0.1:{port}", f"2130706433:{port}", f"0x7f000001:{port}", f"0x7f.1:{port}", f"017700000001:{port}",
        f"127.1:{port}", f"[::ffff:127.0.0.1]:{port}", f"[::ffff:7f00:1]:{port}", f"[64:ff9b::7f00:1]:{port}",
        f"[2002:7f00:1::]:{port}", f"[::1]:{one.inner.get('::1', 1)}", f"127.0.0.2:{other}", f"localhost:{port}",
        f"localhost.:{port}", f"inner.evil.example:{port}", f"rebind.evil.example:{port}", f"half.evil.example:{port}",
        f"{HOST}:{port}", f"0.0.0.0:{port}", f"127。0。0。1:{port}", f"１２７.0.0.1:{port}", f"u:p@127.0.0.1:{port}",
    )  # fmt: skip
    return [f"http://{host}/inner/{n}" for n, host in enumerate(hosts)]


def _answers(one: Hostile) -> dict[str, Answer]:
    inner = _inner_addresses(one)
    told = {**_columns(inner), **_wire(), **_attachments(), **_leading_inside(inner)}
    told["/robots.txt"] = page(
        b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /secret*a*a*a*a*a*a*b$\r\nCrawl-delay: 99999999\r\nAllow: /\xff\r\n"
        + b"Disallow: /%2e%2e/%00*\r\nRequest-rate: 1/0\r\n" * 50
        + b"Sitemap: file:///etc/passwd\r\n",
        headers=["Content-Type: text/plain"],
    )
    ways = [path for path in told if path not in {"/", "/robots.txt"}]
    told["/xian/"] = listing("陷阱", [(path, f"通知 {path}") for path in ways])
    return told


def _columns(inner: list[str]) -> dict[str, Answer]:
    """Home page, and the lists: of hostile titles, of links that lead inside, of persons, and one without end."""
    names = {
        "/dt/": "工作动态",
        "/gs/": "公示公告",
        "/wu/index_0.html": "无穷列表",
        "/xian/": "陷阱",
    }
    more = {"/rili/1/": "日程", "/shen/": "目录", "/zhai/": "内网"}
    links = "".join(f'<li><a href="{to}">{name}</a></li>' for to, name in {**names, **more}.items())
    title = html.escape(TITLES[0])
    home = (
        f"<html><head><title>{title}云溪县人民政府</title></head><body><ul>{links}</ul>"
        "<div class='footer'>主办：云溪县人民政府<script>alert('Q')</script></div></body></html>"
    )
    rows = [(f"/dt/n{n}.html", title) for n, title in enumerate(TITLES)]
    dead = "".join(
        f'<a href="/gone/{n}.html">{html.escape(title)}</a>' for n, title in enumerate(TITLES)
    )
    schemes = "".join(
        f'<a href="{html.escape(to)}">附件</a>'
        for to in (
            "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "file:///etc/passwd",
            "gopher://127.0.0.1:6379/_x", "ftp://127.0.0.1/x", "//127.0.0.1/x", "\x1b[31m", "http://[", "http://a:b/",
            "/x\"><script>alert('Q')</script>", "/%0d%0aX-Injected:%20Q", "/%1b%5b31mQ", "http://" + "中" * 70 + ".cn/",
            "http://" + "a" * 3000 + ".cn/", "/../../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd",
        )
    )  # fmt: skip
    return {
        "/": page(home.encode("utf-8", "replace"), headers=[f"{HTML}utf-8"]),
        "/dt/": listing("工作动态", rows),
        **{f"/dt/n{n}.html": document(title, dead + schemes) for n, title in enumerate(TITLES)},
        "/gs/": listing("公示公告", [("/gs/t1.html", TITLES[1] + "补贴人员公示")]),
        "/gs/t1.html": document(
            TITLES[1] + "补贴人员公示",
            "".join(f'<a href="{path}">{html.escape(name)}</a>' for path, name in FILES.items()),
        ),
        "/zhai/": listing("内网", [(to, f"内网 {n}") for n, to in enumerate(inner)]),
    }


def _leading_inside(inner: list[str]) -> dict[str, Answer]:
    """Pages that send on to an inner place: by redirect, refresh, frame, script, base address, form and picture."""
    told: dict[str, Answer] = {f"/zou/{n}": moved(to.encode()) for n, to in enumerate(inner)}
    ways = (
        '<meta http-equiv="refresh" content="0;url={}">', '<iframe src="{}"></iframe>',
        '<frameset><frame src="{}"></frameset>', "<script>location.href='{}'</script>", '<base href="{}">',
        '<form action="{}"><input name=q></form>', '<img src="{}">', '<link rel=stylesheet href="{}">',
        '<object data="{}"></object>',
    )  # fmt: skip
    for n, way in enumerate(ways):
        told[f"/kuang/{n}.html"] = page(
            f"<html><head>{way.format(inner[n])}</head><body></body></html>".encode()
        )
    return told


def _wire() -> dict[str, Answer]:
    """What is wrong with the answer itself."""
    long = b"9" * 5000
    late = ["Set-Cookie: a=1; Expires=Mon, 01 Jan 2026 00:00:00 +" + "9" * 20]
    shut = "503 Busy"
    cookies = [f"Set-Cookie: c{n}={'v' * 200}; Path=/" for n in range(300)]
    split = b"HTTP/1.1 200 OK\r\nX-A: 1\rWARC-Type: response\rX: \x1b[31mQ\x00\r\nX-B: a\r\n folded: Q\r\n"
    return {
        "/w/stall": _stall,
        "/w/drip": _drip,
        "/w/pour": _repeat(CHUNKED + b"\r\n", b"10000\r\n" + b"x" * 0x10000 + b"\r\n"),
        "/w/early": _repeat(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 500),
        "/w/heads": _repeat(b"HTTP/1.1 200 OK\r\n", b"X-Y: " + b"z" * 1000 + b"\r\n"),
        "/w/trailers": _repeat(CHUNKED + b"\r\n0\r\n", b"X-Y: z\r\n" * 500),
        "/w/chunk": CHUNKED + b"\r\n" + b"f" * 15 + b"\r\nabc",
        "/w/length": b"HTTP/1.1 200 OK\r\nContent-Length: " + long + b"\r\n\r\nabc",
        "/w/chunked-length": CHUNKED + b"Content-Length: " + long + b"\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "/w/after": page(b"", status=shut, headers=["Retry-After: Mon, 01 Jan 2026 00:00:00 +" + "9" * 20]),
        "/w/expires": moved("/w/expires", headers=late),
        "/w/cookies": moved("/w/cookies?1", headers=cookies),
        "/w/gzip": _packed(gzip.compress(bytes(30_000_000), 9)),
        "/w/members": _packed(gzip.compress(b"", mtime=0) * 90_000),
        "/w/codings": _packed(gzip.compress(b"x"), b", ".join([b"gzip"] * 5000)),
        "/w/deflate": _packed(zlib.compress(bytes(30_000_000), 9), b"deflate"),
        "/w/br": _packed(b"\x1b\xff\xff\xff\x03" * 99, b"br"),
        "/w/zstd": _packed(b"\x28\xb5\x2f\xfd" * 99, b"zstd"),
        "/w/split": split + b"Content-Length: 3\r\n\r\nabc",
        "/w/status": b"HTTP/1.1 999 \x1b[31mQ\r\nContent-Length: 3\r\n\r\nabc",
        "/w/loop": moved("/w/loop"),
        "/tiao/a": b"",
        "/w/deep": page(b"<div>" * 100_000),
        "/w/attributes": page(b"<a " + b"b=c " * 100_000 + b">"),
        "/w/numbers": _huge_numbers(),
        "/w/annual": _annual(),
        "/w/utf7": page(b"+ADw-script+AD4-alert(1)+ADw-/script+AD4-", headers=[f"{HTML}utf-7"]),
        "/w/charset": page(b"<meta charset=\x1b[31mQ>x", headers=[f"{HTML}../../../etc/passwd"]),
        "/w/codec": page(b"789c4bcb", headers=[f"{HTML}zlib_codec"]),
        "/w/utf16": page("<h1>通知</h1>".encode("utf-16"), headers=[f"{HTML}gbk"]),
        "/w/type": page(b"abc", headers=["Content-Type: " + "a" * 60_000]),
    }  # fmt: skip


def _huge_numbers() -> bytes:
    """Pagers, totals and days of thousands of digits."""
    long = "9" * 5000
    words = (
        f"共{long}条 第1/{long}页 {long}年{long}月{long}日 ¥{long}万元 <script>"
        f"createPageHTML({long},{long},'index','html');"
        f"var totalpage={long};var countPage = {long}//共多少页\nvar currentPage={long};</script>"
        f"<a href='index_{long[:900]}.html'>下一页</a><a href='?page={long[:900]}'>尾页</a>"
        f"<meta name='PubDate' content='{long}'><span>{long}-{long}-{long} 99:99:99</span>"
    )
    rows = "".join(
        f"<li><a href='/dt/h{n}.html'>关于{n}的通知公告</a><span>{long}-01-01</span></li>"
        for n in range(3)
    )
    return page(f"<html><ul>{rows}</ul>{words}</html>".encode())


def _annual() -> bytes:
    """An annual report whose cells span more rows than there are numbers for."""
    text = as_html(Paper()).decode().replace("rowspan", f'rowspan="{"9" * 5000}" class')
    return page(text.encode(), headers=[f"{HTML}utf-8"])


FILES = {
    "/f/leak.csv": "名单.csv",
    "/f/bomb.zip": "../../../home/planted.zip",
    "/f/laughs.docx": "..\\..\\planted.docx",
    "/f/lost.pdf": "a\r\nX: Q.pdf",
    "/f/cut.xlsx": "\x1b[31mQ.xlsx",
    "/f/deep.doc": "=HYPERLINK(1).doc",
    "/f/page.pdf": "<img src=x onerror=alert(1)>.pdf",
    "/f/..%2f..%2fplanted.rar": "CON.rar",
    "/f/%2e%2e%2fplanted.7z": "\u202excod.7z",
}
"""Path → what the link calls it."""


def _attachments() -> dict[str, Answer]:
    rows = "".join(f"{n},王伟{n},{one},500\n" for n, one in enumerate(NUMBERS, 1))
    leak = f"序号,姓名,身份证号码,金额\n{rows}".encode()
    climb = "../../../../../../home/planted.csv"
    bodies = (
        (leak, "text/csv; charset=utf-8"),
        (_bomb_zip(), "application/zip"),
        (_entities(files.word(["x"])), "application/msword"),
        (
            b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
            "application/pdf",
        ),
        (files.xlsx({"a": [["x"]]})[:-30], "application/vnd.ms-excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4000, "application/msword"),
        (b"<html><script>alert(1)</script></html>", "application/pdf"),
        (b"Rar!\x1a\x07\x01\x00" + b"\xff" * 400, "application/x-rar"),
        (b"7z\xbc\xaf\x27\x1c" + b"\xff" * 400, "application/x-7z-compressed"),
    )
    return {
        path: _file(body, kind, climb) for path, (body, kind) in zip(FILES, bodies, strict=True)
    }
