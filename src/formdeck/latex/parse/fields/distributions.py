r"""What stands behind ``\sim``: a distribution, such as ``N(0, 1)``, ``t(n-1)``, ``\chi^2_{n-1}``; what before it."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.brackets.arguments import call_parts, items_until_separator
from formdeck.latex.parse.brackets.bars import bar_text, take_bar
from formdeck.latex.parse.context.cursor import Cursor
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.indices import indices
from formdeck.latex.parse.symbols.scripts import Scripts, read_scripts
from formdeck.latex.tree import Call, Indexed, Name, Node, Sequence
from formdeck.model import Kind

_ENDS = frozenset({T.RELATION, T.PUNCTUATION, T.SPACE, T.ROW, T.COLUMN, T.TEXT, T.END, T.CLOSE})
_KINDS = frozenset({None, Kind.FUNCTION, Kind.DISTRIBUTION})
_SEVERAL = -1


def is_spread(sign: str) -> bool:
    r"""Whether a relation says how something is distributed: ``\sim``, or ``\xrightarrow{d}``."""
    return sign == r"\sim" or sign.startswith(r"\xrightarrow{") or sign.endswith(r"{\sim}")


def distribution(s: State) -> Node | None:
    """Read a letter with a bracket, or a chi-squared, that is all of a side; None if it is something else."""
    start, token = s.pos, s.peek()
    if not token.shows(T.LETTER) or not _is_letter(token.text) or s.kind(token.text) not in _KINDS:
        return None
    s.take()
    scripts = read_scripts(s)
    bracket = s.pos if s.at(T.OPEN, "(") else None
    name = _name(token.text, scripts, bracket)
    end = s.pos if bracket is None else s.partner[bracket] + 1
    if name is None or (end < s.end and s.tokens[end].kind not in _ENDS):
        s.pos = start
        return None
    place = token.place.to(s.last)
    node: Node = Name(name, Kind.DISTRIBUTION if bracket is not None else s.kind(name), place=place)
    if scripts.sub is not None:
        node = Indexed(node, indices(s, name, scripts.sub), place=place)
    if bracket is None:
        return node
    if s.scope.about(token.text) is None:
        s.note(token.place, f"`{name}` is a function here", f"declare `{name}` with a kind to say so")
    s.take()
    return Call(node, call_parts(s, bracket), place=token.place.to(s.last))


def _is_letter(text: str) -> bool:
    return (text.isupper() and len(text) == 1) or text in {"t", r"\chi"} or text.startswith((r"\mathcal{", r"\mathrm{"))


def _name(base: str, scripts: Scripts, bracket: int | None) -> str | None:
    if base == r"\chi":
        squared = scripts.sup is not None and scripts.sup.is_just(T.NUMBER, "2")
        return r"\chi^{2}" if squared and (bracket is not None or scripts.sub is not None) else None
    return base if bracket is not None and scripts.sup is None and not scripts.primes else None


def conditioned(s: State) -> int | None:
    r"""Find the bar of ``y \mid x, \theta \sim N(\theta x, 1)``, which no bracket holds; None if there is none."""
    if not (s.wide and s.has_spread) or s.bar is not None or s.given:
        return None
    found, position = None, s.pos
    while position < s.end and s.tokens[position].kind not in {T.SPACE, T.ROW}:
        token = s.tokens[position]
        if token.kind is T.RELATION:
            return found if is_spread(token.text) and found != _SEVERAL else None
        if token.shows(T.OPERATOR, r"\mid") or token.shows(T.BAR, "|"):
            found = position if found is None else _SEVERAL
        position = s.partner.get(position, position) + 1
    return None


def given(s: State) -> Node:
    r"""Read the conditions behind a bar, up to the next relation or gap."""
    take_bar(s, bar_text(s)) if s.at(T.BAR) else s.take()
    end = _end(s)
    with s.between(s.pos, end):
        items = items_until_separator(s)
    s.pos = end
    return items[0] if len(items) == 1 else Sequence(tuple(items), place=items[0].place.to(items[-1].place))


def _end(s: Cursor) -> int:
    position = s.pos
    while position < s.end and s.tokens[position].kind not in {T.RELATION, T.SPACE, T.ROW, T.COLUMN, T.TEXT}:
        position = s.partner.get(position, position) + 1
    return position
