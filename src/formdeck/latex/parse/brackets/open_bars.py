r"""Bars with something below them: ``|x|_p``, ``|G|_{\mathrm{dB}}``."""

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.problem import Place
from formdeck.latex.tree import Bars, Name, Node, Sequence, Words


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
    if names_space(s, script):
        return named_space(s, script)
    with s.closing(None), s.between(script.start, script.end):
        return s.grammar.relation(s)


def names_space(s: State, script: Script) -> bool:
    r"""Whether what stands below a norm is the name of a space or of the norm: ``\|f\|_{L^2}``, ``\|A\|_F``."""
    first = script.tokens[0]
    is_space = first.text.isupper() or first.text.startswith((r"\ell", r"\math"))
    return first.kind is T.LETTER and is_space and not _is_known(s, first)


def _is_known(s: State, token: Token) -> bool:
    return token.kind is T.LETTER and (s.scope.about(token.text) is not None or bool(s.bound[token.text]))


def named_space(s: State, script: Script) -> Node:
    r"""Keep a space's name as a label; symbols in it that are known stand behind it: ``p`` of ``L^p``."""
    label = Words(script.label, place=script.place)
    names = {token.text: token.place for token in script.tokens if _is_known(s, token)}
    known = tuple(Name(name, s.kind(name), place=place) for name, place in names.items())
    return Sequence((label, *known), place=script.place) if known else label
