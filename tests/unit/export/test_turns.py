"""Turns are taken one at a time, by those in a hurry first."""

import threading
import time
from collections.abc import Callable

import pytest

from formdeck.export.turns import Turns


def waiting(turns: Turns, count: int) -> Callable[[], bool]:
    return lambda: len(turns._change._waiters) == count  # type: ignore[attr-defined]  # there is no other way to see it


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.001)


def test_who_is_in_a_hurry_comes_before_those_that_wait() -> None:
    turns, order = Turns(), list[str]()

    def take(name: str, *, hurried: bool) -> None:
        with turns.taken(hurried=hurried):
            order.append(name)

    threads = [threading.Thread(target=take, args=(name,), kwargs={"hurried": name == "c"}) for name in "abc"]
    with turns.taken():
        for count, thread in enumerate(threads, start=1):
            thread.start()
            until(waiting(turns, count))
    for thread in threads:
        thread.join(20)

    assert (order[0], sorted(order)) == ("c", ["a", "b", "c"])


def test_a_turn_is_over_whatever_happens_in_it() -> None:
    turns = Turns()
    with pytest.raises(ZeroDivisionError), turns.taken():
        _ = 1 / 0

    with turns.taken():
        assert turns._is_taken
