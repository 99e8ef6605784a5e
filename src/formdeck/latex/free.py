"""Which symbols a formula is about: free names and functions, bound variables left out."""

from collections.abc import Iterable, Iterator

from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.parse.context.grammar import COMMANDS, OWN_FUNCTIONS
from formdeck.latex.parse.context.state import bound_name
from formdeck.latex.parse.fields.statistics import bound_under
from formdeck.latex.tree import (
    Big,
    Call,
    Derivative,
    Differential,
    Evaluated,
    Expectation,
    Formula,
    FunctionForm,
    Indexed,
    Integral,
    Limit,
    Name,
    Node,
    Optimum,
    Quantified,
    Range,
    Relation,
    Sequence,
    SetWhere,
    Tuple,
    children,
    walk,
)
from formdeck.latex.tree.binders import DOTS, time_of


def free_names(formula: Formula) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """List the free symbols and the functions of a formula by canonical name, sorted.

    A member of a family counts as its base: ``x_i`` as ``x`` and ``i``.
    """
    found = _Found()
    for statement in formula.statements:
        quantified = [each for each in statement.conditions if isinstance(each, Quantified)]
        bound = frozenset(name for each in quantified for name in bound_by(each))
        for node in (*statement.sides, *statement.conditions):
            found.visit(node, bound)
    return tuple(sorted(found.free)), tuple(sorted(found.functions))


def all_names(formula: Formula) -> tuple[str, ...]:
    """List every symbol that a formula shows by canonical name, bound variables and functions included, sorted."""
    shown = (node for statement in formula.statements for node in (*statement.sides, *statement.conditions))
    return tuple(sorted({name for side in shown for node in walk(side) for name in _shown(node)}))


def _shown(node: Node) -> Iterator[str]:
    match node:
        case Name(latex=latex):
            yield latex
        case Expectation(operator=operator):
            yield r"\mathbb{E}" if operator == "E" else operator
        case _:
            pass


class _Found:
    def __init__(self) -> None:
        self.free: set[str] = set()
        self.functions: set[str] = set()

    def visit(self, node: Node, bound: frozenset[str]) -> None:
        match node:
            case Name():
                self._name(node, bound)
            case Call(function=FunctionForm(function=Name() as function) as form):
                self._name(function, bound, applied=True)
                self._all([form.order] if form.order is not None else [], bound)
                self._all(node.parts, bound)
            case Call(function=Derivative(body=Name() as function) as derivative):
                self._name(function, bound, applied=True)
                self._all((*derivative.variables, *node.parts), bound)
            case Call(function=Indexed(base=Name() as function) as member):
                self._name(function, bound, applied=True)
                self._all((*member.below, *member.above), bound)
                self._all(node.parts, bound)
            case Call(function=Name() as function):
                self._name(function, bound, applied=True)
                self._all(node.parts, bound)
            case Call(function=Indexed(base=Name() as base, below=below, above=above)):
                self._name(base, bound, applied=True)
                self._all((*below, *above, *node.parts), bound)
            case Derivative(sign=sign, body=body) if sign in DOTS:
                self.visit(body, bound)  # time is not written
            case _ if (inner := _scoped(node)) is not None:
                names, inside, outside = inner
                self._all(outside, bound)
                self._all(inside, bound | names)
            case _:
                self._all(children(node), bound)

    def _all(self, nodes: Iterable[Node], bound: frozenset[str]) -> None:
        for node in nodes:
            self.visit(node, bound)

    def _name(self, name: Name, bound: frozenset[str], *, applied: bool = False) -> None:
        if name.latex in bound or is_builtin(name):
            return
        (self.functions if applied or name.kind in APPLIED else self.free).add(name.latex)


def is_builtin(name: Name) -> bool:
    r"""Whether a name is one of LaTeX's own functions, such as ``\log``, or an expectation's sign."""
    return name.kind in APPLIED and (
        name.latex in COMMANDS or name.latex in OWN_FUNCTIONS or name.latex in {r"\mathbb{E}", "p.v."}
    )


def bound_by(node: Node) -> frozenset[str]:
    """List the names that a node binds."""
    scoped = _scoped(node)
    return scoped[0] if scoped else frozenset()


def _scoped(  # noqa: PLR0911 - one case a kind of binder
    node: Node,
) -> "Scoped | None":
    """Split a binder into the names it binds, what they are bound in, and what stands outside."""
    match node:
        case Big(body=body, ranges=ranges):
            bounds = tuple(bound for each in ranges for bound in (each.lower, each.upper) if bound is not None)
            inside = tuple(part for each in ranges for part in (*each.names, *each.conditions))
            return _names(name for each in ranges for name in each.names), (body, *inside), bounds
        case Optimum(body=body, range=Range() as each):
            return _names(each.names), (body, *each.names, *each.conditions), ()
        case Limit(body=body, variable=variable, target=target):
            names = variable.items if isinstance(variable, Tuple | Sequence) else (variable,)
            return _names(names), (body, variable), (target,)
        case Integral():
            return _integral(node)
        case Evaluated():
            return _evaluated(node)
        case Expectation():
            return _names(bound_under(node.under)), (*node.items, *node.given, *node.under), ()
        case SetWhere(element=element, conditions=conditions):
            return _names(_members(element)), (element, *conditions), ()
        case Quantified(subject=subject, body=body):
            return _names(_members(subject)), (subject, *filter(None, [body])), ()
        case _:
            return None


Scoped = tuple[frozenset[str], tuple[Node, ...], tuple[Node, ...]]


def _integral(node: Integral) -> Scoped:
    """Split an integral; a differential form binds what its differentials name, a condition below its variable."""
    measured = (item for each in node.variables if isinstance(each, Call) for item in each.parts[0].items)
    forms = (each.body for each in walk(node.body) if isinstance(each, Differential))
    times = tuple(time_of(each) or each for each in node.variables)
    names = _names((*times, *measured)) or _names(forms)
    outside = tuple(part for part in (node.lower, node.upper) if part is not None)
    if isinstance(node.domain, Relation):
        return names, (node.body, *node.variables, node.domain), outside
    domain = (node.domain,) if node.domain is not None else ()
    return names, (node.body, *node.variables), (*outside, *domain)


def _evaluated(node: Evaluated) -> Scoped:
    """Split a value at a place: what is named by the place takes its value there."""
    places = tuple(part for part in (node.below, node.above) if part is not None)
    if node.variable is not None:
        return _names([node.variable]), (node.body, node.variable), places
    if not isinstance(node.below, Relation):
        return frozenset(), (node.body,), places
    first = node.below.sides[0]
    names = _names(first.items if isinstance(first, Tuple | Sequence) else (first,))
    return names, (node.body, first), (*node.below.sides[1:], *places[1:])


def _members(element: Node) -> list[Node]:
    first = element.sides[0] if isinstance(element, Relation) else element
    if isinstance(first, Name):
        return [first]
    if isinstance(first, Sequence | Tuple):
        return [item for item in first.items if isinstance(item, Name)]
    return [node for node in walk(first) if isinstance(node, Name)] if element is first else []


def _names(nodes: Iterable[Node]) -> frozenset[str]:
    return frozenset(filter(None, (bound_name(node) for node in nodes)))
