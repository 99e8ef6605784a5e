"""Setting pages so that they hold what is on them, as the browser has measured."""

from collections.abc import Mapping

from formdeck.geometry import Measured
from formdeck.model import FitMode
from formdeck.pipeline import CompiledDeck, fit_deck
from formdeck.render import Fit
from formdeck.workspace.measure import known_pages, measure_pages
from formdeck.workspace.workshop import Workshop


def fit_known(workshop: Workshop, compiled: CompiledDeck) -> CompiledDeck:
    """Set the pages as far as earlier runs have measured them; of the others the estimate holds."""
    return fit(workshop, compiled, known_pages(workshop, compiled))


def fit_measured(workshop: Workshop, compiled: CompiledDeck) -> tuple[CompiledDeck, tuple[Measured, ...]]:
    """Set all pages as they fit, and tell where everything stands on them.

    Raises:
        Failure: there is no browser, or it does not do its work.
    """
    measured = measure_pages(workshop, compiled)
    fitted = fit(workshop, compiled, measured)
    again = measure_pages(workshop, fitted)
    return fitted, tuple(again[page] for page in fitted.markdown.page_texts)


def fit(workshop: Workshop, compiled: CompiledDeck, measured: Mapping[str, Measured]) -> CompiledDeck:
    """Write the pages as measuring has shown that they fit."""
    fits = _decide(compiled, measured)
    if compiled.deck.fit is FitMode.STRICT or fits == compiled.additions.fits:
        return compiled
    return fit_deck(compiled, fits, workshop.templates, workshop.cache)


def _decide(compiled: CompiledDeck, measured: Mapping[str, Measured]) -> dict[str, Fit]:
    pages = zip(compiled.markdown.pages.pages, compiled.markdown.page_texts, strict=True)
    return {page.records[0]: Fit(measured[text].step) for page, text in pages if page.records and text in measured}
