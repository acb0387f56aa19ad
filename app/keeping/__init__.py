"""Keeping: what may go and when, backups and restoring, everything in open formats, the safety of the data folder.

`nightly.nightly` is what `serve` calls once a night, `room.why_not_crawl` what it asks before a round.
"""
