"""`mingjian cases`: what is listed, what is shown, what people may do to many cases at once, and what is kept quiet."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from app import clock
from app.cases import carrying
from records import Stage
from records.store.office import OfficeStore
from tests.app.cases_office import (
    BLANK,
    DEAD,
    FOOTER,
    FRIDAY,
    LEAKING,
    ledger,
    office,
)
from tests.app.commands import Ran, ran
from tests.reports.rounds import LEAK, LEAK_TITLE
from tests.schemas import faults

WHY = ("--by", "李四", "--why", "已核对页面")
TAIL = (*WHY, "--json")


@dataclass
class Desk:
    """The office at its terminal: commands, the day, the ledger."""

    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    folder: Path
    config: Path

    def run(self, *words: object) -> Ran:
        return ran(self.capsys, "cases", *words, "-c", self.config)

    def done(self, name: str, *words: object, schema: str = "cases-deed") -> Any:
        """The JSON of a command that went well, as its schema has it."""
        told = self.run(name, *words, "--json")
        assert (told.code, told.err) == (0, "")
        assert faults(schema, told.document) == []
        return told.document

    def on(self, moment: datetime) -> None:
        self.monkeypatch.setattr(clock, "now", lambda: moment)

    def stages(self, *numbers: str) -> list[str]:
        cases = ledger(self.folder)
        return [str(cases[number].stage) for number in numbers or cases]

    def put(self, number: str, *deeds: str) -> None:
        """Brings a case where a test wants it."""
        for deed in deeds:
            assert self.run(*deed.split(), number, *WHY).code == 0


@pytest.fixture
def desk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Desk:
    made = Desk(capsys, monkeypatch, tmp_path, office(tmp_path))
    made.on(FRIDAY)
    return made


# ---- list -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        pytest.param((), [FOOTER, BLANK, *DEAD, LEAKING], id="all that is open"),
        pytest.param(("--agency", "czj"), [BLANK, *DEAD[3:]], id="agency"),
        pytest.param(("--agency", "czj，gov"), [FOOTER, BLANK, *DEAD[3:]], id="two agencies"),
        pytest.param(("--rule", "LJ-01"), DEAD, id="rule by number"),
        pytest.param(("--rule", "dead_link"), DEAD, id="rule by id"),
        pytest.param(("--rule", "links"), DEAD, id="family"),
        pytest.param(("--site", "jyj"), DEAD[:3], id="site"),
        pytest.param(("--site", "portal", "--rule", "LJ-01"), DEAD[3:], id="site and rule"),
        pytest.param(("--text", "404 第2期"), [DEAD[1]], id="words of the message"),
        pytest.param(("--text", "区财政局"), [BLANK, *DEAD[3:]], id="name of an agency"),
        pytest.param(("--text", "区教育局 404"), DEAD[:3], id="agency and message"),
        pytest.param(("--text", "部门预决算 404"), DEAD[3:], id="name of a column"),
        pytest.param(("--text", "MJ-2026-0004"), [DEAD[1]], id="number"),
        pytest.param(("--found", "2026-11"), [FOOTER, BLANK, *DEAD, LEAKING], id="found in November"),
        pytest.param(("--found", "2026-Q3"), [], id="found before"),
        pytest.param(("--stage", "已交办"), [DEAD[0], DEAD[1]], id="stage in Chinese"),
        pytest.param(("--stage", "dismissed"), [], id="none"),
        pytest.param(("--overdue",), [DEAD[0]], id="overdue"),
    ],
)  # fmt: skip
def test_what_is_listed(desk: Desk, words: tuple[str, ...], numbers: list[str]) -> None:
    """One case was sent on Friday, 7 working days; one a week later; it is Friday, 2026-12-04."""
    desk.put(DEAD[0], "confirm", "send")
    desk.on(FRIDAY + timedelta(days=7))
    desk.put(DEAD[1], "confirm", "send")
    desk.on(FRIDAY + timedelta(days=14))

    told = desk.done("list", *words, schema="cases")

    assert [one["number"] for one in told["cases"]] == numbers


def test_the_list_says_deadline_and_days_overdue(desk: Desk) -> None:
    """Sent on Friday the 20th: until Tuesday, 1 December; on the 4th three days late."""
    desk.put(DEAD[0], "confirm", "send")
    desk.on(FRIDAY + timedelta(days=14))
    one = desk.done("list", "--overdue", schema="cases")["cases"][0]
    told = desk.run("list", "--overdue")

    assert (one["deadline"], one["overdue_days"], one["sent_on"]) == ("2026-12-01", 3, "2026-11-20")
    assert "2026-12-01" in told.out
    assert "3 天" in told.out
    assert told.out.endswith("共 1 项，其中逾期未反馈 1 项\n")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("list", "--stage", "lost"), "没有“lost”这个阶段"),
        (("list", "--agency", "nope"), "没有编号为“nope”的单位"),
        (("list", "--rule", "nope"), "没有编号或标识为 nope 的规则"),
        (("list", "--site", "nope"), "没有编号为“nope”的网站"),
        (("list", "--found", "上月"), "看不懂的期间“上月”"),
        (("show", "MJ-2026-0099"), "台账中没有编号为 MJ-2026-0099 的整改事项"),
        (("confirm", FOOTER), "缺少选项 --why"),
        (("confirm", FOOTER, "--why", " "), "请用 --why 写明理由"),
        (("confirm", *WHY), "请写明整改事项的编号，或用 --agency"),
        (("confirm", FOOTER, "--agency", "gov", *WHY), "编号和筛选条件只能用一种"),
        (("confirm", FOOTER, "MJ-2026-0099", *WHY), "没有编号为 MJ-2026-0099 的"),
        (("confirm", "--agency", "mzj", "--rule", "LJ-01", *WHY), "没有符合条件的整改事项"),
        (("send", FOOTER, *WHY), f"{FOOTER} 现为“新发现”，不能交办；可以：确认、排除、复核、豁免"),
        (("extend", FOOTER, "--until", "明天", *WHY), "“明天”不是日期"),
        (("extend", FOOTER, "--until", "2026-12-31", *WHY), "没有可延长的整改期限"),
        (("exempt", FOOTER, "--until", "2026-11-19", *WHY), "豁免截止日 2026-11-19 已过"),
        (("result", "fine", FOOTER, *WHY), "没有“fine”这种复核结果"),
        (("result", "closed", FOOTER, "--feigned", "隐藏", *WHY), "假整改只能与 partly"),
        (("result", "partly", FOOTER, "--feigned", "涂改", *WHY), "没有“涂改”这种假整改"),
        (("answer", FOOTER, "--measures", "a", "--person", "b", "--link", "x", *WHY), "网址须以 http"),
        (("answer", FOOTER, "--measures", " ", "--person", "b", *WHY), "请写明整改措施"),
        (("answer", FOOTER, "--measures", "a", "--person", "b", "--on", "2026-11-21", *WHY), "还没有到"),
    ],
)  # fmt: skip
def test_a_wrong_call_changes_nothing(desk: Desk, words: tuple[str, ...], line: str) -> None:
    told = desk.run(*words, "--json")

    assert (told.code, told.out) == (2, "")
    assert line in told.err
    assert told.err.count("\n") == 1
    assert set(desk.stages()) == {"found"}


# ---- one deed after another -------------------------------------------------------------------------


def test_the_life_of_a_case(desk: Desk) -> None:
    """Confirmed, sent, given longer, answered, found feigned, answered again, closed: each step told, in order."""
    paper = ("--evidence", "示府办函〔2026〕3号")
    answer = (
        "--measures",
        "已补发",
        "--person",
        "王五",
        "--link",
        "http://www.example.gov.cn/new.html",
    )
    for words in (
        ("confirm", BLANK, *WHY),
        ("send", BLANK, *WHY, *paper),
        ("extend", BLANK, "--until", "2026-12-08", *WHY),
        ("answer", BLANK, *answer, *WHY),
        ("result", "unrectified", BLANK, "--feigned", "改日期", *WHY),
        ("answer", BLANK, *answer, "--on", "2026-11-20", *WHY),
        ("result", "closed", BLANK, *WHY),
    ):
        desk.on(clock.now() + timedelta(minutes=1))
        desk.done(*words)
    told = desk.done("show", BLANK, schema="cases-show")
    case = told["case"]

    assert (case["stage"], case["closed_on"], case["feigned"]) == ("closed", "2026-11-20", "")
    assert (case["sent_on"], case["deadline"]) == ("2026-11-20", "2026-12-08")
    assert case["response"] == {
        "on": "2026-11-20",
        "measures": "已补发",
        "person": "王五",
        "link": "http://www.example.gov.cn/new.html",
    }
    assert [(one["before"], one["after"]) for one in told["moves"]] == [
        (None, "found"),
        ("found", "confirmed"),
        ("confirmed", "sent"),
        ("sent", "sent"),
        ("sent", "answered"),
        ("answered", "rechecked"),
        ("rechecked", "unrectified"),
        ("unrectified", "answered"),
        ("answered", "rechecked"),
        ("rechecked", "closed"),
    ]
    assert {one["by"] for one in told["moves"][1:]} == {"李四"}
    assert [one["at"] for one in told["moves"][:3]] == [
        None,
        "2026-11-20T09:31:00+08:00",
        "2026-11-20T09:32:00+08:00",
    ]
    assert [one["evidence"] for one in told["moves"][:3]] == [[], [], ["示府办函〔2026〕3号"]]


def test_show_says_who_when_why_and_on_what(desk: Desk) -> None:
    desk.run("confirm", BLANK, *WHY)
    desk.run("send", BLANK, *WHY, "--evidence", "示府办函〔2026〕3号")
    lines = desk.run("show", BLANK).out.splitlines()

    assert lines[0] == f"{BLANK}  已交办  较重"
    assert "  问题：栏目“部门预决算”没有任何信息。" in lines
    assert "  单位：区财政局" in lines
    assert "  位置：示例区人民政府网站“部门预决算”" in lines
    assert "  交办：2026-11-20，期限 2026-12-01" in lines
    assert lines[-3:] == [
        "  1. 2026-11-20 系统（检查 2026-11-20-1）：新发现；理由：发现：空白栏目",
        "  2. 2026-11-20 09:30 李四：新发现 → 已确认；理由：已核对页面",
        "  3. 2026-11-20 09:30 李四：已确认 → 已交办；理由：已核对页面；佐证：示府办函〔2026〕3号",
    ]


@pytest.mark.parametrize(
    ("before", "words", "stage"),
    [
        pytest.param(("confirm", "send", "appeal"), ("uphold",), "upheld", id="upheld"),
        pytest.param(("confirm", "send", "appeal"), ("reject",), "rejected", id="rejected"),
        pytest.param((), ("exempt", "--until", "2026-12-31"), "exempted", id="exempted"),
        pytest.param((), ("result", "unsure"), "rechecked", id="could not be told"),
        pytest.param(("confirm", "send"), ("result", "partly"), "partly", id="partly"),
        pytest.param(("dismiss",), ("confirm",), "confirmed", id="a dismissal taken back"),
    ],
)
def test_where_a_deed_leads(
    desk: Desk, before: tuple[str, ...], words: tuple[str, ...], stage: str
) -> None:
    desk.put(BLANK, *before)

    told = desk.done(*words, BLANK, *WHY)

    assert [one["stage"] for one in told["cases"]] == [stage]
    assert desk.stages(BLANK) == [stage]
    assert desk.stages(FOOTER) == ["found"]


def test_leaks_are_due_the_same_day_and_the_rest_in_working_days(desk: Desk) -> None:
    for number in (FOOTER, BLANK, LEAKING):
        desk.put(number, "confirm")
    told = desk.run("send", FOOTER, BLANK, LEAKING, *WHY)

    assert "整改期限：1 项为 2026-11-20（当日），2 项为 2026-12-01" in told.out


@pytest.mark.parametrize(
    ("by", "variable", "named"),
    [("李四", "王五", "李四"), ("", "王五", "王五"), ("", "", "zhao")],
    ids=["as said", "by the environment", "by the login"],
)
def test_who_did_it(desk: Desk, by: str, variable: str, named: str) -> None:
    desk.monkeypatch.setenv("MINGJIAN_BY", variable)
    desk.monkeypatch.setattr("getpass.getuser", lambda: "zhao")

    told = desk.done("confirm", FOOTER, "--why", "已核对", *(("--by", by) if by else ()))

    assert told["by"] == named


def test_nobody(desk: Desk) -> None:
    def nobody() -> str:
        raise KeyError("uid not found: 1000")

    desk.monkeypatch.delenv("MINGJIAN_BY", raising=False)
    desk.monkeypatch.setattr("getpass.getuser", nobody)
    told = desk.run("confirm", FOOTER, "--why", "已核对")

    assert (told.code, told.err) == (2, "请用 --by 写明经办人，或设置环境变量 MINGJIAN_BY\n")


# ---- many at once -----------------------------------------------------------------------------------


def test_named_cases_are_moved_together_or_not_at_all(desk: Desk) -> None:
    desk.put(BLANK, "confirm", "send")
    told = desk.run("confirm", FOOTER, BLANK, DEAD[0], *TAIL)

    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "3 项中有 1 项不能确认，本次操作均未生效："
        f"{BLANK} 现为“已交办”，不能确认；可以：反馈、复核、申诉、豁免\n"
    )
    assert desk.stages(FOOTER, DEAD[0]) == ["found", "found"]

    desk.done("confirm", f"{FOOTER}、{DEAD[0]}", DEAD[0].lower(), *WHY)
    assert desk.stages(FOOTER, DEAD[0]) == ["confirmed", "confirmed"]


def test_a_filter_shows_first_and_does_nothing(desk: Desk) -> None:
    """Five of 区财政局 and 区教育局 may be confirmed, one was sent already: the rest is refused, with the reason."""
    desk.put(BLANK, "confirm", "send")
    preview = desk.run("confirm", "--agency", "czj,jyj", *WHY)
    planned = desk.done("confirm", "--agency", "czj,jyj", *WHY)

    assert preview.code == 0
    assert "将确认 5 项（原为新发现 5 项）" in preview.out
    assert (
        f"不能确认 1 项（{BLANK}）：现为“已交办”，不能确认；可以：反馈、复核、申诉、豁免"
        in preview.out
    )
    assert "加 --yes 执行" in preview.out
    assert (planned["done"], planned["before"]) == (False, {"found": 5})
    assert [one["number"] for one in planned["refused"]] == [BLANK]
    assert desk.stages(*DEAD) == ["found"] * 5

    done = desk.done("confirm", "--agency", "czj,jyj", *WHY, "--yes")

    assert done == {**planned, "done": True}
    assert desk.stages(*DEAD) == ["confirmed"] * 5
    assert desk.stages(BLANK, FOOTER, LEAKING) == ["sent", "found", "found"]


def test_a_filter_leaves_alone_what_was_set_aside(desk: Desk) -> None:
    """Confirming all of an agency must not bring back its false alarms; asking for them by stage does."""
    desk.put(DEAD[0], "dismiss")
    desk.done("confirm", "--agency", "jyj", *WHY, "--yes")
    assert desk.stages(*DEAD[:3]) == ["dismissed", "confirmed", "confirmed"]

    desk.done("confirm", "--stage", "dismissed", *WHY, "--yes")
    assert desk.stages(DEAD[0]) == ["confirmed"]


def test_a_filter_that_moves_nothing(desk: Desk) -> None:
    told = desk.run("send", "--rule", "LJ-01", *WHY, "--yes")

    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("5 项中有 5 项不能交办，本次操作均未生效：")


def test_two_people_decide_the_same_case(desk: Desk) -> None:
    """While one looks at two, another, at a store of his own, decides one of them: the slower hears of it."""
    told: list[str] = []

    class Slow(OfficeStore):
        def cases(self):  # type: ignore[no-untyped-def]
            seen = super().cases()
            if not told:
                told.append("")
                told[0] = desk.run("dismiss", BLANK, *WHY).out
            return seen

    desk.monkeypatch.setattr("app.inspection.OfficeStore", Slow)
    second = desk.run("confirm", FOOTER, BLANK, *TAIL)

    assert "已排除 1 项" in told[0]
    assert (second.code, second.out) == (2, "")
    assert second.err == f"{BLANK} 已被他人处理，本次操作均未生效；请重新查看后再定\n"
    assert desk.stages(FOOTER, BLANK) == ["found", "dismissed"]
    with OfficeStore(desk.folder / "data" / "office.db") as store:
        assert [one.after for one in store.moves_of(BLANK)] == [Stage.FOUND, Stage.DISMISSED]
        assert store.broken_move() is None


def test_a_long_preview_is_cut(desk: Desk) -> None:
    desk.monkeypatch.setattr(carrying, "SHOWN", 2)
    told = desk.run("confirm", "--rule", "LJ-01", *WHY)

    assert DEAD[1] in told.out
    assert DEAD[2] not in told.out
    assert "只列前 2 项" in told.out
    assert "将确认 5 项" in told.out


# ---- what is kept quiet -----------------------------------------------------------------------------


@pytest.mark.parametrize("words", [("list", "--stage", "all"), ("show", LEAKING)])
@pytest.mark.parametrize("form", [(), ("--json",)], ids=["text", "json"])
def test_a_leak_is_told_without_its_place(
    desk: Desk, words: tuple[str, ...], form: tuple[str, ...]
) -> None:
    """Not even where somebody wrote its name or address into a reason, or another case lies on the same page."""
    why = f"{LEAK_TITLE} {LEAK} 已核对，号码 99010119900102002X"
    desk.run("confirm", LEAKING, "--by", "李四", "--why", why, "--evidence", LEAK)
    told = desk.run(*words, *form)

    assert told.code == 0
    assert "具体位置和内容从略，见内部台账" in told.out.replace("\n", "").replace(" ", "")
    for secret in (LEAK, "t20261012_17", LEAK_TITLE, "99010119900102002X", "99*************01X"):
        assert secret not in told.out


def test_an_agency_and_its_site_may_bear_one_id(desk: Desk) -> None:
    lines = desk.run("show", DEAD[0]).out.splitlines()

    assert "  单位：区教育局" in lines
    assert "  位置：示例区教育局网站“通知公告”" in lines


def test_what_is_no_leak_is_told_with_its_address(desk: Desk) -> None:
    one = desk.done("show", DEAD[0], schema="cases-show")["case"]

    assert (one["masked"], one["finding"]["url"]) == (False, "http://jyj.example.gov.cn/tz/1.html")
    assert one["finding"]["subject_name"] == "第1期简报"


def test_the_json_of_a_deed_on_a_leak(desk: Desk) -> None:
    told = json.dumps(desk.done("confirm", LEAKING, *WHY), ensure_ascii=False)

    assert '"masked": true' in told
    assert LEAK_TITLE not in told
    assert LEAK not in told
