"""Names on the disk: a file that was written through has still to be found by its name when the power comes back."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def names_to_disk(folder: Path) -> None:
    """The names in a folder, written through: what was made, renamed or removed there. Raises OSError.

    On Windows, where no folder can be opened, its journal sees to that.
    """
    if sys.platform == "win32":  # pragma: no cover
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
