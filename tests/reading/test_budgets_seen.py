"""Articles and attachments put together to one report each, of the right office."""

from __future__ import annotations

from reading import read_page
from reading.budgets_seen import budget_reports, report_of
from reading.documents.reader import read_document
from reading.subjects import site_subjects
from records import Agency, Document, Role
from tests.reading.finance import accounts
from tests.reading.finance.accounts import ACCOUNT, ACCOUNT_TEXT
from tests.reading.seen import HOST, SITE, article, column, reading

SCHOOLS = Agency("jyj", "云溪区教育局", ("区教育局",))
GOVERNMENT = Agency("qzf", "云溪区人民政府", ("云溪区",), "政府")
AGENCIES = (SCHOOLS, GOVERNMENT)
COLUMNS = (column("yjs", "/yjs/", "财政预决算", "预决算公开"),)
TITLE = "云溪区教育局2024年度部门决算"
PAGE = "/yjs/a.html"


def file(name, body, form, path="/yjs/a.docx"):
    document = read_document(body, name, form)
    return reading(document, Role.ATTACHMENT, path=path, found_on=PAGE, text=name)


def seen(*readings):
    return budget_reports(site_subjects(SITE, COLUMNS, AGENCIES, readings), AGENCIES)


def page(*files, title=TITLE):
    links = tuple((one.errand.text, one.errand.url.removeprefix(HOST)) for one in files)
    return reading(article(PAGE, title, "2025-09-01", files=links), column="yjs")


def word(tables=ACCOUNT, text=ACCOUNT_TEXT, office=accounts.OFFICE):
    return accounts.word(tables, text, (office, "2024年度部门决算"))


def test_an_article_with_its_file():
    """One report, at the article's address, of the office that its title names."""
    attached = file("决算.docx", word(), "docx")
    (one,) = seen(page(attached), attached)

    assert (one.url, one.kind, one.year, one.agency, one.level) == (
        f"{HOST}{PAGE}",
        "部门决算",
        2024,
        "jyj",
        "部门",
    )
    assert len(one.facts.tables) == 9
    assert one.complete
    assert any(each.holds for each in one.identities)


def test_text_on_the_page_and_tables_in_a_workbook():
    """What the page states is compared with what the attachment holds."""
    body = accounts.html(TITLE, (), ACCOUNT_TEXT)
    own = read_page(body, f"{HOST}{PAGE}", "text/html; charset=utf-8")
    tables = file("附件1：报表.xlsx", accounts.xlsx(ACCOUNT), "xlsx", "/yjs/a.xlsx")
    (one,) = seen(reading(own, column="yjs"), tables)

    assert one.url == f"{HOST}{PAGE}"
    assert {each.id for each in one.identities if each.holds} >= {"F01", "D10"}


def test_the_same_account_twice_is_one():
    """A PDF beside its workbook."""
    first = file("决算.docx", word(), "docx")
    second = file("决算（可编辑）.docx", word(), "docx", "/yjs/b.docx")

    assert len(seen(page(first, second), first, second)) == 1


def test_units_of_their_own():
    """Accounts of two units on one page are two reports at their files' addresses."""
    first = file("云溪区教育局2024年度部门决算.docx", word(), "docx")
    second = file(
        "云溪区第一小学2024年度单位决算.docx",
        word(accounts.changed(ACCOUNT, "收入决算表", "370.00", "371.00"), office="云溪区第一小学"),
        "docx",
        "/yjs/b.docx",
    )
    found = seen(page(first, second), first, second)

    assert {one.url for one in found} == {f"{HOST}/yjs/a.docx", f"{HOST}/yjs/b.docx"}


def test_an_unread_file_leaves_it_incomplete():
    """A rar cannot be read: the report says so."""
    rar = reading(
        Document("决算.rar", "rar", reasons=("暂不支持读取该格式（RAR 压缩包）",)),
        Role.ATTACHMENT, path="/yjs/a.rar", found_on=PAGE, text="决算.rar",
    )  # fmt: skip
    (one,) = seen(page(rar), rar)

    assert not one.complete
    assert "RAR" in one.reason


def test_a_file_that_was_not_visited():
    """A link without a reading is said to be unread."""
    attached = file("决算.docx", word(), "docx")
    (one,) = seen(page(attached))

    assert not one.complete


def test_ordinary_articles_are_no_reports():
    """Nor notices about budgets."""
    assert seen(page(title="关于编制2024年部门预算的通知")) == ()
    assert seen(page(title="云溪区举办运动会")) == ()


def test_one_file_alone():
    """`check` has no site."""
    found = read_document(word(), "a.docx", "docx").finance
    one = report_of(found, "a.docx", "a.docx")

    assert (one.kind, one.year, one.site, one.complete) == ("部门决算", 2024, "", True)
