"""One round over stored real pages: the whole chain on what sites really published, without touching them.

    python -m bench.stored FOLDER --out DIR [--as-of 2026-11-22]
    python -m bench.stored FOLDER --serve-only [--host HOST] [--port PORT]

FOLDER holds saved pages and `index.tsv` with at least the columns `file`, `host` and `url`. The pages are served
on loopback under their real host names; a configuration is written that sends those hosts there
(`[crawl.resolve]`), with the columns that the reader recognises among the pages, and `mingjian inspect` is run on
it up to the bulletin.

An address that was not stored answers 503: the round then says that it could not be reached, and never that it
is dead. Hosts of https pages are addressed as http, because the certificate cannot be stored.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from app.cli import run
from app.rounds import PARTLY
from reading import read_page
from reading.columns import classify
from records import Page, PageKind

AS_OF = "2026-11-22"
"""Day the default round is judged on; the stored pages are of 2012 to 2026."""
FORMATS = "docx,html,xlsx,json,md"
NOT_STORED = "未存：本机只提供存下来的网页，此地址不在其中。\n".encode()
_INDEXES = ("index.html", "index.htm", "index.shtml")
_COLUMN_KINDS = frozenset({PageKind.LIST, PageKind.EMPTY_LIST, PageKind.SINGLE, PageKind.JS_ONLY})
"""Kinds of page that are a column. A list that a script fills is one too: the round must say that it is unread."""


@dataclass(frozen=True, slots=True)
class Stored:
    """One saved page."""

    path: Path
    host: str
    target: str
    """Path and query of its address."""

    @property
    def url(self) -> str:
        """Its address, as http."""
        return f"http://{self.host}{self.target}"


def stored_pages(folder: Path) -> tuple[Stored, ...]:
    """The pages that the folder's index.tsv names, in its order, each address once."""
    found: dict[str, Stored] = {}
    with (folder / "index.tsv").open(encoding="utf-8", newline="") as index:
        for row in csv.DictReader(index, delimiter="\t", quoting=csv.QUOTE_NONE):
            parts = urlsplit(row["url"].split()[0])
            target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            page = Stored(folder / row["file"], parts.hostname or row["host"], target)
            found.setdefault(page.url, page)
    return tuple(found.values())


class Shelf:
    """Which page answers at which address, and which were asked for."""

    def __init__(self, pages: Iterable[Stored], only: str = "") -> None:
        """`only`: the one host to serve, whatever name it is asked by."""
        self.pages = tuple(page for page in pages if not only or page.host == only)
        self.only = only
        self.asked: set[str] = set()
        self._by_url: dict[str, Stored] = {}
        for page in self.pages:
            self._by_url[page.url] = page
        for page in self.pages:
            for alias in _aliases(page.url):
                self._by_url.setdefault(alias, page)

    def find(self, host: str, target: str) -> Stored | None:
        """The page at an address; a folder and its index page are the same."""
        page = self._by_url.get(f"http://{self.only or host}{target}")
        if page is not None:
            self.asked.add(page.url)
        return page

    def is_folder(self, host: str, target: str) -> bool:
        """Is it a stored folder, asked for without its last slash?"""
        return f"http://{self.only or host}{target}/" in self._by_url


def _aliases(url: str) -> Iterator[str]:
    head, _, name = url.rpartition("/")
    if not name:
        yield from (f"{head}/{index}" for index in _INDEXES)
    elif name in _INDEXES:
        yield f"{head}/"


def serve(shelf: Shelf, port: int = 0) -> ThreadingHTTPServer:
    """A server on loopback, already answering in a thread of its own; `shutdown` ends it."""

    class Answers(_Answers):
        pages = shelf

    server = ThreadingHTTPServer(("127.0.0.1", port), Answers)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server


class _Answers(BaseHTTPRequestHandler):
    """Picks the file by the Host header and the path."""

    pages: Shelf
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    """Head and body leave as one packet: as two, each answer waits 40 ms for the first one's acknowledgement."""

    def do_GET(self) -> None:
        """Answers one request."""
        host = (self.headers.get("Host") or "").partition(":")[0].lower()
        page = self.pages.find(host, self.path)
        if page is not None:
            self._answer(HTTPStatus.OK, page.path.read_bytes())
        elif self.path == "/robots.txt":
            self._answer(HTTPStatus.NOT_FOUND, b"")
        elif self.pages.is_folder(host, self.path):
            self._answer(HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"{self.path}/"})
        else:
            self._answer(HTTPStatus.SERVICE_UNAVAILABLE, NOT_STORED)

    do_HEAD = do_GET  # noqa: N815  the library's own spelling

    def _answer(
        self, status: HTTPStatus, body: bytes, headers: Mapping[str, str] | None = None
    ) -> None:
        self.send_response(status)
        # No charset: the servers' own header was not stored, so the page has to say it, as it mostly does.
        kind = "text/html" if status is HTTPStatus.OK else "text/plain; charset=utf-8"
        for name, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the library's name
        """Says nothing."""


def configuration(pages: Sequence[Stored], port: int, as_of: str) -> str:
    """The text of a configuration for a round over these pages."""
    read = {page.url: read_page(page.path.read_bytes(), page.url) for page in pages}
    hosts = list(dict.fromkeys(page.host for page in pages))
    parts = [_HEAD.format(resolve="\n".join(f'"{host}" = "127.0.0.1:{port}"' for host in hosts))]
    for host in hosts:
        own = [page for page in pages if page.host == host]
        parts += _site(host, [(page, read[page.url]) for page in own], int(as_of[:4]))
    return "\n\n".join(parts) + "\n"


_HEAD = """\
# 由 bench/stored.py 写出：用存下来的真实网页在本机跑一轮检查，不连外网。
data = "data"

[office]
name = "（存页试检）"
region = "存页"

[crawl]
pause = 0.0    # 全部主机都指向本机
retries = 0    # 未存的网页答 503，重试也不会有
outside_links = 0    # 不联网

[crawl.resolve]
{resolve}"""


def _site(host: str, pages: Sequence[tuple[Stored, Page]], year: int) -> Iterator[str]:
    codes = [page.footer.site_id_code or "" for _, page in pages]
    code = next((one for one in codes if one.isdigit()), "")
    organiser = next((page.footer.organiser for _, page in pages if page.footer.organiser), "")
    name = next((page.metas.site_name for _, page in pages if page.metas.site_name), "")
    yield _table("agencies", id=host, name=organiser or name or host, level="政府")
    known = {"code": code} if code else {}
    yield _table(
        "sites",
        id=host,
        name=name or organiser or host,
        url=f"http://{host}/",
        agency=host,
        **known,
    )
    reports = []
    for number, (stored, page) in enumerate(_columns(pages), 1):
        kind = classify(_column_name(page), _parent(page))
        column = f"{host}-{number:02d}"
        reports += [column] if kind == "年度报告" else []
        yield _table(
            "columns",
            id=column,
            name=_column_name(page),
            url=stored.url,
            kind=kind,
            site=host,
            agency=host,
        )
    if reports:
        yield _table("duties", agencies=[host], kind="年度报告", year=year - 1, columns=reports)


def _columns(pages: Sequence[tuple[Stored, Page]]) -> Iterator[tuple[Stored, Page]]:
    """The pages that begin a column; further pages of a list are no columns of their own."""
    for stored, page in pages:
        further = page.listing is not None and (page.listing.page_number or 1) > 1
        if page.kind in _COLUMN_KINDS and not further and _column_name(page):
            yield stored, page


def _column_name(page: Page) -> str:
    named = page.listing.column if page.listing else None
    return (
        named or page.metas.column_name or (page.breadcrumb[-1] if page.breadcrumb else page.title)
    )


def _parent(page: Page) -> str | None:
    return page.breadcrumb[-2] if len(page.breadcrumb) > 1 else None


def _table(noun: str, /, **values: object) -> str:
    """`[[noun]]` with its keys; a JSON string or list of strings is one in TOML too."""
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    return "\n".join([f"[[{noun}]]", *lines])


def inspect(shelf: Shelf, out: Path, as_of: str) -> int:
    """Serves, writes `out/config.toml`, runs one round; gives the exit code of `mingjian inspect`."""
    server = serve(shelf)
    try:
        out.mkdir(parents=True, exist_ok=True)
        config = out / "config.toml"
        config.write_text(
            configuration(shelf.pages, server.server_address[1], as_of), encoding="utf-8"
        )
        where = ["--out", str(out / "bulletin"), "--format", FORMATS]
        return run(["inspect", "--config", str(config), "--as-of", as_of, *where])
    finally:
        server.shutdown()
        server.server_close()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the round, or serves until it is stopped."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.stored", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="saved pages with their index.tsv")
    parser.add_argument("--out", type=Path, help="where configuration, data and bulletin go")
    parser.add_argument("--as-of", default=AS_OF, help=f"day to judge on (default {AS_OF})")
    parser.add_argument("--serve-only", action="store_true", help="serve, print the port, wait")
    parser.add_argument("--host", default="", help="serve this host only, under any name")
    parser.add_argument("--port", type=int, default=0, help="port for --serve-only (default: any)")
    chosen = parser.parse_args(arguments)
    shelf = Shelf(stored_pages(chosen.folder), chosen.host)
    if chosen.serve_only:
        return _wait(serve(shelf, chosen.port))
    if chosen.out is None:
        parser.error("--out is needed (or --serve-only)")
    code = inspect(shelf, chosen.out, chosen.as_of)
    idle = [page.url for page in shelf.pages if page.url not in shelf.asked]
    print(
        f"stored pages {len(shelf.pages)}, visited {len(shelf.asked)}; nothing led to {len(idle)}:"
    )
    print(*(f"  {url}" for url in idle), sep="\n")
    print(f"configuration {chosen.out / 'config.toml'}, bulletin {chosen.out / 'bulletin'}")
    return 0 if code in {0, PARTLY} else code


def _wait(server: ThreadingHTTPServer) -> int:
    print(server.server_address[1], flush=True)
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
