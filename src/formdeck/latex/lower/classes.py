"""SymPy classes for what SymPy has none for, or none that holds it unevaluated.

All are functions without rules: they print as ``Name(arguments)`` and nothing happens to them. Lists of names and
conditions are ``sympy.Tuple``.
"""

from typing import Any

import sympy


def _function(name: str, meaning: str) -> Any:
    """Make a class of functions; its meaning is its docstring."""
    return type(name, (sympy.Function,), {"__doc__": meaning, "__module__": __name__})


Member = _function(
    "Member", "A member of a family of vectors, matrices or functions, or a component of a value: ``Member(X, t)``."
)
Transposed = _function("Transposed", "A transpose.")
Adjoint = _function("Adjoint", "A conjugate transpose.")
PseudoInverse = _function("PseudoInverse", "A Moore-Penrose inverse.")
Complement = _function("Complement", "The complement of a set or event; of a space, its orthogonal complement.")
Elementwise = _function("Elementwise", r"An operation entry by entry; the first argument is its sign, ``\odot``.")
Convolution = _function("Convolution", "A convolution of functions or sequences.")
Operation = _function(
    "Operation", r"Any other operation; the first argument is its sign, such as ``\otimes``, ``\cap``, ``\pm``."
)
Applied = _function(
    "Applied", "A function that is itself an expression, applied: ``Applied(Convolution(I, K), i, j)``."
)
Params = _function("Params", "Arguments behind a semicolon: parameters.")
Given = _function("Given", "Arguments behind a bar: conditions.")
Versus = _function("Versus", "Arguments behind a double bar: the distribution compared with.")
Over = _function("Over", r"What a sum, product or optimum without plain bounds runs over: names, then conditions.")
BigOver = _function("BigOver", r"``\sum``, ``\prod``, ``\bigcup`` … of a body over a range: sign, body, ranges.")
Optimum = _function("Optimum", r"``\max``, ``\argmin``, ``\sup`` … of a body over a range: sign, body, range.")
IntegralOver = _function("IntegralOver", "An integral without plain bounds: sign, body, variables, domain.")
DerivativeAt = _function(
    "DerivativeAt", "A derivative of something that does not show its variable: body, then variable and order in pairs."
)
Differential = _function("Differential", "A differential standing for itself.")
Gradient = _function("Gradient", r"``\nabla`` and its kin: sign, body, variables.")
Expectation = _function(
    "Expectation", "Expectation, variance, covariance, probability: sign, what, under which distribution, given what."
)
Evaluated = _function("Evaluated", "A value at a place or between two: body, below, above.")
Norm = _function("Norm", "A norm and its index, if one is given.")
Cardinality = _function("Cardinality", "The number of members of a set.")
Determinant = _function("Determinant", "A determinant.")
Commutator = _function("Commutator", "A commutator of operators or matrices.")
Mean = _function("Mean", "An average in angle brackets.")
Inner = _function("Inner", "An inner product.")
Unit = _function("Unit", "A unit of measurement.")
Bar = _function("Bar", "A bar over an expression: a mean or a conjugate.")
Dots = _function("Dots", "An ellipsis.")
Blank = _function("Blank", "The place of an argument that is left open.")
Claim = _function("Claim", r"A relation that SymPy does not know, as part of an expression: sign, left, right.")
MembersOf = _function("MembersOf", "A set by its members or by a condition.")
Quantified = _function("Quantified", r"``\forall`` or ``\exists``: sign, what is said.")
DoubleFactorial = _function("DoubleFactorial", "A double factorial.")
