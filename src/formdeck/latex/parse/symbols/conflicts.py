"""One base with a label here and an index there."""

import re
from collections.abc import Iterator

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.symbols.initials import values
from formdeck.latex.problem import Place, Problem

# A word tells a symbol from the family: `P_{total}` beside `P_i`.
_WORD = re.compile(r"[A-Za-z]{3,}|[^\x00-\x7f]+")
_PAIR = re.compile(r"[A-Za-z],[A-Za-z]")  # as a key shows the members of a family: `n_{t,d}`
_COUNTING = frozenset("ijkmnt")
_MEMBER = re.compile(r"(?:[0-9]+|[A-Za-z]|\\[A-Za-z]+)(?:,(?:[0-9]+|[A-Za-z]|\\[A-Za-z]+))*|[A-Za-z][0-9]")


def find_conflicts(s: State) -> Iterator[Problem]:
    r"""Find undeclared symbols whose subscript is an index in one place and part of the name in another."""
    for name, base, label, place in _conflicting(s):
        if not _MEMBER.fullmatch(label):
            yield Problem(
                rules.LABEL_OR_INDEX,
                place,
                f"`{name}` is one symbol, or a member of the family `{base}`",
                (f"declare `{base}` as a sequence or vector, or `{name}` on its own",),
            )


def find_families(s: State) -> dict[str, Problem]:
    """Find bases some of whose members looked like symbols of their own (``x_1`` beside ``x_i``), with a note each."""
    found: dict[str, Problem] = {}
    for name, base, label, place in _conflicting(s):
        if _MEMBER.fullmatch(label):
            message = f"`{name}` is a member of the family `{base}`"
            found.setdefault(base, Problem(rules.INFERRED, place, message, (f"declare `{name}` if it is not",)))
    return found


def _run_on(s: State) -> set[str]:
    r"""Find bases with a number below them here and a letter there, as in ``x_1, \\dots, x_n``.

    Without dots the letter must be computed with: ``a_n = a_1 + (n - 1) d``.
    """
    labels = [(base, name.removeprefix(base)[2:-1]) for name, (base, _) in s.labels.items()]
    numbered = {base for base, label in labels if label.isdigit()}
    lettered = [(base, label) for base, label in labels if len(label) == 1 and label.isalpha()]
    if any(token.kind is T.DOTS for token in s.tokens):
        return {base for base, _ in lettered if base in numbered}
    lettered = [(base, label) for base, label in lettered if base in numbered or s.scope.numbers(base)]
    computed = _COUNTING & values(s.tokens) if lettered else frozenset[str]()
    return {base for base, label in lettered if label in computed}


def _conflicting(s: State) -> Iterator[tuple[str, str, str, Place]]:
    run = _run_on(s)
    for name, (base, place) in s.labels.items():
        label = name.removeprefix(base)[2:-1]
        shown = s.scope.named(name) is not None and not _PAIR.fullmatch(label)
        open_ = (base in s.families or base in run) and not s.scope.is_family(base) and not shown
        if open_ and not _WORD.fullmatch(label):
            yield name, base, label, place
