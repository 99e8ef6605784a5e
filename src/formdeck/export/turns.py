"""One at a time, and those in a hurry before all others."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """Like a lock; whoever is in a hurry need not wait for more than what is under way."""

    def __init__(self) -> None:
        self._change = threading.Condition()
        self._is_taken = False
        self._hurried = 0

    @contextmanager
    def taken(self, *, hurried: bool = False) -> Iterator[None]:
        """Wait for a turn; it is over at the end of the ``with`` block."""
        with self._change:
            self._hurried += hurried
            self._change.wait_for(lambda: not self._is_taken and (hurried or not self._hurried))
            self._hurried -= hurried
            self._is_taken = True
        try:
            yield
        finally:
            with self._change:
                self._is_taken = False
                self._change.notify_all()
