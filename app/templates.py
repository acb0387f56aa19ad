"""The office's own DOCX template, from its data folder."""

from __future__ import annotations

from records.config import Config
from records.errors import StoreError, os_words
from reports.own_template import LIMIT, NAME, wrong


def own_template(config: Config) -> bytes:
    """The template's bytes, found whole; empty where the office has none.

    Raises StoreError when it cannot be read, UsageError naming what is wrong with it. The writer is imported where
    there is a template only.
    """
    path = config.data / NAME
    try:
        if path.stat().st_size > LIMIT:
            raise wrong(f"大于{LIMIT // 1_000_000}MB，不像是模板")
        data = path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError(f"{path}：无法读取模板（{os_words(error)}）") from None
    from reports.docx.template import Template

    Template(data)
    return data
