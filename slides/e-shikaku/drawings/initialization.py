"""What the initial weights do to the outputs of deep layers."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from drawings.picture import Box, Picture
from drawings.plot import Plot, number
from drawings.style import FIRST, SECOND, THIRD_LINE, Letters

Values = NDArray[np.float64]

_LAYERS, _NODES, _DATA = 10, 100, 500


def _spreads(deviation: float, activation: Callable[[Values], Values]) -> list[float]:
    """Send normal data through layers of random weights; list the root mean square of each layer's outputs."""
    random = np.random.default_rng(0)
    outputs = random.normal(size=(_DATA, _NODES))
    spreads = []
    for _ in range(_LAYERS):
        outputs = activation(outputs @ random.normal(0, deviation, (_NODES, _NODES)))
        spreads.append(float(np.sqrt(np.mean(outputs**2))))
    return spreads


def _relu(values: Values) -> Values:
    return np.maximum(0, values)


def _panel(activation: Callable[[Values], Values], deviations: dict[str, float], name: str) -> Picture:
    picture = Picture(345, 124)
    plot = Plot(picture, Box(32, 20, 210, 78), (1, _LAYERS), (0, 1.1))
    plot.horizontal([1, 4, 7, 10], f"層（各{_NODES}ノード、{name}）")
    plot.vertical([0, 0.5, 1], "出力の大きさ（2乗平均の平方根）")
    layers = range(1, _LAYERS + 1)
    for (label, deviation), stroke in zip(deviations.items(), (FIRST, SECOND, THIRD_LINE), strict=False):
        spreads = _spreads(deviation, activation)
        plot.curve(layers, spreads, stroke)
        height = plot.at(0, spreads[-1])[1]
        picture.text((plot.box.right + 6, height), label, Letters(8.5, stroke.color), "left")
    return picture


def xavier() -> Picture:
    """Draw how Xavier's initialization keeps the size of the outputs under tanh."""
    fitting = float(np.sqrt(2 / (_NODES + _NODES)))
    deviations = {
        f"Xavier（$\\sigma={number(fitting)}$）": fitting,
        "大きすぎる（$\\sigma=1$）": 1.0,
        "小さすぎる（$\\sigma=0.02$）": 0.02,
    }
    return _panel(np.tanh, deviations, "tanh")


def he() -> Picture:
    """Draw how He's initialization keeps the size of the outputs under ReLU."""
    fitting, small = float(np.sqrt(2 / _NODES)), float(np.sqrt(1 / _NODES))
    deviations = {
        f"He（$\\sigma\\approx {number(fitting, 3)}$）": fitting,
        f"Xavier（$\\sigma={number(small)}$）": small,
    }
    return _panel(_relu, deviations, "ReLU")
