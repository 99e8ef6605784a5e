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
            opening = stack.pop() if stack else None
            if opening is None or _OPENING[opening.text] != piece.text:
                _check_size(piece, opening)
        elif stack and piece.text in {"&", r"\\"}:
            _check_mark(piece, stack[-1])
    for opening in stack:
        _check_size(None, opening)


def _check_size(closing: Raw | None, opening: Raw | None) -> None:
    """Refuse two that do not belong together if one of them is a size; what else may be wrong is said elsewhere."""
    for wrong, partner in ((closing, r"\left"), (opening, r"\right")):
        if wrong is not None and wrong.text in {r"\left", r"\right"}:
            hint = f"give its bracket's partner a `{partner}`, or leave out `{wrong.text}`"
            raise Unreadable(rules.UNBALANCED, wrong.place, f"`{wrong.text}` without `{partner}`", hint)


def _check_mark(mark: Raw, around: Raw) -> None:
    if around.text == r"\left":
        hint = r"close it with `\right.` before, and begin again with `\left.` behind"
        raise Unreadable(rules.UNBALANCED, around.place, rf"`\left` without `\right` in front of `{mark.text}`", hint)
    if around.text == "{" and mark.text == "&":
        raise Unreadable(rules.STRAY_COLUMN, mark.place, "`&` inside braces")
