"""`[notify]` in the configuration: defaults, and every way to get it wrong, each with its line (`#!`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from records.config import load
from records.errors import ConfigError
from records.messages import NotifySettings
from tests.app.cases_office import TOML
from tests.app.notify.desk import NOTIFY

BASE = TOML.format(office="", profile="national")
ROBOT = '[[notify.channels]]\nname = "d"\nkind = "dingtalk"\nsecret = "env:TOKEN"\n'
MAIL = (
    '[[notify.channels]]\nname = "m"\nkind = "mail"\naddress = "smtps://smtp.example.cn:465"\n'
    'sender = "a@example.cn"\nto = ["b@example.cn"]\n'
)
HOOK = '[[notify.channels]]\nname = "h"\nkind = "webhook"\naddress = "https://in.example.cn/x"\n'
READER = '[[notify.recipients]]\nrole = "operator"\nchannels = ["d"]\n'


def loaded(folder: Path, notify: str) -> NotifySettings:
    path = folder / "office.toml"
    path.write_text(BASE + notify, encoding="utf-8")
    return load(path).notify


def test_without_the_table_nobody_is_told(tmp_path):
    assert loaded(tmp_path, "") == NotifySettings()


def test_a_whole_table(tmp_path):
    settings = loaded(tmp_path, NOTIFY.format(hook="http://127.0.0.1:1", smtp=25))

    assert [one.name for one in settings.channels] == ["ding", "wecom", "hook", "mail"]
    keys = ["editors/czj", "editors/jyj", "editors/mzj", "inspectors", "operator"]
    assert [one.key for one in settings.recipients] == keys
    assert settings.soon_steps == (3, 1, 0)
    assert (settings.quiet_from, settings.quiet_until, settings.digest_minutes) == (
        "22:00",
        "08:00",
        10,
    )


WRONG = [
    ("unknown kind", ROBOT.replace('kind = "dingtalk"', 'kind = "wechat" #!'), "不在可选值之内"),
    ("unknown role", ROBOT + READER.replace('"operator"', '"boss" #!'), "不在可选值之内"),
    ("unknown channel", ROBOT + READER.replace('["d"]', '["x"] #!'), "没有名为“x”的渠道；已配置：d"),
    ("no channel", ROBOT + READER.replace('["d"]', "[] #!"), "至少写一个渠道"),
    ("unknown key", f"[notify]\nquite_from = \"1\" #!\n{ROBOT}", "是否想写 quiet_from"),
    ("time", f'[notify]\nquiet_from = "25:00" #!\n{ROBOT}', "不是时刻"),
    ("a secret in the file", ROBOT.replace('"env:TOKEN"', '"abcdef0123456789" #!'), "密钥不能写在配置里"),
    ("its whole address", ROBOT + 'address = "https://oapi.dingtalk.com/robot/send?access_token=abcdef0123456789" #!\n',
     "机器人不写地址"),
    ("robot without secret", ROBOT.replace('secret = "env:TOKEN"\n', "").replace("[[n", "#!\n[[n"), "缺少 secret"),
    ("feishu signed", ROBOT.replace("dingtalk", "feishu") + 'signing = "env:S" #!\n', "自定义关键词"),
    ("robot with addresses", ROBOT + 'to = ["a@b.cn"] #!\n', "只有邮件"),
    ("same name", ROBOT + ROBOT.replace('"d"', '"d" #!'), "渠道名“d”重复"),
    ("# in a name", ROBOT.replace('"d"', '"d#1" #!'), "不能含 # 号"),
    ("mail server", MAIL.replace('465"', '465/x" #!'), "应为邮件服务器"),
    ("mail with password", MAIL.replace('//smtp', '//u:abcdef0123456789@smtp').replace('465"', '465" #!'),
     "不含账号密码"),
    ("sender", MAIL.replace('"a@example.cn"', '"zwgk" #!'), "应为发件人邮箱"),
    ("reader's address", MAIL.replace('["b@example.cn"]', '["b"] #!'), "不是邮箱地址"),
    ("two in one", MAIL.replace('["b@example.cn"]', '["b@example.cn, c@example.cn"] #!'), "不是邮箱地址"),
    ("header injection", MAIL.replace('["b@example.cn"]', '["b@example.cn\\r\\nBcc: c@d.cn"] #!'), "不是邮箱地址"),
    ("nobody", MAIL.replace('["b@example.cn"]', "[] #!"), "至少写一个收件人"),
    ("login without password", MAIL + 'user = "u"\n', "写了 user"),
    ("hook without scheme", HOOK.replace('"https://in', '"in').replace('/x"', '/x" #!'), "应为 http:// 或 https://"),
    ("hook with token", HOOK.replace('/x"', '/x?token=abcdef0123456789" #!'), "不含账号和密钥"),
    ("hook with password", HOOK.replace("//in", "//u:abcdef0123456789@in").replace('/x"', '/x" #!'), "不含账号"),
    ("hook with nothing", HOOK.replace('address = "https://in.example.cn/x"', ""), "应为 http:// 或 https://"),
    ("bad port", HOOK.replace('.cn/x"', '.cn:99999/x" #!'), "应为 http:// 或 https://"),
    ("editors of nobody", ROBOT + READER.replace('"operator"', '"editors"'), "须写明单位编号"),
    ("unknown agency", ROBOT + READER.replace('"operator"', '"editors"\nagency = "xx" #!'), "没有编号为“xx”的单位"),
    ("operator of an agency", ROBOT + READER + 'agency = "czj" #!\n', "只有单位信息员"),
    ("twice", ROBOT + READER + READER.replace('"operator"', '"operator" #!'), "已经写过"),
    ("out of bounds", f"[notify]\nsoon_days = 0 #!\n{ROBOT}", "应在 1 到 30 之间"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("notify", "words"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_what_is_wrong_is_named_with_its_line(tmp_path, notify, words):
    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, notify)

    (problem,) = raised.value.problems
    assert words in problem.message
    lines = (BASE + notify).splitlines()
    marked = [number for number, line in enumerate(lines, 1) if "#!" in line]
    assert not marked or problem.line in {marked[0], marked[0] + 1}
    assert "abcdef0123456789" not in str(raised.value)


def test_all_problems_at_once(tmp_path):
    with pytest.raises(ConfigError) as raised:
        loaded(tmp_path, ROBOT.replace("dingtalk", "x") + READER.replace("operator", "y"))

    assert len(raised.value.problems) == 2
