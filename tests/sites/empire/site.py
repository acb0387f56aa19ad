"""帝国 EmpireCMS: `index_2.html` with links and the total as `<a title="Total record">`; or `list.php?page=` from 0."""

from __future__ import annotations

from tests.sites.shell import listed, shell, sliced

COLUMN = "/xxgk/gsgg/"
DYNAMIC = "/e/action/ListInfo/?classid=5"


def href(item) -> str:
    return f"/xxgk/gsgg/{item.day}/{item.number}.html"


def links(pages, at, total, address):
    numbers = " ".join(
        f"<b>{n + 1}</b>" if n == at else f"<a href='{address(n)}'>{n + 1}</a>"
        for n in range(pages)
    )
    following = f"<a href='{address(at + 1)}'>下一页</a>" if at + 1 < pages else ""
    ending = f"<a href='{address(pages - 1)}'>尾页</a>" if at + 1 < pages else ""
    return f"<div class='page'><a title='Total record'><b>{total}</b></a> {numbers} {following} {ending}</div>"


def column(things, size=6):
    cut = sliced(things, size)

    def name(at):
        return "index.html" if at == 0 else f"index_{at + 1}.html"

    return {
        COLUMN if at == 0 else COLUMN + name(at): shell(
            listed(part, href) + links(len(cut), at, len(things), name), "公示公告"
        )
        for at, part in enumerate(cut)
    }


def dynamic(things, size=6):
    cut = sliced(things, size)

    def address(at):
        return f"/e/action/ListInfo/index.php?page={at}&amp;classid=5&amp;totalnum={len(things)}"

    def answer(asked):
        at = int(asked.query.get("page", "0"))
        numbers = " ".join(
            f"<b>{n + 1}</b>" if n == at else f"<a href='{address(n)}'>{n + 1}</a>"
            for n in range(len(cut))
        )
        more = f"<a href='{address(at + 1)}'>下一页</a>" if at + 1 < len(cut) else ""
        return shell(f"{listed(cut[at], href)}<div>{numbers} {more}</div>", "公示公告")

    return {"/e/action/ListInfo/": answer, "/e/action/ListInfo/index.php": answer}
