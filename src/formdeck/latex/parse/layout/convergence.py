r"""The double arrow as a sign of convergence in distribution: ``S_n / \sqrt{n} \Rightarrow N(0, 1)``."""

from formdeck.latex.lexer import T, Token

_NORMAL = frozenset({"N", r"\mathcal{N}", r"\mathrm{N}", r"\mathsf{N}"})
_ENDS = frozenset({T.ROW, T.COLUMN, T.PUNCTUATION, T.RELATION, T.BEGIN})


def settle_convergence(tokens: list[Token], partner: dict[int, int]) -> None:
    """Take such an arrow between a value, rather than a claim, and a normal distribution for one of convergence."""
    closed = {closing: opening for opening, closing in partner.items()}
    for at, token in enumerate(tokens[:-2]):
        if not token.shows(T.RELATION, r"\Rightarrow") or tokens[at + 1].text not in _NORMAL:
            continue
        if tokens[at + 2].shows(T.OPEN, "(") and at and not _claims(tokens, closed, at):
            tokens[at] = token._replace(text=r"\xrightarrow{d}")


def _claims(tokens: list[Token], closed: dict[int, int], position: int) -> bool:
    """Whether a relation stands in what ends in front of a position."""
    at = position - 1
    while at >= 0 and tokens[at].kind not in _ENDS:
        at = closed.get(at, at) - 1
    return at >= 0 and tokens[at].kind is T.RELATION
