"""How names of offices look in titles: their endings, regions, and what stands around them."""

from __future__ import annotations

import re

_OFFICE = re.compile(
    r"(?:局|委|委员会|办|办公室|部|中心|院|所|站|队|学校|小学|中学|大学|学院|党校|幼儿园|医院|镇|乡|街道|街道办事处|人民政府|政府|联合会"
    r"|残联|工商联|文联|科协|妇联|团委|工会|总工会|协会|学会|红十字会|馆|社|公司|集团|管理处|园区|村|社区|法院|检察院|政协|人大)$"
)
_ITS_OWN = frozenset({"政府", "人民政府"})
_REGION = re.compile(r"[省市区县旗州盟]$")
_HOME = re.compile(r"^(?:[一-龥]{1,5}?[省市区县旗州盟])?(?:[一-龥]{2,4}?[区县旗镇乡])?")
_BEFORE = re.compile(
    r"^(?:附件\d*|[全本我][省市区县旗州镇乡](?!级)|【[^】]*】|\[[^\]]*\]|（[^）]*）|关于|公开|公布|公示|发布|[-:：|·、.\d]|中共(?=.*委))+"
)
_BEHIND = re.compile(
    r"(?:（[^）]*）?|关于|公开|公布|公示|发布|的|本级|部门|单位|财政|一般公共|综合|收支|年度|^[全本我][省市区县旗州镇乡]|(?<!人民)政府|[-:：|·、，]"
    r"|机关(?<=局机关|委机关|办机关|府机关|协机关|大机关|部机关))+$"
)


def stripped(text: str) -> str:
    """A name without what titles put around it: 关于…的, brackets, 本级, 部门, 财政."""
    return _BEHIND.sub("", _BEFORE.sub("", text))


def ends_with_office(name: str) -> bool:
    """Does it end as names of offices, towns, schools and societies end?"""
    return bool(_OFFICE.search(name))


def is_region(name: str) -> bool:
    """Does it end as names of counties and districts end, which stand for their government?"""
    return bool(_REGION.search(name)) and not ends_with_office(name)


def region_of(name: str) -> str:
    """The region that an office's name begins with: 云溪区 of 云溪区财政局; empty when there is none."""
    found = _HOME.match(name)
    return found[0] if found else ""


def is_prefix(name: str, behind: str) -> bool:
    """Is a region's name only the beginning of an office's: 云溪区 in 云溪区残联, but not in 云溪区政府?"""
    rest = re.match(r"[一-龥（）]*", behind)
    following = rest[0] if rest else ""
    return is_region(name) and ends_with_office(following) and following not in _ITS_OWN
