"""`check`: files and saved pages, before they are published."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

import rules
from app import clock
from app.cli.options import exit_code
from app.console import emit, findings_table, say, terminal, warn
from app.findings import finding_document
from reading import read_page
from reading.documents import read_document
from reading.personal import find
from reading.sniff import sniff
from records import Article, Attachment, Document, Evidence, Judgement, Subject, Verdict, veil
from records.errors import UsageError, os_words

MAX_FILE = 200_000_000
"""Bytes; a bigger file is not read into memory."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One file with what the rules said of it."""

    path: Path
    format: str
    judgements: tuple[Judgement, ...]


def run_check(files: Sequence[Path], url: str, *, fail_on: str, as_json: bool) -> int:
    """Checks files and says what was found in each."""
    if not files:
        raise UsageError("没有给出要检查的文件。例：mingjian check 公示名单.xlsx")
    checked = [check_file(path, url) for path in files]
    telling = [(one, each) for one in checked for each in one.judgements if _tells(each)]
    findings = [each for _, each in telling if each.is_finding]
    if as_json:
        emit(_document(checked, telling))
    else:
        _show(checked, findings)
    return exit_code({one.severity for one in findings}, fail_on)


def check_file(path: Path, url: str = "") -> Checked:
    """One file, judged by the rules that look at articles and attachments.

    Raises UsageError when the file is not there or cannot be opened.
    """
    body = _bytes_of(path)
    form = sniff(body, "", path.name)
    subject = _page(path, body, url) if form == "html" else _file(path, body, form)
    judgements = rules.judge([subject], rules.catalogue(), clock.now().date())
    return Checked(path, form, tuple(judgements))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_FILE:
            raise UsageError(f"{path}：超过 {MAX_FILE // 1_000_000} MB，不读取")
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}：无法读取（{os_words(error)}）") from None


def _page(path: Path, body: bytes, url: str) -> Subject:
    page = read_page(body, url or path.absolute().as_uri(), "")
    return Article(
        url=url or path.name,
        name=page.title or path.name,
        site="",
        personal=page.personal,
        readable=not page.reasons,
        reason="；".join(page.reasons),
        evidence=Evidence(url or path.name),
    )


def _file(path: Path, body: bytes, form: str) -> Subject:
    document: Document = read_document(body, path.name, form)
    return Attachment(
        url=path.name,
        name=veil(path.name),
        site="",
        format=form,
        personal=document.personal,
        readable=not document.reasons,
        reason="；".join(document.reasons),
        evidence=Evidence(path.name),
    )


def _tells(one: Judgement) -> bool:
    return one.verdict not in {Verdict.CLEAR, Verdict.EXEMPT}


def _document(
    checked: Sequence[Checked], telling: Sequence[tuple[Checked, Judgement]]
) -> dict[str, object]:
    return {
        "findings": [finding_document(one, str(file.path)) for file, one in telling],
        "coverage": [
            {
                "file": str(file.path),
                "format": file.format,
                "read": not any(one.verdict is Verdict.UNSURE for one in file.judgements),
            }
            for file in checked
        ],
        "identities": [],
    }


def _show(checked: Sequence[Checked], findings: Sequence[Judgement]) -> None:
    if findings:
        terminal().print(findings_table(findings, {}))
    for file in checked:
        unsure = [one for one in file.judgements if one.verdict is Verdict.UNSURE]
        breaches = [one for one in file.judgements if one.is_finding]
        words = unsure[0].message if unsure else ("发现问题" if breaches else "未发现问题")
        say(f"{file.path}（{file.format}）：{words}")


class _Text(msgspec.Struct):
    text: str
    id: str | int = ""


def run_jsonl(source: str) -> int:
    """Reads lines `{"id", "text"}`, writes `{"id", "personal": [[start, end, kind]], "wording": []}`."""
    code = 0
    for number, line in enumerate(_lines(source), 1):
        if not line.strip():
            continue
        try:
            given = msgspec.json.decode(line, type=_Text)
        except msgspec.DecodeError as error:
            warn(f'{source}:{number}：不是 {{"id", "text"}} 形式的 JSON（{error}）')
            code = 1
            continue
        marks = [[mark.start, mark.end, mark.kind] for mark in find(given.text)]
        answer = {"id": given.id, "personal": marks, "wording": []}
        sys.stdout.write(msgspec.json.encode(answer).decode() + "\n")
    return code


def _lines(source: str) -> Iterator[bytes]:
    if source == "-":
        yield from sys.stdin.buffer
        return
    try:
        with Path(source).open("rb") as file:
            yield from file
    except OSError as error:
        raise UsageError(f"{source}：无法读取（{os_words(error)}）") from None
