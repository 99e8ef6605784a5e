"""From YAML text to a tree of nodes, one pass over the parser's events."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import yaml as rules
from formdeck.records.escapes import STAND_IN, protected_commands, restore
from formdeck.records.nodes import Mapping, Node, Scalar, Sequence
from formdeck.records.places import place_scalar, skip_properties
from formdeck.records.problems import Problem
from formdeck.source import SourceFile, SourceText

MAX_DEPTH = 40
# How many values aliases may add to a file altogether.
MAX_ALIASED = 10_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = frozenset({"!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


class _Mark(Protocol):
    """A place in the parser's input, as either parser marks it."""

    index: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a file to be parsed by itself. Its first line begins in ``column`` (from 0)."""

    start: int
    end: int
    column: int = 0


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet. ``size`` counts its values, aliases written out."""

    start: int
    flow: bool
    is_mapping: bool
    anchor: str | None
    children: list[Node] = field(default_factory=list)
    size: int = 1


@dataclass(slots=True)
class Composer:
    """Builds nodes from the pieces of one file; what they share is what was anchored, and what was found.

    ``text`` is the file's text after ``escapes.protect``; ``file`` holds it as written.
    """

    file: SourceFile
    text: str
    found: list[Diagnostic] = field(default_factory=list)
    scalars: list[Scalar] = field(default_factory=list)
    _anchored: dict[str, tuple[Node, int]] = field(default_factory=dict)
    _aliased: int = 0

    def compose(self, piece: Piece) -> tuple[Node | None, Problem | None]:
        """Parse a piece into its root node, or say why not. An empty piece has no root.

        After a problem, what the piece added to ``found`` and ``scalars`` is taken back.
        """
        marks = len(self.found), len(self.scalars)
        root, problem = _Reading(self, piece).read()
        if problem is not None:
            del self.found[marks[0] :]
            del self.scalars[marks[1] :]
        return root, problem

    def keep(self, anchor: str | None, node: Node, size: int) -> None:
        """Remember an anchored node."""
        if anchor is not None:
            self._anchored[anchor] = (node, size)

    def resolve(self, name: str, start: int, end: int) -> tuple[Node, int]:
        """Look up what an alias stands for; a broken empty text if nothing, or if it would be too much."""
        node, size = self._anchored.get(name, (None, 0))
        span = self.file.span(start, end)
        broken = Scalar(SourceText.of("", self.file.path, start), "", start, end, broken=True)
        if node is None:
            hint = "to begin a text with `*`, put it in single quotes"
            self.found.append(rules.UNKNOWN_ALIAS.at(span, f"alias `*{name}` without an anchor `&{name}`", hint))
            return broken, 1
        if self._aliased + size > MAX_ALIASED:
            message = f"aliases expand to more than {MAX_ALIASED} values"
            if all(known.code != rules.TOO_MANY_ALIASES.code for known in self.found):
                self.found.append(rules.TOO_MANY_ALIASES.at(span, message, "write the values out"))
            return broken, 1
        self._aliased += size
        return node, size


class _Reading:
    """One piece on its way through the parser."""

    def __init__(self, composer: Composer, piece: Piece) -> None:
        self._composer = composer
        self._text = composer.text
        self._path = composer.file.path
        self._shift = piece.start - piece.column
        self._input = " " * piece.column + composer.text[piece.start : piece.end]
        self._stack: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0

    def read(self) -> tuple[Node | None, Problem | None]:
        try:
            for event in yaml.parse(self._input, Loader=_LOADER):
                if self._documents > 1:
                    return self._root, None
                problem = self._take(event)
                if problem is not None:
                    return None, problem
        except yaml.MarkedYAMLError as error:
            return None, self._problem(error)
        return self._root, None

    def _problem(self, error: yaml.MarkedYAMLError) -> Problem:
        opened = None if error.context_mark is None else self._offset(error.context_mark)
        return Problem(self._offset(error.problem_mark), error.problem or "", error.context or "", opened)

    def _offset(self, mark: _Mark | None) -> int:
        return (len(self._input) if mark is None else mark.index) + self._shift

    def _take(self, event: yaml.Event) -> Problem | None:
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            self._check_tag(event.tag, start)
            scalar = self._scalar(event, start, end)
            self._composer.keep(event.anchor, scalar, 1)
            self._add(scalar, 1)
        elif isinstance(event, yaml.AliasEvent):
            self._add(*self._composer.resolve(event.anchor or "", start, end))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._check_tag(event.tag, start)
            if len(self._stack) >= MAX_DEPTH:
                return Problem(start, f"nested deeper than {MAX_DEPTH} levels", rule=rules.TOO_DEEP)
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            self._stack.append(_Open(start, bool(event.flow_style), is_mapping, event.anchor))
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(self._stack.pop(), end)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._report_second_document(start)
        return None

    def _report_second_document(self, start: int) -> None:
        hint = "one file holds one chapter or deck: move the rest to a file of its own"
        span = self._composer.file.span(start, min(start + 3, len(self._text)))
        message = "second document in one file; nothing from here on is read"
        self._composer.found.append(rules.SEVERAL_DOCUMENTS.at(span, message, hint))

    def _check_tag(self, tag: str | None, start: int) -> None:
        if tag is None or tag in _PLAIN_TAGS:
            return
        at = self._text.find("!", start)
        end = skip_properties(self._text, at, len(self._text))
        word = self._text[at:end].split()[0]
        span = self._composer.file.span(at, at + len(word))
        hint = "remove it; to begin a text with `!`, put it in single quotes"
        self._composer.found.append(rules.TAG.at(span, f"tag `{word}`", hint))

    def _scalar(self, event: yaml.ScalarEvent, start: int, end: int) -> Scalar:
        style = event.style or ""
        if self._text[start : start + 1] in ("&", "!"):
            start = min(skip_properties(self._text, start, end), end)
        anchors, last = place_scalar(self._text, start, end, style, event.value)
        value = event.value
        if STAND_IN in value:
            value = restore(value)
            if style == '"':
                self._report_eaten(start, end)
        scalar = Scalar(SourceText(value, self._path, anchors, last), style, start, end)
        self._composer.scalars.append(scalar)
        return scalar

    def _report_eaten(self, start: int, end: int) -> None:
        commands = protected_commands(self._text, start, end - 1)
        shown = restore(commands[0][0])
        more = f" and {len(commands) - 1} more" if len(commands) > 1 else ""
        self._composer.found.append(
            rules.EATEN_BACKSLASH.at(
                self._composer.file.span(commands[0].start(), commands[0].end()),
                f"backslash inside double quotes: `{shown}`{more}",
                "use single quotes, or none: YAML replaces a backslash and the letter after it in double quotes",
            )
        )

    def _add(self, node: Node, size: int) -> None:
        if not self._stack:
            self._root = node if self._root is None else self._root
            return
        self._stack[-1].children.append(node)
        self._stack[-1].size += size

    def _close(self, opened: _Open, end: int) -> None:
        last = opened.children[-1].end if opened.children and not opened.flow else end
        end = end if opened.flow else min(last, end) if last > opened.start else end
        node: Node
        if opened.is_mapping:
            pairs = tuple(zip(opened.children[::2], opened.children[1::2], strict=True))
            node = Mapping(pairs, opened.start, end, opened.flow)
        else:
            node = Sequence(tuple(opened.children), opened.start, end, opened.flow)
        self._composer.keep(opened.anchor, node, opened.size)
        self._add(node, opened.size)


def children(node: Node) -> Iterator[Node]:
    """Yield the nodes directly inside a node."""
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key
            yield value
    elif isinstance(node, Sequence):
        yield from node.items
