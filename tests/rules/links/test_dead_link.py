from __future__ import annotations

import pytest

from records import Reason
from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds, link

RULE = "dead_link"

CASES = (
    Case("not found", link(404), BREACH, ("“首页”中的链接“办事指南”失效", "404")),
    Case("on the home page", link(404, on_home=True), BREACH, ("首页（“首页”）上的链接", "404")),
    Case("a soft one on the home page", link(200, soft_404=True, on_home=True), BREACH, ("首页（", "提示页面不存在")),
    Case("gone", link(410), BREACH, ("410",)),
    Case("a file that is not there", link(404, attachment=True), BREACH, ("的附件“办事指南”无法下载",)),
    Case("a page that says it does not exist", link(200, soft_404=True), BREACH, ("提示页面不存在",)),
    Case("found on a page without a title", link(404, found_on_name=""), BREACH, ("http://www.yunxi.example/",)),
    Case("a file of no bytes", link(200, attachment=True, empty=True), BREACH, ("附件“办事指南”下载后是空文件",)),
    Case("a file that seems damaged", link(200, attachment=True, damage="文件已损坏"), UNSURE, ("已损坏，请人工",)),
    Case("an empty page is no file", link(200, empty=True), CLEAR),
    Case("opens", link(200), CLEAR),
    Case("opens after a redirect", link(301), CLEAR),
    Case("a file that opens", link(200, attachment=True), CLEAR),
    Case("down for a moment", link(503, reason=Reason.SERVER_ERROR), UNSURE, ("服务器错误",)),
    Case("asks for a login", link(401), UNSURE, ("401",)),
    Case("a firewall's refusal", link(403, reason=Reason.BLOCKED), UNSURE, ("防护系统",)),
    Case("refuses without a reason", link(403), UNSURE, ("403",)),
    Case("robots.txt forbids", link(None, reason=Reason.ROBOTS), UNSURE),
    Case("no answer in time", link(None, reason=Reason.TIMEOUT), UNSURE),
    Case("its host does not resolve from here", link(None, reason=Reason.DNS), UNSURE),
    Case("past the limit of pages", link(None, reason=Reason.LIMIT), UNSURE),
    Case("not visited", link(None, visited=False), UNSURE, ("本次未访问",)),
    Case("nothing is known", link(None), UNSURE, ("没有应答",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_dead_link(case):
    """Only the server's own word makes a link dead."""
    holds(RULE, case)
