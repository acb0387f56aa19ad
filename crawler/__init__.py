"""The only room that opens a socket: guard, pace, robots, fetch, archive and the walk over a site."""

import sys

# httpx takes its own command line along, and with it rich, pygments and click: 6 MB that no crawl uses. Where they
# are not installed it does without (`httpx/__init__.py`), and so it does here.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]  # None: not to be found (importlib's own word)
