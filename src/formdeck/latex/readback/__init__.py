"""A formula in plain notation, as it was understood: ``sum{i=1..n}[x[i]]``."""

from formdeck.latex import tree as t
from formdeck.latex.readback import binders, containers, operations
from formdeck.latex.readback.dispatch import joined_by, listed, show

__all__ = ["binders", "containers", "operations", "read_back", "read_back_node", "read_back_statement"]


def read_back(formula: t.Formula) -> str:
    """Write a formula in plain notation, one statement a line."""
    return "\n".join(read_back_statement(statement) for statement in formula.statements)


def read_back_statement(statement: t.Statement) -> str:
    """Write one statement in plain notation, with its side conditions."""
    text = joined_by(statement.sides, statement.relations)
    if statement.conditions:
        text += f"  for {listed(statement.conditions)}"
    return f"{statement.label}: {text}" if statement.label else text


def read_back_node(node: t.Node) -> str:
    """Write a part of a formula in plain notation."""
    return show(node)
