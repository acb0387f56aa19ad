"""大汉 jcms (domain note §2.1): every record of the first pages inside the column page."""

from __future__ import annotations

COLUMN = "/col/col1229100/index.html"


def record(item):
    href = f"/art/{item.day.year}/{item.day.month}/{item.day.day}/art_1229100_{item.number}.html"
    return (
        f"<record><![CDATA[<li><a href='{href}' title='{item.title}' target='_blank'>{item.title}</a>"
        f"<span>{item.day}</span></li>]]></record>"
    )


def column(things, total=None):
    """The column page with its inline datastore."""
    records = "".join(map(record, things))
    return (
        "<html><head><title>政策文件</title><meta name='ColumnName' content='政策文件'></head><body>"
        "<div class='pos'>当前位置：<a href='/'>首页</a> &gt; <a href='#'>政策文件</a></div>"
        "<div id='5678'><script type='text/xml'><datastore><nextgroup></nextgroup>"
        f"<totalrecord>{len(things) if total is None else total}</totalrecord><totalpage>1</totalpage>"
        f"<recordset>{records}</recordset></datastore></script></div></body></html>"
    )
