"""A small town on a real socket for rounds of the whole chain: one site, three columns, and editors who change it.

`Town.routes` maps a path to a page, or to (status, body, headers); what is not there is 404.
"""

from __future__ import annotations

import contextlib
import threading
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.clock import SHANGHAI
from app.inspection import Order, inspect
from app.rechecking import order
from records import Agency, Column, Duty, Office, Response, Round, Site
from records.config import Config, CrawlSettings
from records.store.office import OfficeStore
from reports.moves import Deed, confirm, respond, send
from tests.reading.personal.numbers import made

HOST = "www.mini.gov.cn"
BASE = f"http://{HOST}"
FIRST, SECOND = date(2026, 9, 1), date(2026, 9, 8)
HOME_LINKS = {"/dt/": "工作动态", "/gs/": "公示公告", "/cz/": "财政预决算"}
LEAK, LEAK_PAGE, OPEN_LEAK = "/P020260801.csv", "/gs/t1.html", "/gs/t5.html"
OLD_NEWS = {
    f"/dt/n{n}.html": (
        f"全县召开第{n}次安全生产工作会议",
        f"2026-07-{30 - n:02d}",
        f"会议听取第{n}组汇报",
    )
    for n in range(1, 9)
}
"""Path → title, day, what its text is about; all older than two weeks on the first day."""
BUDGET = "/cz/y2025.html"


def article(
    title: str, day: str, about: str, *, files: tuple[str, ...] = (), more: str = ""
) -> str:
    prose = (
        f"{about}，要求各乡镇各部门认真贯彻落实，压实责任，强化督查，确保各项任务按期完成，取得实效。"
        * 3
    )
    links = "".join(f"<p>附件：<a href='{one}'>名单.csv</a></p>" for one in files)
    return (
        f"<html><head><title>{title}</title><meta name='ArticleTitle' content='{title}'>"
        f"<meta name='PubDate' content='{day}'></head><body><h1>{title}</h1>"
        f"<p>发布时间：{day}</p><p>{prose}</p>{more}{links}</body></html>"
    )


def listing(name: str, rows: dict[str, tuple[str, str, str]]) -> str:
    newest = sorted(rows.items(), key=lambda one: one[1][1], reverse=True)
    shown = "".join(
        f"<li><a href='{path}'>{title}</a><span>{day}</span></li>"
        for path, (title, day, _) in newest
    )
    return f"<html><body><div>当前位置：<a href='/'>首页</a> &gt; {name}</div><ul>{shown}</ul></body></html>"


def home(links: dict[str, str] | None = None) -> str:
    shown = "".join(
        f"<li><a href='{to}'>{name}</a></li>" for to, name in (links or HOME_LINKS).items()
    )
    return f"<html><head><title>云溪县人民政府</title></head><body><ul>{shown}</ul></body></html>"


def people(values: list[str]) -> bytes:
    rows = "".join(f"{n},王伟{n},{value},500\n" for n, value in enumerate(values, 1))
    return f"序号,姓名,身份证号码,金额\n{rows}".encode()


NUMBERS = [made(n) for n in range(6)]
LEAKING = (200, people(NUMBERS), "text/csv; charset=utf-8")
MASKED = (
    200,
    people([f"{one[:2]}*************{one[15:]}" for one in NUMBERS]),
    "text/csv; charset=utf-8",
)
NOTICES = {
    LEAK_PAGE: ("公益岗位补贴人员公示", "2026-08-30", "经个人申请审核"),
    OPEN_LEAK: ("交通补贴人员公示", "2026-08-29", "经单位申报审核"),
}
_ROWS = "".join(f"<tr><td>王伟{n}</td><td>{one}</td></tr>" for n, one in enumerate(NUMBERS))
SHOWN = f"<table><tr><th>姓名</th><th>身份证号码</th></tr>{_ROWS}</table>"
FINANCE = {
    BUDGET: ("云溪县财政局2025年部门预算", "2025-02-10", "本部门收支安排说明"),
    "/cz/z2024.html": ("云溪县财政局2024年部门决算", "2025-09-10", "上年度决算情况说明"),
    "/cz/y2024.html": ("云溪县财政局2024年部门预算", "2024-02-10", "上年度预算情况说明"),
}


def news(rows: dict[str, tuple[str, str, str]]) -> dict[str, object]:
    return {
        "/dt/": listing("工作动态", rows),
        **{path: article(*one) for path, one in rows.items()},
    }


def notices(rows: dict[str, tuple[str, str, str]] | None = None) -> str:
    return listing("公示公告", NOTICES if rows is None else rows)


def finance(rows: dict[str, tuple[str, str, str]]) -> dict[str, object]:
    return {
        "/cz/": listing("财政预决算", rows),
        **{path: article(*one) for path, one in rows.items()},
    }


def routes() -> dict[str, object]:
    """The town as the first round finds it."""
    return {
        "/": home(),
        **news(OLD_NEWS),
        "/gs/": notices(),
        LEAK_PAGE: article(*NOTICES[LEAK_PAGE], files=(LEAK,)),
        OPEN_LEAK: article(*NOTICES[OPEN_LEAK], more=SHOWN),
        LEAK: LEAKING,
        **finance(FINANCE),
    }


@dataclass
class Town:
    """The town and its configuration."""

    folder: Path
    routes: dict[str, object] = field(default_factory=routes)
    asked: list[str] = field(default_factory=list)
    port: int = 0

    @contextlib.contextmanager
    def open(self):
        town = self

        class Answering(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = (
                -1
            )  # head and body in one go: apart, the second waits 40 ms for a word from the reader

            def do_GET(self):
                town.asked.append(self.path)
                told = town.routes.get(self.path, (404, b"<html><title>404</title>no</html>", ""))
                status, body, kind = (200, told, "") if isinstance(told, str) else told
                self.send_response(status)
                if 300 <= status < 400:
                    self.send_header("Location", body)
                    body = b""
                sent = body.encode() if isinstance(body, str) else body
                self.send_header("Content-Type", kind or "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(sent)))
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        server.daemon_threads = True
        self.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    @property
    def config(self) -> Config:
        return Config(
            path=self.folder / "config.toml",
            data=self.folder / "data",
            profile="national",
            office=Office("云溪县人民政府办公室", "云溪县"),
            agencies=(Agency("czj", "云溪县财政局", ("财政局",)),),
            sites=(Site("mini", "云溪县人民政府", BASE + "/", "czj"),),
            columns=(
                Column("dt", "工作动态", BASE + "/dt/", "动态要闻", "mini", "czj"),
                Column("gs", "公示公告", BASE + "/gs/", "其他", "mini", "czj"),
                Column("cz", "财政预决算", BASE + "/cz/", "财政预决算", "mini", "czj"),
            ),
            duties=(
                Duty(
                    "b26", "czj", "部门预算", 2026, "云溪县财政局2026年部门预算", ("cz",),
                    approved=date(2026, 1, 20), site="mini", url=BASE + "/cz/",
                ),
            ),
            crawl=CrawlSettings(
                pause=0.0, retries=0, max_depth=1, timeout=3.0, resolve={HOST: f"127.0.0.1:{self.port}"}
            ),
        )  # fmt: skip

    def inspect(self, day: date = FIRST) -> Round:
        return inspect(self.config, Order(day), now=lambda: at(day))

    def recheck(self, numbers, day: date = SECOND) -> Round:
        config = self.config
        with OfficeStore(config.data / "office.db") as office:
            cases = [one for one in office.cases() if one.number in numbers]
        return inspect(config, order(cases, config, day), now=lambda: at(day))

    def numbers(self, rule: str, subject: str = "") -> list[str]:
        """The cases of a rule, in the ledger as it stands."""
        return [
            one.number
            for one in self.cases()
            if one.finding.rule == rule and one.finding.subject.endswith(subject)
        ]

    def cases(self):
        with OfficeStore(self.config.data / "office.db") as office:
            return office.cases()

    def moves(self, number):
        with OfficeStore(self.config.data / "office.db") as office:
            return office.moves_of(number)

    def answer(self, numbers, day: date = FIRST + timedelta(days=2), link: str = "") -> None:
        """The cases confirmed, sent, and answered by their agency."""
        deed = Deed("王办事", at(day), "按程序办理")
        told = Response(day, "已整改", "李负责", link)
        with OfficeStore(self.config.data / "office.db") as office:
            for before in [one for one in office.cases() if one.number in numbers]:
                one = confirm(before, deed)
                two = send(one.after, deed, self.config.office)
                three = respond(two.after, deed, told)
                office.decide([before], [three.after], [*one.moves, *two.moves, *three.moves])


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 8, 0, tzinfo=SHANGHAI)
