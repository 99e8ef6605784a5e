"""Reading on after a YAML error.

A text that does not parse is cut at the entries of its outermost list or mapping, each part is parsed by itself,
and the parts that still fail are cut again. So an error costs only the smallest entry around it.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import yaml as rules
from formdeck.records.compose import Composer, Piece
from formdeck.records.cut import cut, cut_anywhere
from formdeck.records.escapes import protect
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.records.problems import describe
from formdeck.source import SourceFile, SourceText

_HEADER = re.compile(
    r"""((?:'(?:[^'\n]|'')*'[ ]*|"(?:[^"\\\n]|\\.)*"[ ]*|[^\s'"\[{>|#][^\n]*?):)[ \t]*(?:#[^\n]*)?\r?\n"""
)
_LEAF = re.compile(r"""(?:([^\s'"\[{>|#:]+):[ ]+)?([^\s'"#][^\n]*)""")
_TAB_INDENT = re.compile(r"^ *(\t[ \t]*)", re.MULTILINE)
_MAX_CUTS = 12
# A finding of these in a part explains why the whole does not parse.
_EXPLAINS = frozenset({rules.SYNTAX.code, rules.TAB.code, rules.TOO_DEEP.code})


def compose_file(file: SourceFile, names: Collection[str] = ()) -> tuple[Node | None, Composer]:
    """Parse a cleaned file, whatever is wrong with it. None: there is nothing in it.

    ``names`` are the keys known at its margin: after an error they tell entries from stray text.
    The composer holds what was found, and all scalars in the order of the file.
    """
    composer = Composer(file, protect(file.text))
    node = _compose(composer, Piece(0, len(file.text)), names)
    return node, composer


def _compose(composer: Composer, piece: Piece, names: Collection[str] = (), cuts: int = 0) -> Node | None:
    node, problem = composer.compose(piece)
    if problem is None:
        return node
    known = len(composer.found)
    node = _compose_parts(composer, piece, names, cuts + 1) if cuts < _MAX_CUTS else None
    if all(finding.code not in _EXPLAINS for finding in composer.found[known:]):
        composer.found.extend(list(_tabs(composer.file, piece)) or [describe(problem, composer.file)])
    return node or _salvage(composer, piece)


def _compose_parts(composer: Composer, piece: Piece, names: Collection[str], cuts: int) -> Node | None:
    parts = list(cut(composer.text, piece, names))
    if len(parts) > 1:
        return _join([_compose(composer, part, names, cuts) for part in parts], piece)
    piece = parts[0] if parts else piece  # without the indentation before it
    inner = _inside(composer, piece)
    if inner is None:
        parts = cut_anywhere(composer.text, piece)
        return _join([_compose(composer, part, cuts=cuts) for part in parts], piece) if len(parts) > 1 else None
    header, rest = inner
    value = _compose(composer, rest, cuts=cuts) or _nothing(composer, rest)
    if header is None:
        return Sequence((value,), piece.start, value.end)
    return Mapping(((header, value),), piece.start, value.end)


def _inside(composer: Composer, piece: Piece) -> tuple[Scalar | None, Piece] | None:
    """Open a list item (without a key), or a key whose value stands on the lines below it."""
    text = composer.text
    if text.startswith("- ", piece.start):
        at = piece.start + 2
        while text.startswith(" ", at):
            at += 1
        return (None, Piece(at, piece.end, piece.column + at - piece.start)) if at < piece.end else None
    line_end = text.find("\n", piece.start, piece.end)
    header = _HEADER.match(text, piece.start, line_end + 1)
    if header is None:
        return None
    key, problem = composer.compose(Piece(header.start(1), header.end(1) - 1, piece.column))
    if problem is not None or not isinstance(key, Scalar):
        return None
    return key, Piece(header.end(), piece.end)


def _salvage(composer: Composer, piece: Piece) -> Node | None:
    """Take a value of one line as the text that it was plainly meant to be; of more lines the first, if it parses."""
    text = composer.file.text
    line_end = text.find("\n", piece.start, piece.end)
    line = text[piece.start : piece.end if line_end < 0 else line_end].rstrip()
    found = _LEAF.fullmatch(line)
    if found is None:
        return None
    if text[piece.start + len(line) : piece.end].strip():
        node, problem = composer.compose(Piece(piece.start, line_end, piece.column))
        return replace(node, broken=True) if node and problem is None and found[2][0] not in "|>" else None
    start, end = piece.start + found.start(2), piece.start + len(line)
    value = Scalar(SourceText.of(found[2], composer.file.path, start), "", start, end, broken=True)
    if found[1] is None:
        return value
    key, problem = composer.compose(Piece(piece.start, piece.start + found.end(1), piece.column))
    if problem is not None or not isinstance(key, Scalar):
        return None
    return Mapping(((key, value),), piece.start, end, broken=True)


def _join(nodes: list[Node | None], piece: Piece) -> Node | None:
    """Put the parts together again; what could not be read leaves the whole broken."""
    read = [node for node in nodes if node is not None]
    mappings = [node for node in read if isinstance(node, Mapping)]
    lists = [node for node in read if isinstance(node, Sequence)]
    broken = min(len(mappings), len(lists)) > 0 or len(mappings) + len(lists) < len(nodes)
    broken = broken or any(node.broken for node in read)
    if len(lists) > len(mappings):
        return Sequence(tuple(item for node in lists for item in node.items), piece.start, piece.end, broken=broken)
    if mappings:
        return Mapping(tuple(pair for node in mappings for pair in node.pairs), piece.start, piece.end, broken=broken)
    return None


def _nothing(composer: Composer, piece: Piece) -> Scalar:
    source = SourceText.of("", composer.file.path, piece.start)
    return Scalar(source, "", piece.start, piece.start, broken=True)


def _tabs(file: SourceFile, piece: Piece) -> Iterator[Diagnostic]:
    for found in _TAB_INDENT.finditer(file.text, piece.start, piece.end):
        yield rules.TAB.at(
            file.span(*found.span(1)), "tab in the indentation", "indent with spaces, two for each level"
        )
