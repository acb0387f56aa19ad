"""Where each key of a TOML file stands, so that an error can name its line.

`tomllib` gives values without places. This walks a text that `tomllib` has accepted and notes where tables, keys
and members of arrays begin; it values nothing.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left

Path = tuple[str | int, ...]
"""("sites", 1, "url"): names of tables and keys, positions in arrays."""

_BLANK = re.compile(r"(?:[ \t\r\n,]|#[^\n]*)*")
"""Between two things; commas too, since the text is known to be sound."""
_NAME = re.compile(r"""[ \t]*("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)[ \t]*(\.?)""")
_SCALAR = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'"
    r"|[^,\[\]{}#\n]+",
    re.DOTALL,
)


class Lines:
    """The places of one TOML text. The text must be one that `tomllib` accepts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]
        self._at: dict[Path, int] = {}
        self._newest: dict[Path, int] = {}
        """Array of tables → position of the table that was opened last."""
        self._here = 0
        self._read()

    def of(self, path: Path) -> int:
        """Line of a key; of what it stands in when it is not written; 0 when nothing is."""
        while path:
            if path in self._at:
                return self._at[path]
            path = path[:-1]
        return 0

    def _read(self) -> None:
        table: Path = ()
        while self._skip():
            line = self._line()
            if self._take("[["):
                table = self._open(self._names(), line, array=True)
                self._take("]]")
            elif self._take("["):
                table = self._open(self._names(), line, array=False)
                self._take("]")
            else:
                self._pair(table)

    def _open(self, names: tuple[str, ...], line: int, *, array: bool) -> Path:
        """Notes a header; a name that is an array of tables means its newest table."""
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            self._at.setdefault(path, line)
            if path in self._newest:
                path = (*path, self._newest[path])
        path = (*path, names[-1])
        if array:
            self._at.setdefault(path, line)
            self._newest[path] = self._newest.get(path, -1) + 1
            path = (*path, self._newest[path])
        self._at[path] = line
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        names = self._names()
        self._take("=")
        for size in range(1, len(names) + 1):
            self._at.setdefault((*table, *names[:size]), line)
        self._value((*table, *names))

    def _names(self) -> tuple[str, ...]:
        """A key, in its parts."""
        names = []
        while found := _NAME.match(self._text, self._here):
            self._here = found.end()
            names.append(_plain(found.group(1)))
            if not found.group(2):
                break
        return tuple(names)

    def _value(self, path: Path) -> None:
        self._skip()
        if self._take("["):
            position = 0
            while self._skip() and not self._take("]"):
                self._at[*path, position] = self._line()
                self._value((*path, position))
                position += 1
        elif self._take("{"):
            while self._skip() and not self._take("}"):
                self._pair(path)
        else:
            found = _SCALAR.match(self._text, self._here)
            self._here = found.end() if found else self._here + 1

    def _skip(self) -> bool:
        """Goes to the next thing; False at the end."""
        found = _BLANK.match(self._text, self._here)
        self._here = found.end() if found else self._here
        return self._here < len(self._text)

    def _take(self, mark: str) -> bool:
        if not self._text.startswith(mark, self._here):
            return False
        self._here += len(mark)
        return True

    def _line(self) -> int:
        return bisect_left(self._ends, self._here) + 1


def _plain(name: str) -> str:
    """A part of a key without its quotes and escapes."""
    return str(tomllib.loads(f"key = {name}")["key"]) if name[0] in "\"'" else name
