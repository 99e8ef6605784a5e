"""Shapes of matrices and vectors: as declared, as they follow, and where they do not fit. SymPy is not needed."""

from formdeck.latex.shapes.settle import settle_shapes

__all__ = ["settle_shapes"]
