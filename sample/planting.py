"""What a plant does to the row of a column that carries it, and the addresses it brings with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from html import escape
from random import Random

from sample import identities
from sample.defects import Act, Plant, of_column
from sample.nouns import ColumnPlan, File, Item, SitePlan, Style

_HEAD = ("序号", "姓名", "身份证号", "所属镇（街道）")
_SERIAL_HEAD = ("序号", "姓名", "业务流水号", "所属镇（街道）")
_CASE_HEAD = ("序号", "申请人", "受理编号", "所属镇（街道）")
_LISTS = frozenset(
    {
        Act.ID_PAGE,
        Act.ID_TITLE,
        Act.ID_LINK,
        Act.ID_XLSX,
        Act.ID_SECOND_SHEET,
        Act.ID_DOCX,
        Act.ID_PDF,
    }
)


def plant_rows(
    site: SitePlan, column: ColumnPlan, items: Sequence[Item], seed: int
) -> Sequence[Item]:
    """The rows of a column with everything planted on them. Only district 1 is planted."""
    if site.district != 1:
        return items
    planted = list(items)
    for plant in of_column(site.key, column.key):
        act = _ACTS.get(plant.act)
        if act:
            bed = Bed(planted[plant.slot], plant, site, key_of(plant, seed))
            planted[plant.slot] = act(bed)
    return planted


def key_of(plant: Plant, seed: int) -> str:
    """What the random numbers of a plant are made from."""
    return f"{seed}/{plant.site}/{plant.column}/{plant.act}/{plant.slot}"


def secrets(plant: Plant, seed: int) -> tuple[str, ...]:
    """The identity numbers that a plant publishes in full; none for a twin."""
    if plant.act not in _LISTS:
        return ()
    people = identities.people(key_of(plant, seed))
    if plant.act in {Act.ID_TITLE, Act.ID_LINK}:
        people = people[:1]
    return tuple(person.number for person in people)


def dead_path(site: SitePlan, plant: Plant) -> str:
    """Address on the site of a page that is not there; for SOFT_404 the server says 200 nevertheless."""
    column = site.column(plant.column)
    if site.style is Style.HANWEB:
        return f"/col/col{9900000 + plant.slot}/index.html"
    if site.style is Style.TRS:
        return f"/{column.folder}/202001/t20200115_99{plant.slot:05d}.html"
    return f"/{column.folder}/2020/0115/99{plant.slot:05d}.html"


def moved_path(plant: Plant) -> str:
    """Old address of a page that has moved."""
    return f"/moved/{plant.column}/{plant.slot}.html"


ROBOTS_PATH = "/neibu/qingdan.html"
"""Stands in the folder that robots.txt closes."""


@dataclass(frozen=True, slots=True)
class Bed:
    """Where something is planted."""

    item: Item
    plant: Plant
    site: SitePlan
    key: str
    """What its random numbers are made from."""


Maker = Callable[[Bed], Item]


def _rows(
    key: str, head: tuple[str, ...], shown: Callable[[str], str]
) -> tuple[tuple[str, ...], ...]:
    people = identities.people(key)
    return (head, *(
        (str(place), one.name, shown(one.number), one.place) for place, one in enumerate(people, 1)
    ))  # fmt: skip


def _table(rows: Sequence[Sequence[str]]) -> str:
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f'<table border="1" cellspacing="0">{body}</table>'


def _same(number: str) -> str:
    return number


def _id_page(bed: Bed) -> Item:
    table = _table(_rows(bed.key, _HEAD, _same))
    return replace(
        bed.item,
        title="特困人员救助供养名单公示",
        lines=("现将本批救助供养人员名单公示如下。", table),
    )


def _acceptance(bed: Bed) -> Item:
    number = identities.number(Random(bed.key))
    return replace(
        bed.item,
        title="社会救助申请受理情况公示",
        lines=(f"现就有关申请公示如下，受理编号：{number}。",),
    )


def _id_title(bed: Bed) -> Item:
    person = identities.people(bed.key)[0]
    title = f"关于拟发放创业担保贷款贴息对象{person.name}（身份证号{person.number}）的公示"
    return replace(bed.item, title=title, row_title="关于拟发放创业担保贷款贴息对象的公示…")


def _masked(bed: Bed) -> Item:
    table = _table(_rows(bed.key, _HEAD, identities.masked))
    return replace(
        bed.item, title="一次性创业补贴发放对象公示", lines=("现将本批发放对象公示如下。", table)
    )


def _id_link(bed: Bed) -> Item:
    person = identities.people(bed.key)[0]
    text = f"{person.name}（身份证号{person.number}）会计证书补登记材料"
    file = File(
        text,
        "docx",
        (("事项", "说明"), ("会计人员信息补登记", "材料齐全，予以登记")),
        heading="补登记材料",
    )
    return replace(bed.item, title="会计人员信息补登记情况说明", files=(file,))


def _credit_code(bed: Bed) -> Item:
    code = identities.wrong_check(Random(bed.key), "91")
    line = f"云溪区清泉会计服务有限公司，统一社会信用代码：{code}，准予代理记账许可。"
    return replace(bed.item, title="代理记账许可公示", lines=(line,))


def _file(
    form: str, head: tuple[str, ...], shown: Callable[[str], str], text: str, *, second: bool = False
) -> Maker:  # fmt: skip
    """A maker of an attachment with a list of people, on its first or its second sheet."""

    def make(bed: Bed) -> Item:
        rows = _rows(bed.key, head, shown)
        summary = (("镇（街道）", "人数"), *((row[3], "1") for row in rows[1:]))
        file = File(text, form, summary, rows) if second else File(text, form, rows)
        return replace(bed.item, title=f"关于{text}的公示", files=(file,))

    return make


def _wrong(number: str) -> str:
    return identities.wrong_check(Random(number))


def _dead_page(bed: Bed) -> Item:
    link = f'相关文件：<a href="{dead_path(bed.site, bed.plant)}">《原有关管理办法》</a>'
    return replace(bed.item, lines=(*bed.item.lines, link))


def _moved(bed: Bed) -> Item:
    link = f'相关文件：<a href="{moved_path(bed.plant)}">《现行有关管理办法》</a>'
    return replace(bed.item, lines=(*bed.item.lines, link))


def _dead_file(bed: Bed) -> Item:
    file = File("申报表（旧版）", "docx", (("项目", "内容"),), gone=True)
    return replace(bed.item, files=(*bed.item.files, file))


def _moved_file(bed: Bed) -> Item:
    file = File("申报表（新版）", "docx", (("项目", "内容"), ("单位名称", "")), moved=True)
    return replace(bed.item, files=(*bed.item.files, file))


def _dead_row(bed: Bed) -> Item:
    return replace(bed.item, href=dead_path(bed.site, bed.plant))


def _moved_row(bed: Bed) -> Item:
    return replace(bed.item, href=moved_path(bed.plant))


def _busy(bed: Bed) -> Item:
    return replace(bed.item, busy_once=True)


def _robots(bed: Bed) -> Item:
    link = f'工作人员可登录<a href="{ROBOTS_PATH}">内部办公清单</a>查看。'
    return replace(bed.item, lines=(*bed.item.lines, link))


def _speaks(bed: Bed) -> Item:
    line = (
        "针对群众反映部分网页打开后提示“页面不存在”“404”的问题，区财政局组织专人逐条排查，"
        "修复失效链接四十七条，并建立每日巡查制度，网站服务更加顺畅。"
    )
    return replace(bed.item, title="区财政局集中整治网站失效链接", lines=(line,))


_ACTS: dict[Act, Maker] = {
    Act.ID_PAGE: _id_page,
    Act.ACCEPTANCE: _acceptance,
    Act.ID_TITLE: _id_title,
    Act.MASKED: _masked,
    Act.ID_LINK: _id_link,
    Act.CREDIT_CODE: _credit_code,
    Act.ID_XLSX: _file("xlsx", _HEAD, _same, "高龄津贴发放名单"),
    Act.MASKED_XLSX: _file("xlsx", _HEAD, identities.masked, "居家养老服务补贴名单"),
    Act.ID_DOCX: _file("docx", _HEAD, _same, "种粮补贴发放名单"),
    Act.ACCEPTANCE_DOCX: _file("docx", _CASE_HEAD, _same, "农机购置补贴受理清单"),
    Act.ID_PDF: _file("pdf", _HEAD, _same, "职业资格考试合格人员名单"),
    Act.MASKED_PDF: _file("pdf", _HEAD, identities.masked, "技能鉴定合格人员名单"),
    Act.ID_SECOND_SHEET: _file("xlsx", _HEAD, _same, "社会保险补贴汇总表", second=True),
    Act.SERIAL_XLSX: _file("xlsx", _SERIAL_HEAD, _wrong, "社会保险业务办理清单"),
    Act.DEAD_PAGE: _dead_page,
    Act.MOVED: _moved,
    Act.SOFT_404: _dead_page,
    Act.DEAD_FILE: _dead_file,
    Act.MOVED_FILE: _moved_file,
    Act.DEAD_ROW: _dead_row,
    Act.MOVED_ROW: _moved_row,
    Act.BUSY_PAGE: _busy,
    Act.ROBOTS: _robots,
    Act.SPEAKS_OF_404: _speaks,
}
"""The acts on rows. Those on sites and columns are done by `district`, those on duties by `papers`."""
ROW_ACTS = frozenset(_ACTS)
