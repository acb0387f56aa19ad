"""Text as a terminal may have it: what a page brought along moves no cursor, sets no colour or title, turns no line.

ESC (U+001B) and its one-character form CSI (U+009B) begin commands to a terminal; bidirectional overrides make
`fdp.exe` look like `exe.pdf`; zero-width characters hide a number from the veil.
"""

from __future__ import annotations

import re

from reports.plain import shown

_BREAKS = re.compile("[\x0b-\r\x1c-\x1f\x85\u2028\u2029]")
"""What else ends a line or goes back to its beginning; ours end with LF alone."""
_ACTING = re.compile(
    "[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
"""JSON itself escapes what is below the space."""


def visible(text: str) -> str:
    """`text` without what a terminal would obey and an eye not see; LF and TAB stay."""
    return _BREAKS.sub(" ", shown(text))


def escaped(text: str) -> str:
    """A JSON document with these characters written as `\\u009b`: nothing is lost, and nothing acts."""
    return _ACTING.sub(lambda found: f"\\u{ord(found.group()):04x}", text)
