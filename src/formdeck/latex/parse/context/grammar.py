"""Which command is read by what."""

from collections.abc import Iterable

from formdeck.latex.lexer import T, Token
from formdeck.latex.lexer.commands import INTEGRALS
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
from formdeck.latex.parse.layout.conditions import case_condition
from formdeck.latex.parse.layout.quantifiers import quantified
from formdeck.latex.parse.symbols.scripts import read_scripts
from formdeck.latex.parse.values import commands
from formdeck.latex.parse.values.expression import factor_after, relation
from formdeck.latex.parse.values.factor import factor
from formdeck.latex.tree import Bars, Infix, Marked, Node
from formdeck.latex.wordlist import words

_FUNCTIONS = words(
    "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth exp log ln lg det dim ker deg gcd hom "
    "Re Im tr rank "
    "diag sgn erf adj"
)
_OPTIMA = words("max min sup inf argmax argmin limsup liminf arg")
_BIG = words("sum prod coprod bigcup bigcap bigoplus bigotimes bigvee bigwedge bigsqcup")
_FRACTIONS = words("frac dfrac tfrac cfrac")
_BINOMIALS = words("binom dbinom tbinom")


def _argument_or_optimum(s: State, command: Token) -> Node:
    r"""Read ``\arg\max``, or ``\arg z``."""
    if s.at(T.COMMAND, r"\max", r"\min"):
        return optimum(s, command)
    return named_function(s, command)


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
    **dict.fromkeys(INTEGRALS, integral),
    **_named(_FRACTIONS, commands.fraction),
    **_named(_BINOMIALS, commands.binomial),
    **_named(["lim", "plim"], limit),
    **_named(["forall", "exists", "nexists"], quantified),
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
    words(
        r"permutations multichoose arrangements multinomial fallingfactorial risingfactorial legendre stirling1 "
        r"stirling2 eulerian entries cycle neighbours \triangle"
    )
)
"""Functions that have a notation of their own instead of a name."""


def _distribution(s: State, sign: str) -> Node | None:
    return distribution(s) if is_spread(sign) else None


GRAMMAR = Grammar(factor, relation, COMMANDS, _distribution, conditioned, given, case_condition)
