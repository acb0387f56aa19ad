"""Words of pictures: the budget that all pages and members share, and, where the extra is installed, real reading."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from reading.documents import ocr
from reading.documents.blocks import Block, Limits
from reading.documents.parse import parse
from tests.containers.cases_web import png
from tests.containers.pdf_made import Made, picture
from tests.containers.people import NUMBER
from tests.reading.documents.made import SCAN, pdf, zipped

FIXTURE = Path(__file__).parents[2] / "containers" / "fixtures" / "pdf" / "twin_page.pdf"


class _Counting:
    """Stands for the engine: a line for each picture it is given."""

    asked = 0

    def ocr(self, picture: bytes) -> dict[str, str]:
        del picture
        _Counting.asked += 1
        return {"structured_text": f"第{_Counting.asked}张"}


@pytest.fixture
def stood_in(monkeypatch: pytest.MonkeyPatch) -> None:
    _Counting.asked = 0
    monkeypatch.setattr(ocr, "_engine", _Counting)


@pytest.mark.usefixtures("stood_in")
def test_pictures_of_an_archive_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the process is moved on by every picture: two are read in time, the third is not."""
    monkeypatch.setattr(ocr, "process_time", lambda: _Counting.asked)
    body = zipped({f"{number}.png": png() for number in range(3)})
    content = parse(body, "a.zip", "zip", Limits(ocr_until=2.0))
    assert [one.text for one in content.blocks if isinstance(one, Block)] == ["第1张", "第2张"]
    assert content.reasons == ("压缩包内“2.png”：图片文件，未识别其中文字",)


@pytest.mark.usefixtures("stood_in")
def test_without_time_a_scan_and_a_picture_are_said_to_be_unread() -> None:
    spent = Limits(ocr_until=0.0)
    scan = parse(pdf([SCAN]), "a.pdf", "pdf", spent)
    assert scan.reasons == ("扫描件，无文字层，未识别",)
    image = parse(png(), "a.png", "image", spent)
    assert image.reasons == ("图片文件，未识别其中文字",)
    assert _Counting.asked == 0


def _scanned() -> bytes:
    """The fixture's page as a picture of 150 dots an inch."""
    document = pdfium.PdfDocument(FIXTURE.read_bytes())
    bitmap = document[0].render(scale=150 / 72, grayscale=True)
    rows = bytes(bitmap.buffer)
    pixels = b"".join(rows[at : at + bitmap.width] for at in range(0, len(rows), bitmap.stride))
    resources = b"/XObject<</I 20 0 R>>"
    objects = {20: picture(bitmap.width, bitmap.height, pixels)}
    document.close()
    return Made(b"q 600 0 0 800 0 0 cm /I Do Q", resources=resources, objects=objects).file()


@pytest.mark.skipif(not ocr.is_ready(float("inf")), reason="the extra `ocr` is not installed")
def test_a_scan_is_read_and_said_to_be_read_by_a_machine() -> None:
    content = parse(_scanned(), "a.pdf", "pdf", Limits())
    assert content.reasons == ("第1页无文字层，文字由机器识别，可能有误",)
    (block,) = content.blocks
    assert isinstance(block, Block)
    assert (block.place, block.hidden) == ("第1页", "")
    assert NUMBER in block.text
