"""Networks along time: causal and dilated convolutions, the bidirectional network."""

from collections.abc import Sequence
from itertools import pairwise

from drawings.diagram import block, row
from drawings.picture import Box, Picture, Point
from drawings.style import BLUE, BLUE_TINT, FLOW, HAIRLINE, HALF, NOTE, ORANGE, PAPER, SMALL, Letters, Stroke

_STEPS = 16
_LAYERS = 4
_FAINT = Stroke(HAIRLINE, 0.6)
_USED = Stroke(BLUE, 1.1)


def _receptive_field(dilations: Sequence[int]) -> list[set[int]]:
    """List the time steps that the last output depends on, from the output down to the input."""
    fields = [{_STEPS - 1}]
    for dilation in reversed(dilations):
        fields.append({step - shift for step in fields[-1] for shift in (0, dilation)})
    return fields


def _convolutions(dilations: Sequence[int]) -> Picture:
    """Draw layers of filters of length 2, and what the last output is made of."""
    picture = Picture(HALF, 128)
    xs, ys = row(_STEPS, 34, 8.9), row(_LAYERS + 1, 10, 24)
    fields = _receptive_field(dilations)
    for layer, dilation in enumerate(reversed(dilations)):
        for stroke, steps in ((_FAINT, set(range(_STEPS)) - fields[layer]), (_USED, fields[layer])):
            for step in sorted(steps):
                sources = [source for source in (step, step - dilation) if source >= 0]
                for source in sources:
                    picture.line([(xs[source], ys[layer + 1]), (xs[step], ys[layer])], stroke)
    for layer, (y, field) in enumerate(zip(ys, fields, strict=True)):
        for step, x in enumerate(xs):
            used = step in field
            fill = (ORANGE if layer == 0 else BLUE) if used else PAPER
            picture.circle((x, y), 2.5, fill, Stroke(fill if used else "#8a949e", 0.7))
    for name, y in zip(["出力", *["隠れ層"] * (_LAYERS - 1), "入力"], ys, strict=True):
        picture.text((28, y), name, SMALL, "right")
    for dilation, y in zip(reversed(dilations), ys, strict=False):
        picture.text((173, y + 12), f"$d={dilation}$", SMALL, "left")
    first, last = xs[min(fields[-1])], xs[-1]
    bracket = ys[-1] + 7
    picture.line(
        [(first - 3, bracket - 2), (first - 3, bracket), (last + 3, bracket), (last + 3, bracket - 2)],
        Stroke(BLUE, 0.8),
    )
    picture.text(((first + last) / 2, bracket + 9), f"受容野 {len(fields[-1])}", Letters(8.5, BLUE))
    return picture


def causal() -> Picture:
    """Draw causal convolutions."""
    return _convolutions([1] * _LAYERS)


def dilated() -> Picture:
    """Draw dilated causal convolutions."""
    return _convolutions([2**layer for layer in range(_LAYERS)])


def bidirectional() -> Picture:
    """Draw the bidirectional network."""
    picture = Picture(405, 172)
    names = ["t-1", "t", "t+1"]
    columns = row(3, 88, 92)
    output, backward, forward, enter = 22.0, 66.0, 112.0, 156.0
    shift = 22.0
    lefts, rights = [x - shift for x in columns], [x + shift for x in columns]
    _chain(picture, [lefts[0] - 50, *lefts, rights[2] + 28], forward, BLUE)
    _chain(picture, [rights[2] + 50, *reversed(rights), lefts[0] - 28], backward, ORANGE)
    for x, left, right in zip(columns, lefts, rights, strict=True):
        _pass(picture, (x - 4, enter - 7), (left, forward + 11))
        _pass(picture, (x + 4, enter - 7), (right, backward + 11))
        _pass(picture, (left, forward - 11), (x - 5, output + 8))
        _pass(picture, (right, backward - 11), (x + 5, output + 8))
    for name, x, left, right in zip(names, columns, lefts, rights, strict=True):
        _state(picture, (left, forward), f"$H_{{{name}}}^{{(f)}}$", BLUE_TINT)
        _state(picture, (right, backward), f"$H_{{{name}}}^{{(b)}}$", PAPER)
        picture.text((x, output), f"$Y_{{{name}}}$")
        picture.text((x, enter + 4), f"$X_{{{name}}}$")
    for words, y in (("出力", output), ("逆方向の層", backward), ("順方向の層", forward), ("入力", enter + 4)):
        picture.text((400, y), words, NOTE, "right")
    return picture


def _pass(picture: Picture, start: Point, end: Point) -> None:
    """Draw an arrow that passes over what is there."""
    picture.line([start, end], Stroke(PAPER, 4.5))
    picture.arrow([start, end], Stroke(FLOW.color, 0.8))


def _state(picture: Picture, center: Point, name: str, fill: str) -> None:
    block(picture, Box.around(center, 40, 22), name, fill)


def _chain(picture: Picture, xs: Sequence[float], y: float, color: str) -> None:
    """Draw arrows from each state to the next one."""
    for start, end in pairwise(xs):
        sign = 1 if end > start else -1
        picture.arrow([(start + 20 * sign, y), (end - 20 * sign, y)], Stroke(color, 1.2))


def autoregressive() -> Picture:
    """Draw how samples are generated one by one, each from all before it."""
    picture = Picture(300, 102)
    xs, high, low = row(5, 44, 46), 20.0, 80.0
    for index, x in enumerate(xs[1:], 1):
        for source in xs[:index]:
            picture.line([(source, low - 9), (x, high + 11)], Stroke(BLUE, 0.8))
        if index < len(xs) - 1:
            picture.arrow(
                [(x + 18, high), (x + 23, high), (x + 23, low), (x + 11, low)], Stroke(ORANGE, 0.9, "3 2"), 3.6
            )
        picture.circle((x, high), 10, BLUE_TINT)
        picture.text((x, high), f"$x_{index + 1}$")
    for index, x in enumerate(xs[:-1]):
        picture.circle((x, low), 10, PAPER)
        picture.text((x, low), f"$x_{index + 1}$")
    picture.text((20, high), "出力", SMALL, "right")
    picture.text((20, low), "入力", SMALL, "right")
    return picture
