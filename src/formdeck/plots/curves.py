"""The points of a plot's curves."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from formdeck.latex.numeric import NoNumber, NumericFormula

POINTS = 401
_MOST_STEMS = 400
_STEEP = 0.9  # of the axis' height: a curve that jumps so far from one point to the next has a pole between them
_FAR_OUT = 6.0  # times what the middle nine tenths of the values need: beyond that a curve is cut off


@dataclass(frozen=True, slots=True)
class Curve:
    """One curve: what is given, and its points; ``nan`` where there is no value."""

    given: tuple[tuple[str, str], ...]
    x: tuple[float, ...]
    y: tuple[float, ...]

    @property
    def is_empty(self) -> bool:
        """Whether it has no value anywhere."""
        return all(map(math.isnan, self.y))


def sample(
    formula: NumericFormula, axis: str, ends: tuple[float, float], given: Mapping[str, float], *, whole: bool
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Compute a curve's points: evenly spread, or at the whole numbers only."""
    low, high = ends
    if whole:
        x = tuple(float(at) for at in range(math.ceil(low), math.floor(high) + 1)[:_MOST_STEMS])
    else:
        x = tuple(low + (high - low) * at / (POINTS - 1) for at in range(POINTS))
    return x, tuple(_value(formula.value, {**given, axis: at}) for at in x)


def _value(compute: Callable[[Mapping[str, float]], float], values: Mapping[str, float]) -> float:
    try:
        return compute(values)
    except NoNumber:
        return math.nan


def find_height(curves: Sequence[Curve]) -> tuple[float, float]:
    """Find how far up and down the axis must go; what is very far out, as beside a pole, does not count."""
    values = sorted(value for curve in curves for value in curve.y if not math.isnan(value))
    low, high = values[0], values[-1]
    inner_low, inner_high = values[len(values) // 20], values[-1 - len(values) // 20]
    room = _FAR_OUT * (inner_high - inner_low)
    if room > 0 and high - low > room:
        margin = (inner_high - inner_low) * 0.5
        low, high = max(low, inner_low - margin), min(high, inner_high + margin)
    pad = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    return low - pad, high + pad


def broken_at_poles(y: Sequence[float], height: tuple[float, float]) -> list[float]:
    """Interrupt a curve where it jumps across the whole axis, so that no line stands for a pole."""
    steep = (height[1] - height[0]) * _STEEP
    return [
        math.nan if before is not None and abs(value - before) > steep and value * before < 0 else value
        for before, value in zip((None, *y), y, strict=False)
    ]
