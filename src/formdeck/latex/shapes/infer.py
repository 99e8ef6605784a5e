"""What shape follows for each part of a formula, and which shapes do not fit."""

from collections.abc import Iterable

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex import tree as t
from formdeck.latex.parse.context.kinds import is_entry, is_matrix, is_vector
from formdeck.latex.problem import Problem
from formdeck.latex.readback import read_back_node
from formdeck.latex.shapes.dimension import ONE, Fit, compare, count, dimension_of
from formdeck.latex.shapes.extent import NUMBER, Extent, as_column, as_row, compare_all, show_extent, simplified
from formdeck.model import Kind

_EQUAL = frozenset({"=", ":=", r"\leftarrow", r"\approx", r"\equiv", r"\simeq", r"\triangleq"})
_NUMBERS = frozenset({Kind.SCALAR, Kind.INTEGER, Kind.INDEX})
_OF_SQUARE = frozenset({r"\det", r"\tr", "tr", "Tr"})
_HINT = "see the shapes that the glossary declares"


class Shapes:
    """Follows the shapes through a formula.

    ``problems`` holds what does not fit. ``is_plain`` tells whether every shape fits as it is declared, vectors being
    columns: then SymPy's matrices can hold the formula.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.is_plain = True

    def check(self, statement: t.Statement) -> None:
        """Follow the shapes through a statement."""
        extents = [self.of(side) for side in statement.sides]
        for node in statement.conditions:
            self.of(node)
        self._compare_sides(statement.sides, extents, statement.relations)

    def of(self, node: t.Node) -> Extent | None:  # noqa: C901, PLR0911, PLR0912 - one case a kind of node
        """Find the extent of a value; None if it does not follow."""
        match node:
            case t.Number() | t.Unit():
                return NUMBER
            case t.Name():
                return _declared(node)
            case t.Indexed(base=t.Name() as base):
                return self._member(node, base)
            case t.Add(terms=terms):
                return self._alike(node, terms, "added")
            case t.Infix(operator=r"\odot" | r"\times", operands=operands):
                return self._alike(
                    node, operands, "multiplied entry by entry" if node.operator == r"\odot" else "crossed"
                )
            case t.Infix(operator=r"\cdot", operands=operands) | t.Bars(form="inner", items=operands):
                self._alike(node, operands, "multiplied")
                return NUMBER
            case t.Negative(body=body):
                return self.of(body)
            case t.Product(factors=factors):
                return self._product(factors)
            case t.Quotient(above=above, below=below):
                over = self.of(below)
                return self.of(above) if over == NUMBER else self._unknown((above,))
            case t.Power(base=base):
                return self._power(node, base)
            case t.Marked(body=body):
                return self._marked(body, node.mark)
            case t.Matrix(rows=rows):
                return self._literal(rows)
            case t.Bars(form="determinant", items=(body,)):
                self._square(node, body, "determinant")
                return NUMBER
            case t.Call(function=t.Name(latex=name), parts=(t.Part(items=(body,)),)) if name in _OF_SQUARE:
                self._square(node, body, "determinant" if name == r"\det" else "trace")
                return NUMBER
            case t.Bars():
                self._unknown(node.items)
                return NUMBER
            case t.Big(operator=r"\sum", body=body) | t.Expectation(operator="E", items=(body,)):
                self._unknown(part for part in t.children(node) if part is not body)
                return self.of(body)
            case t.Relation(sides=sides):
                self._compare_sides(sides, [self.of(side) for side in sides], node.relations)
                return None
            case _:
                return self._unknown(t.children(node))

    def _unknown(self, parts: Iterable[t.Node]) -> Extent | None:
        """Look for what does not fit inside parts; what they make has no known extent."""
        for part in parts:
            self.of(part)
        return None

    def _member(self, node: t.Indexed, base: t.Name) -> Extent | None:
        self._unknown((*node.below, *node.above))
        if is_entry(node):
            return NUMBER
        return _extent(base.sort) if base.sort is not None and base.sort.of_members else None

    def _alike(self, node: t.Node, parts: tuple[t.Node, ...], done: str) -> Extent | None:
        """Compare what must be of one shape; a number, or a vector beside a matrix, may spread over it."""
        found = [(part, extent) for part in parts if (extent := self.of(part)) is not None]
        arrays = [(part, extent) for part, extent in found if extent != NUMBER]
        if not arrays:
            return NUMBER if len(found) == len(parts) else None
        first, whole = max(arrays, key=lambda each: len(each[1]))
        for part, extent in arrays:
            if part is not first:
                self._compare_parts(node, (first, whole), (part, extent), done)
        return whole

    def _compare_parts(self, node: t.Node, one: tuple[t.Node, Extent], other: tuple[t.Node, Extent], done: str) -> None:
        fit = compare_all(one[1], other[1])
        if fit is Fit.SAME:
            return
        self.is_plain = False
        rows = compare(as_row(one[1])[1], as_row(other[1])[1])
        if as_row(other[1])[0] == ONE and len(one[1]) == 2 and rows is Fit.SAME:
            if is_vector(other[0]):
                return  # a vector added to every row
            hints = (f"declare `{read_back_node(other[0])}` with `kind: vector` if each row takes it",)
        else:
            hints = (_HINT,)
        self._report(node, fit, one, other, f"they cannot be {done}", hints)

    def _report(  # noqa: PLR0913, PLR0917 - what the message says
        self,
        node: t.Node,
        fit: Fit,
        one: tuple[t.Node, Extent],
        other: tuple[t.Node, Extent],
        what: str,
        hints: tuple[str, ...] = (_HINT,),
    ) -> None:
        rule = rules.SHAPES if fit is Fit.DIFFERENT else rules.SHAPES_UNCLEAR
        may = what if fit is Fit.DIFFERENT else f"unless that is the same, {what}"
        shown = [f"`{read_back_node(part)}` is {show_extent(extent)}" for part, extent in (one, other)]
        self.problems.append(Problem(rule, node.place, f"{shown[0]} and {shown[1]}: {may}", hints))

    def _product(self, factors: tuple[t.Node, ...]) -> Extent | None:
        left: tuple[t.Node, Extent] | None = None
        is_known = True
        for factor in factors:
            extent = self.of(factor)
            if extent is None:
                left, is_known = None, False
            elif extent != NUMBER:
                left = self._times(left, (factor, extent))
                is_known = is_known and left is not None
        if not is_known:
            return None
        return left[1] if left is not None else NUMBER

    def _times(self, left: tuple[t.Node, Extent] | None, right: tuple[t.Node, Extent]) -> tuple[t.Node, Extent] | None:
        if left is None or left[1] == NUMBER:
            return right
        rows, inner = as_column(left[1])
        other, columns = as_column(right[1])
        fit = compare(inner, other)
        place = left[0].place.to(right[0].place)
        both = t.Product((left[0], right[0]), place=place)
        if fit is Fit.SAME:
            made = (rows,) if len(right[1]) == 1 and rows != ONE else simplified(rows, columns)
            return both, made
        self.is_plain = False
        fits = _fits_as_row(left[1], right[1])
        if Fit.SAME not in fits:
            fit = Fit.UNKNOWN if Fit.UNKNOWN in fits else Fit.DIFFERENT
            self._report(both, fit, left, right, "they cannot be multiplied")
        return None

    def _power(self, node: t.Power, base: t.Node) -> Extent | None:
        self._unknown((node.exponent,))
        extent = self.of(base)
        if extent is None or extent == NUMBER:
            return extent
        if len(extent) == 1:
            self.is_plain = False
            return None
        self._square(node, base, "power", extent)
        return extent

    def _square(self, node: t.Node, body: t.Node, what: str, known: Extent | None = None) -> None:
        extent = known or self.of(body)
        if not extent:
            return
        fit = compare(*as_column(extent))
        if fit is not Fit.SAME:
            self.is_plain = False
            rule = rules.SHAPES if fit is Fit.DIFFERENT else rules.SHAPES_UNCLEAR
            message = f"`{read_back_node(body)}` is {show_extent(extent)}: only a square matrix has a {what}"
            self.problems.append(Problem(rule, node.place, message, (_HINT,)))

    def _marked(self, body: t.Node, mark: str) -> Extent | None:
        extent = self.of(body)
        if extent is None or mark not in {"T", "H", "+", "bar"}:
            return None
        if mark == "bar" or extent == NUMBER:
            return extent
        rows, columns = as_column(extent)
        return columns, rows

    def _literal(self, rows: tuple[tuple[t.Node, ...], ...]) -> Extent | None:
        cells = [self.of(cell) for row in rows for cell in row]
        unknown = any(isinstance(cell, t.Dots) or is_matrix(cell) or is_vector(cell) for row in rows for cell in row)
        if any(cell for cell in cells) or unknown:
            return None
        return count(len(rows)), count(len(rows[0]))

    def _compare_sides(
        self, sides: tuple[t.Node, ...], extents: list[Extent | None], relations: tuple[str, ...]
    ) -> None:
        for at, sign in enumerate(relations):
            left, right = extents[at], extents[at + 1]
            if sign not in _EQUAL or not left or not right:
                continue
            fit = compare_all(left, right)
            if fit is not Fit.SAME and 1 in {len(left), len(right)}:
                self.is_plain = False
                fit = fit if compare_all(as_row(left), as_row(right)) is not Fit.SAME else Fit.SAME
            if fit is not Fit.SAME:
                place = t.Relation(sides[at : at + 2], (sign,), place=sides[at].place.to(sides[at + 1].place))
                self.is_plain = False
                self._report(place, fit, (sides[at], left), (sides[at + 1], right), "they cannot be equal")


def _fits_as_row(left: Extent, right: Extent) -> set[Fit]:
    """Compare with a vector that is declared by its length alone as a column or as a row."""
    befores = [as_column(left), *([as_row(left)] if len(left) == 1 else [])]
    afters = [as_column(right), *([as_row(right)] if len(right) == 1 else [])]
    return {compare(before[1], after[0]) for before in befores for after in afters}


def _declared(name: t.Name) -> Extent | None:
    if name.sort is not None and name.sort.shape and not name.sort.of_members:
        return _extent(name.sort)
    return NUMBER if name.kind in _NUMBERS else None


def _extent(sort: t.Sort) -> Extent | None:
    extent = tuple(map(dimension_of, sort.shape))
    return (NUMBER if extent in {(ONE,), (ONE, ONE)} else extent) if extent else None
