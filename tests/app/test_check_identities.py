"""`check` on a budget or final account: the identities with page and cell, and one finding for what fails."""

from __future__ import annotations

from app.checking import _document, check_file
from records import Verdict
from tests.reading.finance import accounts
from tests.reading.finance.accounts import ACCOUNT, ACCOUNT_TEXT, changed

COVER = (accounts.OFFICE, "2024年度部门决算")


def test_a_whole_account(tmp_path):
    """Every identity is printed; nothing is found."""
    path = tmp_path / "决算.docx"
    path.write_bytes(accounts.word(ACCOUNT, ACCOUNT_TEXT, COVER))
    checked = check_file(path)

    assert checked.of(Verdict.BREACH) == ()
    assert {"F01", "F08", "D10"} <= {
        one["id"] for one in _document([checked])["identities"] if one["holds"]
    }


def test_a_wrong_total(tmp_path):
    """The identity fails with both sides and its place; the finding says so in Chinese."""
    path = tmp_path / "决算.pdf"
    body = accounts.pdf(
        changed(ACCOUNT, "收入支出决算总表", "1,090.00", "1,091.00"), ACCOUNT_TEXT, COVER
    )
    path.write_bytes(body)
    checked = check_file(path)
    (failed,) = (one for one in _document([checked])["identities"] if one["id"] == "F01")

    assert (failed["holds"], failed["left"], failed["right"]) == (False, 1091.0, 1090.0)
    assert failed["place"].startswith("第2页表1第11行第3列")
    assert {"budget_arithmetic", "budget_text"} == {one.rule for one in checked.of(Verdict.BREACH)}


def test_an_ordinary_file_has_none(tmp_path):
    """No identities where there is no account."""
    path = tmp_path / "通知.docx"
    path.write_bytes(accounts.word((), ("关于召开会议的通知",)))

    assert _document([check_file(path)])["identities"] == []
