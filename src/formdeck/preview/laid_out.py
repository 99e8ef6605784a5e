"""What is wrong with the layout of pages, for as long as they are as they were when they were examined."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.preview.snapshot import Sheet, Snapshot
from formdeck.source import Span


@dataclass(frozen=True, slots=True)
class _Found:
    """The findings on a record's pages, what these looked like, and where the record began in its file."""

    look: tuple[str, ...]
    start: int
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Findings by record. One that belongs to no record is not told: its page has no place to mend."""

    found: dict[str, _Found] = field(default_factory=dict)

    @classmethod
    def of(cls, findings: Iterable[Diagnostic], snapshot: Snapshot) -> "LaidOut":
        """Take the findings of an examination of what a snapshot shows."""
        by_record: dict[str, list[Diagnostic]] = {}
        for each in findings:
            if each.record is not None and each.severity is not Severity.NOTE:
                by_record.setdefault(each.record, []).append(each)
        looks, starts = _looks(snapshot, by_record), _starts(snapshot, by_record)
        return cls({name: _Found(looks[name], starts[name], tuple(by_record[name])) for name in looks})

    def on(self, snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        """List those of pages that look the same in another snapshot, at their places there."""
        if not self.found:
            return ()
        looks, starts = _looks(snapshot, self.found), _starts(snapshot, self.found)
        return tuple(
            _moved(each, starts[name] - known.start)
            for name, known in self.found.items()
            if looks.get(name) == known.look
            for each in known.findings
        )


def _looks(snapshot: Snapshot, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    looks: dict[str, tuple[str, ...]] = {}
    for sheet, name in _shown(snapshot, names):
        looks[name] = (*looks.get(name, ()), sheet.key)
    return looks


def _starts(snapshot: Snapshot, names: Iterable[str]) -> dict[str, int]:
    return {
        name: record.place.start
        for sheet, name in _shown(snapshot, names)
        for record in sheet.records
        if record.id.text == name
    }


def _shown(snapshot: Snapshot, names: Iterable[str]) -> Iterable[tuple[Sheet, str]]:
    wanted = frozenset(names)
    return ((sheet, name) for sheet in snapshot.sheets for name in sheet.page.records if name in wanted)


def _moved(found: Diagnostic, by: int) -> Diagnostic:
    if found.span is None or not by:
        return found
    span = found.span
    return replace(found, span=Span(span.path, span.start + by, span.end + by))
