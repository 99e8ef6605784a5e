"""When a burst of events is over: the decision, apart from clocks and threads."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from stat import S_ISREG

Events = SimpleQueue[Path | None]
"""Paths of what has changed; None ends the watching."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait, in seconds: until it has been ``quiet``, but no longer than ``patience`` after the first.

    A file that has just gone or is empty most often gets its text at once, since that is how editors save; so it is
    waited for longer.
    """

    quiet: float = 0.010
    quiet_without_file: float = 0.080
    patience: float = 0.250

    def wait(self, first: float, now: float, paths: frozenset[Path], is_there: Callable[[Path], bool]) -> float:
        """Say how many seconds of quiet are still wanted; 0 if the burst is over."""
        quiet = self.quiet if all(map(is_there, paths)) else self.quiet_without_file
        return max(0.0, min(quiet, first + self.patience - now))


def is_there(path: Path) -> bool:
    """Whether there is a folder, or a file with something in it."""
    try:
        state = path.stat()
    except (OSError, ValueError):  # a circle of links, a name that is too long, a folder that may not be entered
        return False
    return state.st_size > 0 or not S_ISREG(state.st_mode)


def take_settled(
    events: Events,
    clock: Callable[[], float],
    pace: Pace | None = None,
    is_there: Callable[[Path], bool] = is_there,
    idle: float | None = None,
) -> frozenset[Path] | None:
    """Wait for events and gather the paths that they name, until the burst is over.

    None in the queue means that the watcher is to stop: what has been gathered until then is returned at once; if
    that is nothing, so is what is returned. Nothing at all within ``idle`` seconds is an empty set.
    """
    rhythm = pace or Pace()
    try:
        first_path = events.get(timeout=idle)
    except Empty:
        return frozenset()
    if first_path is None:
        return None
    paths, first = {first_path}, clock()
    while (wanted := rhythm.wait(first, clock(), frozenset(paths), is_there)) > 0:
        try:
            path = events.get(timeout=wanted)
        except Empty:
            break
        if path is None:
            events.put(None)
            break
        paths.add(path)
    return frozenset(paths)
