"""What became of one errand, and the visit that is recorded of it."""

from __future__ import annotations

from dataclasses import dataclass

from crawler import frontier
from records import Errand, Outcome, Page, Reason, Snapshot, Unreached, Visit, veil
from records.store.site import Understood


@dataclass(frozen=True, slots=True)
class Seen:
    """One errand before it is recorded."""

    outcome: Outcome | None
    """None when an earlier visit stands for it."""
    understood: Understood | None = None
    digest: str = ""
    last: Visit | None = None
    """The earlier visit whose page it still is: it stands, or the server said that nothing changed."""
    home_again: bool = False
    """Did the home page come in place of what was asked for?"""

    @property
    def followed(self) -> Page | None:
        """The page, if its links are to be followed."""
        if self.understood is None or isinstance(self.outcome, Unreached):
            return None
        page = self.understood.facts
        status = self.outcome.status if self.outcome and self.last is None else 200
        follows = isinstance(page, Page) and frontier.is_followed(status, page)
        return page if follows and isinstance(page, Page) else None


def address(errand: Errand, outcome: Snapshot) -> str:
    """The address that answered, with what steers it: a request's body, or the fragment of a shell."""
    if errand.onward is not None:
        return errand.url if outcome.final_url == errand.onward.request.url else outcome.final_url
    fragment = errand.url.partition("#")[2]
    return f"{outcome.final_url}#{fragment}" if fragment else outcome.final_url


def reached(inspection: str, errand: Errand, outcome: Snapshot, seen: Seen) -> Visit:
    """The visit of an errand that was answered; where its bytes lie is added when they are archived."""
    last = seen.last
    told = "HTTP 304" if last else outcome.detail
    return Visit(
        inspection=inspection,
        url=errand.url,
        final_url=last.final_url if last else address(errand, outcome),
        at=outcome.at,
        status=last.status if last else outcome.status,
        reason=Reason.SOFT_404 if seen.home_again else None,
        detail=f"由浏览器渲染（{outcome.rendered}）" if outcome.rendered else told,
        digest=seen.digest,
        content_type=last.content_type if last else outcome.content_type,
        size=last.size if last else len(outcome.body),
        attempts=outcome.attempts,
        etag=outcome.header("etag") or (last.etag if last else ""),
        modified=outcome.header("last-modified") or (last.modified if last else ""),
        tls=outcome.tls,
        expires=outcome.expires,
        ipv6=outcome.ipv6,
    )


def unreached(inspection: str, errand: Errand, outcome: Unreached) -> Visit:
    """The visit of an errand that brought nothing."""
    return Visit(
        inspection=inspection,
        url=errand.url,
        final_url=outcome.hops[-1] if outcome.hops else errand.url,
        at=outcome.at,
        status=outcome.status,
        reason=outcome.reason,
        detail=veil(outcome.detail),
        digest="",
        content_type="",
        size=0,
        attempts=outcome.attempts,
    )
