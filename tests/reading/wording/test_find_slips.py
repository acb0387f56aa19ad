"""What is a slip, and what only looks like one, over a small book of our own."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from reading.wording import find_slips
from records.wording import Book, Context, Holder, Phrase, Renamed

STATE = Phrase(
    "中华人民共和国", "国名与国家机构", "S1", "宪法", wrong=("中华人民共合国",), loose=True
)
GOVERNMENT = Phrase("政府", "国名与国家机构", "S1", "宪法", wrong=("攻府",), near=False)
COURT = Phrase("最高人民法院", "国名与国家机构", "S1", "宪法")
GROUP = Phrase("领导小组", "机构名", "S2", "通报", wrong=("领导小姐",))
MARKET = Phrase("市场监督管理局", "机构名", "S2", "改革方案", since=date(2018, 3, 21))
RURAL = Phrase("云溪谷地行动", "政策固定表述", "S2", "某年规划", since=date(2017, 10, 18))
ORGANISATION = Phrase("农村集体经济组织法", "法律法规名", "S2", "现行法律")
HEALTH = Renamed("卫生和计划生育局", "卫生健康局", date(2019, 3, 31), "机构改革")
CONTRACT = Renamed("合同法", "民法典", date(2021, 1, 1), "民法典", law=True)
BESIDE = Context("中(?:与|和)?港两地", "内地与香港", "S1", "不能并列", "基本法", unless="港口")
LEADER = Holder("林文浩", ("市委书记",), date(2021, 5, 1), date(2025, 5, 1))
NAMESAKE = Holder("林文皓", ("副市长",))

BOOK = Book(
    (STATE, GOVERNMENT, COURT, GROUP, MARKET, RURAL, ORGANISATION),
    (HEALTH, CONTRACT),
    (BESIDE,),
    (LEADER, NAMESAKE),
    frozenset({"布署中心"}),
)
LATELY = date(2024, 6, 1)


def told(text: str, published: date | None = LATELY, **more: bool) -> list[tuple[str, str, str]]:
    """Wrong, right and class of each slip."""
    slips = find_slips(text, BOOK, published=published, **more)
    for slip in slips:
        assert text[slip.start : slip.end] == slip.wrong
    return [(slip.wrong, slip.right, slip.level) for slip in slips]


@pytest.mark.parametrize(
    ("text", "wrong", "right", "level"),
    [
        pytest.param("县攻府印发通知", "攻府", "政府", "S1", id="a known wrong form"),
        pytest.param("中华人民共合国成立", "中华人民共合国", "中华人民共和国", "S1", id="by sound"),
        pytest.param("中华人民大和国成立", "中华人民大和国", "中华人民共和国", "S1", id="any"),
        pytest.param("中华人民民共和国", "中华人民民共和国", "中华人民共和国", "S1", id="doubled"),
        pytest.param("中华民人共和国", "中华民人共和国", "中华人民共和国", "S1", id="exchanged"),
        pytest.param("中华人共和国", "中华人共和国", "中华人民共和国", "S1", id="left out"),
        pytest.param("中华人民水共和国", "中华人民水共和国", "中华人民共和国", "S1", id="one more"),
        pytest.param("最高人民法阮认为", "最高人民法阮", "最高人民法院", "S1", id="by shape"),
        pytest.param("成立领导小姐", "领导小姐", "领导小组", "S2", id="by the input method"),
        pytest.param("市场监督管里局", "市场监督管里局", "市场监督管理局", "S2", id="agency"),
        pytest.param("中港两地合作", "中港两地", "内地与香港", "S1", id="side by side"),
        pytest.param(
            "市卫生和计划生育局发布", "卫生和计划生育局", "卫生健康局", "S2", id="old name"
        ),
        pytest.param("依照合同法处理。", "合同法", "民法典", "S2", id="repealed law"),
        pytest.param("市委书记林文号出席", "林文号", "林文浩", "S1", id="a leader's name"),
        pytest.param("市委书记林浩文出席", "林浩文", "林文浩", "S1", id="a name turned round"),
        pytest.param("中标侯选人公示", "侯选", "候选", "S3", id="a common wrong word"),
        pytest.param("侯选人", "侯选", "候选", "S3", id="alone, and no name: 候选人 is a word"),
        pytest.param(
            "村委会主任侯选人出席", "侯选", "候选", "S3", id="no name behind an office either"
        ),
        pytest.param("侯选物、备品", "侯选", "候选", "S3", id="no name: the tail of a noun"),
        pytest.param("侯选名单公示", "侯选", "候选", "S3", id="no name: it goes on"),
        pytest.param("，时侯到，", "时侯", "时候", "S3", id="no name: no given name is 到"),
        pytest.param("高水份、低蛋白", "水份", "水分", "S3", id="no given name without an office"),
        pytest.param("说明安祥的样子", "安祥", "安详", "S3", id="明 is no surname here"),
        pytest.param("市财政局拔款三千元", "拔款", "拨款", "S3", id="another"),
        pytest.param(
            "全面惯彻落实会议精神",
            "全面惯彻落实",
            "全面贯彻落实",
            "S3",
            id="a word of four by sound",
        ),
        pytest.param(
            "认真做好防汛抗早工作", "防汛抗早", "防汛抗旱", "S3", id="a word of four by shape"
        ),
    ],
)
def test_a_slip(text, wrong, right, level):
    assert told(text) == [(wrong, right, level)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("将“政府”错写为“攻府”。", id="told as an error"),
        pytest.param("“攻府”应为“政府”。", id="told the other way"),
        pytest.param("攻府（应为政府）", id="in brackets"),
        pytest.param("易错字：侯选（候选）、拔款（拨款）", id="a list of errors"),
        pytest.param(
            "错误表述\t正确表述\n攻府\t政府\n领导小姐\t领导小组\n", id="a table of errors"
        ),
        pytest.param("机关名称不得写作攻府", id="a form that is forbidden"),
        pytest.param("附件：县攻府通知.docx", id="a file name"),
        pytest.param(
            "引进科研机构或科企联合体", id="a rare term where the usual word is never seen"
        ),
        pytest.param("https://www.example.invalid/攻府/侯选", id="an address"),
        pytest.param("function(){var a='攻府';}", id="code"),
        pytest.param("本市市场监督管理局", id="the end of one word, the beginning of another"),
        pytest.param("支持农村集体经济组织发展", id="a law's name that is not meant"),
        pytest.param("签订劳动合同法律关系明确", id="a law that is not meant"),
        pytest.param("适用《劳动合同法》第三条", id="a longer law"),
        pytest.param("原卫生和计划生育局局长", id="told as history"),
        pytest.param("2015年，卫生和计划生育局组织义诊", id="a year before the reform"),
        pytest.param("卫生和计划生育局更名为卫生健康局", id="the renaming itself"),
        pytest.param("中港两地货轮抵达港口", id="the context's excuse"),
        pytest.param("市委书记林文浩出席", id="the right name"),
        pytest.param("市委书记林文皓出席", id="a namesake's name is nobody's slip"),
        pytest.param("副市委书记林文号", id="another office"),
        pytest.param("既使企业受益，又使群众得利", id="a wrong form that is right here"),
        pytest.param("请按装备清单逐项核对", id="across the border of two words"),
        pytest.param("做好预防犯罪工作", id="across another border"),
        pytest.param("诸侯选出盟主", id="within a word"),
        pytest.param("侯选明", id="a name alone, as in a cell"),
        pytest.param("联系人：侯选明（0990-8000000）", id="a name behind a label"),
        pytest.param("参加人员：张三、侯选明、李四", id="a name in a list"),
        pytest.param("县长侯选明出席会议", id="a name behind an office"),
        pytest.param("侯选明同志任副局长", id="a name before a form of address"),
        pytest.param("村民侯补生", id="another wrong word that begins with a surname"),
        pytest.param("县长侯选明的讲话", id="a name behind an office, before a small word"),
        pytest.param("张安祥同志任局长", id="a given name"),
        pytest.param("局长张安祥在会上讲话", id="a given name behind an office"),
        pytest.param("各部门要统一布署中心的工作", id="allowed by the office"),
        pytest.param("关闭15种小企业", id="a measure behind a figure"),
        pytest.param("愿同智方、葡方加强合作", id="short names of states"),
        pytest.param("刘诗雯、蒋学伟、焦继军获表彰", id="names of persons"),
        pytest.param("中國共產黨第二十次全國代表大會報告學習體會", id="traditional characters"),
        pytest.param("ཀྲུང་གོ་ ئۇيغۇر ᠮᠣᠩᠭᠣᠯ ꆈꌠ", id="other scripts"),
        pytest.param("", id="nothing"),
    ],
)
def test_no_slip(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "day", "is_slip"),
    [
        pytest.param("云溪骨地行动", date(2017, 10, 17), False, id="a phrase not yet coined"),
        pytest.param("云溪骨地行动", date(2017, 10, 18), True, id="from its first day"),
        pytest.param("云溪骨地行动", None, True, id="a text without a day is of today"),
        pytest.param("市卫生和计划生育局", date(2019, 3, 30), False, id="an old name in its time"),
        pytest.param("市卫生和计划生育局", date(2019, 3, 31), True, id="out of its time"),
        pytest.param("市卫生和计划生育局", None, False, id="no day, no old name"),
        pytest.param("市委书记林文号", date(2021, 4, 30), False, id="before taking office"),
        pytest.param("市委书记林文号", date(2025, 5, 2), False, id="after leaving it"),
    ],
)
def test_days(text, day, is_slip):
    assert bool(find_slips(text, BOOK, published=day)) is is_slip


def test_a_slip_of_a_title_says_so():
    (slip,) = find_slips("县攻府通知", BOOK, title=True)

    assert slip.in_title
    assert slip.needs_person


def test_slips_are_in_order_and_never_upon_each_other():
    text = "县攻府成立领导小姐，侯选人由中华人民共合国最高人民法阮拔款。" * 3
    slips = find_slips(text, BOOK)

    assert [slip.wrong for slip in slips[:6]] == [
        "攻府",
        "领导小姐",
        "侯选",
        "中华人民共合国",
        "最高人民法阮",
        "拔款",
    ]
    assert all(one.end <= other.start for one, other in pairwise(slips))
    assert slips == find_slips(text, BOOK)


def test_a_bulletin_that_quotes_wrong_forms():
    """The errors that it reports stand in it, and so do the right forms."""
    bulletin = (
        "关于2022年第四季度政府网站检查情况的通报\n"
        "二、存在的问题\n"
        "（一）严重表述错误。某镇网站将“中华人民共和国”写成“中华人民共合国”，某局将“政府”误写为“攻府”。\n"
        "（二）一般错别字。主要有：“领导小组”错为“领导小姐”，“候选”错为“侯选”，“拨款”错写成“拔款”。\n"
        "序号\t栏目\t错误内容\t修改建议\n"
        "1\t通知公告\t拔款\t拨款\n"
        "2\t政务动态\t侯选\t候选\n"
    )

    assert told(bulletin) == []
    assert told(bulletin + "（三）请各单位报送侯选人名单。\n") == [("侯选", "候选", "S3")]
