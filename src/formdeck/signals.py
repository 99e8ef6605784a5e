"""Signals that would end Python on the spot: they unwind it instead, so that nothing half-made stays behind."""

import signal
from types import FrameType
from typing import NoReturn

ENDING = (signal.SIGTERM, signal.SIGHUP)


def unwind_when_told() -> None:
    """Let this process unwind when it is told to end, unless whoever started it has that ignored, as ``nohup`` does."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, leave)


def leave(number: int, _frame: FrameType | None = None) -> NoReturn:
    """Exit with the status that shells give to a signal, 128 and its number.

    Told once is enough: another one would disturb the unwinding, so that all of them are ignored from here on.
    """
    for ending in ENDING:
        signal.signal(ending, signal.SIG_IGN)
    raise SystemExit(128 + number)
