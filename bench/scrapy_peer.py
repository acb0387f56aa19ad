"""The peer of `bench.crawl`: Scrapy over the same sites, fetching and extracting links only.

Run by the Python of `.venv-bench` as a script: `scrapy_peer.py PORT idiom|dedup HOST…`; prints one line of JSON.
Tuned as far as its documentation goes (performance note §1): no throttle, no delay, no cookies, no retries, no
robots, 16 requests a host, uvloop. Every host is connected to the loopback port without a look-up.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import scrapy
from scrapy.crawler import CrawlerProcess
from twisted.internet.endpoints import TCP4ClientEndpoint
from twisted.web import client

SETTINGS = {
    "AUTOTHROTTLE_ENABLED": False,
    "CONCURRENT_REQUESTS": 64,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "COOKIES_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "LOG_ENABLED": False,
    "REFERER_ENABLED": False,
    "RETRY_ENABLED": False,
    "ROBOTSTXT_OBEY": False,
    "SCHEDULER_PRIORITY_QUEUE": "scrapy.pqueues.DownloaderAwarePriorityQueue",
    "TELNETCONSOLE_ENABLED": False,
    "ASYNCIO_EVENT_LOOP": "uvloop.Loop",
}


class Idiom(scrapy.Spider):
    """The tutorial's way: every link of every page becomes a request; Scrapy drops the repeated ones."""

    name = "idiom"
    pages = 0
    handle_httpstatus_all = True

    def parse(self, response: Any) -> Iterator[Any]:
        """Count the page and follow its links."""
        type(self).pages += 1
        if (
            hasattr(response, "css")
            and "html" in response.headers.get("Content-Type", b"").decode()
        ):
            yield from self.follow(response)

    def follow(self, response: Any) -> Iterator[Any]:
        """The documented `response.follow` of every href."""
        for href in response.css("a::attr(href)"):
            yield response.follow(href, self.parse)


class Dedup(Idiom):
    """The careful way: an address is looked up in a set of our own before a request is made of it."""

    name = "dedup"

    def __init__(self, *args: Any, **kept: Any) -> None:
        super().__init__(*args, **kept)
        self.seen: set[str] = set()

    def follow(self, response: Any) -> Iterator[Any]:
        """Requests for addresses that were not met before."""
        for href in response.css("a::attr(href)").getall():
            url = response.urljoin(href).partition("#")[0]
            if url not in self.seen and urlsplit(url).hostname in self.allowed_domains:
                self.seen.add(url)
                yield scrapy.Request(url, self.parse)


def main(port: int, mode: str, hosts: list[str]) -> None:
    """Crawl and print the number of responses."""

    def loopback(self: Any, _uri: Any) -> Any:
        return TCP4ClientEndpoint(self._reactor, "127.0.0.1", port)

    client._StandardEndpointFactory.endpointForURI = loopback  # noqa: SLF001
    spider = {"idiom": Idiom, "dedup": Dedup}[mode]
    process = CrawlerProcess(SETTINGS)
    process.crawl(spider, start_urls=[f"http://{host}/" for host in hosts], allowed_domains=hosts)
    process.start()
    sys.stdout.write(json.dumps({"pages": spider.pages}) + "\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
