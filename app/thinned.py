"""What can no longer be judged again: a round that lost visits, because their time was past."""

from __future__ import annotations

from records.errors import UsageError
from records.store.site import SiteStore

THINNED = "的访问记录已过保存期限并经精简，不能重新判断；已印发的通报可用 mingjian bulletin again 重新生成"


def check_whole(store: SiteStore, inspection: str) -> None:
    """Raises UsageError, naming the round, when it lost visits on this site: a wrong answer is worse than none."""
    if store.is_thinned(inspection):
        raise UsageError(f"检查 {inspection} {THINNED}")
