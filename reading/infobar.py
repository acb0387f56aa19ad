"""What an article says about itself: information bar, catalogue table, and script variables."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reading import dates
from reading.outline import Outline
from records import Origin, StatedDate

_STRONG = "发布|发表|公布|公开|刊发|刊登|上网|发稿|上传|推送"
_LABEL = re.compile(
    rf"(?P<kind>{_STRONG}|更新|录入|添加|编辑)?\s?(?:日\s{{0,4}}期|时\s{{0,4}}间)(?P<late>发布)?\s*(?P<colon>[:：]?)\s*"
)
"""A date's label with what it is the date of."""
_WHEN = re.compile(r"(?:日\s{0,4}期|时\s{0,4}间)(?P<late>发布)?\s*(?P<colon>[:：]?)\s*")
"""The same without: it is found at a third of the cost."""
_STRONG_KINDS = frozenset(_STRONG.split("|"))
_KINDS = _STRONG_KINDS | {"更新", "录入", "添加", "编辑"}
_INFO = re.compile("来源|浏览|点击|阅读|访问量|字体|字号|打印|作者|分享|责任编辑|编辑[:：]|供稿")
_TOOLS = (
    "打印",
    "关闭",
    "字体",
    "字号",
    "分享",
    "浏览",
    "点击",
    "阅读次数",
    "责任编辑",
    "返回顶部",
    "访问次数",
    "扫一扫",
)
_LABELS: tuple[tuple[str, str], ...] = (
    ("index_number", "(?:信息)?索引(?:编?号码?|码)?"),
    ("doc_number", "发文字号|发文文号|文号|文件编号|文件号|文件字号|公文编号|发文号"),
    ("published", "(?:发布|公开|公布)(?:日期|时间)"),
    ("issued", "发文(?:日期|时间)"),
    ("signed", "(?:成文|签发|印发|制发|落款)(?:日期|时间)"),
    ("title", "标题|名称|信息名称|公文名称|文件名称|信息标题"),
    ("issuer", "发文机关|发布机构|发文机构|制发机关|公开主体|发布单位|发文单位|信息来源"),
    ("valid", "有效性|主题分类|主题词|组配分类|公文时效|公开方式|公开范围|体裁分类"),
)
_FIELDS = tuple(
    (name, re.compile(rf"^[\[【]?(?:{labels})[\]】]?[:：]?(.*)$")) for name, labels in _LABELS
)
_ANY_FIELD = re.compile(rf"[\[【]?(?:{'|'.join(labels for _, labels in _LABELS)})")
"""Each of them begins so."""
_FIRST_CHARACTERS = frozenset("[【索发文成签印制落标名信公有主组体生")
_SOURCE = re.compile(
    r"(?:信息|文章|稿件|内容|消息)?\s*(?:来\s*源|稿\s*源|供\s*稿(?:单位)?)\s*[:：]\s*"
)
_SOURCE_END = re.compile(
    r"\s{2,}|\s*(?:作者|发布|时间|日期|浏览|点击|阅读|字体|字号|编辑|责任|审核|打印|访问|分享|【|\[|\||｜|时长|\d{4}[-年])|\s(?=\S)"
)
_SENTENCE = re.compile("[，。；]")
_MOMENT = re.compile(
    r"(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s{1,3}\d{1,2}:\d{2}(?::\d{2})?)?[\s|｜/·]{1,9}(?=[\u4e00-\u9fa5])"
)
_DIGIT = re.compile(r"\d")
_SCRIPT_DATE = re.compile(
    r"['\"]\s*((?:19|20)\d{2}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}[^'\"]{0,20})['\"]"
)
_SCRIPT_NAMED = re.compile(
    r"(?:pub(?:lish)?[_]?(?:date|data|time)|fbsj|fbrq|releasetime|docreltime)\w*\s*[=:]\s*['\"]\s*"
    r"((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}[^'\"]{0,20})['\"]",
    re.IGNORECASE,
)
_SCRIPT_SOURCE = re.compile(
    r"(?:wzly|source|Source|laiyuan|xxly|ly)\s*=\s*['\"]([^'\"<>]{2,40})['\"]"
)
_DATE_WORDS = ("ubdat", "ubDat", "ublish", "ubtime", "ubTime", "fbsj", "fbrq", "elTime", "eltime")
"""Parts of the names below, for a cheap first test."""
_OTHERS = re.compile(
    "今[天日]|现在是|星期|农历|(?:修改|更新|截止|截至|听证|公示|生成|成文|签发|印发|有效|实施|施行|生效|废止|失效|报名|开标|征集|起止|办结|回复)"
    r"(?:日\s{0,4}期|时\s{0,4}间|期限|期至?)"
)
"""The clock of a page's head, and labels of other dates than publication (§6)."""
_LABEL_RUN = 16
"""Characters of a run that is a label and nothing else."""
_BAR_LENGTH = 80
"""Characters of an information bar that stands in one run."""
_LONG_LINE = 45
"""Characters: a line of prose, not of labels."""


@dataclass(frozen=True, slots=True)
class InfoBar:
    """What was said, and where."""

    published: StatedDate | None
    strong: bool
    """Was it labelled as publication, above the text?"""
    updated: bool
    """Is it only the day of the last change (更新时间)? Any better word for publication wins (§6)."""
    source: str | None
    fields: dict[str, str]
    tools: int
    """Kinds of article tools (print, close, font size, clicks …) on the page."""
    body: int
    """Run where the prose begins; the number of runs when there is none."""
    runs: int
    """Runs of the page."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """A date of the bar."""

    when: StatedDate | None
    strong: bool = False
    updated: bool = False


def infobar(page: Outline, lines: list[tuple[str, int]], after: int, title_at: int) -> InfoBar:
    """Read the labels around the title. `after`: first run behind the breadcrumb."""
    body = _body_start(page, lines, max(after, title_at + 1))
    fields = _fields(page)
    shown = _published(page, after, body, title_at)
    if "issued" in fields:  # 发文日期: of publication where nothing else is, else of signing
        said_of = "signed" if shown.strong or "published" in fields else "published"
        fields.setdefault(said_of, fields["issued"])
    if "published" in fields and (said := dates.first(fields["published"])):
        shown = _Shown(said, strong=True)
    text = "".join(page.runs)
    return InfoBar(
        published=shown.when,
        strong=shown.strong,
        updated=shown.updated,
        source=_source(page, after),
        fields=fields,
        tools=sum(tool in text for tool in _TOOLS),
        body=body,
        runs=len(page.runs),
    )


def _body_start(page: Outline, lines: list[tuple[str, int]], after: int) -> int:
    """First run of prose: a long line, not of links, not of labels."""
    for line, index in lines:
        long = index >= after and len(line) >= _LONG_LINE and page.in_link[index] < 0
        if long and not (_INFO.search(line[:80]) or _WHEN.search(line[:40])):
            return index
    return len(page.runs)


def _fields(page: Outline) -> dict[str, str]:
    """The catalogue table (索引号、文号、发布日期 …): label run, then value run; the first of each."""
    out: dict[str, str] = {}
    runs = page.runs
    for index, run in enumerate(runs):
        if run[0] not in _FIRST_CHARACTERS or len(run) > 80:
            continue
        squeezed = "".join(run.split())
        if not _ANY_FIELD.match(squeezed):
            continue
        for name, pattern in _FIELDS:
            found = pattern.match(squeezed)
            if found:
                value = found.group(1) or _next_value(page, index)
                colon = ":" in squeezed or "：" in squeezed or not found.group(1)
                if value and colon and name not in out:
                    out[name] = value
                break
    return out


def _next_value(page: Outline, index: int) -> str:
    """The run after a label, unless that is another label (an empty cell)."""
    if index + 1 >= len(page.runs):
        return ""
    value = page.runs[index + 1].lstrip(":： ")
    if not value and index + 2 < len(page.runs):
        value = page.runs[index + 2]
    squeezed = "".join(value.split())
    label = any(pattern.match(squeezed) for _, pattern in _FIELDS) or squeezed.endswith((":", "："))
    return "" if label or len(value) > 200 else value


def _published(page: Outline, after: int, body: int, title_at: int) -> _Shown:
    """The publication date shown, and what calls it that."""
    spare: _Shown | None = None
    early: _Shown | None = None  # above the title: a banner's, unless there is no other
    late: _Shown | None = None
    for index, run in enumerate(page.runs):
        if index < after or len(run) > 200:
            continue
        if ("间" in run or "期" in run) and (found := _labelled(page, index, run)):
            if index < body:
                if found.strong:
                    return found
                spare = found if spare is None or spare.updated else spare
            elif found.strong:
                late = late or _Shown(found.when)
        elif index < body and (spare is None or spare.updated):
            bare = _bare(page, index, run, title_at)
            if bare is not None and index < title_at:
                early = early or _Shown(bare)
            elif bare is not None:
                spare = _Shown(bare)
    above = spare is not None or early is not None
    found = spare or _by_script(page) or early or late or _Shown(None)
    return replace(found, strong=above)


def _labelled(page: Outline, index: int, run: str) -> _Shown | None:
    """The date behind a label of this run; one of publication before any other (更新时间 may stand first)."""
    spare: _Shown | None = None
    behind = 0
    for found in _WHEN.finditer(run):
        kind, before = _called(run[behind : found.start()])
        kind, behind = kind or found["late"] or "", found.end()
        if not kind and (before.isalpha() or not found["colon"]):
            continue  # 截止时间, 公示日期: another date
        when = _value(page, index, run[behind:])
        if when is None:
            continue
        if kind in _STRONG_KINDS:
            return _Shown(when, strong=True)
        shown = _Shown(when, updated=kind == "更新")
        spare = shown if spare is None or spare.updated else spare
    return spare


def _called(head: str) -> tuple[str, str]:
    """What the words before 日期 call it, or nothing; and the character before that."""
    text = head[:-1] if head[-1:].isspace() else head
    kind = text[-2:] if text[-2:] in _KINDS else ""
    return kind, text[: len(text) - len(kind)][-1:]


def _value(page: Outline, index: int, rest: str) -> StatedDate | None:
    """The date right behind a label: in its run, written by the script that follows, or in the next runs."""
    if rest.strip(" \u00a0:："):
        return _leading(rest)
    for script in page.scripts:
        if script.at == index + 1 and (found := _SCRIPT_DATE.search(script.text)):
            return dates.first(found.group(1), Origin.SCRIPT)
    for run in page.runs[index + 1 : index + 3]:
        when = _leading(run)
        if when or len(run) > 3:
            return when
    return None


def _leading(text: str) -> StatedDate | None:
    found = dates.find_spans(text[:60])
    if found and found[0][1] <= 3:
        return found[0][0]
    return dates.numerals(text[:20], dates.FIRST_YEAR) if text.lstrip()[:1] == "二" else None


def _bare(page: Outline, index: int, run: str, title_at: int) -> StatedDate | None:
    """An unlabelled date in the bar: beside 来源 or 浏览, or right below the title."""
    if page.in_link[index] >= 0 or not _DIGIT.search(run) or _OTHERS.search(run):
        return None
    if index and len(page.runs[index - 1]) <= _LABEL_RUN and _OTHERS.search(page.runs[index - 1]):
        return None
    when = _leading(run)
    if when is None:
        found = dates.find(run) if len(run) <= _BAR_LENGTH and _INFO.search(run) else []
        return found[0] if len(found) == 1 else None
    around = "".join(page.runs[max(0, index - 4) : index + 7])
    alone = dates.leaf(run) is not None
    beside = bool(_INFO.search(around)) and (alone or bool(_INFO.search(run)))
    below = (alone or _opens_line(run)) and 0 <= title_at < index <= title_at + 4
    return when if beside or below else None


def _opens_line(run: str) -> bool:
    """Does a short line begin with a moment and say who put it there (`2026-09-25 17:22 | 区政府办`)?"""
    found = _MOMENT.match(run) if len(run) <= _LONG_LINE else None
    return found is not None and not _SENTENCE.search(run)


def _by_script(page: Outline) -> _Shown | None:
    if not any(word in page.code for word in _DATE_WORDS):
        return None
    found = _SCRIPT_NAMED.search(page.code)
    return _Shown(dates.first(found.group(1), Origin.SCRIPT)) if found else None


def _source(page: Outline, after: int) -> str | None:
    for index, run in enumerate(page.runs):
        if index < after or ("源" not in run and "稿" not in run) or len(run) > 200:
            continue
        found = _SOURCE.search(run)
        if found:
            rest = run[found.end() :].strip()
            name = rest or _source_behind(page, index)
            name = _SOURCE_END.split(name, maxsplit=1)[0].strip(" 　()（）【】[]") if name else ""
            if 2 <= len(name) <= 40:
                return name
    if "document.write" not in page.code:
        return None
    said = _SCRIPT_SOURCE.search(page.code)
    return said.group(1).strip() or None if said else None


def _source_behind(page: Outline, index: int) -> str:
    """The run behind a bare 来源：, or what the script right there writes; a sentence of the text is none."""
    for script in page.scripts:
        if script.at == index + 1 and (said := _SCRIPT_SOURCE.search(script.text)):
            return said.group(1)
    if index + 1 >= len(page.runs):
        return ""
    run = page.runs[index + 1]
    label = run.endswith((":", "：")) or _INFO.match(run) or _LABEL.match(run)
    return "" if label or len(run) > 60 or _SENTENCE.search(run) else run
