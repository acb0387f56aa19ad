"""Challenge pages: what a protection product answers in place of the page (domain note §8).

A challenge is never solved and never archived as the page; it is reported by name.
Each product needs a mark that no ordinary page carries; a status alone never decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_SMALL = 20_000
"""Bytes: a challenge shell is small; a real page that mentions a mark is not one."""

_BODY_MARKS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("瑞数", re.compile(rb"\$_ts\s*=|window\[['\"]\$_ts['\"]\]|FSSBBIl1UgzbN7N")),
    ("加速乐", re.compile(rb"__jsl_clearance|__jsluid_\w=.{0,80}go\(\{", re.DOTALL)),
    ("阿里云WAF", re.compile(rb"acw_sc__v2|var\s+arg1\s*=\s*['\"][0-9A-F]{40}['\"]|aliyun_waf")),
    ("C3VK", re.compile(rb"C3VK\s*=")),
    ("QAX GeoBL", re.compile(rb"GeoBL")),
    ("网宿WAF", re.compile(rb"wzws_(?:sid|reurl|confirm)|wzws-waf-cgi")),
    ("创宇盾", re.compile(rb"yunsuo_session|365cyd\.|\xe5\x88\x9b\xe5\xae\x87\xe7\x9b\xbe")),
    ("云锁", re.compile(rb"security_session_verify|yunsuo\.")),
    ("安全狗", re.compile(rb"safedog|\xe5\xae\x89\xe5\x85\xa8\xe7\x8b\x97")),
    ("腾讯WAF", re.compile(rb"waf\.tencent|TencentCaptcha|__waf_captcha")),
    ("Cloudflare", re.compile(rb"cf-browser-verification|_cf_chl_opt|challenge-platform/h/")),
    ("滑块验证", re.compile(
        rb"(?:slide|slider)[-_]?(?:verify|captcha|check)|nc_1_n1z|geetest_|"
        rb"\xe6\xbb\x91\xe5\x8a\xa8\xe9\xaa\x8c\xe8\xaf\x81|\xe6\x8b\x96\xe5\x8a\xa8\xe6\xbb\x91\xe5\x9d\x97"
    )),
)  # fmt: skip
_COOKIE_MARKS = (
    ("瑞数", re.compile(r"FSSBBIl1UgzbN7N\w*=|^\w{13}[OPST]=")),
    ("加速乐", re.compile(r"__jsl_clearance")),
)
_REFUSAL = re.compile(
    "访问(?:被|已被)?(?:拦截|拒绝|阻断)|请求(?:被|已被)拦截|非法(?:请求|访问)|不合法的参数|安全(?:防护|拦截)|"
    "Web应用防火墙|网站防火墙|Request blocked|Access Denied",
    re.IGNORECASE,
)
_STATUSES = frozenset({202, 400, 403, 405, 412, 418, 429, 503, 521})
"""Statuses that these products answer with (§8), besides 200."""


def sign(
    status: int, headers: Mapping[str, str] | Iterable[tuple[str, str]], body: bytes
) -> str | None:
    """Name of the protection product when this answer is its challenge or refusal, else None.

    `headers`: names in any case, as a mapping or as pairs (Set-Cookie may repeat).
    """
    pairs = headers.items() if isinstance(headers, Mapping) else headers
    cookies = [value for name, value in pairs if name.lower() == "set-cookie"]
    if len(body) > _SMALL or _is_content(body):
        return None
    for product, mark in _BODY_MARKS:
        if mark.search(body):
            return product
    if status not in _STATUSES:
        return None
    for product, cookie in _COOKIE_MARKS:
        if any(cookie.search(value) for value in cookies):
            return product
    if status == 412:  # only 瑞数 answers ordinary GETs with it (§8, first row)
        return "瑞数"
    if status == 521:
        return "加速乐"
    return "防火墙" if _refuses(body) else None


def _is_content(body: bytes) -> bool:
    """A page with a footer identity or a national label is the site's own, whatever script it carries."""
    return b"SiteIDCode" in body or b"ArticleTitle" in body or b"bszs.conac.cn" in body


def _refuses(body: bytes) -> bool:
    return any(_REFUSAL.search(body.decode(charset, "ignore")) for charset in ("utf-8", "gb18030"))
