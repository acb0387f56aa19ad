"""The command line: wrong calls and their one Chinese line, Ctrl-C, a full disk."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import sample
from app import publish
from crawler import archive
from docs.commands import command_paths, help_text
from records.config import load
from records.errors import StoreFull
from records.store.office import OfficeStore
from tests.app.commands import Ran, config_file, ran

DEAD = "http://127.0.0.1:1/"
CHINESE = re.compile("[一-鿿]")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that commands run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def office(inspected, here: Path) -> Path:
    """There, a configuration that is found by itself, with a round that was carried out."""
    return config_file(here, inspected.port, inspected.config.data).rename(here / "config.toml")


def one_line(told: Ran) -> str:
    """The line on standard error; nothing else was printed."""
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert CHINESE.search(told.err)
    assert "Traceback" not in told.err
    return told.err


# ---- wrong calls ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "line"),
    [
        ("scam", 2, "没有“scam”这个命令"),
        ("scan", 2, "缺少参数 URL"),
        ("scan a b", 2, "多出的参数：b"),
        (f"scan {DEAD} --colour", 2, "没有 --colour 这个选项"),
        (f"scan {DEAD} --max-pages x", 2, "--max-pages 应为整数"),
        (f"scan {DEAD} --max-pages 0", 2, "--max-pages 应为正整数"),
        (f"scan {DEAD} --pause -2", 2, "--pause 不能是负数"),
        ("scan http://www.example.gov.cn/ --pause 0.5", 2, "只允许用于本机地址"),
        (f"scan {DEAD} --fail-on fatal", 2, "没有“fatal”这一级"),
        (f"scan {DEAD} --as-of 昨天", 2, "“昨天”不是日期"),
        ("scan www.example.gov.cn", 2, "网址须以 http:// 或 https:// 开头"),
        ("scan ftp://www.example.gov.cn/", 2, "网址须以 http:// 或 https:// 开头"),
        (f"scan {DEAD} --json", 1, "首页未能打开（连接被拒绝）"),
        ("check", 2, "没有给出要检查的文件"),
        ("check --json", 2, "没有给出要检查的文件"),
        ("check 没有.xlsx --json", 2, "没有.xlsx：无法读取（文件不存在）"),
        ("check . --json", 2, ".：是文件夹，请给出其中的文件"),
        ("check *.xlsx", 2, "*.xlsx：没有与它相符的文件"),
        ("check x --fail-on all", 2, "没有“all”这一级"),
        ("check --jsonl 没有.jsonl", 2, "没有.jsonl：无法读取"),
        ("read", 2, "缺少参数 FILE|URL"),
        ("read 没有.html --json", 2, "没有.html：无法读取（文件不存在）"),
        ("read http:// --json", 2, "网址缺少主机名"),
        (f"read {DEAD} --json", 1, "连接被拒绝"),
        ("init", 2, "缺少参数 URL…"),
        (f"init {DEAD} -o config.toml --json", 2, "config.toml 已存在"),
        (f"init {DEAD} --json", 1, "首页未能打开"),
        ("inspect -c 没有.toml --json", 3, "没有.toml：找不到配置文件"),
        ("inspect -c . --json", 3, "是文件夹，不是配置文件"),
        ("inspect --site nope", 2, "没有编号为“nope”的网站"),
        ("inspect --format odt", 2, "没有“odt”这种格式"),
        ("inspect --period 2026-13", 2, "没有这样的报告期"),
        ("inspect --rules nope", 2, "没有编号或标识为 nope 的规则"),
        ("inspect --as-of 2026-02-30", 2, "不是日期"),
        ("rejudge --inspection 1999-01-01-1", 2, "没有编号为“1999-01-01-1”的检查"),
        ("rejudge --rules nope --json", 2, "没有编号或标识为 nope 的规则"),
        ("bulletin", 2, "请用 --period 写明报告期"),
        ("bulletin --period 上月", 2, "看不懂的报告期“上月”"),
        ("bulletin --period 2020-01 --json", 2, "2020-01 期间没有完成的检查"),
        ("bulletin --period 2026-11 --format odt", 2, "没有“odt”这种格式"),
        ("cases list --stage lost", 2, "没有“lost”这个阶段"),
        ("cases list --agency nope --json", 2, "没有编号为“nope”的单位"),
        ("cases list --rule nope", 2, "没有编号或标识为 nope 的规则"),
        ("cases list --stage", 2, "选项 --stage 需要一个值"),
        ("rules show nope --json", 2, "没有编号或标识为 nope 的规则"),
        ("rules --profile nope --json", 5, "没有这个地方档案"),
        ("serve -c 没有.toml", 3, "找不到配置文件"),
        ("serve --json", 2, "--json 只能与 --once 同用"),
        ("demo -c 没有.toml --json", 3, "找不到配置文件"),
    ],
)
def test_a_wrong_call(capsys, office, words, code, line):
    """One Chinese line on standard error, nothing on standard output, and the code of the table."""
    told = ran(capsys, *words.split())

    assert line in told.err.splitlines()[-1]
    assert (told.code, told.out) == (code, "")
    if "--json" in words or code == 2:
        one_line(told)


def test_a_password_is_not_repeated(capsys, here):
    told = ran(capsys, "scan", "http://inspector:sesame@www.example.gov.cn/")

    assert told.code == 2
    assert "不得含有用户名或密码" in one_line(told)
    assert "sesame" not in told.err


def test_a_configuration_with_several_faults(capsys, here):
    """Each with its file and line, and no line of a traceback."""
    (here / "config.toml").write_text("colour = 1\ndata = 2\n", encoding="utf-8")
    told = ran(capsys, "inspect")

    assert told.code == 3
    assert all(
        line.startswith((str(here / "config.toml"), "config.toml"))
        for line in told.err.splitlines()
    )


GROUPS = {("cases",), ("ledger",), ("evidence",)}
"""Commands that only hold others."""


@pytest.mark.parametrize("path", [path for path in command_paths() if path not in GROUPS])
def test_every_help_shows_an_example(path):
    assert "例：mingjian" in help_text(path)


@pytest.mark.parametrize("path", command_paths())
def test_a_narrow_help_cuts_nothing(path, capsys, monkeypatch):
    """At 80 columns every word is there that is there at 200."""
    shown = {}
    for width in (80, 200):
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setenv("TERMINAL_WIDTH", str(width))
        shown[width] = re.sub(r"[\s│─╭╮╰╯]", "", ran(capsys, *path, "--help").out)

    assert shown[80] == shown[200]


# ---- check, as an editor meets it -------------------------------------------------------------------


def test_the_others_are_checked(capsys, here):
    """A folder and a missing file among the names: told, and the rest is checked."""
    (here / "fine.txt").write_text("今日公示", encoding="utf-8")
    (here / "more").mkdir()
    told = ran(capsys, "check", "fine.txt", "more", "gone.txt")

    assert told.code == 2
    assert told.out == "fine.txt（text）：未发现问题\n"
    assert told.err.splitlines() == [
        "more：是文件夹，请给出其中的文件，如 mingjian check more/*.xlsx",
        "gone.txt：无法读取（文件不存在）",
    ]


def test_what_could_not_be_read_is_no_pass(capsys, here):
    (here / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    told = ran(capsys, "check", "broken.xlsx")

    assert told.code == 6
    assert re.fullmatch(r"broken\.xlsx（\w+）：未能判断（.+），不算通过\n", told.out)


@pytest.mark.skipif(sys.platform == "darwin", reason="this file system takes UTF-8 names only")
@pytest.mark.parametrize("words", [["check"], ["check", "--json"], ["read"], ["read", "--json"]])
def test_a_name_that_is_no_utf_8(capsys, here, words):
    """A name in GBK, from an old archive: shown with marks, and read."""
    name = os.fsdecode("公示".encode("gbk") + b".txt")
    (here / name).write_text("今日公示", encoding="utf-8")
    told = ran(capsys, words[0], name, *words[1:])

    assert (told.code, told.err) == (0, "")
    told.out.encode()


def test_a_workbook_is_read(capsys, inspected):
    """`read` says in Chinese what it made of a workbook."""
    path = inspected.config.data / "out" / "台账（公开）.xlsx"
    told = ran(capsys, "read", path)

    assert told.out.startswith("页面类型：文件\n格式：xlsx\n字数：")
    assert "是否读全：是" in told.out


# ---- Ctrl-C -----------------------------------------------------------------------------------------


def test_ctrl_c_and_again(county, tmp_path):
    """Broken off by Ctrl-C: 130 and a word. The same command again ends as an undisturbed one does."""
    with sample.serve(county, 0) as server:
        rounds = {}
        for name in ("disturbed", "quiet"):
            folder = tmp_path / name
            folder.mkdir()
            config = config_file(folder, server.port)
            if name == "disturbed":
                _interrupted(config)
            rounds[name] = _findings(config)

    assert rounds["quiet"]
    assert rounds["disturbed"] == rounds["quiet"]


def _command(config: Path) -> list[str]:
    words = ["inspect", "--site", "czj", "--as-of", "2026-11-20", "--format", "json"]
    asked = ["--rules", "updates,links,finance,privacy"]  # and no wording: its child takes seconds
    return [sys.executable, "-m", "tests.app.main", *words, *asked, "-c", str(config)]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def _interrupted(config: Path) -> None:
    """SIGINT as soon as the site's database is there: the crawl is under way."""
    process = subprocess.Popen(
        _command(config),
        cwd=Path(__file__).parents[2],
        env=_environment(),
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        try:
            assert process.stderr is not None
            assert "已访问" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            _, told = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == 130
    assert told.endswith("已中断。已完成的访问都已保存；再次运行同一命令会从中断处继续。\n")
    assert "Traceback" not in told
    with OfficeStore(load(config).data / "office.db") as office:
        assert [one.finished for one in office.inspections()] == [None]


def _findings(config: Path) -> list[tuple[str, str, str]]:
    done = subprocess.run(
        _command(config),
        cwd=Path(__file__).parents[2],
        env=_environment(),
        capture_output=True,
        check=False,
    )
    assert done.returncode in {0, 6}, done.stderr.decode()
    with OfficeStore(load(config).data / "office.db") as office:
        (inspection,) = office.inspections()
        return [(one.rule, one.subject, one.message) for one in office.judgements(inspection.id)]


# ---- a full disk ------------------------------------------------------------------------------------


def full(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def full_archive(self: archive.Archive, data: bytes) -> None:
    with archive.store_errors(self._folder / self._name):
        full()


def test_no_room_for_the_archive(capsys, inspected, here, monkeypatch):
    """The round stops with one line; with room again it is taken up and ends well."""
    config = config_file(here, inspected.port)
    words = ("inspect", "-c", config, "--site", "daj", "--as-of", "2026-11-20", "--json")
    with monkeypatch.context() as patch:
        patch.setattr(archive.Archive, "_append", full_archive)
        told = ran(capsys, *words)

    assert told.code == StoreFull.exit_code == 4
    assert "空间已满" in one_line(told)
    assert ran(capsys, *words).code in {0, 6}


def test_no_room_for_the_bulletin(capsys, office, here, monkeypatch):
    monkeypatch.setattr(publish.os, "fsync", full)
    words = ("--period", "2026-11", "--format", "json,md", "--out", here / "out", "--json")
    told = ran(capsys, "bulletin", *words)

    assert told.code == 4
    assert "磁盘空间已满，文件未写出" in one_line(told)
    assert list((here / "out").iterdir()) == []
