"""How properties are tried: the same examples in every run, fresh ones when asked (`make fuzz`).

A commit must be red for what it changed, not for the luck of its run; what a search finds becomes a row or an
`@example` of the test that found it.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("settled", derandomize=True)
settings.register_profile("fuzz", derandomize=False, print_blob=True)
settings.load_profile(os.environ.get("MINGJIAN_PROPERTIES", "settled"))
