"""`check --fix`: a masked copy beside the file, checked again as any file is. The original is never touched.

The copy is made in the child process that reads files: a file that kills its reader has a reason and no copy.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import rules
from app.checking import MAX_FILE, PARTLY, Checked, check_file
from app.cli.options import exit_code
from app.console import printable, say, warn
from reading.documents.apart import mask_apart
from reading.documents.masked import MASKABLE, Convention, Fixed
from records import Verdict, veil
from records.errors import DocumentError, UsageError, os_words
from records.exposure import Value
from rules import bounds

_RULE = "weak_mask"
_NATIONAL = "national"
_MARK = "（已脱敏）"
KINDS = {
    Value.ID: "身份证号", Value.ID15: "身份证号", Value.ID_MASKED: "脱敏不足的身份证号", Value.MOBILE: "手机号",
    Value.MOBILE_MASKED: "脱敏不足的手机号", Value.BANK: "银行账号", Value.SOCIAL_CARD: "社保卡号",
    Value.PASSPORT: "护照号码", Value.DISABILITY_CARD: "残疾人证号", Value.ADDRESS: "详细住址", Value.EMAIL: "私人邮箱",
    Value.QQ: "QQ号", Value.WECHAT: "微信号", Value.STUDENT: "学号或工号",
}  # fmt: skip
_OLD = "旧格式不写副本。请先在办公软件中另存为{}，再用 --fix 处理；另存会保留隐藏内容，以副本的检查结果为准。"
_PACKED = "压缩包不写副本。请解压后逐个处理，再重新打包。"
BY_HAND = {
    "pdf": "PDF 不写副本：盖住、涂白、改图层都能还原。请在生成它的 Word 或 Excel 上用 --fix 脱敏，再重新导出；没有"
           "原件的，请打印后涂黑再扫描，或用专业软件“密文”功能删除文字并清除文档属性。",
    "ofd": "OFD 不写副本：盖住的文字能还原。请在生成它的文档上用 --fix 脱敏，再重新导出。",
    "xls": _OLD.format("xlsx"), "doc": _OLD.format("docx"), "rtf": _OLD.format("docx"),
    "mht": _OLD.format("网页（html）"),
    "ppt": "演示文稿不写副本。请在软件中逐页改正，并用“检查文档”删除备注、批注和属性。",
    "pptx": "演示文稿不写副本。请在软件中逐页改正，并用“检查文档”删除备注、批注和属性。",
    "image": "图片不写副本。请用画图软件把号码涂成实色后另存，不要用半透明或马赛克。",
    "zip": _PACKED, "rar": _PACKED, "7z": _PACKED, "gzip": _PACKED, "tar": _PACKED,
}  # fmt: skip
_NO_WAY = "该格式不写副本，请在原软件中改正。"


def run_fix(files: Sequence[Path], out: Path | None, profile: str, *, fail_on: str) -> int:
    """Writes a masked copy of each file that needs one, and says what was masked, removed, and what remains.

    The exit code is that of the worst finding left in a copy, else 2 when a file could not be opened or a copy not be
    written, else 6 when a file must be masked by hand.
    """
    if not files:
        raise UsageError("没有给出要脱敏的文件。例：mingjian check 公示名单.xlsx --fix")
    exit_code(set(), fail_on)
    way = convention_of(profile)
    left, shut, undone = [], False, False
    for path in files:
        try:
            copy = _fix(path, out, way)
        except UsageError as error:
            warn(str(error))
            shut = True
        except DocumentError as error:
            say(f"{printable(str(path))}：{error}；未写副本")
            undone = True
        else:
            left += [one.severity for one in copy.of(Verdict.BREACH)] if copy else []
            undone = undone or bool(copy and copy.of(Verdict.UNSURE, Verdict.BROKEN))
    return exit_code(set(left), fail_on) or (2 if shut else PARTLY if undone else 0)


def convention_of(profile: str) -> Convention:
    """How a place masks; nationally as `records.privacy.mask` does, which every known convention allows."""
    clause = next(one.clause for one in rules.catalogue(profile) if one.id == _RULE)
    identity, mobile = ((clause.limit("left", what) or 0, clause.limit("right", what) or 0)
                        for what in ("identity", "mobile"))  # fmt: skip
    own = Convention(most_identity=identity, most_mobile=mobile)
    if profile == _NATIONAL or identity >= (6, 4):
        return own
    return Convention(identity, mobile, identity, mobile)


def _fix(path: Path, out: Path | None, way: Convention) -> Checked | None:
    """The copy, checked; None when there is nothing to mask."""
    name = printable(str(path))
    before = check_file(path)
    if before.format not in MASKABLE:
        raise DocumentError(BY_HAND.get(before.format, _NO_WAY))
    made = mask_apart(_body(path), printable(path.name), before.format, way, bounds().some)
    if made.body is None:
        say(f"{name}：无需处理")
        return None
    copy = _written(path, out, made.body)
    say(f"{name}：已写出脱敏副本 {printable(str(copy))}", *_told(made))
    after = check_file(copy)
    say(*_left(after))
    return after


def _body(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE)
    except OSError as error:
        raise UsageError(f"{path}：无法读取（{os_words(error)}）") from None


def _written(path: Path, out: Path | None, body: bytes) -> Path:
    """The copy under a new name, masked too; nothing that is there is ever written over."""
    copy = (out or path.parent) / f"{veil(path.stem)}{_MARK}{path.suffix}"
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        _put(copy, body)
    except FileExistsError:
        raise UsageError(
            f"{printable(str(copy))}：已存在，不覆盖；请移走它，或用 --out 另指文件夹"
        ) from None
    except OSError as error:
        raise UsageError(f"{printable(str(copy))}：无法写入（{os_words(error)}）") from None
    return copy


def _put(copy: Path, body: bytes) -> None:
    """Written beside its place and whole before it has its name: a kill or a full disk leaves no half of it."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=copy.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        _name(draft, copy)
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, copy: Path) -> None:
    """Gives it its name unless something has it; without hard links (FAT) a moment lies between look and move."""
    try:
        copy.hardlink_to(draft)
    except FileExistsError:
        raise
    except OSError:
        if copy.exists():
            raise FileExistsError(copy) from None
        draft.replace(copy)


def _told(made: Fixed) -> list[str]:
    lines = []
    if made.masked:
        lines.append(f"  已脱敏：{_counted(made.masked)}")
    if made.removed:
        said = "、".join(
            f"{how}{count}处" if count > 1 else how for how, count in made.removed.items()
        )
        lines.append(f"  已删除：{said}")
    return lines


def _counted(masked: Mapping[Value, int]) -> str:
    words: dict[str, int] = {}
    for kind, count in masked.items():
        word = KINDS.get(kind, kind.value)
        words[word] = words.get(word, 0) + count
    return "、".join(f"{word}{count}处" for word, count in words.items())


def _left(after: Checked) -> list[str]:
    """What the same check says of the copy."""
    found = after.of(Verdict.BREACH)
    lines = [
        f"  副本复查：仍有问题{len(found)}项，请人工处理" if found else "  副本复查：未发现问题"
    ]
    lines += [f"    {one.message}" for one in found]
    if after.reasons:
        lines.append(f"  未读到的内容：{'；'.join(after.reasons)}")
    return [*lines, "  图片中的文字不在脱敏之列，发布前请人工看一遍。"]
