"""The whole deck: every page in its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from formdeck.cache import Recall, make_anew
from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.model import Deck, FitMode, Record
from formdeck.render.density import PAGE, page_height, record_height
from formdeck.render.fit import CROWDED, Fit
from formdeck.render.front import FrontPages
from formdeck.render.numbering import NumberedRecord, numbered_records
from formdeck.render.pages import Page, PageKind, Pages, lay_out_pages, make_lists
from formdeck.render.record import render_record
from formdeck.render.record_inputs import Additions, DeckScope, RecordInputs, Standing, record_inputs
from formdeck.render.relative import make_absolute
from formdeck.render.sheets import MarpMarkdown
from formdeck.render.templates import Templates
from formdeck.render.words import choose_words

RenderRecord = Callable[[RecordInputs, Templates], Outcome[str]]


def render_deck(
    deck: Deck,
    templates: Templates,
    additions: Additions | None = None,
    *,
    render: RenderRecord = render_record,
    recall: Recall = make_anew,
) -> Outcome[MarpMarkdown]:
    """Write a deck as Marp Markdown.

    Args:
        deck: what the user wrote.
        templates: the project's and the built-in ones.
        additions: what the sheets show besides.
        render: ``render_record``, or something that remembers what it said.
        recall: likewise, for all else.
    """
    words = choose_words(deck)
    added = additions or Additions()
    lists = make_lists(deck, added.inherited, added.forms, recall)
    pages = lay_out_pages(deck, lists, recall, _fits(deck, added))
    scope = DeckScope(deck, words.value, pages.of_records(), added, recall)
    front = FrontPages(scope, lists, pages, templates)
    sheets = list(_sheets(scope, pages.pages, numbered_records(deck), templates, render))
    texts = list(_page_texts(pages, front, iter(sheets)))
    text = front.document(texts)
    found = [*words.diagnostics, *(finding for sheet in sheets for finding in sheet.diagnostics), *front.found]
    return Outcome(MarpMarkdown(text, pages, tuple(texts)), _once(found))


def render_record_pages(  # noqa: PLR0913 - as above, and which pages
    deck: Deck,
    pages: Pages,
    wanted: Sequence[Page],
    templates: Templates,
    additions: Additions,
    *,
    render: RenderRecord = render_record,
) -> Outcome[dict[int, str]]:
    """Write some pages of records only, by their numbers; the other pages are where ``pages`` says."""
    scope = DeckScope(deck, choose_words(deck).value, pages.of_records(), additions)
    shown = {record for page in wanted for record in page.records}
    within = {page.chapter for page in wanted}
    records = [each for each in numbered_records(deck, within) if each[3].id.text in shown]
    sheets = list(_sheets(scope, wanted, records, templates, render))
    left = iter(sheets)
    texts = {page.number: "\n\n".join(next(left).value for _ in page.records) for page in wanted}
    return Outcome(texts, _once(finding for sheet in sheets for finding in sheet.diagnostics))


def _once(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Keep the first of findings that say the same of the same place: titles stand in lists, too."""
    first: dict[object, Diagnostic] = {}
    for finding in found:
        first.setdefault((finding.code, finding.span, finding.message), finding)
    return tuple(first.values())


def _sheets(
    scope: DeckScope,
    pages: Sequence[Page],
    numbered: Iterable[NumberedRecord],
    templates: Templates,
    render: RenderRecord,
) -> Iterator[Outcome[str]]:
    """Render the records of some pages, in order; findings get their places in the files back."""
    standings = _standings(pages, list(numbered), scope)
    for (number, chapter, formula, record), standing in standings:
        sheet = render(record_inputs(scope, record, chapter, (number, formula), standing), templates)
        found = (make_absolute(finding, record.place) for finding in sheet.diagnostics)
        yield Outcome(sheet.value, tuple(_of_record(finding, scope.deck, record.id.text) for finding in found))


def _standings(
    pages: Sequence[Page], records: Sequence[NumberedRecord], scope: DeckScope
) -> Iterator[tuple[NumberedRecord, Standing]]:
    """Say of each part of a record, in order, how it stands on its page."""
    first = 0
    for page in pages:
        if page.part and first:  # it goes on with the record that the page before ended with
            first -= 1
        on_page = records[first : first + len(page.records)]
        first += len(page.records)
        step = _step(page, [record for _, _, _, record in on_page], scope)
        for at, record in enumerate(on_page):
            part = page.part if at == 0 else 0
            fit = _fits(scope.deck, scope.additions).get(record[3].id.text, Fit())
            yield record, Standing(continued=at > 0, step=step, part=part, window=fit.window(part))


def _step(page: Page, records: Sequence[Record], scope: DeckScope) -> int:
    """Choose how dense a page is set: as measured, else as estimated, unless the user wants none of it."""
    if scope.deck.fit is FitMode.STRICT or not page.records:
        return 0
    fit = scope.additions.fits.get(page.records[0], Fit())
    known = fit.steps[page.part]
    if known is not None or fit.cuts:
        return known or 0
    inherited = scope.additions.inherited
    heights = [scope.recall(record_height, each, *inherited.get(each.id.text, ())) for each in records]
    return CROWDED if page_height(heights) > PAGE else 0


def _fits(deck: Deck, additions: Additions) -> Mapping[str, Fit]:
    return additions.fits if deck.fit is FitMode.AUTO else {}


def _of_record(finding: Diagnostic, deck: Deck, record: str) -> Diagnostic:
    """Say which record a finding is in, unless it is a template's."""
    in_deck = finding.span is not None and not finding.code.startswith("FD50")
    return finding.within(deck=deck.name, record=record) if in_deck else finding


def _page_texts(pages: Pages, front: FrontPages, sheets: Iterator[Outcome[str]]) -> Iterator[str]:
    for page in pages.pages:
        if page.kind is PageKind.RECORD:
            yield "\n\n".join(next(sheets).value for _ in page.records)
        else:
            yield front.page(page)
