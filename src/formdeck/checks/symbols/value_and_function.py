"""FD405: a name that is a value in one place and applied like a function in another."""

from collections.abc import Collection, Iterator

from formdeck.checks.symbols.places import find_places, first_place
from formdeck.checks.symbols.scope import RecordSymbols
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import meaning as rules


def check_value_and_function(record: RecordSymbols, unexplained: Collection[str]) -> Iterator[Diagnostic]:
    """Report the names that a record both applies and uses as a value, at their second role's first place."""
    values: set[str] = set()
    functions: set[str] = set()
    told: set[str] = set(unexplained)
    for formula, reading in record.read_formulas():
        values.update(reading.free)
        functions.update(reading.functions)
        for name in sorted((values & functions) - told):
            told.add(name)
            latex = formula.formula.latex
            text, span = first_place(latex, name, find_places(latex.text, reading.names, record.macros))
            message = f"`{text}` is a value and a function in this record"
            hint = f"declare it with `kind: function` if it is one everywhere, else write `{text}` for one of them only"
            yield rules.VALUE_AND_FUNCTION.at(span, message, hint).within(record=record.id, formula=formula.name)
