"""The HTML bulletin in a browser: on a phone nothing sticks out, and nothing is fetched from anywhere.

Skipped without Chromium; `.ci/run` installs it.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

QUIET = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
)
FRAME = """<!DOCTYPE html><meta charset="utf-8"><iframe id="page" src="page.html"
 style="width:{width}px;height:800px;border:0"></iframe><pre id="seen"></pre>
<script>
page.onload = () => {{
  const doc = page.contentDocument, root = doc.documentElement;
  const inside = one => {{ const at = one.closest("figure.table");
    return at && at.scrollWidth > at.clientWidth && at.clientWidth <= root.clientWidth; }};
  const out = [...doc.body.querySelectorAll("*")].filter(one => {{
    const box = one.getBoundingClientRect();
    return box.width && (box.right > root.clientWidth + 1 || box.left < -1) && !inside(one)
      && getComputedStyle(one).position !== "absolute" && !one.closest("thead");
  }});
  seen.textContent = JSON.stringify({{
    page: root.scrollWidth, screen: root.clientWidth,
    out: out.map(one => one.tagName + "." + one.className).slice(0, 9),
    fetched: page.contentWindow.performance.getEntriesByType("resource").map(one => one.name),
    small: [...doc.body.querySelectorAll("td, p, li")].map(one =>
      parseFloat(getComputedStyle(one).fontSize)).reduce((a, b) => Math.min(a, b)),
  }});
}};
</script>"""


def seen(folder: Path, page: bytes, width: int) -> dict[str, object]:
    """What a window of that many pixels shows of the page, measured in the page itself."""
    (folder / "page.html").write_bytes(page)
    (folder / "frame.html").write_text(FRAME.format(width=width), encoding="utf-8")
    command = [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*map(str, command), (folder / "frame.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    )
    found = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, "the page was not loaded"
    return json.loads(unescape(found.group(1)))


@pytest.fixture(scope="module")
def bulletin(inspected) -> bytes:
    return (inspected.config.data / "out" / "通报.html").read_bytes()


@pytest.mark.parametrize("width", [320, 390, 1200])
def test_nothing_sticks_out(tmp_path, bulletin, width):
    """A table may scroll in its own box; the page itself never scrolls sideways."""
    found = seen(tmp_path, bulletin, width)

    assert found["screen"] == width
    assert found["page"] == width
    assert found["out"] == []
    assert found["small"] >= 12


def test_nothing_is_fetched(tmp_path, bulletin):
    """No request leaves the page; links are only followed by a hand."""
    text = bulletin.decode()

    assert seen(tmp_path, bulletin, 390)["fetched"] == []
    assert re.findall(r"<(?:img|link|iframe|object|embed|source|video|audio)\b", text) == []
    assert re.findall(r"<script[^>]*>", text) == ["<script>"]
    assert re.findall(r"\bsrc=|url\((?!#)|@import", text) == []


def test_the_measure_is_able_to_fail(tmp_path):
    wide = b'<!DOCTYPE html><p style="width:900px;font-size:9px">x</p>'
    found = seen(tmp_path, wide, 390)

    assert found["page"] > 390
    assert found["out"] == ["P."]
    assert found["small"] == 9
