"""Making a deck's outputs: compile, write the Markdown, export; mark the pages that have errors."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from formdeck.diagnostics import Diagnostic, Failure, Outcome, Severity
from formdeck.export import Document, Export, Exported, Format
from formdeck.export.locate import locate_findings
from formdeck.export.publish import cannot_write
from formdeck.pipeline import COMPILED, CompiledDeck, marks, unsuppressed
from formdeck.source import SourceFile
from formdeck.workspace.fit import fit_known, fit_measured
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
    """Export once; and once more if something is found that must be marked on the pages."""
    start = time.perf_counter()
    compiled, made, found = _export_once(workshop, outcome.value, target, start, begun)
    findings = (*outcome.diagnostics, *found)
    if marks(compiled.deck, findings) == marks(compiled.deck, outcome.diagnostics):
        return Outcome(compiled, tuple(dict.fromkeys(findings))), made
    marked = _fitted(workshop, workshop.compile((*on_pages(outcome.diagnostics), *found)))
    compiled, made, _found = _export_once(workshop, marked.value, target, start, {})
    return Outcome(compiled, marked.diagnostics), made


def on_pages(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Pick the findings that an export made; compiling alone would lose them."""
    return [finding for finding in findings if finding.code.startswith("FD6")]


def _export_once(
    workshop: Workshop, compiled: CompiledDeck, target: str, start: float, begun: Begun
) -> tuple[CompiledDeck, Made, tuple[Diagnostic, ...]]:
    """Export a deck; return it with its pages as they came out."""
    if target in (Format.PNG, Format.PPTX):
        compiled, _ = fit_measured(workshop, compiled)
    document = workshop.document(compiled, compiled.markdown.text)
    exported = _finish(workshop, document, target, begun.pop(target, None))
    found = locate_findings(exported.findings, exported.flaws, compiled.deck, compiled.markdown.pages.pages)
    made = Made(target, exported.output, exported.pages, time.perf_counter() - start)
    if target == Format.HTML:
        return compiled, made, found
    if exported.measured:
        keep_measured(workshop, compiled, compiled.markdown.page_texts, exported.measured)
    examined = examine_layout(workshop, compiled)
    if examined.value.markdown.pages != compiled.markdown.pages:  # a page was divided, which the browser could not do
        return _export_once(workshop, examined.value, target, start, {})
    return examined.value, made, (*found, *examined.diagnostics)


def _finish(workshop: Workshop, document: Document, target: str, begun: Export | Failure | None) -> Exported:
    if isinstance(begun, Failure):
        raise begun
    if begun is not None:
        return begun.finish(document, kept=workshop.fonts)
    with begin(target, target_path(workshop.project.build, workshop.name, target), workshop.get_tools) as export:
        return export.finish(document, kept=workshop.fonts)


def _write_markdown(workshop: Workshop, compiled: CompiledDeck, start: float) -> Made:
    output = target_path(workshop.project.build, workshop.name, MARKDOWN)
    try:
        write_whole(output, compiled.markdown.text.encode("utf-8", "surrogatepass"))
    except OSError as error:
        raise cannot_write(output, error) from error
    return Made(MARKDOWN, output, len(compiled.markdown.pages.pages), time.perf_counter() - start)
