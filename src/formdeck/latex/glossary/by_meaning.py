"""Which symbols' meanings decided how a formula is read: it is noted, since words can be misunderstood."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.declarations import Declaration
from formdeck.latex.glossary.keys import Macros, read_key
from formdeck.latex.problem import Place, Problem
from formdeck.latex.readback import read_back
from formdeck.latex.tree import Formula, Name, walk
from formdeck.model import Kind

Parsed = tuple[Formula, tuple[Problem, ...]]
Parse = Callable[[tuple[Declaration, ...]], Parsed]

_MOST_TRIED = 12
_CALLED = {
    Kind.INDEX: "an index",
    Kind.INTEGER: "an integer",
    Kind.EVENT: "an event",
    Kind.OPERATOR: "an operator",
    Kind.RANDOM: "a random variable",
}


def find_decided(
    declarations: tuple[Declaration, ...], parse: Parse, parsed: Parsed, macros: Macros
) -> Iterator[Problem]:
    """Note the symbols without whose meaning a formula would be read otherwise, or not at all."""
    meant = [declaration for declaration in declarations if declaration.meant is not None]
    if not meant or not _differs(parse(tuple(replace(each, meant=None) for each in declarations)), parsed):
        return
    tried = meant[:_MOST_TRIED]
    decisive = [each for each in tried if _differs(parse(_without(declarations, each)), parsed)]
    for declaration in decisive or meant:
        place = _place_of(read_key(declaration.symbol, macros).base, parsed[0])
        if place is not None and declaration.meant is not None:
            kind = declaration.meant
            message = f"`{declaration.symbol}` is {_CALLED.get(kind, f'a {kind.value}')}, as its meaning says"
            yield Problem(rules.INFERRED, place, message, (f"declare `kind: {kind.value}`, or what it is instead",))


def _without(declarations: tuple[Declaration, ...], one: Declaration) -> tuple[Declaration, ...]:
    return tuple(replace(each, meant=None) if each is one else each for each in declarations)


def _differs(other: Parsed, parsed: Parsed) -> bool:
    return _gist(other) != _gist(parsed)


def _gist(parsed: Parsed) -> tuple[str, tuple[str, ...]]:
    formula, problems = parsed
    return read_back(formula), tuple(each.message for each in problems if each.rule is not rules.INFERRED)


def _place_of(base: str, formula: Formula) -> Place | None:
    """Find the first place of a symbol."""
    sides = (node for statement in formula.statements for node in (*statement.sides, *statement.conditions))
    shown = (node for side in sides for node in walk(side) if isinstance(node, Name))
    return min((node.place for node in shown if node.latex.startswith(base)), default=None)
