"""A large configuration read in a process of its own, so that what its reading takes is given back.

What is kept of a thousand sites is a fifth of what reading them takes and would lie strewn over it: 48 MB were held
where 22 suffice. `python -m records.config.apart FILE` writes what it read to stdout; only `load` starts it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from records.config.model import Config
from records.errors import ConfigError, Problem

LARGE = 1 << 20
"""Bytes of a file that is read apart: some two hundred sites with their columns."""
_ROOT = Path(__file__).resolve().parents[2]


def is_large(file: Path) -> bool:
    """Is it worth a process? A file that cannot be looked at is not: its reader says why."""
    try:
        return file.stat().st_size > LARGE
    except OSError:
        return False


def read_apart(file: Path) -> Config | None:
    """The configuration as `load` reads it; None when the process came to nothing, and it is to be read here.

    Raises ConfigError like `load`.
    """
    done = subprocess.run(  # noqa: S603  our own interpreter and module
        [sys.executable, "-s", "-P", "-m", __name__, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"},
        check=False,
    )
    if done.returncode or not done.stdout:
        return None
    found: Config | tuple[Problem, ...] = pickle.loads(done.stdout)  # noqa: S301  our own bytes of this moment
    if isinstance(found, tuple):
        raise ConfigError(found)
    return found


def main() -> None:
    """Read the file that is named and write it, or what is wrong with it."""
    from records.config.load import read_here

    found: Config | tuple[Problem, ...]
    try:
        found = read_here(Path(sys.argv[1]))
    except ConfigError as error:
        found = error.problems
    sys.stdout.buffer.write(pickle.dumps(found))


if __name__ == "__main__":
    main()
