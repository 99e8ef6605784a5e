"""Where a record speaks of symbols besides its formulas: in its texts, shapes and domains, examples and code."""

import re
from collections.abc import Iterable, Iterator

from formdeck.model import Binding, Code, Given, Record, Symbol
from formdeck.source import SourceText

_WORD = re.compile(r"[A-Za-z]+")


def texts_of(record: Record) -> Iterator[SourceText]:
    """List the Markdown of a record but the meanings of its symbols."""
    yield record.title
    for formula in record.formulas:
        yield from _present(formula.title, formula.note)
    for note in record.notes:
        yield from _present(note.title, note.body)
    for figure in record.figures:
        yield from _present(figure.caption, figure.alt)


def latex_of(record: Record) -> Iterator[str]:
    """List the LaTeX of a record's formulas, examples and code."""
    for formula in record.formulas:
        yield formula.latex.text
    for example in record.examples:
        yield from _bindings(example.given)
    for code in record.code:
        yield from _names_of(code)


def latex_of_entry(symbol: Symbol) -> Iterator[str]:
    """List the LaTeX that says what a symbol is."""
    return (text.text for text in _present(symbol.shape, symbol.domain, symbol.unit))


def code_words(record: Record) -> frozenset[str]:
    """Collect the words of a record's code: ``theta`` and ``t`` of ``theta_t``."""
    return frozenset(word for code in record.code for word in _WORD.findall(code.source.text))


def _names_of(code: Code) -> Iterator[str]:
    for name in code.names:
        yield name.symbol.text
    for given in code.given:
        yield from _bindings(given)


def _bindings(bindings: Iterable[Binding]) -> Iterator[str]:
    for binding in bindings:
        yield binding.name.text
        yield from _values(binding.value)


def _values(value: Given) -> Iterator[str]:
    if value.text is not None:
        yield value.text.text
    for item in value.items:
        yield from _values(item)


def _present(*texts: SourceText | None) -> Iterator[SourceText]:
    return (text for text in texts if text is not None)
