from __future__ import annotations

from datetime import date

import pytest

from reading.persons.notice import notice_until

PUBLISHED = date(2024, 5, 6)
CASES = (
    ("公示时间：2024年5月6日至2024年5月12日。", date(2024, 5, 12)),
    ("公示期：2024年5月6日—5月12日", date(2024, 5, 12)),
    ("公示期限为2024.5.6-2024.5.10", date(2024, 5, 10)),
    ("公示期为7天，如有异议请反映。", date(2024, 5, 13)),
    ("公示期限：自2024年5月8日起5日", date(2024, 5, 13)),
    ("公示期为五个工作日", date(2024, 5, 17)),
    ("公示期2024年13月40日至2024年2月30日", None),
    ("公示期不少于规定时间", None),
    ("公示期间如有异议，请于2024年5月12日前反映。", None),
    ("公示期\n发布日期：2024年5月6日 更新日期：2024年5月7日", None),
    ("现予公布。", None),
)


@pytest.mark.parametrize(("text", "until"), CASES, ids=[text[:12] for text, _ in CASES])
def test_notice_until(text, until):
    """The end as stated; working days with weekends and a spare of three days (5 × 1.6 + 3 = 11)."""
    assert notice_until(text, PUBLISHED) == until


def test_days_without_a_publication_date():
    assert notice_until("公示期为7天", None) is None
