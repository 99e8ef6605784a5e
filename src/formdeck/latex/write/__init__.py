r"""The tree as LaTeX again, in one canonical form that is read as the same tree.

Brackets stand where they are needed, products show their ``\cdot`` where letters would run together, and what the
reader inferred is written out: ``\sin 2x`` becomes ``\sin(2 x)``.
"""

from formdeck.latex import tree as t
from formdeck.latex.write import atoms, binders, calls, containers, operations, products, statements
from formdeck.latex.write.dispatch import write

__all__ = [
    "atoms",
    "binders",
    "calls",
    "containers",
    "operations",
    "products",
    "statements",
    "write",
    "write_latex",
]


def write_latex(node: t.Node) -> str:
    """Write a formula, a statement or a part of one as LaTeX."""
    return write(node)
