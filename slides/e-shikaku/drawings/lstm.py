"""The LSTM cell."""

from drawings.cells import MEMORY, SIGMOID, TANH, gate, value
from drawings.diagram import block, cell, fork, gap, plus, times
from drawings.picture import Box, Picture
from drawings.style import BLUE, FLOW, LABEL, NOTE, PANEL, SMALL

# Heights: the memory, the gates, the input; what is multiplied in between.
_TOP, _GATES, _LOW = 47.0, 122.0, 150.0
_PRODUCT, _OUTPUT = 88.0, 104.0

# From left to right: the gates F, G, I, O; the sum; the output's product; where the output leaves.
_F, _G, _I, _O = 102.0, 152.0, 202.0, 252.0
_SUM, _OUT, _END = (_G + _I) / 2, 282.0, 303.0


def lstm() -> Picture:
    """Draw the LSTM cell."""
    picture = Picture(375, 196)
    cell(picture, Box(56, 22, 262, 150))
    _inputs(picture)
    _memory(picture)
    _output(picture)
    _names(picture)
    return picture


def _inputs(picture: Picture) -> None:
    """Draw what the gates read: the input and the last hidden state."""
    picture.arrow([(32, _LOW), (_O, _LOW), (_O, _GATES + 9)])
    for x in (_F, _G, _I):
        picture.arrow([(x, _LOW), (x, _GATES + 9)])
        fork(picture, (x, _LOW))
    picture.arrow([(76, 188), (76, _LOW)])
    fork(picture, (76, _LOW))
    for x, function in ((_F, SIGMOID), (_G, TANH), (_I, SIGMOID), (_O, SIGMOID)):
        gate(picture, (x, _GATES), function)


def _memory(picture: Picture) -> None:
    """Draw the memory: it forgets, and is added to."""
    picture.arrow([(32, _TOP), (_F - 7, _TOP)], MEMORY)
    picture.arrow([(_F + 7, _TOP), (_SUM - 7, _TOP)], MEMORY)
    picture.arrow([(_SUM + 7, _TOP), (348, _TOP)], MEMORY)
    picture.arrow([(_F, _GATES - 9), (_F, _TOP + 7)])
    picture.arrow([(_G, _GATES - 9), (_G, _PRODUCT), (_SUM - 7, _PRODUCT)])
    picture.arrow([(_I, _GATES - 9), (_I, _PRODUCT), (_SUM + 7, _PRODUCT)])
    picture.arrow([(_SUM, _PRODUCT - 7), (_SUM, _TOP + 7)])
    times(picture, (_F, _TOP))
    times(picture, (_SUM, _PRODUCT))
    plus(picture, (_SUM, _TOP))


def _output(picture: Picture) -> None:
    """Draw the output: a share of the memory's tanh, upwards and to the next time step."""
    fork(picture, (_OUT, _TOP), BLUE)
    picture.arrow([(_OUT, _TOP), (_OUT, 62)])
    picture.arrow([(_OUT, 80), (_OUT, _OUTPUT - 7)])
    picture.arrow([(_O, _GATES - 9), (_O, _OUTPUT), (_OUT - 7, _OUTPUT)])
    gap(picture, (_END, _TOP), PANEL)
    picture.line([(_OUT + 7, _OUTPUT), (_END, _OUTPUT)], FLOW)
    picture.arrow([(_END, _OUTPUT), (_END, 12)])
    picture.arrow([(_END, _OUTPUT), (_END, _LOW), (348, _LOW)])
    fork(picture, (_END, _OUTPUT))
    block(picture, Box.around((_OUT, 71), 30, 18), TANH, letters=SMALL)
    times(picture, (_OUT, _OUTPUT))


def _names(picture: Picture) -> None:
    for x, name in ((_F + 3, "F"), (_G + 3, "G"), (_I + 3, "I"), (_O - 12, "O")):
        value(picture, (x, 103), name)
    for x, name in ((_F, "忘却ゲート"), (_G, "入力候補"), (_I, "入力ゲート"), (_O, "出力ゲート")):
        picture.text((x, 161), name, NOTE)
    for y, letter in ((_TOP, "C"), (_LOW, "H")):
        picture.text((28, y), f"${letter}_{{t-1}}$", LABEL, "right")
        picture.text((352, y), f"${letter}_t$", LABEL, "left")
    picture.text((_END, 5), "$H_t$")
    picture.text((71, 188), "$X_t$", LABEL, "right")
