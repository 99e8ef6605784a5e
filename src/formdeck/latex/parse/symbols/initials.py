"""Subscripts that are initials rather than indices, as far as a formula shows it: ``K_m``, ``d_k``."""

from collections.abc import Mapping

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.hints import scripts_of


def initials(tokens: list[Token], partner: Mapping[int, int]) -> dict[str, set[str]]:
    r"""Find bases with a letter below them that stands in no other kind of script: ``K_m``; ``f_k`` and ``\mu_k``."""
    shown: dict[str, set[str]] = {}
    subscripts: dict[str, set[str]] = {}
    for mark, start, end in scripts_of(tokens, partner):
        texts = [token.text for token in tokens[start:end]]
        base = tokens[mark - 1].text if mark and tokens[mark].kind is T.SUB and len(texts) == 1 else ""
        if mark and tokens[mark].kind is T.SUB:
            subscripts.setdefault(tokens[mark - 1].text, set()).add(" ".join(texts))
        for text in texts:
            shown.setdefault(text, set()).add(base)
    found: dict[str, set[str]] = {}
    for letter, bases in shown.items():
        for base in bases if "" not in bases else ():
            if not _counted(subscripts[base] - {letter}):
                found.setdefault(base, set()).add(letter)
    return found


def values(tokens: list[Token]) -> frozenset[str]:
    """List the letters that stand in a formula and in no subscript of one letter."""
    return frozenset(
        token.text
        for at, token in enumerate(tokens)
        if token.kind is T.LETTER and not (at and tokens[at - 1].kind is T.SUB) and not _is_lone_script(tokens, at)
    )


def _is_lone_script(tokens: list[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].kind is T.GROUP and tokens[at - 2].kind is T.SUB


def _counted(subscripts: set[str]) -> bool:
    """Whether a base has numbers or sums for its other subscripts."""
    return any(text[:1].isdigit() or "+" in text or "-" in text for text in subscripts)
