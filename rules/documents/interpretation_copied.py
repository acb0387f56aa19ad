"""Is an interpretation no more than the document's own text, copied or cut short?

The share of the interpretation that stands in the document is estimated from sketches of both. Within the margin of
the estimate it is unsure. Easily mistaken: a short introduction to a picture, which is too short to be compared, and
an interpretation that quotes article by article and explains each.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Interpretation, breach, clear, exempt, unsure


def check(interpretation: Interpretation, clause: Clause, today: date) -> Answer:
    """Judges one interpretation against its document."""
    allowed, margin = clause.limit("percent"), clause.limit("margin") or 0
    if allowed is None or interpretation.percent is None:
        return exempt()
    evidence = (interpretation.evidence, interpretation.document_evidence)
    if interpretation.percent >= allowed + margin:
        return breach(*evidence, document=interpretation.document, share=interpretation.percent)
    if interpretation.percent > allowed - margin:
        return unsure(
            *evidence,
            document=interpretation.document,
            reason=f"重合度约{interpretation.percent}%，在阈值上下",
        )
    return clear(*evidence)
