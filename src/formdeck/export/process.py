"""Run another program so that it ends when it should, and nothing of it is left behind."""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import NoReturn

from formdeck.signals import ENDING, leave

_TICK_SECONDS = 0.2
_SOON_SECONDS = 0.01
_KEPT_OUTPUT = 20_000


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended, and the last of what it wrote to its output and error streams."""

    status: int
    output: str


class TimedOut(Exception):  # noqa: N818 - named like subprocess.TimeoutExpired
    """The program was still running when its time was up; it has been ended. ``output`` is what it said."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


class Program:
    """A program at work in a process group of its own."""

    def __init__(
        self, process: subprocess.Popen[bytes], output: int, child_groups: Callable[[], Sequence[int]], patience: float
    ) -> None:
        self._process = process
        self._output = output
        self._child_groups = child_groups
        self._patience = patience
        self._has_ended = False

    def wait(self, timeout: float, tick: Callable[[], None] | None = None) -> Finished:
        """Wait for its end. ``tick`` is called a few times a second.

        Raises:
            TimedOut: it took longer than ``timeout`` seconds.
        """
        is_over = _wait(self._process, timeout, tick)
        self.end()
        said = _last_words(self._output)
        if not is_over:
            raise TimedOut(said)
        return Finished(self._process.returncode, said)

    def wait_until(self, holds: Callable[[], bool], timeout: float) -> bool:
        """Wait until something holds; False if the program has ended and it does not.

        Raises:
            TimedOut: neither came about within ``timeout`` seconds; the program has been ended.
        """
        deadline = time.monotonic() + timeout
        while not holds():
            if self._process.poll() is not None:
                return holds()
            if time.monotonic() > deadline:
                self.end()
                raise TimedOut(_last_words(self._output))
            time.sleep(_SOON_SECONDS)
        return True

    def end(self) -> None:
        """Kill first the program, so that it starts nothing more, then what it has started."""
        if self._has_ended:
            return
        if self._patience and self._process.poll() is None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(self._patience)
        _kill_group(self._process.pid)
        self._process.wait()
        for group in self._child_groups():
            _kill_group(group)
        self._has_ended = True


def run_program(
    command: Sequence[str],
    *,
    folder: Path,
    timeout: float,
    environment: Mapping[str, str] | None = None,
    tick: Callable[[], None] | None = None,
) -> Finished:
    """Run a program and wait for its end; see ``started``.

    Raises:
        TimedOut: it took longer than ``timeout`` seconds.
        OSError: it cannot be started.
    """
    with started(command, folder=folder, environment=environment) as program:
        return program.wait(timeout, tick)


@contextmanager
def started(  # noqa: PLR0913 - a process has this many sides
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str] | None = None,
    hand_over: Sequence[int] = (),
    child_groups: Callable[[], Sequence[int]] = tuple,
    patience: float = 0.0,
) -> Iterator[Program]:
    """Start a program in a process group of its own; at the end of the ``with`` block it has ended.

    Whatever happens (time-out, Ctrl-C, SIGTERM), the group is gone afterwards, and so are ``child_groups``:
    the groups that the program's children made for themselves. The file descriptors ``hand_over`` belong to the
    program from now on. With ``patience`` a program that is to end is asked to, and has so many seconds for it.

    Raises:
        OSError: it cannot be started.
    """
    with tempfile.TemporaryFile() as output, _interrupts() as let_interrupts_through:
        try:
            process = subprocess.Popen(
                list(command),
                cwd=folder,
                env=None if environment is None else dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                pass_fds=hand_over,
            )
        finally:
            for descriptor in hand_over:
                os.close(descriptor)
        program = Program(process, output.fileno(), child_groups, patience)
        try:
            let_interrupts_through()
            yield program
        finally:
            program.end()


def _wait(process: subprocess.Popen[bytes], timeout: float, tick: Callable[[], None] | None) -> bool:
    if tick is None:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout)
        return process.poll() is not None
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        with suppress(subprocess.TimeoutExpired):
            process.wait(_TICK_SECONDS)
            return True
        tick()
    return False


def _kill_group(group: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, signal.SIGKILL)


def _last_words(descriptor: int) -> str:
    size = os.lseek(descriptor, 0, os.SEEK_END)
    os.lseek(descriptor, max(0, size - _KEPT_OUTPUT), os.SEEK_SET)
    return os.read(descriptor, _KEPT_OUTPUT).decode("utf-8", "replace").strip()


@contextmanager
def _interrupts() -> Iterator[Callable[[], None]]:
    """Turn SIGTERM and SIGHUP, which would end Python on the spot, into exceptions like Ctrl-C.

    Until the function it gives is called, all of them wait: an exception in the midst of starting a program would
    lose sight of it. Whoever has been told to end cleans up, and is not told again.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: None
        return
    waiting: list[int] | None = []

    def receive(number: int, _frame: FrameType | None) -> None:
        if waiting is None:
            _leave(number)
        waiting.append(number)

    def let_through() -> None:
        nonlocal waiting
        received, waiting = waiting, None
        if received:
            _leave(received[0])

    numbers = (signal.SIGINT, *ENDING)
    heeded = [number for number in numbers if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, receive) for number in heeded}
    try:
        yield let_through
    finally:
        for number, handler in before.items():
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, handler)


def _leave(number: int) -> NoReturn:
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    leave(number)
