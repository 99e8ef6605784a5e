"""From the syntax tree to SymPy. SymPy is imported with the first formula, not before.

``formdeck.latex.held`` tells from the tree which statements SymPy can hold; those it passes are lowered without a
problem.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Node, Statement

if TYPE_CHECKING:
    import sympy


@dataclass(frozen=True, slots=True)
class SympyStatement:
    """A statement's sides as SymPy expressions, the relations between them, and its side conditions."""

    sides: tuple["sympy.Basic", ...]
    relations: tuple[str, ...]
    conditions: tuple["sympy.Basic", ...] = ()


def lower_statement(statement: Statement, *, evaluate: bool = False) -> SympyStatement:
    """Turn a statement into SymPy expressions; nothing is evaluated unless it is asked for.

    Raises:
        Unreadable: SymPy cannot hold a part of it.
    """
    sides, conditions = (
        tuple(to_sympy(node, evaluate=evaluate) for node in nodes) for nodes in (statement.sides, statement.conditions)
    )
    return SympyStatement(sides, statement.relations, conditions)


def to_sympy(node: Node, *, evaluate: bool = False) -> "sympy.Basic":
    """Turn a part of a formula into a SymPy expression.

    Nothing is evaluated, so that it is what is written; ``evaluate`` builds it with SymPy's evaluation on, which is
    what to compute with: ``doit`` and ``evalf`` of unevaluated expressions are wrong at times. Evaluation is kept
    within limits, so that it never hangs; computing with the result can.

    Raises:
        Unreadable: SymPy cannot hold it, or to evaluate it would cost too much.
    """
    from formdeck.latex.lower.families import lower  # noqa: PLC0415 - SymPy takes 0.3 s to import

    try:
        return _evaluated(lower(node), node.place) if evaluate else lower(node)
    except RecursionError:
        raise Unreadable(rules.TOO_LARGE, node.place, "the formula is nested too deeply") from None
    except Unreadable:
        raise
    except Exception as error:  # SymPy refuses by its own checks; one formula must not keep a deck from being read
        reason = f"SymPy refuses this ({type(error).__name__})"
        raise Unreadable(rules.NOT_HELD, node.place, reason) from error


def _evaluated(expression: "sympy.Basic", place: Place) -> "sympy.Basic":
    from formdeck.latex.lower.computing import TooCostly, evaluated  # noqa: PLC0415 - as above

    try:
        return evaluated(expression)
    except TooCostly as stopped:
        raise Unreadable(rules.TOO_LARGE, place, f"not evaluated: {stopped}") from None


def srepr_of(expression: "sympy.Basic", place: Place) -> str:
    """Write a SymPy expression so that it can be built again.

    Raises:
        Unreadable: it is nested too deeply.
    """
    import sympy  # noqa: PLC0415 - as above

    try:
        return str(sympy.srepr(expression, order="none"))  # as written, which is also quicker
    except RecursionError:
        raise Unreadable(rules.TOO_LARGE, place, "the formula is nested too deeply") from None
