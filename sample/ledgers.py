"""The sample's ledgers as files: GBK text from a spreadsheet, UTF-8 with its mark, workbooks with merged heads.

`python -m sample --ledgers DIR` writes them; `mingjian ledger import KIND FILE` takes them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter

from sample import identities, ledger_rows, media
from sample.ledger_rows import ITEMS, Cell, Days

_MADE = datetime(2026, 1, 1)  # noqa: DTZ001  a fixed stamp keeps the bytes the same
_ERRORS = ("工单编号", "责任单位", "网站名称", "转办时间", "答复时间", "办结时间", "留言来源")
_APPLICATIONS = ("登记编号", "申请人", "证件号码", "联系电话", "受理单位", "收到申请日期", "补正告知日期",
                 "收到补正日期", "征求第三方意见日期", "第三方反馈日期", "延期告知日期", "答复日期",
                 "办理状态")  # fmt: skip
_MESSAGES = ("留言编号", "承办单位", "留言时间", "答复时间", "留言类型", "是否有效", "留言内容")
_ACCOUNTS = ("账号名称", "平台", "主办单位", "最近发布日期", "数据日期", "账号状态", "认证主体", "备案日期",
             "关停日期", "RSS地址", "有无互动功能", "能否下载使用", "统计起始日期", "发布总数", "原创发布数",
             "转载数")  # fmt: skip
_POSTS = ("发布账号", "所属平台", "文章标题", "推送时间", "原创或转载", "稿件来源", "文章链接")
_STATE = ("标题", "发布日期", "转载网站", "转载账号")
_CATALOGUE = ("序号", "公开事项", "", "公开内容（要素）", "公开依据", "公开时限", "公开主体",
              "公开渠道和载体", "公开对象", "")  # fmt: skip
_BELOW = ("", "一级事项", "二级事项", "", "", "", "", "", "全社会", "特定群众")


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger as an office would hand it in."""

    kind: str
    """As `mingjian ledger import` calls it."""
    name: str
    body: bytes


def ledger_files(as_of: date) -> tuple[LedgerFile, ...]:
    """All ledgers of district 1 on a reference date."""
    days = Days(as_of)
    return (
        LedgerFile("errors", "找错留言台账.csv", _errors(days)),
        LedgerFile("applications", "依申请公开台账.xlsx", _applications(days)),
        LedgerFile("messages", "网民留言台账.csv", _messages(days)),
        LedgerFile("accounts", "政务新媒体登记.xlsx", _accounts(days)),
        LedgerFile("catalogue", "基层标准目录.xlsx", _catalogue()),
        LedgerFile("state", "应转载信息.csv", _state(days)),
        LedgerFile("posts", "新媒体发布清单.csv", _posts(days)),
    )


def personal_numbers() -> tuple[str, ...]:
    """The identity numbers in the ledger of applications and in posts: no one may keep them."""
    return (*(one.number for one in _people()), *media.NUMBERS)


def _people() -> Sequence[identities.Person]:
    return identities.people("ledgers/applications")


def _errors(days: Days) -> bytes:
    """As Excel in China saves a CSV file: GBK, slashes in its dates."""
    rows = (tuple(_slashed(cell) for cell in row) for row in ledger_rows.errors(days))
    return _csv((_ERRORS, *rows)).encode("gb18030")


def _state(days: Days) -> bytes:
    told = (*ledger_rows.state(days), *media.to_spread(days))
    rows = (tuple(_slashed(cell) for cell in row) for row in told)
    return _csv((_STATE, *rows)).encode("gb18030")


def _posts(days: Days) -> bytes:
    """As the back office of a platform exports it: UTF-8 with its mark, moments of the day."""
    rows = (tuple(_slashed(cell) for cell in row) for row in media.posts(days))
    return b"\xef\xbb\xbf" + _csv((_POSTS, *rows)).encode()


def _messages(days: Days) -> bytes:
    """UTF-8 with its mark, written dates, and a column of words that nobody needs."""
    rows = (
        (*(_written(cell) for cell in row), "反映的问题，\n请尽快答复")
        for row in ledger_rows.messages(days)
    )
    return b"\xef\xbb\xbf" + _csv((_MESSAGES, *rows)).encode()


def _slashed(cell: Cell) -> str:
    return f"{cell.year}/{cell.month}/{cell.day} 9:30" if isinstance(cell, date) else cell


def _written(cell: Cell) -> str:
    return f"{cell.year}年{cell.month}月{cell.day}日" if isinstance(cell, date) else cell


def _csv(rows: Iterable[Sequence[str]]) -> str:
    target = io.StringIO()
    csv.writer(target).writerows(rows)
    return target.getvalue()


def _applications(days: Days) -> bytes:
    """Dates as a workbook keeps them, and the applicants' names, papers and telephones."""
    people = _people()

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("2026年")
        day = book.add_format({"num_format": "yyyy/m/d"})
        sheet.merge_range(0, 0, 0, len(_APPLICATIONS) - 1, "政府信息公开申请登记台账")
        sheet.write_row(1, 0, _APPLICATIONS)
        for line, (number, *rest) in enumerate(ledger_rows.applications(days), start=2):
            person = people[line % len(people)]
            given = (number, person.name, person.number, "0990-8000000", *rest)
            for column, cell in enumerate(given):
                if isinstance(cell, date):
                    sheet.write_datetime(line, column, datetime(*cell.timetuple()[:3]), day)  # noqa: DTZ001
                else:
                    sheet.write_string(line, column, cell)

    return _book(write)


def _accounts(days: Days) -> bytes:
    """Dates as text, with points."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("账号")
        sheet.write_row(0, 0, _ACCOUNTS)
        for line, row in enumerate(media.accounts(days), start=1):
            sheet.write_row(
                line, 0, [f"{one:%Y.%m.%d}" if isinstance(one, date) else one for one in row]
            )

    return _book(write)


def _catalogue() -> bytes:
    """A sheet a field; heads over two rows, first-level items merged downwards."""

    def write(book: xlsxwriter.Workbook) -> None:
        for field, items in ITEMS.items():
            sheet = book.add_worksheet(field)
            sheet.merge_range(
                0, 0, 0, len(_CATALOGUE) - 1, f"云溪区{field}领域基层政务公开标准目录"
            )
            sheet.write_row(1, 0, _CATALOGUE)
            sheet.write_row(2, 0, _BELOW)
            above = ""
            for number, (first, second, content, owner) in enumerate(items, start=1):
                told = "" if first == above else first
                above = first
                due = "信息形成或者变更之日起20个工作日内" if number == 1 else ""
                row = (str(number), told, second, content, "", due, owner, "■政府网站", "√", "")
                sheet.write_row(number + 2, 0, row)

    return _book(write)


def _book(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        book.set_properties({"created": _MADE})
        write(book)
    return target.getvalue()
