"""A typesetter for tests: `python -P bad_typesetter.py`. It does what the template's name says."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.pdf import worker
else:  # by its place, as it is started: nothing of the house is loaded
    sys.path.insert(0, str(Path(__file__).parents[2] / "reports" / "pdf"))
    import worker


def deed(asked: worker.Asked, data: str, _: object) -> list[bytes]:
    """One file: the process's number and the words."""
    name = asked["template"]
    if name == "hang":
        time.sleep(60)
    if name == "spin":
        while True:
            pass
    if name == "grow":
        bytearray(2**30)
    if name == "fault":
        raise ValueError(data)
    if name in {"SIGKILL", "SIGABRT"}:
        os.kill(os.getpid(), signal.Signals[name])
    if name == "print":
        os.write(1, b"noise")
    if name == "environment":
        return [one.encode() for one in os.environ]
    if name == "much":
        worker.MOST_HELD = 0
    return [str(os.getpid()).encode(), data.encode()]


worker._files = deed
if __name__ == "__main__":
    worker.main()
