r"""Braces that are no argument mean nothing around one thing: ``{\rm tr} A``, ``{\hat {f}}(x)``, ``{\text{if }} x``.

They only tell TeX about spacing, and some editors and encyclopedias put them around everything.
"""

from formdeck.latex.lexer.commands import FUNCTIONS, SPELLED
from formdeck.latex.lexer.token import T, Token

_ALONE = frozenset({T.LETTER, T.WORD, T.TEXT, T.OPEN, T.CLOSE, T.BAR, T.RELATION, T.OPERATOR, T.DOTS})
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
    """Take off braces around one thing, wherever that is not the argument of what stands before."""
    kept: list[Token] = []
    open_groups: list[int] = []
    for token in tokens:
        if token.kind is T.GROUP:
            open_groups.append(len(kept))
        elif token.kind is T.END_GROUP and open_groups:
            start = open_groups.pop()
            if _holds_one(kept, start) and not _is_argument(kept, start):
                del kept[start]
                continue
        kept.append(token)
    return kept


def _holds_one(tokens: list[Token], start: int) -> bool:
    """Whether there is one thing from a brace to the end: a token, a command with its arguments, an environment."""
    if start + 1 == len(tokens):
        return False
    first, second = tokens[start + 1], start + 2
    if second == len(tokens):
        return first.kind in _ALONE or (first.kind is T.COMMAND and first.text in _WITH_NONE)
    if first.kind is T.ACCENT or (first.kind is T.COMMAND and first.text not in _WITH_NONE):
        accented = first.kind is T.ACCENT and second + 1 == len(tokens)
        return accented or _are_groups(tokens, second)
    return _is_environment(tokens, start + 1) or _is_unit(tokens[start + 1 :])


def _are_groups(tokens: list[Token], at: int) -> bool:
    """Whether there is nothing but groups from a position to the end."""
    depth = 0
    for token in tokens[at:]:
        if depth == 0 and token.kind is not T.GROUP:
            return False
        depth += (token.kind is T.GROUP) - (token.kind is T.END_GROUP)
    return depth == 0


def _is_environment(tokens: list[Token], at: int) -> bool:
    depth = 0
    for token in tokens[at:-1]:
        depth += (token.kind is T.BEGIN) - (token.kind is T.END)
        if depth == 0:
            return False
    return depth == 1 and tokens[-1].kind is T.END


def _is_unit(inside: list[Token]) -> bool:
    if inside[0].shows(T.OPEN, "[") and inside[-1].shows(T.CLOSE, "]"):
        inside = inside[1:-1]
    return (
        bool(inside) and bool(inside[0].upright) and all(token.upright or token.kind in _IN_UNITS for token in inside)
    )


def _is_argument(tokens: list[Token], start: int) -> bool:
    r"""Whether a brace begins an argument: the first of a script, accent or command, or the second of ``\frac``."""
    if start == 0:
        return False
    last = tokens[start - 1]
    if last.kind in _WITH_ARGUMENT or (last.kind is T.COMMAND and last.text not in _WITH_NONE):
        return True
    if last.shows(T.CLOSE, "]"):
        return _in_front_of(tokens, start - 1, T.OPEN, T.CLOSE).shows(T.COMMAND, r"\sqrt")
    follows = last.kind in _FIRST_ARGUMENTS
    return follows and _in_front_of(tokens, start - 1, T.GROUP, T.END_GROUP).shows(T.COMMAND, *_WITH_TWO)


def _in_front_of(tokens: list[Token], at: int, opening: T, closing: T) -> Token:
    """Find what stands in front of a token, or of the brackets that it closes: at most the first token."""
    depth = 0
    while at > 0:
        depth += (tokens[at].kind is closing) - (tokens[at].kind is opening)
        at -= 1
        if depth <= 0:
            break
    return tokens[at]
