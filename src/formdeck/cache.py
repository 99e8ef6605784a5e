"""Results kept between runs, by what they depend on.

A cache can only save time: one that is missing, corrupt, old, locked or unwritable behaves like an empty one.
Values are typed msgpack, never pickles, since a deck and its ``build/`` may come from somebody else.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import ParamSpec, Protocol, Self, TypeVar

import msgspec

from formdeck.memory import Memory

T = TypeVar("T")
P = ParamSpec("P")

# Entries that this many runs in a row did not use are dropped.
_KEPT_RUNS = 20
_BUSY_SECONDS = 2.0


def content_key(*parts: object) -> str:
    """Hash what a result depends on. Parts are msgpack-encodable; equal parts give equal keys."""
    digest = blake2b(digest_size=16)
    for part in parts:
        encoded = msgspec.msgpack.encode(part)
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return digest.hexdigest()


class Recall(Protocol):
    """Calls a pure function, unless it is at hand what the function made of the very same objects."""

    def __call__(self, make: Callable[P, T], *given: P.args, **options: P.kwargs) -> T:
        """Return ``make(*given, **options)``; it may be the very object that it was the last time."""
        ...


def make_anew(make: Callable[P, T], *given: P.args, **options: P.kwargs) -> T:
    """Recall nothing."""
    return make(*given, **options)


class Cache:
    """A key-value store in one SQLite file, opened for the length of a run.

    ``stamp`` names the program's version: entries written under another stamp are never seen.
    """

    def __init__(self, path: Path | None, stamp: str) -> None:
        self._stamp = stamp
        self._used: set[str] = set()
        self._used_before: set[str] = set()
        self._fresh: dict[str, bytes] = {}
        self._run = 0
        self._memory = Memory()
        self._connection = _open(path) if path is not None else None

    @classmethod
    def nowhere(cls) -> Self:
        """Make a cache that lasts as long as the object."""
        return cls(None, "")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def remember(self, key: str, kind: type[T], compute: Callable[[], T]) -> T:
        """Return the value kept under ``key``, or compute and keep it.

        ``kind`` is the value's type, as msgspec understands it. The key must cover all that ``compute`` reads.
        """
        kept = self.find(key, kind)
        if kept is not None:
            return kept
        value = compute()
        self.keep(key, value)
        return value

    def recall(self, make: Callable[P, T], *given: P.args, **options: P.kwargs) -> T:
        """Call a pure function, unless it is known what it makes of these very objects."""
        return self._memory.recall(make, *given, **options)

    def find(self, key: str, kind: type[T]) -> T | None:
        """Return the value kept under ``key``; None if there is none of that type."""
        full_key = f"{self._stamp}:{key}"
        self._used.add(full_key)
        kept = self._load(full_key)
        if kept is not None:
            with suppress(msgspec.MsgspecError):
                return msgspec.msgpack.decode(kept, type=kind)
        return None

    def keep(self, key: str, value: object) -> None:
        """Keep a value for this run and later ones."""
        self._fresh[f"{self._stamp}:{key}"] = msgspec.msgpack.encode(value)

    def write(self) -> None:
        """Write what is new, for other programs, and so that it outlives this one's sudden end."""
        if self._connection is not None:
            with suppress(sqlite3.Error):
                self._save(self._connection)
                self._fresh.clear()

    def trim(self) -> None:
        """Forget what is new but has not been used since the last time: for programs that run for hours."""
        self._fresh = {key: value for key, value in self._fresh.items() if key in self._used}
        self._used_before, self._used = self._used, set()
        self._memory.turn()

    def close(self) -> None:
        """Write what is new, forget what has long been unused."""
        if self._connection is None:
            return
        with suppress(sqlite3.Error):
            self._save(self._connection)
            self._forget(self._connection)
        with suppress(sqlite3.Error):
            self._connection.close()
        self._connection = None

    def _load(self, key: str) -> bytes | None:
        if key in self._fresh:
            return self._fresh[key]
        if self._connection is None:
            return None
        try:
            row = self._connection.execute("SELECT value FROM entry WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def _save(self, connection: sqlite3.Connection) -> None:
        if not self._fresh:
            return
        with connection:
            if not self._run:
                self._run = connection.execute("SELECT coalesce(max(run), 0) + 1 FROM entry").fetchone()[0]
            rows = ((key, value, self._run) for key, value in self._fresh.items())
            connection.executemany("INSERT OR REPLACE INTO entry (key, value, run) VALUES (?, ?, ?)", rows)

    def _forget(self, connection: sqlite3.Connection) -> None:
        """Drop what has long been unused; only a run that has found something new counts as one."""
        if not self._run:
            return
        with connection:
            used = ((self._run, key) for key in self._used | self._used_before)
            connection.executemany("UPDATE entry SET run = ? WHERE key = ?", used)
            connection.execute("DELETE FROM entry WHERE run < ?", (self._run - _KEPT_RUNS,))


def _open(path: Path) -> sqlite3.Connection | None:
    """Open the store; a file that is no database is replaced, an unwritable place means no store."""
    for _attempt in range(2):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Opened in one thread and used in another, as the watcher does; never in two at a time.
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, check_same_thread=False)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute("CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value BLOB, run INTEGER)")
            connection.execute("SELECT key, value, run FROM entry LIMIT 1")
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            with suppress(OSError):
                path.unlink()
        except OSError:
            return None
        else:
            return connection
    return None
