"""Where reading stops: the reason, at its place in the formula's text."""

from typing import NamedTuple

from formdeck.diagnostics import Diagnostic, Rule
from formdeck.source import SourceText


class Place(NamedTuple):
    """The characters ``start`` to ``end`` of the formula's own text."""

    start: int
    end: int

    def to(self, other: "Place") -> "Place":
        """Stretch this place to the end of another."""
        return Place(self.start, max(self.end, other.end))


NOWHERE = Place(0, 0)


class Problem(NamedTuple):
    """A finding about a formula, before it is known where the formula stands in its file."""

    rule: Rule
    place: Place
    message: str
    hints: tuple[str, ...] = ()

    def within(self, latex: SourceText) -> Diagnostic:
        """Report the finding at its place in the file."""
        start = min(self.place.start, len(latex.text))
        return self.rule.at(
            latex.span(start, max(start, min(self.place.end, len(latex.text)))), self.message, *self.hints
        )


class Unreadable(Exception):  # noqa: N818 - not an error of the program: it never leaves the reader
    """Unwinds the reader to the row at hand; ``problem`` says what is wrong there."""

    def __init__(self, rule: Rule, place: Place, message: str, *hints: str) -> None:
        super().__init__(message)
        self.problem = Problem(rule, place, message, hints)
