"""Setting pages so that they hold what is on them, as the browser has measured."""

from collections.abc import Mapping
from dataclasses import replace

from formdeck.edition import EditionKind
from formdeck.geometry import Measured
from formdeck.model import FitMode
from formdeck.pipeline import CompiledDeck, fit_deck
from formdeck.render import Cut, Division, Fit, Page, PageKind, divide_page
from formdeck.workspace.measure import known_pages, measure_pages
from formdeck.workspace.workshop import Workshop

# A page that was divided is measured again, and so on; what does not fit by then stays as it is.
_ROUNDS = 5


def fit_known(workshop: Workshop, compiled: CompiledDeck) -> CompiledDeck:
    """Set the pages as far as earlier runs have measured them; of the others the estimate holds."""
    if workshop.edition.kind is EditionKind.KEY:
        return _number_key(workshop, compiled)
    for _ in range(_ROUNDS):
        fitted = fit(workshop, compiled, known_pages(workshop, compiled))
        if fitted is compiled:
            break
        compiled = fitted
    return compiled


def _number_key(workshop: Workshop, compiled: CompiledDeck) -> CompiledDeck:
    """Let a key name the pages of the edition that it belongs to as they are once that has been made to fit."""
    blank = replace(workshop, edition=replace(workshop.edition, kind=EditionKind.BLANK))
    fits = fit_known(blank, blank.compile().value).additions.fits
    return fit_deck(compiled, fits, workshop.templates, workshop.cache) if fits else compiled


def fit_measured(workshop: Workshop, compiled: CompiledDeck) -> tuple[CompiledDeck, tuple[Measured, ...]]:
    """Set all pages as they fit, and tell where everything stands on them.

    Raises:
        Failure: there is no browser, or it does not do its work.
    """
    measured = measure_pages(workshop, compiled)
    for _ in range(_ROUNDS):
        fitted = fit(workshop, compiled, measured)
        if fitted is compiled:
            break
        compiled, measured = fitted, measure_pages(workshop, fitted)
    return compiled, tuple(measured[page] for page in compiled.markdown.page_texts)


def fit(workshop: Workshop, compiled: CompiledDeck, measured: Mapping[str, Measured]) -> CompiledDeck:
    """Write the pages as measuring has shown that they fit; the same deck if they are as they should be."""
    fits = decide_fits(compiled, measured)
    if compiled.deck.fit is FitMode.STRICT or fits == compiled.additions.fits:
        return compiled
    return fit_deck(compiled, fits, workshop.templates, workshop.cache)


def decide_fits(compiled: CompiledDeck, measured: Mapping[str, Measured]) -> dict[str, Fit]:
    """Decide what becomes of each record whose page has been measured; what was decided before is gone on from."""
    fits = dict(compiled.additions.fits)
    for page, text in zip(compiled.markdown.pages.pages, compiled.markdown.page_texts, strict=True):
        if page.kind is PageKind.RECORD and text in measured:
            _decide(fits, page, measured[text], compiled)
    return fits


def _decide(fits: dict[str, Fit], page: Page, measured: Measured, compiled: CompiledDeck) -> None:
    first = page.records[0]
    fit = fits.get(first, Fit())
    steps = list(fit.steps)
    steps[page.part] = measured.step
    divisions = divide_page(measured.natural) if measured.natural is not None else ()
    if divisions:
        steps[page.part] = None  # what stays on the page fits without being set denser, or is measured anew
    fits[first] = replace(fit, steps=tuple(steps))
    for division in divisions:
        _divide(fits, page, division, compiled)


def _divide(fits: dict[str, Fit], page: Page, division: Division, compiled: CompiledDeck) -> None:
    name = page.records[min(division.record, len(page.records) - 1)]
    fit = fits.get(name, Fit())
    if division.cut == Cut(0):
        fits[name] = replace(fit, apart=True)
        return
    begin = Cut(0) if division.record or not page.part else fit.cuts[page.part - 1]
    item = division.cut.item + (begin.item if division.cut.piece == 0 else 0)
    cut = Cut(begin.piece + division.cut.piece, item)
    if cut in fit.cuts or not compiled.can_cut(name, cut):  # a template of the user's may set other pieces
        return
    cuts = tuple(sorted((*fit.cuts, cut)))
    at = cuts.index(cut)
    fits[name] = replace(fit, cuts=cuts, steps=(*fit.steps[: at + 1], None, *fit.steps[at + 1 :]))
