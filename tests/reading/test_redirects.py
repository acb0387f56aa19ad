"""Shells that send the browser on (domain note §2.4, §9.4), and scripts that do not."""

from __future__ import annotations

import pytest

from tests.reading.web import COLUMN, HOST, read

AT = f"{HOST}/zwgk/"


@pytest.mark.parametrize(
    ("html", "target"),
    [
        ("<meta http-equiv='Refresh' content='0;URL=./ywyw/'>", "/zwgk/ywyw/"),
        ("<script>document.write('<meta http-equiv=\"Refresh\" content=\"0;URL=/a/\" />');</script>", "/a/"),
        ("<script>var u='/a/';document.write('<meta http-equiv=refresh content=\"0;url='+u+'\">');</script>", "/a/"),
        ("<script>window.location.href='/a/b.html';</script>", "/a/b.html"),
        ("<script>var url = \"/a/\" ; location = url;</script>", "/a/"),
        ("<script>var d='/a';location.replace(d + '/' + 'c.html')</script>", "/a/c.html"),
        ("<script>window.open('/a/','_self')</script>", "/a/"),
        ("<script>window.navigate('/a/')</script>", "/a/"),
        ("<script>setTimeout(function(){top.location='/a/'},0)</script>", "/a/"),
        ("<body onload=\"location.href='/a/'\"></body>", "/a/"),
        ("<frameset rows='80,*'><frame src='top.html'><frame src='/a/'></frameset>", "/a/"),
        ("<script>//location.href='/old/';\nlocation.href='/a/';</script>", "/a/"),
        ("<script>function go(){location.href='/a/'}</script>", None),
        ("<script>if(location.href == '/a/'){var x=1}</script>", None),
        ("<script>if(/Android/.test(navigator.userAgent)){location.href='/m/'}</script>", None),
        ("<script>location.href = base + '/a/';</script>", None),
        ("<script>var mylocation='/a/';</script>", None),
        ("<script>window.open('/ad/','_blank')</script>", None),
        ("<frameset cols='1,1'><frame src='/a/'><frame src='/b/'></frameset>", None),
        ("<script>location.href='/zwgk/';</script>", None),
    ],
)  # fmt: skip
def test_redirect(html, target):
    """The address is put together as far as it is written out; an unknown part is no address."""
    got = read(f"<html><head><title>政务公开</title></head>{html}</html>", AT)

    assert got.redirect == (target and HOST + target)


def test_a_page_with_a_list_is_no_shell():
    rows = "".join(
        f"<li><a href='/a/{n}.html'>关于第{n}号事项的通知公告</a></li>" for n in range(9)
    )

    assert read(f"<ul>{rows}</ul><script>location.href='/a/'</script>", COLUMN).redirect is None
