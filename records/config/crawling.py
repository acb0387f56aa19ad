"""The `[crawl]` table: how politely, how patiently, how much."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Sequence
from pathlib import Path

from records.addresses import authority, host_of, is_loopback
from records.config.model import CrawlSettings
from records.config.table import Table
from records.errors import os_words
from records.watched import Site

MIN_PAUSE = 1.0
"""Seconds between two requests to a host that is not our own (law 8 of the house)."""
OUTSIDE_LINKS = 50
"""Outside hosts a site and round; an ordinary site links to some dozens that are not the government's."""
TRANSPORTS = ("fast", "httpx")
_PEM = "-----BEGIN CERTIFICATE-----"


def read_crawl(table: Table, sites: Sequence[Site], folder: Path) -> CrawlSettings:
    """The crawl settings; the sites decide whether a pause under one second is allowed.

    `folder`: of the configuration, against which files are named.
    """
    defaults = CrawlSettings()
    resolve = _resolve(table)
    settings = CrawlSettings(
        pause=table.number("pause", defaults.pause, 0, 3600),
        timeout=table.number("timeout", defaults.timeout, 0.1, 600),
        total_timeout=table.number("total_timeout", defaults.total_timeout, 0.1, 3600),
        max_body=table.whole("max_body", defaults.max_body, 1024, 2**31),
        max_decoded=table.whole("max_decoded", defaults.max_decoded, 1024, 2**31),
        max_redirects=table.whole("max_redirects", defaults.max_redirects, 0, 30),
        retries=table.whole("retries", defaults.retries, 0, 10),
        max_pages=table.whole("max_pages", defaults.max_pages, 1, 10_000_000),
        max_list_pages=table.whole("max_list_pages", defaults.max_list_pages, 1, 100_000),
        max_depth=table.whole("max_depth", defaults.max_depth, 0, 20),
        attachments=table.flag("attachments", default=defaults.attachments),
        outside_links=table.whole("outside_links", OUTSIDE_LINKS, 0, 1000),
        render=table.flag("render", default=defaults.render),
        contact=table.text("contact"),
        vantage=table.text("vantage"),
        ca=_authorities(table, folder),
        egress=_egress(table),
        transport=table.choice("transport", TRANSPORTS, defaults.transport),
        resolve=resolve,
        allow_private=tuple(sorted({host for site in sites for host in _hosts(site)})),
    )
    _check_pause(table, settings, sites)
    table.finish()
    return settings


def _authorities(table: Table, folder: Path) -> str:
    """Certificates as PEM, given as such or as the name of a file; what is none is reported and left out."""
    told = table.text("ca")
    if not told:
        return ""
    try:
        text = told if _PEM in told else (folder / told).read_text("utf-8")
        ssl.create_default_context(cadata=text)
    except OSError as error:  # ssl.SSLError is one
        why = "不是 PEM 格式的证书" if isinstance(error, ssl.SSLError) else os_words(error)
        table.problem("ca", f"无法使用（{why}）；应为 PEM 证书文件的路径，或证书内容")
        return ""
    except ValueError:
        table.problem("ca", "不是 PEM 格式的证书；应为 PEM 证书文件的路径，或证书内容")
        return ""
    return text


def _egress(table: Table) -> str:
    """An IP address as it is printed in bulletins; what is none is reported and left out."""
    told = table.text("egress")
    try:
        return str(ipaddress.ip_address(told)) if told else ""
    except ValueError:
        table.problem("egress", f"“{told}”应为 IP 地址，如 1.2.3.4")
        return ""


def _resolve(table: Table) -> dict[str, str]:
    """Host (or host:port) in lower case → address and port; what is not that is reported and left out."""
    found = {}
    for host, target in table.words("resolve").items():
        if split_target(target) is None:
            message = f"“{host}”的目标“{target}”应为 IP:端口，如 127.0.0.1:8741 或 [::1]:8741"
            table.problem_in("resolve", host, message)
        elif not host.strip() or "/" in host:
            table.problem_in("resolve", host, f"“{host}”应为主机名，不含 http:// 和路径")
        else:
            found[host.lower()] = target
    return found


def split_target(target: str) -> tuple[str, int] | None:
    """`127.0.0.1:8741` or `[::1]:8741` as address and port; None when it is neither."""
    where, _, port = target.rpartition(":")
    address = where[1:-1] if where[:1] + where[-1:] == "[]" else where
    if not (port.isascii() and port.isdigit() and len(port) <= 5 and 0 < int(port) < 65536):
        return None
    try:
        version = ipaddress.ip_address(address).version
    except ValueError:
        return None
    return (address, int(port)) if (version == 6) == (address != where) else None


def _hosts(site: Site) -> tuple[str, ...]:
    return tuple(host for host in (host_of(site.url), *site.hosts) if host)


def _check_pause(table: Table, settings: CrawlSettings, sites: Sequence[Site]) -> None:
    """A gateway leads to somebody else's server, so only what ends on this machine is our own."""
    if settings.pause >= MIN_PAUSE:
        return
    for site in sites:
        for host in (authority(site.url), *site.hosts):
            if host and not _is_own(host, settings):
                table.problem(
                    "pause",
                    f"小于 {MIN_PAUSE:g} 秒只允许用于本机（本机地址，或在 [crawl.resolve] 中指向本机）；"
                    f"网站“{site.name}”（{host}）不是",
                )
                return


def _is_own(place: str, settings: CrawlSettings) -> bool:
    host = host_of(f"http://{place}")
    target = settings.resolve.get(place) or settings.resolve.get(host)
    address = split_target(target) if target else None
    return is_loopback(address[0] if address else host)
