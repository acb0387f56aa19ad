"""An annual report on disclosure (政府信息公开工作年度报告): six sections, three tables, an office's own words."""

from __future__ import annotations

from random import Random

from sample import phrases, words
from sample.acts import Act
from sample.nouns import AgencyPlan
from sample.requests import Counts, counts, documents_table, remedies_table, requests_table
from sample.wrongs import miscounted, misstated, reworded

SECTIONS = (
    "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项",
)  # fmt: skip


def report(
    agency: AgencyPlan, year: int, seed: int, wrong: Act | None = None, whole: Counts | None = None
) -> tuple[str, ...]:
    """The report of a year as paragraphs and tables; `wrong` is what is planted in it.

    `whole`: what it counts, when that is not the office's own.
    """
    of = miscounted(whole or counts(agency.id, year, seed), wrong)
    said = misstated(of, wrong)
    told_year = year - 1 if wrong is Act.REPORT_LAST_TEXT else year
    lines = (
        (
            f"本年度报告由{agency.name}根据《中华人民共和国政府信息公开条例》编制，"
            f"统计期限自{year}年1月1日起至{year}年12月31日止。如有疑问，请与{agency.name}联系。"
        ),
        SECTIONS[0],
        *_first(agency, told_year, seed, said, year),
        SECTIONS[1],
        documents_table(of),
        SECTIONS[2],
        requests_table(of, blank=wrong is Act.REPORT_BLANKS),
        SECTIONS[3],
        remedies_table(of),
        SECTIONS[4],
        *_choice(agency, told_year, seed, phrases.PROBLEMS, phrases.WEAK),
        *_choice(agency, told_year, seed, phrases.REMEDIES, phrases.PLANS),
        SECTIONS[5],
        *_choice(agency, told_year, seed, phrases.LAST),
    )
    return reworded(lines, agency, year, wrong)


def _first(agency: AgencyPlan, told_year: int, seed: int, of: Counts, year: int) -> tuple[str, ...]:
    (opening,) = _choice(agency, told_year, seed, phrases.OPENING)
    (asked,) = _choice(agency, told_year, seed, phrases.REQUESTS)
    return (
        f"{year}年，{agency.name}认真贯彻落实政府信息公开条例。{opening}",
        *_choice(agency, told_year, seed, phrases.ACTIVE, phrases.DETAIL, phrases.RESULTS),
        f"{asked}{_numbers(of)}",
        *_choice(agency, told_year, seed, phrases.MANAGEMENT),
        *_choice(agency, told_year, seed, phrases.PLATFORM, phrases.CAMPAIGNS),
        *_choice(agency, told_year, seed, phrases.SUPERVISION, phrases.GUIDANCE),
    )


def _numbers(of: Counts) -> str:
    reviews, suits = of.remedies[0][-1], of.remedies[1][-1] + of.remedies[2][-1]
    return (
        f"本年新收政府信息公开申请{of.new[-1]}件，上年结转{of.carried_in[-1]}件，"
        f"结转下年度继续办理{of.carried_out[-1]}件。"
        f"因政府信息公开引发行政复议{reviews}件，行政诉讼{suits}件。"
    )


def _choice(agency: AgencyPlan, year: int, seed: int, *groups: tuple[str, ...]) -> tuple[str, ...]:
    """One sentence of each group: every year the next one, from a place of the agency's own."""
    out = []
    for group in groups:
        first = Random(f"{seed}/{agency.id}/{group[0]}").randrange(len(group))
        at = (first + year) % len(group)
        random = Random(f"{seed}/{agency.id}/{year}/{group[0]}")
        topic, n, m = words.topic(random), random.randint(60, 900), random.randint(3, 30)
        out.append(group[at].format(topic=topic, n=n, m=m))
    return tuple(out)
