"""What is set aside from the garbage collector does not stay for good."""

import gc
from collections.abc import Iterator
from weakref import ref

import pytest

from formdeck.preview.heap import Heap


class Loop:
    """An object that only the collector can remove."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def thaw() -> Iterator[None]:
    yield
    gc.unfreeze()


def set_aside(heap: Heap, times: int) -> "ref[Loop]":
    """Set aside a loop that is garbage soon after."""
    loop = Loop()
    for _ in range(times):
        heap.set_aside()
    return ref(loop)


def test_what_was_set_aside_is_looked_over_in_a_pause() -> None:
    heap = Heap()
    loop = set_aside(heap, 20)
    gc.collect()
    assert loop() is not None

    heap.tidy()

    assert loop() is None


def test_a_pause_after_few_changes_costs_nothing() -> None:
    heap = Heap()
    loop = set_aside(heap, 1)

    heap.tidy()

    assert loop() is not None


def test_without_a_pause_it_is_looked_over_in_the_end() -> None:
    heap = Heap()
    loop = set_aside(heap, 1)

    set_aside(heap, 500)

    assert loop() is None
