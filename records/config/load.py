"""From a TOML file to a checked `Config`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from records.config.apart import is_large, read_apart
from records.config.archive import read_archive
from records.config.crawling import read_crawl
from records.config.keeping import read_keeping
from records.config.model import Config, SampleSettings
from records.config.notify import read_notify
from records.config.schedule import read_schedule
from records.config.serving import read_serving
from records.config.table import Report, Table, parse
from records.config.watched import Register
from records.config.wording import read_wording
from records.ledger import Office


def load(path: Path) -> Config:
    """The configuration in a file, checked as a whole.

    Raises:
        ConfigError: with every problem found, each with file, line and key.
    """
    file = path.absolute()
    return (read_apart(file) if is_large(file) else None) or read_here(file)


def read_here(file: Path) -> Config:
    """The same, in this process. Raises ConfigError."""
    values, report = parse(file)
    config = _config(file, Table(values, (), report), report)
    report.raise_if_any()
    return config


def _config(file: Path, top: Table, report: Report) -> Config:
    data = file.parent / top.text("data", "data")
    profile = top.text("profile", "national")
    own = top.table("office")
    stated, office = own.has("deadline_days"), _office(own)
    screenshots = own.flag("screenshots", default=False)
    own.finish()
    sample = _sample(top.table("sample")) if top.has("sample") else None
    register = Register(report)
    register.read(top)
    crawl = read_crawl(top.table("crawl"), register.sites, file.parent)
    schedule = read_schedule(top.table("schedule"), register.sites)
    notify = read_notify(top.table("notify"), {one.id for one in register.agencies})
    keeping = read_keeping(top.table("keeping"))
    archive = read_archive(top.table("archive"), file.parent, data)
    serving = read_serving(top.table("serve"))
    wording = read_wording(
        top.table("wording"),
        file.parent,
        {one.id for one in register.sites},
        {one.id for one in register.agencies},
    )
    top.finish()
    if not register.sites:
        top.problem("", "没有配置任何网站（[[sites]]）")
    return Config(
        path=file,
        data=data,
        profile=profile,
        office=office,
        agencies=tuple(register.agencies),
        sites=tuple(register.sites),
        columns=tuple(register.columns),
        duties=tuple(register.duties),
        accounts=tuple(register.accounts),
        exemptions=tuple(register.exemptions),
        targets=tuple(register.targets),
        crawl=crawl,
        schedule=schedule,
        notify=notify,
        keeping=keeping,
        archive=archive,
        serving=serving,
        wording=wording,
        sample=sample,
        deadline_stated=stated,
        screenshots=screenshots,
    )


def _office(table: Table) -> Office:
    defaults = Office("", "")
    return Office(
        name=table.text("name", None),
        region=table.text("region", None),
        series=table.text("series"),
        contact=table.text("contact"),
        phone=table.text("phone"),
        email=table.text("email"),
        addressees=table.text("addressees", defaults.addressees),
        copies=table.text("copies"),
        deadline_days=table.whole("deadline_days", defaults.deadline_days, 1, 90),
        appeal_days=table.whole("appeal_days", defaults.appeal_days, 1, 90),
        form=table.choice("form", ("信函", "文件"), defaults.form),
        red_head=table.flag("red_head", default=defaults.red_head),
        rectify_series=table.text("rectify_series"),
        hint_series=table.text("hint_series"),
    )


def _sample(table: Table) -> SampleSettings:
    defaults = SampleSettings()
    sample = SampleSettings(
        seed=table.whole("seed", defaults.seed, 0, 2**62),
        as_of=table.day("as_of") or defaults.as_of,
        sites=table.whole("sites", defaults.sites, 1, 1000),
        port=table.whole("port", defaults.port, 1, 65535),
    )
    if not date(2000, 1, 1) <= sample.as_of <= date(2099, 12, 31):
        table.problem("as_of", "应在 2000 年到 2099 年之间")
    table.finish()
    return sample
