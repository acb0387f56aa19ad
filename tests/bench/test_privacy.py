"""The measure of finding: what it counts, and that it says so when there is nothing to measure."""

from __future__ import annotations

import json
from pathlib import Path

from bench.privacy import main, marks, tally
from tests.reading.personal.numbers import made

MOBILE = "15412345678"


def labelled(tmp_path: Path) -> Path:
    text = f"姓名：张伟，身份证号{made()}，电话{MOBILE}"
    at, tel = text.index("9"), text.index(MOBILE)
    entities = [
        {"type": "id_number", "start": at, "end": at + 18},
        {"type": "phone", "start": tel, "end": tel + 11},
    ]
    line = json.dumps({"text": text, "entities": entities})
    (tmp_path / "pii_bench_zh_formal.jsonl").write_text(line + "\n", "utf-8")
    (tmp_path / "look_alikes.tsv").write_text(f"format\ttext\nmoney\t合计{MOBILE}元\n", "utf-8")
    return tmp_path


def test_an_offset_beside_the_place_is_a_miss_of_a_number_and_a_hit_of_an_address():
    rows = [("…", [(0, 18, "id"), (20, 40, "address")])]
    total = tally(rows, [[(1, 18, "id"), (22, 38, "address"), (50, 61, "mobile")]])

    assert (total.recall("id"), total.recall("address")) == (0.0, 1.0)
    assert (total.precision("mobile"), total.false["id"]) == (0.0, 0)


def test_it_prints_counts_and_no_value(tmp_path, capsys):
    assert main([str(labelled(tmp_path)), "--misses"]) == 0
    told = capsys.readouterr().out

    assert "R 1.0000 (1 / 1)" in told
    assert "look-alikes: 0 hits" in told
    assert MOBILE not in told
    assert made() not in told


def test_without_data_it_says_so(tmp_path, capsys):
    assert main([str(tmp_path)]) == 0
    assert "nothing measured" in capsys.readouterr().out


def test_marks_are_offsets_and_kinds():
    assert marks(f"电话{MOBILE}") == [(2, 13, "mobile")]
