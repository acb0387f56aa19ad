"""`mingjian notify …`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath

group = typer.Typer(cls=Group, options_metavar=OPTIONS, no_args_is_help=True)


@group.callback()
def _notify() -> None:
    """通知：提醒各单位期限，告知检查人员和运维人员；渠道和对象写在配置的 notify 一节。

    mingjian serve 会自动提醒和发送；以下命令供试用、查看和定时任务使用。

    例：mingjian notify test
    """


@group.command("test", cls=Command, options_metavar=OPTIONS)
def try_(
    channel: Annotated[str, typer.Argument(help="渠道名；不写则逐个试", metavar="CHANNEL")] = "",
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """向渠道发一条测试消息，说明能否送达。有送不到的，退出码为 1。

    例：mingjian notify test dingtalk-czj
    """
    from app.notify.commands import run_test

    return run_test(config, channel, as_json=json)


@group.command("outbox", cls=Command, options_metavar=OPTIONS)
def outbox(config: ConfigPath = DEFAULT_CONFIG, json: AsJson = False) -> int:
    """查看发件箱：什么在等待，什么没有送达、为什么。有已放弃的，退出码为 6。

    例：mingjian notify outbox
    """
    from app.notify.commands import run_outbox

    return run_outbox(config, as_json=json)


@group.command("send", cls=Command, options_metavar=OPTIONS)
def send(
    again: Annotated[bool, typer.Option("--again", help="已放弃的也重新发送")] = False,
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """发送到时的消息；没送到的留在发件箱，过后再试，退出码为 6。

    例：mingjian notify send --again
    """
    from app.notify.commands import run_send

    return run_send(config, again=again, as_json=json)


@group.command("remind", cls=Command, options_metavar=OPTIONS)
def remind(config: ConfigPath = DEFAULT_CONFIG, json: AsJson = False) -> int:
    """查对台账，把该提醒的放进发件箱（不发送）；已提醒过的不重复。

    例：mingjian notify remind
    """
    from app.notify.commands import run_remind

    return run_remind(config, as_json=json)
