"""The index of the papers: every agency, how it stands, and which papers there are for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from records import Office
from reports.model import Annex, BulletinText, Paragraph, Table
from reports.notices.compose import Notices
from reports.notices.model import KINDS, AgencyPapers
from reports.notices.standing import STANDINGS
from reports.phrases import counted, long_date
from reports.plain import plain
from reports.rows import NOTHING, UNKNOWN_AGENCY

FOLDER = "单位"
SCHEMA = "mingjian/notices/1"


def index_text(
    notices: Notices, office: Office, folders: Mapping[str, str], form: str
) -> BulletinText:
    """The index as a page; `form` is the ending of the files that it links to, empty for none."""
    parts = ("政务公开检查", "各单位单据目录")
    return BulletinText(
        kind="index",
        period="",
        title="".join(parts),
        title_parts=parts,
        office=plain(office.name),
        number="",
        draft=False,
        addressees=plain(office.name),
        blocks=tuple(Paragraph(one) for one in _said(notices)),
        annexes=(Annex(1, "各单位情况", (_table(notices, folders, form),), landscape=True),),
        on=notices.day,
        contact="",
        copies="",
        charts=(),
        tally=notices.empty,
    )


def _said(notices: Notices) -> Sequence[str]:
    them = notices.agencies
    papers = counted(
        ((name, sum(one.name == name for each in them for one in each.notices)) for name in KINDS),
        "份",
    )
    standings = counted(
        ((word, sum(one.standing == word for one in them)) for word in STANDINGS), "家"
    )
    written = f"共写出{papers}" if papers else "没有需要写出的单据"
    said = [
        f"检查编号{notices.inspection}，单据日期{long_date(notices.day)}。",
        f"单位{len(them)}家：{standings}。{written}，见附件1。",
        "“未发现”仅指本期实际检查并作出判断的范围；“本期未检查”不等于没有问题。",
    ]
    if notices.ownerless:
        said.append(f"另有{notices.ownerless}项未了结事项{UNKNOWN_AGENCY}，没有单据。")
    return said


def _table(notices: Notices, folders: Mapping[str, str], form: str) -> Table:
    head = ("序号", "单位", "情况", "整改", "其中超期", "提醒", "临期", "待复核", "单据", "说明")
    rows = tuple(
        (
            str(place),
            one.name,
            one.standing,
            *map(str, (one.problems, one.overdue, one.reminders, one.soon, one.waiting)),
            "、".join(notice.name for notice in one.notices) or NOTHING,
            one.note or NOTHING,
        )
        for place, one in enumerate(notices.agencies, start=1)
    )
    links = tuple(_link(one, folders, form) for one in notices.agencies)
    widths = (11, 48, 24, 13, 17, 13, 13, 15, 41, 30)
    return Table("", head, rows, widths, frozenset({1, 8, 9}), links)


def _link(one: AgencyPapers, folders: Mapping[str, str], form: str) -> str:
    """The first paper of the agency, by its place beside the index."""
    if not one.notices or not form:
        return ""
    return quote(f"{FOLDER}/{folders[one.agency]}/{one.notices[0].name}.{form}")


def index_form(notices: Notices, files: Mapping[str, Sequence[str]]) -> Mapping[str, object]:
    """The index for machines; `files` are the papers' places by agency, beside the index."""
    return {
        "schema": SCHEMA,
        "inspection": notices.inspection,
        "on": notices.day.isoformat(),
        "until": notices.until.isoformat(),
        "ownerless": notices.ownerless,
        "agencies": [
            {
                "agency": one.agency,
                "name": one.name,
                "standing": one.standing,
                "note": one.note,
                "problems": one.problems,
                "overdue": one.overdue,
                "reminders": one.reminders,
                "soon": one.soon,
                "waiting": one.waiting,
                "papers": [KINDS[notice.name] for notice in one.notices],
                "files": list(files.get(one.agency, ())),
            }
            for one in notices.agencies
        ],
    }
