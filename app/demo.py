"""`demo`: the whole chain over HTTP on the sample county, scored against its answer key."""

from __future__ import annotations

import errno
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

import sample
from app import clock
from app.asked import loaded
from app.bundle import bundle, told
from app.clock import Now
from app.console import coverage_line, emit, paths_lines, say, show_findings
from app.findings import finding_document
from app.importing import take
from app.inspection import Order, inspect
from app.lived import live_through, moment_of
from app.progress import watching
from app.publish import publish
from app.rounds import as_document
from records import Finding, Round
from records.config import Config, load
from records.errors import UsageError
from records.ledger_forms import form_of
from reports.period import period_on
from sample import County, Expected, Server
from sample.ledgers import ledger_files

_WITH_SMALL_SITES = 3
"""Main sites from which on district 1 is whole."""
FORMATS = ("docx", "html", "xlsx", "json", "md")


@dataclass(frozen=True, slots=True)
class Score:
    """The round against the answer key."""

    planted: int
    found: int
    missed: tuple[Expected, ...]
    false: tuple[Finding, ...]
    """Findings that nothing was planted for: each would be a wrong accusation."""

    @property
    def perfect(self) -> bool:
        """All that was planted was found, and nothing else."""
        return not self.missed and not self.false


def run_demo(out: Path, config_path: Path | None, *, as_json: bool) -> int:
    """Runs the demo and says where the bulletin is; 1 when the score is not perfect."""
    began = time.monotonic()
    config = replace(_config(config_path), data=(out / "data").absolute())
    settings = config.sample
    if settings is None:
        raise UsageError(f"{config.path}：没有 [sample]，不是示例区的配置")
    _clear(config.data)
    county = sample.build(settings.seed, settings.as_of, settings.sites)
    period = period_on(settings.as_of, "monthly").name
    with _served(county, config) as (served, server), watching(quiet=as_json) as watch:
        live_through(served, county, server, watch)
        import_ledgers(served, moment_of(settings.as_of))
        order = Order(settings.as_of, "全面检查", period)
        round_ = inspect(served, order, now=_from(moment_of(settings.as_of)), watch=watch)
    folder, beside = out.absolute(), partial(bundle, config, round_)
    paths = told(folder, publish(round_, folder, FORMATS, kind="monthly", beside=beside))
    waiting = tuple(one.finding for one in round_.awaiting)
    score = score_of((*round_.findings, *waiting), asked(round_, county.answers))
    _show(round_, score, paths, time.monotonic() - began, as_json=as_json)
    return 0 if score.perfect else 1


def import_ledgers(config: Config, at: datetime) -> None:
    """Imports what the sample's offices keep themselves: their ledgers name sites that three main sites bring along."""
    settings = config.sample
    if settings is None or settings.sites < _WITH_SMALL_SITES:
        return
    for one in ledger_files(settings.as_of):
        if form := form_of(one.kind):
            take(config, form, [(one.name, one.body)], today=settings.as_of, at=at)


def asked(round_: Round, answers: Sequence[Expected]) -> tuple[Expected, ...]:
    """The answers to the rules that a round asked: rules under trial are asked only by name."""
    rules = {one.rule for one in round_.coverage.rules}
    return tuple(one for one in answers if one.rule in rules)


def score_of(findings: Sequence[Finding], answers: Sequence[Expected]) -> Score:
    """Which planted defects were found, which were missed, and what was found beside them."""
    left = list(findings)
    missed = []
    for answer in answers:
        hit = next((one for one in left if _fits(one, answer)), None)
        if hit is None:
            missed.append(answer)
        else:
            left.remove(hit)
    return Score(len(answers), len(answers) - len(missed), tuple(missed), tuple(left))


def _fits(finding: Finding, answer: Expected) -> bool:
    if finding.rule != answer.rule:
        return False
    if answer.subject:
        return finding.subject == answer.subject
    if finding.subject_kind == "Duty":
        return finding.subject == f"duty:{answer.duty}"
    if finding.subject_kind == "Column":
        return finding.subject == f"column:{answer.column}"
    if finding.subject_kind == "Site":
        return finding.site == answer.site
    return finding.url == answer.url


def _config(path: Path | None) -> Config:
    """The named configuration, else the one in this folder if it is the sample's, else the shipped one."""
    if path is not None:
        return loaded(path)
    beside = Path("config.toml")
    if beside.exists() and load(beside).sample is not None:
        return loaded(beside)
    package = Path(sample.__file__).parent
    shipped = package / "config.toml"
    return loaded(shipped if shipped.exists() else package.parent / "config.toml")


def _clear(data: Path) -> None:
    """A demo begins afresh; only a folder that an earlier demo made is removed."""
    if (data / "office.db").exists():
        shutil.rmtree(data)


def _from(moment: datetime) -> Now:
    """A clock that was set to a moment and goes on from there: the county has its own present."""
    ahead = moment - clock.now()
    return lambda: clock.now() + ahead


@contextmanager
def _served(county: County, config: Config) -> Iterator[tuple[Config, Server]]:
    """Serves the county on its port, or on a free one when that is taken."""
    assert config.sample is not None
    port = config.sample.port
    with ExitStack() as stack:
        try:
            running = stack.enter_context(sample.serve(county, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            running = stack.enter_context(sample.serve(county, 0))
        old, new = f"127.0.0.1:{port}", f"127.0.0.1:{running.port}"
        resolve = {
            host: new if target == old else target for host, target in config.crawl.resolve.items()
        }
        yield replace(config, crawl=replace(config.crawl, resolve=resolve)), running


def _show(
    round_: Round, score: Score, paths: Sequence[Path], seconds: float, *, as_json: bool
) -> None:
    if as_json:
        told = {
            "planted": score.planted,
            "found": score.found,
            "missed": score.missed,
            "false": [finding_document(one) for one in score.false],
        }
        emit({**as_document(round_, paths), "score": told, "seconds": round(seconds, 1)})
        return
    names = {agency.id: agency.name for agency in round_.agencies}
    if round_.findings:
        show_findings(round_.findings, names)
    say(coverage_line(round_.coverage))
    say(f"与答案核对：埋设 {score.planted} 项，找到 {score.found} 项，误报 {len(score.false)} 项。")
    say(*(f"  漏报：{one.rule} {one.note}（{one.url}）" for one in score.missed))
    say(*(f"  误报：{one.rule} {one.message}（{one.url}）" for one in score.false))
    say(f"用时 {seconds:.1f} 秒。结果：", *paths_lines(paths))
