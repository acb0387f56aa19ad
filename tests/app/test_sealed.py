"""The sealed archive as a person meets it: keys are made, what lay open is sealed, each command says what it lacks."""

from __future__ import annotations

import base64
import gzip
import shutil
import stat

import pytest
from warcio.archiveiterator import ArchiveIterator

from app import evidence_keys
from app.evidence_keys import ring_at_hand, ring_of
from app.notify.credentials import SecretError
from crawler.sealing import MISSING, NO_KEYS, key_id
from crawler.waiting import sealed_by
from records.config import load
from records.errors import ConfigError, MingjianError
from records.store.office import OfficeStore
from tests.app.cases_office import TOML
from tests.app.commands import ran
from tests.crawler.sealed_town import KEY, NUMBER, OTHER, RING, ROUNDS, everything, leaks, make
from tests.schemas import faults

ID, OTHER_ID = key_id(KEY).hex(), key_id(OTHER).hex()
SEALED = sum(NUMBER in body for body in everything().values())
"""Visits whose body is sealed."""
ANSWERS = ROUNDS + 2
"""Bodies of them: one page and one file stay what they are."""
NONE, RIGHT, WRONG, BOTH = "", 'key = "file:a.key"', 'key = "file:b.key"', ""
BOTH = 'key = "file:b.key"\nold_keys = ["file:a.key"]'


@pytest.fixture(scope="module")
def offices(tmp_path_factory):
    """The folder of an office without a key, and of the same with one, each after eight rounds."""
    home = tmp_path_factory.mktemp("offices")
    for name, ring in (("open", NO_KEYS), ("sealed", RING)):
        make(home / name / "data" / "archive" / "portal", ring)
        OfficeStore(home / name / "data" / "office.db").close()
        for key, content in (("a.key", KEY), ("b.key", OTHER)):
            path = home / name / key
            path.write_bytes(base64.b64encode(content) + b"\n")
            path.chmod(0o600)
    return home


def office(offices, tmp_path, name, archive):
    """A copy of one, with what stands in `[archive]`; its configuration."""
    shutil.copytree(offices / name, tmp_path / "home")
    return configured(tmp_path / "home", archive)


def configured(home, archive):
    text = TOML.format(office="", profile="national")
    path = home / "office.toml"
    path.write_text(f"{text}[keeping]\nfloor = 0\n[archive]\n{archive}\n", encoding="utf-8")
    return path


def archive_of(path):
    return path.parent / "data" / "archive" / "portal"


# ---- keys ----------------------------------------------------------------------------------------


def test_a_key_is_made_and_used(capsys, offices, tmp_path):
    config = office(offices, tmp_path, "open", 'key = "file:new.key"')
    path = config.parent / "new.key"
    told = ran(capsys, "evidence", "key", path)

    (key,) = ring_of(load(config)).keys
    assert (told.code, stat.S_IMODE(path.stat().st_mode), len(key)) == (0, 0o600, 32)
    assert f"编号 {key_id(key).hex()}" in told.out
    assert base64.b64encode(key).decode() not in told.out + told.err


def test_a_key_is_never_written_over(capsys, tmp_path):
    told = ran(capsys, "evidence", "key", tmp_path / "a", "--json")
    before = (tmp_path / "a").read_bytes()
    assert (told.code, told.document["file"], len(told.document["key"])) == (
        0,
        str(tmp_path / "a"),
        16,
    )
    assert faults("evidence-key", told.document) == []
    again = ran(capsys, "evidence", "key", tmp_path / "a")
    assert (again.code, "密钥从不覆盖" in again.err) == (2, True)
    assert (tmp_path / "a").read_bytes() == before
    assert ran(capsys, "evidence", "key", tmp_path / "no" / "a").code == 4


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        (f'key = "{base64.b64encode(KEY).decode()}"', "密钥不能写在配置里"),
        ('key = "file:data/a.key"', "密钥文件不能放在数据目录之内"),
        ('key = "file:archive/../data/x/a.key"', "密钥文件不能放在数据目录之内"),
        ('key = "file:a.key"\nold_keys = ["file:data/b.key"]', "密钥文件不能放在数据目录之内"),
        ('old_keys = ["file:a.key"]', "就要写明现用的密钥"),
        ('keys = "file:a.key"', "不认识的配置项"),
    ],
)
def test_what_cannot_be_meant(tmp_path, archive, said):
    with pytest.raises(ConfigError, match=said) as raised:
        load(configured(tmp_path, archive))
    assert base64.b64encode(KEY).decode() not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "mode", "said"),
    [
        (base64.b64encode(KEY), 0o640, "权限 0640 过宽"),
        (base64.b64encode(KEY[:-1]), 0o600, "不是存档密钥"),
        (KEY, 0o600, "密钥"),
        (b"not base64 at all!", 0o600, "不是存档密钥"),
        (None, 0o600, "密钥文件无法读取"),
    ],
    ids=["open to others", "short", "bytes", "words", "missing"],
)
def test_a_key_that_is_none(tmp_path, content, mode, said):
    config = load(configured(tmp_path, RIGHT))
    if content is not None:
        (tmp_path / "a.key").write_bytes(content)
        (tmp_path / "a.key").chmod(mode)
    with pytest.raises(SecretError, match=said):
        ring_of(config)
    assert ring_at_hand(config)[0] == NO_KEYS


def test_a_key_of_the_environment(tmp_path, monkeypatch):
    config = load(configured(tmp_path, 'key = "env:ARCHIVE_KEY"'))
    with pytest.raises(SecretError, match="没有设置环境变量 ARCHIVE_KEY（存档密钥）"):
        ring_of(config)
    monkeypatch.setenv("ARCHIVE_KEY", base64.b64encode(KEY).decode())
    assert ring_of(config) == RING


def test_without_the_extra(capsys, offices, tmp_path, monkeypatch):
    """A key that cannot be used stops what would need it, in one line; without a key nothing asks for the extra."""
    monkeypatch.setattr(evidence_keys, "why_not", lambda: MISSING)
    config = office(offices, tmp_path, "open", RIGHT)
    with pytest.raises(MingjianError, match=r"pip install 'mingjian\[sealed\]'"):
        ring_of(load(config))
    for command in (("inspect",), ("keep",), ("export", tmp_path / "x")):
        told = ran(capsys, *command, "-c", config)
        assert (told.code, MISSING in told.err) == (1, True), command
    configured(config.parent, NONE)
    assert ran(capsys, "evidence", "verify", "-c", config).code == 0


# ---- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("archive", "closed"),
    [(RIGHT, {}), (BOTH, {}), (NONE, {ID: SEALED}), (WRONG, {ID: SEALED})],
    ids=["key", "ring", "none", "wrong"],
)
def test_verify(capsys, offices, tmp_path, archive, closed):
    config = office(offices, tmp_path, "sealed", archive)
    told = ran(capsys, "evidence", "verify", "-c", config, "--json")
    assert (told.code, told.document["sites"][0]["closed"]) == (0, closed)
    assert faults("evidence", told.document) == []
    words = ran(capsys, "evidence", "verify", "-c", config).out
    assert (f"其中 {SEALED} 条用编号 {ID} 的密钥加密，没有这把密钥" in words) is bool(closed)


@pytest.mark.parametrize(("archive", "works"), [(RIGHT, True), (NONE, False), (WRONG, False)])
def test_an_export(capsys, offices, tmp_path, archive, works):
    config = office(offices, tmp_path, "sealed", archive)
    one, every = tmp_path / "one.warc.gz", tmp_path / "every"
    told = ran(capsys, "evidence", "export", "-c", config, "-o", one)
    whole = ran(capsys, "export", every, "-c", config)
    if not works:
        assert {told.code, whole.code} == {4}
        assert f"已加密（密钥编号 {ID}），没有提供这把密钥" in told.err
        assert not one.exists()
        assert not every.exists()
        plain = ran(
            capsys, "evidence", "export", "-c", config, "-o", one, "--url", "http://a.cn/still"
        )
        assert plain.code == 0
        return
    assert f"其中 {SEALED} 条在存档中是加密的，导出文件里没有加密" in told.out
    assert whole.code == 0
    for path in (one, every / "archive" / "portal.warc.gz"):
        assert NUMBER.encode() in gzip.decompress(path.read_bytes())
        with path.open("rb") as file:
            assert sum(1 for _ in ArchiveIterator(file, check_digests="raise")) > len(everything())
    document = ran(capsys, "evidence", "export", "-c", config, "-o", one, "--json").document
    assert document["opened"] == SEALED
    assert faults("export", document) == []


def test_keeping_seals_and_says_so(capsys, offices, tmp_path):
    config = office(offices, tmp_path, "open", RIGHT)
    assert len(leaks(archive_of(config))) > 5
    told = ran(capsys, "keep", "--dry-run", "-c", config)
    assert f"将加密存档 {ANSWERS} 条" in told.out
    told = ran(capsys, "keep", "--json", "-c", config)

    assert (told.code, told.document["sites"][0]["sealed"]) == (0, ANSWERS)
    assert faults("keep", told.document) == []
    assert leaks(archive_of(config)) == []
    assert sealed_by(archive_of(config)) == {ID: ANSWERS}
    configured(config.parent, BOTH)
    assert f"已加密存档 {ANSWERS} 条" in ran(capsys, "keep", "-c", config).out
    assert sealed_by(archive_of(config)) == {OTHER_ID: ANSWERS}
    assert "没有到期的内容" in ran(capsys, "keep", "-c", config).out


@pytest.mark.parametrize(
    ("name", "archive", "expected"),
    [
        ("open", NONE, [(None, "没有配置密钥，含个人信息的存档不加密")]),
        ("sealed", RIGHT, [(True, f"密钥编号 {ID}，已加密存档 {ANSWERS} 条")]),
        (
            "open", RIGHT,
            [(True, f"密钥编号 {ID}，已加密存档 0 条"), (None, f"还有 {ANSWERS} 条含个人信息的旧存档等待加密")],
        ),
        (
            "sealed", BOTH,
            [(True, f"密钥编号 {OTHER_ID}，已加密存档 {ANSWERS} 条"), (None, f"还有 {ANSWERS} 条用旧密钥加密")],
        ),
        (
            "sealed", WRONG,
            [
                (True, f"密钥编号 {OTHER_ID}，已加密存档 {ANSWERS} 条"),
                (False, f"有 {ANSWERS} 条存档用编号 {ID} 的密钥加密，没有提供这把密钥"),
            ],
        ),
        (
            "sealed", NONE,
            [(False, f"有 {ANSWERS} 条存档用编号 {ID} 的密钥加密，现在没有配置密钥，新的存档不再加密")],
        ),
        ("sealed", 'key = "env:NOT_SET"', [(False, "没有设置环境变量 NOT_SET（存档密钥）")]),
    ],
)  # fmt: skip
def test_the_doctor(capsys, offices, tmp_path, name, archive, expected):
    config = office(offices, tmp_path, name, archive)
    told = ran(capsys, "doctor", "--json", "-c", config)

    signs = [one for one in told.document["signs"] if one["name"] == "存档加密"]
    assert [(one["well"], one["words"]) for one in signs] == expected
    assert faults("doctor", told.document) == []


def test_a_backup_holds_no_key_and_says_which_it_needs(capsys, offices, tmp_path):
    config = office(offices, tmp_path, "sealed", RIGHT)
    vault, back = tmp_path / "vault", tmp_path / "back"
    assert ran(capsys, "backup", vault, "-c", config).code == 0
    told = ran(capsys, "restore", vault, back, "--json")

    assert told.document["keys"] == {ID: ANSWERS}
    assert faults("restore", told.document) == []
    assert not list(back.rglob("*.key"))
    assert leaks(back / "data" / "archive" / "portal") == []
    restored = back / "office.toml"
    told = ran(capsys, "evidence", "verify", "-c", restored, "--json")
    assert (told.code, told.document["sites"][0]["closed"]) == (0, {ID: SEALED})
    assert "密钥文件无法读取" in told.err
    shutil.copy(config.parent / "a.key", back / "a.key")
    told = ran(capsys, "evidence", "verify", "-c", restored, "--json")
    assert (told.code, told.document["sites"][0]["closed"]) == (0, {})
    shutil.rmtree(back)
    assert (
        f"其中 {ANSWERS} 条存档要用编号 {ID} 的密钥打开" in ran(capsys, "restore", vault, back).out
    )
