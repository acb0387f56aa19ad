"""What each agency gets: 整改通知单 or 提示单, 临期提醒单, 年度记录, and the index of them."""

from __future__ import annotations

from reports.notices.compose import Notices, compose
from reports.notices.folders import folder_names
from reports.notices.forms import FORMATS, index_page, render
from reports.notices.index import FOLDER, index_form, index_text

__all__ = [
    "FOLDER",
    "FORMATS",
    "Notices",
    "compose",
    "folder_names",
    "index_form",
    "index_page",
    "index_text",
    "render",
]
