"""A small office whose ledger holds eight cases, for the commands of `mingjian cases`.

The site of 区教育局 bears the agency's own id, as in many offices: names must not be mixed up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from app.clock import SHANGHAI
from records import Case, Coverage, Finding, Inspection
from records.store.office import OfficeStore
from reports import settle
from tests.reports.rounds import LEAK, LEAK_TITLE, judgement, leak

FRIDAY = datetime(2026, 11, 20, 9, 30, tzinfo=SHANGHAI)
"""The round was on Friday, 2026-11-20; people come to it the same morning."""
TOML = """\
data = "data"
profile = "{profile}"
[office]
name = "示例区人民政府办公室"
region = "示例区"
{office}
[[agencies]]
id = "gov"
name = "示例区人民政府"
level = "政府"
[[agencies]]
id = "czj"
name = "区财政局"
[[agencies]]
id = "mzj"
name = "区民政局"
[[agencies]]
id = "jyj"
name = "区教育局"
[[sites]]
id = "portal"
name = "示例区人民政府网站"
url = "http://www.example.gov.cn/"
agency = "gov"
[[sites]]
id = "jyj"
name = "示例区教育局网站"
url = "http://jyj.example.gov.cn/"
agency = "jyj"
[[columns]]
id = "ys"
name = "部门预决算"
url = "http://www.example.gov.cn/ys/"
kind = "财政预决算"
site = "portal"
agency = "czj"
[[columns]]
id = "tz"
name = "通知公告"
url = "http://jyj.example.gov.cn/tz/"
kind = "通知公告"
site = "jyj"
agency = "jyj"
"""


def dead(page: int, agency: str, site: str, column: str) -> Finding:
    host = "jyj" if site == "jyj" else "www"
    url = f"http://{host}.example.gov.cn/{column}/{page}.html"
    return judgement(
        "dead_link",
        f"link:{url}",
        agency=agency,
        site=site,
        column=column,
        url=url,
        name=f"第{page}期简报",
        message=f"链接“第{page}期简报”无法打开（HTTP 404）。",
    )


BREACHES = (
    judgement("footer", "site:portal", message="网站页脚未列明网站标识码。"),
    judgement(
        "blank_column",
        "column:ys",
        agency="czj",
        column="ys",
        message="栏目“部门预决算”没有任何信息。",
    ),
    leak("article", LEAK, LEAK_TITLE),
    *(dead(page, "jyj", "jyj", "tz") for page in (1, 2, 3)),
    *(dead(page, "czj", "portal", "ys") for page in (4, 5)),
)
"""Numbered by rule, then subject: BS-01 footer 0001, GX-03 blank column 0002, LJ-01 dead links 0003 to 0007
(1, 2, 3 of 区教育局; 4, 5 of 区财政局), YS-01 the leak 0008."""
FOOTER, BLANK, *DEAD, LEAKING = (f"MJ-2026-{number:04d}" for number in range(1, 9))


def office(folder: Path, *, deadline: str = "", profile: str = "national") -> Path:
    """Its configuration, beside a data folder with one settled round."""
    folder.mkdir(exist_ok=True)
    path = folder / "office.toml"
    path.write_text(TOML.format(office=deadline, profile=profile), encoding="utf-8")
    settled = settle((), BREACHES, Inspection("2026-11-20-1", "全面检查", date(2026, 11, 20), ()))
    with OfficeStore(folder / "data" / "office.db") as store:
        begun = store.begin(Inspection("", "全面检查", date(2026, 11, 20), ("portal", "jyj")))
        done = replace(begun, started=FRIDAY, finished=FRIDAY)
        store.settle(done, BREACHES, Coverage(), settled.cases, settled.moves, ())
    return path


def ledger(folder: Path) -> dict[str, Case]:
    """The cases as they stand, by number."""
    with OfficeStore(folder / "data" / "office.db") as store:
        return {case.number: case for case in store.cases()}
