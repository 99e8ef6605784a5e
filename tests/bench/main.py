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


def main(arguments: Sequence[str], usage: str) -> None:
    """Measure the subject named first, builds if sizes or nothing is; what follows is for it.

    Raises:
        SystemExit: with ``usage``, which is asked for or needed.
    """
    subject, *rest = arguments or ["builds"]
    if subject.isdigit():
        subject, rest = "builds", list(arguments)
    if subject not in _SUBJECTS:
        raise SystemExit(usage if subject in {"-h", "--help"} else f"bench: there is no subject {subject}\n{usage}")
    _SUBJECTS[subject](rest)
