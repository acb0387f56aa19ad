"""Nothing raw outside the archive, and with a key not in it either: every planted value against every byte that the
product wrote or printed."""

from __future__ import annotations

import base64
import logging
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.cli import run
from app.crawling import folder_of
from app.inspection import Order, inspect, rejudge
from app.publish import publish
from crawler.waiting import waiting
from reading.documents.apart import Apart, Bounds
from records.config.archive import ArchiveSettings
from sample.corners import privacy
from tests.app.drive_inspect import still
from tests.app.test_chain import FORMS, _planted_files, _unpacked, _whole
from tests.containers import (
    cases,
    cases_legacy,
    cases_ofd,
    cases_packed,
    cases_pdf,
    cases_web,
    cases_word,
)
from tests.containers.book_made import ID
from tests.containers.make_legacy import ID as OLD
from tests.containers.people import NUMBER
from tests.crawler.sealed_town import told_without_a_key

_VALUE = re.compile(r"(?<![0-9])(?:99[0-9]{15}[0-9X]|154[0-9]{8}|622848[0-9]{13})(?![0-9])")
"""Identity numbers, mobiles and cards as the sample makes them; hidden ones have stars."""
CONTAINERS = (
    *cases.CASES, *cases_word.CASES, *cases_pdf.CASES, *cases_ofd.CASES, *cases_web.CASES, *cases_legacy.CASES,
    *cases_packed.CASES,
)  # fmt: skip
EVERY = 4
"""Every so manyth hiding place is checked here; `tests/containers` reads them all."""


def listed() -> set[str]:
    """The values of all lists of the corner with personal data, of the guilty and of their twins."""
    return {value for one in privacy._lists() for value in _VALUE.findall(privacy._table(one))}


def leaked(secrets: Iterable[str], where: Iterable[tuple[str, bytes]]) -> list[str]:
    """Where a value stands, as text of either width of character; never the value itself."""
    shapes = [form for one in secrets for form in (one.encode(), one.encode("utf-16-le"))]
    return [name for name, body in where if any(form in body for form in shapes)]


def written(folder: Path, *, sealed: bool = False) -> Iterator[tuple[str, bytes]]:
    """Every file below a folder: databases with their WAL and free pages, outputs, the rest.

    Of the archive only what is sealed, and then all that somebody without the key gets out of it.
    """
    if sealed:
        for path in sorted(folder.rglob("site.db")):
            yield from told_without_a_key(path.parent)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".warc" not in path.name:
            yield str(path), _whole(path)
            if path.name == "site.db":
                yield f"{path} unpacked", _unpacked(path)


def test_the_sweep_sees_what_leaks(tmp_path):
    """The yardstick itself: one value in one file, and it is told where; the archive is passed over."""
    secret = min(listed())
    (tmp_path / "a.log").write_text(f"… {secret} …", encoding="utf-8")
    (tmp_path / "a.warc.zst").write_text(secret, encoding="utf-8")

    assert len(listed()) > 50
    assert leaked([secret], written(tmp_path)) == [str(tmp_path / "a.log")]


def test_nothing_raw_outside_the_archive(inspected, tmp_path, monkeypatch, capfd, caplog):
    """A round with every log line kept, the bulletin in all forms, and `check` of the planted files."""
    temp = _own_temp(tmp_path, monkeypatch)
    caplog.set_level(logging.DEBUG)
    data = tmp_path / "data"
    config = replace(inspected.config, data=data, archive=ArchiveSettings("env:ARCHIVE_KEY"))
    for name, first in (("ARCHIVE_KEY", 0), ("OTHER_KEY", 1)):
        monkeypatch.setenv(name, base64.b64encode(bytes(range(first, first + 32))).decode())
    order = Order(config.sample.as_of, sites=(privacy._KEY,))
    round_ = inspect(config, order, now=still)
    publish(round_, tmp_path / "forms", FORMS, kind="monthly")
    files = _planted_files(inspected, tmp_path)
    run(["check", *map(str, files), "--json", "--fail-on", "never"])
    for path in files:
        path.unlink()
    told = [("printed", "".join(capfd.readouterr()).encode()), ("log", caplog.text.encode())]
    secrets = listed() | set(inspected.county.secrets)

    assert any(path.suffix for path in (tmp_path / "data").rglob("*.warc*"))
    assert {one.rule for one in round_.findings} >= {"leak", "leak_serious", "leak_critical"}
    assert leaked(secrets, told) == []
    for folder in (tmp_path / "forms", inspected.config.data, temp):
        assert leaked(secrets, written(folder)) == []
    assert leaked(secrets, written(data, sealed=True)) == []
    assert len(leaked(secrets, told_without_a_key(folder_of(inspected.config, privacy._KEY)))) > 10
    assert waiting(folder_of(config, privacy._KEY)).open == 0
    for key in ("", "env:NOT_SET", "env:OTHER_KEY"):  # judging reads facts, and needs none
        again = rejudge(replace(config, archive=ArchiveSettings(key)), round_.inspection.id)
        assert again.findings == round_.findings


def test_nothing_hidden_comes_out_of_a_check(tmp_path, monkeypatch, capfd, caplog):
    """Files of every format that hide a number, checked and masked: what is printed, logged and written holds none."""
    temp = _own_temp(tmp_path, monkeypatch)
    caplog.set_level(logging.DEBUG)
    planted = tmp_path / "planted"
    planted.mkdir()
    names = []
    for at, case in enumerate([one for one in CONTAINERS if one.leak][::EVERY]):
        names.append(planted / f"{at}.{case.format}")
        names[-1].write_bytes(case.build())
    run(["check", *map(str, names), "--fail-on", "never"])
    run(["check", *map(str, names), "--json", "--fail-on", "never"])
    run(["check", *map(str, names), "--fix", "--out", str(tmp_path / "out"), "--fail-on", "never"])
    told = [("printed", "".join(capfd.readouterr()).encode()), ("log", caplog.text.encode())]

    assert len(list((tmp_path / "out").iterdir())) >= 20
    assert leaked([ID, NUMBER, OLD], told) == []
    assert leaked([ID, NUMBER, OLD], [*written(tmp_path / "out"), *written(temp)]) == []


def test_a_killed_reader_leaves_nothing(tmp_path, monkeypatch, capfd):
    """Stopped over a list of ten thousand numbers: no temporary file, no word of them in the reason."""
    temp = _own_temp(tmp_path, monkeypatch)
    body = ("姓名,身份证号\n" + f"张某,{ID}\n" * 60_000).encode()
    apart = Apart(Bounds(wall=0.2))
    document = apart.read(body, f"名单{ID}.csv", "text")
    apart.close()

    assert "已停止" in document.reasons[0]
    assert (
        leaked(
            [ID],
            [("facts", repr(document).encode()), ("printed", "".join(capfd.readouterr()).encode())],
        )
        == []
    )
    assert leaked([ID], written(temp)) == []


def _own_temp(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temporary files of this process go where the sweep finds them."""
    temp = folder / "temp"
    temp.mkdir()
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    return temp
