"""What is wrong in a text that does not know its place yet."""

from typing import NamedTuple

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rule import Rule
from formdeck.source import SourceText


class Problem(NamedTuple):
    """A finding at the characters ``start`` to ``end`` of some text."""

    rule: Rule
    start: int
    end: int
    message: str
    hints: tuple[str, ...] = ()

    def within(self, text: SourceText) -> Diagnostic:
        """Turn it into a finding, now that the text is known."""
        return self.rule.at(text.span(self.start, self.end), self.message, *self.hints)
