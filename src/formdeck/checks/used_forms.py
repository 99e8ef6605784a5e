r"""The forms in which a record's formulas use what its glossaries explain: ``\theta_{t + 1}`` for ``\theta``."""

import re
from collections.abc import Iterable
from contextlib import suppress

from formdeck.checks.symbols.glossary import Entry
from formdeck.checks.symbols.scope import RecordSymbols
from formdeck.latex import ShownForm
from formdeck.latex.glossary.keys import Key, read_key
from formdeck.latex.problem import Unreadable
from formdeck.model import UsedForm

_SEPARATORS = re.compile(r"[,\s]+")


def used_forms(record: RecordSymbols) -> tuple[UsedForm, ...]:
    """List the forms of explained symbols in a record's formulas, the short ones first."""
    formulas = record.reading.formulas
    shown = dict.fromkeys(form for formula in formulas if formula.reading for form in formula.reading.forms)
    found = (
        UsedForm(entry.key.name, entry.symbol.meaning.text.strip(), form.latex)
        for form in shown
        for entry in _nearest(form, record.explained.explaining(form.name))
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
