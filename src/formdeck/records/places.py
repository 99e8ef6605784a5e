"""Where each character of a YAML scalar's value stands in the file, for all five styles."""

import re
from collections.abc import Iterator

from formdeck.source import Anchor

_PROPERTIES = re.compile(r"(?:[!&]\S*(?:\s+(?:#[^\n]*)?)*)+")
_BLANKS = re.compile(r"[ \t\r\n]+")
_HEX_LENGTHS = {"x": 4, "u": 6, "U": 10}
_BREAKS = re.compile("\n*")
_LEADING_SPACES = re.compile(" *")

Place = tuple[tuple[Anchor, ...], int]


def skip_properties(text: str, start: int, end: int) -> int:
    """Step over a scalar's anchor and tag (``&name !tag``) to the scalar itself."""
    found = _PROPERTIES.match(text, start, end)
    return found.end() if found else start


def place_scalar(text: str, start: int, end: int, style: str, value: str) -> Place:
    """Find the anchors of a scalar's value, and the offset just past its last character.

    ``start`` and ``end`` enclose the scalar with its quotes or block indicator. Escapes and folded lines have the
    place of the escape, or of the line break, that makes them.
    """
    if style in ("|", ">"):
        anchors = list(_place_block(text, start, end, style, value))
        return _finish(anchors, value, end)
    if style:
        start, end = start + 1, end - 1
    if end - start == len(value) and text.startswith(value, start):
        return (Anchor(0, start),), end
    anchors = list(_place_flow(text, start, end, style))
    return _merge(anchors), end


def _merge(anchors: list[Anchor]) -> tuple[Anchor, ...]:
    """Drop the anchors that say what the one before says already."""
    kept: list[Anchor] = []
    for anchor in anchors:
        if not kept or anchor.offset - anchor.at != kept[-1].offset - kept[-1].at:
            kept.append(anchor)
    return tuple(kept)


def _finish(anchors: list[Anchor], value: str, end: int) -> Place:
    merged = _merge(anchors) or (Anchor(0, end),)
    return merged, (merged[-1].offset + len(value) - merged[-1].at if value else merged[0].offset)


def _place_flow(text: str, start: int, end: int, style: str) -> Iterator[Anchor]:
    """Follow a plain or quoted scalar whose value differs from its characters."""
    at, offset = 0, start
    yield Anchor(0, start)
    special = {"'": "'", '"': "\\"}.get(style, "")
    while offset < end:
        char = text[offset]
        if blanks := _BLANKS.match(text, offset, end):
            if "\n" not in blanks[0]:
                at, offset = at + len(blanks[0]), blanks.end()
                continue
            for place in _fold_places(blanks, escaped=False):
                yield Anchor(at, place)
                at += 1
            offset = blanks.end()
        elif char == special == "'":
            yield Anchor(at, offset)
            at, offset = at + 1, offset + 2
        elif char == special:
            step, length = _escape(text, offset, end)
            for place in step:
                yield Anchor(at, place)
                at += 1
            offset += length
        else:
            at, offset = at + 1, offset + 1
            continue
        yield Anchor(at, offset)


def _escape(text: str, offset: int, end: int) -> tuple[list[int], int]:
    """Find the places of the characters that an escape makes, and its length in the file."""
    if text[offset + 1] in "\r\n":
        fold = _BLANKS.match(text, offset + 1, end)
        return (_fold_places(fold, escaped=True), fold.end() - offset) if fold else ([], 2)
    return [offset], _HEX_LENGTHS.get(text[offset + 1], 2)


def _fold_places(fold: re.Match[str], *, escaped: bool) -> list[int]:
    """Find the places of what line breaks become: one is a space (nothing if escaped), each further one a break."""
    breaks = [fold.start() + found.start() for found in re.finditer("\n", fold[0])]
    return breaks if len(breaks) == 1 and not escaped else breaks[1:]


def _place_block(text: str, start: int, end: int, style: str, value: str) -> Iterator[Anchor]:
    """Follow a literal or folded scalar line by line."""
    if not value:
        return
    header = text.find("\n", start, end)
    lines = list(_lines(text, header + 1, end))
    first = len(value) - len(value.lstrip("\n"))
    if first >= len(lines):
        first = 0  # nothing but blank lines
    line_start, line_end = lines[first]
    raw = text[line_start:line_end]
    indent = _spaces(raw) - _spaces(value[first:])
    contents = [(min(begin + indent, stop), stop) for begin, stop in lines]
    yield from _follow(text, contents, value, folded=style == ">")


def _follow(text: str, contents: list[tuple[int, int]], value: str, *, folded: bool) -> Iterator[Anchor]:
    """Walk through value and lines side by side. A run of line breaks may have lost its first to folding."""
    at = 0
    pending: list[int] = []  # line breaks since the last line that is not empty
    for begin, stop in contents:
        if begin < stop:
            for place in _kept_breaks(pending, value, at, folded=folded):
                yield Anchor(at, place)
                at += 1
            pending = []
            yield Anchor(at, begin)
            at += stop - begin
        pending.append(text.find("\n", stop))
    for place in pending[: len(value) - at]:
        yield Anchor(at, place)
        at += 1


def _kept_breaks(pending: list[int], value: str, at: int, *, folded: bool) -> list[int]:
    if not folded or not pending:
        return pending
    if value.startswith(" ", at):
        return pending[:1]
    kept = _BREAKS.match(value, at)
    return pending[len(pending) - len(kept[0]) :] if kept else []


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch into lines: start and end of each, without its break."""
    while start < end:
        stop = text.find("\n", start, end)
        after = stop + 1 if stop >= 0 else end
        stop = stop if stop >= 0 else end
        yield start, stop - 1 if stop > start and text[stop - 1] == "\r" else stop
        start = after


def _spaces(line: str) -> int:
    found = _LEADING_SPACES.match(line)
    return found.end() if found else 0
