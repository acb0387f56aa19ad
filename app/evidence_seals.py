"""How the archive's seals stand: what `doctor` and `restore` say of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.evidence_keys import ring_of
from crawler.sealing import Ring
from crawler.waiting import sealed_by, waiting
from records.config import Config
from records.errors import MingjianError, StoreError

LOST = "请在 [archive] 的 old_keys 中写明这把密钥；没有它，这些存档打不开"


@dataclass(frozen=True, slots=True)
class Seals:
    """The archives of an office as their seals stand."""

    well: bool | None
    """None for plain information."""
    words: str
    advice: str = ""


def seals_of(config: Config) -> Iterator[Seals]:
    """What there is to say; where no key is given only a look at what is sealed."""
    try:
        ring = ring_of(config)
    except MingjianError as error:
        yield Seals(False, str(error), "检查不会开始，导出的存档缺少加密的部分")
        return
    try:
        if ring.seals:
            yield from _with_key(config, ring)
        else:
            yield from _without(config)
    except StoreError as error:
        yield Seals(False, str(error))


def _with_key(config: Config, ring: Ring) -> Iterator[Seals]:
    found = [waiting(folder) for folder in _folders(config.data)]
    sealed = _sum(one.sealed for one in found)
    yield Seals(True, f"密钥编号 {ring.ids[0]}，已加密存档 {sealed.total()} 条")
    if open_ := sum(one.open for one in found):
        words = f"还有 {open_} 条含个人信息的旧存档等待加密"
        yield Seals(None, words, "mingjian keep（serve 每夜）整理时加密")
    if older := sum(one.older(ring) for one in found):
        words = f"还有 {older} 条用旧密钥加密"
        yield Seals(None, words, "mingjian keep 整理时改用现用的密钥；在此之前不要去掉 old_keys")
    for key, count in sorted((sealed - Counter(dict.fromkeys(ring.ids, sealed.total()))).items()):
        yield Seals(False, f"有 {count} 条存档用编号 {key} 的密钥加密，没有提供这把密钥", LOST)


def _without(config: Config) -> Iterator[Seals]:
    keys = needed(config.data)
    if not keys:
        words = "没有配置密钥，含个人信息的存档不加密"
        yield Seals(None, words, "见 mingjian evidence key")
    for key, count in keys.items():
        words = f"有 {count} 条存档用编号 {key} 的密钥加密，现在没有配置密钥，新的存档不再加密"
        yield Seals(False, words, "请在 [archive] 中写明 key")


def needed(data: Path) -> Mapping[str, int]:
    """How many answers of a data folder want which key, by its id. Raises StoreError."""
    return dict(sorted(_sum(map(sealed_by, _folders(data))).items()))


def _folders(data: Path) -> Iterator[Path]:
    for path in sorted((data / "archive").glob("*/site.db")):
        yield path.parent


def _sum(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total = Counter[str]()
    for one in counts:
        total.update(one)
    return total
