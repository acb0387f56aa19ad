"""The peers of `bench/privacy.py`, run by an interpreter of their own that has them: jionlp, datamask-core.

Reads texts as JSON strings, a line each; writes a line a peer: {"peer", "speed" (MB/s), "found": [[start, end, kind]]}.
Stands alone: nothing of this repository is installed where it runs.
"""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from typing import Any

Reader = Callable[[str], list[tuple[int, int, str]]]


def of_jionlp(module: Any) -> Reader:
    """Its extractors of identity numbers, telephones, e-mails and plates."""

    def read(text: str) -> list[tuple[int, int, str]]:
        found = [(*one["offset"], "id") for one in module.extract_id_card(text, detail=True)]
        phones = module.extract_phone_number(text, detail=True)
        found += [(*one["offset"], "mobile") for one in phones if one["type"] == "cell_phone"]
        found += [(*one["offset"], "email") for one in module.extract_email(text, detail=True)]
        plates = module.extract_motor_vehicle_licence_plate(text, detail=True)
        return found + [(*one["offset"], "plate") for one in plates]

    return read


def of_datamask(module: Any) -> Reader:
    """Its regular expressions for contacts, identity numbers and cards."""
    masker = module.RegexMasker()
    kinds = {"PHONE": "mobile", "IDCARD": "id", "BANKCARD": "bank", "EMAIL": "email"}

    def read(text: str) -> list[tuple[int, int, str]]:
        every = [one for one in masker.extract(text) if one["type"] in kinds]
        landlines = [one for one in every if one["type"] == "PHONE" and one["text"][0] == "0"]
        return [
            (one["start"], one["end"], kinds[one["type"]]) for one in every if one not in landlines
        ]

    return read


PEERS = (
    ("jionlp", "jionlp", of_jionlp),
    ("datamask-core", "datamask_core.regex_masker", of_datamask),
)


def main() -> None:
    """Every peer that is installed reads every text."""
    texts = [json.loads(line) for line in sys.stdin.buffer]
    for name, module, build in PEERS:
        try:
            read = build(importlib.import_module(module))
        except ImportError:
            continue
        start = time.process_time()
        found = [read(text) for text in texts]
        seconds = time.process_time() - start
        size = sum(len(text.encode()) for text in texts) / 1e6
        sys.stdout.write(json.dumps({"peer": name, "speed": size / seconds, "found": found}) + "\n")


if __name__ == "__main__":
    main()
