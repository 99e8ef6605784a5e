r"""Bars, which do not say whether they open or close: ``|x|``, ``p(x|y)``, ``\|w\|_2``, ``||w||``, ``f|_{x=0}``."""

from enum import Enum, auto

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.limits import MAX_BARS
from formdeck.latex.parse.context.state import State
from formdeck.latex.problem import Unreadable


class BarRole(Enum):
    """What a bar behind a value does."""

    CLOSES = auto()
    GIVEN = auto()
    EVALUATES = auto()
    OPENS = auto()


def bar_role(s: State) -> BarRole | None:
    """Tell what the bar that comes next does; None if no bar comes next.

    Raises:
        Unreadable: it has no partner.
    """
    token = s.peek()
    if token.kind is not T.BAR or s.done:
        return None
    if s.bar is not None and bar_text(s) == s.bar:
        return BarRole.CLOSES
    if _has_script(s) and bar_text(s) == "|":
        return BarRole.EVALUATES
    partners = _bars_left(s)
    if s.given and partners % 2 == 0:
        return BarRole.GIVEN
    if s.bar is not None and partners % 2 == 0:
        raise Unreadable(rules.MISMATCHED, token.place, f"`{token.text}` inside `{s.bar}` bars")
    if partners == 0:
        raise Unreadable(rules.UNBALANCED, token.place, f"`{token.text}` without a second bar")
    return BarRole.OPENS


def bar_text(s: State) -> str:
    r"""Name the bar that comes next; ``||`` is ``\|`` where that is what closes, or in front of a value."""
    token = s.peek()
    if token.text == "|" and _is_doubled(s) and s.bar != "|":
        return "||"
    return token.text


def take_bar(s: State, text: str) -> Token:
    """Take a bar, which may be written as two."""
    token = s.take()
    if text == "||":
        return token._replace(place=token.place.to(s.take().place))
    return token


def _is_doubled(s: State) -> bool:
    return _touches(s, s.pos) and not _is_first_of_two(s)


def _touches(s: State, at: int) -> bool:
    """Whether a second bar stands right behind one."""
    following = s.tokens[at + 1] if at + 1 < s.end else None
    return following is not None and following.shows(T.BAR, "|") and following.place.start == s.tokens[at].place.end


def _is_first_of_two(s: State) -> bool:
    """Whether two bars that touch open one after the other, ``||x| - |y||``: the next single one closes a value."""
    at = s.pos + 2
    while at < s.end and not s.tokens[at].shows(T.BAR, "|"):
        if s.tokens[at].kind is T.RELATION:
            return False
        at = s.partner.get(at, at) + 1
    if at + 1 >= s.end or _touches(s, at):
        return False
    return s.tokens[at - 1].kind in _VALUES and s.tokens[at + 1].kind is T.OPERATOR


_VALUES = frozenset({T.LETTER, T.NUMBER, T.CLOSE, T.END_GROUP, T.WORD})


def _has_script(s: State) -> bool:
    position = s.pos + (2 if _is_doubled(s) else 1)
    return position < s.end and s.tokens[position].kind in {T.SUB, T.SUP}


def _bars_left(s: State) -> int:
    """Count bars of the same text up to the end of the argument, two that touch as one."""
    wanted, position, count = bar_text(s), s.pos + (2 if _is_doubled(s) else 1), 0
    while position < s.end:
        token = s.tokens[position]
        if token.shows(T.PUNCTUATION, ",", ";") or (token.kind is T.RELATION and not s.given):
            break
        if position in s.partner:
            position = s.partner[position]
        elif token.kind is T.BAR and token.text == wanted[0] and (wanted != "||" or _pair_at(s, position)):
            count += 1
            position += len(wanted) - 1 if wanted == "||" else 0
        elif token.shows(T.BAR, wanted):
            count += 1
        if count and not s.given:
            break  # that there is a partner is all that matters
        if count > MAX_BARS:
            raise Unreadable(rules.TOO_LARGE, token.place, f"more than {MAX_BARS} bars in one bracket")
        position += 1
    return count


def _pair_at(s: State, position: int) -> bool:
    return position + 1 < s.end and s.tokens[position + 1].shows(T.BAR, "|")
