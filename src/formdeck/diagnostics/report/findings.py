"""What every format is given: the findings in order, and the texts they point into."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from formdeck.diagnostics.diagnostic import Diagnostic, Severity
from formdeck.source import Position, SourceFile, Span


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings sorted by place, then ranked ones, the worst first; the files they point into (by path as shown)."""

    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, SourceFile]

    @classmethod
    def of(cls, diagnostics: Iterable[Diagnostic], files: Iterable[SourceFile] = ()) -> "Findings":
        """Sort findings; the same finding made twice counts once."""
        found = sorted(set(diagnostics), key=lambda each: (each.badness > 0, -each.badness, each.sort_key))
        return cls(tuple(found), {file.path: file for file in files})

    def start(self, span: Span) -> Position:
        """Find where a span begins; line 1 if its file is not at hand."""
        return self.files[span.path].position(span.start) if span.path in self.files else Position(1, 1)

    def end(self, span: Span) -> Position:
        """Find where a span ends."""
        return self.files[span.path].position(span.end) if span.path in self.files else Position(1, 1)

    def without_notes(self) -> "Findings":
        """Leave out what asks nothing of the user."""
        kept = (found for found in self.diagnostics if found.severity is not Severity.NOTE)
        return Findings(tuple(kept), self.files)

    def count(self, severity: Severity) -> int:
        """Count the findings of one weight."""
        return sum(found.severity is severity for found in self.diagnostics)
