"""A kind of finding: its code, its weight, its name."""

from dataclasses import dataclass

from formdeck.diagnostics.diagnostic import Diagnostic, Severity
from formdeck.source import Span


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding. Its manual page is ``diagnostics/manual/<code>.md``.

    ``name`` is a short kebab-case name such as ``duplicate-key``.
    """

    code: str
    name: str
    severity: Severity

    def at(self, span: Span | None, message: str, *hints: str) -> Diagnostic:
        """Report this rule at a place."""
        return Diagnostic(self.code, self.severity, message, span, hints)


def error(code: str, name: str) -> Rule:
    """Declare a rule whose findings are errors."""
    return Rule(code, name, Severity.ERROR)


def warning(code: str, name: str) -> Rule:
    """Declare a rule whose findings are warnings."""
    return Rule(code, name, Severity.WARNING)


def note(code: str, name: str) -> Rule:
    """Declare a rule whose findings are notes."""
    return Rule(code, name, Severity.NOTE)
