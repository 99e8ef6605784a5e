"""FD403: symbols of one record that look alike."""

import re
from collections.abc import Collection, Iterator
from contextlib import suppress

from formdeck.checks.latex import FormulaReading
from formdeck.checks.symbols.names import core_letter, is_plain_letter
from formdeck.checks.symbols.occurrences import find_occurrences
from formdeck.checks.symbols.pairs import BOLD, DIGITS, LOOK_ALIKES, SHAPES
from formdeck.checks.symbols.scope import RecordSymbols
from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import meaning as rules
from formdeck.latex.problem import Unreadable
from formdeck.source import Span

_PAIRS = sorted(sorted(pair) for pair in LOOK_ALIKES)


def check_look_alikes(record: RecordSymbols, unexplained: Collection[str]) -> Iterator[Diagnostic]:
    """Report pairs of look-alikes at the one that comes second.

    A name that nothing explains is left out: FD401 asks whether the other one is meant.
    """
    letters = {core_letter(name) for name in record.names if is_plain_letter(name)}
    letters -= {core_letter(name) for name in unexplained}
    for pair in _PAIRS:
        if letters.issuperset(pair):
            yield from _check_pair(record, frozenset(pair))
    for bold, plain in _bold_beside_plain(record):
        yield from _check_bold(record, bold, plain)
    applied = {name for _, reading in record.read_formulas() for name in reading.functions}
    for letter, digit in DIGITS.items():
        if letter in letters - applied and _shows_digit(record, digit):
            yield from _check_digit(record, letter, digit)


def _check_pair(record: RecordSymbols, pair: frozenset[str]) -> Iterator[Diagnostic]:
    first = None
    for formula, letter, span in _letters(record):
        if first is None and letter in pair:
            first = letter
        elif first is not None and letter in pair - {first}:
            shapes = pair in SHAPES
            message = f"`{letter}` looks like `{first}`, which this record uses, too"
            hint = "use one shape of the letter" if shapes else "another letter for one of them is easier to tell apart"
            yield _finding(record, formula, span, message, hint)
            return


def _bold_beside_plain(record: RecordSymbols) -> Iterator[tuple[str, str]]:
    r"""Find letters that stand bold and plain; the components of a bold one (``x_i`` of ``\mathbf{x}``) are plain."""
    bare = {form.latex for _, reading in record.read_formulas() for form in reading.forms if form.latex == form.name}
    for name in sorted(record.names):
        font, _, letter = name.rstrip("}").partition("{")
        if font in BOLD and letter in bare:
            yield name, letter


def _check_bold(record: RecordSymbols, bold: str, plain: str) -> Iterator[Diagnostic]:
    for formula, letter, span in _letters(record):
        if letter == bold:
            message = f"`{bold}` looks like the `{plain}` that this record uses, too, when written by hand"
            yield _finding(record, formula, span, message, "another letter for one of them is easier to tell apart")
            return


def _check_digit(record: RecordSymbols, letter: str, digit: str) -> Iterator[Diagnostic]:
    for formula, found, span in _letters(record):
        if found == letter:
            hint = r"`\ell` is easier to tell apart" if letter == "l" else "another letter is easier to tell apart"
            message = f"`{letter}` looks like the `{digit}` that this record uses, too"
            yield _finding(record, formula, span, message, hint)
            return


def _letters(record: RecordSymbols) -> Iterator[tuple[FormulaReading, str, Span]]:
    """List the plain letters of a record's formulas with their places."""
    for formula, _ in record.read_formulas():
        latex = formula.formula.latex
        with suppress(Unreadable):
            for occurrence in find_occurrences(latex.text, record.macros):
                place = occurrence.base_place
                yield formula, occurrence.base.rstrip("'"), latex.span(place.start, place.end)


def _shows_digit(record: RecordSymbols, digit: str) -> bool:
    alone = re.compile(rf"(?<![0-9.]){digit}(?![0-9.])")
    return any(alone.search(formula.formula.latex.text) for formula, _ in record.read_formulas())


def _finding(record: RecordSymbols, formula: FormulaReading, span: Span, message: str, hint: str) -> Diagnostic:
    return rules.LOOK_ALIKES.at(span, message, hint).within(record=record.id, formula=formula.name)
