"""Challenge pages: what a protection product answers in place of the page (domain note §8).

A challenge is never solved and never archived as the page; it is reported by name, with its status, its telling
headers and the first of its words. Each product needs a mark that no ordinary page carries. A status alone never
decides, but the two that nothing else answers with; 403 for a machine is an answer, not a challenge.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from records import veil
from records.visits import BLOCKED_BY

Headers = Mapping[str, str] | Iterable[tuple[str, str]]

_SMALL = 20_000
"""Bytes: a challenge shell is small; a real page that mentions a mark is not one."""
_FEW_LINKS = 12
"""Links: a challenge leads nowhere; what leads to so many places is a page of the site."""
_MANY_WORDS = 3_000
"""Bytes beyond ASCII, a thousand Chinese characters: who says so much is no challenge."""
_WORDED = bytes(range(128, 256))
_TINY = 4_000
"""Bytes of a page that does nothing but set a cookie, or say that one asks too often."""
_A_LINE = 600
"""Bytes beyond ASCII, some two hundred characters: a wall says a line or two, a notice about one says more."""
_WORDS = 60
"""Characters of a challenge's own words that are kept."""


@dataclass(frozen=True, slots=True)
class _Product:
    """What gives one product away."""

    name: str
    hints: tuple[bytes, ...]
    """One of these is in every challenge of it; looked for first, because that is cheap."""
    proof: re.Pattern[bytes] | None = None
    """What must be there too; None when a hint is proof enough."""

    def proves(self, body: bytes) -> bool:
        """Is there more than a hint?"""
        return self.proof is None or self.proof.search(body) is not None


def _product(name: str, *hints: str | bytes, proof: bytes | None = None) -> _Product:
    raw = tuple(hint.encode() if isinstance(hint, str) else hint for hint in hints)
    return _Product(name, raw, re.compile(proof, re.DOTALL) if proof else None)


_PRODUCTS = (
    _product("瑞数", "$_ts", "FSSBBIl1UgzbN7N",
             proof=rb"\$_ts\s{0,4}=|window\[['\"]\$_ts['\"]\]|FSSBBIl1UgzbN7N"),
    _product("加速乐", "__jsl_clearance", "__jsluid_",
             proof=rb"__jsl_clearance|__jsluid_\w=.{0,80}go\(\{"),
    _product("阿里云WAF", "acw_sc__v2", "aliyun_waf", "arg1",
             proof=rb"acw_sc__v2|aliyun_waf|var\s{1,4}arg1\s{0,4}=\s{0,4}['\"][0-9A-Fa-f]{40}['\"]"),
    _product("C3VK", "C3VK", proof=rb"C3VK\s{0,4}="),
    _product("CT6T", "CT6T", proof=rb"CT6TS?\s{0,4}="),
    _product("yd_cookie", "yd_cookie", "td_cookie", proof=rb"cookie.{0,40}[yt]d_cookie\s{0,4}="),
    _product("QAX GeoBL", "GeoBL"),
    _product("网宿WAF", "wzws_", "wzws-waf", proof=rb"wzws_(?:sid|reurl|confirm)|wzws-waf-cgi"),
    _product("创宇云", "365cyd.", "创宇盾", "创宇云", "知道创宇", "knownsec"),
    _product("云锁", "yunsuo_session", "security_session_verify", "yunsuo."),
    _product("NWAF", "NWAF", "nwaf", proof=rb"NWAF_|nwaf[_-](?:captcha|verify|slide)|/nwaf/"),
    _product("安全狗", "safedog", "安全狗"),
    _product("腾讯WAF", "waf.tencent", "TencentCaptcha", "__waf_captcha"),
    _product("Cloudflare", "cf-browser-verification", "_cf_chl_opt", "challenge-platform/h/"),
    _product("D盾", "D盾_", "D盾_".encode("gb18030"), "已被D盾拦截", "已被D盾拦截".encode("gb18030")),
    _product("滑块验证", "nc_1_n1z", "geetest_", "captcha", "slide",
             proof=rb"slide(?:r)?[-_]?(?:verify|captcha|check)|nc_1_n1z|geetest_"),
)  # fmt: skip
_COOKIES = (
    ("瑞数", re.compile(r"FSSBBIl1UgzbN7N\w{0,8}=|^\w{13}[OPST]=")),
    ("加速乐", re.compile(r"__jsl_clearance")),
    ("云锁", re.compile(r"^(?:yunsuo_session_verify|security_session_verify)=")),
)
_COOKIE_TESTS = (
    ("CT6T", re.compile(r"^CT6TS?=")),
    ("yd_cookie", re.compile(r"^[yt]d_cookie=")),
    ("云锁", re.compile(r"^(?:yunsuo_session_verify|security_session_verify)=")),
)
"""Cookies of products that redirect a visitor to the same address until they come back."""
_SETS_COOKIE = re.compile(rb"document\.cookie\s{0,4}=")
_RELOADS = re.compile(
    rb"location\.reload|location(?:\.href)?\s{0,4}=\s{0,4}(?:window\.|document\.)?location|"
    rb"location\.replace\(\s{0,4}(?:window\.|document\.)?location"
)
_REFUSAL = re.compile(
    "访问(?:被|已被)?(?:拦截|拒绝|阻断)|请求(?:被|已被)[\u4e00-\u9fa5A-Z0-9]{0,8}拦截|非法(?:请求|访问)|不合法的参数|安全(?:防护|拦截)|"
    "Web应用防火墙|网站防火墙|Request blocked|Access Denied",
    re.IGNORECASE,
)
_SLIDES = re.compile("滑动验证|拖动滑块|向右滑动")
_CHECKS = re.compile(
    "正在(?:进行)?(?:浏览器)?(?:安全)?(?:检[测查]|验证)|浏览器安全检[测查]|"
    "(?:启用|开启|打开)(?:浏览器的?)?\\s?(?:JavaScript|JS|Cookie)",
    re.IGNORECASE,
)
"""What a page says while its script sets the cookie that it wants to see."""
_ONLY_NEAR = re.compile(
    "仅(?:限|供|允许)(?:中国)?(?:大陆|境内|国内)[\u4e00-\u9fa5]{0,4}访问|"
    "(?:境外|海外|国外)[\u4e00-\u9fa5IP]{0,8}(?:禁止|限制|无法|不能)访问|"
    "所在的?(?:地区|区域|国家)[\u4e00-\u9fa5]{0,4}(?:禁止|无法|不能|限制)访问"
)
"""A refusal by where one asks from: another vantage point may see the site."""
_TOO_OFTEN = re.compile(r"(?:访问|请求|操作|刷新)(?:次数)?(?:过于|太过?|过度|过)频繁")
_STATUSES = frozenset({202, 400, 403, 405, 412, 418, 429, 503, 521})
"""Statuses that these products answer with (§8), besides 200."""
_ALONE = {412: "瑞数", 521: "加速乐"}
"""Nothing else answers an ordinary GET with these (§8, first rows)."""
_TELLING = ("server", "via", "x-via", "x-cache", "x-powered-by", "retry-after", "content-type")
_TAG = re.compile(
    r"<(?:script|style)\b.{0,4000}?</(?:script|style)>|<[^>]{0,2000}>", re.DOTALL | re.IGNORECASE
)
_CHARSETS = ("utf-8", "gb18030")


def sign(status: int, headers: Headers, body: bytes) -> str | None:
    """Name of the protection product when this answer is its challenge or refusal, else None.

    `headers`: names in any case, as a mapping or as pairs (Set-Cookie may repeat).
    """
    if len(body) > _SMALL or body.count(b"href=") >= _FEW_LINKS or _is_content(body):
        return None
    worded = len(body) - len(body.translate(None, _WORDED))
    if worded > _MANY_WORDS:
        return None
    for product in _PRODUCTS:
        if any(hint in body for hint in product.hints) and product.proves(body):
            return product.name
    known = _by_status(status, headers, body) if status in _STATUSES else None
    return known or (_wall(body, worded) if len(body) <= _TINY or 0 < worded <= _A_LINE else None)


def cookie_test(headers: Headers) -> str | None:
    """Name of the product whose cookie test a redirect to the same address is, if it is one."""
    for product, cookie in _COOKIE_TESTS:
        if any(cookie.search(value) for value in _cookies(headers)):
            return product
    return None


def told(product: str, status: int, headers: Headers, body: bytes) -> str:
    """The evidence of a challenge in one line: its name, status, telling headers, size, digest and first words.

    Of cookies the names alone: their values single a visitor out.
    """
    pairs = [(name.lower(), value) for name, value in _pairs(headers)]
    found = [f"HTTP {status}"]
    found += [f"{name}: {value[:40]}" for name, value in pairs if name in _TELLING]
    names = [value.partition("=")[0].strip()[:40] for name, value in pairs if name == "set-cookie"]
    found += [f"set-cookie: {', '.join(names[:6])}"] if names else []
    found.append(f"{len(body)} bytes, sha256 {hashlib.sha256(body).hexdigest()[:16]}")
    words = _first_words(body)
    found += [f"“{words}”"] if words else []
    line = f"{BLOCKED_BY}{product} ({'; '.join(found)})"
    return veil("".join(char if char.isprintable() else " " for char in line))


def _by_status(status: int, headers: Headers, body: bytes) -> str | None:
    cookies = _cookies(headers)
    for product, cookie in _COOKIES:
        if any(cookie.search(value) for value in cookies):
            return product
    if status in _ALONE:
        return _ALONE[status]
    if _says(_ONLY_NEAR, body):
        return "地区限制"
    if _says(_REFUSAL, body):
        return "防火墙"
    return "浏览器验证" if b"<script" in body and _says(_CHECKS, body) else None


def _wall(body: bytes, worded: int) -> str | None:
    """A page that only sets a cookie and loads itself again, or only says why one may not come in."""
    if len(body) <= _TINY:
        if _SETS_COOKIE.search(body) and _RELOADS.search(body) and _is_mute(body):
            return "Cookie验证"
        if _says(_TOO_OFTEN, body):
            return "访问频率限制"
    if not 0 < worded <= _A_LINE:
        return None
    if _says(_SLIDES, body):
        return "滑块验证"
    return "地区限制" if _says(_ONLY_NEAR, body) else None


def _is_mute(body: bytes) -> bool:
    """Does a page say nothing, or only that it is checking the browser?"""
    return not _first_words(body) or _says(_CHECKS, body)


def _pairs(headers: Headers) -> Iterable[tuple[str, str]]:
    return headers.items() if isinstance(headers, Mapping) else headers


def _cookies(headers: Headers) -> list[str]:
    return [value for name, value in _pairs(headers) if name.lower() == "set-cookie"]


def _is_content(body: bytes) -> bool:
    """A page with a footer identity or a national label is the site's own, whatever script it carries."""
    return b"SiteIDCode" in body or b"ArticleTitle" in body or b"bszs.conac.cn" in body


def _says(words: re.Pattern[str], body: bytes) -> bool:
    return any(words.search(body.decode(charset, "ignore")) for charset in _CHARSETS)


def _first_words(body: bytes) -> str:
    """The first visible words, in whichever charset they are text."""
    raw = body[:_TINY]
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("gb18030", "ignore")
    return " ".join(_TAG.sub(" ", text).split())[:_WORDS]
