r"""The forms in which a record's formulas use what its glossaries explain: ``\theta_{t + 1}`` for ``\theta``."""

import re
from collections.abc import Iterable
from contextlib import suppress

from formdeck.checks.latex import RecordReading, macros_of
from formdeck.checks.symbols.glossary import Entry, Explained, glossary_of
from formdeck.latex import ShownForm
from formdeck.latex.glossary.keys import Key, read_key
from formdeck.latex.problem import Unreadable
from formdeck.model import Deck, UsedForm

_SEPARATORS = re.compile(r"[,\s]+")


def used_forms(reading: RecordReading, deck: Deck) -> tuple[UsedForm, ...]:
    """List the forms of explained symbols in a record's formulas, the short ones first."""
    macros = tuple(sorted(macros_of(deck).items()))
    scopes = (reading.record.glossary, reading.chapter.glossary, deck.glossary)
    explained = Explained(glossary_of(symbols, macros) for symbols in scopes)
    shown = dict.fromkeys(form for formula in reading.formulas if formula.reading for form in formula.reading.forms)
    found = (
        UsedForm(entry.key.name, entry.symbol.meaning.text.strip(), form.latex)
        for form in shown
        for entry in _nearest(form, explained.explaining(form.name))
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda form: (len(form.latex), form.latex)))


def _nearest(form: ShownForm, entries: Iterable[Entry]) -> list[Entry]:
    r"""Choose the entries that a form belongs to: ``C_k`` to that of ``C_k`` if there is one, else to that of ``C``."""
    key = Key(form.name)
    with suppress(Unreadable):
        key = read_key(form.latex)
    ranked = [(_nearness(key, form.name, entry.key), entry) for entry in entries]
    nearest = max((rank for rank, _ in ranked), default=None)
    return [entry for rank, entry in ranked if rank == nearest]


def _nearness(form: Key, name: str, entry: Key) -> tuple[bool, bool, bool]:
    exact = _SEPARATORS.sub("", form.name) == _SEPARATORS.sub("", entry.name)
    return exact, (form.base, form.sup) == (entry.base, entry.sup), name == entry.name
