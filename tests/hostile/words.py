"""What a hostile page writes into its titles: each would act in one of the things that the product writes."""

from __future__ import annotations

TITLES = (
    "种植00<script>alert(1)</script>",
    "种植01<img src=x onerror=alert(1)>'\"`",
    '=HYPERLINK("http://evil.example/","种植02")',
    "+cmd|'/C calc'!A0种植03",
    "@SUM(1+1)*种植04",
    "-2+3种植05",
    "种植06\x1b[31m红\x1b[0m\x1b]0;标题\x07\x1b]8;;http://evil.example\x07",
    "种植07\u202e文档\u2066倒\u200b写",
    "种植08\x9b31m红\x9d0;标题\x9c",
    "种植09](javascript:alert(1)) ![图](http://evil.example/t.png) **粗**",
    '种植10#read("/etc/passwd") $x$ #import "x": *',
    "种植11{{7*7}}{% for x in y %}${7*7}<%= 7*7 %>",
    "种植12\r\nBEGIN:VALARM\r\nX-EVIL:1\nEND:VALARM",
    "种植13]]></title><entry/><![CDATA[",
    "种植14--><!--<svg/onload=alert(1)>",
    "种植15' OR '1'='1'; DROP TABLE cases;--",
    "种植16[bold red]红[/][link=http://evil.example]x[/link]",
    "种植17%s%n{0}{self.__class__}",
    "＝1+1种植18",
    "种植19\x00\x08\x7f\ufffe终",
)
"""Twenty titles; the two digits tell which one stands where."""
