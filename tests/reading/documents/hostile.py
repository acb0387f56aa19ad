"""A child whose reader does what a file tells it to: the worst that a parser can do, in one word each."""

from __future__ import annotations

import os
import signal
import threading
import time

from reading.documents import masking, worker
from reading.documents.masked import Convention, Fixed
from records.errors import DocumentError
from records.facts import Document


def _do(body: bytes, name: str, format: str) -> Document:  # noqa: A002, C901
    match body:
        case b"spin":
            while True:
                pass
        case b"hang":
            threading.Event().wait()
        case b"grow":
            held = [bytes(2**20) for _ in range(10_000)]
            return Document(name, format, text_length=len(held))
        case b"abort":
            os.abort()
        case b"killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"fault":
            raise ValueError("990101199001010011")
        case b"print":
            print("990101199001010011", flush=True)  # noqa: T201
            os.write(1, b"990101199001010011")
        case b"file":
            with open("/tmp/mingjian-hostile", "wb") as file:  # noqa: PTH123
                file.write(b"x")
        case b"environment":
            return Document(name, format, reasons=tuple(sorted(os.environ)))
        case b"slow":
            time.sleep(0.2)
    return Document(name, format, text_length=len(body), parts=os.getpid())


def _mask(body: bytes, name: str, format: str, convention: Convention, few: int) -> Fixed:  # noqa: A002
    if body == b"short":
        raise DocumentError("内容未能读全（工作表“990101199001010011”）")
    return Fixed(body, removed={f"{convention.identity} {few}": _do(body, name, format).parts})


worker.read_document = _do  # type: ignore[attr-defined]
masking.masked_copy = _mask

if __name__ == "__main__":
    worker.main()
