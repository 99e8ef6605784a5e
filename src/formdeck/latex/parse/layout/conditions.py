"""Conditions: of a case, or beside a statement."""

from collections.abc import Iterator

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import items_until_separator
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.prose import CONJUNCTIONS, CONNECTIVES, is_word
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Node, Quantified, Relation, Sequence, Words
from formdeck.latex.wordlist import words


def condition(s: State, low: int, high: int) -> Node | None:
    """Read a condition with or without brackets and words around it; None if it is only words."""
    low, high = _without_prose(s, low, high)
    while low < high and s.tokens[low].shows(T.OPEN, "(") and s.partner[low] == high - 1:
        low, high = _without_prose(s, low + 1, high - 1)
    if low >= high:
        return None
    with s.closing(None, given=True), s.between(low, high):
        items = items_until_separator(s)
    return items[0] if len(items) == 1 else Sequence(tuple(items), place=items[0].place.to(items[-1].place))


def case_condition(s: State, low: int, high: int) -> Node | None:
    """Read when a case holds: a condition, words, or something and words about it; None for "otherwise"."""
    low, high = _inside(s, low, high)
    words = list(said_between(s, low, high))
    said = [at for at in words if _said(s.tokens[at]) not in CONNECTIVES and s.tokens[at].text not in CONJUNCTIONS]
    if not said:
        return condition(s, low, high)
    first, last = said[0], said[-1]
    place = s.tokens[low].place.to(s.tokens[high - 1].place)
    before, behind = condition(s, low, first), condition(s, last + 1, high)
    predicate = " ".join(s.tokens[at].text.strip() for at in range(first, last + 1))
    if any(at not in said and s.tokens[at].kind is not T.NUMBER for at in range(first, last + 1)):
        raise Unreadable(rules.WORDS, s.tokens[first].place.to(s.tokens[last].place), _BETWEEN, "put it in symbols")
    if before is not None and behind is not None and (sign := _QUANTIFIERS.get(predicate.lower())):
        return Quantified(sign, behind, before, place=place)
    if before is not None and behind is not None:
        return Relation((before, behind), (rf"\text{{{predicate}}}",), place=place)
    if before is None and behind is None:
        return None if _said(s.tokens[first]) in _OTHERWISE and first == last else Words(predicate, place=place)
    about = Words(predicate, place=s.tokens[first].place.to(s.tokens[last].place))
    sides = (before, about) if before is not None else (about, behind)
    return Relation(tuple(filter(None, sides)), ("",), place=place)


def said_between(s: State, low: int, high: int) -> Iterator[int]:
    """Find words that are no symbols: they stand neither in a script nor beside a sign, and are not declared."""
    at = low
    while at < high:
        beside = [s.tokens[near] for near in (at - 1, at + 1) if low <= near < high]
        is_symbol = s.scope.about(s.tokens[at].text) is not None or any(token.kind in _JOINS for token in beside)
        if is_word(s, at) or (s.tokens[at].kind is T.TEXT and not is_symbol):
            yield at
        at = s.partner.get(at, at) + 1


_QUANTIFIERS = {f"for {each}": r"\forall" for each in ("all", "every", "each", "any")} | {"for some": r"\exists"}
_JOINS = frozenset({T.SUB, T.SUP, T.RELATION, T.OPERATOR})
_BETWEEN = "words inside a condition"
_OTHERWISE = frozenset(
    words(
        "otherwise else elsewhere other others それ以外 その他 以外 その他の場合 それ以外の場合 そうでない場合 "
        "そうでないとき 上記以外 それ以外のとき その他のとき"
    )
) | {"in all other cases", "in other cases", "if not"}


def _said(token: Token) -> str:
    return token.text.strip("、。,.:：;；（）() ").lower()


def _inside(s: State, low: int, high: int) -> tuple[int, int]:
    """Take away wide spaces and brackets around a condition."""
    while low < high and s.tokens[low].kind in {T.SPACE, T.PUNCTUATION}:
        low += 1
    while high > low and s.tokens[high - 1].kind in {T.SPACE, T.PUNCTUATION}:
        high -= 1
    if low < high and s.tokens[low].shows(T.OPEN, "(") and s.partner[low] == high - 1:
        return _inside(s, low + 1, high - 1)
    return low, high


def _without_prose(s: State, low: int, high: int) -> tuple[int, int]:
    while low < high and (is_word(s, low) or s.tokens[low].kind in {T.SPACE, T.PUNCTUATION} or _gives_reason(s, low)):
        low += 1
    while high > low and (is_word(s, high - 1) or s.tokens[high - 1].kind in {T.SPACE, T.PUNCTUATION}):
        high -= 1
    return low, high


def _gives_reason(s: State, at: int) -> bool:
    return s.tokens[at].shows(T.COMMAND, r"\because")
