"""The cells of recurrent networks."""

from drawings.diagram import block, cell, fork, gap, plus, times
from drawings.picture import Box, Picture, Point
from drawings.style import BLUE, FLOW, LABEL, NOTE, ORANGE, PANEL, SMALL, Letters, Stroke

_SIGMOID, _TANH = r"$\mathrm{sigmoid}$", r"$\tanh$"
_MEMORY = Stroke(BLUE, 1.6)
_NAME = Letters(9.5, ORANGE)


def _gate(picture: Picture, x: float, y: float, function: str) -> None:
    block(picture, Box.around((x, y), 38, 18), function, letters=SMALL)


def _name(picture: Picture, at: Point, name: str) -> None:
    picture.text(at, f"${name}$", _NAME, "left")


def lstm() -> Picture:
    """Draw the LSTM cell."""
    picture = Picture(375, 196)
    cell(picture, Box(56, 22, 262, 150))
    top, low, gates = 47.0, 150.0, 122.0
    forget, candidate, enter, leave = 102.0, 152.0, 202.0, 252.0
    middle, out, end = (candidate + enter) / 2, 282.0, 303.0
    # What the gates read: the input and the last hidden state.
    picture.bent([(32, low), (leave, low), (leave, gates + 9)])
    for x in (forget, candidate, enter, leave):
        picture.arrow([(x, low), (x, gates + 9)])
        if x != leave:
            fork(picture, (x, low))
    picture.arrow([(76, 188), (76, low)])
    fork(picture, (76, low))
    # The memory: forget, then add.
    picture.arrow([(32, top), (forget - 7, top)], _MEMORY)
    picture.arrow([(forget + 7, top), (middle - 7, top)], _MEMORY)
    picture.arrow([(middle + 7, top), (348, top)], _MEMORY)
    picture.arrow([(forget, gates - 9), (forget, top + 7)])
    picture.arrow([(candidate, gates - 9), (candidate, 88), (middle - 7, 88)])
    picture.arrow([(enter, gates - 9), (enter, 88), (middle + 7, 88)])
    picture.arrow([(middle, 81), (middle, top + 7)])
    # The output.
    fork(picture, (out, top), BLUE)
    picture.arrow([(out, top), (out, 62)])
    picture.arrow([(out, 80), (out, 97)])
    picture.arrow([(leave, gates - 9), (leave, 104), (out - 7, 104)])
    gap(picture, (end, top), PANEL)
    picture.line([(out + 7, 104), (end, 104)], FLOW)
    picture.arrow([(end, 104), (end, 12)])
    picture.arrow([(end, 104), (end, low), (348, low)])
    fork(picture, (end, 104))
    for x, function in ((forget, _SIGMOID), (candidate, _TANH), (enter, _SIGMOID), (leave, _SIGMOID)):
        _gate(picture, x, gates, function)
    block(picture, Box.around((out, 71), 30, 18), _TANH, letters=SMALL)
    for center in ((forget, top), (middle, 88), (out, 104)):
        times(picture, center)
    plus(picture, (middle, top))
    for x, name in ((forget, "F"), (candidate, "G"), (enter, "I"), (leave, "O")):
        _name(picture, (x + 3 if x != leave else x - 12, 103), name)
    for x, name in ((forget, "忘却ゲート"), (candidate, "入力候補"), (enter, "入力ゲート"), (leave, "出力ゲート")):
        picture.text((x, 161), name, NOTE)
    picture.text((28, top), "$C_{t-1}$", LABEL, "right")
    picture.text((352, top), "$C_t$", LABEL, "left")
    picture.text((28, low), "$H_{t-1}$", LABEL, "right")
    picture.text((352, low), "$H_t$", LABEL, "left")
    picture.text((end, 5), "$H_t$")
    picture.text((71, 188), "$X_t$", LABEL, "right")
    return picture


def gru() -> Picture:
    """Draw the GRU cell."""
    picture = Picture(408, 210)
    cell(picture, Box(56, 22, 302, 164))
    top, gates, past, now = 45.0, 128.0, 158.0, 172.0
    reset, update, candidate, split, end = 114.0, 198.0, 294.0, 72.0, 340.0
    # What the gates read: the last hidden state and the input; the candidate reads the input.
    picture.bent([(split, top), (split, past), (update - 7, past), (update - 7, gates + 9)])
    picture.arrow([(split, past), (update - 7, past), (update - 7, gates + 9)])
    fork(picture, (split, top))
    picture.arrow([(reset - 7, past), (reset - 7, gates + 9)])
    fork(picture, (reset - 7, past))
    picture.bent([(90, 202), (90, now), (candidate, now), (candidate, gates + 9)])
    for x in (reset + 7, update + 7, candidate):
        if x == reset + 7:
            gap(picture, (x, past), PANEL)
        picture.arrow([(x, now), (x, gates + 9)])
        if x != candidate:
            fork(picture, (x, now))
    # The past that the candidate sees.
    fork(picture, (split, 92))
    picture.arrow([(split, 92), (reset - 7, 92)])
    picture.arrow([(reset, gates - 9), (reset, 99)])
    picture.arrow([(reset + 7, 92), (256, 92), (256, gates), (candidate - 19, gates)])
    # The mixture.
    gap(picture, (update, 92), PANEL)
    picture.arrow([(update, gates - 9), (update, top + 7)])
    fork(picture, (update, 70))
    picture.arrow([(update, 70), (232, 70)])
    picture.arrow([(256, 70), (candidate - 7, 70)])
    picture.arrow([(candidate, gates - 9), (candidate, 77)])
    picture.arrow([(candidate, 63), (candidate, top + 7)])
    picture.arrow([(32, top), (update - 7, top)], _MEMORY)
    picture.arrow([(update + 7, top), (candidate - 7, top)], _MEMORY)
    picture.arrow([(candidate + 7, top), (382, top)], _MEMORY)
    fork(picture, (end, top), BLUE)
    picture.arrow([(end, top), (end, 12)], _MEMORY)
    for x, function in ((reset, _SIGMOID), (update, _SIGMOID), (candidate, _TANH)):
        _gate(picture, x, gates, function)
    for center in ((reset, 92), (update, top), (candidate, 70)):
        times(picture, center)
    plus(picture, (candidate, top))
    block(picture, Box.around((244, 70), 24, 14), r"$1-{}$", letters=SMALL)
    _name(picture, (reset + 3, 110), "R")
    _name(picture, (update + 3, 109), "Z")
    _name(picture, (candidate + 3, 100), r"\tilde{H}")
    picture.text((reset + 22, gates), "リセット\nゲート", NOTE, "left")
    picture.text((update + 22, gates), "更新\nゲート", NOTE, "left")
    picture.text((candidate + 22, gates), "仮の\n隠れ状態", NOTE, "left")
    picture.text((28, top), "$H_{t-1}$", LABEL, "right")
    picture.text((386, top), "$H_t$", LABEL, "left")
    picture.text((end, 5), "$H_t$")
    picture.text((85, 201), "$X_t$", LABEL, "right")
    return picture
