"""The sample county: a generated district with planted defects and their answer key, served from loopback.

It is the embedded default that `mingjian demo` runs on. It knows no room of the house but the nouns.
"""

from sample.configuration import config_text
from sample.county import County, build
from sample.nouns import Expected, SitePlan
from sample.past import earlier_rounds, probed_hours, probed_sites
from sample.server import Server, serve

__all__ = [
    "County",
    "Expected",
    "Server",
    "SitePlan",
    "build",
    "config_text",
    "earlier_rounds",
    "probed_hours",
    "probed_sites",
    "serve",
]
