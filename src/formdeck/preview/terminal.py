"""What the terminal says while the preview goes on: what is wrong now and was not before, and what has been mended."""

import time
import traceback
from collections.abc import Callable, Iterable

from formdeck import __version__
from formdeck.diagnostics import Diagnostic, Failure, Severity
from formdeck.diagnostics.report import Findings
from formdeck.preview.snapshot import Snapshot

Show = Callable[[Findings], None]
Say = Callable[[str], None]


class TerminalLog:
    """Tells of findings as they come and go."""

    def __init__(self, show: Show, say: Say, clock: Callable[[], float] = time.time) -> None:
        self._show = show
        self._say = say
        self._clock = clock
        self._known: frozenset[tuple[str, str, str | None]] | None = None

    def note_built(self, snapshot: Snapshot, seconds: float) -> None:
        """Tell what is new since the last time."""
        found = {_identity(each): each for each in snapshot.findings}
        known = self._known or frozenset()
        new = [each for identity, each in found.items() if identity not in known]
        mended = len(known - found.keys())
        if self._known is None or new or mended:
            self._show(Findings.of(new, snapshot.sources.values()))
            self._say(self._summary(snapshot.findings, mended, seconds))
        self._known = frozenset(found)

    def note_failure(self, failure: Failure) -> None:
        """Tell that nothing can be built."""
        self._say(f"{self._time()} {failure.message}")
        for hint in failure.hints:
            self._say(f"  = hint: {hint}")

    def note_bug(self, error: Exception) -> None:
        """Tell of a mistake of formdeck's own; the preview goes on."""
        self._say("".join(traceback.format_exception(error)).rstrip())
        self._say(f"this is a bug in formdeck {__version__}, not in your deck; please report the text above")

    def note_silence(self) -> None:
        """Tell that the disk is one that does not tell of changes."""
        self._say("the disk does not tell of changes; they show after some seconds, or sooner with `--poll`")

    def _summary(self, findings: Iterable[Diagnostic], mended: int, seconds: float) -> str:
        severities = [each.severity for each in findings]
        counts = [
            f"{count} {severity.value}{'s' if count > 1 else ''}"
            for severity in (Severity.ERROR, Severity.WARNING)
            if (count := severities.count(severity))
        ]
        gone = f", {mended} mended" if mended else ""
        return f"{self._time()} built in {seconds:.2f} s: {', '.join(counts) or 'all clean'}{gone}"

    def _time(self) -> str:
        return time.strftime("%H:%M:%S", time.localtime(self._clock()))


def _identity(found: Diagnostic) -> tuple[str, str, str | None]:
    """What stays the same of a finding when lines move."""
    return (found.code, found.message, found.record)
