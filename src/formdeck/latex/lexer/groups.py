r"""Braces that are no argument mean nothing around a name or a unit: ``{\rm tr} A``, ``{f}(x)``, ``5\,{\rm m/s}``."""

from formdeck.latex.lexer.commands import FUNCTIONS, SPELLED
from formdeck.latex.lexer.token import T, Token

_NAMES = frozenset({T.LETTER, T.WORD})
_IN_UNITS = frozenset({T.OPERATOR, T.SUP, T.NUMBER})
_FIRST_ARGUMENTS = frozenset({T.LETTER, T.WORD, T.NUMBER, T.END_GROUP})
_WITH_ARGUMENT = frozenset({T.SUB, T.SUP, T.ACCENT})
_WITH_NONE = frozenset(
    {rf"\{name}" for name in FUNCTIONS | set(SPELLED.values())}
    | {r"\partial", r"\nabla", r"\sum", r"\prod", r"\int", r"\iint", r"\iiint", r"\oint", r"\forall", r"\exists"}
)
_WITH_TWO = frozenset({
    r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\binom", r"\dbinom", r"\tbinom", r"\underset",
})  # fmt: skip


def drop_groups(tokens: list[Token]) -> list[Token]:
    """Take off braces in which a name stands alone, wherever it is not the argument of what stands before."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        inside = _inside(tokens, at)
        if inside and (_is_name(inside) or _is_unit(inside)) and not _is_argument(kept):
            kept += inside
            at += len(inside) + 2
        else:
            kept.append(tokens[at])
            at += 1
    return kept


def _inside(tokens: list[Token], at: int) -> list[Token]:
    """Take what stands in the braces that open there, if there are no others in them."""
    if tokens[at].kind is not T.GROUP:
        return []
    end = next((to for to in range(at + 1, len(tokens)) if tokens[to].kind in {T.GROUP, T.END_GROUP}), at)
    return tokens[at + 1 : end] if tokens[end].kind is T.END_GROUP else []


def _is_name(inside: list[Token]) -> bool:
    first = inside[0]
    return len(inside) == 1 and (first.kind in _NAMES or (first.kind is T.COMMAND and first.text in _WITH_NONE))


def _is_unit(inside: list[Token]) -> bool:
    return bool(inside[0].upright) and all(token.upright or token.kind in _IN_UNITS for token in inside)


def _is_argument(before: list[Token]) -> bool:
    r"""Whether what follows is an argument: the first of a script, accent or command, or the second of ``\frac``."""
    if not before:
        return False
    last = before[-1]
    if last.kind in _WITH_ARGUMENT or (last.kind is T.COMMAND and last.text not in _WITH_NONE):
        return True
    if last.shows(T.CLOSE, "]"):
        return _in_front_of(before, T.OPEN, T.CLOSE).shows(T.COMMAND, r"\sqrt")
    follows = last.kind in _FIRST_ARGUMENTS
    return follows and _in_front_of(before, T.GROUP, T.END_GROUP).shows(T.COMMAND, *_WITH_TWO)


def _in_front_of(before: list[Token], opening: T, closing: T) -> Token:
    """Find what stands in front of the last token, or of the brackets that it closes: at most the first token."""
    at, depth = len(before) - 1, 0
    while at > 0:
        depth += (before[at].kind is closing) - (before[at].kind is opening)
        at -= 1
        if depth <= 0:
            break
    return before[at]
