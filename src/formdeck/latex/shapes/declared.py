r"""The shapes that the glossary declares: ``n \times m``, ``(n, m)``, ``d_{model}``, or the domain ``\mathbb{R}^n``."""

import re
from collections.abc import Callable
from dataclasses import replace

from formdeck.latex.glossary.scope import Known, Scope
from formdeck.latex.tree import Formula, Name, Node, Sort
from formdeck.model import Kind

Parse = Callable[[str], Formula]

_SPACE = re.compile(r"(?:\\mathbb\s*\{?[A-Za-z]\}?|\)|\]|\\\})(?:_\{?[^{}^]*\}?)?\s*\^\s*(?P<exponent>.+)", re.DOTALL)
_SEPARATOR = re.compile(r"\\times(?![A-Za-z])|[×,，、]")
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）"}
_ARRAYS = {Kind.MATRIX: 2, Kind.VECTOR: 1}


class DeclaredSorts:
    """Finds what is declared of a name beyond its kind; each name is looked up once."""

    def __init__(self, scope: Scope, parse: Parse) -> None:
        self._scope = scope
        self._parse = parse
        self._found: dict[str, Sort | None] = {}

    def of(self, name: Name) -> Sort | None:
        """Find the sort of a name; None if there is nothing to say."""
        if name.latex not in self._found:
            self._found[name.latex] = self._sort(name)
        return self._found[name.latex]

    def _sort(self, name: Name) -> Sort | None:
        members = name.sort is not None and name.sort.of_members
        declared = self._scope.about(name.latex) if members else self._scope.named(name.latex)
        array = declared if name.kind in _ARRAYS else None
        shape = self._shape(array) if array else ()
        known = (declared or self._scope.about(name.latex)) if name.kind not in _ARRAYS else array
        called = known.declaration.known if known else ""
        if not shape and not called:
            return name.sort
        return replace(name.sort or Sort(), shape=shape, known=called)

    def _shape(self, known: Known) -> tuple[Node, ...]:
        declaration = known.declaration
        found = _SPACE.fullmatch((declaration.domain or "").strip())
        text = declaration.shape or (found["exponent"] if found else "")
        dimensions = [self._dimension(piece) for piece in pieces_of(text)]
        fits = len(dimensions) == _ARRAYS.get(known.kind or Kind.SCALAR) or (
            len(dimensions) == 2 and known.kind is Kind.VECTOR
        )
        return tuple(each for each in dimensions if each is not None) if fits and None not in dimensions else ()

    def _dimension(self, text: str) -> Node | None:
        statements = self._parse(text).statements
        if len(statements) != 1 or statements[0].relations or statements[0].conditions:
            return None
        return statements[0].sides[0]


def pieces_of(shape: str) -> list[str]:
    """Split a shape as people write it into its dimensions."""
    text = shape.strip().strip("$").strip()
    while text and _BRACKETS.get(text[0]) == text[-1]:
        text = text[1:-1].strip()
    return [piece.strip() for piece in _SEPARATOR.split(text) if piece.strip()]
