"""How long a long annex takes from a key pressed to the rows painted, in a real browser.

    python -m bench.html_filter [PAGE.html] [--cases 10000]

Opens the HTML bulletin of `bench.bulletin` (or the given page) in the system's Chromium, presses real keys in the
longest table's search box, chooses a value, and asks for more rows. What is printed is the page's own clock: from the
event to the second animation frame after it, by when what it changed is painted, and the browser's own Event Timing
(from the hardware's moment to the next paint, in steps of 8 ms). Needs the extra `render`.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import bulletin  # noqa: E402
from crawler.render import CHROMIUM, why_not  # noqa: E402

WATCH = """() => {
  window.told = []; window.events = [];
  new PerformanceObserver(list => list.getEntries().forEach(
    one => events.push([one.name, one.duration, one.processingEnd - one.processingStart]))
  ).observe({type: "event", durationThreshold: 16});
  const watch = event => {
    const from = event.timeStamp;
    requestAnimationFrame(() => requestAnimationFrame(() => told.push(performance.now() - from)));
  };
  for (const name of ["input", "change"]) addEventListener(name, watch, true);
  addEventListener("click", event => event.target.matches("button.more") && watch(event), true);
}"""
LONGEST = """() => {
  const counts = [...document.querySelectorAll("form.filter")].map(
    form => parseInt(form.querySelector("output").textContent.slice(1)) || 0);
  return counts.indexOf(Math.max(...counts));
}"""
KEYS = "第99号关于"


def page_of(cases: int) -> bytes:
    """The HTML bulletin of a made office."""
    place = bulletin.config()
    made = bulletin.papers(bulletin.year(cases, 6, place), place)
    return made["bulletin, html"]()["通报.html"]


async def measure(path: Path) -> dict[str, Any]:
    """Milliseconds of each deed."""
    import shutil

    from playwright.async_api import async_playwright

    found = next(name for name in map(shutil.which, CHROMIUM) if name)
    async with async_playwright() as play:
        browser = await play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        page = await browser.new_page(viewport={"width": 1200, "height": 900})
        await page.goto(path.as_uri(), wait_until="load", timeout=120_000)
        load = await page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        await page.evaluate(WATCH)
        form = page.locator("form.filter").nth(await page.evaluate(LONGEST))
        box = form.locator("input").first
        await box.click()
        for key in KEYS:
            await page.keyboard.insert_text(key)
            await page.wait_for_timeout(250)
        for _ in KEYS:
            await page.keyboard.press("Backspace")
            await page.wait_for_timeout(250)
        await form.locator("select").first.select_option(index=1)
        await page.wait_for_timeout(250)
        await form.locator("select").first.select_option(index=0)
        await page.wait_for_timeout(250)
        await form.locator("button.more").click()
        await page.wait_for_timeout(500)
        told = await page.evaluate("({told, events})")
        rows = await form.locator("output").inner_text()
        await browser.close()
    return {"load": load, "rows": rows, **told}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("page", nargs="?", type=Path, help="an HTML bulletin")
    parser.add_argument("--cases", type=int, default=10_000)
    told = parser.parse_args(arguments)
    if missing := why_not():
        print(missing)
        return 1
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    print(f"{datetime.now(tz=UTC).date()} · {machine}")
    print(f"command: python -m bench.html_filter {told.page or f'--cases {told.cases}'}\n")
    with tempfile.TemporaryDirectory() as folder:
        path = told.page or Path(folder) / "page.html"
        if told.page is None:
            path.write_bytes(page_of(told.cases))
        seen = asyncio.run(measure(path.resolve()))
        size = path.stat().st_size / 2**20
    keys, deeds = seen["told"][: 2 * len(KEYS)], seen["told"][2 * len(KEYS) :]
    timed = [
        duration for name, duration, _ in seen["events"] if name in {"input", "keydown", "keypress"}
    ]
    print(f"{size:.1f} MB, loaded in {seen['load']:.0f} ms; {seen['rows']}")
    print(f"key to paint, ms: {_shown(keys)} (worst {max(keys):.0f})")
    print(f"choice, choice back, more rows, ms: {_shown(deeds)} (worst {max(deeds):.0f})")
    print(
        f"Event Timing of keys, ms: worst {max(timed, default=0):.0f} of {len(timed)} slower than 16"
    )
    return 0


def _shown(times: Sequence[float]) -> str:
    return " ".join(f"{one:.0f}" for one in times)


if __name__ == "__main__":
    raise SystemExit(main())
