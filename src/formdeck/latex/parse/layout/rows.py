"""Rows of a display: which of them go on where the one above ends."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.layout.environments import LAYOUTS
from formdeck.latex.problem import Unreadable

_BINARY = frozenset({"+", r"\cdot", r"\times", "/", r"\pm", r"\mp", r"\cup", r"\cap", r"\odot", r"\wedge", r"\vee"})
_AIMS = (r"\min", r"\max", r"\inf", r"\sup", r"\argmin", r"\argmax")
_ARROWS = frozenset({r"\Rightarrow", r"\Leftarrow", r"\Leftrightarrow"})

_VALUES = frozenset({T.NUMBER, T.LETTER, T.WORD, T.ACCENT, T.COMMAND, T.OPEN, T.GROUP, T.DOTS, T.BEGIN})

Stretch = tuple[int, int]


def unwrapped(tokens: list[Token], partner: dict[int, int]) -> Stretch:
    """Find the part inside an environment or a group that holds the whole formula."""
    start, end = 0, len(tokens)
    while start < end:
        first = tokens[start]
        while end > start and (tokens[end - 1].kind is T.SPACE or _ends_sentence(tokens, end - 1)):
            end -= 1
        wraps = (first.kind is T.GROUP and not _holds_infix(tokens, partner, start)) or (
            first.kind is T.BEGIN and first.text in LAYOUTS
        )
        wraps = wraps or _is_system(tokens, partner, start, end)
        if first.kind is T.SPACE:
            start += 1
        elif wraps and partner[start] == end - 1:
            start, end = start + 1, end - 1
        else:
            break
    return start, end


def holds_conditions(tokens: list[Token], whole: Stretch) -> bool:
    """Whether the whole formula is cases, whose second column says where the equations of the first one hold."""
    return whole[0] > 0 and tokens[whole[0] - 1].kind is T.BEGIN and tokens[whole[0] - 1].text in {"cases", "dcases"}


def _holds_infix(tokens: list[Token], partner: dict[int, int], opening: int) -> bool:
    r"""Whether a group is ``{a \over b}`` or the like, which means more than its parts."""
    at = opening + 1
    while at < partner[opening]:
        if tokens[at].shows(T.COMMAND, r"\over", r"\choose", r"\brace", r"\brack"):
            return True
        at = partner.get(at, at) + 1
    return False


def _ends_sentence(tokens: list[Token], at: int) -> bool:
    return tokens[at].shows(T.PUNCTUATION, ".", ",") and (at == 0 or tokens[at - 1].kind is not T.PUNCTUATION)


def _is_system(tokens: list[Token], partner: dict[int, int], start: int, end: int) -> bool:
    r"""Whether cases hold equations rather than values, or a one-sided brace holds a layout."""
    first = tokens[start]
    if first.kind is T.OPEN and partner[start] == end - 1 and tokens[end - 1].text == ".":
        inner = start + 1
        return tokens[inner].kind is T.BEGIN and tokens[inner].text in LAYOUTS | {"array"} and partner[inner] == end - 2
    if first.kind is not T.BEGIN or first.text not in {"cases", "dcases", "array"} or partner[start] != end - 1:
        return False
    if first.text == "array" and _is_programme(tokens, start):
        return True
    if first.text == "array" and not (start and tokens[start - 1].kind is T.OPEN):
        return False
    rows, position = [False], start + 1
    while position < end - 1:
        token = tokens[position]
        is_value = not rows[-1] and tokens[position + 1].kind is not T.RELATION
        if token.kind is T.COLUMN and first.text != "array" and is_value:
            return False  # a value, and when it is taken
        if token.kind is T.ROW:
            rows.append(False)
        rows[-1] = rows[-1] or token.kind is T.RELATION
        position = partner.get(position, position) + 1
    if not rows[-1] and tokens[end - 2].kind is T.ROW:
        rows.pop()
    return all(rows)


def _is_programme(tokens: list[Token], start: int) -> bool:
    """Whether an array starts with what is minimised or maximised."""
    return start == 0 and len(tokens) > 1 and tokens[1].shows(T.COMMAND, *_AIMS)


def split_rows(tokens: list[Token], partner: dict[int, int], whole: Stretch, *, inline: bool) -> list[Stretch]:
    r"""Cut a formula into rows that say something of their own.

    A row that starts with a relation or binary operator, or follows one that ends so, goes on with the row above: the
    ``\\`` between them becomes a column mark, which does not count. So does every row break inside round brackets.

    Raises:
        Unreadable: an inline formula has rows or columns.
    """
    rows: list[Stretch] = []
    start, position = whole
    position = start
    while position < whole[1]:
        token = tokens[position]
        if inline and token.kind in {T.ROW, T.COLUMN}:
            raise Unreadable(rules.STRAY_COLUMN, token.place, f"`{token.text}` inside a line of text")
        if token.kind is T.ROW:
            if _goes_on(tokens, start, position, whole[1]):
                tokens[position] = token._replace(kind=T.COLUMN)
            else:
                rows.append((start, position))
                start = position + 1
        if position in partner and token.kind is T.OPEN:
            _flatten(tokens, partner, position)
        position = partner.get(position, position) + 1
    rows.append((start, whole[1]))
    return [row for row in rows if any(token.kind not in {T.COLUMN, T.SPACE} for token in tokens[slice(*row)])]


def _goes_on(tokens: list[Token], start: int, at: int, end: int) -> bool:
    before = next((token for token in reversed(tokens[start:at]) if token.kind not in {T.COLUMN, T.SPACE}), None)
    if before is None:
        return False
    if before.kind in {T.OPERATOR, T.RELATION} and before.text not in {"!", r"\%"}:
        return True
    position = at + 1
    while position < end and tokens[position].kind in {T.COLUMN, T.SPACE, T.ROW}:
        position += 1
    if position >= end:
        return False
    first = tokens[position]
    if first.kind is T.RELATION:
        return first.text not in _ARROWS
    if first.shows(T.OPERATOR, "-"):
        return position > at + 1 and not _has_relation(tokens, position, end)
    return first.kind is T.OPERATOR and first.text in _BINARY


def _has_relation(tokens: list[Token], position: int, end: int) -> bool:
    for token in tokens[position:end]:
        if token.kind is T.ROW:
            return False
        if token.kind is T.RELATION:
            return True
    return False


def _flatten(tokens: list[Token], partner: dict[int, int], opening: int) -> None:
    """Drop row breaks directly inside brackets, and the column marks behind them or in front of a relation."""
    position, broken = opening + 1, False
    while position < partner[opening]:
        token = tokens[position]
        broken = broken or token.kind is T.ROW
        if token.kind is T.ROW or (broken and token.kind is T.COLUMN and _is_harmless(tokens, position)):
            tokens[position] = token._replace(kind=T.SPACE)
        position = position + 1 if token.kind is T.OPEN else partner.get(position, position) + 1


def _is_harmless(tokens: list[Token], mark: int) -> bool:
    beside = {T.RELATION, T.OPERATOR, T.SPACE}
    return tokens[mark + 1].kind in beside or tokens[mark - 1].kind in beside


def split_columns(tokens: list[Token], partner: dict[int, int], row: Stretch) -> tuple[Stretch | None, Stretch]:
    """Set columns apart that hold statements of their own; a first column of words is a label.

    Returns:
        The label's tokens, if there is one, and the rest of the row.
    """
    marks = _marks(tokens, partner, row)
    label = None
    start, end = row
    if marks and _is_label(tokens, start, marks, end):
        if marks[0] > start:
            label = (start, marks[0])
        start = marks[0] + 1
    _set_apart(tokens, start, end, [mark for mark in marks if mark >= start])
    return label, (start, end)


def _is_label(tokens: list[Token], start: int, marks: list[int], end: int) -> bool:
    """Whether the first column is a label: words, or anything that an empty column follows."""
    cell = tokens[start : marks[0]]
    if any(token.kind is T.RELATION for token in cell):
        return False
    if len(marks) > 1 and all(token.kind is T.SPACE for token in tokens[marks[0] + 1 : marks[1]]):
        return True
    words = {T.WORD, T.TEXT, T.SPACE, T.PUNCTUATION}
    following = tokens[marks[0] + 1] if marks[0] + 1 < end else None
    return all(token.kind in words for token in cell) and following is not None and following.kind is not T.RELATION


def _set_apart(tokens: list[Token], start: int, end: int, marks: list[int]) -> None:
    """Turn column marks between statements into spaces; refuse one that splits a value."""
    seen_relation = False
    previous = start
    behind = _solid_behind(tokens, marks, end)
    for mark in marks:
        cell = [token for token in tokens[previous:mark] if token.kind not in {T.SPACE, T.COLUMN}]
        seen_relation = seen_relation or any(token.kind is T.RELATION for token in cell)
        following = behind[mark]
        complete = bool(cell) and cell[-1].kind not in {T.RELATION, T.OPERATOR}
        if seen_relation and complete and following is not None and following.kind not in {T.RELATION, T.OPERATOR}:
            tokens[mark] = tokens[mark]._replace(kind=T.SPACE)
            seen_relation = False
        elif _is_aim(cell):
            continue
        elif complete and following is not None and following.kind in _VALUES:
            raise Unreadable(rules.STRAY_COLUMN, tokens[mark].place, "`&` in the middle of a value")
        previous = mark + 1


def _solid_behind(tokens: list[Token], marks: list[int], end: int) -> dict[int, Token | None]:
    """Find the next token behind each mark that is no space."""
    found: dict[int, Token | None] = {}
    solid = None
    for mark in reversed(marks):
        between = (token for token in tokens[mark + 1 : end] if token.kind not in {T.SPACE, T.COLUMN})
        solid = found[mark] = next(between, solid)
        end = mark
    return found


def _is_aim(cell: list[Token]) -> bool:
    r"""Whether a cell holds no more than ``\min_x``, whose objective stands in the next column."""
    return bool(cell) and cell[0].shows(T.COMMAND, *_AIMS) and (len(cell) == 1 or cell[1].kind is T.SUB)


def _marks(tokens: list[Token], partner: dict[int, int], row: Stretch) -> list[int]:
    marks, position = [], row[0]
    while position < row[1]:
        if tokens[position].kind is T.COLUMN and tokens[position].text == "&":
            marks.append(position)
        position = partner.get(position, position) + 1
    return marks
