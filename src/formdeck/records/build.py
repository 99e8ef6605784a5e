"""From checked fields to the deck's model."""

from collections.abc import Iterable
from typing import TypeVar

from formdeck.model import (
    Binding,
    CheckLevel,
    Code,
    CodeName,
    Confidence,
    Contents,
    Example,
    Figure,
    Formula,
    Given,
    Kind,
    Label,
    Macro,
    Note,
    PageBreak,
    Plot,
    Record,
    Subscript,
    Superscript,
    Symbol,
)
from formdeck.records.fields import Fields, Pairs, Value
from formdeck.source import Anchor, SourceText

T = TypeVar("T")


def invented(text: str, path: str, offset: int) -> SourceText:
    """Make up a text where the user's is missing; all of it stands at one place."""
    return SourceText(text, path, tuple(Anchor(at, offset) for at in range(len(text))), offset)


def build_record(fields: Fields, fallback_id: str) -> Record:
    """Build a record; a missing id or title is made up."""
    path, start = fields.place.path, fields.place.start
    name = fields.text("id") or invented(fallback_id, path, start)
    return Record(
        id=name,
        title=fields.text("title") or invented(name.text, path, start),
        place=fields.place,
        reading=fields.text("reading"),
        category=fields.text("category"),
        tags=fields.texts("tags"),
        confidence=fields.choice("confidence", Confidence),
        page=fields.choice("page", PageBreak),
        formulas=_present(build_formula(formula) for formula in fields.objects("formulas")),
        glossary=build_glossary(fields),
        notes=_present(_note(note) for note in fields.objects("notes")),
        code=_present(_code(code) for code in fields.objects("code")),
        examples=_present(_example(example) for example in fields.objects("examples")),
        figures=_present(_figure(figure, name, number) for number, figure in enumerate(fields.objects("figures"), 1)),
        see=fields.texts("see"),
        sources=fields.texts("sources"),
    )


def build_formula(fields: Fields) -> Formula | None:
    """Build a formula; None without LaTeX."""
    latex = fields.text("latex")
    if latex is None:
        return None
    return Formula(
        latex=latex,
        id=fields.text("id"),
        title=fields.text("title"),
        note=fields.text("note"),
        check=fields.choice("check", CheckLevel) or CheckLevel.FULL,
        because=fields.text("because"),
    )


def build_glossary(fields: Fields) -> tuple[Symbol, ...]:
    """Build the symbols of a record, chapter or deck; entries without a meaning are left out."""
    pairs = fields.pairs("glossary")
    return _present(_symbol(key, value) for key, value in pairs if isinstance(value, Fields))


def build_macros(fields: Fields) -> tuple[Macro, ...]:
    """Build a deck's LaTeX macros."""
    return tuple(Macro(name, body) for name, body in _texts(fields, "macros"))


def build_labels(fields: Fields) -> tuple[Label, ...]:
    """Build a deck's own words for built-in ones."""
    return tuple(Label(key, word) for key, word in _texts(fields, "labels"))


def build_contents(fields: Fields | None) -> Contents:
    """Build the choice of lists."""
    if fields is None:
        return Contents()
    return Contents(*(fields.flag(name, default=True) for name in ("toc", "symbol_index", "formula_index")))


def _symbol(key: SourceText, fields: Fields) -> Symbol | None:
    meaning = fields.text("meaning")
    if meaning is None:
        return None
    return Symbol(
        symbol=key,
        meaning=meaning,
        kind=fields.choice("kind", Kind),
        shape=fields.text("shape"),
        domain=fields.text("domain"),
        unit=fields.text("unit"),
        reading=fields.text("reading"),
        subscript=fields.choice("subscript", Subscript),
        superscript=fields.choice("superscript", Superscript),
    )


def _note(fields: Fields) -> Note | None:
    body = fields.text("body")
    return None if body is None else Note(body, fields.text("title"))


def _code(fields: Fields) -> Code | None:
    language, source = fields.text("language"), fields.text("source")
    if source is None:
        return None
    return Code(
        language=language or invented("text", fields.place.path, fields.place.start),
        source=source,
        computes=fields.text("computes"),
        result=fields.text("result"),
        names=tuple(CodeName(python, symbol) for python, symbol in _texts(fields, "names")),
        given=tuple(_bindings(item.items) for item in fields.items("given") if isinstance(item, Pairs)),
    )


def _example(fields: Fields) -> Example | None:
    of, result = fields.text("of"), fields.given("result")
    if of is None or result is None:
        return None
    return Example(of, _bindings(fields.pairs("given")), result)


def _figure(fields: Fields, record: SourceText, number: int) -> Figure | None:
    plot = _plot(fields.object("plot"))
    file = fields.text("file")
    if file is None and plot is not None:
        file = invented(plot_name(record.text, number), fields.place.path, fields.place.start)
    if file is None:
        return None
    return Figure(file, fields.text("caption"), fields.text("alt"), fields.text("width"), plot)


def plot_name(record: str, number: int) -> str:
    """Name the picture that a plot becomes; no file of the deck can be called that."""
    return f"plot:{record}-{number}"


def _plot(fields: Fields | None) -> Plot | None:
    formula = fields.text("formula") if fields else None
    if fields is None or formula is None or len(fields.texts("x")) != 2 or len(fields.texts("y")) not in {0, 2}:
        return None
    given = tuple(_bindings(item.items) for item in fields.items("given") if isinstance(item, Pairs))
    return Plot(formula, fields.texts("x"), fields.texts("y"), given)


def _bindings(pairs: tuple[tuple[SourceText, Value], ...]) -> tuple[Binding, ...]:
    return tuple(Binding(name, value) for name, value in pairs if isinstance(value, Given))


def _texts(fields: Fields, name: str) -> Iterable[tuple[SourceText, SourceText]]:
    return ((key, value) for key, value in fields.pairs(name) if isinstance(value, SourceText))


def _present(items: Iterable[T | None]) -> tuple[T, ...]:
    return tuple(item for item in items if item is not None)
