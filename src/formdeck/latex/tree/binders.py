"""What binds variables: sums, integrals, limits, optima, derivatives, expectations."""

from dataclasses import dataclass

from formdeck.latex.tree.atoms import Name
from formdeck.latex.tree.containers import Bars
from formdeck.latex.tree.node import Node
from formdeck.latex.tree.operations import Call, Indexed, Part

TIMES = frozenset({"r", "s", "t", "u", r"\tau"})
"""Letters of times over which processes are integrated."""


@dataclass(frozen=True, slots=True)
class Range(Node):
    """Over what something runs: the bound names, from ``lower`` to ``upper`` or under ``conditions``."""

    names: tuple[Node, ...]
    lower: Node | None = None
    upper: Node | None = None
    conditions: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Big(Node):
    r"""``\sum``, ``\prod``, ``\bigcup`` … over a range."""

    operator: str
    body: Node
    ranges: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Optimum(Node):
    r"""``\max``, ``\inf``, ``\argmin`` … over a range."""

    operator: str
    body: Node
    range: Range


@dataclass(frozen=True, slots=True)
class Limit(Node):
    """A limit; ``side`` is ``+``, ``-`` or empty."""

    operator: str
    body: Node
    variable: Node
    target: Node
    side: str = ""


@dataclass(frozen=True, slots=True)
class Integral(Node):
    r"""An integral; ``operator`` is ``\int``, ``\iint``, ``\oint`` and so on.

    A variable of several dimensions is a ``Wrt``: ``d^3r``. ``joint`` is the sign between the integrand and a
    differential that is a vector: ``\cdot``, ``\times``. Without variables the body is a differential form:
    ``P\,dx + Q\,dy``.
    """

    operator: str
    body: Node
    variables: tuple[Node, ...]
    lower: Node | None = None
    upper: Node | None = None
    domain: Node | None = None
    joint: str = ""


def time_of(variable: Node, *, bounded: bool = False) -> Name | None:
    r"""Find the time that a process by whose values is integrated runs over, ``s`` of ``dB_s``; ``x`` of ``dF(x)``.

    ``bounded`` says that the integral has bounds, which the argument of a function has then.
    """
    match variable:
        case Indexed(base=Name(latex=latex), below=(Name() as time,), above=()) if latex[-2:].strip("}").isupper():
            return time if time.latex in TIMES else None
        case Bars(form="quadratic variation", sub=Name() as time):
            return time
        case Call(parts=(Part(items=(Name() as place,)),)) if bounded:
            return place
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Differential(Node):
    r"""A differential standing for itself: ``dU = T\,dS``, ``\delta Q``, ``d'W``, ``d^2 y``.

    Behind ``\partial`` a set's boundary: ``\partial D``.
    """

    sign: str
    body: Node
    order: Node | None = None


DOTS = (r"\dot", r"\ddot", r"\dddot")
"""Signs of a derivative by time, which the dots do not name."""


@dataclass(frozen=True, slots=True)
class Wrt(Node):
    """A variable of a derivative and how often."""

    variable: Node
    order: Node | None = None


@dataclass(frozen=True, slots=True)
class Derivative(Node):
    r"""A derivative; ``sign`` is ``d``, ``\partial``, ``\delta`` or ``D``; ``held`` is what stays constant.

    A ``Blank`` body makes it an operator that stands for itself.
    """

    sign: str
    body: Node
    variables: tuple[Wrt, ...]
    held: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Gradient(Node):
    r"""``\nabla f``, ``\nabla_\theta f``, ``\nabla^2 f``, ``\nabla\cdot F`` …; ``form`` says which.

    A Hessian's is ``\nabla\nabla^\top``.
    """

    form: str
    body: Node
    under: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation(Node):
    r"""``\mathbb{E}``, ``\mathrm{Var}``, ``\Pr`` … of ``items``, under a distribution, given conditions."""

    operator: str
    items: tuple[Node, ...]
    under: tuple[Node, ...] = ()
    given: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluated(Node):
    """A value at a place, ``f|_{x=0}``, or between two, ``[F(x)]_a^b``; ``variable`` is what takes those values."""

    body: Node
    below: Node | None
    above: Node | None = None
    variable: Node | None = None


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    r"""``\forall x`` or ``\exists x \in A``; ``body`` is what is said of it, where a bracket or ``\neg`` holds both."""

    quantifier: str
    subject: Node
    body: Node | None = None
