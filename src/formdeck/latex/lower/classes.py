"""SymPy classes for what SymPy has none for, or none that holds it unevaluated.

All are functions without rules: they print as ``Name(arguments)`` and nothing happens to them. Lists of names and
conditions are ``sympy.Tuple``.
"""

import sympy


class Member(sympy.Function):
    """A member of a family of vectors, matrices or functions, or a component of a value: ``Member(X, t)``."""


class Transposed(sympy.Function):
    """A transpose."""


class Adjoint(sympy.Function):
    """A conjugate transpose."""


class PseudoInverse(sympy.Function):
    """A Moore-Penrose inverse."""


class Complement(sympy.Function):
    """The complement of a set or event; of a space, its orthogonal complement."""


class Elementwise(sympy.Function):
    r"""An operation entry by entry; the first argument is its sign, ``\odot``."""


class Convolution(sympy.Function):
    """A convolution of functions or sequences."""


class Operation(sympy.Function):
    r"""Any other operation; the first argument is its sign, such as ``\otimes``, ``\cap``, ``\pm``."""


class Applied(sympy.Function):
    """A function that is itself an expression, applied: ``Applied(Convolution(I, K), i, j)``."""


class Params(sympy.Function):
    """Arguments behind a semicolon: parameters."""


class Given(sympy.Function):
    """Arguments behind a bar: conditions."""


class Versus(sympy.Function):
    """Arguments behind a double bar: the distribution compared with."""


class Over(sympy.Function):
    r"""What a sum, product or optimum without plain bounds runs over: names, then conditions."""


class BigOver(sympy.Function):
    r"""``\sum``, ``\prod``, ``\bigcup`` … of a body over a range: sign, body, ranges."""


class Optimum(sympy.Function):
    r"""``\max``, ``\argmin``, ``\sup`` … of a body over a range: sign, body, range."""


class IntegralOver(sympy.Function):
    """An integral without plain bounds: sign, body, variables, domain."""


class DerivativeAt(sympy.Function):
    """A derivative of something that does not show its variable: body, then variable and order in pairs."""


class Differential(sympy.Function):
    """A differential standing for itself."""


class Gradient(sympy.Function):
    r"""``\nabla`` and its kin: sign, body, variables."""


class Expectation(sympy.Function):
    """Expectation, variance, covariance, probability: sign, what, under which distribution, given what."""


class Evaluated(sympy.Function):
    """A value at a place or between two: body, below, above."""


class Norm(sympy.Function):
    """A norm and its index, if one is given."""


class Cardinality(sympy.Function):
    """The number of members of a set."""


class Determinant(sympy.Function):
    """A determinant."""


class Mean(sympy.Function):
    """An average in angle brackets."""


class Inner(sympy.Function):
    """An inner product."""


class Dots(sympy.Function):
    """An ellipsis."""


class Blank(sympy.Function):
    """The place of an argument that is left open."""


class Claim(sympy.Function):
    r"""A relation that SymPy does not know, as part of an expression: sign, left, right."""


class MembersOf(sympy.Function):
    """A set by its members or by a condition."""


class Quantified(sympy.Function):
    r"""``\forall`` or ``\exists``: sign, what is said."""


class DoubleFactorial(sympy.Function):
    """A double factorial."""
