"""`mingjian cases …`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cases.wanted import Asked, Choice
from app.cli._case_deeds import Agencies, Found, Overdue, Rules, Sites, Stages, Text, deed
from app.cli.chinese import OPTIONS, Command, Group
from app.cli.options import DEFAULT_CONFIG, AsJson, ConfigPath
from app.cli.recheck import recheck

Until = Annotated[
    str, typer.Option("--until", help="到哪一天（含），如 2026-12-31", metavar="DATE")
]

group = typer.Typer(cls=Group, options_metavar=OPTIONS, no_args_is_help=True)


@group.callback()
def _cases() -> None:
    """整改台账：查看、确认、排除、交办、反馈、复核、申诉、豁免。

    写编号的，全部办成或者全部不办；用条件筛选的，先预览，加 --yes 才办。每一步都留下何人、何时、何故、何据。
    """


@group.command("list", cls=Command, options_metavar=OPTIONS)
def list_(
    config: ConfigPath = DEFAULT_CONFIG,
    stage: Stages = "open",
    agency: Agencies = "",
    rule: Rules = "",
    site: Sites = "",
    overdue: Overdue = False,
    found: Found = "",
    text: Text = "",
    json: AsJson = False,
) -> int:
    """列出整改事项：阶段、期限、超期天数，按编号排列。

    例：mingjian cases list --agency czj --overdue
    """
    from app.cases.listing import run_list

    choice = Choice(stage, agency, rule, site, overdue, found, text)
    return run_list(config, choice, as_json=json)


@group.command("show", cls=Command, options_metavar=OPTIONS)
def show(
    number: Annotated[str, typer.Argument(help="整改事项编号", metavar="NUMBER")],
    config: ConfigPath = DEFAULT_CONFIG,
    json: AsJson = False,
) -> int:
    """查看一项的全部经过：每一步何人、何时、何故、何据。

    个人信息类事项不显示网址、名称和内容，见内部台账。

    例：mingjian cases show MJ-2026-0001
    """
    from app.cases.listing import run_show

    return run_show(config, number, as_json=json)


@group.command("confirm", cls=Command, options_metavar=OPTIONS)
@deed
def confirm(asked: Asked) -> int:
    """确认是问题；已排除、已豁免的，也用它恢复（须写编号或 --stage）。

    例：mingjian cases confirm --rule GX-02 --stage found --why 已逐项核对页面 --yes
    """
    from app.cases.deeds import run_confirm

    return run_confirm(asked)


@group.command("dismiss", cls=Command, options_metavar=OPTIONS)
@deed
def dismiss(asked: Asked) -> int:
    """作为误报排除；同类误报满两项时，给出一段可供审核的豁免配置。

    例：mingjian cases dismiss MJ-2026-0003 --why 栏目已依规合并，不再更新
    """
    from app.cases.deeds import run_dismiss

    return run_dismiss(asked)


@group.command("send", cls=Command, options_metavar=OPTIONS)
@deed
def send(asked: Asked) -> int:
    """交办给责任单位，整改期限从当日起算。

    个人信息类和严重问题限当日，其余按工作日：配置写明几日的依配置，没写的依地方档案。

    例：mingjian cases send --agency czj --stage confirmed --why 整改通知单云府办函〔2026〕3号 --yes
    """
    from app.cases.deeds import run_send

    return run_send(asked)


@group.command("extend", cls=Command, options_metavar=OPTIONS)
@deed
def extend(asked: Asked, until: Until) -> int:
    """应单位申请延长整改期限；交办时算不出期限的（年度放假安排未公布），用它补定。

    例：mingjian cases extend MJ-2026-0001 --until 2026-12-31 --why 系统改造，单位来函申请 --evidence 财函〔2026〕8号
    """
    from app.cases.deeds import run_extend

    return run_extend(asked, until)


@group.command("answer", cls=Command, options_metavar=OPTIONS)
@deed
def answer(
    asked: Asked,
    measures: Annotated[str, typer.Option("--measures", help="整改措施")],
    person: Annotated[str, typer.Option("--person", help="整改责任人", metavar="NAME")],
    link: Annotated[str, typer.Option("--link", help="整改后链接", metavar="URL")] = "",
    on: Annotated[str, typer.Option("--on", help="反馈日期；默认今天", metavar="DATE")] = "",
) -> int:
    """登记单位的整改反馈。

    例：mingjian cases answer MJ-2026-0001 --measures 已补发 --person 王五 --link http://… --why 单位来函反馈
    """
    from app.cases.deeds import run_answer

    return run_answer(asked, measures, person, link, on)


@group.command("result", cls=Command, options_metavar=OPTIONS)
@deed
def result(
    asked: Asked,
    outcome: Annotated[
        str,
        typer.Argument(
            help="closed 已整改、partly 部分整改、unrectified 未整改、unsure 未能判断",
            metavar="RESULT",
        ),
    ],
    feigned: Annotated[
        str,
        typer.Option("--feigned", help="假整改：删除、隐藏、改日期、改标题", metavar="WORD"),
    ] = "",
) -> int:
    """登记人工复核的结果。

    例：mingjian cases result unrectified MJ-2026-0001 --feigned 改日期 --why 只改了日期，内容未补
    """
    from app.cases.deeds import run_result

    return run_result(asked, outcome, feigned)


@group.command("appeal", cls=Command, options_metavar=OPTIONS)
@deed
def appeal(asked: Asked) -> int:
    """登记单位的书面异议。

    例：mingjian cases appeal MJ-2026-0001 --why 单位称该栏目不由其维护 --evidence 财函〔2026〕9号
    """
    from app.cases.deeds import run_appeal

    return run_appeal(asked)


@group.command("uphold", cls=Command, options_metavar=OPTIONS)
@deed
def uphold(asked: Asked) -> int:
    """支持申诉：不再作为问题，不能撤回。

    例：mingjian cases uphold MJ-2026-0001 --why 经查该栏目已移交
    """
    from app.cases.deeds import run_decide

    return run_decide(asked, upheld=True)


@group.command("reject", cls=Command, options_metavar=OPTIONS)
@deed
def reject(asked: Asked) -> int:
    """驳回申诉：原整改期限继续有效。

    例：mingjian cases reject MJ-2026-0001 --why 经查仍由该单位维护
    """
    from app.cases.deeds import run_decide

    return run_decide(asked, upheld=False)


group.command("recheck", cls=Command, options_metavar=OPTIONS)(recheck)


@group.command("exempt", cls=Command, options_metavar=OPTIONS)
@deed
def exempt(asked: Asked, until: Until) -> int:
    """豁免到某一天，过后仍有问题的重新列出。

    例：mingjian cases exempt MJ-2026-0001 --until 2026-12-31 --why 机构改革期间 --evidence 区政府会议纪要〔2026〕5号
    """
    from app.cases.deeds import run_exempt

    return run_exempt(asked, until)
