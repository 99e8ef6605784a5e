r"""Bars that belong to an angle bracket: ``|\psi\rangle`` opens with one, ``\langle\psi|`` closes with one."""

from formdeck.latex.lexer.token import CLOSING, OPENING, T, Token

_DIFFERENTIALS = frozenset({"d", r"\mathrm{d}"})
_AFTER_BRA = frozenset({T.OPERATOR, T.RELATION, T.PUNCTUATION, T.SPACE, T.COLUMN, T.ROW, T.OPEN, T.SUP, T.TEXT})


def mark_kets(tokens: list[Token]) -> list[Token]:
    """Make brackets of the bars of bras and kets, where the angle bracket has no partner of its own."""
    if not any(token.text in {r"\rangle", r"\langle"} for token in tokens):
        return tokens
    marked = list(tokens)
    _mark_kets(marked)
    _mark_bras(marked)
    return marked


def _mark_kets(tokens: list[Token]) -> None:
    levels: list[tuple[int, list[int]]] = [(-1, [])]  # what is open, and the bars seen in it
    for at, token in enumerate(tokens):
        opened, bars = levels[-1]
        if token.shows(T.BAR, "|"):
            bars.append(at)
        elif token.shows(T.CLOSE, r"\rangle") and bars and (opened < 0 or tokens[opened].text not in _OWN):
            bar = bars.pop()
            tokens[bar] = tokens[bar]._replace(kind=T.OPEN)
        elif token.kind in OPENING:
            levels.append((at, []))
        elif token.kind in CLOSING and len(levels) > 1:
            levels.pop()


_OWN = frozenset({r"\langle", "|", "."})


def _mark_bras(tokens: list[Token]) -> None:
    stack: list[int] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind in OPENING:
            if token.shows(T.OPEN, r"\langle") and _is_lone(tokens, at):
                bar = _first_bar(tokens, at)
                if bar is not None and _may_be_bra(tokens, bar):
                    tokens[bar] = tokens[bar]._replace(kind=T.CLOSE)
            stack.append(at)
        elif token.kind in CLOSING and stack:
            stack.pop()
        at += 1


def _is_lone(tokens: list[Token], opening: int) -> bool:
    r"""Whether no ``\rangle`` closes this ``\langle``, nor a bar that ``\right`` made a bracket."""
    depth = 0
    for token in tokens[opening + 1 :]:
        if token.kind in OPENING:
            depth += 1
        elif token.kind in CLOSING:
            if depth == 0:
                return token.text not in {r"\rangle", "|", "."} or token.kind is not T.CLOSE
            depth -= 1
    return True


def _first_bar(tokens: list[Token], opening: int) -> int | None:
    depth = 0
    for at in range(opening + 1, len(tokens)):
        token = tokens[at]
        if depth == 0 and token.shows(T.BAR, "|"):
            return at
        depth += (token.kind in OPENING) - (token.kind in CLOSING)
        if depth < 0:
            return None
    return None


def _may_be_bra(tokens: list[Token], bar: int) -> bool:
    """Whether nothing that a bra could act on is missing: it ends a value, or a ket follows."""
    depth = 0
    for at in range(bar + 1, len(tokens)):
        token = tokens[at]
        if at == bar + 1 and (token.kind in _AFTER_BRA or token.kind in CLOSING or token.text in _DIFFERENTIALS):
            return True
        if depth == 0 and (token.shows(T.OPEN, "|") or token.kind in {T.RELATION, T.ROW}):
            return token.kind is T.OPEN
        depth += (token.kind in OPENING) - (token.kind in CLOSING)
        if depth < 0:
            return False
    return bar + 1 == len(tokens)
