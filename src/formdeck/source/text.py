"""A value that remembers which characters of which file it came from."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import NamedTuple, Self

from formdeck.source.span import Span


class Anchor(NamedTuple):
    """From ``at`` in the value on, characters stand one to one from ``offset`` in the file on."""

    at: int
    offset: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """A piece of text that the user wrote, as it is meant, with its place in the file.

    ``text`` may differ from the characters in the file (YAML escapes, folded lines, stripped indentation);
    ``anchors`` say where each run of it stands. They are sorted by ``at`` and the first is at 0. ``end`` is the
    file offset just past the last character of the value.
    """

    text: str
    path: str
    anchors: tuple[Anchor, ...]
    end: int

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    @classmethod
    def of(cls, text: str, path: str = "<text>", offset: int = 0) -> Self:
        """Wrap text that stands in its file exactly as it is meant, from ``offset`` on."""
        return cls(text, path, (Anchor(0, offset),), offset + len(text))

    def offset(self, at: int) -> int:
        """Find the file offset of the value's character ``at``."""
        if at >= len(self.text):
            return self.end
        anchor = self.anchors[bisect_right(self.anchors, at, key=lambda anchor: anchor.at) - 1]
        return anchor.offset + max(at, 0) - anchor.at

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Find where the characters ``start`` to ``end`` of the value stand in the file; all of it by default."""
        end = len(self.text) if end is None else end
        first = self.offset(start)
        last = self.offset(end - 1) + 1 if start < end < len(self.text) else self.offset(end)
        return Span(self.path, first, max(first, last))

    def slice(self, start: int, end: int | None = None) -> Self:
        """Cut out a part that still knows its place."""
        end = len(self.text) if end is None else min(end, len(self.text))
        start = min(max(start, 0), end)
        first = Anchor(0, self.offset(start))
        # Looked up, not gone through: a long note is cut into thousands of parts.
        inside = slice(*(bisect_left(self.anchors, at, key=lambda anchor: anchor.at) for at in (start + 1, end)))
        later = (Anchor(a.at - start, a.offset) for a in self.anchors[inside])
        return type(self)(self.text[start:end], self.path, (first, *later), self.span(start, end).end)

    def strip(self) -> Self:
        """Cut white space off both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))
