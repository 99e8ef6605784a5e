"""``formdeck print``: a deck's pages, or cards of its formulas, on sheets of paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from formdeck.diagnostics import Diagnostic, Failure, Outcome
from formdeck.edition import FULL, Edition
from formdeck.export.imposition import Job, Layout, impose, page_size, plan_sheets
from formdeck.export.publish import publish, work_folder, writing
from formdeck.pipeline import COMPILED, CompiledDeck, unsuppressed
from formdeck.source import SourceFile
from formdeck.workspace.build import Order, build_deck
from formdeck.workspace.fit import fit_known
from formdeck.workspace.head_start import GetTools
from formdeck.workspace.print_cards import make_cards
from formdeck.workspace.project import DeckFolder, Project
from formdeck.workspace.selection import Selection, select_pages
from formdeck.workspace.targets import print_path
from formdeck.workspace.theme import find_theme
from formdeck.workspace.workshop import Workshop, open_workshop

_PDF = "pdf"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the user asked for: which pages, how they stand on the paper, whether in grey.

    ``theme`` takes the place of the one that the deck names.
    """

    selection: Selection
    job: Job
    mono: bool = False
    browser: str | None = None
    edition: Edition = FULL
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was written: which pages of how many, on how many sheets; and what was found when they were made.

    ``cards`` counts the cards that were made of the pages, if it is they that were printed.
    """

    output: Path
    pages: tuple[int, ...]
    of_pages: int
    sheets: int
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]
    cards: int = 0


@dataclass(frozen=True, slots=True)
class _Source:
    """A PDF, which of its pages are to be put on sheets, and what was found when it was made.

    ``wanted`` are the deck's pages that it shows, out of ``of_pages``.
    """

    document: Path
    pages: Sequence[int]
    wanted: tuple[int, ...]
    of_pages: int
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]
    cards: int = 0


def print_deck(project: Project, folder: DeckFolder, order: PrintOrder, get_tools: GetTools) -> PrintReport:
    """Put the pages that are wanted on sheets of paper, as a PDF that is ready for the printer.

    Raises:
        Failure: no page fits what is asked for, the pages cannot be made, or the sheets cannot be written.
    """
    with open_workshop(project, folder, get_tools, order.edition) as workshop:
        compiled = workshop.compile()
        fitted = fit_known(workshop, compiled.value)
        theme = choose_print_theme(project, compiled.value.deck.theme.text, order)
    wanted = select_pages(fitted.deck, fitted.markdown.pages, order.selection)
    output = print_path(project.build, workshop.name, order.job.layout)
    with work_folder(output) as work:
        if order.job.layout is Layout.CARDS:
            source = _cards(workshop, Outcome(fitted, compiled.diagnostics), wanted, work / "cards.pdf")
        else:
            source = _whole_deck(project, folder, replace(order, theme=theme), get_tools)
        plan = plan_sheets(source.pages, page_size(source.document)[1], order.job)
        with writing(output):
            impose(source.document, plan, work / output.name, grey=order.mono)
            publish(work / output.name, output)
    sheets, found = len(plan.sheets), source.diagnostics
    return PrintReport(output, source.wanted, source.of_pages, sheets, found, source.sources, source.cards)


def choose_print_theme(project: Project, of_deck: str, order: PrintOrder) -> str | None:
    """Choose the theme to print in, None for the deck's own; in grey its variant in black lines, if there is one."""
    if not order.mono:
        return order.theme
    family, _, _ = (order.theme or of_deck).rpartition("_")
    variant = f"{family}_mono"
    return variant if variant != of_deck and find_theme(project, variant) is not None else order.theme


def _whole_deck(project: Project, folder: DeckFolder, order: PrintOrder, get_tools: GetTools) -> _Source:
    """Bring the deck's PDF up to date. Only then it is known which pages have been divided so that all fits on them."""
    wanted = Order((_PDF,), browser=order.browser, edition=order.edition, theme=order.theme)
    built = build_deck(project, folder, wanted, get_tools)
    if built.failures:
        raise built.failures[0]
    (document,) = (result.output for result in built.results)
    with open_workshop(project, folder, get_tools, order.edition, order.theme) as workshop:
        compiled = fit_known(workshop, workshop.compile().value)
    pages = compiled.markdown.pages
    if page_size(document)[0] != len(pages.pages):
        raise Failure("the deck has changed while it was printed", "run it again")
    chosen = select_pages(compiled.deck, pages, order.selection)
    return _Source(document, chosen, chosen, len(pages.pages), built.diagnostics, built.sources)


def _cards(workshop: Workshop, compiled: Outcome[CompiledDeck], wanted: tuple[int, ...], document: Path) -> _Source:
    """Make the cards of the formulas on some pages, each a front and a back."""
    made = make_cards(workshop, compiled, wanted, document)
    found = unsuppressed(compiled.value, (*compiled.diagnostics, *made.diagnostics), COMPILED)
    pages, count = range(1, 2 * made.value + 1), len(compiled.value.markdown.pages.pages)
    return _Source(document, pages, wanted, count, found, compiled.value.sources, made.value)
