"""The office's own template: read from its data folder, refused before a round when it is broken."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest

from app.publish import publish
from app.templates import own_template
from records.config import Config
from records.errors import StoreError, UsageError
from reports.own_template import LIMIT
from tests.reports.rounds import OFFICE, monthly


def config(folder: Path) -> Config:
    return Config(folder / "config.toml", folder, "national", OFFICE, (), (), (), ())


def put(folder: Path, *lines: str) -> Path:
    document = python_docx.Document()
    for line in lines:
        document.add_paragraph(line)
    path = folder / "templates" / "通报.docx"
    path.parent.mkdir()
    document.save(str(path))
    return path


def test_none_is_needed(tmp_path: Path) -> None:
    assert own_template(config(tmp_path)) == b""


def test_a_bulletin_takes_its_shape(tmp_path: Path) -> None:
    put(tmp_path, "本单位抬头", "{标题}", "{正文}", "{附件}")
    data = own_template(config(tmp_path))
    (path,) = publish(monthly(), tmp_path / "out", ("docx",), kind="monthly", template=data)

    lines = [line.text for line in python_docx.Document(str(path)).paragraphs]
    assert lines[0] == "本单位抬头"
    assert lines[1].endswith("检查情况的通报")


def test_a_broken_one_is_told_at_once(tmp_path: Path) -> None:
    put(tmp_path, "{标题}", "{正交}", "{附件}")

    with pytest.raises(UsageError, match=r"模板 templates/通报\.docx：不认识的占位符“\{正交\}”"):
        own_template(config(tmp_path))


def test_one_that_cannot_be_read_or_is_huge(tmp_path: Path) -> None:
    path = put(tmp_path, "{标题}")
    path.write_bytes(b"x" * (LIMIT + 1))
    with pytest.raises(UsageError, match="大于20MB"):
        own_template(config(tmp_path))

    path.unlink()
    path.mkdir()
    with pytest.raises(StoreError, match="无法读取模板"):
        own_template(config(tmp_path))
