"""Words that are not mathematics."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.cursor import Cursor

_CONNECTIVES = frozenset(
    (
        "ただし よって ゆえに したがって すなわち つまり または かつ および のとき とき とする である ならば なら とおく ここで "
        "以外 その他 それ以外 の場合 場合 より から だから なので に対して について すべての ある 任意の 以上 以下 とすると "
        "and or if where when for otherwise else with such that subject to then so hence thus since because i.e. iff is "
        "are as in of the all any each every only s.t. st let const const. constant while because by from unless"
    ).split()
)


def is_prose(cursor: Cursor) -> bool:
    r"""Whether the words that come next are prose: several, a connective, or ``\text`` that is neither applied nor indexed."""
    token = cursor.peek()
    words = token.text.strip("、。,.:：;；（）() ").lower()
    if " " in words or not words or words in _CONNECTIVES or token.text.endswith((":", "：", "、", "。", ",")):
        return True
    if token.kind is T.WORD:
        return False
    scope = getattr(cursor, "scope", None)
    if scope is not None and scope.about(token.text) is not None:
        return False
    following = cursor.tokens[cursor.pos + 1] if cursor.pos + 1 < cursor.end else None
    return following is None or not (following.kind in {T.SUB, T.SUP} or following.shows(T.OPEN, "(", "["))
