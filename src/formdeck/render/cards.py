"""Study cards: for each formula two small pages, what is asked for and the formula."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.model import Deck, Formula, Record, Symbol
from formdeck.render.numbering import numbered_records
from formdeck.render.pages import Page, PageKind, lay_out_pages
from formdeck.render.record import error_sheet, view_record
from formdeck.render.record_inputs import Additions, DeckScope, RecordInputs, record_inputs
from formdeck.render.relative import make_placeless
from formdeck.render.templates import Templates
from formdeck.render.tex import Macros, display_extent
from formdeck.render.words import choose_words, written_words

THEME = "cards"
_SIDES = ("front", "back")
_MOST_SYMBOLS = 5
# As the theme `cards` has it, in millimetres: the room for a formula and its symbols, a line of these, the rule above
# them, an em of a formula.
_WIDTH, _HEIGHT, _SYMBOL, _RULE, _EM = 83.0, 51.0, 4.6, 2.8, 5.0
_LEAST_SCALE = 0.8  # a formula that symbols would make smaller goes before them

SymbolsOfFormulas = Mapping[str, Sequence[Sequence[Symbol]]]
"""The glossary entries that explain each formula, by record id."""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards as Marp Markdown; each front is followed by its back. ``pages`` tells the record of each."""

    text: str
    pages: tuple[Page, ...]


def render_cards(
    deck: Deck,
    records: Collection[str],
    symbols: SymbolsOfFormulas,
    templates: Templates,
    marks: Mapping[str, Sequence[str]],
) -> Outcome[Cards]:
    """Write the cards of some records, given by their ids; ``marks`` are codes to show on them, by record id."""
    words = choose_words(deck).value
    scope = DeckScope(deck, words, lay_out_pages(deck).of_records(), Additions(marks=marks))
    found: list[Diagnostic] = []
    sides: list[str] = []
    pages: list[Page] = []
    for inputs in _inputs(scope, records, symbols):
        view = view_record(inputs)
        found += view.diagnostics
        for side in _SIDES:
            variables = {"record": view.value, "side": side, "words": written_words(words)}
            filled = templates.render("card", variables)
            found += filled.diagnostics
            sides.append((filled.value or error_sheet(view.value, words["not_rendered"])).strip("\n"))
            pages.append(Page(len(sides), PageKind.RECORD, inputs.chapter, (inputs.record.id.text,)))
    frame = {"title": deck.title.text, "lang": deck.lang, "theme": THEME, "math": deck.math, "style": "", "footer": ""}
    whole = templates.render("deck", {**frame, "pages": sides, "words": written_words(words)})
    return Outcome(Cards(whole.value or "", tuple(pages)), (*found, *whole.diagnostics))


def _inputs(scope: DeckScope, records: Collection[str], symbols: SymbolsOfFormulas) -> Iterator[RecordInputs]:
    """Make of each formula a record with nothing but it and what explains it."""
    for number, chapter, first, record in numbered_records(scope.deck):
        if record.id.text in records:
            for at, alone in enumerate(_alone(record)):
                explaining = symbols.get(record.id.text, ())[at : at + 1]
                inputs = record_inputs(scope, alone, chapter, (number, first + at))
                room = _room_for_symbols(alone.formulas[0], inputs.macros)
                shown = [symbol for entries in explaining for symbol in entries][:room]
                yield replace(inputs, inherited=tuple(map(make_placeless, shown)))


def _room_for_symbols(formula: Formula, macros: Macros) -> int:
    """Tell how many symbols a card can explain below a formula that stays large enough to be read."""
    extent = display_extent(formula.latex.text, macros)
    width, height = extent.width * _EM, extent.height * _EM
    least = height * min(_LEAST_SCALE, _WIDTH / max(width, 1.0))
    return max(0, min(_MOST_SYMBOLS, int((_HEIGHT - _RULE - least) / _SYMBOL)))


def _alone(record: Record) -> Iterator[Record]:
    nothing = replace(record, glossary=(), notes=(), code=(), examples=(), figures=(), see=(), sources=())
    return (replace(nothing, formulas=(formula,)) for formula in record.formulas)
