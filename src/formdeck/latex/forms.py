r"""The forms in which a formula shows its symbols: ``\theta_{t}`` and ``\theta_{t + 1}`` of one ``\theta``."""

import re
from collections.abc import Iterator

from formdeck.latex.free import is_builtin
from formdeck.latex.reading import ShownForm
from formdeck.latex.tree import Formula, FunctionForm, Indexed, Name, Node, children
from formdeck.latex.write import write_latex

_RAISED_FIRST = re.compile(r"(.+)(\^\{[^{}]*\})(_\{[^{}]*\})")


def shown_forms(formula: Formula) -> tuple[ShownForm, ...]:
    """List each symbol as it is shown, with its indices, bound ones included, the short ones first."""
    shown = (node for statement in formula.statements for node in (*statement.sides, *statement.conditions))
    found = {form for side in shown for form in _forms(side)}
    return tuple(sorted(found, key=lambda form: (len(form.latex), form.latex, form.name)))


def _forms(node: Node) -> Iterator[ShownForm]:
    pending = [node]
    while pending:
        match pending.pop():
            case Indexed(base=Name() as base) as member:
                yield ShownForm(base.latex, _written(member))
                pending += [*member.below, *member.above]
            case FunctionForm(function=Name(), order=order):
                pending += [order] if order is not None else []  # its derivative is no form of a function
            case Name() as name:
                if not is_builtin(name):
                    yield ShownForm(name.latex, write_latex(name))
            case other:
                pending += children(other)


def _written(member: Indexed) -> str:
    r"""Write a member with its index in front of a label above: ``H_{t}^{(f)}``."""
    latex = write_latex(member)
    raised = _RAISED_FIRST.fullmatch(latex)
    return "".join(raised.group(1, 3, 2)) if raised else latex
