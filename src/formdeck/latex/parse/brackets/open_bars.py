r"""Bars with something below them: ``|x|_p``, ``|G|_{\mathrm{dB}}``."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.problem import Place
from formdeck.latex.tree import Bars, Node, Words


def has_label(s: State) -> bool:
    """Whether a subscript behind bars names a size or a unit rather than a place: it holds no relation."""
    if not s.at(T.SUB):
        return False
    end = s.partner.get(s.pos + 1, s.pos + 1)
    return not any(token.kind is T.RELATION for token in s.tokens[s.pos : end + 1])


def labelled_bars(s: State, items: tuple[Node, ...], place: Place) -> Node:
    r"""Read ``|x|_p`` as a norm, and ``|G|_{\mathrm{dB}}`` as a size in a unit or of a sort of its own."""
    script = read_script(s, s.take())
    place = place.to(script.place)
    if script.is_word or any(token.kind in {T.WORD, T.TEXT, T.OPERATOR} for token in script.tokens):
        return Bars("absolute", items, Words(script.label, place=script.place), place=place)
    s.note(place, "bars with a subscript are a norm", r"write `\|…\|` for a norm")
    return Bars("norm", items, _index(s, script), place=place)


def _index(s: State, script: Script) -> Node:
    with s.closing(None), s.between(script.start, script.end):
        return s.grammar.relation(s)
