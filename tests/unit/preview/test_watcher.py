"""The loop goes on whatever happens in it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from formdeck.diagnostics import Failure
from formdeck.preview.settle import Events
from formdeck.preview.watcher import Watcher


class Clumsy:
    """A builder that makes a mistake each time, and the audience that hears of it."""

    def __init__(self, mistake: Exception) -> None:
        self._mistake = mistake
        self.told: list[str] = []

    def build(self, *, patient: bool) -> None:  # noqa: ARG002 - the builder's signature
        raise self._mistake

    def build_quickly(self, _paths: object) -> None:
        raise self._mistake

    def depends_on(self, _path: Path) -> bool:
        return True

    def files(self) -> tuple[Path, ...]:
        return ()

    def show_failure(self, failure: Failure) -> None:
        self.told.append(failure.message)

    def show_bug(self, error: Exception) -> None:
        self.told.append(repr(error))


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (RecursionError("deep"), "RecursionError('deep')"),
        (Failure("no disk"), "no disk"),
        (OSError("full"), "a file cannot be used: full"),
    ],
)
def test_every_mistake_is_told_and_the_next_change_still_heard(mistake: Exception, said: str) -> None:
    events, clumsy = Events(), Clumsy(mistake)
    events.put(Path("a"))
    events.put(None)
    parts = cast("Any", clumsy)

    Watcher(parts, cast("Any", SimpleNamespace()), parts, events, lambda: None).run(lambda: 0.0)

    assert clumsy.told == [said, said]
