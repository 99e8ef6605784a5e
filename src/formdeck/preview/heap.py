"""The garbage collector, kept out of the way of saves."""

import gc

# Whole decks that are set aside before it pays to look them over, and before that can wait no longer for a pause.
_MANY = 20
_TOO_MANY = 500


class Heap:
    """Sets aside what is kept for long, so that no save has to wait until all of it has been looked over."""

    def __init__(self) -> None:
        self._set_aside = 0

    def set_aside(self) -> None:
        """Keep a deck that was made anew out of the collector's way."""
        gc.collect(1)
        gc.freeze()
        self._set_aside += 1
        if self._set_aside >= _TOO_MANY:
            self._look_over()

    def tidy(self) -> None:
        """Use a pause to look over what was set aside: cycles of objects in it that are garbage by now would stay."""
        if self._set_aside >= _MANY:
            self._look_over()

    def _look_over(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self._set_aside = 0
