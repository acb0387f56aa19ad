"""The console script with a plain line after every visit, so that a test knows when a crawl is under way."""

from __future__ import annotations

from app import progress
from app.cli import main

if __name__ == "__main__":
    progress.EVERY = 1
    main()
