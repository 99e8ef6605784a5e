"""Building SymPy objects of their ``srepr`` without evaluating them."""

from collections.abc import Callable
from typing import Any

import sympy

from formdeck.latex import classes


def _evaluated(make: Any) -> Callable[..., Any]:
    """With evaluation off SymPy puts a factor 1 into sums and integrals."""

    def build(*arguments: Any) -> Any:
        with sympy.evaluate(x=True):
            return make(*arguments)

    return build


def _as_given(make: Any) -> Callable[..., Any]:
    """These simplify their conditions even with evaluation off."""
    return lambda *arguments: sympy.Basic.__new__(make, *arguments)


NAMESPACE: dict[str, Any] = (
    dict(vars(sympy))
    | {name: getattr(classes, name) for name in classes.__all__}
    | {make.__name__: _evaluated(make) for make in (sympy.Sum, sympy.Product, sympy.Integral)}
    | {make.__name__: _as_given(make) for make in (sympy.Piecewise, sympy.ConditionSet)}
)


def rebuilt(text: str) -> sympy.Basic:
    """Build the object that ``srepr`` wrote."""
    with sympy.evaluate(x=False):
        made: sympy.Basic = eval(text, dict(NAMESPACE))  # noqa: S307 - our own output
    return made
