"""Looking at the deck's own files now and then: some disks, mounted from afar mostly, tell of no changes."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

State = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class SweepPace:
    """Seconds of quiet between two looks; ``again`` after one that found something, as its event may be on its way."""

    usual: float = 2.0
    again: float = 1.0


class Sweep:
    """Compares the files with how they were; a change that no event tells of until the next look counts."""

    def __init__(self, pace: SweepPace | None = None, state: Callable[[Path], State] | None = None) -> None:
        self._pace = pace or SweepPace()
        self._state = state or _state
        self._known: dict[Path, State] = {}
        self._told: set[Path] = set()
        self._suspects: set[Path] = set()

    @property
    def pause(self) -> float:
        """How many seconds of quiet to wait before the next look."""
        return self._pace.again if self._suspects else self._pace.usual

    def hear(self, paths: Iterable[Path]) -> None:
        """Take note of what events tell."""
        self._told.update(paths)

    def look(self, files: Iterable[Path]) -> frozenset[Path]:
        """Look at the files; return those that have changed without an event."""
        now = {path: self._state(path) for path in files}
        changed = {path for path, state in now.items() if path in self._known and state != self._known[path]}
        silent = {path for path in changed if not self._is_told(path)}
        found, self._suspects = silent & self._suspects, silent - self._suspects
        self._known = now | {path: self._known[path] for path in self._suspects}
        self._told.clear()
        return frozenset(found)

    def _is_told(self, path: Path) -> bool:
        """Whether an event named the file, a folder that it is in, or something in it, if it is a folder."""
        return not self._told.isdisjoint((path, *path.parents)) or any(told.parent == path for told in self._told)


def _state(path: Path) -> State:
    with suppress(OSError, ValueError):
        state = path.stat()
        return (state.st_size, state.st_mtime_ns, state.st_ino)
    return None
