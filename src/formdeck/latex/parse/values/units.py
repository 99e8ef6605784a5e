"""Units of measurement: behind a value, or in a bracket behind it."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.substances import is_among_concentrations
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.prose import CONNECTIVES
from formdeck.latex.parse.symbols.scripts import read_script
from formdeck.latex.tree import Node, Number, Postfix, Power, Product, Unit
from formdeck.latex.unitlist import is_unit

_BETWEEN = frozenset({T.SUP, T.NUMBER, T.GROUP, T.END_GROUP})
_ENDS = frozenset({T.RELATION, T.PUNCTUATION, T.CLOSE, T.END_GROUP, T.SPACE, T.COLUMN, T.ROW, T.TEXT, T.END})
_LETTERS = {r"\mu": "μ", r"\Omega": "Ω", r"\mathrm{\mu}": "μ", r"\mathrm{\Omega}": "Ω"}
_NAMES = {r"\min": "min", r"\sec": "sec", r"\deg": "deg"}
_SIGNS = {r"\cdot": "·", "/": "/", "-": "-", r"\%": "%", r"\degree": "°", r"\circ": "°"}
_PREFIXES = frozenset("μkMmGnpcdhT")
_SEGMENT = 2
_BRACKETS = {"(": ")", "[": "]"}


def unit_follows(s: State) -> bool:
    """Whether a unit comes next."""
    return _unit_end(s) is not None


def unit(s: State) -> Node | None:
    r"""Take a unit: upright or in ``\text``, undeclared, behind a value or another unit; None if none comes next."""
    end = _unit_end(s)
    if end is None:
        return None
    start, place = s.pos, s.peek().place
    s.units.update(range(start, end))
    s.pos = end
    return Unit(_spelled(s.tokens[start:end]) or "", place=place.to(s.last))


def _unit_end(s: State) -> int | None:
    r"""Find the end of the unit that comes next: one word, or letters that make one, as ``\mu`` and ``F`` do."""
    token = s.peek()
    text = _text(token)
    if text is None or s.done or s.scope.about(token.text) is not None:
        return None
    if _is_connective(s, token):
        return None
    following = _text(s.tokens[s.pos + 1]) if s.pos + 1 < s.end else None
    end = s.pos + 1
    if following is not None and text in _PREFIXES and is_unit(text + following) and not s.tokens[s.pos + 1].gap:
        text, end = text + following, end + 1
    slanted = token.kind is T.COMMAND or token.text == r"\Omega"
    if not is_unit(text) or (slanted and not _ends(s, end)):
        return None
    segment = len(text) == _SEGMENT and text.isupper()  # `PH` joins two points, and is no petahenry
    if _follows_number(s) or (len(text) > 1 and not segment and token.kind is not T.COMMAND and _ends_term(s, end)):
        return end
    return None


def _is_connective(s: State, token: Token) -> bool:
    r"""Whether text that spells a unit joins words: ``0 \text{ as } n \to \infty`` tells no attoseconds."""
    return token.kind is T.TEXT and token.text.strip() in CONNECTIVES and not _ends(s, s.pos + 1)


def _text(token: Token) -> str | None:
    if token.kind in {T.WORD, T.TEXT}:
        return token.text.strip()
    if token.kind is T.COMMAND:
        return _NAMES.get(token.text)
    if token.kind is not T.LETTER:
        return None
    if token.text in _LETTERS:
        return _LETTERS[token.text]
    return token.upright or None


def _spelled(tokens: list[Token]) -> str | None:
    """Write tokens as a unit is printed; None if one of them has no place in a unit."""
    text = ""
    for token in tokens:
        piece = _SIGNS.get(token.text) if token.kind is T.OPERATOR else _text(token)
        if token.kind in {T.NUMBER, T.SUP, T.OPEN, T.CLOSE}:
            piece = token.text
        elif token.kind in {T.GROUP, T.END_GROUP, T.SPACE}:
            piece = ""
        if piece is None:
            return None
        text += piece
    return text.replace("^°", "°")


def _ends(s: State, end: int) -> bool:
    return end >= s.end or s.tokens[end].kind in _ENDS or s.tokens[end].shows(T.OPERATOR, "+", "-")


def _ends_term(s: State, end: int) -> bool:
    r"""Whether a word is the last factor of a term rather than its first: ``2\pi\,\mathrm{rad}``."""
    before = s.tokens[s.pos - 1] if s.pos else None
    starts = before is None or before.kind in {T.OPERATOR, T.RELATION, T.OPEN, T.GROUP, T.PUNCTUATION, T.COLUMN}
    return not starts and _ends(s, _behind_power(s, end))


def _behind_power(s: State, at: int) -> int:
    """Skip the power of a unit, ``4`` or ``{-1}``."""
    if at + 1 >= s.end or s.tokens[at].kind is not T.SUP:
        return at
    return s.partner.get(at + 1, at + 1) + 1


def _follows_number(s: State) -> bool:
    position = s.pos - 1
    while position >= 0 and s.tokens[position].kind is T.SPACE:
        position -= 1
    if position >= 0 and s.tokens[position].kind is T.NUMBER and position - 1 not in s.units:
        return True
    if _ends_power_of_number(s, position):
        return True
    if position > 0 and s.tokens[position].shows(T.OPEN, "(") and s.tokens[position - 1].kind is T.OPERATOR:
        position -= 1
    if position >= 0 and s.tokens[position].shows(T.OPERATOR, "/", r"\cdot"):
        position -= 1
    while position >= 0 and (s.tokens[position].kind in _BETWEEN or s.tokens[position].shows(T.OPERATOR, "-")):
        position -= 1
    return position in s.units


def _ends_power_of_number(s: State, position: int) -> bool:
    """Whether the braces of an exponent end here, as in ``10^{8}``."""
    if position < 0 or s.tokens[position].kind is not T.END_GROUP:
        return False
    opening = next(at for at in range(position, -1, -1) if s.partner.get(at) == position)
    return opening > 1 and s.tokens[opening - 1].kind is T.SUP and s.tokens[opening - 2].kind is T.NUMBER


def celsius(s: State, node: Node) -> Node:
    r"""Take the letter behind a degree sign that makes it a temperature: ``25\,^\circ\mathrm{C}``."""
    token = s.peek()
    letter = _text(token)
    if letter not in {"C", "F"} or s.done or s.scope.about(token.text) is not None or not isinstance(node, Postfix):
        return node
    s.take()
    place = node.place.to(s.last)
    return Product((node.body, Unit(f"°{letter}", place=place)), place=place)


def lone_celsius(s: State) -> Node | None:
    r"""Take ``{}^\circ\mathrm{C}``, whose braces the cursor has passed."""
    mark = s.pos
    position = mark + 1 + (s.tokens[mark + 1].kind is T.GROUP)
    if position >= s.end or not s.tokens[position].shows(T.OPERATOR, r"\circ"):
        return None
    letter = position + (2 if s.tokens[mark + 1].kind is T.GROUP else 1)
    if letter >= s.end or _text(s.tokens[letter]) not in {"C", "F"}:
        return None
    s.pos = letter + 1
    return Unit(f"°{_text(s.tokens[letter])}", place=s.tokens[mark].place.to(s.last))


def unit_in_brackets(s: State) -> bool:
    r"""Whether the bracket that comes next holds a unit only: ``[\mathrm{dB}]``, ``(\%)``."""
    if not s.at(T.OPEN, *_BRACKETS):
        return False
    opening = s.pos
    closing = s.partner[opening]
    inside = s.tokens[opening + 1 : closing]
    if not inside or s.tokens[closing].text != _BRACKETS[s.tokens[opening].text]:
        return False
    if any(s.scope.about(token.text) is not None for token in inside) or inside[0].kind is T.NUMBER:
        return False
    if is_among_concentrations(s, opening):
        return False
    text = _spelled(inside)
    after = closing + 1
    last = _ends(s, after) or s.tokens[after].kind in {T.OPERATOR, T.WORD, T.SUP}
    return (
        text is not None
        and is_unit(text)
        and last
        and not all(token.kind is T.LETTER and token.text in _LETTERS for token in inside)
    )


def take_unit_in_brackets(s: State, left: Node) -> Node:
    """Take a unit in brackets: of a number it is a factor, of anything else a remark."""
    opening = s.take()
    closing = s.partner[s.pos - 1]
    text = _spelled(s.tokens[s.pos : closing]) or ""
    s.pos = closing + 1
    if s.at(T.SUP):
        power = read_script(s, s.take())
        text = f"({text})^{power.label}"
    place = opening.place.to(s.last)
    numeric = isinstance(left, Number) or (isinstance(left, Power) and isinstance(left.base, Number))
    if numeric and text != "%":
        return Product((left, Unit(text, place=place)), place=left.place.to(place))
    s.note(place, f"`{opening.text}{text}{s.tokens[closing].text}` says the unit")
    return left
