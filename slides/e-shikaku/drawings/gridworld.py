"""Value iteration on a row of squares."""

from collections.abc import Sequence

from drawings.picture import Box, Picture
from drawings.plot import number
from drawings.style import BLUE_TINT, LABEL, NOTE, PANEL, PAPER, QUIET, SMALL, Stroke

GOAL_REWARD, DISCOUNT, SQUARES = 1.0, 0.9, 5


def value_iteration() -> Picture:
    """Draw how the values of states grow backwards from the goal, sweep by sweep."""
    picture = Picture(345, 116)
    sweeps = [[0.0] * SQUARES]
    for _ in range(3):
        sweeps.append(_improve(sweeps[-1]))
    for sweep, values in enumerate(sweeps):
        y = 22 + 22 * sweep
        picture.text((62, y), f"{sweep}回更新後" if sweep else "初期値", SMALL, "right")
        for square, value in enumerate(values):
            changed = value != sweeps[max(sweep - 1, 0)][square]
            _square(picture, square, y, number(value), BLUE_TINT if changed else PAPER)
        _square(picture, SQUARES, y, "終端", PANEL)
    picture.text((175, 109), "行動は左右、終端に入ると報酬1、他は0、" + rf"$\gamma={number(DISCOUNT)}$", NOTE)
    return picture


def _square(picture: Picture, place: int, y: float, text: str, fill: str) -> None:
    box = Box(70 + 42 * place, y - 9, 38, 18)
    picture.box(box, fill, Stroke(QUIET, 0.6))
    picture.text(box.center, text, LABEL)


def _improve(values: Sequence[float]) -> list[float]:
    """Update every state at once: the best of going left or right; the terminal state is worth nothing."""
    improved = []
    for square in range(SQUARES):
        left = DISCOUNT * values[max(square - 1, 0)]
        right = GOAL_REWARD if square == SQUARES - 1 else DISCOUNT * values[square + 1]
        improved.append(max(left, right))
    return improved
