"""Annual reports made by hand from the national form, as page, Word file, workbook or plain text."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace

import docx
import xlsxwriter

LABELS = {
    "new": "一、本年新收政府信息公开申请数量",
    "carried_in": "二、上年结转政府信息公开申请数量",
    "open": "（一）予以公开",
    "partial": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    "secret": "1.属于国家秘密",
    "forbidden": "2.其他法律行政法规禁止公开",
    "security": "3.危及“三安全一稳定”",
    "third_party": "4.保护第三方合法权益",
    "internal": "5.属于三类内部事务信息",
    "process": "6.属于四类过程性信息",
    "case_file": "7.属于行政执法案卷",
    "query": "8.属于行政查询事项",
    "absent": "1.本机关不掌握相关政府信息",
    "to_make": "2.没有现成信息需要另行制作",
    "unclear": "3.补正后申请内容仍不明确",
    "petition": "1.信访举报投诉类申请",
    "repeated": "2.重复申请",
    "published": "3.要求提供公开出版物",
    "excessive": "4.无正当理由大量反复申请",
    "confirm": "5.要求行政机关确认或重新出具已获取信息",
    "other_late": "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "other_fee": "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "other_rest": "3.其他",
    "total": "（七）总计",
    "carried_out": "四、结转下年度继续办理",
}
GROUP_BEFORE = {
    "secret": "（三）不予公开",
    "absent": "（四）无法提供",
    "petition": "（五）不予处理",
    "other_late": "（六）其他处理",
}
GROUP_SIZE = {"secret": 8, "absent": 3, "petition": 5, "other_late": 3}
KINDS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
OUTCOMES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"


def _rows() -> dict[str, list[str]]:
    """12 new and 2 carried over; 8 open, 3 partial, 2 absent: 13 done, 1 carried on. Two of them by companies."""
    rows = {name: ["0"] * 7 for name in LABELS}
    rows["new"] = ["10", "2", "0", "0", "0", "0", "12"]
    rows["carried_in"] = ["2", "0", "0", "0", "0", "0", "2"]
    rows["open"] = ["6", "2", "0", "0", "0", "0", "8"]
    rows["partial"] = ["3", "0", "0", "0", "0", "0", "3"]
    rows["absent"] = ["2", "0", "0", "0", "0", "0", "2"]
    rows["total"] = ["11", "2", "0", "0", "0", "0", "13"]
    rows["carried_out"] = ["1", "0", "0", "0", "0", "0", "1"]
    return rows


@dataclass(frozen=True)
class Paper:
    """A report whose numbers agree, unless changed."""

    owner: str = "云溪区教育局"
    year: int = 2025
    said: str = "全年共收到政府信息公开申请12件，上年结转2件"
    first: str = ""
    fifth: str = "主要问题是公开内容的时效性有待提高，政策解读形式还比较单一；下一步将加强培训，完善审核机制。"
    sixth: str = "本年度未收取信息处理费。"
    rows: dict[str, list[str]] = field(default_factory=_rows)
    stock: tuple[str, ...] = ("0", "0", "0", "3", "1", "12")
    remedies: tuple[str, ...] = ("1", "0", "1", "0", "2", *["0"] * 10)
    contact: str = "如对本报告有疑问，请与云溪区教育局联系（电话：0990-8000001）。"
    trial: bool = False
    """With the tables of 2019."""

    @property
    def title(self) -> str:
        return f"{self.owner}{self.year}年政府信息公开工作年度报告"

    def with_row(self, name: str, *cells: str) -> Paper:
        return replace(self, rows={**self.rows, name: list(cells)})

    def without(self, *names: str) -> Paper:
        return replace(
            self, rows={name: row for name, row in self.rows.items() if name not in names}
        )

    def head(self) -> list[str]:
        return [
            f"本报告由{self.owner}根据《中华人民共和国政府信息公开条例》编制。",
            f"所列数据的统计期限自{self.year}年1月1日起至{self.year}年12月31日止。",
            *([self.contact] if self.contact else []),
        ]

    def sections(self) -> list[list[str]]:
        """Titles and prose; the tables go behind those of sections two to four."""
        first = self.first or (
            f"（一）主动公开。{self.year}年，{self.owner}坚持应公开尽公开，通过网站发布信息300条。"
            f"（二）依申请公开。{self.said}，均按期答复。（三）政府信息管理。严格信息发布审核。"
            "（四）平台建设。优化政府信息公开专栏。（五）监督保障。将政务公开纳入年度考核，开展培训2次。"
        )
        return [
            ["一、总体情况", first],
            ["二、主动公开政府信息情况"],
            ["三、收到和处理政府信息公开申请情况"],
            ["四、政府信息公开行政复议、行政诉讼情况"],
            ["五、存在的主要问题及改进情况", self.fifth],
            ["六、其他需要报告的事项", self.sixth],
        ]

    def second_table(self) -> list[list[str]]:
        made, gone, kept = (
            ("本年新制作数量", "本年新公开数量", "对外公开总数量")
            if self.trial
            else ("本年制发件数", "本年废止件数", "现行有效件数")
        )
        return [
            ["第二十条第（一）项", "", "", ""],
            ["信息内容", made, gone, kept],
            ["规章", *self.stock[:3]],
            ["行政规范性文件", *self.stock[3:]],
            ["第二十条第（五）项", "", "", ""],
            ["信息内容", "本年处理决定数量", "", ""],
            ["行政许可", "550", "", ""],
            ["第二十条第（八）项", "", "", ""],
            ["信息内容", "本年收费金额（单位：万元）", "", ""],
            ["行政事业性收费", "77.30", "", ""],
        ]

    def third_table(self) -> list[list[str]]:
        """As in Word: a merged cell's further places are empty."""
        head = [
            [NOTE, "", "", "申请人情况", *[""] * 6],
            ["", "", "", "自然人", "法人或其他组织", "", "", "", "", "总计"],
            ["", "", "", "", *KINDS, ""],
        ]
        body = []
        for name, cells in self.rows.items():
            label = LABELS.get(name, "（六）其他处理")
            if name in {"new", "carried_in", "carried_out"}:
                body.append([label, "", "", *cells])
            else:
                group = "三、本年度办理结果" if name == "open" else ""
                inner = GROUP_BEFORE.get(name, "")
                alone = name in {"open", "partial", "total", "other"}
                labels = [label, ""] if alone else [inner, label]
                body.append([group, *labels, *cells])
        return [*head, *body]

    def fourth_table(self) -> list[list[str]]:
        return [
            ["行政复议", *[""] * 4, "行政诉讼", *[""] * 9],
            [*[""] * 5, "未经复议直接起诉", *[""] * 4, "复议后起诉", *[""] * 4],
            list(OUTCOMES) * 3,
            list(self.remedies),
        ]

    def parts(self) -> list[str | list[list[str]]]:
        """Everything in order: lines and tables."""
        tables = {1: self.second_table(), 2: self.third_table(), 3: self.fourth_table()}
        out: list[str | list[list[str]]] = [self.title, *self.head()]
        for at, lines in enumerate(self.sections()):
            out += lines
            if at in tables:
                out.append(tables[at])
        return out


def as_text(paper: Paper) -> bytes:
    """As a PDF's text layer gives it: cells apart by blanks, long labels over two lines."""
    lines = []
    for part in paper.parts():
        if isinstance(part, str):
            lines += [part[at : at + 30] for at in range(0, len(part), 30)]
        else:
            lines += [_wrapped(" ".join(cell for cell in row if cell)) for row in part]
    return "\n".join(lines).encode()


def _wrapped(row: str) -> str:
    return f"{row[:20]}\n{row[20:]}" if len(row) > 40 else row


def as_docx(paper: Paper) -> bytes:
    document = docx.Document()
    for part in paper.parts():
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(len(part), len(part[0]))
        for cells, row in zip(part, table.rows, strict=True):
            for text, cell in zip(cells, row.cells, strict=True):
                cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(paper: Paper) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_numbers": True}) as book:
        sheet = book.add_worksheet("年报")
        at = 0
        for part in paper.parts():
            for row in [[part]] if isinstance(part, str) else part:
                for column, cell in enumerate(row):
                    if cell:
                        sheet.write(at, column, cell)
                at += 1
    return out.getvalue()


def as_html(paper: Paper, around: str = "") -> bytes:
    """A whole page, its third table with the spans of the form, inside a table for the layout."""
    body = []
    for part in paper.parts()[1:]:
        if isinstance(part, str):
            body.append(f"<p>{part}</p>")
        elif len(part[0]) == 10:
            body.append(_third(paper))
        else:
            rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in part)
            body.append(f"<table>{''.join(rows)}</table>")
    meta = f'<meta name="ArticleTitle" content="{paper.title}"><meta name="PubDate" content="2026-01-20">'
    return (
        f"<html><head><title>{paper.title}</title>{meta}</head><body>{around}"
        f"<table><tr><td><h1>{paper.title}</h1></td></tr><tr><td>{''.join(body)}</td></tr></table>"
        "<div>主办单位：云溪区人民政府办公室</div></body></html>"
    ).encode()


def _third(paper: Paper) -> str:
    rows = [
        f'<tr><td colspan="3" rowspan="3">{NOTE}</td><td colspan="7">申请人情况</td></tr>',
        '<tr><td rowspan="2">自 然 人</td><td colspan="5">法人或其他组织</td><td rowspan="2">总计</td></tr>',
        "<tr>" + "".join(f"<td>{kind[:2]}<br>{kind[2:]}</td>" for kind in KINDS) + "</tr>",
    ]
    results = [name for name in paper.rows if name not in {"new", "carried_in", "carried_out"}]
    for name, cells in paper.rows.items():
        label = LABELS.get(name, "（六）其他处理")
        values = "".join(f"<td>{cell}</td>" for cell in cells)
        first = (
            f'<td rowspan="{len(results)}">三、本年度办理结果</td>' if name == results[0] else ""
        )
        if name not in results:
            first = f'<td colspan="3">{label}</td>'
        elif name in {"open", "partial", "total", "other"}:
            first += f'<td colspan="2">{label}</td>'
        elif name in GROUP_BEFORE:
            first += f'<td rowspan="{GROUP_SIZE[name]}">{GROUP_BEFORE[name]}</td><td>{label}</td>'
        else:
            first += f"<td>{label}</td>"
        rows.append(f"<tr>{first}{values}</tr>")
    return f"<table>{''.join(rows)}</table>"
