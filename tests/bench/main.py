"""What ``scripts/bench`` can measure."""

from collections.abc import Callable, Sequence

from bench.kinds import report_kinds
from bench.mutations import report_mutations
from bench.reader import report_reader
from bench.report import report_builds
from bench.soak import report_soak
from bench.watching import report_watching

_SUBJECTS: dict[str, Callable[[Sequence[str]], None]] = {
    "builds": report_builds,
    "reader": report_reader,
    "mutations": report_mutations,
    "kinds": report_kinds,
    "watch": report_watching,
    "soak": report_soak,
}


def main(arguments: Sequence[str]) -> None:
    """Measure the subject named first, builds if none is; what follows is for it."""
    subject = arguments[0] if arguments and arguments[0] in _SUBJECTS else "builds"
    _SUBJECTS[subject](arguments[1:] if subject in arguments else arguments)
