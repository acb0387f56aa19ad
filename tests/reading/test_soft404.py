"""The home page in place of everything, and what only looks like it."""

from __future__ import annotations

import hashlib

import pytest

from reading import read_page
from reading.soft404 import face, is_home_again
from tests.reading.web import PROSE, page

HOME = "http://www.town.test/"
MENU = "".join(f'<a href="/c{n}/">栏目{n}</a>' for n in range(12))


def front(first=1, title="示例区人民政府"):
    """A home page: menu, and two dated lists of fifteen rows from number `first` on."""
    lists = "".join(
        "<ul>"
        + "".join(
            f'<li><a href="/{column}/t20261101_{n}.html">关于第{n}号事项的通知公告</a><span>2026-11-01</span></li>'
            for n in range(first, first + 15)
        )
        + "</ul>"
        for column in ("gg", "yw")
    )
    return f"<html><head><title>{title}</title></head><body>{MENU}{lists}</body></html>".encode()


def digest(body):
    return hashlib.sha256(body).hexdigest()


def again(asked, body, home=None):
    """Is `body` at `asked` the home page `home` again?"""
    home = front() if home is None else home
    known = face(read_page(home, HOME), digest(home))
    return is_home_again(asked, read_page(body, asked), digest(body), known)


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        pytest.param("/gg/t20261101_1.html", front(), id="byte for byte"),
        pytest.param("/gg/t20261101_1.html", front(2), id="a row newer in each list"),
        pytest.param("/gg/?a=1", front(), id="a column"),
        pytest.param("/files/a.pdf", front(), id="a file"),
    ],
)
def test_the_home_page_in_place_of_another(asked, body):
    """Recognised although its newest row has changed meanwhile."""
    assert again(HOME + asked[1:], body)


@pytest.mark.parametrize(
    ("asked", "body"),
    [
        pytest.param("/", front(), id="the home page itself"),
        pytest.param("/index.html", front(), id="another address of the home page"),
        pytest.param(
            "/zwgk/", front(9), id="a channel page with the same title and half of the rows"
        ),
        pytest.param("/qx/", front(title="示例镇人民政府"), id="a page alike under another title"),
        pytest.param(
            "/gg/t1.html", page(MENU + PROSE).encode(), id="an article with the site's menu"
        ),
        pytest.param("/gg/", b"", id="nothing at all"),
    ],
)
def test_innocent(asked, body):
    """The menu and a title in common prove nothing."""
    assert not again(HOME + asked[1:], body)


def test_a_home_page_that_is_all_menu_is_compared_by_its_bytes_only():
    """Every page of such a site has its links."""
    home = f"<title>示例</title>{MENU}".encode()
    other = f"<title>示例</title>{MENU}<p>甲</p>".encode()
    assert again(HOME + "a/", home, home)
    assert not again(HOME + "a/", other, home)


def test_nothing_is_known_before_the_home_page_was_seen():
    body = front()
    assert not is_home_again(HOME + "a/", read_page(body, HOME + "a/"), digest(body), None)


def test_links_that_are_kept_apart():
    """The walk keeps the links of ordinary pages beside their facts."""
    home, later = read_page(front(), HOME), read_page(front(2), HOME + "a/1.html")
    known = face(home, "x", home.links)
    assert is_home_again(HOME + "a/1.html", later, "y", known, later.links)


def test_a_shell_that_scripts_fill_is_right_for_every_address():
    """A site made by scripts answers every address with the same bytes."""
    shell = b'<title>x</title><div id="app"></div><script src="/app.js"></script>'
    assert face(read_page(shell, HOME), digest(shell)) is None
