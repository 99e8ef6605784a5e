"""One base with a label here and an index there."""

from collections.abc import Iterator

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.parse.state import State
from formdeck.latex.problem import Problem


def find_conflicts(s: State) -> Iterator[Problem]:
    r"""Find undeclared symbols whose subscript is an index in one place and part of the name in another."""
    for name, (base, place) in s.labels.items():
        if base in s.families and not s.scope.is_family(base) and s.scope.named(name) is None:
            yield Problem(
                rules.LABEL_OR_INDEX,
                place,
                f"`{name}` is one symbol, or a member of the family `{base}`",
                (f"declare `{base}` as a sequence or vector, or `{name}` on its own",),
            )
