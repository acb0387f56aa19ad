"""The `[serve]` table: where `serve` answers those who watch it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address

from records.config.table import Table

_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """The health page."""

    address: str = "127.0.0.1:8765"
    """`ip:port`, `[ip]:port`; empty = no health page. The loopback is for this machine alone."""
    names: tuple[str, ...] = ()
    """Host names under which it may be asked, besides addresses and localhost (DNS rebinding)."""

    @property
    def place(self) -> tuple[str, int]:
        """Address and port to listen on."""
        host, _, port = self.address.rpartition(":")
        return host.strip("[]"), int(port)


def read_serving(table: Table) -> ServeSettings:
    """The settings; an address that nobody can listen on is an error at its line."""
    defaults = ServeSettings()
    address = table.text("address", defaults.address)
    if address and not is_place(address):
        table.problem("address", f"“{address}”应写成 127.0.0.1:8765（IP 地址和端口）；不要此项写空")
        address = ""
    names = table.texts("names")
    for position, one in enumerate(names):
        if not _NAME.fullmatch(one):
            table.problem_in("names", position, f"“{one}”不是主机名，应为小写、不带端口")
    table.finish()
    return ServeSettings(address, names)


def is_place(address: str) -> bool:
    """An IP address, in brackets when it has colons, and a port."""
    host, colon, port = address.rpartition(":")
    try:
        version = ip_address(host.strip("[]")).version
    except ValueError:
        return False
    bracketed = host.startswith("[") and host.endswith("]")
    known = port.isascii() and port.isdigit() and 1 <= int(port[:6]) <= 65535
    return bool(colon) and known and bracketed == (version == 6)
