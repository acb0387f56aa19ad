"""`setup` over a real site: by flags, by questions, over what is there, broken off at every question."""

from __future__ import annotations

import io
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from app.setting_up.text import with_value, without_value
from app.setting_up.wishes import agency_names
from records.config import load
from records.errors import UsageError
from records.store.office import OfficeStore
from tests.app.commands import ran
from tests.app.test_schemas import fits
from tests.app.watched_town import Town, routes

ROOT = Path(__file__).parents[2]
OFFICE = "云溪县人民政府办公室"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """A town under its own address, with lists that can be recognised."""
    made = {
        path: page for path, page in routes().items() if path in {"/", "/dt/", "/gs/", "/cz/"} or path.endswith(".html")
    }  # fmt: skip
    town = Town(tmp_path_factory.mktemp("town"), made)
    with town.open():
        yield f"http://127.0.0.1:{town.port}/"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def flags(address, *more):
    return ("setup", address, "--office", OFFICE, "--yes", "-c", "config.toml", *more)


def left(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


# ---- by flags -------------------------------------------------------------------------------------


def test_from_nothing_to_the_first_round(capsys, folder, address):
    more = ("--notify", "wecom", "--inspect", "--pause", "0")
    told = ran(capsys, *flags(address, "--agencies", "云溪县财政局、清水镇人民政府", *more))

    assert told.code in {0, 6}, told.err
    config = load(folder / "config.toml")
    assert (config.office.name, config.office.region) == (OFFICE, "云溪县")
    assert [(one.id, one.name, one.level) for one in config.agencies] == [
        ("office", "云溪县人民政府", "政府"),
        ("a001", "云溪县财政局", "部门"),
        ("a002", "清水镇人民政府", "乡镇街道"),
    ]
    assert {"工作动态", "公示公告", "财政预决算"} <= {one.name for one in config.columns}
    assert config.schedule.standard
    assert config.notify.channels[0].secret == "env:MINGJIAN_WECOM"
    assert {one.role for one in config.notify.recipients} == {"inspectors", "operator"}
    assert "发现栏目" in told.out
    assert "MINGJIAN_WECOM" in told.out
    with OfficeStore(config.data / "office.db") as office:
        assert [one.finished is not None for one in office.inspections()] == [True]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "至少给出一个网站首页的地址"),
        (("http://127.0.0.1:1/", "--office", ""), "请填写单位全称（--office）"),
        (("http://127.0.0.1:1/", "--office", "某办"), "请填写地区（--region）"),
        (("http://127.0.0.1:1/", "--office", OFFICE, "--level", "省"), "没有“省”这一级"),
        (("http://127.0.0.1:1/", "--office", OFFICE, "--notify", "qq"), "没有“qq”这种渠道"),
        (
            ("http://127.0.0.1:1/", "--office", OFFICE, "--notify", "mail"),
            "应写成 smtps://服务器:端口",
        ),
        (("ftp://a/", "--office", OFFICE), "ftp://a/"),
        (("http://127.0.0.1:1/", "--office", OFFICE, "--agencies", "@none.txt"), "读不出单位名单"),
    ],
)
def test_what_cannot_be_meant(capsys, folder, words, says):
    words = words or ("--office", OFFICE)
    told = ran(capsys, "setup", *words, "--yes", "-c", "config.toml")
    assert told.code == 2
    assert says in told.err
    assert left(folder) == set()


def test_a_site_that_does_not_answer(capsys, folder):
    told = ran(capsys, *flags("http://127.0.0.1:1/"))
    assert told.code == 1
    assert "首页未能打开" in told.err
    assert left(folder) == set()


# ---- over what is there ---------------------------------------------------------------------------


def test_again_over_an_existing_one(capsys, folder, address):
    """Comments stay, the old file is kept, what is the same is not written, and nothing is doubled."""
    (folder / "units.txt").write_text("# 名单\n云溪县财政局\n\n云溪县教育局\n", encoding="utf-8")
    assert ran(capsys, *flags(address, "--agencies", "云溪县财政局", "--no-schedule")).code == 0
    first = (folder / "config.toml").read_text(encoding="utf-8")
    assert load(folder / "config.toml").schedule.plans == ()

    same = ran(capsys, "setup", address, "--yes", "-c", "config.toml", "--json")
    assert same.code == 0
    assert fits("setup", same)["changed"] is False
    assert (folder / "config.toml").read_text(encoding="utf-8") == first

    told = ran(
        capsys, "setup", "--yes", "-c", "config.toml", "--agencies", "@units.txt", "--contact", "a@b.cn",
        "--schedule", "--json",
    )  # fmt: skip
    document = fits("setup", told)
    assert (document["changed"], document["sites"], document["agencies"]) == (True, 1, 3)
    assert (folder / Path(document["copy"]).name).read_text(encoding="utf-8") == first
    config = load(folder / "config.toml")
    assert config.crawl.contact == "a@b.cn"
    assert config.schedule.standard
    assert config.agencies[2].id == "a002"
    assert "# 注释掉的栏目不参加检查" in (folder / "config.toml").read_text(encoding="utf-8")


def test_a_broken_configuration_is_left_alone(capsys, folder, address):
    (folder / "config.toml").write_text("office = 3\n", encoding="utf-8")
    assert ran(capsys, *flags(address)).code == 3
    assert (folder / "config.toml").read_text(encoding="utf-8") == "office = 3\n"
    assert left(folder) == {"config.toml"}


# ---- by questions ---------------------------------------------------------------------------------


def answers(address: str) -> list[str]:
    return [
        OFFICE,
        "",
        "省",
        "政府",
        "",
        "云溪县财政局，云溪县教育局",
        "x",
        address,
        "",
        "n",
        "",
        "n",
    ]


@pytest.mark.parametrize("until", range(12))
def test_broken_off_at_any_question(capsys, folder, monkeypatch, until):
    """The end of what is typed is a person who leaves."""
    typed = answers("http://127.0.0.1:1/")[:until]
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in typed)))
    assert ran(capsys, "setup", "-c", "config.toml").code in {1, 130}
    assert left(folder) == set()


def test_on_a_terminal(folder, address):
    """A real one: each question is seen before it is answered; a wrong answer is asked again."""
    mine, theirs = pty.openpty()
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "200"}
    child = subprocess.Popen(
        [sys.executable, "-c", "from app.cli import main; main()", "setup", "-c", "config.toml"],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=env,
    )  # fmt: skip
    os.close(theirs)
    asked = [
        "检查单位的全称", "所在地区", "主办单位的级别", "主办单位的级别", "联系邮箱", "所属单位", "网站首页地址",
        "网站首页地址", "数据目录", "按标准日程", "通知渠道", "第一次检查",
    ]  # fmt: skip
    for question, answer in zip(asked, answers(address), strict=True):
        wait_for(mine, question)
        os.write(mine, f"{answer}\n".encode())
    seen = wait_for(mine, "下一步", ("常驻运行\r\n",))
    assert child.wait(90) == 0, seen
    os.close(mine)
    config = load(folder / "config.toml")
    assert [one.name for one in config.agencies][1:] == ["云溪县财政局", "云溪县教育局"]
    assert config.office.region == "云溪县"
    assert config.schedule.plans == ()
    assert left(folder) == {"config.toml"}


def wait_for(terminal: int, words: str, ends: tuple[str, ...] = (":",)) -> str:
    """What the terminal shows until some words are there, followed by a place to type."""
    seen = b""
    while words not in (told := seen.decode(errors="ignore")) or not told.rstrip(" ").endswith(
        ends
    ):
        ready, _, _ = select.select([terminal], [], [], 90)
        assert ready, told
        try:
            seen += os.read(terminal, 4096)
        except OSError:  # the other end is gone
            assert words in told, told
            return told
    return told


# ---- the text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[office]\nname = 'old' # why\n", '[office]\nname = "new" # why\n'),
        ("[office]\n[crawl]\nname = 1\n", '[office]\nname = "new"\n[crawl]\nname = 1\n'),
        (
            "a = 1\n[[sites]]\nid = 's'\n",
            "a = 1\n[office]\nname = \"new\"\n\n[[sites]]\nid = 's'\n",
        ),
        ("[ office ] # x\n  name='old'\n", '[ office ] # x\nname = "new"\n'),
    ],
)
def test_one_line_is_changed(before, after):
    assert with_value(before, "office", "name", '"new"') == after


def test_one_line_is_taken_away():
    assert without_value("[a]\nx = 1\ny = 2\n", "a", "x") == "[a]\ny = 2\n"
    assert without_value("[b]\nx = 1\n", "a", "x") == "[b]\nx = 1\n"


def test_names_of_agencies(tmp_path):
    assert agency_names("甲局、乙局， 甲局；丙局") == ("甲局", "乙局", "丙局")
    (tmp_path / "b").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="每行一个名称"):
        agency_names(f"@{tmp_path / 'b'}")
