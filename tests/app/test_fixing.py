"""`check --fix`: a masked copy beside the file, never over anything, and the same check says what is left."""

from __future__ import annotations

import errno
import io

import openpyxl
import pytest

from app import fixing
from app.fixing import BY_HAND, convention_of
from reading.documents.apart import Apart, Bounds
from tests.app.commands import ran
from tests.containers.book_made import ID, openpyxl_book, set_to
from tests.reading.documents.made import xlsx

ROWS = [("姓名", "身份证号", "手机号"), ("张某", ID, "15412345678")]
CLEAN = [("姓名", "身份证号", "手机号"), ("张*", "99*************230", "154****5678")]


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(xlsx({"名单": ROWS}))
    return path


def test_the_copy_is_masked_and_the_original_stays(book, capsys):
    before = book.read_bytes()
    told = ran(capsys, "check", book, "--fix")
    copy = book.with_name("名单（已脱敏）.xlsx")
    rows = list(openpyxl.load_workbook(copy).active.iter_rows(values_only=True))

    assert rows == [ROWS[0], ("张某", f"{ID[:2]}{'*' * 13}{ID[-3:]}", "154****5678")]
    assert book.read_bytes() == before
    assert told.code == 0
    assert "已脱敏：身份证号1处、手机号1处" in told.out
    assert "副本复查：未发现问题" in told.out
    assert ID not in told.out + told.err


def test_nothing_is_written_over(book, capsys):
    copy = book.with_name("名单（已脱敏）.xlsx")
    copy.write_bytes(b"mine")
    told = ran(capsys, "check", book, "--fix")

    assert (told.code, copy.read_bytes()) == (2, b"mine")
    assert "已存在，不覆盖" in told.err
    assert ran(capsys, "check", book, "--fix", "--out", book.parent / "副本").code == 0
    assert (book.parent / "副本" / copy.name).is_file()


@pytest.mark.parametrize(
    ("deed", "bounds", "said"),
    [
        ("killed", Bounds(), "脱敏程序意外中止（代码 -9）；未写副本"),
        ("grow", Bounds(memory=200 * 2**20), "脱敏所需内存超过 200 MB，已停止；未写副本"),
        ("fault", Bounds(), "脱敏程序出错（ValueError，"),
    ],
)
def test_a_file_that_kills_its_reader_has_no_copy(
    deed, bounds, said, tmp_path, capsys, monkeypatch
):
    """The other file of the same call has its own."""
    apart = Apart(bounds, "tests.reading.documents.hostile")
    monkeypatch.setattr(fixing, "mask_apart", apart.mask)
    bad, good = tmp_path / "坏.txt", tmp_path / "好.txt"
    bad.write_bytes(deed.encode())
    good.write_bytes(b"ordinary")
    told = ran(capsys, "check", bad, good, "--fix")
    apart.close()

    assert told.code == 6
    assert said in told.out
    assert bad.read_bytes() == deed.encode()
    assert sorted(one.name for one in tmp_path.iterdir()) == [
        "坏.txt",
        "好.txt",
        "好（已脱敏）.txt",
    ]


def test_a_number_in_the_name_is_masked_too(book, capsys):
    told = ran(capsys, "check", book.rename(book.with_name(f"张某{ID}.xlsx")), "--fix")
    short = f"{ID[:2]}{'*' * 13}{ID[-3:]}"

    assert (book.parent / f"张某{short}（已脱敏）.xlsx").is_file()
    assert ID not in told.out + told.err


def test_a_copy_is_whole_or_not_there(book, capsys, monkeypatch):
    """The disk fills up while it is written: nothing of it stays."""

    def full(_):
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("app.fixing.os.fsync", full)
    told = ran(capsys, "check", book, "--fix")

    assert (told.code, list(book.parent.iterdir())) == (2, [book])
    assert "无法写入" in told.err


def test_a_disk_without_links_takes_a_copy_too(book, capsys, monkeypatch):
    def refused(*_):
        raise OSError(errno.EPERM, "")

    monkeypatch.setattr("app.fixing.Path.hardlink_to", refused)
    copy = book.with_name("名单（已脱敏）.xlsx")

    assert ran(capsys, "check", book, "--fix").code == 0
    made = copy.read_bytes()
    assert ran(capsys, "check", book, "--fix").code == 2
    assert (made[:2], copy.read_bytes()) == (b"PK", made)
    assert sorted(book.parent.iterdir()) == sorted([book, copy])


def test_a_clean_file_has_no_copy(tmp_path, capsys):
    path = tmp_path / "净.xlsx"
    path.write_bytes(xlsx({"名单": CLEAN}))
    told = ran(capsys, "check", path, "--fix")

    assert (told.code, told.out.strip().endswith("无需处理")) == (0, True)
    assert list(tmp_path.iterdir()) == [path]


def test_what_was_hidden_is_told(tmp_path, capsys):
    path = tmp_path / "名单.xlsx"
    path.write_bytes(openpyxl_book(set_to("sheet_state", "hidden"))())
    told = ran(capsys, "check", path, "--fix")
    copy = openpyxl.load_workbook(path.with_name("名单（已脱敏）.xlsx"))

    assert copy.sheetnames == ["说明"]
    assert "已删除：隐藏工作表" in told.out


def test_a_pdf_is_told_how(tmp_path, capsys):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n%%EOF")
    told = ran(capsys, "check", path, "--fix")

    assert told.code == 6
    assert BY_HAND["pdf"][:10] in told.out


@pytest.mark.parametrize(
    ("profile", "kept"), [("national", (2, 3)), ("yongan", (2, 3))], ids=["national", "yongan"]
)
def test_the_convention_is_the_place_s(profile, kept):
    way = convention_of(profile)
    assert (way.identity, way.mobile) == (kept, (3, 4))
    assert way.most_identity == ((6, 4) if profile == "national" else (2, 3))


def test_page_and_text_keep_their_charset(tmp_path, capsys):
    said = f"<!-- 草稿 --><p>张某，身份证号：<b>{ID[:6]}</b>{ID[6:]}</p>"
    page = f'<html><head><meta charset="gbk"></head><body>{said}</body></html>'
    (tmp_path / "页.html").write_bytes(page.encode("gbk"))
    (tmp_path / "表.csv").write_bytes(f"姓名,身份证号\n张某,'{ID}\n李某,无\n".encode("gbk"))
    told = ran(capsys, "check", tmp_path / "页.html", tmp_path / "表.csv", "--fix")
    short = f"{ID[:2]}{'*' * 13}{ID[-3:]}"

    assert told.out.count("已写出脱敏副本") == 2
    html = (tmp_path / "页（已脱敏）.html").read_bytes().decode("gbk")
    assert f"<b>{short[:6]}</b>{short[6:]}" in html
    assert "草稿" not in html
    assert (tmp_path / "表（已脱敏）.csv").read_bytes().decode(
        "gbk"
    ) == f"姓名,身份证号\n张某,'{short}\n李某,无\n"


def test_formulas_that_lead_to_what_went_leave_their_values(tmp_path, capsys):
    book = openpyxl.Workbook()
    book.active.title = "名单"
    book.active.append(["姓名", "底册", "和"])
    book.active.append(["张某", "=底册!A1", "=1+1"])
    book.create_sheet("底册").append([1])
    book["底册"].sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    path = tmp_path / "名单.xlsx"
    path.write_bytes(out.getvalue())
    ran(capsys, "check", path, "--fix")
    copy = openpyxl.load_workbook(path.with_name("名单（已脱敏）.xlsx"))

    assert [cell.value for cell in copy["名单"][2]] == ["张某", None, "=1+1"]
