"""What the questions about labels share: how many of the pages lack which?"""

from __future__ import annotations

from records import Answer, breach, clear, exempt, unsure
from records.traits import Labels


def judged(labels: Labels, least: int) -> Answer:
    """A breach when at least `least` pages lack a label; unsure when fewer were read and some of them lack one."""
    if labels.pages < least:
        if not labels.lacking:
            return exempt()  # nothing lacks, but so few pages clear nobody
        return unsure(*labels.examples, pages=labels.pages, lacking=labels.lacking)
    if labels.lacking < least:
        return clear(*labels.examples)
    return breach(
        *labels.examples,
        pages=labels.pages,
        lacking=labels.lacking,
        missing="、".join(f"{name}缺{count}页" for name, count in labels.missing),
        example=labels.examples[0].url if labels.examples else "",
    )
