"""A round over the hostile site: nothing outside its folder touched, nobody forbidden asked, nothing planted acts.

One round of the real chain, in a process of its own, is shared by all tests; SECURITY.md names them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest
import zstandard
from selectolax.lexbor import LexborHTMLParser
from warcio.archiveiterator import ArchiveIterator

from records.store.site import SiteStore
from tests.app.test_sweep import written
from tests.hostile.round import SECRETS, Made, inspected
from tests.hostile.site import FILES, NUMBERS, Hostile
from tests.hostile.words import TITLES

ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe]"
)
"""What a terminal or an editor would obey."""
PACKED = frozenset({".docx", ".xlsx", ".wacz"})
OUTSIDE = re.compile('Target="([^"]*)" TargetMode="External"')
SECONDS, MEGABYTES = 120.0, 500
"""Of a round of 200 visits on a machine shared by many; the 20 answers that stall take 0.8 s each."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    with Hostile().open() as site:
        yield inspected(tmp_path_factory.mktemp("hostile"), site)


def files(made: Made, *suffixes: str) -> list[Path]:
    found = [path for path in made.written() if path.suffix in suffixes]
    assert found, suffixes
    return found


# ---------------------------------------------------------------------------------------- the round ends


def test_every_command_comes_to_its_end(made):
    """`inspect` says that something could not be reached (6); what follows it works on what there is."""
    assert made.err == ""
    assert made.code == 0
    assert [(one[0], one[1]) for one in made.told("done") if one[1] != "0"] == [("inspect -c", "6")]


def test_every_attack_was_met(made):
    """The yardstick itself: each trap was asked for, and no limit of pages hid the rest."""
    assert sorted(set(made.site.answers) - set(made.site.asked)) == []
    assert len(made.site.asked) < 400


def test_it_took_bounded_time_and_memory(made):
    ((_, own, _),) = made.told("cost")
    seconds = sum(float(one[2]) for one in made.told("done"))

    assert seconds < SECONDS
    assert int(own) < MEGABYTES * 1000


def test_what_never_ends_is_left_with_its_reason(made):
    with SiteStore.open(next(made.data.rglob("site.db")).parent) as store:
        reasons = {
            one.url.partition(".cn")[2]: str(one.reason) for one in store.visits("2026-11-20-1")
        }

    expected = {
        "/tiao/a": "too_many_redirects", "/w/loop": "redirect_loop", "/w/expires": "redirect_loop",
        "/wu/index_5.html": "limit", "/w/stall": "timeout", "/w/drip": "timeout", "/w/early": "timeout",
        "/w/trailers": "timeout", "/w/pour": "too_large", "/w/gzip": "too_large", "/w/deflate": "too_large",
        "/w/members": "protocol", "/w/codings": "protocol", "/w/heads": "protocol", "/w/length": "too_large",
        "/w/chunked-length": "too_large", "/w/br": "protocol", "/w/zstd": "protocol", "/w/after": "server_error",
    }  # fmt: skip
    assert {path: reasons.get(path) for path in expected} == expected


# ------------------------------------------------------------------------ nobody is asked who may not be


def test_no_inner_address_saw_a_connection(made):
    """Seen at both ends: the listeners of the inner network, and every connect of the process."""
    places = {(address, int(port)) for address, port in made.told("connect")}

    assert made.site.met == []
    assert {place for place in places if place[0] != "8.8.8.8"} == {("127.0.0.1", made.site.port)}


def test_a_name_that_changes_its_address_is_asked_once_a_connection(made):
    """The public answer was connected to (and refused by the test): the private one that followed it was not."""
    asked = [name for (name,) in made.told("resolve")]

    assert asked.count("rebind.evil.example") == 1
    assert ("8.8.8.8", str(made.site.inner["127.0.0.1"])) in made.told("connect")
    assert made.told("look-up") == []


# --------------------------------------------------------------------- nothing outside its folder is touched


def test_nothing_but_the_data_and_what_was_asked_for_is_there_afterwards(made):
    new = {Path(one) for one in set(made.after) - set(made.before)}
    own = (Path("office/data"), Path("home"), Path("printed"))

    assert {
        one for one in new if not any(one == each or each in one.parents for each in own)
    } == set()
    assert sorted(one.name for one in new if one.parent == Path("home") and one.suffix) == [
        "all.wacz",
        "all.warc.gz",
        "sheets.xlsx",
    ]


def test_others_on_the_machine_cannot_enter_the_data_or_the_backup(made):
    """Made by the program, whatever the umask: 0700."""
    assert oct(made.data.stat().st_mode & 0o777) == "0o700"
    assert oct((made.folder / "home" / "vault").stat().st_mode & 0o777) == "0o700"


def test_nothing_was_written_anywhere_else_meanwhile(made):
    """Every path that was opened for writing, made, moved or removed."""
    told = {Path(path) for kind in ("write", "touch") for one in made.told(kind) for path in one}
    allowed = [made.folder / name for name in ("office/data", "home", "printed", "temp")]
    strange = {str(one) for one in told if not any(each in (one, *one.parents) for each in allowed)}

    assert strange - {"/dev/null"} == set()


def test_only_the_reader_of_files_is_started(made):
    assert {one[0] for one in made.told("run")} == {"subprocess.Popen"}
    assert len(made.told("run")) < 12


def test_names_of_the_site_name_no_file_of_ours(made):
    """Neither link texts nor Content-Disposition nor paths of addresses."""
    names = [Path(one).name for one in made.after]

    assert [one for one in names if "planted" in one or ACTING.search(one) or ".." in one] == []
    assert not any(Path(name).name in names for name in FILES)


def test_packages_hold_no_path_that_climbs(made):
    for path in files(made, ".wacz", ".docx", ".xlsx"):
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
        assert [
            one for one in names if one.startswith("/") or ".." in one or "planted" in one
        ] == []


# ------------------------------------------------------------------------------- nothing planted acts


def texts(made: Made) -> dict[str, str]:
    """The words of every form of the bulletin."""
    folder = made.data / "reports" / "2026-11"
    with zipfile.ZipFile(folder / "通报.docx") as package:
        word = "".join(ET.fromstring(package.read("word/document.xml")).itertext())
    page = LexborHTMLParser((folder / "通报.html").read_bytes())
    return {
        "docx": word,
        "html": page.text(),
        "md": (folder / "通报.md").read_text(encoding="utf-8"),
        "json": (folder / "通报.json").read_text(encoding="utf-8"),
        "xlsx": " ".join(str(cell.value) for cell in cells(folder / "台账（内部）.xlsx")),
        "evidence": " ".join(
            LexborHTMLParser(one.read_bytes()).text()
            for one in sorted((folder / "证据").rglob("*.html"))
        ),
    }


def cells(path: Path) -> Iterator[openpyxl.cell.Cell]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


def test_the_planted_words_are_in_the_outputs(made):
    """The yardstick itself: what the tests below look for is there, as words."""
    for form, text in texts(made).items():
        met = {number for number in range(len(TITLES)) if f"种植{number:02d}" in text}
        assert len(met) >= 6, form


def test_pages_have_no_script_but_ours_and_lead_nowhere_strange(made):
    for path in files(made, ".html"):
        page = LexborHTMLParser(path.read_bytes())
        acting = [
            one for one in page.css("script") if "种植" in one.text() or "alert(" in one.text()
        ]
        assert acting == [], path
        assert (
            page.css(
                "iframe, object, embed, base, form[action], meta[http-equiv=refresh], svg[onload]"
            )
            == []
        ), path
        for node in page.css("*"):
            assert not [name for name in node.attributes if name.startswith("on")], path
            for name in ("href", "src", "data", "action", "xlink:href"):
                value = (node.attributes.get(name) or "").strip().lower()
                assert not value.startswith(("javascript:", "vbscript:", "file:", "data:text")), (
                    path,
                    value,
                )
        loaded = [
            one.attributes.get("src") or ""
            for one in page.css("img, script[src], link[rel=stylesheet]")
        ]
        assert [one for one in loaded if one.startswith(("http", "//"))] == [], path


def test_no_cell_is_a_formula(made):
    for path in files(made, ".xlsx"):
        with zipfile.ZipFile(path) as package:
            parts = b"".join(package.read(one) for one in package.namelist() if "sheet" in one)
        assert b"<f>" not in parts
        assert b"<hyperlink " not in parts
        assert [cell.value for cell in cells(path) if cell.data_type == "f"] == []


def test_a_document_has_no_field_or_link_of_the_site(made):
    for path in files(made, ".docx"):
        with zipfile.ZipFile(path) as package:
            parts = {
                one: package.read(one).decode()
                for one in package.namelist()
                if one.endswith((".xml", ".rels"))
            }
        fields = {
            one
            for text in parts.values()
            for one in re.findall(r"<w:instrText[^>]*>([^<]*)<", text)
        }
        assert {one.split()[0] for one in fields} <= {"PAGE", "NUMPAGES"}
        targets = [one for text in parts.values() for one in re.findall(OUTSIDE, text)]
        assert [
            one for one in targets if not one.startswith(("http://www.evil.gov.cn/", "mailto:"))
        ] == []
        for text in parts.values():
            ET.fromstring(text)


def test_markdown_shows_markup_and_does_not_obey_it(made):
    for path in files(made, ".md"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"<(?!http)(?=[a-z/!])[^>]*>", text, re.IGNORECASE) == []
        assert re.findall(r"(?<!\\)\]\((?!<http://www\.evil\.gov\.cn/)[^)]*", text) == []
        assert re.findall(r"(?<!\\)!\[", text) == []


def test_a_pdf_has_words_and_no_action(made):
    for path in files(made, ".pdf"):
        body = path.read_bytes()
        assert (
            re.search(rb"/(JavaScript|JS|Launch|SubmitForm|EmbeddedFile|OpenAction)\b", body)
            is None
        )
        assert b"root:x:0" not in body


def test_feed_and_calendar_hold_only_what_we_put_there(made):
    (feed,), (days,) = files(made, ".atom"), files(made, ".ics")
    tree = ET.fromstring(feed.read_bytes())
    links = [one.get("href", "") for one in tree.iter("{http://www.w3.org/2005/Atom}link")]

    assert {one.tag.partition("}")[0] for one in tree.iter()} == {"{http://www.w3.org/2005/Atom"}
    assert [one for one in links if not one.startswith("http://www.evil.gov.cn/")] == []
    assert {
        one.get("type", "text") for one in tree.iter("{http://www.w3.org/2005/Atom}content")
    } == {"text"}
    assert "VALARM" not in days.read_text(encoding="utf-8")


def test_nothing_that_was_printed_moves_a_terminal(made):
    """What people read on a screen, the JSON for machines, and the log."""
    met = 0
    for name, body in made.printed():
        met += "种植" in (text := body.decode())
        assert ACTING.findall(text) == [], name
    assert met >= 3


def test_no_output_holds_a_control_character_or_turns_a_line(made):
    for path in files(made, ".html", ".md", ".json", ".atom"):
        if "网页" not in path.parts:  # copies of archived pages keep their words
            assert ACTING.findall(path.read_text(encoding="utf-8").replace("\r", "")) == [], path


# ------------------------------------------------------------------------------------ archive and secrets


def test_headers_of_an_answer_make_no_record(made):
    """Every record is one that we wrote, and no header has a line end, NUL or a name of WARC's."""
    with (made.folder / "home" / "all.warc.gz").open("rb") as file:
        kinds = set()
        for one in ArchiveIterator(file):
            kinds.add(one.rec_type)
            heads = one.http_headers.headers if one.http_headers else []
            assert not [name for name, _ in heads if name.lower().startswith("warc-")]
            assert not [value for _, value in heads if re.search("[\r\n\x00]", value)]
    assert kinds == {"warcinfo", "response", "revisit", "metadata"}


def everything(made: Made) -> Iterator[tuple[str, bytes]]:
    """Every byte that a round left but for the archive's own files; packages and blocks of the backup unpacked."""
    yield from made.printed()
    yield from written(made.data)
    for path in made.written():
        body = path.read_bytes()
        if path.suffix in PACKED:
            with zipfile.ZipFile(path) as package:
                yield from ((f"{path}!{one}", package.read(one)) for one in package.namelist())
        elif body.startswith(zstandard.FRAME_HEADER):
            body = zstandard.ZstdDecompressor().decompressobj().decompress(body)
        yield str(path), body


def test_no_secret_of_the_environment_is_written_or_printed(made):
    planted = [one.encode() for one in SECRETS.values() if one]
    assert [name for name, body in everything(made) if any(one in body for one in planted)] == []
    assert not any(one.decode() in str(made.notes) for one in planted)


def test_no_number_that_was_planted_leaves_the_archive(made):
    values = [one.encode() for one in NUMBERS]
    found = [name for name, body in everything(made) if any(one in body for one in values)]

    assert [one for one in found if ".warc" not in one and ".wacz" not in one] == []
    assert sum(".warc" in one.name or ".wacz" in one.name for one in made.folder.rglob("*")) >= 2
