"""Do the local links of all Markdown files lead somewhere?"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def broken_links(root: Path) -> list[str]:
    """`README.md:12: link to docs/x.md leads nowhere` for each link without a file behind it."""
    return [
        f"{path.relative_to(root)}:{line}: link to {target} leads nowhere"
        for path in markdown_files(root)
        for line, target in local_links(path.read_text(encoding="utf-8"))
        if not _exists(path, target)
    ]


def markdown_files(root: Path) -> list[Path]:
    """The Markdown files of the project: those git knows or would take; all of them outside a repository."""
    git = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", "*.md"]
    try:
        listed = subprocess.run(git, cwd=root, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return sorted(root.rglob("*.md"))
    named = {root / name for name in listed.split("\0") if name}
    return sorted(path for path in named if path.is_file())


def local_links(text: str) -> Iterator[tuple[int, str]]:
    """(line, target) of links and images that stay in the project; code and comments are not links."""
    plain = text
    for noise in (_FENCE, _COMMENT, _CODE):
        plain = noise.sub(_blank, plain)
    for found in _LINK.finditer(plain):
        target = found.group(1)
        if not _ELSEWHERE.match(target) and not target.startswith(("#", "//")):
            yield plain.count("\n", 0, found.start()) + 1, target


def _blank(found: re.Match[str]) -> str:
    """As many lines as before, so that line numbers stay true."""
    return "\n" * found.group().count("\n")


def _exists(page: Path, target: str) -> bool:
    return (page.parent / unquote(target.partition("#")[0])).exists()
