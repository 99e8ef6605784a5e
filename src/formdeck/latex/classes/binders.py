"""What binds variables and is no sum, integral or limit of SymPy's."""

from typing import Any

import sympy

from formdeck.latex.classes.calculus import Differential
from formdeck.latex.classes.notation import Notation, free_of, listed, loose, show


def names_in(bound: Any) -> set[sympy.Basic]:
    """Collect the symbols that a list of bound names binds: of ``x_i``, the family ``x``."""
    found: set[sympy.Basic] = set()
    for name in bound:
        found |= {name} if name.is_Symbol else name.free_symbols
        if isinstance(name, sympy.Indexed) or type(name).__name__ == "Member":
            base = name.args[0]
            found -= free_of(name.args[1:], base.free_symbols)
            found.add(name)
    return found


class Over(Notation):
    r"""What something runs over: bound names, bounds, conditions, each a ``Tuple``.

    ``Over((i,), (1, n), ())`` from 1 to n, ``Over((x,), (), (Contains(x, S),))`` over a set.
    """

    __slots__ = ()

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The names that run."""
        return names_in(self.parts[0])

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """Names inside a bound have their meaning from outside."""
        names, bounds, conditions = self.parts
        del names
        outside: set[sympy.Basic] = bounds.free_symbols
        return outside | free_of((conditions,), self.bound_symbols)

    def _latex(self, printer: Any) -> str:
        names, bounds, conditions = self.parts
        shown = listed(printer, (conditions,) if conditions else (names,))
        if not bounds:
            return f"_{{{shown}}}"
        upper = f"^{{{show(printer, bounds[1])}}}" if len(bounds) > 1 else ""
        return f"_{{{listed(printer, (names,))}={show(printer, bounds[0])}}}{upper}"


class _Ranged(Notation):
    """A sign, a body, and the ranges that its variables run over."""

    __slots__ = ()

    @property
    def ranges(self) -> tuple[Any, ...]:
        """What the variables run over."""
        return tuple(part for part in self.parts[2:] if isinstance(part, Over))

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The names that run."""
        return {name for each in self.ranges for name in each.bound_symbols}

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """Bounds are read outside, but an inner one may use the name of an outer range."""
        free = free_of(self.parts[1:2], self.bound_symbols)
        for at, each in enumerate(self.ranges):
            outer = {name for other in self.ranges[:at] for name in other.bound_symbols}
            free |= free_of((each,), outer)
        return free

    def _latex(self, printer: Any) -> str:
        signs = " ".join(self.parts[0].name + show(printer, each) for each in self.ranges)
        return f"{signs} {loose(printer, self.parts[1])}"


class BigOver(_Ranged):
    r"""``\sum``, ``\prod``, ``\bigcup`` … without plain bounds, ``\family`` of members: sign, body, ranges."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        sign, body, *ranges = self.parts
        if sign.name != r"\family":
            return str(super()._latex(printer))
        return rf"\left\{{{show(printer, body)}\right\}}" + "".join(str(show(printer, each)) for each in ranges)


class Optimum(_Ranged):
    r"""``\max``, ``\argmin``, ``\sup`` … of a body over a range: sign, body, range."""

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        sign = self.parts[0].name
        sign = sign if sign in _OPTIMA else rf"\operatorname*{{{sign.removeprefix(chr(92))}}}"
        return f"{sign}{show(printer, self.parts[2])} {loose(printer, self.parts[1])}"


_OPTIMA = frozenset({r"\max", r"\min", r"\sup", r"\inf", r"\limsup", r"\liminf", r"\lim"})


class IntegralOver(_Ranged):
    r"""An integral without plain bounds, over a domain, or of a vector: sign, body, range.

    The range holds two bounds, or the domain alone. The differential is understood, unless the body holds it:
    ``\oint_C F \cdot dr`` has the body ``Dot(F, Differential("d", r))``.
    """

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        names, bounds, conditions = self.parts[2].args
        marked = "".join(f"{mark}{{{show(printer, bound)}}}" for mark, bound in zip("_^", bounds, strict=False))
        below = f"_{{{listed(printer, conditions)}}}" if conditions else marked
        sign, body = f"{self.parts[0].name}{below}", self.parts[1]
        if body.has(Differential):
            return f"{sign} {show(printer, body)}"
        return f"{sign} {loose(printer, body)}" + "".join(rf"\, d{show(printer, name)}" for name in names)


class LimitOver(Notation):
    r"""A limit that is no SymPy limit: sign, body, variable, target, side (``+``, ``-`` or nothing)."""

    __slots__ = ()

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The variable."""
        return names_in((self.parts[2],))

    @property
    def free_symbols(self) -> set[sympy.Basic]:
        """The target is read outside."""
        return free_of(self.parts[1:2], self.bound_symbols) | free_of(self.parts[3:4], set())

    def _latex(self, printer: Any) -> str:
        sign, body, variable, target, side = self.parts
        towards = f"{show(printer, target)}^{{{side.name}}}" if side.name else show(printer, target)
        return rf"{sign.name}_{{{show(printer, variable)} \to {towards}}} {loose(printer, body)}"


class Held(Notation):
    """What stays constant while something varies."""

    __slots__ = ()


class DerivativeAt(Notation):
    r"""A derivative that SymPy would get wrong: sign, body, then variable and order in pairs.

    Its body does not show the variable (``\frac{\partial L}{\partial w}``), or depends on it in a way that is not
    written. ``sign`` is ``d`` for a total derivative. A last ``Given`` holds what stays constant.
    """

    __slots__ = ()

    def _latex(self, printer: Any) -> str:
        sign, body, *rest = self.parts
        pairs: list[Any] = [part for part in rest if isinstance(part, sympy.Tuple)]
        order = sum((order for _, order in pairs), start=sympy.S.Zero)
        below = " ".join(f"{sign.name} {_to_the(printer, variable, times)}" for variable, times in pairs)
        above = sign.name if order == 1 else f"{sign.name}^{{{show(printer, order)}}}"
        text = rf"\frac{{{above}}}{{{below}}} {loose(printer, body)}"
        held = listed(printer, rest[-1].args) if len(pairs) < len(rest) else ""
        return rf"\left({text}\right)_{{{held}}}" if held else text


def _to_the(printer: Any, variable: Any, times: Any) -> str:
    shown = show(printer, variable)
    return shown if times == 1 else f"{shown}^{{{show(printer, times)}}}"


class Expectation(Notation):
    """Expectation, variance, covariance, probability: sign, what, under which distribution, given what, what is bound.

    The last three are ``Tuple``; what is bound are the variables drawn from the distribution.
    """

    __slots__ = ()
    of_one_piece = True

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The variables drawn."""
        return names_in(self.parts[4])

    def _latex(self, printer: Any) -> str:
        sign, what, under, given, _ = self.parts
        named = sign.name if len(sign.name) == 1 or sign.name[0] == "\\" else rf"\operatorname{{{sign.name}}}"
        shown = r"\mathbb{E}" if sign.name == "E" else named
        below = f"_{{{listed(printer, (under,))}}}" if under else ""
        behind = rf" \mid {listed(printer, (given,))}" if given else ""
        return rf"{shown}{below}\left[{listed(printer, (what,))}{behind}\right]"


class Quantified(Notation):
    r"""``\forall`` or ``\exists``: sign, what is quantified, the bound names, and perhaps what is said of them."""

    __slots__ = ()

    @property
    def bound_symbols(self) -> set[sympy.Basic]:
        """The names quantified."""
        return names_in(self.parts[2])

    def _latex(self, printer: Any) -> str:
        said = "".join(rf"\; {show(printer, each)}" for each in self.parts[3:])
        return f"{self.parts[0].name} {show(printer, self.parts[1])}{said}"
