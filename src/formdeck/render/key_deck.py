"""The key edition: what belongs into the boxes of the edition with blanks."""

from collections.abc import Iterator

from formdeck.diagnostics import Outcome
from formdeck.model import Deck
from formdeck.render.editions.key import KeyEntry, split_key
from formdeck.render.front import FrontPages
from formdeck.render.numbering import numbered_records
from formdeck.render.pages import Page, PageKind, Pages, lay_out_pages, make_lists
from formdeck.render.record import list_answers
from formdeck.render.record_inputs import Additions, DeckScope, record_inputs
from formdeck.render.sheets import MarpMarkdown
from formdeck.render.templates import Templates
from formdeck.render.words import choose_words


def render_key(deck: Deck, templates: Templates, additions: Additions) -> Outcome[MarpMarkdown]:
    """Write the answers of a deck, by page and record, as Marp Markdown."""
    lists = make_lists(deck, additions.inherited, additions.forms)
    whole = lay_out_pages(deck, lists, fits=additions.fits)
    scope = DeckScope(deck, choose_words(deck).value, whole.of_records(), additions)
    parts = split_key(_entries(scope))
    pages = Pages(tuple(_page(number, part) for number, part in enumerate(parts, start=1)))
    front = FrontPages(scope, lists, whole, templates)
    texts = tuple(front.key_page(part, number) for number, part in enumerate(parts))
    return Outcome(MarpMarkdown(front.document(texts), pages, texts), tuple(front.found))


def _page(number: int, entries: tuple[KeyEntry, ...]) -> Page:
    return Page(number, PageKind.KEY, entries[0].chapter, tuple(dict.fromkeys(entry.record for entry in entries)))


def _entries(scope: DeckScope) -> Iterator[KeyEntry]:
    for number, chapter, formula, record in numbered_records(scope.deck):
        name = record.id.text
        answers = list_answers(record_inputs(scope, record, chapter, (number, formula)))
        yield KeyEntry(name, record.title, number, scope.pages[name], answers)
