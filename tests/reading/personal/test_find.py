"""What is an identity number and what only looks like one: breaches and innocents side by side.

Numbers of a province that exists are made for the rows that are about provinces; their county code (`1199..`)
was never issued.
"""

from __future__ import annotations

import pytest

from reading.personal import find
from tests.reading.personal.numbers import made, mistyped

ID = made()
OTHER_ID = made(457)
WITH_X = next(number for number in map(made, range(1000)) if number.endswith("X"))
BEIJING = made(region="119901")
WIDE = ID.translate(str.maketrans("0123456789", "０１２３４５６７８９"))

FOUND = [
    ("cue right before", f"身份证号：{ID}", ["id"]),
    ("bare cue right before", f"张某，身份证{ID}，住示例区", ["id"]),
    ("cue with brackets", f"张某（公民身份号码：{ID}）", ["id"]),
    ("cue earlier in the sentence", f"身份证号码（领取人本人或监护人）经核对为：{ID}", ["id"]),
    ("cue after it", f"{ID}（身份证号）", ["id"]),
    ("证件号码", f"证件号码 {ID}", ["id"]),
    ("the word 编号 inside the cue", f"身份证编号：{ID}", ["id"]),
    ("cue nearer than another word", f"受理编号与身份证号：{ID}", ["id"]),
    ("X in capitals", f"身份证号：{WITH_X}", ["id"]),
    ("x in small letters", f"身份证号：{WITH_X.lower()}", ["id"]),
    ("full-width digits", f"身份证号：{WIDE}", ["id"]),
    ("grouped by spaces", f"身份证号：{ID[:6]} {ID[6:14]} {ID[14:]}", ["id"]),
    ("grouped by fours", f"身份证号：{' '.join(ID[i : i + 4] for i in range(0, 18, 4))}", ["id"]),
    ("every digit apart", f"身份证号：{' '.join(ID)}", ["id"]),
    ("dashes", f"身份证号：{ID[:6]}-{ID[6:14]}-{ID[14:]}", ["id"]),
    ("no-break spaces", f"身份证号：{ID[:6]}\u00a0{ID[6:14]}\u00a0{ID[14:]}", ["id"]),
    ("zero-width characters inside", f"身份证号：{ID[:6]}\u200b{ID[6:]}", ["id"]),
    ("broken over two lines", f"身份证号：{ID[:10]}\n{ID[10:]}", ["id"]),
    ("broken by a carriage return too", f"身份证号：{ID[:10]}\r\n{ID[10:]}", ["id"]),
    ("cue on the line above", f"身份证号：\n{ID}", ["id"]),
    ("serial number before it", f"身份证号：1 {ID}", ["id"]),
    ("mobile after it", f"身份证号：{ID} 15400000000", ["id"]),
    ("footnote stars", f"身份证号：{ID}**", ["id"]),
    ("bold stars", f"身份证号：**{ID}**", ["id"]),
    ("letters that name it", f"ID{ID}", ["id"]),
    ("a list under one cue", f"身份证号分别为{ID}、{OTHER_ID}", ["id", "id"]),
    ("names and brackets in a list", f"身份证号：张某（{ID}）、李某某（{OTHER_ID}）", ["id", "id"]),
    ("known province needs no cue", f"申请人张某 {BEIJING} 已通过审核", ["id"]),
    ("known province in brackets", f"张某（{BEIJING}）", ["id"]),
    ("slashes", f"张某/{BEIJING}/男", ["id"]),
    ("mistyped with a cue", f"身份证号：{mistyped(BEIJING)}", ["id"]),
    ("fifteen digits with a cue", "身份证号：990101900101123", ["id15"]),
    ("flat table, a cell a line", f"姓名\n身份证号\n张某\n{ID}\n李某\n{OTHER_ID}", ["id", "id"]),
    ("flat table by tabs", f"姓名\t身份证号\n张某\t{ID}\n李某\t{OTHER_ID}", ["id", "id"]),
    ("flat table with a serial column", f"编号\n姓名\n身份证号\n1\n张某\n{ID}", ["id"]),
    ("masked 6+8+4", "身份证号：990101********1234", ["id_masked"]),
    ("masked without a cue", "张某 990101********1234", ["id_masked"]),
    ("masked 2+13+3", "99*************123", ["id_masked"]),
    ("masked by letters", "身份证号：990101xxxxxxxx1234", ["id_masked"]),
    ("masked by full-width stars", "身份证号：990101＊＊＊＊＊＊＊＊1234", ["id_masked"]),
    ("masked by fewer stars, with a cue", "身份证号：990101****1234", ["id_masked"]),
    ("masked check digit only", f"身份证号：{ID[:17]}*", ["id_masked"]),
    ("one masked, one not", f"身份证号：990101********1234，{ID}", ["id_masked", "id"]),
]

INNOCENT = [
    ("no digits", "身份证号码应当隐去"),
    ("empty", ""),
    ("acceptance number, right check digit", f"受理编号：{ID}"),
    ("acceptance number of a known province", f"受理编号：{BEIJING}"),
    ("受理号", f"受理号 {BEIJING}"),
    ("order number", f"订单号：{BEIJING}"),
    ("waybill", f"快递单号{BEIJING}"),
    ("admission ticket", f"准考证号：{BEIJING}"),
    ("credit code", f"统一社会信用代码：{ID}"),
    ("account", f"账号：{BEIJING}"),
    ("account, older character", f"帐号：{BEIJING}"),
    ("licence", f"许可证编号 {BEIJING}"),
    ("parcel of land", f"宗地代码 {BEIJING}"),
    ("invoice", f"发票号码 {BEIJING}"),
    ("sum of money", f"共计{BEIJING}元"),
    ("sum with decimals", f"{BEIJING}.25"),
    ("longitude", f"经度{BEIJING[:3]}.{BEIJING[3:]}"),
    ("no word, province never issued", f"已收到您的来件 {ID}，请留意"),
    ("公示 mention of the card only", f"请携带身份证原件，凭 {ID} 查询进度"),
    ("identity column named before, order number now", f"身份证号已核对，受理编号：{ID}"),
    ("web address", f"http://www.example.gov.cn/art/2025/2/27/{BEIJING}.html"),
    ("web address with a query", f"https://www.example.gov.cn/show?id={BEIJING}"),
    ("file name", f"W0{BEIJING}.pdf"),
    ("file name of digits only", f"{BEIJING}.jpg"),
    ("underscore before", f"t_{BEIJING}"),
    ("letters before", f"GZZB{BEIJING}"),
    ("letters after", f"{BEIJING}AB"),
    ("one digit longer", f"身份证号：{ID}1"),
    ("twenty digits", f"身份证号：20{ID}"),
    ("month thirteen", f"身份证号：{made(birth='19901301')}"),
    ("30 February", f"身份证号：{made(birth='19900230')}"),
    ("born in 1790", f"身份证号：{made(birth='17900101')}"),
    ("mistyped and region never issued", f"身份证号：{mistyped(ID)}"),
    ("mistyped without a cue", f"张某 {mistyped(BEIJING)}"),
    ("fifteen digits without a cue", "注册号 990101900101123 有效"),
    ("project code", "项目代码：2025-990101-53-01-103145"),
    ("part of a dashed code", f"{ID[:6]}-{ID[6:14]}-{ID[14:]}-01"),
    ("masked mobile", "138****1234"),
    ("masked card number", "卡号：622200*********1234"),
    ("a line of stars", "*" * 40),
    ("flat table of acceptance numbers", f"姓名\n受理编号\n张某\n{BEIJING}\n李某\n{BEIJING}"),
    ("flat table, masked beside acceptance", f"身份证号\n受理编号\n99**************12\n{ID}"),
    ("bare serial head", f"编号\n{ID}"),
]


@pytest.mark.parametrize(
    ("text", "kinds"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND]
)
def test_found(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in find(text)] == kinds


@pytest.mark.parametrize("text", [row[1] for row in INNOCENT], ids=[row[0] for row in INNOCENT])
def test_innocent(text: str) -> None:
    assert [mark for mark in find(text) if mark.kind != "id_masked"] == []


def test_masked_order_and_card_numbers_are_not_counted() -> None:
    assert find("受理编号：990101********1234") == ()
    assert find("卡号：622200*********1234") == ()


def test_offsets_refer_to_the_text_given() -> None:
    text = f"说明\n张某，身份证号：{ID[:6]}\u200b {ID[6:14]} {ID[14:]}。"
    (mark,) = find(text)
    assert text[mark.start : mark.end] == f"{ID[:6]}\u200b {ID[6:14]} {ID[14:]}"


def test_mark_says_what_was_seen() -> None:
    (mark,) = find(f"张某，身份证号：{ID}，住示例区", "第3页")
    assert mark.place == "第3页"
    assert mark.checked
    assert mark.excerpt == f"张某，身份证号：{ID[:2]}*************{ID[-3:]}，住示例区"
    assert not find(f"身份证号：{mistyped(BEIJING)}")[0].checked


def test_digest_ties_equal_values_and_needs_the_key() -> None:
    plain, spaced = find(f"身份证号：{ID}")[0], find(f"身份证号：{' '.join(ID)}")[0]
    assert plain.digest == spaced.digest
    assert len(plain.digest) == 16
    assert find(f"身份证号：{OTHER_ID}")[0].digest != plain.digest
    assert find(f"身份证号：{ID}", key=b"office")[0].digest != plain.digest
    assert len(find(f"身份证号：{ID}", key=b"k" * 200)[0].digest) == 16


def test_fifteen_digits_have_the_digest_of_their_eighteen() -> None:
    old = f"身份证号：{ID[:6]}{ID[8:17]}"
    assert find(old)[0].digest == find(f"身份证号：{ID}")[0].digest


def test_neighbours_in_the_excerpt_are_hidden() -> None:
    (first, second) = find(f"身份证号：{ID} 15400001111，{OTHER_ID}")
    for mark in (first, second):
        assert "15400001111" not in mark.excerpt
        assert len(mark.excerpt) <= 40
