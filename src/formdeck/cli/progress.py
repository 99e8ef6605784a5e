"""Progress on a terminal: one line that is written over; nothing in a pipe."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from formdeck.cli.options import Common
from formdeck.export import Progress

_WIDTH = 24


@contextmanager
def progress_line(common: Common) -> Iterator[Progress]:
    """Show the step and a bar on standard error while it is a terminal; in a pipe, name each step once."""
    if common.quiet and not sys.stderr.isatty():
        yield lambda _step, _done: None
        return
    line = _Line() if sys.stderr.isatty() else _Log()
    try:
        yield line.show
    finally:
        line.close()


class _Line:
    def __init__(self) -> None:
        self._open = False

    def show(self, step: str, done: float) -> None:
        filled = round(max(0.0, min(done, 1.0)) * _WIDTH)
        bar = "█" * filled + "·" * (_WIDTH - filled)
        sys.stderr.write(f"\r\x1b[K{bar} {done:4.0%}  {step}")
        sys.stderr.flush()
        self._open = True

    def close(self) -> None:
        if self._open:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


class _Log:
    def __init__(self) -> None:
        self._step = ""

    def show(self, step: str, _done: float) -> None:
        if step != self._step:
            sys.stderr.write(f"{step} …\n")
            self._step = step

    def close(self) -> None:
        """Leave what was said."""
