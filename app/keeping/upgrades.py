"""What is said when a data folder of an earlier version is brought up: one line a process, not one a database."""

from __future__ import annotations

from app.console import warn
from records.store import _upgrade
from records.store._upgrade import Upgrade


def tell_upgrades() -> None:
    """From now on the first upgrade of this process is told."""
    told: list[Upgrade] = []

    def tell(one: Upgrade) -> None:
        if not told:
            warn(
                f"数据由旧版本写成，已自动升级（{one.path.name} 结构第 {one.before} 版→第 {one.after} 版）；"
                f"升级前的数据库已备份为 {one.copy}，其他数据库的备份同样在其原处"
            )
        told.append(one)

    _upgrade.listeners[:] = [tell]
