"""``formdeck print``: a deck's PDF, brought up to date, on sheets of paper."""

from dataclasses import dataclass
from pathlib import Path

from formdeck.diagnostics import Diagnostic, Failure
from formdeck.export.imposition import Job, impose, page_size, plan_sheets
from formdeck.export.publish import publish, work_folder, writing
from formdeck.source import SourceFile
from formdeck.workspace.build import Order, build_deck
from formdeck.workspace.project import DeckFolder, Project
from formdeck.workspace.selection import Selection, select_pages
from formdeck.workspace.targets import print_path
from formdeck.workspace.workshop import GetTools, open_workshop

_PDF = "pdf"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the user asked for: which pages, how they stand on the paper, whether in grey."""

    selection: Selection
    job: Job
    mono: bool = False
    browser: str | None = None


@dataclass(frozen=True, slots=True)
class PrintReport:
    """What was written: which pages of how many, on how many sheets; and what was found when the PDF was made."""

    output: Path
    pages: tuple[int, ...]
    of_pages: int
    sheets: int
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]


def print_deck(project: Project, folder: DeckFolder, order: PrintOrder, get_tools: GetTools) -> PrintReport:
    """Put the pages that are wanted on sheets of paper, as a PDF that is ready for the printer.

    Raises:
        Failure: no page fits what is asked for, the PDF cannot be made, or the sheets cannot be written.
    """
    with open_workshop(project, folder, get_tools) as workshop:
        compiled = workshop.compile().value
    wanted = select_pages(compiled.deck, compiled.markdown.pages, order.selection)
    built = build_deck(project, folder, Order((_PDF,), browser=order.browser), get_tools)
    if built.failures:
        raise built.failures[0]
    (document,) = (result.output for result in built.results)
    count, size = page_size(document)
    if count != len(compiled.markdown.pages.pages):
        raise Failure("the deck has changed while it was printed", "run it again")
    plan = plan_sheets(wanted, size, order.job)
    output = print_path(project.build, folder.name, order.job.layout)
    with work_folder(output) as work, writing(output):
        impose(document, plan, work / output.name, grey=order.mono)
        publish(work / output.name, output)
    return PrintReport(output, wanted, count, len(plan.sheets), built.diagnostics, built.sources)
