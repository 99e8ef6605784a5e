r"""Functions by name: ``\sin x``, ``\log_2 p(x)``, ``\sin^2\theta``, ``\det A``."""

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.arguments import call_parts
from formdeck.latex.parse.brackets.brackets import bracket
from formdeck.latex.parse.brackets.special_brackets import special_bracket
from formdeck.latex.parse.brackets.substances import is_chemical_bracket
from formdeck.latex.parse.calculus.differentials import at_differential
from formdeck.latex.parse.calculus.standalone import at_standalone
from formdeck.latex.parse.context.builtin import is_constant
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.scripts import Script, read_scripts
from formdeck.latex.parse.symbols.superscripts import exponent
from formdeck.latex.parse.values.expression import factor_after
from formdeck.latex.parse.values.product import starts_factor
from formdeck.latex.problem import Unreadable
from formdeck.latex.tree import (
    Call,
    Constant,
    FunctionForm,
    Indexed,
    Name,
    Negative,
    Node,
    Number,
    Part,
    Postfix,
    Power,
    Product,
    Quotient,
)
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_OF_ANGLES = frozenset(rf"\{name}" for name in words("sin cos tan cot sec csc sinh cosh tanh"))
_COEFFICIENTS = frozenset({r"\omega", r"\nu", "k", "n", "m", "N"})
_GOES_ON = frozenset({T.LETTER, T.ACCENT, T.NUMBER})
_PLAIN = frozenset({T.NUMBER, T.LETTER, T.ACCENT})


def named_function(s: State, command: Token) -> Node:
    """Read a function with its base, its exponent and what it is applied to."""
    function: Node = Name(command.text, Kind.FUNCTION, place=command.place)
    scripts = read_scripts(s)
    if scripts.sub is not None:
        function = Indexed(function, (_base(s, scripts.sub),), place=command.place.to(scripts.sub.place))
    if scripts.primes:
        function = FunctionForm("derivative", function, Number(str(scripts.primes)), place=command.place)
    power = exponent(s, scripts.sup) if scripts.sup else None
    if power == Negative(Number("1")):
        s.note(
            command.place,
            f"`{command.text}^{{-1}}` is the inverse function",
            f"write `1/{command.text}` for the reciprocal",
        )
        function, power = FunctionForm("inverse", function, place=command.place), None
    if s.done or not (starts_factor(s) or s.at(T.OPERATOR, "-")):
        return _unapplied(s, command, function, power)
    parts = _arguments(s, command)
    place = command.place.to(s.last)
    if parts[0].items and s.at(T.SUP) and s.tokens[s.pos - 1].kind is T.CLOSE:
        s.note(s.peek().place, f"the exponent is one of `{command.text}(…)`")
    call = Call(function, parts, place=place)
    return Power(call, power, place=place) if power is not None else call


def _base(s: State, sub: Script) -> Node:
    with s.closing(None), s.between(sub.start, sub.end):
        return s.grammar.factor(s)


def _unapplied(s: State, command: Token, function: Node, power: Node | None) -> Node:
    """Let a function's name stand alone where nothing else stands; elsewhere it lacks its argument."""
    if power is None and (known := s.scope.about(command.text[1:])) is not None:
        return Name(known.key.base, known.kind, place=command.place)  # a number named by a word: Re
    if power is None and (s.done or s.at(T.PUNCTUATION) or s.at(T.SPACE)) and _is_alone(s):
        return function
    raise Unreadable(rules.MISSING_ARGUMENT, command.place, f"`{command.text}` is applied to nothing")


def _is_alone(s: State) -> bool:
    before = s.tokens[s.pos - 2] if s.pos > 1 else None
    return before is None or before.kind in {T.PUNCTUATION, T.OPEN, T.SPACE, T.RELATION, T.GROUP}


def _arguments(s: State, command: Token) -> tuple[Part, ...]:
    if s.at(T.OPEN, "[") and ((held := special_bracket(s, s.pos)) or is_chemical_bracket(s, command.text)):
        held = held or bracket(s)
        return (Part("", (held,), place=held.place),)
    if s.at(T.OPEN, "(", "[", r"\{"):
        opening = s.take()
        with s.deeper(opening.place):
            parts = call_parts(s, s.pos - 1)
        if not parts[0].items:
            raise Unreadable(rules.MISSING_ARGUMENT, opening.place, f"`{command.text}` is applied to nothing")
        return parts
    first = factor_after(s, command)
    factors = [first]
    if _is_plain(first):
        while _more(s):
            factors.append(s.grammar.factor(s))
            if not _is_plain(factors[-1]):
                break
    if command.text in _OF_ANGLES and s.at(T.OPEN, "(", "[", r"\{") and all(map(_is_coefficient, factors)):
        factors.append(s.grammar.factor(s))
    node = factors[0]
    if len(factors) > 1:
        node = Product(tuple(factors), place=first.place.to(factors[-1].place))
        s.note(node.place, f"`{command.text}` reaches over these factors", "use brackets if it does not")
    _see_that_slash_is_clear(s, command, factors)
    _note_end(s, command, node)
    return (Part("", (node,), place=node.place),)


def _see_that_slash_is_clear(s: State, command: Token, factors: list[Node]) -> None:
    r"""Note what a slash behind an argument without brackets divides: ``\sin x/2``.

    Raises:
        Unreadable: the argument is a product, so that either reading is as good: ``\sin n\pi x/L``.
    """
    if not s.at(T.OPERATOR, "/") or not all(map(_is_plain, factors)):
        return
    slash, name = s.peek(), command.text
    hint = f"write `{name}(x/a)` or `\\frac{{{name} x}}{{a}}`"
    if len(factors) > 1:
        message = f"`{name} a x/b` can be `{name}(a x/b)` or `({name} a x)/b`"
        raise Unreadable(rules.UNCLEAR_OPERATOR, slash.place, message, hint)
    s.note(slash.place, f"the slash divides what `{name}` yields", hint)


def _note_end(s: State, command: Token, argument: Node) -> None:
    r"""Note that an argument without a bracket ends, where it could go on: ``\log\frac{a}{b} c``."""
    if s.done or s.peek().kind not in _GOES_ON or not starts_factor(s):
        return
    if not (at_standalone(s) or (s.integrals and at_differential(s))):
        s.note(argument.place, f"the argument of `{command.text}` ends here", "use brackets if it does not")


def _more(s: State) -> bool:
    """Whether the next factor is a plain symbol that still belongs to the argument."""
    if s.done or s.peek().kind not in _PLAIN or (s.integrals and at_differential(s)) or at_standalone(s):
        return False
    name = s.peek().text
    applied = s.pos + 1 < s.end and s.tokens[s.pos + 1].shows(T.OPEN, "(", "[")
    return not (applied and (s.is_applied(name) or (s.scope.about(name) is None and not is_constant(name))))


def _is_coefficient(node: Node) -> bool:
    r"""Whether a factor alone is no angle: ``\sin 2\pi(ft - x)``, ``\cos\omega(t - x/v)``."""
    match node:
        case Number() | Constant():
            return True
        case Name(latex=latex):
            return latex in _COEFFICIENTS
        case Product(factors=factors):
            return all(map(_is_coefficient, factors))
        case Quotient(above=above):
            return _is_coefficient(above)
        case _:
            return False


def _is_plain(node: Node) -> bool:
    match node:
        case Name() | Number() | Constant() | Indexed() | Postfix():
            return True
        case Power(base=base):
            return _is_plain(base)
        case Quotient(below=below):
            return isinstance(below, Number)
        case _:
            return False
