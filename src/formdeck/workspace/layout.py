"""The check family ``layout``: what is wrong with pages whose measures are known."""

from collections.abc import Iterator, Sequence

from formdeck.checks.layout import LaidOutPage, check_layout
from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.geometry import Measured
from formdeck.pipeline import CompiledDeck
from formdeck.render import PageKind
from formdeck.workspace.fit import fit_measured
from formdeck.workspace.workshop import Workshop


def examine_layout(workshop: Workshop, compiled: CompiledDeck) -> Outcome[CompiledDeck]:
    """Set a deck's pages as they fit, measuring what is new, and report what is wrong with their layout.

    Raises:
        Failure: there is no browser, or it does not do its work.
    """
    fitted, measured = fit_measured(workshop, compiled)
    return Outcome(fitted, check_measured(fitted, measured))


def check_measured(compiled: CompiledDeck, measured: Sequence[Measured]) -> tuple[Diagnostic, ...]:
    """Report what is wrong with the layout of a deck's pages, given in their order; worst first."""
    found = check_layout(_pages(compiled, measured))
    return tuple(finding.within(deck=compiled.deck.name) for finding in found)


def _pages(compiled: CompiledDeck, measured: Sequence[Measured]) -> Iterator[LaidOutPage]:
    deck = compiled.deck
    records = {record.id.text: record for chapter in deck.chapters for record in chapter.records}
    for page, one in zip(compiled.markdown.pages.pages, measured, strict=True):
        chapter = deck.chapters[page.chapter - 1] if page.chapter else None
        elsewhere = (chapter or deck).title.span()
        names = page.records if page.kind is PageKind.RECORD else ()
        shown = tuple(compiled.shown_part(records[name], page.part if not at else 0) for at, name in enumerate(names))
        yield LaidOutPage(page.number, one.geometry, elsewhere, shown, goes_on=compiled.was_divided(page))
