"""Computational graphs: values forwards, gradients backwards."""

import math
from itertools import pairwise

from drawings.diagram import operation, row
from drawings.picture import Picture
from drawings.plot import number
from drawings.style import BLUE, FULL, NOTE, ORANGE, Letters, Stroke

_FORWARD = Stroke(BLUE, 1.0)
_BACKWARD = Stroke(ORANGE, 1.0, "4 2")
_ABOVE, _BELOW = Letters(8.5, BLUE), Letters(8.5, ORANGE)
_SIGNS = (r"$\times(-1)$", r"$\exp$", "$+1$", "逆数")


def _chain(values: list[str], gradients: list[str], factors: list[str]) -> Picture:
    """Draw the sigmoid function's operations in a row; values stand above, gradients and factors below."""
    picture = Picture(FULL, 106)
    y, radius = 42.0, 17.5
    nodes = row(4, 88, 77.5)
    ends = [12, *nodes, 396]
    for index, (start, end) in enumerate(pairwise(ends)):
        left = start + (radius if index else 8) + 3
        right = end - (radius if index < 4 else 8) - 3
        picture.arrow([(left, y - 5), (right, y - 5)], _FORWARD)
        picture.arrow([(right, y + 5), (left, y + 5)], _BACKWARD)
        picture.text(((left + right) / 2, y - 16), values[index], _ABOVE)
        picture.text(((left + right) / 2, y + 23), gradients[index], _BELOW)
    for x, sign, factor in zip(nodes, _SIGNS, factors, strict=True):
        operation(picture, (x, y), sign, radius)
        picture.text((x, y + 52), factor, _BELOW)
        picture.line([(x, y + radius + 4), (x, y + 42)], Stroke(ORANGE, 0.6, "1.5 2"))
    picture.text((12, y), "$x$", Letters(10))
    picture.text((396, y), "$y$", Letters(10))
    picture.text((2, 8), "順伝播", _ABOVE, "left")
    picture.text((2, y + 52), "逆伝播", _BELOW, "left")
    return picture


def sigmoid_symbols() -> Picture:
    """Draw the sigmoid function's graph with the symbols of what flows in it."""
    slopes = [rf"$\dfrac{{\partial L}}{{\partial {name}}}$" for name in "xuvwy"]
    factors = [r"$\times(-1)$", r"$\times\exp(u)$", r"$\times 1$", r"$\times(-1/w^2)$"]
    return _chain([f"${name}$" for name in "xuvwy"], slopes, factors)


def sigmoid_values() -> Picture:
    """Draw the sigmoid function's graph with numbers: for an input of one, and a gradient of one at the output."""
    x, dy = 1.0, 1.0
    u = -x
    v = math.exp(u)
    w = 1 + v
    y = 1 / w
    dw = -1 / w**2 * dy
    dv = dw
    du = math.exp(u) * dv
    dx = -du
    inner = [rf"${name}\approx {number(value, 3)}$" for name, value in zip("vwy", (v, w, y), strict=True)]
    values = [f"$x={number(x)}$", f"$u={number(u)}$", *inner]
    gradients = [f"${number(slope, 3)}$" for slope in (dx, du, dv, dw)]
    factors = [
        r"$\times(-1)$",
        rf"$\times {number(math.exp(u), 3)}$",
        r"$\times 1$",
        rf"$\times({number(-1 / w**2, 3)})$",
    ]
    return _chain(values, [*gradients, f"${number(dy)}$"], factors)


def affine() -> Picture:
    """Draw the affine layer's graph with the shapes of what flows in it, and the gradients that flow back."""
    picture = Picture(FULL, 134)
    y, low, radius = 40.0, 112.0, 10.0
    product, total, end = 146.0, 256.0, 384.0
    stations = (30.0, product, total, end)
    slope = r"\dfrac{\partial L}{\partial H}"
    for (left, right), gradient in zip(pairwise(stations), (slope + r"W^{\!\!\top}", slope, slope), strict=True):
        start, stop = left + radius + 3, right - radius - 3
        picture.arrow([(start, y - 4), (stop, y - 4)], _FORWARD)
        picture.arrow([(stop, y + 4), (start, y + 4)], _BACKWARD)
        picture.text(((start + stop) / 2, y + 21), f"${gradient}$", _BELOW)
    for x, gradient in ((product, r"X^{\!\!\top}" + slope), (total, r"\mathbf{1}^{\!\!\top}" + slope)):
        picture.arrow([(x - 4, low - 9), (x - 4, y + radius + 3)], _FORWARD)
        picture.arrow([(x + 4, y + radius + 3), (x + 4, low - 9)], _BACKWARD)
        picture.text((x + 11, low - 18), f"${gradient}$", _BELOW, "left")
    for x, sign in ((product, "積"), (total, "$+$")):
        operation(picture, (x, y), sign, radius)
    names = (
        ("X", r"N\times D", 30.0, y),
        ("H", r"N\times M", end, y),
        ("W", r"D\times M", product, low),
        ("B", r"1\times M", total, low),
    )
    for name, size, x, height in names:
        picture.text((x, height), f"${name}$", Letters(10))
        picture.text((x, height + 14), f"${size}$", NOTE)
    picture.text(((product + total) / 2, y - 14), "$XW$", _ABOVE)
    return picture
