"""Symbols with their scripts: what belongs to the name, what is an index, a power, a mark."""

from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.keys import count_indices
from formdeck.latex.glossary.scope import APPLIED
from formdeck.latex.lexer import T
from formdeck.latex.names import difference_of, scripted
from formdeck.latex.parse.calculus.partials import partial_variables
from formdeck.latex.parse.context.builtin import constant
from formdeck.latex.parse.context.kinds import is_set_of_numbers
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.fields.geometry import segment
from formdeck.latex.parse.symbols.base import read_base, read_difference
from formdeck.latex.parse.symbols.capital_words import capital_word
from formdeck.latex.parse.symbols.conjugates import conjugated_base, denied
from formdeck.latex.parse.symbols.indices import indices, is_bound, is_computed_with, is_index, is_time
from formdeck.latex.parse.symbols.percentage_points import percentage_point
from formdeck.latex.parse.symbols.primes import transposes
from formdeck.latex.parse.symbols.runs import run_of_members
from formdeck.latex.parse.symbols.scripts import Script, Scripts, read_scripts
from formdeck.latex.parse.symbols.superscripts import with_superscript
from formdeck.latex.parse.symbols.tensors import is_mixed, is_tensor, tensor
from formdeck.latex.parse.symbols.words import declared_word, refuse_letter_run
from formdeck.latex.problem import Place, Unreadable
from formdeck.latex.tree import (
    Constant,
    Derivative,
    FunctionForm,
    Indexed,
    Marked,
    Name,
    Node,
    Number,
    Power,
    Prefix,
    Sort,
    Wrt,
)
from formdeck.latex.wordlist import words
from formdeck.model import Kind

_COUNTERS = frozenset("ijkmnt")
_TIME_DERIVATIVES = {r"\dot": 1, r"\ddot": 2, r"\dddot": 3}


def symbol(s: State) -> Node:
    """Read a symbol and its scripts, without what it may be applied to."""
    start, first = s.peek().place, s.pos
    word = declared_word(s) or segment(s) or capital_word(s)
    if word is None:
        refuse_letter_run(s)
        base, inner = _difference(s) or _change_of_a_kind(s) or read_base(s)
    else:
        base, inner = word, None
    outer = read_scripts(s)
    scripts = _merged(inner, outer, start) if inner else outer
    accent = base.partition("{")[0]
    angle = scripts.sub is not None and any(token.kind is T.ACCENT for token in scripts.sub.tokens)
    if accent in _TIME_DERIVATIVES and s.scope.about(base) is None and not angle:
        return _by_time(s, accent, named(s, base.removeprefix(accent)[1:-1], scripts, start.to(s.last)))
    place = start.to(s.last)
    if (below := conjugated_base(s, base)) is not None and scripts.sup is None:
        s.note(place, f"`{base}` is the complex conjugate", f"declare `{base}` if it is a symbol of its own")
        return Marked(named(s, below, scripts, place), "*", place=place)
    if (said := denied(s, base)) is not None and scripts == Scripts(0):
        s.note(place, "the bar over a statement is its negation")
        return Prefix(r"\neg", Name(said, s.kind(said), place=place), place=place)
    if transposes(s, base, scripts, first):
        s.note(place, f"`{base}'` is a transpose", f"declare `{base}'` if it is a symbol of its own")
        return Marked(named(s, base, Scripts(0, scripts.sub), place), "T", place=place)
    return named(s, base, scripts, place)


def _by_time(s: State, accent: str, node: Node) -> Node:
    s.note(node.place, "a dot is a derivative by time", "declare the dotted symbol if it is a name")
    power = node.exponent if isinstance(node, Power) else None
    body = node.base if isinstance(node, Power) else node
    order = Number(str(_TIME_DERIVATIVES[accent]), place=node.place)
    derivative = Derivative(
        accent, body, (Wrt(Name("t", place=node.place), order, place=node.place),), place=node.place
    )
    return Power(derivative, power, place=node.place) if power is not None else derivative


def _difference(s: State) -> tuple[str, Scripts | None] | None:
    r"""Read ``\Delta x`` as one quantity, unless ``\Delta`` is declared by itself."""
    sign = s.peek()
    if sign.text != r"\Delta" or s.scope.about(sign.text) is not None or s.pos + 1 >= s.end:
        return None
    if s.tokens[s.pos + 1].kind not in {T.LETTER, T.ACCENT, T.WORD}:
        return None
    s.take()
    word = declared_word(s)
    base, inner = (word, None) if word is not None else read_base(s)
    s.note(sign.place, f"`\\Delta {base}` is one quantity", r"declare `\Delta` if it is a factor")
    return f"\\Delta {base}", inner


_KINDS_OF_CHANGE = frozenset(
    words("r f c rxn vap fus sub mix sol trs ads comb form at EA hyd")
    + words(r"\mathrm{r} \mathrm{f} \mathrm{c} \text{r} \text{f} \text{c}")
)
_STATE_FUNCTIONS = frozenset("GHSUAFVC")


def _change_of_a_kind(s: State) -> tuple[str, Scripts | None] | None:
    r"""Read ``\Delta_r G`` as one quantity: a declared one, or a change of a state function as chemists write it."""
    if not s.at(T.LETTER, r"\Delta") or s.pos + 1 >= s.end or s.tokens[s.pos + 1].kind is not T.SUB:
        return None
    start = s.pos
    found = read_difference(s)
    if found is None:
        return None
    name = found[0]
    sign = difference_of(name)[:-1]
    label, of = sign[len(r"\Delta_{") : -1], name.removeprefix(f"{sign} ")
    usual = of in _STATE_FUNCTIONS and label in _KINDS_OF_CHANGE and s.scope.named(sign) is None
    if s.scope.about(name) is None and not usual:
        s.pos = start
        return None
    if s.scope.about(name) is None:
        s.note(s.tokens[start].place, f"`{name}` is one quantity", f"declare `{sign}` if it is a factor")
    return found


def _merged(inner: Scripts, outer: Scripts, place: Place) -> Scripts:
    if (inner.sub and outer.sub) or (inner.sup and outer.sup):
        raise Unreadable(rules.DOUBLE_SCRIPT, place, "scripts under and behind the accent", "put all of them behind it")
    return Scripts(outer.primes, inner.sub or outer.sub, inner.sup or outer.sup)


def named(s: State, base: str, scripts: Scripts, place: Place) -> Node:
    """Make a node of a symbol's base and scripts."""
    sub, sup = scripts.sub, scripts.sup
    whole = (
        _with_all_scripts(s, base, scripts, place)
        or percentage_point(s, base, scripts, place)
        or run_of_members(s, base, scripts, place)
    )
    if whole is not None:
        return whole
    node, base = (
        _primed(s, base, scripts.primes, place) if not _iterates(s, base, sup) else (Name(base, place=place), base)
    )
    if isinstance(node, Constant) and sub is not None:
        node = _part_of(s, node, sub, place)
        if not isinstance(node, Name):
            return node if sup is None else with_superscript(s, node, base, sub.label, sup, place)
    if sup is not None and sub is not None:
        with_sup = scripted(base, 0, None, sup.label)
        if s.scope.is_family(with_sup):
            return Indexed(Name(with_sup, s.kind(with_sup), place=place), indices(s, with_sup, sub), place=place)
    lower = scripted(base, 0, sub.label) if sub else base
    if sub is not None and sup is not None and s.scope.named(lower) and not _counts(s, lower, sub):
        node = Name(lower, s.kind(lower), place=place)
    elif sub is not None:
        node = _with_subscript(s, node, base, sub, place)
    if sup is not None:
        node = with_superscript(s, node, base, sub.label if sub else None, sup, place)
    if isinstance(node, Indexed) and isinstance(node.base, Name) and node.base.sort is None:
        return replace(node, base=_family(s, node.base.latex, node.base))
    return node


def _iterates(s: State, base: str, sup: Script | None) -> bool:
    r"""Whether ``e`` is an error with a counter above it, ``e^{(k)}``, rather than the number."""
    if base != "e" or sup is None or not sup.is_bracketed or s.partner[sup.start] != sup.end - 1:
        return False
    return sup.tokens[1].kind is T.NUMBER or sup.tokens[1].text in _COUNTERS


def _with_all_scripts(s: State, base: str, scripts: Scripts, place: Place) -> Node | None:
    """Make a node whose scripts are to be seen together: a tensor, a member of a labelled family, a declared name."""
    sub, sup = scripts.sub, scripts.sup
    if not (sub or sup):
        return None
    whole = scripted(base, scripts.primes, sub.label if sub else None, sup.label if sup else None)
    if sub and sup and is_mixed(s, base, sub, sup):
        s.note(place, "Greek letters above and below count", f"declare `{base}` if it is raised to a power")
        return tensor(s, scripted(base, scripts.primes), sub, sup, place)
    if is_tensor(s, sub) and is_tensor(s, sup) and not _is_own_name(s, whole):
        return tensor(s, scripted(base, scripts.primes), sub, sup, place)
    family = s.scope.family_with(base, sup.label) if sub and sup and not scripts.primes else None
    if sub and sup and family is not None:
        arrays = family.kind in {Kind.MATRIX, Kind.VECTOR}
        sort = Sort((), of_members=True, indices=family.key.indices) if arrays else None
        name = Name(scripted(base, 0, None, sup.label), family.kind, sort, place=place)
        return Indexed(name, indices(s, base, sub), place=place)
    if s.scope.named(whole) and not _counts(s, whole, sub):
        if sub and not (sup or scripts.primes) and len(sub.tokens) > 1:
            s.labels.setdefault(whole, (base, place))
        return Name(whole, s.kind(whole), place=place)
    return _derived_member(s, base, sub, scripts.primes, place) if sub and scripts.primes else None


def _derived_member(s: State, base: str, sub: Script, primes: int, place: Place) -> Node | None:
    """Make the derivative of a function that is declared with its subscript: ``y_1'``."""
    name = scripted(base, 0, sub.label)
    numbered = sub.is_just(T.NUMBER) and base in s.hints.primes and s.scope.about(f"{base}'") is None
    if s.kind(name) not in APPLIED and not numbered:
        return None
    return FunctionForm(
        "derivative", Name(name, s.kind(name), place=place), Number(str(primes), place=place), place=place
    )


def _family(s: State, base: str, name: Name) -> Name:
    """Make the name of a family; one declared by its members (``x_i``) is of their kind."""
    kind, indices = s.scope.members(base)
    if kind is None or name.kind is not None:
        return Name(base, name.kind, name.sort, place=name.place)
    sort = Sort((), of_members=True, indices=indices)
    return Name(base, kind, sort, place=name.place)


def _part_of(s: State, node: Constant, sub: Script, place: Place) -> Node:
    r"""Read ``\mathbb{R}_{\ge 0}`` as a part of a set of numbers, ``\mathbb{Z}_n`` as a member of a family of sets."""
    if not is_set_of_numbers(node.latex):
        return Name(node.latex, place=place)
    if all(token.kind in {T.LETTER, T.NUMBER} for token in sub.tokens) and not sub.is_just(T.NUMBER, "0"):
        return Indexed(node, indices(s, node.latex, sub), place=place)
    return Constant(f"{node.latex}_{{{sub.label}}}", place=place)


def _is_own_name(s: State, whole: str) -> bool:
    known = s.scope.named(whole)
    if known is None or known.is_family:
        return False
    return s.scope.named(known.key.base) is not None


def _counts(s: State, whole: str, sub: Script | None) -> bool:
    """Whether a name is declared in use (``x_i``), or its subscript runs here, so that its scripts count."""
    known = s.scope.named(whole)
    if known is None:
        return False
    if known.key.counts_above and known.declaration.superscript is None:
        return True
    if known.key.sub is None:
        return False
    counts = known.declaration.subscript is None and known.kind not in APPLIED
    base = known.key.base
    runs = sub is not None and (is_bound(s, sub) or is_computed_with(s, base, sub) or is_time(s, base, sub))
    labelled = known.declaration.labelled or known.declaration.initial or known.declaration.spelled
    return known.is_family or (counts and (runs or (known.key.sub in s.hints.times and not labelled)))


def _primed(s: State, base: str, primes: int, place: Place) -> tuple[Node, str]:
    """Read primes: part of a name, or derivatives of a function."""
    if primes and _is_derived(s, base) and s.scope.named(scripted(base, primes)) is None:
        function = Name(base, s.kind(base), place=place)
        if function.kind not in APPLIED:
            s.note(place, f"a prime on `{base}` is a derivative", f"declare `{scripted(base, primes)}` if it is not")
        return FunctionForm("derivative", function, Number(str(primes), place=place), place=place), base
    name = scripted(base, primes)
    if (fixed := constant(s, name, place)) is not None:
        return fixed, name
    if primes and s.scope.about(name) is None and s.scope.about(base) is not None:
        hint = f"declare `{base}` as a function if it is a derivative, or `{name}` if it is not"
        s.note(place, f"`{name}` is a symbol of its own", hint)
    return Name(name, s.kind(name), place=place), name


def _is_derived(s: State, base: str) -> bool:
    """Whether a prime is a derivative: of a function, a vector that is applied, or what the formula derives."""
    if s.is_applied(base):
        return True
    applied = s.kind(base) is Kind.VECTOR and s.at(T.OPEN, "(") and not s.scope.about(f"{base}'")
    return applied or (base in s.hints.primes and not s.scope.about(f"{base}'"))


def _with_subscript(s: State, node: Node, base: str, sub: Script, place: Place) -> Node:
    if not isinstance(node, Name):
        raise Unreadable(
            rules.LABEL_OR_INDEX, sub.place, f"a subscript on `{base}`", f"declare `{base}_{{{sub.label}}}`"
        )
    if is_index(s, base, sub):
        s.families.setdefault(base, place)
        family = _family(s, base, node)
        own = s.kind(scripted(base, 0, sub.label)) if family.kind is None else None
        if own in {Kind.VECTOR, Kind.MATRIX} and family.sort is None:
            family = replace(family, kind=own, sort=Sort((), of_members=True, indices=count_indices(sub)))
        kind = own if own in APPLIED else family.kind
        return Indexed(replace(family, kind=kind), indices(s, base, sub), place=place)
    name = scripted(base, 0, sub.label)
    if s.scope.named(name) is None and (variables := partial_variables(s, base, sub)):
        s.note(place, f"`{name}` is a partial derivative", f"declare `{name}` if it is not")
        return Derivative(r"\partial", Name(base, node.kind, place=place), variables, place=place)
    s.labels.setdefault(name, (base, place))
    kind = s.kind(name) or (None if s.scope.named(name) else _inherited(s.scope.kind(base) or s.meant.get(base)))
    return Name(name, kind, place=place)


def _inherited(kind: Kind | None) -> Kind | None:
    """Let a labelled function be a function."""
    return kind if kind in {Kind.FUNCTION, Kind.DISTRIBUTION} else None
