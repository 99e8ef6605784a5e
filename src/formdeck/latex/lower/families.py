"""All families of nodes, registered; import ``lower`` from here."""

from formdeck.latex.lower import atoms, binders, calls, containers, matrices, operations, sets
from formdeck.latex.lower.dispatch import lower

__all__ = ["atoms", "binders", "calls", "containers", "lower", "matrices", "operations", "sets"]
