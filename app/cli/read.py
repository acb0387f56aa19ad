"""`mingjian read`."""

from __future__ import annotations

from typing import Annotated

import typer

from app.cli.options import AsJson


def read(
    source: Annotated[str, typer.Argument(help="文件或网址", metavar="FILE|URL")],
    url: Annotated[str, typer.Option("--url", help="存下的网页原来的地址")] = "",
    json: AsJson = False,
) -> int:
    """看看读取器从一个网页或文件里读懂了什么。

    例：mingjian read 栏目页.html --url http://www.example.gov.cn/zwgk/ --json
    """
    from app.reading_one import run_read

    return run_read(source, url, as_json=json)
