"""`python -m sample`: serves the county in a process of its own, or prints its configuration.

`--config` prints the configuration; otherwise the port is printed on one line as soon as the county is served,
and it is served until the process is ended.
"""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sample import build, config_text, serve
from sample.configuration import AS_OF, PORT, SEED
from sample.ledgers import ledger_files


def main(arguments: Sequence[str] | None = None) -> int:
    """Reads the command line and serves or prints."""
    options = _parser().parse_args(arguments)
    if options.ledgers:
        for one in ledger_files(options.as_of):
            options.ledgers.mkdir(parents=True, exist_ok=True)
            (options.ledgers / one.name).write_bytes(one.body)
            sys.stdout.write(f"{one.kind} {options.ledgers / one.name}\n")
        return 0
    county = build(options.seed, options.as_of, options.sites, options.pages, options.menu)
    if options.config:
        sys.stdout.write(config_text(county, options.port or PORT))
        return 0
    with serve(county, options.port, options.default) as server:
        sys.stdout.write(f"{server.port}\n")
        sys.stdout.flush()
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sample", description="示例区：生成的样例网站")
    parser.add_argument("--seed", type=int, default=SEED, help="随机种子")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, default=AS_OF, help="基准日期，如 2026-11-20"
    )
    parser.add_argument("--sites", type=int, default=3, help="主网站个数，1 到 1000")
    parser.add_argument("--pages", type=int, default=0, help="每个主网站至少多少页；0 为默认规模")
    parser.add_argument("--menu", type=int, default=0, help="每页另加多少个导航链接，供测速用")
    parser.add_argument("--port", type=int, default=0, help="端口；0 为任一空闲端口")
    parser.add_argument("--default", default="", help="直接用 IP 访问时显示的网站域名")
    parser.add_argument("--ledgers", type=Path, help="把样例台账写到这个文件夹后退出")
    parser.add_argument("--config", action="store_true", help="打印配置文件后退出")
    return parser


if __name__ == "__main__":
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    raise SystemExit(main())
