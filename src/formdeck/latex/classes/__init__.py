r"""SymPy classes for notation that SymPy has no class for, or none that holds it unevaluated.

Nothing happens to them: they keep what is written, know which of their symbols are bound, and print as
``Name(arguments)``, as ``srepr`` that builds them again, and as LaTeX. Signs are SymPy's ``Str``, so that they are not
taken for symbols; a constructor takes them as Python strings: ``Operation(r"\otimes", A, B)``. Several things where
one is expected are a ``sympy.Tuple``.

Expressions derive from ``Notation``. ``SetSymbol``, ``AsSet`` and their like are SymPy sets, ``AsMatrix`` is a matrix
expression, ``Claim`` and ``Holds`` are booleans: each can stand where SymPy wants one. ``Str``, ``ExprCondPair`` and
``MatrixElement`` are SymPy's own, here because ``srepr`` names them and ``sympy`` does not export them.
"""

from sympy.core.symbol import Str
from sympy.functions.elementary.piecewise import ExprCondPair
from sympy.matrices.expressions.matexpr import MatrixElement

from formdeck.latex.classes.binders import (
    BigOver,
    DerivativeAt,
    Expectation,
    Held,
    IntegralOver,
    LimitOver,
    Optimum,
    Over,
    Quantified,
)
from formdeck.latex.classes.calculus import Differential, Evaluated, Gradient, TimeDerivative
from formdeck.latex.classes.calls import (
    Above,
    Applied,
    DerivativeFunction,
    Given,
    InverseFunction,
    Member,
    Params,
    Versus,
)
from formdeck.latex.classes.marks import (
    AntiCommutator,
    Bar,
    Cardinality,
    Commutator,
    Concatenation,
    ConjugateTransposed,
    DeterminantOf,
    Inner,
    Mean,
    Norm,
    PoissonBracket,
    PseudoInverse,
    QuadraticVariation,
    TraceOf,
    Transposed,
)
from formdeck.latex.classes.notation import Blank, Dots, Notation, Prose, Unit
from formdeck.latex.classes.operations import Convolution, Cross, Dot, Elementwise, Operation
from formdeck.latex.classes.sets import AsSet, ComplementOf, IntervalOf, MembersOf, SetOfAll, SetSymbol
from formdeck.latex.classes.stand_ins import AsMatrix, Claim, Holds
from formdeck.latex.classes.states import Bra, Braket, Ket

__all__ = [
    "Above",
    "AntiCommutator",
    "Applied",
    "AsMatrix",
    "AsSet",
    "Bar",
    "BigOver",
    "Blank",
    "Bra",
    "Braket",
    "Cardinality",
    "Claim",
    "Commutator",
    "ComplementOf",
    "Concatenation",
    "ConjugateTransposed",
    "Convolution",
    "Cross",
    "DerivativeAt",
    "DerivativeFunction",
    "DeterminantOf",
    "Differential",
    "Dot",
    "Dots",
    "Elementwise",
    "Evaluated",
    "Expectation",
    "ExprCondPair",
    "Given",
    "Gradient",
    "Held",
    "Holds",
    "Inner",
    "IntegralOver",
    "IntervalOf",
    "InverseFunction",
    "Ket",
    "LimitOver",
    "MatrixElement",
    "Mean",
    "Member",
    "MembersOf",
    "Norm",
    "Notation",
    "Operation",
    "Optimum",
    "Over",
    "Params",
    "PoissonBracket",
    "Prose",
    "PseudoInverse",
    "QuadraticVariation",
    "Quantified",
    "SetOfAll",
    "SetSymbol",
    "Str",
    "TimeDerivative",
    "TraceOf",
    "Transposed",
    "Unit",
    "Versus",
]
