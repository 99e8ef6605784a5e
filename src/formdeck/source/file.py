"""A file's text, and the way from an offset to a line and column."""

from bisect import bisect_right
from dataclasses import dataclass, field

from formdeck.source.span import Span


@dataclass(frozen=True, slots=True)
class Position:
    """A place as editors show it: line and column count from 1, columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The whole text of a file the user wrote, under the name that messages show."""

    path: str
    text: str
    _line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        while (found := self.text.find("\n", starts[-1])) >= 0:
            starts.append(found + 1)
        object.__setattr__(self, "_line_starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """Find the line and column of an offset; past the end counts as the end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its line break; an empty string past the end."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        end = self._line_starts[number] if number < len(self._line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def span(self, start: int, end: int) -> Span:
        """Name a stretch of this file."""
        return Span(self.path, start, end)
