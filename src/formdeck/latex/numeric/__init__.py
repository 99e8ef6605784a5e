"""Formulas as functions of numbers: what SymPy holds, computed in floating point within a bounded number of steps."""

from formdeck.latex.numeric.calculator import NoNumber
from formdeck.latex.numeric.formula import NumericFormula, number_of, read_numeric

__all__ = ["NoNumber", "NumericFormula", "number_of", "read_numeric"]
