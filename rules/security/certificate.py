"""Has the certificate of the site run out, or will it soon?

Easily mistaken: a site without HTTPS, of which nothing is asked, and a certificate that this machine does not accept
for another reason (an authority it does not know): unsure.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from rules._saying import say

_WHY = (
    ("hostname mismatch", "证书与域名不符"), ("self-signed", "自签名证书"), ("self signed", "自签名证书"),
    ("issuer", "颁发机构未被本机信任"), ("revoked", "证书已吊销"), ("key too", "证书的密钥过短"),
    ("not yet valid", "证书尚未生效"),
)  # fmt: skip
"""What the machine says of a certificate, and how an inspector reads it."""


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the earliest end among its certificates."""
    seen, days = site.seen, clause.limit("days") or 0
    if seen is None or seen.traits is None:
        return exempt()
    traits = seen.traits
    if traits.expired:
        return breach(seen.evidence, variant="expired", since="")
    if traits.distrusted:
        why = next((words for said, words in _WHY if said in traits.distrusted), traits.distrusted)
        return unsure(seen.evidence, reason=why)
    if traits.expires is None:
        return exempt()
    until = traits.expires.date()
    left = (until - today).days
    if left < 0:
        return breach(seen.evidence, variant="expired", since=f"（{say(until)}到期）")
    if left <= days:
        return breach(seen.evidence, until=say(until), left=left)
    return clear(seen.evidence)
