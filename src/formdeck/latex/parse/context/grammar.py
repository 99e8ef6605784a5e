"""Which command is read by what."""

from collections.abc import Iterable

from formdeck.latex.lexer import T, Token
from formdeck.latex.parse.brackets.functions import named_function
from formdeck.latex.parse.calculus import derivatives
from formdeck.latex.parse.calculus.big import big, limit, optimum
from formdeck.latex.parse.calculus.integrals import integral
from formdeck.latex.parse.calculus.nabla import box, nabla
from formdeck.latex.parse.calculus.under import underset
from formdeck.latex.parse.context.state import Grammar, Handler, State
from formdeck.latex.parse.fields.distributions import conditioned, distribution, given, is_spread
from formdeck.latex.parse.fields.geometry import angle
from formdeck.latex.parse.fields.statistics import probability
from formdeck.latex.parse.layout.lists import merge_ranges
from formdeck.latex.parse.symbols.named import symbol
from formdeck.latex.parse.symbols.scripts import read_scripts
from formdeck.latex.parse.values import commands
from formdeck.latex.parse.values.expression import chain, factor_after, relation
from formdeck.latex.parse.values.factor import factor
from formdeck.latex.tree import Bars, Infix, Marked, Name, Node, Quantified, Sequence
from formdeck.latex.wordlist import words

_FUNCTIONS = words(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth exp log ln lg det dim ker deg gcd hom "
    "Re Im tr rank "
    "diag sgn erf"
)
_OPTIMA = words("max min sup inf argmax argmin limsup liminf arg")
_BIG = words("sum prod coprod bigcup bigcap bigoplus bigotimes bigvee bigwedge bigsqcup")
_INTEGRALS = words("int iint iiint oint oiint")
_FRACTIONS = words("frac dfrac tfrac cfrac")
_BINOMIALS = words("binom dbinom tbinom")


def _argument_or_optimum(s: State, command: Token) -> Node:
    r"""Read ``\arg\max``, or ``\arg z``."""
    if s.at(T.COMMAND, r"\max", r"\min"):
        return optimum(s, command)
    return named_function(s, command)


def _quantified(s: State, command: Token) -> Node:
    if once := s.take_if(T.OPERATOR, "!"):
        command = command._replace(text=f"{command.text}!", place=command.place.to(once.place))
    s.quantified, kept = True, s.quantified
    alone = s.pos + 1 < s.end and s.at(T.LETTER) and s.tokens[s.pos + 1].shows(T.OPEN, "(")
    names = [symbol(s) if alone else chain(s)]
    while isinstance(names[-1], Name) and s.wide and s.at(T.PUNCTUATION, ",") and _names_more(s):
        s.take()
        names.append(chain(s))
    s.quantified = kept
    subject = merge_ranges(names)
    whole = subject[0] if len(subject) == 1 else Sequence(tuple(subject), place=names[0].place.to(names[-1].place))
    return Quantified(command.text, whole, place=command.place.to(whole.place))


def _names_more(s: State) -> bool:
    r"""Whether a name follows that is quantified, too: ``\forall a, b \in G``, ``\forall x, y``."""
    following = s.tokens[s.pos + 1 : s.pos + 3]
    ends = len(following) == 1 or following[1].kind in {T.PUNCTUATION, T.SPACE, T.COMMAND}
    within = len(following) > 1 and following[1].shows(T.RELATION, r"\in", ">", r"\ge")
    return bool(following) and following[0].kind is T.LETTER and (ends or within) and not following[0].gap


def _number_of(s: State, command: Token) -> Node:
    r"""Read ``\# A``, the number of members."""
    body = factor_after(s, command)
    return Bars("cardinality", (body,), place=command.place.to(body.place))


def _complement(s: State, command: Token) -> Node:
    r"""Read ``\complement A``, also in a set: ``\complement_U A``."""
    scripts = read_scripts(s)
    body = factor_after(s, command)
    place = command.place.to(body.place)
    if scripts.sub is None:
        return Marked(body, "c", place=place)
    with s.closing(None), s.between(scripts.sub.start, scripts.sub.end):
        whole = s.grammar.relation(s)
    return Infix(r"\setminus", (whole, body), place=place)


def _named(names: Iterable[str], handler: Handler) -> dict[str, Handler]:
    return {f"\\{name}": handler for name in names}


COMMANDS: dict[str, Handler] = {
    **_named(_FUNCTIONS, named_function),
    **_named(_OPTIMA, optimum),
    **_named(_BIG, big),
    **_named(_INTEGRALS, integral),
    **_named(_FRACTIONS, commands.fraction),
    **_named(_BINOMIALS, commands.binomial),
    **_named(["lim", "plim"], limit),
    **_named(["forall", "exists", "nexists"], _quantified),
    **_named(["underbrace", "overbrace"], commands.braced),
    **_named(
        ["overset", "stackrel", "pmod", "mod", "pod", "not", "therefore", "because", "substack"], commands.not_yet
    ),
    r"\angle": angle,
    r"\measuredangle": angle,
    r"\#": _number_of,
    r"\complement": _complement,
    r"\arg": _argument_or_optimum,
    r"\Pr": probability,
    r"\sqrt": commands.root,
    r"\partial": derivatives.partial,
    r"\nabla": nabla,
    r"\Box": box,
    r"\underset": underset,
}

OWN_FUNCTIONS = frozenset(
    words(r"permutations multichoose arrangements multinomial stirling1 stirling2 eulerian entries cycle \triangle")
)
"""Functions that have a notation of their own instead of a name."""


def _distribution(s: State, sign: str) -> Node | None:
    return distribution(s) if is_spread(sign) else None


GRAMMAR = Grammar(factor, relation, COMMANDS, _distribution, conditioned, given)
