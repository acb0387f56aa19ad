"""The command line: `main` runs one command and gives its exit code.

Exit codes (docs/cli.md prints this table):
    0    done
    1    could not be done; one line says why
    2    the command was given wrongly, or a case cannot be moved that way (nothing was changed)
    3    the configuration cannot be meant
    4    the data folder cannot be used (locked, foreign, full)
    5    a rule and its clause do not fit together
    6    done, but something could not be reached or read (see 未检查事项); `cases import --partly`: rows were left out
    7    `evidence verify`, `bulletin again`, `notices again`: what is kept is not what it was
    10…13  `scan`, `check`: worst severity found: 提醒, 一般, 较重, 严重
    130  broken off with Ctrl-C; `inspect` goes on where it stopped
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from typing import Any

import typer
from typer.exceptions import TyperException
from typer.main import get_command

from app.cli import (
    backup,
    bulletin,
    case_sheets,
    cases,
    check,
    crosscheck,
    demo,
    doctor,
    evidence,
    export,
    init,
    inspect,
    keep,
    ledger,
    marks,
    notices,
    notify,
    plan,
    read,
    rejudge,
    restore,
    rules,
    scan,
    serve,
    setup,
    statistics,
)
from app.cli.chinese import OPTIONS, Command, Group, asks_for_help, in_chinese
from app.console import warn
from app.faults import tell_no_words
from app.keeping.upgrades import tell_upgrades
from records.errors import MingjianError

INTERRUPTED = 130

app = typer.Typer(
    name="mingjian",
    cls=Group,
    options_metavar=OPTIONS,
    help="明鉴：检查政府网站与政务公开，指出缺、迟、错、漏，附法条和证据。\n\n第一次使用请运行 mingjian demo。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    demo.demo,
    scan.scan,
    check.check,
    read.read,
    setup.setup,
    init.init,
    inspect.inspect,
    rejudge.rejudge,
    statistics.statistics,
    plan.plan,
    serve.serve,
    keep.keep,
    backup.backup,
    restore.restore,
    export.export,
    doctor.doctor,
):
    app.command(cls=Command, options_metavar=OPTIONS)(command)
for name, sheet in (("export", case_sheets.export), ("import", case_sheets.import_)):
    cases.group.command(name, cls=Command, options_metavar=OPTIONS)(sheet)
app.add_typer(bulletin.group, name="bulletin")
app.add_typer(notices.group, name="notices")
app.add_typer(cases.group, name="cases")
app.add_typer(ledger.group, name="ledger")
app.add_typer(evidence.group, name="evidence")
app.add_typer(rules.group, name="rules")
app.add_typer(marks.group, name="marks")
app.add_typer(crosscheck.group, name="crosscheck")
app.add_typer(notify.group, name="notify")


def main(arguments: Sequence[str] | None = None) -> None:
    """Entry point of the console script: exits with the command's code."""
    tell_no_words()
    sys.exit(run(arguments))


@cache
def commands() -> Any:
    """The whole tree of commands; building it takes as long as a small command."""
    return get_command(app)


def run(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; every expected trouble becomes one Chinese line on standard error."""
    tell_upgrades()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = commands().main(given, prog_name="mingjian", standalone_mode=False)
    except TyperException as error:
        if asks_for_help(error):
            typer.echo(str(error))
        else:
            warn(f"命令用法有误：{in_chinese(error)}。可用 --help 查看用法。")
        return 2
    except MingjianError as error:
        warn(str(error))
        return error.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        return 0
    if code == INTERRUPTED:  # typer turns Ctrl-C into this code and says nothing
        warn("已中断。已完成的访问都已保存；再次运行同一命令会从中断处继续。")
    return code if isinstance(code, int) else 0
