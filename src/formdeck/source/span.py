"""A stretch of one file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters ``start`` (inclusive) to ``end`` (exclusive) of the file ``path``.

    Offsets count code points from 0. ``path`` is the name shown to the user and the key under which the
    file's text is found; lines and columns are worked out from that text when a message is printed.
    """

    path: str
    start: int
    end: int
