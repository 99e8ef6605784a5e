"""How many entries of the E資格 deck need their ``kind``: each is left out once, and its record read anew."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from bench.corpus import read_deck
from formdeck.checks.inline_maths import inline_maths_of
from formdeck.diagnostics import Severity
from formdeck.latex import Reading, declarations_in_scope, read_detached
from formdeck.latex.glossary.scope import visible_declarations
from formdeck.model import Chapter, Deck, Record, Symbol


class Without(StrEnum):
    """What happens to a record's formulas without a kind; the worst counts."""

    REFUSED = "some formula is refused"
    DIFFERS = "some formula is read otherwise"
    NOTED = "some formula is read alike, with another note"
    ALIKE = "all is alike"


def report_kinds(_arguments: Sequence[str] = ()) -> None:
    """Print the counts."""
    deck = read_deck()
    records = [(record, chapter) for chapter in deck.chapters for record in chapter.records]
    entries = sum(len(record.glossary) for record, _ in records)
    found = Counter(
        _worst(_readings(record, chapter, deck), _readings(_without(record, entry), chapter, deck))
        for record, chapter in records
        for entry in record.glossary
        if entry.kind is not None
    )
    print(f"\n{entries} entries, {found.total()} with a kind; without it")
    for outcome in Without:
        print(f"  {outcome:50} {found[outcome]:4}")


def _without(record: Record, entry: Symbol) -> Record:
    return replace(
        record, glossary=tuple(replace(each, kind=None) if each is entry else each for each in record.glossary)
    )


def _readings(record: Record, chapter: Chapter, deck: Deck) -> list[Reading]:
    declared = declarations_in_scope(record, chapter, deck)
    shown = [(formula.latex.text, False) for formula in record.formulas]
    shown += [(latex.text, True) for latex in inline_maths_of(record)]
    return [read_detached(text, visible_declarations(text, declared), {}, inline=inline) for text, inline in shown]


def _worst(before: list[Reading], after: list[Reading]) -> Without:
    outcomes = {_outcome(*pair) for pair in zip(before, after, strict=True)}
    return next((outcome for outcome in Without if outcome in outcomes), Without.ALIKE)


def _outcome(before: Reading, after: Reading) -> Without:
    if _errors(after) != _errors(before):
        return Without.REFUSED
    if after.read_back != before.read_back:
        return Without.DIFFERS
    return Without.ALIKE if _notes(after) == _notes(before) else Without.NOTED


def _errors(reading: Reading) -> list[str]:
    return [found.message for found in reading.found if found.severity is Severity.ERROR]


def _notes(reading: Reading) -> list[str]:
    return [found.message for found in reading.notes]
