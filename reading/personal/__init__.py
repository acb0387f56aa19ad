"""Personal data: identity numbers told from their look-alikes, and never let out in full."""

from reading.personal.context import Cue
from reading.personal.header import head_cues, header_cue, is_head, may_be_heads
from reading.personal.marks import KEY, hide
from reading.personal.scene import Scene
from reading.personal.search import find, find_in, find_in_cell
from reading.personal.spans import has_long_run

__all__ = [
    "KEY",
    "Cue",
    "Scene",
    "find",
    "find_in",
    "find_in_cell",
    "has_long_run",
    "head_cues",
    "header_cue",
    "hide",
    "is_head",
    "may_be_heads",
]
