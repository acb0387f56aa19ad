"""Every error this house raises, on one screen.

MingjianError            something the user can put right; `str()` is one Chinese line
├── ConfigError          a configuration that cannot be meant; names file, line and key
├── UsageError           a command that cannot be carried out as given (exit code 2)
├── StoreError           the data folder cannot be used
│   ├── ForeignDatabase  a file that is not our database, or of a newer version
│   ├── StoreBusy        another process is writing
│   ├── StoreSealed      a record of the archive that is encrypted, and its key is not at hand
│   └── StoreFull        no space left on the device
├── CatalogueError       a rule and its clause do not fit together
├── LedgerError          an imported ledger with a wrong row; names file, row and column
├── NumberError          a document number that cannot be given out
├── MoveError            a case that cannot be moved that way, or was moved by somebody else meanwhile (exit code 2)
└── DocumentError        a file that is not what it claims to be; a reader turns it into "unsure"

Network trouble is not here: it is a value, `Unreached`, because a site that does not answer is a fact
about the site and not a fault of this program.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path


class MingjianError(Exception):
    """Something the user can put right. `str(error)` is one Chinese line: what, where, what to do."""

    exit_code = 1


class UsageError(MingjianError):
    """The command cannot be carried out as it was given."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a configuration: where it stands and what to do about it."""

    path: Path
    line: int
    """Line in the file, from 1; 0 when the file as a whole is meant."""
    key: str
    """Dotted key, `sites[1].url`; empty when the file as a whole is meant."""
    message: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{where}：{self.key}：{self.message}" if self.key else f"{where}：{self.message}"


class ConfigError(MingjianError):
    """The configuration cannot be meant. `problems` holds all that was found, in file order."""

    exit_code = 3

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class StoreError(MingjianError):
    """The data folder cannot be used."""

    exit_code = 4


class ForeignDatabase(StoreError):
    """The file is not our database, or a newer version of this program wrote it."""


class StoreBusy(StoreError):
    """Another process is writing to this data folder."""


class StoreFull(StoreError):
    """No space is left on the device; what was acknowledged is kept."""


class StoreSealed(StoreError):
    """A record of the archive is encrypted, and none of the keys at hand opens it. No sign of damage."""

    def __init__(self, path: str, offset: int, key: str) -> None:
        super().__init__(
            f"{path}：第 {offset} 字节处的存档记录已加密（密钥编号 {key}），没有提供这把密钥，见配置 [archive]"
        )
        self.path = path
        self.offset = offset
        self.key = key
        """Id of the key that it was sealed with."""


class CatalogueError(MingjianError):
    """A rule and its clause do not fit together; names the file."""

    exit_code = 5


class LedgerError(MingjianError):
    """An imported ledger that cannot be taken: a line for each wrong place; nothing of it was stored."""


class MoveError(MingjianError):
    """A case cannot be moved that way; it stands where it stood."""

    exit_code = 2


class NumberError(MingjianError):
    """A document number that cannot be given out; none was."""


class DocumentError(MingjianError):
    """A file that is not what it claims to be, is encrypted, or is past a limit."""


_OS_WORDS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "是文件夹，请给出文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘空间已满",
    errno.EDQUOT: "磁盘空间已满",
    errno.EFBIG: "文件超过系统允许的大小",
    errno.EIO: "读写磁盘出错",
    errno.EROFS: "所在磁盘只读",
    errno.ENAMETOOLONG: "文件名过长",
}


def os_words(error: OSError) -> str:
    """What the operating system refused, in Chinese where we know it."""
    return _OS_WORDS.get(error.errno or 0, error.strerror or str(error))
