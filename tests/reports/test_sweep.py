"""A planted identity number leaves by no door: no form of any bulletin or ledger shows it in full."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import pytest
from pypdfium2 import PdfDocument

from records import (
    Agency,
    Coverage,
    Evidence,
    Office,
    Round,
    RuleCoverage,
    SiteCoverage,
    Stage,
    Unchecked,
    Verdict,
)
from records.privacy import check_digit
from reports import FORMATS, compose, render, settle
from reports.pdf.typesetter import installed
from tests.reports.rounds import BEFORE, TODAY, inspection, judgement

FIRST17 = "99010119900101123"
PLANTED = FIRST17 + check_digit(FIRST17)
"""A number with the right check digit in a region that was never issued."""
DISGUISES = (
    PLANTED,
    " ".join(PLANTED),
    PLANTED[:6] + "\u200b" + PLANTED[6:],
    PLANTED.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")),
)


def planted_round(number: str) -> Round:
    """The number in every field that a page, a file or a person can fill."""
    words, url = f"张某{number}号", f"http://www.example.gov.cn/{number}/x.html"
    breach = [
        replace(
            judgement(rule, f"article:{url}", agency=words, site=words, column=words, url=url),
            subject_name=words,
            message=words,
            remedy=words,
            title=words,
            family_title=title,
            document=words,
            article=words,
            law=words,
            evidence=(Evidence(url, "", None, words, words),),
        )
        for rule, title in (("full_identity_number", "个人信息保护"), ("dead_link", words))
    ]
    unsure = replace(breach[1], verdict=Verdict.UNSURE, subject="article:2", rule="stale_column")
    broken = replace(unsure, verdict=Verdict.BROKEN, subject="article:3")
    first = settle(
        (), [*breach, replace(unsure, verdict=Verdict.BREACH)], inspection(BEFORE, period="2026-10")
    )
    now = replace(inspection(TODAY, period="2026-11"), theme=words)
    settled = settle(first.cases, [*breach, unsure, broken], now)
    return Round(
        inspection=now,
        office=Office(words, words, words, words, "0570-1", words, words, words),
        agencies=(Agency(words, words),),
        sites=(),
        columns=(),
        duties=(),
        judgements=(*breach, unsure, broken),
        cases=(
            *settled.cases,
            replace(settled.cases[0], number="MJ-2026-0099", stage=Stage.CLOSED),
        ),
        moves=settled.moves,
        coverage=Coverage(
            (SiteCoverage(words, 1, 1, 1, 1),),
            (
                RuleCoverage("a", words, words, words, clear=1),
                RuleCoverage("b", words, words, words),
            ),
            (Unchecked(words, words, words, url, words),),
        ),
        previous=replace(now, theme=words),
        previous_findings=tuple(breach),
        previous_open=first.cases,
    )


def words_of(data: bytes) -> str:
    """All text of a file; of a zip, all its parts; of a PDF, what stands on its pages."""
    if data[:4] == b"%PDF":
        return "".join(page.get_textpage().get_text_range() for page in PdfDocument(data))
    if data[:2] != b"PK":
        return data.decode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "\n".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", ["weekly", "monthly", "quarterly"])
@pytest.mark.parametrize("number", DISGUISES, ids=["plain", "spaced", "zero-width", "full-width"])
def test_no_form_shows_it(number: str, kind: str, format_: str) -> None:
    period = {"weekly": "2026-W47", "monthly": "2026-11", "quarterly": "2026-Q4"}[kind]
    round_ = planted_round(number)
    round_ = replace(round_, inspection=replace(round_.inspection, period=period))

    if format_ == "pdf" and not installed():
        pytest.skip("the extra pdf is not installed")

    text = words_of(render(compose(round_, kind=kind), round_, format_))

    narrow = text.replace("\\", "").translate(
        str.maketrans("０１２３４５６７８９Ｘ", "0123456789X")
    )
    assert PLANTED not in re.sub(r"[\s\u200b\-·.]", "", narrow)
    assert "99" + "*" * 13 in narrow
