"""Every personal value in one text: what the rest of `reading` may ask for."""

from __future__ import annotations

from reading.personal.found import Found, Mask
from reading.personal.residual import residual
from reading.personal.scene import Scene
from reading.personal.search import find_values, holds_values

__all__ = ["Found", "Mask", "Scene", "find_values", "holds_values", "residual"]
