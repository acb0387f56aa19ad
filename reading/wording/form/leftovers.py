"""What a template or a program left in a text: ××年, 此处填写, {{name}}, undefined (S4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reading.wording.form.found import HAN, PLAIN, Paper
from reading.wording.guards import SURNAMES
from records.wording import Slip

_KIND = "模板残留"
_BLANK = re.compile(
    "(?:20)?(?:[×╳]{2,5}|[xXＸｘ]{2,5}|[＊*]{2,5})(?=年度?|月份?|日|市|县|区(?!间)|镇|乡|街道|局|单位|同志|届|万元|亿元|工作|项目|科室|部门)"
)
_MOST = 3
"""With more blanks, the text is a form that others fill in."""
_MOST_SHOWN = 20
_FORM = re.compile(
    "样本|样式|范本|范文|模板|模版|格式|示例|示范文本|样表|表样|填表|填写|填报|参考文本|文书|空白|代填|例如|比如|譬如|如[：:“]|案例|以案|"
    "当事人|原告|被告|举报|投诉|违法|处罚|患者|诈骗|嫌疑|匿名|化名|隐去|脱敏|某"
)
"""Words of forms and of texts that hide a name on purpose."""
_RUN = re.compile("[×╳xXＸｘ＊*]{2,6}")
_MASKED_BEFORE = re.compile(r"[A-Za-z0-9×╳*＊]$")
_TO_FILL = re.compile(
    r"[（(【\[](?:此处)?(?:待填写?|待补充?|待完善|待插入|此处(?:填写|插入|补充|粘贴|替换|添加|写)[^）)】\]\n]{0,16}|请在此(?:处)?[^）)】\]\n]{1,16}|请输入[^）)】\]\n]{0,12})[）)】\]]"
    r"|此处(?:填写|插入)(?:单位|标题|内容|日期|姓名|文字|图片)"
    r"|点击(?:此处)?(?:输入|添加)(?:标题|内容|文字|文本)"
    r"|[Ll]orem ipsum"
)
_SEAL = re.compile(r"[（(](?:此处)?盖章处[）)]$")
_PROGRAM = re.compile(
    r"\{\{ ?[A-Za-z_][\w.]{0,40} ?\}\}|\$\{[A-Za-z_][\w.]{0,40}\}|<%= ?[\w.]{1,40} ?%>|\[object Object\]"
    r"|(?<![A-Za-z0-9_.“\"'`])(?:undefined|null|NaN)(?![A-Za-z0-9_.(”\"'`-])"
)
_VALUE_BEFORE = re.compile(rf"(?:[：:]|[{HAN}][:：] ?|^)$")
_UNIT_BEHIND = re.compile("[年月日元]|万元|%|％")
_VALUE_BEHIND = re.compile(
    r" ?(?:人|件|次|条|个|分|号|$|[ \t]{0,4}(?:来源|作者|发布|浏览|点击|字号|字体))"
)
_TECHNICAL = re.compile(
    "代码|变量|接口|参数|脚本|字段|占位符|编程|函数|数据库|返回值|报错|JavaScript|JSON|SQL|API",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"(?:这是)?(?:一[条个篇则]|发布)?(?:测试){1,3}(?:一下)?(?:文章|信息|标题|数据|新闻|内容|页面|栏目|稿件|文件)?[0-9０-９一二三]{0,4}[。.!！]?"
    r"|[Tt]est ?[0-9]{0,4}|(?:asdf|qwer|aaa|111|123)[a-z0-9]{0,6}"
)


def leftovers(paper: Paper) -> Iterator[Slip]:
    """Blanks, requests to fill in, and the words of programs; forms and papers on programs give nothing."""
    yield from _blanks(paper)
    yield from _to_fill(paper)
    yield from _programs(paper)
    yield from _tests(paper)


def _blanks(paper: Paper) -> Iterator[Slip]:
    if paper.marks.isdisjoint("×╳xXＸｘ＊*"):
        return
    if len(list(islice(_RUN.finditer(paper.text), _MOST + 1))) > _MOST:
        return
    found = []
    for match in _BLANK.finditer(paper.text):
        before = paper.text[max(0, match.start() - 1) : match.start()]
        if not _MASKED_BEFORE.search(before) and not _names(paper, match):
            found.append(match)
    if found and not _FORM.search(paper.text):
        for match in found:
            wrong = match.group()
            reason = f"“{wrong}”是模板中待填的空位，发布前应填写"
            yield paper.slip(*match.span(), "（填写实际内容）", _KIND, reason, PLAIN)


def _names(paper: Paper, match: re.Match[str]) -> bool:
    """张××同志: a name that is hidden on purpose has its surname before, and no unit of time or place behind."""
    before = paper.text[max(0, match.start() - 1) : match.start()]
    return before in SURNAMES and paper.text[match.end()] not in "年月日市县区镇乡"


def _to_fill(paper: Paper) -> Iterator[Slip]:
    for match in _TO_FILL.finditer(paper.text):
        if not _FORM.search(_without(paper.text, match)):
            reason = "模板中的填写提示未替换"
            yield paper.slip(*match.span(), "（填写实际内容或删去）", _KIND, reason, PLAIN)
    if "章" in paper.marks and "处" in paper.marks and not _FORM.search(paper.text):
        for line in paper.lines:
            seal = _SEAL.search(line.text) if len(line.text) <= 40 else None
            if seal:
                start = line.start + seal.start()
                reason = "盖章位置的提示是模板文字，不应发布"
                yield paper.slip(start, line.end, "（删去）", _KIND, reason, PLAIN)


def _without(text: str, match: re.Match[str]) -> str:
    """The text around, less the words that were found."""
    return text[max(0, match.start() - 400) : match.start()] + text[match.end() : match.end() + 400]


def _programs(paper: Paper) -> Iterator[Slip]:
    if paper.marks.isdisjoint("{<[dlN"):
        return  # {{…}}, ${…}, <%…, [object, undefined, null, NaN
    shown = (match for match in _PROGRAM.finditer(paper.text) if _shown(paper, match))
    matches = list(islice(shown, _MOST_SHOWN))
    if matches and not _TECHNICAL.search(paper.text):
        for match in matches:
            reason = f"“{match.group()}”是程序没有取到内容时的字样"
            yield paper.slip(*match.span(), "（补上实际内容）", _KIND, reason, PLAIN)


def _shown(paper: Paper, match: re.Match[str]) -> bool:
    """Does it stand where a value should, in Chinese text?"""
    near = max(0, match.start() - 80)
    left = max(paper.text.rfind("\n", near, match.start()) + 1, near)
    before = paper.text[left : match.start()]
    behind = paper.text[match.end() : match.end() + 80].partition("\n")[0]
    if not re.search(f"[{HAN}]", before + behind):
        return False
    if match.group()[0] in "{$<[":
        return True
    if _UNIT_BEHIND.match(behind):
        return True
    return bool(_VALUE_BEFORE.search(before)) and bool(_VALUE_BEHIND.match(behind))


def _tests(paper: Paper) -> Iterator[Slip]:
    """A text, or a headline, that says 测试 and no more."""
    bare = paper.text.strip()
    if 0 < len(bare) <= 20 and _TEST.fullmatch(bare):
        start = paper.text.index(bare)
        yield paper.slip(
            start, start + len(bare), "（删去测试内容）", _KIND, "测试内容未删除", PLAIN
        )
