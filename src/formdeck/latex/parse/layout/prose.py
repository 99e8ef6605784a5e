"""Words that are not mathematics."""

import re

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.layout.said import ARROWS
from formdeck.latex.wordlist import words

_JOINS = frozenset({T.SUB, T.SUP, T.RELATION, T.OPERATOR})
CONNECTIVES = frozenset(
    words(
        "ただし よって ゆえに したがって すなわち つまり または かつ および のとき とき とする である ならば なら "
        "とおく ここで 以外 その他 それ以外 の場合 場合 より から だから なので に対して について すべての ある "
        "複号同順 任意の 以上 以下 とすると"
    )
    + words(
        "and or if where when for otherwise else with such that subject to then so hence thus since because i.e. iff "
        "is are as in of the all any each every only s.t. st let while by from unless"
    )
)


_VALUES = frozenset({T.LETTER, T.NUMBER, T.ACCENT, T.COMMAND})
_WIDE = 2
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]+")
_HIRAGANA = re.compile("[ぁ-ん]")
# No name ends with the particle that ties it to the rest of a sentence: 信頼区間は.
_PARTICLE = re.compile("(?:は|が|を|の|から|より)$")
_ENDS_OF_VALUES = frozenset({T.LETTER, T.NUMBER, T.CLOSE, T.END_GROUP})


def _behind_value(cursor: Cursor) -> bool:
    before = cursor.tokens[cursor.pos - 1] if cursor.pos else None
    return before is not None and before.kind in _ENDS_OF_VALUES


CONJUNCTIONS = {"かつ": r"\wedge", "または": r"\vee", "and": r"\wedge", "or": r"\vee"}
"""Words that join relations inside a bracket."""


def conjunction(cursor: Cursor) -> Token | None:
    """Take a word that joins relations, as the sign it stands for; at the top level it separates statements."""
    token = cursor.peek()
    if cursor.wide or token.kind not in {T.TEXT, T.WORD} or token.text not in CONJUNCTIONS:
        return None
    return cursor.take()._replace(kind=T.OPERATOR, text=CONJUNCTIONS[token.text])


def is_remark(cursor: Cursor) -> bool:
    """Whether a bracket of nothing but words in another script comes next, or of text."""
    if not cursor.at(T.OPEN, "("):
        return False
    inside = cursor.tokens[cursor.pos + 1 : cursor.partner[cursor.pos]]
    if any(each.kind in {T.TEXT, T.WORD} and speaks_of_equality(each.text) for each in inside):
        return True
    return bool(inside) and all(each.kind is T.TEXT and not each.text.isascii() for each in inside)


def _is_applied(cursor: Cursor, token: Token) -> bool:
    r"""Whether a word stands right before a bracket as a name does, not a connective: ``\text{SO}(n)``.

    In front of a bracket with a relation or with words, a word that also joins stays one: ``\text{if}(x > 0)``.
    """
    opening = cursor.pos + 1
    if opening >= cursor.end or not _NAME.fullmatch(token.text) or _behind_value(cursor):
        return False
    if token.kind is T.TEXT and token.text.islower() and cursor.pos and not _is_operand(cursor):
        return False
    following = cursor.tokens[opening]
    if following.kind in {T.SUB, T.SUP}:
        return True
    if not following.shows(T.OPEN, "(", "[", r"\{") or following.place.start != token.place.end:
        return False
    inside = cursor.tokens[opening + 1 : cursor.partner[opening]]
    return not any(each.kind in {T.RELATION, T.TEXT} for each in inside)


def _is_operand(cursor: Cursor) -> bool:
    return cursor.tokens[cursor.pos - 1].kind in {*_JOINS, T.OPEN}


_EQUALITY = re.compile(r"^(?:with )?equality\b|^等号(?:成立)?[はが]")


def speaks_of_equality(text: str) -> bool:
    """Whether words say when an inequality is an equation: what they say is no condition of it."""
    return _EQUALITY.search(text.strip()) is not None


def is_prose(cursor: Cursor) -> bool:  # noqa: PLR0911 - one line a sign of it
    r"""Whether the words that come next are prose: several, a connective, or ``\text`` that is no operand."""
    token = cursor.peek()
    words = token.text.strip("、。,.:：;；（）() ").lower()
    scope = getattr(cursor, "scope", None)
    if scope is not None and scope.about(token.text) is not None:
        return False
    if token.kind is T.WORD and token.text.isupper() and token.text.isascii():
        return False
    if _is_applied(cursor, token):
        return False
    if _behind_value(cursor) and len(words) == 1 and words.isascii():
        return False  # one letter is a factor, however it is set
    if _HIRAGANA.search(words) and _behind_value(cursor):
        return True
    if " " in words or not words or words in CONNECTIVES or token.text.endswith((":", "：", "、", "。", ",")):
        return True
    if _PARTICLE.search(words) or _leads(cursor, token):
        return True
    if token.kind is T.WORD:
        return False
    following = cursor.tokens[cursor.pos + 1] if cursor.pos + 1 < cursor.end else None
    if following is not None and _joins(following):
        return False
    before = cursor.tokens[cursor.pos - 1] if cursor.pos else None
    return before is None or not (before.kind in _JOINS or (before.kind is T.GROUP and following is None))


def _joins(token: Token) -> bool:
    """Whether a sign makes an operand of what stands in front of it, as no logic arrow does."""
    if token.shows(T.RELATION, *ARROWS):
        return False
    return token.kind in _JOINS or token.shows(T.OPEN, "(", "[", r"\{")


def _leads(cursor: Cursor, token: Token) -> bool:
    r"""Whether a word of another script starts a statement and a gap sets it apart: ``方程式\ x^2 = 2``."""
    before = cursor.tokens[cursor.pos - 1] if cursor.pos else None
    following = cursor.tokens[cursor.pos + 1] if cursor.pos + 1 < cursor.end else None
    if token.text.isascii() or following is None or following.gap < _WIDE or following.kind not in _VALUES:
        return False
    return before is None or before.kind in {T.ROW, T.SPACE, T.BEGIN}


def says_something(cursor: Cursor, low: int, high: int) -> bool:
    r"""Whether words stand beside values in an argument: ``H_0 \text{ is true}``; a unit behind a number is none."""
    at = low
    while at < high and high - low > 1:
        before = [token.kind for token in cursor.tokens[max(low, at - 2) : at]]
        counted = before[-1:] in ([T.SUB], [T.SUP]) or (before[-1:] == [T.NUMBER] and before[:1] != [T.SUB])
        if not counted and cursor.tokens[at].text not in CONJUNCTIONS and is_word(cursor, at):
            return True
        at = cursor.partner.get(at, at) + 1
    return False


def is_word(cursor: Cursor, at: int) -> bool:
    """Whether a token is prose where it stands."""
    if cursor.tokens[at].kind not in {T.TEXT, T.WORD}:
        return False
    kept = cursor.pos, cursor.end
    cursor.pos, cursor.end = at, len(cursor.tokens)
    try:
        return is_prose(cursor)
    finally:
        cursor.pos, cursor.end = kept
