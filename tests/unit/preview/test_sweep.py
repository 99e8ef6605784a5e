"""Changes that no event tells of are found, and only those."""

from pathlib import Path

import pytest

from formdeck.preview.sweep import State, Sweep, SweepPace

A, B = Path("/d/a.yaml"), Path("/d/b.yaml")


class Disk:
    def __init__(self) -> None:
        self.states: dict[Path, State] = {A: (1, 1, 1), B: (1, 1, 1)}
        self.sweep = Sweep(SweepPace(2.0, 1.0), self.states.__getitem__)
        self.look()

    def look(self) -> frozenset[Path]:
        return self.sweep.look([A, B])


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.mark.parametrize("state", [(2, 1, 1), (1, 2, 1), None])
def test_a_silent_change_counts_at_the_second_look(state: State, disk: Disk) -> None:
    disk.states[A] = state

    assert [disk.look(), disk.look(), disk.look()] == [frozenset(), {A}, frozenset()]


def test_a_change_that_an_event_tells_of_is_no_news(disk: Disk) -> None:
    disk.states[A] = (2, 1, 1)
    disk.sweep.hear([A])

    assert [disk.look(), disk.look()] == [frozenset(), frozenset()]


def test_an_event_may_come_late(disk: Disk) -> None:
    disk.states[A] = (2, 1, 1)
    disk.look()
    disk.sweep.hear([A.parent])

    assert [disk.look(), disk.look()] == [frozenset(), frozenset()]


def test_what_happens_inside_a_folder_changes_the_folder_too(disk: Disk) -> None:
    disk.states[A] = (2, 1, 1)
    disk.sweep.hear([A / "new"])

    assert [disk.look(), disk.look()] == [frozenset(), frozenset()]


def test_after_a_suspicion_it_looks_again_soon(disk: Disk) -> None:
    before = disk.sweep.pause
    disk.states[B] = None
    disk.look()

    assert (before, disk.sweep.pause) == (2.0, 1.0)
