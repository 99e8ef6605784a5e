"""Arguments: of commands, in braces or one symbol; of functions, separated by ``, ; |``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.bars import BarRole, bar_role, bar_text, take_bar
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.lists import merge_ranges
from formdeck.latex.parse.layout.prose import says_something
from formdeck.latex.parse.values.expression import expression, relation
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Blank, Node, Part

_SEPARATORS = {";": ";", "|": "|", r"\mid": "|", "||": r"\|", r"\|": r"\|", r"\parallel": r"\|"}


def argument(s: State, command: Token) -> Node:
    r"""Read an argument of a command: a group, or one symbol as in ``\frac12``.

    Raises:
        Unreadable: there is none.
    """
    if s.at(T.GROUP):
        return group(s, command)
    token = s.peek()
    apart = token.place.start - s.last.end > 1
    if s.done or apart or token.kind not in {T.LETTER, T.NUMBER, T.WORD}:
        hint = (f"put `{token.text}` in braces if it is the argument",) if token.kind in {T.COMMAND, T.ACCENT} else ()
        raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` lacks an argument", *hint)
    if token.kind is T.NUMBER and len(token.text) > 1:
        tip = f"put `{token.text}` in braces if it is the argument"
        raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` takes only `{token.text[0]}`", tip)
    with s.closing(None), s.between(s.pos, s.pos + 1):
        node = expression(s)
    s.pos += 1
    return node


def group(s: State, command: Token) -> Node:
    """Read an expression in braces."""
    opening = s.take()
    if s.partner[s.pos - 1] == s.pos:
        raise Unreadable(rules.MISSING_ARGUMENT, opening.place, f"an argument of `{command.text}` is empty")
    with s.closing(None), s.inside(s.pos - 1):
        return relation(s)


def call_parts(s: State, opening: int) -> tuple[Part, ...]:
    """Read the arguments between two brackets."""
    with s.closing(None, given=True), s.inside(opening):
        return parts(s)


def parts(s: State) -> tuple[Part, ...]:
    """Read arguments up to the end of the stretch, by the separators between them."""
    found: list[Part] = []
    separator, start = "", s.peek().place
    while True:
        lacking = _separator(s) if not found else None
        if lacking == "|":
            raise Unreadable(rules.MISSING_OPERAND, start, "nothing in front of `|`")
        items = [] if lacking else items_until_separator(s, called=True)
        place = start.to(items[-1].place) if items else start
        found.append(Part(separator, tuple(items), place=place))
        mark = _separator(s)
        if mark is None:
            return tuple(found)
        start = s.peek().place
        separator = _SEPARATORS[mark]
        take_bar(s, mark)
        if s.done:
            raise Unreadable(rules.MISSING_OPERAND, start, f"nothing behind `{mark}`")


def items_until_separator(s: State, *, called: bool = False) -> list[Node]:
    """Read values and relations separated by commas; ``called`` if they are arguments, as in ``p(x, y=1)``."""
    if s.done:
        return []
    read = _said_or_item if called else item
    items = [read(s)]
    while comma := s.take_if(T.PUNCTUATION, ","):
        if s.done or _separator(s):
            raise Unreadable(rules.MISSING_OPERAND, comma.place, "`,` is followed by nothing")
        items.append(read(s))
    return merge_ranges(items, called=called)


def _said_or_item(s: State) -> Node:
    r"""Read an argument; one with words in it says something: ``P(\text{reject } H_0 \mid H_0 \text{ is true})``."""
    end = s.pos
    while end < s.end and not s.tokens[end].shows(T.PUNCTUATION, ",", ";") and s.tokens[end].text not in _SEPARATORS:
        end = s.partner.get(end, end) + 1
    if not says_something(s, s.pos, end) or (said := s.grammar.said(s, s.pos, end)) is None:
        return item(s)
    s.pos = end
    return said


def item(s: State) -> Node:
    r"""Read one argument; a lone ``\cdot`` or ``:`` leaves its place open."""
    if (s.at(T.OPERATOR, r"\cdot", r"\bullet") or s.at(T.PUNCTUATION, ":")) and _is_alone(s):
        return Blank(place=s.take().place)
    return relation(s)


def _is_alone(s: State) -> bool:
    following = s.tokens[s.pos + 1] if s.pos + 1 < s.end else None
    return following is None or following.kind in {T.PUNCTUATION, T.BAR} or following.text in {r"\mid", r"\parallel"}


def _separator(s: State) -> str | None:
    if s.done:
        return None
    if s.at(T.PUNCTUATION, ";") or s.at(T.OPERATOR, r"\mid"):
        return s.peek().text
    if s.at(T.RELATION, r"\parallel"):
        return r"\parallel"
    return bar_text(s) if bar_role(s) is BarRole.GIVEN else None
