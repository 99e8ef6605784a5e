"""One finding about the user's files."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from formdeck.source import Span


class Severity(StrEnum):
    """How much a finding weighs: errors (and warnings with ``--strict``) set the exit status."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its place. The message says what is, the hints say what to do.

    ``deck``, ``record`` and ``formula`` name what the place belongs to, as far as it is known. Findings that can be
    ranked have a ``badness`` above 0; these come after all others, the worst first.
    """

    code: str
    severity: Severity
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()
    deck: str | None = None
    record: str | None = None
    formula: str | None = None
    badness: float = 0.0

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order by place, then code; what has no place comes first."""
        if self.span is None:
            return ("", -1, -1, self.code, self.message)
        return (self.span.path, self.span.start, self.span.end, self.code, self.message)

    def within(self, *, deck: str | None = None, record: str | None = None, formula: str | None = None) -> Self:
        """Say what the finding belongs to; what is already known stays."""
        return replace(
            self,
            deck=self.deck or deck,
            record=self.record or record,
            formula=self.formula or formula,
        )
