"""Statistics as an office's own summaries need them: counted rows, paragraphs, tables, files."""

from reports.statistics.compose import compose, place_of
from reports.statistics.forms import FORMATS, json_form, render
from reports.statistics.material import Material
from reports.statistics.model import Statistics
from reports.statistics.span import read_span, seen_part, span_between

__all__ = [
    "FORMATS",
    "Material",
    "Statistics",
    "compose",
    "json_form",
    "place_of",
    "read_span",
    "render",
    "seen_part",
    "span_between",
]
