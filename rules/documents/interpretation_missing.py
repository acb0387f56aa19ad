"""Has every normative document an interpretation?

Missing is said only when all columns of interpretations were read to their end, nothing even alike was found, and
another document of the same column is surely paired, so that this one would have been recognised too.
Easily mistaken: an interpretation on another site or in new media, a title that is worded otherwise, a document
published only lately, and one from before the years that are asked about.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, breach, clear, exempt
from rules.documents._reading import asked, is_over, untold


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document."""
    if document.interpretations:
        return clear(document.evidence)
    if not asked(document, clause) or not is_over(document, clause, today):
        return exempt()
    around = document.around
    if not around.reached:
        return untold(document, around.reason)
    if not around.practised:
        return untold(document, "该栏目没有一件文件能按标题或链接与解读对应，请人工核对")
    if document.perhaps:
        return untold(document, "有标题相近的解读，不能确定是否对应")
    return breach(document.evidence)
