"""Links that leave a site: which of them a round looks behind, so that a lapsed domain in strange hands is found.

One address a host, a small number a site and round, never followed further. Hosts that cannot lapse are left alone:
the government's, the national services that its sites refer to, what shares the site's own domain, addresses in
numbers, and the other sites that are watched anyway.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from reading.outside_seen import place_of
from records import Anchor, Errand, Role
from records.addresses import authority, host_of, normalise, problem_with
from records.outside import bare_host, ground, is_number, is_public

_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|zip|rar|7z|apk|exe|jpe?g|png|gif|mp[34])(?:\?|$)",
    re.IGNORECASE,
)
"""What has no title to be read; another link to the same host may have one."""


class Outsiders:
    """The outside hosts that a round has met on one site."""

    def __init__(
        self,
        own: Collection[str],
        watched: Collection[str],
        most: int,
        met: Iterable[str] = (),
    ) -> None:
        """`own`: authorities of the site; `watched`: hosts of all watched sites; `most`: hosts a round.

        `met`: addresses that a round which is taken up again has found, so that it ends as one undisturbed.
        """
        self._own = own
        self._grounds = {ground(one) for one in own}
        self._watched = {bare_host(one).removeprefix("www.") for one in watched}
        self._left = most
        self._settled: set[str] = set()
        """Hosts that need no further look."""
        for url in met:
            if authority(url) not in own:
                self._take(place_of(url))

    def found(
        self, errand: Errand, links: Sequence[Anchor], met: Collection[str] = ()
    ) -> tuple[Errand, ...]:
        """The links of a page that are to be looked behind; `met`: addresses that need no second look."""
        if self._left <= 0:
            return ()
        return tuple(
            Errand(url, Role.OUTSIDE, "", 1, errand.depth + 1, errand.url, link.text)
            for link in links
            if link.url not in met and (url := self._wanted(link.url))
        )

    def _wanted(self, address: str) -> str:
        """The address to ask for; empty when this host is not, or is not any more, to be asked."""
        host = host_of(address)
        if self._left <= 0 or not host or _FILE.search(address):
            return ""
        place = place_of(address)
        if place in self._settled or self._is_known(address, host, place):
            return ""
        url = normalise(address)
        if not url or problem_with(url):
            return ""
        self._take(place)
        return url

    def _is_known(self, address: str, host: str, place: str) -> bool:
        if authority(address) in self._own:
            return True
        lasting = is_public(host) or is_number(host) or "." not in place
        if not (lasting or place in self._watched or ground(host) in self._grounds):
            return False
        self._settled.add(place)
        return True

    def _take(self, place: str) -> None:
        if place not in self._settled:
            self._settled.add(place)
            self._left -= 1
