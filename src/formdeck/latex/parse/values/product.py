"""Where one factor follows another without a sign between them."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.prose import is_prose
from formdeck.latex.parse.layout.side import at_quantified_range, at_side_condition, at_worded_condition
from formdeck.latex.parse.values.modulus import at_modulus
from formdeck.latex.parse.values.units import unit_follows
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Name, Node, Number

_STARTS = frozenset({T.NUMBER, T.LETTER, T.WORD, T.ACCENT, T.OPEN, T.GROUP, T.BAR, T.BEGIN, T.DOTS, T.COMMAND, T.TEXT})
_JOINTS = (
    r"\choose",
    r"\over",
    r"\pmod",
    r"\mod",
    r"\pod",
    r"\therefore",
    r"\because",
    r"\not",
    r"\forall",
    r"\exists",
    r"\nexists",
)


def starts_factor(s: State) -> bool:
    """Whether a factor comes next."""
    token = s.peek()
    if s.done or token.kind not in _STARTS or token.shows(T.COMMAND, *_JOINTS):
        return False
    if at_side_condition(s) or at_worded_condition(s) or at_quantified_range(s) or at_modulus(s):
        return False
    if token.kind is T.TEXT or (token.kind is T.WORD and not token.text.isascii()):
        return unit_follows(s) or not is_prose(s)
    return True


_INFIXES = (r"\over", r"\choose", r"\brace", r"\brack")


def implicit_product_note(s: State, left: Node, slash: Token | None) -> None:
    """Say what was inferred from two factors without a sign; refuse two numbers side by side."""
    token = s.peek()
    if slash is not None:
        s.note(slash.place, "`a/bc` is read as `(a/b)c`", "write `a/(bc)` or `\\frac{a}{bc}` if that is meant")
    if isinstance(left, Name) and " " in left.latex and left.latex[0].isalpha():
        s.note(left.place, f"the words `{left.latex}` are a factor", r"put all of it in `\text{…}` if it is prose")
    if token.kind is T.NUMBER and isinstance(left, Number):
        raise Unreadable(rules.UNEXPECTED, token.place, f"the number `{token.text}` directly behind `{left.digits}`")
    infix = any(each.shows(T.COMMAND, *_INFIXES) for each in s.tokens[s.pos : s.partner.get(s.pos, s.pos)])
    if token.kind is T.GROUP and isinstance(left, Name) and token.place.start == s.last.end and not infix:
        s.note(token.place, f"the braces behind `{left.latex}` are a factor", "write `_{…}` if they are a subscript")
    following = s.tokens[s.pos + 1] if s.pos + 1 < s.end else None
    if token.kind is T.NUMBER and not (following and following.kind is T.SUP):
        s.note(
            token.place,
            f"`{token.text}` behind a symbol is a factor",
            "write it in front, or `^` or `_` if it is a script",
        )
