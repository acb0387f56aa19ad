from __future__ import annotations

import pytest

from records.outside_links import EarlierOutside, OutsideLink
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, holds

RULE = "drifted_link"


def behind(title, gist="", host="www.a.com", before=""):
    """A link 友好协会 on the home page, what stands behind it, and what stood there in an earlier round."""
    earlier = EarlierOutside(before, SEEN) if before else None
    return OutsideLink(
        f"http://{host}/", "友好协会", "www", "http://www.yunxi.example/", "首页", host=host,
        title=title, gist=gist, earlier=earlier, evidence=SEEN,
    )  # fmt: skip


CASES = (
    Case("gambling", behind("澳门葡京博彩官网"), BREACH, ("葡京", "博彩", "友好协会")),
    Case("sex", behind("成人视频在线观看"), BREACH, ("成人视频",)),
    Case("in another tongue, as they come today", behind("SLOT GACOR: Situs Judi Online"), BREACH, ("slot gacor",)),
    Case("the title kept, the page full of it", behind("友好协会", "本站提供真人荷官、百家乐、老虎机"), BREACH,
         ("至少3个可疑词语",)),
    Case("two words of it", behind("友好协会", "本站提供百家乐、老虎机"), CLEAR),
    Case("one word, and the title was another one", behind("欢迎光临本站", "百家乐", before="某某行业协会"), BREACH,
         ("前次检查时为“某某行业协会”", "百家乐")),
    Case("one word under the old title", behind("某某行业协会官网", "百家乐", before="某某行业协会"), CLEAR),
    Case("a page against gambling", behind("严厉打击网络博彩专项行动"), CLEAR),
    Case("a report of a raid", behind("某某网", "警方查获百家乐、老虎机、轮盘赌场一处。百花齐放"), CLEAR),
    Case("the lottery of the state", behind("中国福利彩票发行管理中心"), CLEAR),
    Case("an ordinary page", behind("某某大学"), CLEAR),
    Case("an ordinary page as before", behind("某某大学", before="某某大学"), CLEAR),
    Case("up for sale", behind("a.com 域名出售 - 交易平台"), UNSURE, ("待售",)),
    Case("for sale in English", behind("This domain is for sale"), UNSURE),
    Case("another title altogether", behind("欢迎光临本站", before="某某行业协会"), UNSURE, ("某某行业协会",)),
    Case("only the name looks so", behind("欢迎", host="www.bet365.example"), UNSURE, ("bet365.example",)),
    Case("a name that only begins alike", behind("欢迎", host="www.better.example"), CLEAR),
    Case("not opened", behind(""), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_drifted_link(case):
    holds(RULE, case)
