r"""What TeX keeps together: ``\left`` and its ``\right``, and the cells that ``&`` and ``\\`` divide."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.raw import Raw
from formdeck.latex.limits import MAX_BRACKETS
from formdeck.latex.problem import Unreadable

_OPENING = {"{": "}", r"\left": r"\right", r"\begin": r"\end"}
_CLOSING = frozenset(_OPENING.values())


def check_depth(pieces: list[Raw]) -> None:
    """Refuse braces inside each other without end.

    Raises:
        Unreadable: they are nested too deeply.
    """
    depth = 0
    for piece in pieces:
        depth += (piece.text == "{") - (piece.text == "}")
        if depth > MAX_BRACKETS:
            raise Unreadable(rules.TOO_LARGE, piece.place, f"braces are nested deeper than {MAX_BRACKETS}")


def check_cells(pieces: list[Raw]) -> None:
    r"""Refuse a ``\left`` without ``\right``, and an ``&`` inside braces; brackets have been matched before.

    Raises:
        Unreadable: TeX could not set it.
    """
    stack: list[Raw] = []
    for piece in pieces:
        if piece.text in _OPENING:
            stack.append(piece)
        elif piece.text in _CLOSING:
            if not stack or _OPENING[stack[-1].text] != piece.text:
                raise _alone(piece, stack)
            stack.pop()
        elif stack and piece.text in {"&", r"\\"}:
            _check_mark(piece, stack[-1])
    if stack:
        raise _alone(stack[-1], stack)


def _alone(piece: Raw, stack: list[Raw]) -> Unreadable:
    wrong = piece if piece.text == r"\right" else stack[-1]
    partner = r"\left" if wrong.text == r"\right" else r"\right"
    hint = f"give its bracket's partner a `{partner}`, or leave out `{wrong.text}`"
    return Unreadable(rules.UNBALANCED, wrong.place, f"`{wrong.text}` without `{partner}`", hint)


def _check_mark(mark: Raw, around: Raw) -> None:
    if around.text == r"\left":
        hint = r"close it with `\right.` before, and begin again with `\left.` behind"
        raise Unreadable(rules.UNBALANCED, around.place, rf"`\left` without `\right` in front of `{mark.text}`", hint)
    if around.text == "{" and mark.text == "&":
        raise Unreadable(rules.STRAY_COLUMN, mark.place, "`&` inside braces")
