"""`check`: files and saved pages, before they are published."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

import rules
from app import clock
from app.cli.options import exit_code
from app.console import emit, printable, say, show_findings, warn
from app.findings import finding_document
from app.identities import identity_document
from app.visible import escaped
from app.wording_flags import Editor, Flagged, expressions, flag_document, flagged_text
from reading import read_page
from reading.annual_seen import alone
from reading.budgets_seen import report_of
from reading.documents.apart import read_apart
from reading.personal.values import find_values
from reading.site_reports_seen import sheet_alone
from reading.sniff import sniff
from records import (
    AnnualReport,
    Article,
    Attachment,
    Document,
    Evidence,
    Judgement,
    Page,
    Verdict,
    veil,
)
from records.annual import Form
from records.errors import UsageError, os_words
from records.finance import Identity, Mark
from records.plainness import ADVISED
from records.site_report import SiteReport

MAX_FILE = 200_000_000
"""Bytes; a bigger file is not read into memory."""
PARTLY = 6
"""Exit code: done, but something could not be read."""
_UNDECIDED = (Verdict.UNSURE, Verdict.BROKEN)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked about wording."""

    wording: bool = True
    published: date | None = None
    """The day of publication; without one no name and no law is held to be outdated."""


WISH = Wish()
NOT_ASKED = Flagged()


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with what the rules said of it."""

    path: Path
    format: str
    judgements: tuple[Judgement, ...]
    reasons: tuple[str, ...] = ()
    """Why it could not be read, or not to its end."""
    identities: tuple[Identity, ...] = ()
    """The arithmetic of a yearly paper (report, sheet, budget, account), as far as its tables were recognised."""
    wording: Flagged = NOT_ASKED
    """Its wrong wording, each slip at its place."""

    @property
    def name(self) -> str:
        """Its path as it can be shown."""
        return printable(str(self.path))

    def of(self, *verdicts: Verdict) -> tuple[Judgement, ...]:
        """The judgements with one of these verdicts."""
        return tuple(one for one in self.judgements if one.verdict in verdicts)


def run_check(
    files: Sequence[Path],
    url: str,
    *,
    fail_on: str,
    as_json: bool,
    wish: Wish = WISH,
    text: str = "",
) -> int:
    """Checks files and says what was found in each.

    A file that cannot be opened is told and the others are checked. The exit code is that of the worst severity,
    else 2 when a file could not be opened, else 6 when one could not be read.
    """
    if not files and not text:
        raise UsageError("没有给出要检查的文件。例：mingjian check 公示名单.xlsx")
    exit_code(set(), fail_on)
    checked, shut = _checked(files, url, wish)
    if text:
        checked.append(_typed(text, wish))
    if not checked:
        raise UsageError("\n".join(shut))
    for line in shut:
        warn(line)
    if as_json:
        emit(_document(checked))
    else:
        _show(checked)
    found = {one.severity for file in checked for one in file.of(Verdict.BREACH)}
    code = exit_code(found, fail_on)
    unread = any(file.of(*_UNDECIDED) for file in checked)
    return code or (UsageError.exit_code if shut else 0) or (PARTLY if unread else 0)


def _checked(files: Sequence[Path], url: str, wish: Wish) -> tuple[list[Checked], list[str]]:
    """The files that could be opened, checked, and a line for each that could not."""
    checked, shut = [], []
    with closing(Editor(wish.published)) if wish.wording else nullcontext() as editor:
        for path in files:
            try:
                checked.append(check_file(path, url, editor))
            except UsageError as error:
                shut.append(str(error))
    return checked, shut


def _typed(source: str, wish: Wish) -> Checked:
    """A text that an editor gives, as if it were a file."""
    body = b"".join(_lines(source))
    with closing(Editor(wish.published)) if wish.wording else nullcontext() as editor:
        return _judged(Path("文本"), "文本", body, "text", "", editor)


def check_file(path: Path, url: str = "", editor: Editor | None = None) -> Checked:
    """One file, judged by the rules that look at articles and attachments; by those of wording with an `editor`.

    Raises UsageError when the file is not there or cannot be opened.
    """
    body = _bytes_of(path)
    return _judged(path, printable(path.name), body, sniff(body, "", path.name), url, editor)


def _judged(
    path: Path, name: str, body: bytes, form: str, url: str, editor: Editor | None
) -> Checked:
    subject, facts = _page(path, name, body, url) if form == "html" else _file(name, body, form)
    annual = facts.annual
    report: AnnualReport | SiteReport | None = None
    if annual and annual.form is Form.DISCLOSURE:
        report = alone(annual, subject)
    elif annual:
        report = sheet_alone(annual, subject)
    budget = report_of(facts.finance, subject.name, subject.url) if facts.finance else None
    reports = [one for one in (report, budget) if one]
    flagged = editor.file(body, name, form, url, _day(subject)) if editor else NOT_ASKED
    asked = [subject, *reports, *expressions(flagged, name)]
    judgements = rules.judge(asked, rules.catalogue(), clock.now().date())
    reasons = tuple(dict.fromkeys(one for one in (subject.reason, flagged.why) if one))
    identities = tuple(identity for one in reports for identity in one.identities)
    return Checked(path, form, tuple(judgements), reasons, identities, flagged)


def _day(subject: Article | Attachment) -> date | None:
    """The day that a page itself shows."""
    shown = subject.published if isinstance(subject, Article) else None
    return shown.earliest if shown else None


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise UsageError(f"{path}：超过 {MAX_FILE // 1_000_000} MB，不读取")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}：{_why_shut(path, error)}") from None


def _why_shut(path: Path, error: OSError) -> str:
    """What to do about a folder, or a pattern that the shell did not fill in; else what the system said."""
    if path.is_dir():
        return f"是文件夹，请给出其中的文件，如 mingjian check {path}/*.xlsx"
    if not path.exists() and any(mark in path.name for mark in "*?["):
        return "没有与它相符的文件"
    return f"无法读取（{os_words(error)}）"


def _page(path: Path, name: str, body: bytes, url: str) -> tuple[Article, Page]:
    page = read_page(body, url or path.absolute().as_uri(), "")
    article = Article(
        url=url or name,
        name=page.title or name,
        site="",
        personal=page.personal,
        exposures=page.exposures,
        published=page.article.published if page.article else None,
        notice_until=page.notice_until,
        readable=not page.reasons,
        reason="；".join(page.reasons),
        evidence=Evidence(url or name),
    )
    return article, page


def _file(name: str, body: bytes, form: str) -> tuple[Attachment, Document]:
    document = read_apart(body, name, form)
    attachment = Attachment(
        url=name,
        name=veil(name),
        site="",
        format=form,
        personal=document.personal,
        exposures=document.exposures,
        readable=not document.reasons,
        reason="；".join(document.reasons),
        evidence=Evidence(name),
    )
    return attachment, document


def _document(checked: Sequence[Checked]) -> dict[str, object]:
    return {
        "findings": _documents(checked, Verdict.BREACH),
        "unsure": _documents(checked, *_UNDECIDED),
        "coverage": [
            {
                "file": file.name,
                "format": file.format,
                "read": not file.reasons,
                "reasons": file.reasons,
            }
            for file in checked
        ],
        "identities": [identity_document(one) for file in checked for one in file.identities],
        "wording": [
            {"file": file.name, **flag_document(place, slip)}
            for file in checked
            for place, slip in file.wording.flags
        ],
        "advice": [
            {"file": file.name, "grounds": file.wording.advice, "advice": ADVISED}
            for file in checked
            if file.wording.advice
        ],
    }


def _documents(checked: Sequence[Checked], *verdicts: Verdict) -> list[dict[str, object]]:
    return [finding_document(one, file.name) for file in checked for one in file.of(*verdicts)]


def _show(checked: Sequence[Checked]) -> None:
    findings = [one for file in checked for one in file.of(Verdict.BREACH)]
    if findings:
        show_findings(findings, {})
    for file in checked:
        say(f"{file.name}（{file.format}）：{_said(file)}", *_sums(file), *_hard(file))


_ADVISED = "提示核对："
"""Before what an inspector may look at: no verdict (priorart §3.1, ✎)."""


def _sums(file: Checked) -> list[str]:
    """What the arithmetic came to: how many identities hold, and each that does not, with page and cell."""
    if not file.identities:
        return []
    counts = Counter(one.holds for one in file.identities if one.mark is not Mark.ADVICE)
    total = f"  勾稽关系{counts.total()}项：相符{counts[True]}，不符{counts[False]}，未能判断{counts[None]}"
    failed = [one for one in file.identities if one.holds is False]
    return [total, *map(_sum, failed)]


def _hard(file: Checked) -> list[str]:
    """The reminder that an interpretation is hard to read."""
    found = file.wording.advice
    return [f"  提示（不计入问题）：较难读懂。{found}。{ADVISED}"] if found else []


def _sum(one: Identity) -> str:
    advised = _ADVISED if one.mark is Mark.ADVICE else ""
    return f"  {advised}{one.id} {one.says}：{one.left} 与 {one.right}（{one.place}）"


def _said(file: Checked) -> str:
    """The outcome in words. 未能判断 is never 未发现."""
    count = len(file.of(Verdict.BREACH))
    if count:
        rest = f"；另有未读到的内容（{_reason(file)}）" if file.reasons else ""
        return f"发现问题 {count} 项{rest}"
    undecided = file.of(*_UNDECIDED)
    return f"未能判断（{_reason(file)}），不算通过" if undecided else "未发现问题"


def _reason(file: Checked) -> str:
    return "；".join(file.reasons) or "；".join(one.message for one in file.of(*_UNDECIDED))


class _Text(msgspec.Struct):
    text: str
    id: str | int = ""
    published: date | None = None


def run_jsonl(source: str, wish: Wish = WISH) -> int:
    """Reads lines `{"id", "text"}`, writes `{"id", "personal": [[start, end, kind]], "wording": …}`.

    `wording` is `[[start, end, right, class]]`. A line may bear the day of its publication, `published`.
    """
    code = 0
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        try:
            given = msgspec.json.decode(line, type=_Text)
        except msgspec.DecodeError:
            warn(f'{source}:{number}：不是 {{"id", "text"}} 形式的 JSON')
            code = 1
            continue
        marks = [[one.start, one.end, one.kind.value] for one in find_values(given.text)]
        answer = {"id": given.id, "personal": marks, "wording": _worded(given, wish)}
        sys.stdout.write(escaped(msgspec.json.encode(answer).decode()) + "\n")
    return code


def _worded(given: _Text, wish: Wish) -> list[list[str | int]]:
    if not wish.wording:
        return []
    found = flagged_text(given.text, given.published or wish.published)
    return [[one.start, one.end, veil(one.right), one.level] for _, one in found.flags]


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as file:
            yield from file
    except OSError as error:
        raise UsageError(f"{source}：无法读取（{os_words(error)}）") from None
