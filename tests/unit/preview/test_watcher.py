"""The loop goes on whatever happens in it."""

import gc
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.preview.builder import Superseded
from formdeck.preview.settle import Events
from formdeck.preview.snapshot import Snapshot
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


class Deck:
    """A builder that does what it is told, an audience that notes what it is told, a press that prints nothing."""

    def __init__(self, events: Events, builds: Iterator[Callable[[], None]]) -> None:
        self.events = events
        self._builds = builds
        self.did: list[str] = []

    def build(self, *, patient: bool) -> Snapshot:
        self.did.append("patient" if patient else "whole")
        next(self._builds)()
        return SNAPSHOT

    def build_quickly(self, _paths: object) -> Snapshot:
        self.did.append("quick")
        return SNAPSHOT

    def depends_on(self, path: Path) -> bool:
        return path != NOISE

    def files(self) -> tuple[Path, ...]:
        return ()

    def findings(self, _snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        return ()

    def forget(self, _snapshot: Snapshot) -> None: ...

    def show_deck(self, _snapshot: Snapshot, _focus: int | None) -> None: ...

    def show_pages(self, *_arguments: object) -> None: ...

    def note_built(self, _snapshot: Snapshot, _seconds: float) -> None: ...


NOISE = Path("noise")
SNAPSHOT = Snapshot(cast("Any", SimpleNamespace(lang="en", chapters=())), "", "", ())


def follow(builds: Iterable[Callable[[Events], None]]) -> list[str]:
    """Let a watcher follow what happens during its builds; the last of them ends it."""
    events = Events()
    deck = Deck(events, iter([partial(each, events) for each in builds]))
    parts = cast("Any", deck)
    Watcher(parts, parts, parts, events, lambda: None).run()
    return deck.did


def edit(events: Events) -> None:
    events.put(Path("a"))


def be_superseded(events: Events) -> None:
    events.put(Path("b"))
    raise Superseded


def end(events: Events) -> None:
    events.put(None)


def test_an_edited_page_comes_first_and_the_whole_deck_when_it_is_quiet() -> None:
    assert follow([edit, end]) == ["patient", "quick", "whole"]


def test_a_whole_deck_that_gave_way_is_made_up_for() -> None:
    assert follow([edit, be_superseded, be_superseded, end]) == [
        "patient",
        "quick",
        "whole",
        "quick",
        "whole",
        "quick",
        "whole",
    ]


def test_what_the_deck_does_not_depend_on_cannot_hold_it_up_for_ever() -> None:
    def be_superseded_by_noise(events: Events) -> None:
        events.put(NOISE)
        raise Superseded

    assert follow([edit, be_superseded_by_noise, end]) == ["patient", "quick", "whole", "patient"]


def test_an_edit_that_takes_long_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = Deck.build_quickly

    def build_quickly(self: Deck, paths: frozenset[Path]) -> Snapshot:
        quick(self, paths)
        if paths == {Path("a")}:
            self.events.put(Path("b"))
            raise Superseded
        return SNAPSHOT

    monkeypatch.setattr(Deck, "build_quickly", build_quickly)

    assert follow([edit, end]) == ["patient", "quick", "quick", "whole"]


def test_the_garbage_collector_does_not_go_through_the_deck() -> None:
    before = gc.get_freeze_count()
    follow([end])

    assert gc.get_freeze_count() > before
    gc.unfreeze()
