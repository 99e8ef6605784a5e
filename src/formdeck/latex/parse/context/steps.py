r"""Letters whose superscripts count steps: ``u_{j}^{n+1}`` beside ``u_{j+1}^n``, ``x^{k+1} = x^k - \nabla f(x^k)``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from formdeck.latex.lexer import T, Token

_COUNTERS = frozenset("ijklmnt")
_STARTS = frozenset({T.ROW, T.COLUMN, T.SPACE, T.PUNCTUATION, T.BEGIN})
_MOVED = 3


@dataclass(frozen=True, slots=True)
class _Raised:
    """A letter with a superscript that may count: the step's letter, whether it is moved, how its subscript looks."""

    base: str
    step: str
    moved: bool
    indexed: bool
    shifted: bool
    assigned: bool
    argument: bool


def stepped(tokens: list[Token], partner: Mapping[int, int]) -> frozenset[str]:
    """Find letters that are given for one step and the next, and by their look are no powers."""
    found = [raised for at in range(len(tokens)) if (raised := _raised(tokens, partner, at)) is not None]
    certain = {(base, step) for base, step in _pairs(found) if _counts(found, base, step)}
    steps = {step for _, step in certain}
    together = {step for _, step in _pairs(found) if len({each.base for each in found if _is_next(each, step)}) > 1}
    beside = {each.base for each in found if each.step in together or (each.indexed and each.step in steps)}
    return frozenset({base for base, _ in certain} | beside)


def _is_next(raised: _Raised, step: str) -> bool:
    """Whether a row starts with the next value of a letter; several such rows compute a step together."""
    return raised.assigned and raised.moved and raised.step == step


def _pairs(found: list[_Raised]) -> Iterator[tuple[str, str]]:
    """List letters that show a step and one beside it."""
    for each in found:
        if each.moved and any(
            other.base == each.base and other.step == each.step and not other.moved for other in found
        ):
            yield each.base, each.step


def _counts(found: list[_Raised], base: str, step: str) -> bool:
    """Whether subscripts move, too, or the next value is assigned where a function takes the last one."""
    own = [each for each in found if each.base == base and each.step == step]
    assigned = any(each.assigned and each.moved for each in own)
    return any(each.shifted for each in own) or (assigned and any(each.argument or each.indexed for each in own))


def _raised(tokens: list[Token], partner: Mapping[int, int], at: int) -> _Raised | None:
    """Look at a letter with a superscript of one letter, to which a number may be added."""
    if tokens[at].kind is not T.LETTER:
        return None
    sub: list[Token] = []
    sup: list[Token] = []
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].kind in {T.SUB, T.SUP}:
        inside, behind = _script(tokens, partner, end + 1)
        (sub if tokens[end].kind is T.SUB else sup).extend(inside)
        end = behind
    if not sup or sup[0].text not in _COUNTERS or not _is_step(sup):
        return None
    before = tokens[at - 1] if at else None
    starts = before is None or before.kind in _STARTS
    equated = starts and end < len(tokens) and tokens[end + (tokens[end].kind is T.COLUMN)].shows(T.RELATION, "=")
    opened = before is not None and (before.kind is T.OPEN or before.shows(T.PUNCTUATION, ","))
    closed = end < len(tokens) and (tokens[end].kind is T.CLOSE or tokens[end].shows(T.PUNCTUATION, ","))
    indexed = bool(sub) and all(token.kind in {T.LETTER, T.NUMBER, T.OPERATOR} for token in sub)
    shifted = indexed and any(token.kind is T.OPERATOR for token in sub)
    return _Raised(tokens[at].text, sup[0].text, len(sup) > 1, indexed, shifted, equated, opened and closed)


def _script(tokens: list[Token], partner: Mapping[int, int], at: int) -> tuple[list[Token], int]:
    if tokens[at].kind is T.GROUP:
        return tokens[at + 1 : partner[at]], partner[at] + 1
    return tokens[at : at + 1], at + 1


def _is_step(sup: list[Token]) -> bool:
    """Whether a superscript is one letter, or the next or last one."""
    if len(sup) == 1:
        return True
    moves = len(sup) == _MOVED and sup[1].shows(T.OPERATOR, "+", "-")
    return moves and sup[2].kind is T.NUMBER
