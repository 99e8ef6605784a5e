r"""Scripts in front of a symbol: ``{}^tA`` transposes, ``{}_nC_r`` counts, ``{}^A_B R`` belongs to the name."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.names import scripted
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.base import read_base
from formdeck.latex.parse.symbols.indices import indices
from formdeck.latex.parse.symbols.scripts import Script, read_script, read_scripts
from formdeck.latex.parse.values.expression import relation
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import Binomial, Call, Indexed, Marked, Name, Node, Part, Power
from formdeck.model import Kind

_COUNTS = {
    "C": "binomial", "P": "permutations", "H": "multichoose", r"\Pi": "arrangements", r"\mathrm{C}": "binomial",
    r"\mathrm{P}": "permutations", r"\mathrm{H}": "multichoose",
}  # fmt: skip
_TRANSPOSES = ("t", "T", r"\top", r"\mathrm{t}", r"\mathrm{T}", r"\mathsf{T}", r"\mathsf{t}", r"\intercal")


def prescripts(s: State, *, after_braces: bool) -> Node:
    """Read scripts and the symbol behind them; a label needs ``{}`` in front, so that no symbol was forgotten."""
    start, sign = s.peek().place, s.peek().text
    following = s.tokens[s.pos + 1].kind if s.pos + 1 < s.end else T.ROW
    if following not in {T.GROUP, T.LETTER, T.NUMBER, T.WORD}:
        raise Unreadable(rules.MISSING_OPERAND, start, f"`{sign}` has no symbol in front of it")
    scripts = read_scripts(s)
    letter = s.peek()
    only = scripts.sub or scripts.sup
    if only is not None and not (scripts.sub and scripts.sup) and letter.shows(T.LETTER, *_COUNTS) and _has_script(s):
        return _counted(s, only, s.take())
    if scripts.sup is not None and scripts.sub is None and scripts.sup.is_just(T.LETTER, *_TRANSPOSES) and not s.done:
        body = s.grammar.factor(s)
        s.note(start.to(scripts.sup.place), "`^t` in front of a symbol is a transpose")
        return Marked(body, "T", place=start.to(body.place))
    if not after_braces or letter.kind not in {T.LETTER, T.ACCENT} or s.done:
        raise Unreadable(rules.MISSING_OPERAND, start, f"`{sign}` has no symbol in front of it")
    if scripts.sub is not None and scripts.sup is None and _counts(s, scripts.sub, letter):
        return _member(s, scripts.sub)
    body = s.grammar.factor(s)
    front = scripted("{}", 0, scripts.sub.label if scripts.sub else None, scripts.sup.label if scripts.sup else None)
    return _named(body, front, start.to(body.place))


def _counts(s: State, before: Script, letter: Token) -> bool:
    r"""Whether the script before ``{}_t p_x`` counts: the key shows it, or a sum runs over it."""
    names = [token.text for token in before.tokens if token.kind is T.LETTER]
    runs = bool(names) and all(s.bound[name] for name in names)
    return _has_script(s) and (runs or s.scope.index_count(letter.text) > 1)


def _member(s: State, before: Script) -> Node:
    """Read a member of a family that actuaries count before and behind it."""
    start = s.peek().place
    base, _ = read_base(s)
    behind = read_script(s, s.take())
    with s.closing(None), s.between(before.start, before.end):
        first = relation(s)
    name = Name(base, s.kind(base), place=start)
    return Indexed(name, (first, *indices(s, base, behind)), place=before.place.to(behind.place))


def _has_script(s: State) -> bool:
    return s.pos + 1 < s.end and s.tokens[s.pos + 1].kind is T.SUB


def _counted(s: State, below: Script, letter: Token) -> Node:
    """Read ``_nC_r``, ``^nP_r`` and their like."""
    chosen = read_script(s, s.take())
    values = []
    for script in (below, chosen):
        with s.closing(None), s.between(script.start, script.end):
            values.append(relation(s))
    place = below.place.to(chosen.place)
    name = _COUNTS[letter.text]
    if name == "binomial":
        return Binomial(values[0], values[1], place=place)
    return Call(Name(name, Kind.FUNCTION, place=letter.place), (Part("", tuple(values), place=place),), place=place)


def _named(body: Node, front: str, place: Place) -> Node:
    """Put labels in front of a symbol's name."""
    match body:
        case Name():
            return Name(front + body.latex, body.kind, place=place)
        case Indexed(base=Name() as base):
            return Indexed(Name(front + base.latex, base.kind, place=base.place), body.below, body.above, place=place)
        case Power(base=base):
            return Power(_named(base, front, base.place), body.exponent, place=place)
        case Marked(body=inner):
            return Marked(_named(inner, front, inner.place), body.mark, place=place)
        case _:
            raise Unreadable(rules.UNEXPECTED, place, "scripts in front of what is no symbol")
