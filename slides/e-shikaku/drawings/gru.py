"""The GRU cell."""

from drawings.cells import MEMORY, SIGMOID, TANH, explain, gate, value
from drawings.diagram import block, cell, fork, gap, plus, times
from drawings.picture import Box, Picture
from drawings.style import BLUE, LABEL, PANEL, SMALL

# Heights: the hidden state, the mixture, the reset, the gates; the lines of the last state and of the input.
_TOP, _MIXTURE, _RESET, _GATES, _PAST, _NOW = 45.0, 70.0, 92.0, 128.0, 158.0, 172.0

# From left to right: where the state turns down, the gates R and Z, the candidate, where the state leaves.
_SPLIT, _R, _Z, _CANDIDATE, _END = 72.0, 114.0, 198.0, 294.0, 340.0


def gru() -> Picture:
    """Draw the GRU cell."""
    picture = Picture(408, 210)
    cell(picture, Box(56, 22, 302, 164))
    _inputs(picture)
    _reset(picture)
    _mixture(picture)
    _names(picture)
    return picture


def _inputs(picture: Picture) -> None:
    """Draw what is read: the last hidden state by both gates, the input by the candidate, too."""
    picture.arrow([(_SPLIT, _TOP), (_SPLIT, _PAST), (_Z - 7, _PAST), (_Z - 7, _GATES + 9)])
    fork(picture, (_SPLIT, _TOP))
    picture.arrow([(_R - 7, _PAST), (_R - 7, _GATES + 9)])
    fork(picture, (_R - 7, _PAST))
    picture.arrow([(90, 202), (90, _NOW), (_CANDIDATE, _NOW), (_CANDIDATE, _GATES + 9)])
    gap(picture, (_R + 7, _PAST), PANEL)
    for x in (_R + 7, _Z + 7):
        picture.arrow([(x, _NOW), (x, _GATES + 9)])
        fork(picture, (x, _NOW))
    for x, function in ((_R, SIGMOID), (_Z, SIGMOID), (_CANDIDATE, TANH)):
        gate(picture, (x, _GATES), function)


def _reset(picture: Picture) -> None:
    """Draw how much of the past the candidate sees."""
    fork(picture, (_SPLIT, _RESET))
    picture.arrow([(_SPLIT, _RESET), (_R - 7, _RESET)])
    picture.arrow([(_R, _GATES - 9), (_R, _RESET + 7)])
    picture.arrow([(_R + 7, _RESET), (256, _RESET), (256, _GATES), (_CANDIDATE - 19, _GATES)])
    times(picture, (_R, _RESET))


def _mixture(picture: Picture) -> None:
    """Draw the new state: a share of the last one, and the rest of the candidate."""
    gap(picture, (_Z, _RESET), PANEL)
    picture.arrow([(_Z, _GATES - 9), (_Z, _TOP + 7)])
    fork(picture, (_Z, _MIXTURE))
    picture.arrow([(_Z, _MIXTURE), (232, _MIXTURE)])
    picture.arrow([(256, _MIXTURE), (_CANDIDATE - 7, _MIXTURE)])
    picture.arrow([(_CANDIDATE, _GATES - 9), (_CANDIDATE, _MIXTURE + 7)])
    picture.arrow([(_CANDIDATE, _MIXTURE - 7), (_CANDIDATE, _TOP + 7)])
    picture.arrow([(32, _TOP), (_Z - 7, _TOP)], MEMORY)
    picture.arrow([(_Z + 7, _TOP), (_CANDIDATE - 7, _TOP)], MEMORY)
    picture.arrow([(_CANDIDATE + 7, _TOP), (382, _TOP)], MEMORY)
    fork(picture, (_END, _TOP), BLUE)
    picture.arrow([(_END, _TOP), (_END, 12)], MEMORY)
    times(picture, (_Z, _TOP))
    times(picture, (_CANDIDATE, _MIXTURE))
    plus(picture, (_CANDIDATE, _TOP))
    block(picture, Box.around((244, _MIXTURE), 24, 14), r"$1-{}$", letters=SMALL)


def _names(picture: Picture) -> None:
    value(picture, (_R + 3, 110), "R")
    value(picture, (_Z + 3, 109), "Z")
    value(picture, (_CANDIDATE + 3, 100), r"\tilde{H}")
    for x, words in ((_R, "リセット\nゲート"), (_Z, "更新\nゲート"), (_CANDIDATE, "仮の\n隠れ状態")):
        explain(picture, (x + 22, _GATES), words)
    picture.text((28, _TOP), "$H_{t-1}$", LABEL, "right")
    picture.text((386, _TOP), "$H_t$", LABEL, "left")
    picture.text((_END, 5), "$H_t$")
    picture.text((85, 201), "$X_t$", LABEL, "right")
