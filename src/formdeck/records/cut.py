"""Cutting a text that does not parse as YAML into parts that may."""

import re
from collections.abc import Collection, Iterator

from formdeck.records.compose import Piece

_LINE = re.compile(r"([ \t]*)([^\s#][^\n]*)\n?|[^\n]*\n?")
_ENTRY = re.compile(r"""- |-$|(?:'(?:[^'\n]|'')*'[ ]*|"(?:[^"\\\n]|\\.)*"[ ]*|[^\s'"\[{>|#][^\n]*?):(?:\s|$)""")


def cut(text: str, piece: Piece, names: Collection[str] = ()) -> Iterator[Piece]:
    """Cut a piece before each entry that starts no further right than the first one.

    List items in the column of keys belong to the key above them. Where ``names`` is given and any of the entries has
    such a key, all others are parts of the entry before: stray text at the margin.
    """
    entries = list(_entries(text, piece))
    if not entries:
        return
    first, column = entries[0]
    dashes = text.startswith("-", first)
    edges = [(at, indent) for at, indent in entries if indent <= column and text.startswith("-", at) == dashes]
    named = [(at, indent) for at, indent in edges if _key(text, at) in names]
    edges = named or edges
    first = edges[0][0]
    if text[piece.start : first].strip():
        yield Piece(piece.start, first, piece.column)
    yield from _between(text, edges, piece.end)


def cut_anywhere(text: str, piece: Piece) -> list[Piece]:
    """Cut a piece before each entry, wherever it starts: the last resort for keys in wrong columns."""
    entries = list(_entries(text, piece))
    return list(_between(text, [entry for entry in entries if not text.startswith("-", entry[0])], piece.end))


def _between(text: str, edges: list[tuple[int, int]], end: int) -> Iterator[Piece]:
    """Make pieces that begin at the edges and end where the next one's line begins."""
    ends = [*(text.rfind("\n", 0, at) + 1 for at, _ in edges[1:]), end]
    yield from (Piece(at, stop, column) for (at, column), stop in zip(edges, ends[: len(edges)], strict=True))


def _entries(text: str, piece: Piece) -> Iterator[tuple[int, int]]:
    """Find the lines that begin a list item or a key: offset and column of its first character."""
    at = piece.start
    while at < piece.end:
        found = _LINE.match(text, at, piece.end)
        if found is None or found.end() == at:
            return
        if found[2] is not None and _ENTRY.match(text, found.start(2), found.end(2)):
            indent = len(found[1].expandtabs()) + (piece.column if at == piece.start else 0)
            yield found.start(2), indent
        at = found.end()


def _key(text: str, at: int) -> str:
    return text[at : text.find(":", at)].strip(" '\"")
