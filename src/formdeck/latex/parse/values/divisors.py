r"""What a slash divides by: ``kT/2m`` is a fraction over ``2m``, ``1/2\,mv^2`` half of the rest."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.context.kinds import is_set
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.parse.values.units import unit_follows
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Constant, Indexed, Name, Node, Number, Power, Product, Root, Unit

_SYMBOLS = frozenset({T.LETTER, T.ACCENT, T.WORD})
_HINT = r"write `\frac`, a bracket, or `\cdot`"


def divisor(s: State, above: list[Node], first: Node) -> Node:
    """Take the symbols that stand close behind the first factor below a slash.

    Raises:
        Unreadable: they can stand beside the fraction as well.
    """
    factors = [first]
    while _is_plain(factors[-1]) and _follows(s, above, factors):
        factors.append(s.grammar.factor(s))
    if len(factors) == 1:
        return first
    node = Product(tuple(factors), place=first.place.to(factors[-1].place))
    if not (isinstance(factors[1], Unit) or is_set(above[-1])):
        s.note(node.place, "`a/bc` is read as `a/(bc)`", _HINT)
    return node


def _follows(s: State, above: list[Node], below: list[Node]) -> bool:
    if not starts_factor(s):
        return False
    if unit_follows(s):
        return isinstance(below[-1], Number | Unit)
    token = s.tokens[s.pos]
    if not (token.kind in _SYMBOLS or token.shows(T.COMMAND, r"\sqrt")) or _is_applied(s):
        return False
    apart = token.place.start - s.last.end
    if apart > 1:
        return False
    if is_set(above[-1]):
        return True
    spaced = apart == 1 and not s.tokens[s.pos - 1].text.startswith("\\")
    if spaced or (isinstance(above[-1], Number) and len(above) == 1 and isinstance(below[0], Number)):
        place = above[0].place.to(token.place)
        raise Unreadable(rules.UNCLEAR_OPERATOR, place, "`a/bc` can be `(a/b)c` or `a/(bc)`", _HINT)
    return True


def _is_applied(s: State) -> bool:
    return s.pos + 1 < s.end and s.tokens[s.pos + 1].shows(T.OPEN, "(", "[", r"\{")


def _is_plain(node: Node) -> bool:
    match node:
        case Name() | Number() | Constant() | Indexed() | Root() | Unit():
            return True
        case Power(base=base):
            return _is_plain(base)
        case _:
            return False
