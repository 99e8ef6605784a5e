r"""Words set upright in front of what they are applied to: ``\operatorname{Log} z``, ``\mathrm{p.v.}\int``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.calls import applied
from formdeck.latex.parse.brackets.functions import named_function
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_script
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.parse.values.expression import product
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import Call, Derivative, FunctionForm, Limit, Name, Node, Part, Words, Wrt
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_FUNCTIONS = frozenset(
    words(
        "Log Ln Arg sech csch arsinh arcosh artanh arcsinh arccosh arctanh arccot arcsec arccsc sinc erfc cis Si Ci Ei "
        "li Li Ai Bi sn cn dn"
    )
)
_PRINCIPAL = frozenset({"p.v.", "P.V.", "PV", "pv", "v.p.", r"\mathrm{P}", r"\mathcal{P}"})
_CONSTANT = frozenset({"const", "const.", "Const", "Const.", "constant", "一定", "定数"})
_INTEGRALS = (r"\int", r"\oint")


def front_word(s: State) -> Node | None:
    """Read a word that is a function, a residue, a principal value or just says that something is constant."""
    word = s.peek()
    if word.kind not in {T.WORD, T.TEXT, T.LETTER} or s.scope.about(word.text) is not None:
        return None
    following = s.tokens[s.pos + 1] if s.pos + 1 < s.end else None
    if word.text in _PRINCIPAL:
        bracketed = word.kind is not T.LETTER and following is not None and following.shows(T.OPEN, "(")
        direct = following is not None and following.shows(T.COMMAND, *_INTEGRALS)
        return _principal(s, s.take()) if direct or bracketed else None
    if word.kind is T.LETTER:
        handler = _DERIVATIVES.get(following.kind) if word.text == "D" and following is not None else None
        return handler(s) if handler is not None else None
    if word.text in _CONSTANT and (following is None or following.kind not in {T.SUB, T.SUP, T.OPEN}):
        return Words(s.take().text, place=word.place)
    if word.text == "Res" and following is not None and following.kind is T.SUB:
        s.take()
        return residue(s, word, read_script(s, s.take()))
    return named_function(s, s.take()) if word.text in _FUNCTIONS else None


def residue(s: State, word: Token, under: Script) -> Node:
    r"""Read ``\operatorname{Res}_{z=a} f(z)``."""
    equals = next((at for at in range(under.start, under.end) if s.tokens[at].shows(T.RELATION, "=")), None)
    if equals is None:
        raise Unreadable(rules.MISSING_ARGUMENT, under.place, "a residue does not say where", "write `z=a` below it")
    with s.closing(None), s.between(under.start, equals):
        variable = product(s)
    with s.closing(None), s.between(equals + 1, under.end):
        target = product(s)
    if s.done or not starts_factor(s):
        raise Unreadable(rules.MISSING_OPERAND, word.place, "a residue of nothing")
    with s.deeper(word.place), s.binding([variable]):
        body = product(s)
    return Limit("Res", body, variable, target, place=word.place.to(body.place))


def _principal(s: State, word: Token) -> Node:
    body = s.grammar.factor(s)
    name = Name("p.v.", Kind.FUNCTION, place=word.place)
    return Call(name, (Part("", (body,), place=body.place),), place=word.place.to(body.place))


def _derivative(s: State) -> Node | None:
    r"""Read ``D_x f`` in front of a function as a derivative, ``D_{\mathbf{u}} f`` in front of any symbol."""
    start = s.pos
    sign = s.take()
    script = read_script(s, s.take())
    after = s.peek()
    if s.done or after.kind is not T.LETTER or not (_is_derived(s, after.text) or _is_direction(s, script)):
        s.pos = start
        return None
    with s.closing(None), s.between(script.start, script.end):
        variable = product(s)
    body = s.grammar.factor(s)
    s.note(sign.place.to(script.place), "`D` with a variable is a derivative", "declare `D` if it is not")
    return Derivative("D", body, (Wrt(variable, place=script.place),), place=sign.place.to(body.place))


def _is_derived(s: State, name: str) -> bool:
    return s.kind(name) is Kind.FUNCTION or s.scope.meant_where_applied(name) is Kind.FUNCTION


def _is_direction(s: State, script: Script) -> bool:
    """Whether a subscript is one vector: declared so, or printed as one."""
    first = script.tokens[0]
    return first.is_vector_like or (len(script.tokens) == 1 and s.kind(first.text) is Kind.VECTOR)


def _nth_derivative(s: State) -> Node | None:
    r"""Read ``D^n f`` in front of a function as its n-th derivative."""
    start = s.pos
    sign = s.take()
    script = read_script(s, s.take())
    after = s.peek()
    if s.done or after.kind is not T.LETTER or s.kind(after.text) is not Kind.FUNCTION:
        s.pos = start
        return None
    function = Name(s.take().text, Kind.FUNCTION, place=after.place)
    place = sign.place.to(after.place)
    s.note(sign.place.to(script.place), "`D` with an exponent is a derivative", "declare `D` if it is not")
    return applied(s, FunctionForm("derivative", function, exponent(s, script), place=place))


_DERIVATIVES = {T.SUB: _derivative, T.SUP: _nth_derivative}
