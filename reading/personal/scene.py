"""The text around a number, asked for its words once and again: own sentence, column's head, caller's head."""

from __future__ import annotations

from functools import cached_property

from reading.personal import context, spans
from reading.personal.context import Cue
from reading.personal.header import FlatColumns, stands_alone
from reading.personal.spans import Span
from records.exposure import Value

_FAMILY = {
    Value.ID15: Value.ID,
    Value.ID_MASKED: Value.ID,
    Value.MOBILE_MASKED: Value.MOBILE,
    Value.BANK_MASKED: Value.BANK,
    Value.SOCIAL_CARD: Value.BANK,
}


class Scene:
    """One text with what is known of its place."""

    def __init__(
        self, text: str, head: Value | None = None, *, cell: bool = False, other: bool = False
    ) -> None:
        """`cell`: is it one cell of a table (else its lines may be cells)? `other`: its head names another number."""
        self.text = text
        self.head = _FAMILY.get(head, head) if head else None
        self.other = other
        self._cell = cell or head is not None or other

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """Where numbers may stand, found once however many readers ask."""
        return tuple(spans.spans(self.text))

    @cached_property
    def _columns(self) -> FlatColumns:
        return FlatColumns(self.text)

    def cue(self, kind: Value, start: int, end: int) -> Cue:
        """What words and heads call `text[start:end]`, when asked whether it is a `kind`."""
        if not self._cell and stands_alone(self.text, start, end):
            said = self._columns.cue_at(start, kind)
            if said is not Cue.NONE:
                return said
        if kind is Value.ID:
            said = context.cue_at(self.text, start, end)
        else:
            said = context.cue_for(self.text, start, end, kind)
        if said is not Cue.NONE:
            return said
        if self.head is kind:
            return Cue.OWN
        return Cue.OTHER if self.other else Cue.NONE

    def glued(self, start: int, end: int) -> bool:
        """Is it a part of a longer word of letters and digits?"""
        return spans.glued(self.text, start, end)

    def of_organisation(self, start: int) -> bool:
        """Does the block before an account say whose office it is?"""
        return context.of_organisation(self.text, start)

    def names_persons_account(self, start: int) -> bool:
        """Do head or words name an account that only a person has (存折, 一卡通)?"""
        return self.head is Value.BANK or context.names_book(self.text, start)
