"""Every other kind than identity numbers: what is found, with its offsets, and what only looks like it.

Numbers of mobiles begin with 154 or 13800 (never issued to anybody as these); cards are made with their check digit.
"""

from __future__ import annotations

import pytest

from reading.personal.regions import luhn_holds
from reading.personal.values import find_values
from records.exposure import Value
from tests.reading.personal.numbers import made, mistyped

MOBILE = "15412345678"
CARD = "6228480000000000012"
CARD16 = "6222020000000000"
ID = made(region="119901")
DISABLED = ID + "43"


def fours(number: str) -> str:
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))


def with_check(first: str) -> str:
    return next(first + digit for digit in "0123456789" if luhn_holds(first + digit))


CARD = with_check(CARD[:18])
CARD16 = with_check(CARD16[:15])
WRONG_CARD = CARD[:18] + str((int(CARD[18]) + 1) % 10)

FOUND = [
    ("mobile with a cue", "联系电话：{}", MOBILE, "mobile"),
    ("mobile without a cue", "张三（{}）", MOBILE, "mobile"),
    ("mobile, chat form", "张三/{}/男", "154 12345678", "mobile"),
    ("mobile by 3-4-4", "张三 {}", "154 1234 5678", "mobile"),
    ("mobile with dashes", "张三 {}", "154-1234-5678", "mobile"),
    ("mobile by 7-4", "张三 {}", "1541234 5678", "mobile"),
    ("mobile by 5-6 beside a word", "手机 {}", "15412 345678", "mobile"),
    ("mobile by 5-6 beside a name", "张三/{}/男", "15412 345678", "mobile"),
    ("mobile, full width", "手机{}", "１５４１２３４５６７８", "mobile"),
    ("mobile after +86", "+86{}", MOBILE, "mobile"),
    ("mobile after +86 and a blank", "+86 {}", "154 1234 5678", "mobile"),
    ("mobile over two lines", "联系电话：{}", "1541234\n5678", "mobile"),
    ("mobile after a landline", "0851-12345678 {}", MOBILE, "mobile"),
    ("mobile glued to its label", "TEL{}", MOBILE, "mobile"),
    ("mobile before the next item", "联系电话：{}.2.办理时间", MOBILE, "mobile"),
    ("mobile in bold", "**{}**", MOBILE, "mobile"),
    ("mobile after a numbered name", "编号001 张三 {}", MOBILE, "mobile"),
    ("mobile in a flat table", "姓名\n联系电话\n张三\n{}", MOBILE, "mobile"),
    ("card with a cue", "银行卡号：{}", CARD, "bank"),
    ("card without a cue", "张三，{}", CARD, "bank"),
    ("card by 4-4-4-4-3", "张三，{}", fours(CARD), "bank"),
    ("card by 4-4-4-4", "卡号 {}", fours(CARD16), "bank"),
    ("card mistyped beside a word", "银行卡：{}", WRONG_CARD, "bank"),
    ("account of a passbook", "存折账号：{}", "130123456789012", "bank"),
    ("card of a person named before", "姓名：张伟 开户行：某银行 账号：{}", CARD, "bank"),
    ("card for disabled people", "残疾人证号：{}", DISABLED, "disability_card"),
    ("the same without a word", "张三 {}", DISABLED, "disability_card"),
    ("social-security card", "社保卡号：{}", "A12345678", "social_card"),
    ("passport", "护照号码：{}", "EA1234567", "passport"),
    ("passport as a paper", "证件号码：{}", "G12345678", "passport"),
    ("plate", "车牌号：{}", "贵C12345", "plate"),
    ("plate of a new kind", "驾驶{}", "贵CD12345", "plate"),
    ("plate with its dot", "见{}停放", "贵C·12345", "plate"),
    ("e-mail", "邮箱 {}，", "a.b-c@example.cn", "email"),
    ("QQ", "QQ：{}", "123456789", "qq"),
    ("WeChat", "微信号：{}", "zhang_san1", "wechat"),
    ("address in a village", "家庭住址：{}，", "某县某镇某村三组", "address"),
    ("address in a town", "住{}。", "某县某镇某路12号3栋201室", "address"),
    ("address after a person", "姓名：张伟，手机：某，地址：{}", "某市某区某街道某路5号2单元301室", "address"),
    ("name by its word", "姓名：{}，", "张三丰", "name"),
    ("name of four", "申请人：{}（签字）", "欧阳文博", "name"),
    ("name before what is his", "{}名下车辆", "张三丰", "name"),
    ("name before where he lives", "{}住在某市", "张伟", "name"),
    ("name before his passport", "{}的护照号码是G12345678", "张伟", "name"),
    ("name before the sex", "村民大会推荐。{}，男，汉族", "张三丰", "name"),
    ("name before the sex with its word", "{}，性别女，1980年生", "张伟", "name"),
    ("name of who is called on", "请联系{}，手机见附件", "张伟", "name"),
    ("name of who is paid", "转账至{}账户", "张伟", "name"),
    ("name of who is checked", "核实{}身份", "张三丰", "name"),
    ("name after another", f"张伟（{MOBILE}）和{{}}（15400000001）", "王三丰", "name"),
    ("name and his telephone", f"{{}}的手机号是{MOBILE}", "张三丰", "name"),
    ("user who has done something", "用户{}完成实名认证", "张伟", "name"),
    ("birth date", "出生日期：{}", "1990-01-01", "birth"),
    ("born", "男，{}生，", "1990年5月", "birth"),
    ("student", "学号：{}", "20201234567", "student"),
    ("mistyped identity number", "身份证：**{}**", mistyped(ID), "id"),
    ("key of a record", '"id_number": "{}"', mistyped(ID), "id"),
]  # fmt: skip

INNOCENT = [
    ("money", f"{MOBILE}.00元"),
    ("money in words", f"合计{MOBILE}元"),
    ("money by its sign", f"￥{MOBILE}"),
    ("ticket", "准考证号：19428693893，笔试成绩 52.5"),
    ("ticket in a column", "姓名\n准考证号\n张三\n19428693893"),
    ("licence", f"许可证编号：{MOBILE}"),
    ("document", f"第{MOBILE}号"),
    ("web address", f"http://www.example.gov.cn/art/art_5262_{MOBILE}.html"),
    ("query of an address", f"www.example.cn/show?id={MOBILE}"),
    ("landline", "联系电话：0851-84039077，传真：085150607681"),
    ("hotline", "咨询热线：400-788-3690，12345，12315"),
    ("group of QQ", "QQ群：242871675"),
    ("who is called on is an office", "请联系金融办，转账至单位账户，核实项目身份"),
    ("who is asked about is nobody", "时可申请救助。党委将工作做实。方可申请低保"),
    ("women", "优秀妇女，农村妇女，单亲女，"),
    ("account of an office in WeChat", "微信公众号：daozhenfabu"),
    ("account of an office", f"户名：某县财政局\n开户行：某银行\n账号：{CARD}"),
    ("account of a company", f"单位名称：某某有限公司，账号：{WRONG_CARD}"),
    ("account nobody is named for", "账号：237396401757228465"),
    ("bank's own number", "开户行联行号：313596938493"),
    ("mistyped card without a word", WRONG_CARD),
    ("order number", "订单编号：20161120641341163397"),
    ("credit code", "信用代码 915273546848745261，法定代表人"),
    ("masked credit code", "统一社会信用代码：91520325********1X"),
    ("statistics in groups", "156 2034 4512 123"),
    ("line of statistics", "合计 1562034 4512 300 21"),
    ("dates", "2024-05-06 2024-05-07\n2024-05-08"),
    ("office address", "地址：某县某镇行政中心3号楼"),
    ("bare address", "地址：某市某区某路25号"),
    ("department of a hospital", "住院部3号楼2层"),
    ("word before a letter", "更新A12345"),
    ("list of poor households", "贫困户名单公告"),
    ("applicant in prose", "申请人单件申请同时提出几项要求的"),
    ("office as a contact", "联系人：办公室，"),
    ("ecology", "2020年生态环境状况"),
    ("picture", "icon@2x.png"),
    ("dots of contents", "1．总则………………………12"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("around", "value", "kind"), [row[1:] for row in FOUND], ids=[row[0] for row in FOUND]
)
def test_found_where_it_stands(around: str, value: str, kind: str) -> None:
    text = around.replace("{}", value)
    found = [(text[one.start : one.end], one.kind.value) for one in find_values(text)]
    assert (value, kind) in found


@pytest.mark.parametrize("text", [row[1] for row in INNOCENT], ids=[row[0] for row in INNOCENT])
def test_innocent(text: str) -> None:
    assert find_values(text) == ()


HEADED = [
    (Value.NAME, "李 四", "name"),
    (Value.ADDRESS, "某镇某村三组12号", "address"),
    (Value.BIRTH, "1990.5", "birth"),
    (Value.STUDENT, "A2020001", "student"),
    (Value.BANK, "130123456789012", "bank"),
    (Value.ID, made(), "id"),
    (Value.MOBILE, MOBILE, "mobile"),
    (Value.PLATE, "贵C12345", "plate"),
    (Value.PASSPORT, "E12345678", "passport"),
]


@pytest.mark.parametrize(("head", "text", "kind"), HEADED, ids=[row[2] for row in HEADED])
def test_a_head_names_what_has_no_word(head: Value, text: str, kind: str) -> None:
    (one,) = find_values(text, head=head)
    assert (one.kind.value, one.start, one.end, one.cued) == (kind, 0, len(text), True)


def test_a_head_does_not_make_words_into_names() -> None:
    assert find_values("某某镇人民政府", head=Value.NAME) == ()
    assert find_values("合计", head=Value.NAME) == ()
    assert find_values("二〇二六年", head=Value.BIRTH) == ()


def test_two_values_of_one_place_are_one() -> None:
    (one,) = find_values(f"{MOBILE}@example.com")
    assert one.kind is Value.EMAIL


def test_a_group_with_a_check_letter_is_no_part_of_a_card() -> None:
    """Groups of a chain are counted without it, so its letter must not reach the sum."""
    found = find_values("卡号：1234X 6222 0200 0000 0000 000")
    assert all("X" not in one.raw for one in found)
