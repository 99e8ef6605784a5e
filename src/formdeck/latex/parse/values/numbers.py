r"""Numbers as they are printed: ``2\frac{1}{3}``, ``0.\dot{3}``, ``1\,250\,000``, ``1011_{(2)}``, ``3.14\dots``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import read_script
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Add, Indexed, Name, Node, Number, Postfix, Quotient

_FRACTIONS = (r"\frac", r"\tfrac", r"\dfrac")
_LINES = (r"\bar", r"\overline")


def number(s: State) -> Node:
    """Read a number with what belongs to it."""
    first = s.take()
    digits = _grouped(s, first)
    start, place = first.place, first.place.to(s.last)
    repeating = _repeating(s, digits)
    if repeating is not None:
        return Number(repeating, place=start.to(s.last))
    node = Number(digits, place=place)
    if (base := _base(s, digits)) is not None:
        return Indexed(node, (base,), place=start.to(s.last))
    if "." in digits and s.at(T.DOTS):
        s.take()
        return Postfix(r"\dots", node, place=start.to(s.last))
    return _mixed(s, node) or node


def _grouped(s: State, first: Token) -> str:
    r"""Join the groups of three digits that thin spaces separate."""
    digits = first.text
    while _is_group(s, digits):
        digits += s.take().text
    return digits


def _is_group(s: State, digits: str) -> bool:
    token = s.peek()
    whole = token.text.partition(".")[0]
    return s.at(T.NUMBER) and token.gap == 1 and len(whole) == 3 and "." not in digits and digits[0] != "0"


def _mixed(s: State, whole: Number) -> Node | None:
    r"""Read ``2\frac{1}{3}`` as two and a third: a proper fraction close behind a whole number."""
    if not s.at(T.COMMAND, *_FRACTIONS) or "." in whole.digits:
        return None
    parts = _digits(s, s.pos + 1)
    if parts is None or not 0 < int(parts[0].text) < int(parts[1].text):
        return None
    place = whole.place.to(s.tokens[parts[2] - 1].place)
    s.pos = parts[2]
    s.note(place, "a fraction behind a whole number is added to it", r"write `\cdot` for a product")
    above, below = (Number(token.text, place=token.place) for token in parts[:2])
    return Add((whole, Quotient(above, below, place=above.place.to(place))), place=place)


def _digits(s: State, at: int) -> tuple[Token, Token, int] | None:
    """Find the numbers of a fraction of numbers, and where it ends."""
    found: list[Token] = []
    for _ in range(2):
        if at >= s.end:
            return None
        if s.tokens[at].kind is T.GROUP:
            if s.partner[at] != at + 2:
                return None
            token, at = s.tokens[at + 1], at + 3
        else:
            token, at = s.tokens[at], at + 1
        if token.kind is not T.NUMBER or not token.text.isdigit():
            return None
        found.append(token)
    if s.tokens[at - 1].kind is T.NUMBER and len(found[1].text) > 1:
        return None
    return found[0], found[1], at


def _repeating(s: State, digits: str) -> str | None:
    r"""Read ``0.\dot{1}42\dot{7}`` and ``0.1\overline{6}`` as ``0.(1427)`` and ``0.1(6)``."""
    at = s.pos
    if "." not in digits:
        if at >= s.end or not s.tokens[at].shows(T.PUNCTUATION, ".") or s.tokens[at].place.start != s.last.end:
            return None
        digits, at = f"{digits}.", at + 1
    marked = _marked(s, at, (r"\dot", *_LINES))
    if marked is None:
        return None
    accent, repeated, at = marked
    if accent == r"\dot":
        plain = ""
        if at < s.end and s.tokens[at].kind is T.NUMBER:
            plain, at = s.tokens[at].text, at + 1
        last = _marked(s, at, (r"\dot",))
        if last is not None:
            repeated, at = repeated + plain + last[1], last[2]
        elif plain:
            raise Unreadable(rules.UNEXPECTED, s.tokens[at - 1].place, "digits behind the only repeated one")
    s.pos = at
    return f"{digits}({repeated})"


def _marked(s: State, at: int, accents: tuple[str, ...]) -> tuple[str, str, int] | None:
    if at + 1 >= s.end or not s.tokens[at].shows(T.ACCENT, *accents):
        return None
    inside = at + 2 if s.tokens[at + 1].kind is T.GROUP else at + 1
    if inside >= len(s.tokens) or s.tokens[inside].kind is not T.NUMBER or not s.tokens[inside].text.isdigit():
        return None
    if inside == at + 2 and s.partner[at + 1] != inside + 1:
        return None
    return s.tokens[at].text, s.tokens[inside].text, inside + 1 + (inside == at + 2)


def _base(s: State, digits: str) -> Node | None:
    """Read the base of a numeral: ``_2``, ``_{(5)}``, ``_{(n)}``."""
    if not s.at(T.SUB) or s.tokens[s.pos].place.start != s.last.end:
        return None
    kept = s.pos
    script = read_script(s, s.take())
    inside = script.tokens[1:-1] if script.tokens[0].shows(T.OPEN, "(") else script.tokens
    if len(inside) != 1 or inside[0].kind not in {T.NUMBER, T.LETTER}:
        s.pos = kept
        return None
    base = inside[0]
    if base.kind is T.LETTER:
        return Name(base.text, s.kind(base.text), place=base.place)
    if (
        not base.text.isdigit()
        or int(base.text) < 2
        or any(int(digit) >= int(base.text) for digit in digits if digit != ".")
    ):
        raise Unreadable(rules.UNEXPECTED, script.place, f"`{digits}` is no number in base {base.text}")
    return Number(base.text, place=base.place)
