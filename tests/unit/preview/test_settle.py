"""When a burst of events is over."""

from pathlib import Path

import pytest

from formdeck.preview.settle import Events, Pace, is_there, take_settled

A, B = Path("a.yaml"), Path("b.yaml")
PACE = Pace(quiet=0.01, quiet_without_file=0.03, patience=0.1)


def events_of(*paths: Path | None) -> Events:
    events = Events()
    for path in paths:
        events.put(path)
    return events


def test_paths_that_come_together_are_taken_together() -> None:
    assert take_settled(events_of(A, B, A), lambda: 0.0, PACE, lambda _path: True) == {A, B}


def test_the_end_is_none() -> None:
    assert take_settled(events_of(None, A), lambda: 0.0, PACE) is None


def test_nothing_for_a_while_is_an_empty_set() -> None:
    assert take_settled(events_of(), lambda: 0.0, PACE, idle=0.0) == frozenset()


def test_what_came_before_the_end_is_not_lost() -> None:
    events = events_of(A, None)

    assert take_settled(events, lambda: 0.0, PACE, lambda _path: True) == {A}
    assert take_settled(events, lambda: 0.0, PACE) is None


def test_a_file_that_has_just_gone_is_waited_for_longer() -> None:
    assert PACE.wait(0.0, 0.0, frozenset({A}), lambda _path: True) == 0.01
    assert PACE.wait(0.0, 0.0, frozenset({A}), lambda _path: False) == 0.03


def test_an_endless_burst_is_cut_off() -> None:
    assert [PACE.wait(0.0, now, frozenset({A}), lambda _path: True) for now in (0.05, 0.095, 0.1, 9.0)] == [
        0.01,
        pytest.approx(0.005),
        0.0,
        0.0,
    ]


def test_an_empty_file_is_as_good_as_gone(tmp_path: Path) -> None:
    empty, full = tmp_path / "empty", tmp_path / "full"
    empty.touch()
    full.write_text("a", "utf-8")

    assert [is_there(path) for path in (empty, full, tmp_path, tmp_path / "none")] == [False, True, True, False]
