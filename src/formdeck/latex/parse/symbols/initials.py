"""Subscripts that are initials rather than indices, as far as a formula shows it: ``K_m``, ``d_k``."""

from collections.abc import Mapping

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.hints import scripts_of


def initials(tokens: list[Token], partner: Mapping[int, int]) -> dict[str, str]:
    """Find letters that stand in scripts as the only subscript of one base, which is ``K_m`` or ``d_k``."""
    shown: dict[str, set[str]] = {}
    subscripts: dict[str, set[str]] = {}
    for mark, start, end in scripts_of(tokens, partner):
        texts = [token.text for token in tokens[start:end]]
        base = tokens[mark - 1].text if mark and tokens[mark].kind is T.SUB and len(texts) == 1 else ""
        if mark and tokens[mark].kind is T.SUB:
            subscripts.setdefault(tokens[mark - 1].text, set()).add(" ".join(texts))
        for text in texts:
            shown.setdefault(text, set()).add(base)
    bases = {letter: next(iter(found)) for letter, found in shown.items() if len(found) == 1}
    return {base: letter for letter, base in bases.items() if base and not _counted(subscripts[base] - {letter})}


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
