"""A child whose reader does what a file tells it to: the worst that a parser can do, in one word each."""

from __future__ import annotations

import os
import signal
import threading

from reading.documents import masking, worker
from reading.documents.masked import Convention, Fixed
from records.errors import DocumentError
from records.facts import Document


def _do(body: bytes, name: str, format: str) -> Document:  # noqa: A002
    match body:
        case b"hang":
            threading.Event().wait()
        case b"grow":
            held = [bytes(2**20) for _ in range(10_000)]
            return Document(name, format, text_length=len(held))
        case b"killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case b"fault":
            raise ValueError("990101199001010011")
    return Document(name, format, text_length=len(body), parts=os.getpid())


def _mask(body: bytes, name: str, format: str, convention: Convention, few: int) -> Fixed:  # noqa: A002
    if body == b"short":
        raise DocumentError("内容未能读全（工作表“990101199001010011”）")
    return Fixed(body, removed={f"{convention.identity} {few}": _do(body, name, format).parts})


worker.read_document = _do  # type: ignore[attr-defined]
masking.masked_copy = _mask
MOST_BODIES, MOST_HELD, IDLE = worker.MOST_BODIES, worker.MOST_HELD, worker.IDLE
answer = worker.answer
