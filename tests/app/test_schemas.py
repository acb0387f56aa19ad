"""Every command's `--json`: one document on standard output, as docs/schemas says, and nothing else there."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import rules
import sample
from app import clock
from app.clock import SHANGHAI
from app.schedule import carrying
from docs.commands import command_paths, options_of
from records.config import load
from records.privacy import check_digit
from sample.configuration import AS_OF, SEED
from tests.app.commands import Ran, config_file, ran
from tests.schemas import FOLDER, NAMES, faults, schema

LEAK = "99010119900307011"
LEAK += check_digit(LEAK)
LIST = """<html><head><title>通知公告</title></head><body><ul class="list">
<li><a href="/a/1.html">关于做好一号工作的通知</a><span>2026-11-05</span></li>
<li><a href="/a/2.html">关于做好二号工作的通知</a><span>2026-10-05</span></li>
<li><a href="/a/3.html">关于做好三号工作的通知</a><span>2026-09-05</span></li></ul></body></html>"""


@pytest.fixture
def office(inspected, tmp_path: Path) -> Path:
    """A configuration whose round has been carried out."""
    return config_file(tmp_path, inspected.port, inspected.config.data)


def fits(name: str, told: Ran) -> object:
    """The document of a command that went well and said nothing else."""
    assert told.err == ""
    assert told.out.endswith("}\n") or told.out.endswith("]\n")
    assert faults(name, told.document) == []
    return told.document


# ---- the schemas themselves -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_one(name: str):
    """Sound, closed (a stray key is noticed), and found by its own name."""
    Draft202012Validator.check_schema(schema(name))

    assert schema(name)["$id"] == f"urn:mingjian:schema:{name}:1"
    assert [one for one in _objects(schema(name)) if one["additionalProperties"] is not False] == []


def _objects(part: Any) -> Iterator[dict[str, Any]]:
    """Every part of a schema that names properties."""
    if isinstance(part, dict):
        if isinstance(part.get("properties"), dict) and "type" in part:
            yield part
        for inner in part.values():
            yield from _objects(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _objects(inner)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("themes", ("rules", "themes")),
        ("sheet", ("rules", "sheet", "show", "national")),
        ("sheet", ("rules", "sheet", "show", "department")),
        ("sheet-check", ("rules", "sheet", "check")),
    ],
    ids=["themes", "national", "department", "check"],
)
def test_sheets_and_themes(capsys, name, words):
    fits(name, ran(capsys, *words, "--json"))


def test_the_list_of_schemas_is_whole():
    """docs/schemas/README.md names each schema, and each command that prints JSON."""
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = [" ".join(path) for path in command_paths() if "--json" in options_of(path)]

    assert sorted(re.findall(r"\((\S+)\.schema\.json\)", page)) == list(NAMES)
    assert [one for one in told if f"`mingjian {one} " not in page] == []


def test_every_command_prints_json():
    """All but the groups, which do nothing by themselves."""
    silent = [path for path in command_paths() if "--json" not in options_of(path)]

    groups = {path[:-1] for path in command_paths()} - {()}
    assert set(silent) == groups - {("rules",), ("bulletin",), ("notices",)}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("doctor", {"signs": [{"name": "x", "well": "yes", "words": "y"}]}),
        ("cases", {"cases": [], "stray": 1}),
        ("check-line", {"id": 1, "personal": [[0, 18]], "wording": []}),
        (
            "serve",
            [{"plan": "周检查", "period": "2026-13-1", "inspection": "", "missed": [], "said": ""}],
        ),
    ],
)
def test_the_check_is_able_to_fail(name: str, value: object):
    assert faults(name, value) != []


# ---- one command after another ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("list.html", LIST, "list"),
        ("empty.html", "<html></html>", None),
        ("list.txt", "没有标记的文字", "attachment"),
        ("broken.xlsx", "PK\x03\x04 no workbook", "attachment"),
        ("empty", "", "attachment"),
    ],
)
def test_read(capsys, tmp_path, name, content, kind):
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    page = fits("read", ran(capsys, "read", path, "--json", "--url", "http://a.example/tzgg/"))

    assert page["kind"] == kind or kind is None
    assert [row["date"] for row in page.get("rows", [])] == (
        ["2026-11-05", "2026-10-05", "2026-09-05"] if kind == "list" else []
    )


def test_read_everything_the_county_has(capsys, inspected, tmp_path):
    """One page or file of each sort that was seen."""
    seen = {one.rule: one for one in inspected.county.answers if not one.subject}
    for number, answer in enumerate(seen.values()):
        host, _, path = answer.url.removeprefix("http://").partition("/")
        file = tmp_path / f"{number}"
        file.write_bytes(inspected.county.respond(host, f"/{path}").body)
        fits("read", ran(capsys, "read", file, "--json", "--url", answer.url))


def test_check(capsys, tmp_path):
    """A leak, an innocent, and a file that cannot be read: in that order, and each where it belongs."""
    texts = {
        "leak.txt": f"身份证号码：{LEAK}",
        "fine.txt": "今日公示",
        "broken.xlsx": "PK\x03\x04 no",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    told = ran(capsys, "check", *(tmp_path / name for name in texts), "--json")
    found = fits("check", told)

    assert told.code == 13
    assert [(Path(one["file"]).name, one["read"]) for one in found["coverage"]] == [
        ("leak.txt", True),
        ("fine.txt", True),
        ("broken.xlsx", False),
    ]
    assert [Path(one["file"]).name for one in found["findings"]] == ["leak.txt"]
    assert [Path(one["file"]).name for one in found["unsure"]] == ["broken.xlsx"]
    assert LEAK not in told.out


def test_check_without_findings(capsys, tmp_path):
    (tmp_path / "fine.txt").write_text("今日公示", encoding="utf-8")
    told = ran(capsys, "check", tmp_path / "fine.txt", "--json")

    assert told.code == 0
    assert fits("check", told)["findings"] == []


def test_check_lines(capsys, monkeypatch):
    """A line in, a line out, also when it holds nothing; the offsets are those of the text."""
    text = f"张某，身份证号码：{LEAK}。"
    lines = [{"id": 7, "text": text}, {"id": "b", "text": "没有"}, {"text": ""}]
    given = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(given.encode())))
    told = ran(capsys, "check", "--jsonl", "-")
    answers = [json.loads(line) for line in told.out.splitlines()]

    assert [faults("check-line", answer) for answer in answers] == [[], [], []]
    assert [answer["id"] for answer in answers] == [7, "b", ""]
    start, end, kind = answers[0]["personal"][0]
    assert (text[start:end], kind) == (LEAK, "id")


def test_inspect_rejudge_bulletin(capsys, inspected, tmp_path):
    """A whole round of one site; judged again it says the same; its bulletin names its files."""
    config = config_file(tmp_path, inspected.port)
    day = inspected.config.sample.as_of
    common = ("-c", config, "--json")
    first = fits(
        "round", ran(capsys, "inspect", *common, "--site", "daj", "--as-of", day, "--format", "md")
    )
    again = fits("round", ran(capsys, "rejudge", *common))
    bulletin = fits(
        "written", ran(capsys, "bulletin", *common, "--period", "2026-11", "--format", "json")
    )
    (file,) = bulletin["files"]

    assert first["findings"]
    assert {**again, "files": first["files"]} == first
    assert [Path(one).name for one in first["files"]] == ["通报.md"]
    assert faults("bulletin", json.loads(Path(file).read_text(encoding="utf-8"))) == []


def test_demo(capsys, tmp_path):
    """Of a district with one site: the shipped one is scored in test_chain."""
    county = sample.build(SEED, AS_OF, 1)
    (tmp_path / "one.toml").write_text(sample.config_text(county), encoding="utf-8")
    told = ran(capsys, "demo", "-c", tmp_path / "one.toml", "--out", tmp_path / "out", "--json")
    score = fits("round", told)["score"]

    assert told.code == 0
    assert len(county.answers) > 50
    assert score == {
        "planted": len(county.answers),
        "found": len(county.answers),
        "missed": [],
        "false": [],
    }


def test_rejudge_the_whole_county(capsys, inspected, office):
    """Every sort of finding, of doubt and of what was not checked."""
    found = fits("round", ran(capsys, "rejudge", "-c", office, "--json"))

    waiting = len(inspected.round.awaiting)  # for a person's word: no bulletin says them before
    assert waiting == 6
    assert len(found["findings"]) + waiting == len(inspected.county.answers)
    assert found["unsure"]
    assert found["coverage"]["unchecked"]


def test_a_round_without_findings(capsys, inspected, office):
    """Zero is an answer, and has the same shape."""
    told = ran(
        capsys, "rejudge", "-c", office, "--json", "--as-of", "2020-01-01", "--rules", "GX-03"
    )
    found = fits("round", told)

    assert isinstance(found["findings"], list)
    assert told.code == 0


def test_scan_and_init(capsys, inspected, tmp_path):
    with sample.serve(inspected.county, 0, default="daj.yunxi.example") as server:
        day = inspected.config.sample.as_of
        told = ran(capsys, "scan", server.address, "--as-of", day, "--json")
        draft = ran(capsys, "init", server.address, "-o", tmp_path / "draft.toml", "--json")
    found, written = fits("round", told), fits("init", draft)
    loaded = load(tmp_path / "draft.toml")

    assert told.code >= 10
    assert {one["rule"] for one in found["findings"]} >= {"stale_home"}
    assert written["out"] == str(tmp_path / "draft.toml")
    assert [one["id"] for one in written["sites"][0]["columns"]] == [
        one.id for one in loaded.columns
    ]


@pytest.mark.parametrize("stage", ["open", "all", "closed"])
def test_cases(capsys, office, inspected, stage):
    found = fits("cases", ran(capsys, "cases", "list", "-c", office, "--stage", stage, "--json"))

    assert bool(found["cases"]) is (stage != "closed")


@pytest.mark.parametrize("profile", ["national"])
def test_rules(capsys, profile):
    found = fits("rules", ran(capsys, "rules", "--profile", profile, "--json"))
    one = found["rules"][0]

    assert fits("rules#rule", ran(capsys, "rules", "show", one["number"], "--json")) == one


def test_doctor(capsys, office, tmp_path):
    """With work done, with none, and with a configuration that cannot be meant."""
    (tmp_path / "bad.toml").write_text("colour = 1", encoding="utf-8")
    assert ran(capsys, "doctor", "-c", office, "--json").code == 0
    fits("doctor", ran(capsys, "doctor", "-c", office, "--json"))
    told = ran(capsys, "doctor", "-c", tmp_path / "bad.toml", "--json")

    assert told.code == 1
    assert [one for one in fits("doctor", told)["signs"] if one["well"] is False]


def test_serve_once(capsys, inspected, tmp_path, monkeypatch):
    """At the first look nothing is owed; on Monday a daily and a weekly round are, oldest first, and are named."""
    config = config_file(tmp_path, inspected.port)
    text = config.read_text(encoding="utf-8")
    config.write_text(re.sub(r"(?m)^formats = .*$", 'formats = ["json"]', text), encoding="utf-8")
    monkeypatch.setattr(carrying, "inspect", _small_round(inspected))
    days = [datetime(2026, 11, day, 3, 0, tzinfo=SHANGHAI) for day in (18, 23)]
    monkeypatch.setattr(clock, "now", lambda: days[0])
    assert fits("serve", ran(capsys, "serve", "-c", config, "--once", "--json")) == []
    monkeypatch.setattr(clock, "now", lambda: days[1])
    told = ran(capsys, "serve", "-c", config, "--once", "--json")
    round_ = inspected.round.inspection.id

    assert faults("serve", told.document) == []
    assert told.document == [
        {"plan": plan, "period": period, "missed": missed, "said": "", "inspection": round_}
        for plan, period, missed in (
            ("daily", "2026-11-23", ["2026-11-19", "2026-11-20"]),
            ("weekly", "2026-W48", []),
        )
    ]
    assert "完成：问题" in told.err


def _small_round(inspected):
    """Stands for a round of the whole county: the one that was made."""

    def inspect(config, order, *, now, may):
        return inspected.round

    return inspect


def test_plan(capsys, office, monkeypatch):
    """Two weeks ahead; nothing is behind where nothing was ever due."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 23, 3, 0, tzinfo=SHANGHAI))
    told = fits("plan", ran(capsys, "plan", "-c", office, "--weeks", "2", "--json"))

    assert (told["from"], told["to"]) == ("2026-11-23", "2026-12-06")
    weekly = [one["at"][:10] for one in told["ahead"] if one["plan"] == "weekly"]
    assert weekly == ["2026-11-23", "2026-11-30"]
    assert told["behind"] == []


def test_json_without_once(capsys, office):
    told = ran(capsys, "serve", "-c", office, "--json")

    assert (told.code, told.out) == (2, "")
    assert "--once" in told.err


def test_every_noun_that_a_rule_looks_at_has_its_place():
    """A finding names the kind of its subject: the schema knows all of them."""
    nouns = {noun.__name__ for rule in rules.catalogue() for noun in rule.subjects}

    assert nouns <= set(schema("finding")["properties"]["subject_kind"]["enum"])
