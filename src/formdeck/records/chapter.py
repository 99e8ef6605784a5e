"""Reading a chapter file."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from formdeck.diagnostics import Diagnostic, Outcome, did_you_mean
from formdeck.diagnostics.rules import records as rules
from formdeck.model import Chapter, CheckLevel, PageBreak, Record
from formdeck.records.build import build_glossary, build_record, invented
from formdeck.records.fields import Fields
from formdeck.records.reading import read_fields
from formdeck.records.schema import CHAPTER
from formdeck.records.schema.forms import mend_id
from formdeck.records.symbols import check_duplicate_symbols
from formdeck.source import SourceFile, SourceText

_CONTENT = ("formulas", "notes", "code", "figures")


def read_chapter(file: SourceFile) -> Outcome[Chapter]:
    """Read a chapter file: its records as far as they can be read, and all that is wrong in it."""
    read = read_fields(file, CHAPTER)
    stem = mend_id(PurePosixPath(file.path).stem)
    sheets = read.fields.objects("records")
    records = tuple(build_record(fields, f"{stem}-{number}") for number, fields in enumerate(sheets, 1))
    chapter = Chapter(
        title=read.fields.text("chapter") or invented(stem, file.path, 0),
        path=file.path,
        glossary=build_glossary(read.fields),
        records=records,
        suppressions=read.suppressions,
    )
    found = [*read.found, *check_duplicate_symbols(chapter.glossary)]
    for number, (record, fields) in enumerate(zip(records, sheets, strict=True)):
        found.extend(_check_record(file, record, fields))
        if number == 0 and record.page is PageBreak.CONTINUE:
            found.append(_nothing_to_continue(fields))
    return Outcome(chapter, tuple(_place_in_records(found, records)))


def _check_record(file: SourceFile, record: Record, fields: Fields) -> Iterator[Diagnostic]:
    yield from check_duplicate_symbols(record.glossary)
    yield from _check_formulas(fields.objects("formulas"))
    if fields.damaged:
        return
    yield from _check_references(record, fields)
    for figure in fields.objects("figures"):
        yield from _check_figure(figure)
    if not any(fields.items(name) or name in fields.present - fields.values.keys() for name in _CONTENT):
        start, end = fields.place.start, fields.place.end
        line_end = file.text.find("\n", start, end)
        span = file.span(start, end if line_end < 0 else line_end)
        hint = "add at least one of " + ", ".join(f"`{name}`" for name in _CONTENT)
        yield rules.EMPTY_RECORD.at(span, f"record `{record.id}` has nothing to show", hint)


def _check_formulas(formulas: Sequence[Fields]) -> Iterator[Diagnostic]:
    known: set[str] = set()
    for formula in formulas:
        name, level = formula.text("id"), formula.text("check")
        if name is not None and name.text in known:
            hint = "give each formula of a record an id of its own"
            yield rules.DUPLICATE_ID.at(name.span(), f"second formula `{name}` in this record", hint)
        known.update([] if name is None else [name.text])
        if level is not None and level.text == CheckLevel.TYPESET and "because" not in formula.present:
            hint = "say on the next line why it cannot be checked: `because: …`"
            yield rules.UNEXPLAINED_EXCUSE.at(level.span(), "formula excused from checks without a reason", hint)


def _check_references(record: Record, fields: Fields) -> Iterator[Diagnostic]:
    """Report snippets and examples of formulas that the record does not have."""
    names = [formula.text("id") for formula in fields.objects("formulas")]
    known = [name.text for name in names if name is not None]
    snippets = (code.computes for code in record.code if code.computes is not None)
    plots = (figure.plot.formula for figure in record.figures if figure.plot is not None)
    for name in (*snippets, *(example.of for example in record.examples), *plots):
        if name.text not in known:
            yield _unknown_formula(name, known)


def _check_figure(figure: Fields) -> Iterator[Diagnostic]:
    """Report a figure that is no picture, or two; and axes that do not have two ends."""
    pictures = figure.present & {"file", "plot"}
    if figure.damaged or len(pictures) == 1:
        plot = figure.object("plot")
        yield from _check_axes(plot) if plot is not None else ()
        return
    message = "a figure with both `file` and `plot`" if pictures else "a figure with neither `file` nor `plot`"
    yield rules.FILE_OR_PLOT.at(figure.place, message, "a figure is either a `file` or a `plot`")


def _check_axes(plot: Fields) -> Iterator[Diagnostic]:
    for axis in sorted(plot.present & {"x", "y"}):
        ends = plot.texts(axis)
        if len(ends) not in {0, 2}:
            span = ends[0].span() if ends else plot.place
            hint = f"write where the axis begins and ends: `{axis}: [-4, 4]`"
            yield rules.MALFORMED_AXIS.at(span, f"`{axis}` has {len(ends)} ends", hint)


def _unknown_formula(name: SourceText, known: list[str]) -> Diagnostic:
    listed = "this record has " + ", ".join(f"`{one}`" for one in known)
    hints = did_you_mean(name.text, known) or ((listed,) if known else ("give the formula an `id` and name that",))
    return rules.UNKNOWN_FORMULA.at(name.span(), f"no formula `{name}` in this record", *hints)


def _nothing_to_continue(fields: Fields) -> Diagnostic:
    page = fields.text("page")
    message = "`page: continue` on the first record of a chapter"
    return rules.NOTHING_TO_CONTINUE.at(None if page is None else page.span(), message, "remove it")


def _place_in_records(found: list[Diagnostic], records: tuple[Record, ...]) -> Iterator[Diagnostic]:
    """Tell each finding which record it belongs to."""
    ordered = sorted(records, key=lambda record: record.place.start)
    for finding in found:
        at = -1 if finding.span is None else finding.span.start
        before = bisect_right(ordered, at, key=lambda record: record.place.start)
        owner = ordered[before - 1] if before else None
        yield finding.within(record=owner.id.text) if owner and at <= owner.place.end else finding
