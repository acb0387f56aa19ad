"""Receivers on this machine: a mail server of our own, and robots that answer as their documents say."""

from __future__ import annotations

import email
import email.policy
import json
import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from app.notify.wire import Wire

ROBOTS = {
    "https://oapi.dingtalk.com": "/dingtalk",
    "https://qyapi.weixin.qq.com": "/wecom",
    "https://open.feishu.cn": "/feishu",
}
FINE = {
    "/dingtalk": {"errcode": 0, "errmsg": "ok"},
    "/wecom": {"errcode": 0, "errmsg": "ok"},
    "/feishu": {"code": 0, "data": {}, "msg": "success"},
}
"""What each answers when all is well (open.dingtalk.com, developer.work.weixin.qq.com, open.feishu.cn)."""


@dataclass
class Request:
    """One request as it came in."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def document(self) -> Any:
        return json.loads(self.body)


Answers = Callable[[Request], tuple[int, dict[str, str], bytes] | None]
"""What to answer; None closes the connection without a word."""


@dataclass
class House:
    """Robots and webhooks behind one port."""

    port: int = 0
    seen: list[Request] = field(default_factory=list)
    answers: Answers | None = None
    """In place of the good answers."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def wire(self) -> Wire:
        """Leads to this house instead of the robots' own."""
        return Wire(1.0, 0.3, {place: self.url + path for place, path in ROBOTS.items()})

    def answer(self, request: Request) -> tuple[int, dict[str, str], bytes] | None:
        self.seen.append(request)
        if self.answers is not None:
            return self.answers(request)
        robot = next((one for one in FINE if request.path.startswith(one)), "")
        return 200, {}, json.dumps(FINE.get(robot, {})).encode()


@contextmanager
def http_house() -> Iterator[House]:
    house = House()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            told = house.answer(Request("POST", self.path, dict(self.headers), body))
            if told is None:
                self.close_connection = True
                return
            status, headers, content = told
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            return

    with _running(ThreadingHTTPServer(("127.0.0.1", 0), Door)) as port:
        house.port = port
        yield house


@dataclass
class Post:
    """A mail server: what it took, and which command it refuses with what."""

    port: int = 0
    mails: list[tuple[str, list[str], EmailMessage]] = field(default_factory=list)
    logins: list[str] = field(default_factory=list)
    refuse: dict[str, str] = field(default_factory=dict)
    """`RCPT` → `550 no such user`; `DATA.` stands for the end of a mail; an empty answer hangs up."""
    only: str = ""
    """Refuse only lines that hold this."""


@contextmanager
def post_office() -> Iterator[Post]:
    post = Post()

    class Counter(_Counter):
        at = post

    with _running(_Server(("127.0.0.1", 0), Counter)) as port:
        post.port = port
        yield post


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, *_: object) -> None:
        """A refusal that hangs up ends its thread."""


class _Counter(socketserver.StreamRequestHandler):
    """As much of RFC 5321 as a client without wishes needs."""

    at: Post

    def handle(self) -> None:
        self.say("220 post.example ESMTP")
        self.sender, self.targets = "", list[str]()
        while line := self.rfile.readline():
            words = line.decode().strip()
            verb = words[:4].upper()
            if not self.refused(verb, words):
                getattr(self, f"on_{verb.lower()}", self.on_other)(words)
            if verb == "QUIT":
                return

    def on_ehlo(self, _: str) -> None:
        self.say("250-post.example\r\n250 AUTH PLAIN")

    def on_auth(self, words: str) -> None:
        self.at.logins.append(words)
        self.say("235 fine")

    def on_mail(self, words: str) -> None:
        self.sender, self.targets = words.partition("<")[2].partition(">")[0], []
        self.say("250 fine")

    def on_rcpt(self, words: str) -> None:
        self.targets.append(words.partition("<")[2].partition(">")[0])
        self.say("250 fine")

    def on_data(self, words: str) -> None:
        self.say("354 go on")
        raw = b"".join(iter(self.rfile.readline, b".\r\n"))
        parsed = email.message_from_bytes(raw, policy=email.policy.default)
        self.at.mails.append((self.sender, self.targets, parsed))  # type: ignore[arg-type]
        if not self.refused("DATA.", words):
            self.say("250 taken")

    def on_other(self, _: str) -> None:
        self.say("250 fine")

    def refused(self, verb: str, words: str) -> bool:
        if verb not in self.at.refuse or self.at.only not in words:
            return False
        if not self.at.refuse[verb]:
            raise ConnectionAbortedError
        self.say(self.at.refuse[verb])
        return True

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def _running(server: socketserver.BaseServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.server_address[1]  # type: ignore[index]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
