"""A record's sheet."""

from collections.abc import Iterator
from itertools import groupby

from formdeck.diagnostics import Outcome
from formdeck.edition import FULL
from formdeck.latex.glossary.key_forms import undressed_source
from formdeck.model import Example, Figure, Formula, Given, Note, Record, Symbol
from formdeck.render.breaks import breakable
from formdeck.render.density import fit_formula, fit_in_pairs
from formdeck.render.editions import Answer, Blanks
from formdeck.render.fit import LADDER
from formdeck.render.markdown import attribute, fence, plain_line
from formdeck.render.pieces import shown_view
from formdeck.render.record_inputs import RecordInputs
from formdeck.render.templates import Templates
from formdeck.render.views import (
    CodeView,
    ExampleView,
    FigureView,
    FormulaView,
    NoteView,
    RecordView,
    SeeView,
    SymbolView,
)
from formdeck.render.words import written_words
from formdeck.render.writer import TextWriter
from formdeck.source import SourceText

_TITLE_WIDTH = 16  # half-width characters that fit beside a formula


def render_record(inputs: RecordInputs, templates: Templates) -> Outcome[str]:
    """Write a record's sheet; places of findings in its texts count from the record's start."""
    view = view_record(inputs)
    words = written_words(inputs.words)
    filled = templates.render("record", {"record": view.value, "words": words})
    text = filled.value if filled.value is not None else error_sheet(view.value, words["not_rendered"])
    return Outcome(text.strip("\n"), (*view.diagnostics, *filled.diagnostics))


def view_record(inputs: RecordInputs) -> Outcome[RecordView]:
    """Turn a record into what templates see."""
    blanks = Blanks(inputs.edition or FULL, inputs.record.id.text)
    writer = TextWriter(inputs.macros, inputs.targets, blanks)
    view = shown_view(_Sheet(inputs, writer).view(), inputs.standing.window)
    return Outcome(view, tuple(writer.found))


def list_answers(inputs: RecordInputs) -> tuple[Answer, ...]:
    """List what is left out of a record's sheet."""
    blanks = Blanks(inputs.edition or FULL, inputs.record.id.text)
    _Sheet(inputs, TextWriter(inputs.macros, inputs.targets, blanks)).view()
    return tuple(blanks.answers)


def error_sheet(view: RecordView, message: str) -> str:
    """Make do without a template: the record's title and why there is no more."""
    return f"## {view.title}\n\n{message}"


class _Sheet:
    """A record becoming what its template sees."""

    def __init__(self, inputs: RecordInputs, writer: TextWriter) -> None:
        self._inputs = inputs
        self._record: Record = inputs.record
        self._write = writer

    def view(self) -> RecordView:
        record, write = self._record, self._write
        title = write.line(record.title)
        reading, category = write.line(record.reading), write.line(record.category)
        # What is wrong with the texts of a chapter or deck is reported once, where they were written.
        elsewhere = TextWriter(self._inputs.macros, self._inputs.targets, write.blanks)
        chapter = TextWriter(self._inputs.macros).line(SourceText.of(self._inputs.chapter_title))
        return RecordView(
            id=record.id.text,
            place=f"record={record.id.text} file={self._inputs.path}",
            continued=self._inputs.standing.continued,
            part=self._inputs.standing.part,
            density=LADDER[self._inputs.standing.step],
            chapter=self._inputs.chapter,
            chapter_title=chapter,
            category="" if category == chapter else category,
            title=title,
            reading="" if reading == title else reading,
            tags=tuple(plain_line(tag.text) for tag in record.tags),
            confidence=record.confidence.value if record.confidence else "",
            marks=tuple(plain_line(mark) for mark in self._inputs.marks),
            formulas=tuple(self._formulas()),
            symbols=(
                *(self._symbol(symbol, write) for symbol in record.glossary),
                *(self._symbol(symbol, elsewhere) for symbol in self._inputs.inherited),
            ),
            pairs=fit_in_pairs((*record.glossary, *self._inputs.inherited)),
            notes=tuple(self._notes()),
            examples=tuple(self._example(example) for example in record.examples),
            code=tuple(self._code()),
            figures=tuple(self._figure(figure) for figure in record.figures),
            see=tuple(SeeView(write.label(SourceText.of(seen.title)), seen.page) for seen in self._inputs.see),
            sources=tuple(write.line(source) for source in record.sources),
        )

    def _formulas(self) -> Iterator[FormulaView]:
        for at, formula in enumerate(self._record.formulas):
            write = self._write
            title = breakable(write.line(formula.title), _TITLE_WIDTH)
            block = write.formula(formula.latex)
            fit = fit_formula(formula, self._inputs.macros)
            yield FormulaView(self._number(at), title, block, write.block(formula.note), fit.short, fit.rows)

    def _number(self, at: int) -> str:
        return f"{self._inputs.chapter}.{self._inputs.first_formula + at}"

    def _number_of(self, formula: SourceText | None) -> str:
        """Find the number of a formula by its id; nothing where there is none, which was reported on reading."""
        wanted = formula.text if formula else ""
        ids = [_id(formula) for formula in self._record.formulas]
        return self._number(ids.index(wanted)) if wanted in ids else ""

    def _symbol(self, symbol: Symbol, write: TextWriter) -> SymbolView:
        meaning = self._meaning(symbol, write)
        name = write.maths(undressed_source(symbol.symbol)).replace("|", "\\|")
        unit = f"[{write.cell(symbol.unit)}]" if symbol.unit else ""
        facts = (_domain(symbol, write), self._shape(symbol, write), unit)
        return SymbolView(name, meaning, " ".join(fact for fact in facts if fact))

    def _meaning(self, symbol: Symbol, write: TextWriter) -> str:
        """Write what a symbol means; where that is left out, nothing inside it is left out again."""
        whole = TextWriter(self._inputs.macros, self._inputs.targets)
        box = write.blanks.meaning(whole.cell(symbol.meaning))
        if box is None:
            return write.cell(symbol.meaning)
        write.found += whole.found
        return box

    def _shape(self, symbol: Symbol, write: TextWriter) -> str:
        shape = write.maths(symbol.shape).replace("|", "\\|")
        one_axis = symbol.shape and r"\times" not in symbol.shape.text
        return self._inputs.words["dimension"].replace("{}", shape) if one_axis else shape

    def _notes(self) -> Iterator[NoteView]:
        """Gather bullets that follow each other; a titled note stands alone."""
        for titled, notes in groupby(self._record.notes, key=_is_titled):
            if titled:
                yield from (NoteView(self._write.line(n.title), (), self._write.block(n.body)) for n in notes)
            else:
                points = tuple(point for note in notes if (point := self._write.block(note.body)))
                yield NoteView("", points, "")

    def _example(self, example: Example) -> ExampleView:
        given = tuple(f"{self._write.maths(one.name)} $=$ {self._given(one.value)}" for one in example.given)
        return ExampleView(self._number_of(example.of), given, self._given(example.result))

    def _given(self, value: Given) -> str:
        if value.items:
            return self._write.maths(SourceText.of(_matrix(value)))
        return self._write.maths(value.text)

    def _code(self) -> Iterator[CodeView]:
        for code in self._record.code:
            yield CodeView(self._number_of(code.computes), "\n".join(fence(code.source.text, code.language.text)))

    def _figure(self, figure: Figure) -> FigureView:
        url = self._inputs.figures.get(figure.file.text, "")
        alt = figure.alt or figure.caption or self._drawn(figure) or figure.file
        width = attribute(figure.width.text) if figure.width else ""
        return FigureView(attribute(url), attribute(alt.text), width, self._write.line(figure.caption))

    def _drawn(self, figure: Figure) -> SourceText | None:
        """Find the formula that a plot draws."""
        name = figure.plot.formula.text if figure.plot else None
        return next((each.latex for each in self._record.formulas if each.id and each.id.text == name), None)


def _domain(symbol: Symbol, write: TextWriter) -> str:
    domain = write.maths(symbol.domain)
    return (r"$\in " + domain[1:] if domain.startswith("$") else domain).replace("|", "\\|")


def _is_titled(note: Note) -> bool:
    return note.title is not None


def _id(formula: Formula) -> str:
    return formula.id.text if formula.id else ""


def _signed(number: str) -> str:
    """Put a number with a sign in braces, so that it is not set as a difference."""
    return f"{{{number}}}" if number.startswith(("-", "+")) else number


def _matrix(value: Given) -> str:
    """Write a list of numbers in round brackets, a list of lists as a matrix."""
    if any(item.items for item in value.items):
        rows = (" & ".join(_matrix(entry) for entry in row.items or (row,)) for row in value.items)
        return r"\begin{pmatrix}" + r" \\ ".join(rows) + r"\end{pmatrix}"
    if value.items:
        return "(" + r",\ ".join(_signed(_matrix(item)) for item in value.items) + ")"
    return value.text.text if value.text else ""
