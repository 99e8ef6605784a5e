"""A formula as SymPy objects."""

from collections.abc import Iterable, Mapping

from formdeck.diagnostics import Outcome
from formdeck.latex.declarations import Declaration, declare
from formdeck.latex.lower import SympyStatement, lower_statement
from formdeck.latex.problem import Problem, Unreadable
from formdeck.latex.read import parsed
from formdeck.latex.scope import Scope
from formdeck.source import SourceText


def read_sympy(
    latex: SourceText | str,
    declarations: Iterable[Declaration] | Mapping[str, str] = (),
    *,
    macros: Mapping[str, str] | None = None,
    inline: bool = False,
) -> Outcome[tuple[SympyStatement, ...]]:
    r"""Read a formula into SymPy objects: each statement's sides and what stands between them; nothing is evaluated.

    Takes what ``read_latex`` takes. What cannot be read is left out, and said in the diagnostics.

    >>> (statement,) = read_sympy(r"f(x) = \frac{x + x}{2}", {"f": "function"}).value
    >>> statement.relations
    ('=',)
    >>> statement.sides
    (f(x), (x + x)/2)
    """
    text = latex if isinstance(latex, SourceText) else SourceText.of(latex)
    formula, problems = parsed(text.text, Scope(declare(declarations)), macros or {}, inline=inline)
    statements: list[SympyStatement] = []
    found: list[Problem] = list(problems)
    for statement in formula.statements:
        try:
            statements.append(lower_statement(statement))
        except Unreadable as stopped:
            found.append(stopped.problem)
    return Outcome(tuple(statements), tuple(problem.within(text) for problem in found))
