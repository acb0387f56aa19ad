"""The long annex in a real browser: 10,000 rows are looked through without lag, and printed whole.

Skipped where there is no Chromium. What is measured is the browser's own time for the answer and its layout.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import pytest

from reports import compose, render
from reports.html import LONG
from tests.reports.rounds import bare, dead

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--allow-file-access-from-files", "--virtual-time-budget=60000",
)  # fmt: skip
ROWS = 10_000
FRAME = """<!DOCTYPE html><meta charset="utf-8"><iframe id="page" src="page.html"
 style="width:1200px;height:900px;border:0"></iframe><pre id="seen"></pre>
<script>
page.onload = () => {
  const win = page.contentWindow, doc = page.contentDocument;
  const table = doc.querySelector("table[data-filter]"), form = table.parentElement.querySelector("form");
  const words = form.querySelector("input"), output = form.querySelector("output");
  const shown = () => table.tBodies[0].rows.length;
  const timed = act => { const from = performance.now(); act(); table.offsetHeight; return performance.now() - from; };
  const type = text => { words.value = text; words.dispatchEvent(new win.Event("input")); };
  const told = {hidden: form.hidden, first: shown(), labels: [...form.querySelectorAll("label")].map(
    one => one.firstChild.textContent), times: []};
  for (const text of ["第", "第9", "第99", "第999", "第9999期"]) told.times.push(timed(() => type(text)));
  told.found = output.textContent;
  told.link = table.tBodies[0].rows[0].cells[1].textContent;
  told.times.push(timed(() => type("")));
  const choice = [...form.querySelectorAll("select")].find(one => one.parentElement.textContent.includes("责任单位"));
  choice.value = "区教育局";
  told.times.push(timed(() => choice.dispatchEvent(new win.Event("change", {bubbles: true}))));
  told.chosen = output.textContent;
  told.more = timed(() => form.querySelector("button.more").click());
  told.second = shown();
  win.dispatchEvent(new win.Event("beforeprint"));
  told.printed = shown();
  win.dispatchEvent(new win.Event("afterprint"));
  told.after = shown();
  seen.textContent = JSON.stringify(told);
};
</script>"""


def page_of(rows: int) -> str:
    """A bulletin with so many dead links, every fourth of them another agency's."""
    found = [dead(page, "jyj" if page % 4 == 0 else "gov") for page in range(1, rows + 1)]
    round_ = bare(found)
    return render(compose(round_, kind="monthly"), round_, "html").decode()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    folder: Path = tmp_path_factory.mktemp("filter")
    (folder / "page.html").write_text(page_of(ROWS), encoding="utf-8")
    (folder / "frame.html").write_text(FRAME, encoding="utf-8")
    command = [CHROMIUM, *QUIET, f"--user-data-dir={folder / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [*command, (folder / "frame.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=True,
    )
    found = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, "the page was not loaded"
    return json.loads(unescape(found.group(1)))


def test_ten_thousand_rows_are_looked_through(told: dict[str, object]) -> None:
    assert told["hidden"] is False
    assert told["first"] == 50
    assert told["labels"][0] == "查找："
    assert "责任单位：" in told["labels"]
    assert told["found"] == f"共{ROWS}项，符合条件1项，显示1项"
    assert told["link"].startswith("MJ-2026-")


def test_a_value_can_be_chosen_and_more_be_shown(told: dict[str, object]) -> None:
    assert told["chosen"] == f"共{ROWS}项，符合条件2500项，显示50项"
    assert told["second"] == 150


def test_all_that_fit_are_printed(told: dict[str, object]) -> None:
    assert told["printed"] == 2500
    assert told["after"] == 50


def test_only_our_own_script_may_run() -> None:
    page = page_of(LONG)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert script
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()

    assert page.count("<script") == 1
    assert f"script-src 'sha256-{digest}'" in page


def test_a_short_page_has_no_script_and_all_rows_without_one() -> None:
    assert "<script" not in page_of(LONG - 1)
    assert page_of(LONG).count("<tr><td") >= LONG
