"""Making the cards that ``formdeck print --layout cards`` puts on sheets."""

from collections.abc import Collection
from pathlib import Path

from formdeck.checks.formula_symbols import formula_symbols
from formdeck.diagnostics import Failure, Outcome
from formdeck.export import Format, export_document
from formdeck.export.locate import locate_findings
from formdeck.pipeline import CompiledDeck, marks
from formdeck.render.cards import THEME, render_cards
from formdeck.workspace.workshop import Workshop


def make_cards(
    workshop: Workshop, compiled: Outcome[CompiledDeck], wanted: Collection[int], output: Path
) -> Outcome[int]:
    """Write the cards of the formulas on some pages as a PDF; each front is followed by its back.

    Returns:
        How many cards there are.

    Raises:
        Failure: there is no formula on the pages, or the PDF cannot be made.
    """
    deck = compiled.value.deck
    records = {
        record for page in compiled.value.markdown.pages.pages if page.number in wanted for record in page.records
    }
    symbols = {one.record.id.text: formula_symbols(one, deck) for one in compiled.value.readings}
    cards = render_cards(deck, records, symbols, workshop.templates, marks(deck, compiled.diagnostics))
    if not cards.value.pages:
        raise Failure("there is no formula on these pages, so there are no cards")
    document = workshop.document(compiled.value, cards.value.text, THEME)
    tools = workshop.get_tools(True)  # noqa: FBT003 - a browser is needed
    made = export_document(document, Format.PDF, output, tools, kept=workshop.project.cache / "fonts")
    found = locate_findings(made.findings, made.flaws, deck, cards.value.pages)
    return Outcome(len(cards.value.pages) // 2, (*cards.diagnostics, *found))
