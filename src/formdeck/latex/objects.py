"""A formula as SymPy objects."""

from collections.abc import Mapping

from formdeck.diagnostics import Outcome
from formdeck.latex.glossary.declarations import Declarable, declare
from formdeck.latex.lower import SympyStatement, lower_statement
from formdeck.latex.problem import Problem, Unreadable
from formdeck.latex.read import parsed
from formdeck.source import SourceText


def read_sympy(
    latex: SourceText | str,
    declarations: Declarable = (),
    *,
    macros: Mapping[str, str] | None = None,
    inline: bool = False,
    evaluate: bool = False,
) -> Outcome[tuple[SympyStatement, ...]]:
    r"""Read a formula into SymPy objects: the sides of each statement, the relations between them, the conditions.

    Takes what ``read_latex`` takes. What cannot be read is left out, and said in the diagnostics. Where SymPy has no
    class for a notation, it is one of ``formdeck.latex.classes``. Matrices of declared shape are SymPy's, others
    are symbols that do not commute.

    Args:
        latex: the formula without its dollars.
        declarations: what is known about its symbols, as for ``read_latex``.
        macros: the deck's macros.
        inline: whether the formula stands in a line of text.
        evaluate: build the objects with SymPy's evaluation on, to compute with them; else they are what is written.

    >>> (statement,) = read_sympy(r"f(x) = \frac{x + x}{2}", {"f": "function"}).value
    >>> statement.sides, statement.relations
    ((f(x), (x + x)/2), ('=',))
    >>> read_sympy(r"f(x) = \frac{x + x}{2}", {"f": "function"}, evaluate=True).value[0].sides
    (f(x), x)
    >>> shapes = {"A": {"kind": "matrix", "shape": "m, n"}, "x": {"kind": "vector", "shape": "n"}}
    >>> read_sympy("A x", shapes).value[0].sides[0].shape
    (m, 1)
    """
    text = latex if isinstance(latex, SourceText) else SourceText.of(latex)
    formula, problems = parsed(text.text, declare(declarations), macros or {}, inline=inline)
    statements: list[SympyStatement] = []
    found: list[Problem] = list(problems)
    for statement in formula.statements:
        try:
            statements.append(lower_statement(statement, evaluate=evaluate))
        except Unreadable as stopped:
            found.append(stopped.problem)
    return Outcome(tuple(statements), tuple(problem.within(text) for problem in found))
