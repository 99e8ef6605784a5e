"""Making a deck's outputs: compile, write the Markdown, export; mark the pages that have errors."""

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from formdeck.diagnostics import Diagnostic, Failure, Outcome, Severity
from formdeck.export import PAGES_AT_A_TIME, Export, Format, LaidOut
from formdeck.export.locate import locate_findings
from formdeck.export.publish import cannot_write
from formdeck.pipeline import COMPILED, CompiledDeck, marks, unsuppressed
from formdeck.source import SourceFile
from formdeck.workspace.fit import fit, fit_known, fit_measured
from formdeck.workspace.head_start import Begun, begin, draft_taker, exports_of
from formdeck.workspace.layout import examine_layout
from formdeck.workspace.measure import keep_measured
from formdeck.workspace.targets import MARKDOWN, target_path
from formdeck.workspace.typeset import check_typesetting
from formdeck.workspace.workshop import Workshop
from formdeck.workspace.write import write_whole

_TYPESET, _LAID_OUT = ("FD60",), ("FD61", "FD62")


@dataclass(frozen=True, slots=True)
class Made:
    """An output that was made. ``seconds`` is the time it took."""

    target: str
    output: Path
    pages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Produced:
    """All that was made and found; ``made`` is empty where ``strict`` kept everything back.

    ``failures`` say why an output that was asked for was not made; what stood in its place is untouched.
    """

    made: tuple[Made, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]
    failures: tuple[Failure, ...] = ()


def produce(
    workshop: Workshop, targets: Sequence[str], begun: Begun, *, strict: bool, known: Sequence[Diagnostic] = ()
) -> Produced:
    """Make some outputs of a deck; the Markdown, from which all others are made, is always among them.

    ``begun`` are exports that were begun ahead, ``known`` findings that exports of the same deck made earlier.

    Raises:
        Failure: the deck cannot be read or the Markdown cannot be written; outputs made before are untouched.
    """
    start = time.perf_counter()
    exports = exports_of(targets)
    looked_for = _looked_for(exports)
    outcome = _fitted(workshop, workshop.compile(known, take_draft=draft_taker(begun)))
    if exports and strict:
        outcome = _fitted(workshop, workshop.compile(_find_all(workshop, outcome.value, looked_for)))
    found = unsuppressed(outcome.value, outcome.diagnostics, looked_for)
    if strict and any(finding.severity is not Severity.NOTE for finding in found):
        return Produced((), found, outcome.value.sources)
    made = [_write_markdown(workshop, outcome.value, start)]
    failures: list[Failure] = []
    for target in exports:
        try:
            outcome, exported = _export(workshop, outcome, target, begun)
        except Failure as failure:
            failures.append(failure)
        else:
            made.append(exported)
    made[0] = _write_markdown(workshop, outcome.value, start)
    found = unsuppressed(outcome.value, outcome.diagnostics, looked_for)
    return Produced(tuple(made), found, outcome.value.sources, tuple(failures))


def _looked_for(exports: Sequence[str]) -> tuple[str, ...]:
    """Say how the codes begin of all that is found while some outputs are made."""
    if not exports:
        return COMPILED
    return (*COMPILED, *_TYPESET, *(() if exports == [Format.HTML] else _LAID_OUT))


def _fitted(workshop: Workshop, outcome: Outcome[CompiledDeck]) -> Outcome[CompiledDeck]:
    """Set the pages as dense as they are known to fit."""
    return Outcome(fit_known(workshop, outcome.value), outcome.diagnostics)


def _find_all(workshop: Workshop, compiled: CompiledDeck, looked_for: Sequence[str]) -> tuple[Diagnostic, ...]:
    """Find what exports would find, before anything is written."""
    if not set(_LAID_OUT).issubset(looked_for):
        return check_typesetting(workshop, compiled)
    examined = examine_layout(workshop, compiled)
    return (*check_typesetting(workshop, examined.value), *examined.diagnostics)


def _export(
    workshop: Workshop, outcome: Outcome[CompiledDeck], target: str, begun: Begun
) -> tuple[Outcome[CompiledDeck], Made]:
    """Export; and once more if a page must be divided, or something is found that must be marked on the pages.

    Both is known before the output is written, which is then given up.
    """
    start = time.perf_counter()
    is_marked = False
    while True:
        with _begin(workshop, target, begun) as export:
            laid_out, compiled, found = _lay_out(workshop, outcome.value, target, export)
            is_divided = compiled.markdown.pages != outcome.value.markdown.pages
            if not is_divided and (is_marked or _are_marked(outcome, found)):
                export.finish()
                findings = outcome.diagnostics if is_marked else tuple(dict.fromkeys((*outcome.diagnostics, *found)))
                made = Made(target, export.output, laid_out.pages, time.perf_counter() - start)
                return Outcome(compiled, findings), made
            export.give_up()
        if is_divided:
            outcome = Outcome(compiled, outcome.diagnostics)
        else:
            outcome = _fitted(workshop, workshop.compile((*on_pages(outcome.diagnostics), *found)))
            is_marked = True


def _are_marked(outcome: Outcome[CompiledDeck], found: Sequence[Diagnostic]) -> bool:
    """Tell whether the pages carry the marks of all that was found on them, too."""
    deck = outcome.value.deck
    return marks(deck, (*outcome.diagnostics, *found)) == marks(deck, outcome.diagnostics)


def on_pages(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Pick the findings that an export made; compiling alone would lose them."""
    return [finding for finding in findings if finding.code.startswith("FD6")]


def _lay_out(
    workshop: Workshop, compiled: CompiledDeck, target: str, export: Export
) -> tuple[LaidOut, CompiledDeck, tuple[Diagnostic, ...]]:
    """Let the pages be laid out; tell what they are like, the deck with its pages as they fit, and what is wrong."""
    is_printed_in_parts = target == Format.PDF and len(compiled.markdown.page_texts) > PAGES_AT_A_TIME
    if target in (Format.PNG, Format.PPTX) or is_printed_in_parts:
        compiled, _ = fit_measured(workshop, compiled)
    document = replace(workshop.document(compiled, compiled.markdown.text), page_texts=compiled.markdown.page_texts)
    laid_out = export.lay_out(document, kept=workshop.fonts)
    found = locate_findings(laid_out.findings, laid_out.flaws, compiled.deck, compiled.markdown.pages.pages)
    if target == Format.HTML:
        return laid_out, compiled, found
    if laid_out.measured:
        measured = keep_measured(workshop, compiled, compiled.markdown.page_texts, laid_out.measured)
        if fit(workshop, compiled, measured).markdown.pages != compiled.markdown.pages:
            export.give_up()  # before the parts of the page that must be divided are measured
    examined = examine_layout(workshop, compiled)
    return laid_out, examined.value, (*found, *examined.diagnostics)


@contextmanager
def _begin(workshop: Workshop, target: str, begun: Begun) -> Iterator[Export]:
    """Take the export that was begun ahead, or begin one."""
    ahead = begun.pop(target, None)
    if isinstance(ahead, Failure):
        raise ahead
    if ahead is not None:
        yield ahead
        return
    with begin(target, target_path(workshop.project.build, workshop.name, target), workshop.get_tools) as export:
        yield export


def _write_markdown(workshop: Workshop, compiled: CompiledDeck, start: float) -> Made:
    output = target_path(workshop.project.build, workshop.name, MARKDOWN)
    try:
        write_whole(output, compiled.markdown.text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise cannot_write(output, error) from error
    return Made(MARKDOWN, output, len(compiled.markdown.pages.pages), time.perf_counter() - start)
