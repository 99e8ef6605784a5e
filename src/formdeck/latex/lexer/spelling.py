"""Which command a misspelt one was meant to be."""

from collections.abc import Iterator

from formdeck.latex.lexer.commands import KNOWN, NOT_YET
from formdeck.latex.wordlist import words

_COMMON = words(
    "frac sum left right mathbb mathrm text alpha beta theta sigma mu lambda pi cdot log partial in sqrt hat infty "
    "mathbf int le ge times exp epsilon omega gamma delta phi mid sin cos ldots dots eta nabla rho tau bar "
    "operatorname to quad leq geq ne neq approx sim mathcal Delta Sigma Omega ln max min lim prod vec tilde cdots "
    "nu xi psi varphi begin end subset cup cap tan odot rightarrow leftarrow boldsymbol dot top forall exists det "
    "binom Pr zeta kappa chi Gamma Theta Lambda Phi Psi Pi pm equiv propto"
)
_RANK = {name: rank for rank, name in enumerate(_COMMON)}
_RARE = len(_COMMON)

_SWAPPED, _REPEATED, _OTHER_CASE = 0.9, 0.7, 0.6
_MISSED, _EXTRA, _REPLACED = 1.0, 1.0, 1.2
_ALIKE = 0.35  # of a name's length; two names as near as this to each other are both offered
_TIE = 0.15
_MOST = 3
_LONGEST = 30


def nearest_commands(name: str) -> tuple[str, ...]:
    """List the commands nearest to a misspelt name, the likeliest first; several only if they are as near."""
    if len(name) > _LONGEST:
        return ()
    ranked = sorted(_candidates(name))
    return tuple(known for cost, _, known in ranked if cost <= ranked[0][0] + _TIE)[:_MOST]


def _candidates(name: str) -> Iterator[tuple[float, int, str]]:
    limit = max(_REPLACED, _ALIKE * len(name))
    for known in KNOWN:
        if abs(len(known) - len(name)) <= limit:
            cost = _cost(name, known)
            if cost <= limit:
                yield cost, _RANK.get(known, _RARE + (known in NOT_YET)), known


def _cost(typed: str, meant: str) -> float:
    """Weigh the slips that lead from a name to what was typed: a letter too many, too few, another, two swapped."""
    before: list[float] = []
    row = [_EXTRA * at for at in range(len(typed) + 1)]
    for at, wanted in enumerate(meant, start=1):
        earlier, before, row = before, row, [row[0] + _MISSED]
        for to, letter in enumerate(typed, start=1):
            costs = [
                before[to - 1] + _letter_cost(letter, wanted),
                before[to] + (_REPEATED if meant[at - 2 : at - 1] == wanted else _MISSED),
                row[to - 1] + (_REPEATED if typed[to - 2 : to - 1] == letter else _EXTRA),
            ]
            if at > 1 and to > 1 and letter == meant[at - 2] and typed[to - 2] == wanted:
                costs.append(earlier[to - 2] + _SWAPPED)
            row.append(min(costs))
    return row[-1]


def _letter_cost(typed: str, meant: str) -> float:
    if typed == meant:
        return 0
    return _OTHER_CASE if typed.lower() == meant.lower() else _REPLACED
