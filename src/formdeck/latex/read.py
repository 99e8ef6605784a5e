"""LaTeX and declarations to a ``Reading``."""

from collections.abc import Mapping
from functools import lru_cache

from formdeck.diagnostics import Outcome
from formdeck.latex.forms import shown_forms
from formdeck.latex.free import all_names, free_names
from formdeck.latex.glossary.by_meaning import Parsed, find_decided
from formdeck.latex.glossary.declarations import Declarable, Declaration, declare
from formdeck.latex.glossary.keys import Macros
from formdeck.latex.glossary.scope import Scope, visible_declarations
from formdeck.latex.held import find_unheld
from formdeck.latex.lower import lower_statement, srepr_of
from formdeck.latex.parse.layout.formula import parse_formula
from formdeck.latex.problem import Problem, Unreadable
from formdeck.latex.readback import read_back, read_back_node, read_back_statement
from formdeck.latex.reading import Reading, ReadStatement, StatementKind, anchored
from formdeck.latex.shapes import settle_shapes
from formdeck.latex.tree import Formula, Statement
from formdeck.latex.write import write_latex
from formdeck.source import SourceText

_ASSIGNMENTS = frozenset({":=", r"\leftarrow", r"\triangleq"})


def read_latex(
    latex: SourceText | str,
    declarations: Declarable = (),
    *,
    macros: Mapping[str, str] | None = None,
    inline: bool = False,
) -> Outcome[Reading]:
    r"""Read a formula faithfully, or say where and why not.

    Args:
        latex: the formula without its dollars.
        declarations: what is known about its symbols, the nearest first; or a mapping from symbols to kinds
            (``{"f": "function"}``) or glossary entries (``{"W": {"kind": "matrix", "shape": "n, m"}}``).
        macros: the deck's macros, as ``{"\\E": "\\mathbb{E}"}``.
        inline: whether the formula stands in a line of text: one row, and no notes on what meanings decided.

    Returns:
        How the formula is understood, as plain data, and what was found: errors at their places, and notes on what
        was inferred. What could not be read is left out.

    Raises:
        ValueError: a mapping names a kind that does not exist.

    >>> outcome = read_latex(r"y = W x + b_0", {"W": "matrix", "x": "vector"})
    >>> outcome.value.read_back
    'y = W * x + b_{0}'
    >>> read_latex(r"\frac{a}{").diagnostics[0].message
    '`{` is never closed'
    """
    text = latex if isinstance(latex, SourceText) else SourceText.of(latex)
    return anchored(read_detached(text.text, declare(declarations), macros or {}, inline=inline, sympy=True), text)


def read_detached(
    latex: str,
    declarations: tuple[Declaration, ...],
    macros: Mapping[str, str],
    *,
    inline: bool = False,
    sympy: bool = False,
) -> Reading:
    """Read a formula whose findings count from its own start: what can be kept by content.

    Without ``sympy`` the statements' sides and the formula in canonical LaTeX are left out, and SymPy is not even
    imported; all else is the same. Which symbols' meanings decided how it is read takes a second reading, and is noted
    of formulas that stand by themselves only.
    """

    def parse(declared: tuple[Declaration, ...]) -> Parsed:
        return parsed(latex, declared, macros, inline=inline)

    whole = formula, problems = parse(declarations)
    statements: list[ReadStatement] = []
    found = [*problems]
    if not inline:
        found.extend(find_decided(declarations, parse, whole, tuple(macros.items())))
    for statement in formula.statements:
        try:
            _see_that_sympy_holds(statement)
            statements.append(_read(statement, _sympy_sides(statement) if sympy else ()))
        except Unreadable as stopped:
            found.append(stopped.problem)
    free, functions = free_names(formula)
    text = SourceText.of(latex)
    return Reading(
        statements=tuple(statements),
        free=free,
        functions=functions,
        names=all_names(formula),
        forms=shown_forms(formula),
        read_back=read_back(formula),
        latex=write_latex(formula) if sympy else "",
        found=tuple(problem.within(text) for problem in _sorted(found)),
    )


def parse_latex(
    latex: str, declarations: Declarable = (), *, inline: bool = False
) -> tuple[Formula, tuple[Problem, ...]]:
    """Read a formula into its syntax tree only."""
    return parsed(latex, declare(declarations), {}, inline=inline)


def parsed(
    latex: str, declared: tuple[Declaration, ...], macros: Mapping[str, str], *, inline: bool
) -> tuple[Formula, tuple[Problem, ...]]:
    """Read a formula into its tree, and see that declared shapes fit."""
    replaced = tuple(macros.items())
    scope = Scope(declared, replaced)
    formula, problems = parse_formula(latex, scope, macros, inline=inline)
    shaped, misfits = settle_shapes(
        formula, scope, lambda text: _dimension(text, visible_declarations(text, declared, macros), replaced)
    )
    return shaped, (*problems, *misfits)


@lru_cache(maxsize=1024)
def _dimension(text: str, declared: tuple[Declaration, ...], macros: Macros) -> Formula:
    """Read a dimension, which many symbols of a deck share."""
    return parse_formula(text, Scope(declared, macros), dict(macros), inline=True)[0]


def _see_that_sympy_holds(statement: Statement) -> None:
    for node in (*statement.sides, *statement.conditions):
        problem = find_unheld(node)
        if problem is not None:
            raise Unreadable(problem.rule, problem.place, problem.message)


def _sympy_sides(statement: Statement) -> tuple[str, ...]:
    return tuple(srepr_of(side, statement.place) for side in lower_statement(statement).sides)


def _read(statement: Statement, sides: tuple[str, ...]) -> ReadStatement:
    return ReadStatement(
        kind_of_statement(statement),
        sides,
        statement.relations,
        read_back_statement(statement),
        tuple(read_back_node(condition) for condition in statement.conditions),
        statement.label,
    )


def kind_of_statement(statement: Statement) -> StatementKind:
    """Name what a statement is."""
    if not statement.relations:
        return "expression"
    if statement.relations[0] in _ASSIGNMENTS:
        return "assignment"
    return "relation" if len(statement.relations) == 1 else "chain"


def _sorted(found: list[Problem]) -> list[Problem]:
    return sorted(found, key=lambda problem: (problem.place, problem.rule.code, problem.message))
