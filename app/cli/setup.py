"""`mingjian setup`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath, Pause

Urls = Annotated[list[str] | None, typer.Argument(help="网站首页地址，可写几个", metavar="URL…")]
Office = Annotated[str, typer.Option("--office", help="检查单位全称", metavar="NAME")]
Region = Annotated[str, typer.Option("--region", help="所在地区，如 示例区", metavar="NAME")]
Level = Annotated[
    str,
    typer.Option("--level", help="主办单位级别：政府、部门、乡镇街道、事业单位", metavar="LEVEL"),
]
Contact = Annotated[
    str, typer.Option("--contact", help="写进访问标识的联系邮箱或网址", metavar="TEXT")
]
Agencies = Annotated[
    str,
    typer.Option(
        "--agencies", help="所属单位：名称用顿号隔开，或 @文件（每行一个）", metavar="LIST"
    ),
]
Data = Annotated[str, typer.Option("--data", help="数据目录", metavar="DIR")]
Schedule = Annotated[
    bool | None, typer.Option("--schedule/--no-schedule", help="是否按标准日程自动检查")
]
Channel = Annotated[
    str,
    typer.Option(
        "--notify", help="通知渠道：none、dingtalk、wecom、feishu、mail、webhook", metavar="KIND"
    ),
]
Server = Annotated[
    str,
    typer.Option("--mail-server", help="邮件服务器，如 smtps://smtp.example.cn:465", metavar="URL"),
]
Sender = Annotated[str, typer.Option("--mail-from", help="发件人邮箱", metavar="MAIL")]
Readers = Annotated[
    list[str] | None, typer.Option("--mail-to", help="收件人邮箱，可重复", metavar="MAIL")
]
Inspect = Annotated[
    bool | None, typer.Option("--inspect/--no-inspect", help="写好后是否立即做第一次检查")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="不提问，没写的用默认值")]


def setup(
    urls: Urls = None,
    config: ConfigPath = DEFAULT_CONFIG,
    office: Office = "",
    region: Region = "",
    level: Level = "",
    contact: Contact = "",
    agencies: Agencies = "",
    data: Data = "",
    schedule: Schedule = None,
    notify: Channel = "",
    mail_server: Server = "",
    mail_from: Sender = "",
    mail_to: Readers = None,
    inspect: Inspect = None,
    pause: Pause = None,
    yes: Yes = False,
    json: AsJson = False,
) -> int:
    """从零开始：提问、发现网站栏目、写出配置，可接着做第一次检查。

    每个问题都有默认值和对应的选项；加 --yes 不提问。全部问完、看完网站才写文件，中途退出不留半个文件。

    已有配置的，在其上修改（保留注释），原文件另存一份；可用来补充网站和单位。

    例：mingjian setup

    例：mingjian setup http://www.example.gov.cn/ --office 示例区人民政府办公室 --notify wecom --yes --inspect
    """
    from app.setting_up.command import run_setup
    from app.setting_up.wishes import Wishes, agency_names

    names = agency_names(agencies) if agencies else None
    sites, readers = tuple(urls or ()), tuple(mail_to or ())
    mail = (mail_server, mail_from, readers)
    given = Wishes(
        office, region, level, contact, names, sites, data, schedule, notify, *mail, inspect, pause
    )
    return run_setup(config, given, unattended=yes, as_json=json)
