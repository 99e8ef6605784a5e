"""Which bracket closes which: found before anything else is read, so that a stray one is named where it stands."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer.token import CLOSING, OPENING, T, Token
from formdeck.latex.limits import MAX_BRACKETS, MAX_ENVIRONMENTS
from formdeck.latex.problem import Unreadable

CLOSER = {
    "{": "}", "(": ")", "[": "]", r"\{": r"\}", "（": "）", "［": "］", r"\lfloor": r"\rfloor", r"\lceil": r"\rceil",
    r"\langle": r"\rangle", "|": "|", r"\|": r"\|", r"\ulcorner": r"\urcorner",
}  # fmt: skip
_NARROW = {"（": "(", "）": ")", "［": "[", "］": "]"}
_INTERVAL = frozenset({("[", ")"), ("(", "]"), ("［", "）"), ("（", "］"), ("]", "["), ("]", "]"), ("[", "[")})

_STATES = frozenset({("|", r"\rangle"), (r"\langle", "|")})


def match_brackets(tokens: list[Token]) -> tuple[list[Token], dict[int, int]]:
    r"""Pair brackets, groups and environments.

    Half-open intervals may mix brackets, ``\left.`` matches everything. Full-width brackets must match among
    themselves; then they become plain ones.

    Returns:
        The tokens, and the position of each opening one's partner.

    Raises:
        Unreadable: a bracket is never closed, never opened or closed by another kind.
    """
    partner: dict[int, int] = {}
    stack: list[int] = []
    for at, token in enumerate(tokens):
        if token.kind in OPENING:
            stack.append(at)
            _check_depth(tokens, stack)
        elif token.kind in CLOSING:
            if not stack:
                raise Unreadable(rules.UNBALANCED, token.place, f"`{_shown(token)}` closes nothing")
            if not _fits(tokens, stack[-1], at):
                raise _mismatch(tokens, stack, at)
            partner[stack.pop()] = at
    if stack:
        raise _unclosed(tokens[stack[-1]])
    narrow = [token._replace(text=_NARROW[token.text]) if token.text in _NARROW else token for token in tokens]
    return narrow, partner


def _check_depth(tokens: list[Token], stack: list[int]) -> None:
    last = tokens[stack[-1]]
    if len(stack) > MAX_BRACKETS:
        raise Unreadable(rules.TOO_LARGE, last.place, f"brackets are nested deeper than {MAX_BRACKETS}")
    if last.kind is T.BEGIN and sum(tokens[at].kind is T.BEGIN for at in stack) > MAX_ENVIRONMENTS:
        raise Unreadable(rules.TOO_LARGE, last.place, f"environments are nested deeper than {MAX_ENVIRONMENTS}")


def _fits(tokens: list[Token], opening: int, closing: int) -> bool:
    first, last = tokens[opening], tokens[closing]
    if first.kind is T.BEGIN or last.kind is T.END:
        return first.kind is T.BEGIN and last.kind is T.END and first.text == last.text
    if first.kind is T.GROUP or last.kind is T.END_GROUP:
        return first.kind is T.GROUP and last.kind is T.END_GROUP
    if first.text == "." or last.text == "." or CLOSER.get(first.text) == last.text:
        return True
    if (first.text, last.text) in _STATES:
        return True
    return (first.text, last.text) in _INTERVAL and _has_one_comma(tokens, opening, closing)


def _has_one_comma(tokens: list[Token], opening: int, closing: int) -> bool:
    depth, commas = 0, 0
    for token in tokens[opening + 1 : closing]:
        depth += (token.kind in OPENING) - (token.kind in CLOSING)
        commas += depth == 0 and token.shows(T.PUNCTUATION, ",", ";")
    return commas == 1


def _mismatch(tokens: list[Token], stack: list[int], at: int) -> Unreadable:
    """Say which of two brackets is at fault: the closing one if the opening one finds its partner later."""
    first, last = tokens[stack[-1]], tokens[at]
    hard = last.kind in {T.END, T.END_GROUP}
    if not hard and _closes_later(tokens, stack[-1], at):
        return Unreadable(rules.UNBALANCED, last.place, f"`{_shown(last)}` closes nothing")
    if len(stack) > 1 and _fits(tokens, stack[-2], at):
        return _unclosed(first)
    if first.kind in {T.GROUP, T.BEGIN}:
        return Unreadable(rules.UNBALANCED, last.place, f"`{_shown(last)}` closes nothing")
    message = f"`{_shown(first)}` is closed by `{_shown(last)}`"
    return Unreadable(rules.MISMATCHED, last.place, message, "use two brackets of one kind and width")


def _closes_later(tokens: list[Token], opening: int, at: int) -> bool:
    depth = 0
    for later in range(at + 1, len(tokens)):
        token = tokens[later]
        if token.kind in CLOSING:
            if depth == 0:
                return token.kind is T.CLOSE and CLOSER.get(tokens[opening].text) == token.text
            depth -= 1
        depth += token.kind in OPENING
    return False


def _unclosed(token: Token) -> Unreadable:
    return Unreadable(rules.UNBALANCED, token.place, f"`{_shown(token)}` is never closed")


def _shown(token: Token) -> str:
    if token.kind in {T.BEGIN, T.END}:
        return f"\\{token.kind.value}{{{token.text}}}"
    return token.text
