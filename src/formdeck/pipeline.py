"""The compiler on one page: one deck from YAML to Marp Markdown.

| stage    | function           | in → out                                              |
|----------|--------------------|-------------------------------------------------------|
| 1 read   | ``read_stage``     | file texts → ``Deck``                                 |
| 2 parse  | ``parse_stage``    | LaTeX and declarations → readings                     |
| 3 check  | ``check_stage``    | ``Deck`` and readings → findings                      |
| 4 render | ``render_stage``   | ``Deck``, templates → ``MarpMarkdown``                |
| 5 export | ``formdeck.export``| Markdown → HTML, PDF … (driven by ``workspace``)      |

Every stage gives a value whatever it finds. Results are remembered by what they depend on, so that after a change
to one record only what depends on it is done again.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from formdeck.cache import Cache, content_key
from formdeck.checks import (
    DeckSymbols,
    RecordReading,
    check_symbols,
    gather_symbols,
    inherited_symbols,
    read_chapter_formulas,
    read_shared_glossary,
    used_forms,
)
from formdeck.diagnostics import Diagnostic, Outcome, Severity
from formdeck.diagnostics.rules.page import MATH_NOT_TYPESET, UNKNOWN_COMMAND
from formdeck.edition import FULL, Edition, EditionKind
from formdeck.model import Chapter, Deck, Macro, Record, Symbol
from formdeck.plots import plots_of
from formdeck.records import apply_suppressions, assemble, read_chapter, read_deck_settings
from formdeck.render import (
    Additions,
    Cut,
    Fit,
    MarpMarkdown,
    Page,
    RecordInputs,
    Templates,
    can_cut,
    lay_out_pages,
    render_deck,
    render_key,
    render_record,
    render_record_pages,
    shown_part,
)
from formdeck.render.editions import settle_edition
from formdeck.source import SourceFile, SourceText, Span

COMPILED = ("FD1", "FD2", "FD3", "FD4", "FD5")
"""How the codes begin of all that compiling a deck looks for."""


class DeckFiles(Protocol):
    """Access to a deck's files, which the compiler itself never touches."""

    def deck_file(self) -> Outcome[SourceFile]:
        """Read ``deck.yaml``."""
        ...

    def chapter_file(self, name: str) -> Outcome[SourceFile] | None:
        """Read a chapter by its name; None if there is no such file inside the deck's folder."""
        ...

    def choose_theme(self, name: SourceText) -> Outcome[str]:
        """Name the theme to use; report one that is not there or cannot be used."""
        ...

    def check_figures(self, deck: Deck) -> Iterable[Diagnostic]:
        """Report the pictures that are not there or not allowed."""
        ...

    def figures(self, deck: Deck) -> Mapping[str, str]:
        """Map the pictures that are there to their addresses seen from the Markdown."""
        ...

    def keep_plot(self, name: str, svg: str) -> str:
        """Put a drawn picture where the Markdown can show it, and return its address seen from there."""
        ...


@dataclass(frozen=True, slots=True)
class CompiledDeck:
    """A deck, how its formulas were read, its pages, the texts that findings point into, the chapter files it names.

    ``additions`` are what the sheets show besides what the user wrote.
    """

    deck: Deck
    readings: tuple[RecordReading, ...]
    markdown: MarpMarkdown
    sources: tuple[SourceFile, ...]
    chapter_files: tuple[str, ...] = ()
    additions: Additions = field(default_factory=Additions)

    def shown_part(self, record: Record, part: int) -> Record:
        """Cut a record down to what one of its pages shows."""
        window = self.additions.fits.get(record.id.text, Fit()).window(part)
        return shown_part(record, window, has_symbols=self._has_symbols(record))

    def was_divided(self, page: Page) -> bool:
        """Whether a page begins where the one before had no room for more."""
        begun_by = self.additions.fits.get(page.records[0], Fit()) if page.records else Fit()
        return page.part > 0 or begun_by.apart

    def can_cut(self, name: str, cut: Cut) -> bool:
        """Whether a record, named by its id, can go on on a new page from a place on."""
        records = (each for chapter in self.deck.chapters for each in chapter.records if each.id.text == name)
        return any(can_cut(each, cut, has_symbols=self._has_symbols(each)) for each in records)

    def _has_symbols(self, record: Record) -> bool:
        return bool(record.glossary or self.additions.inherited.get(record.id.text))


def compile_deck(  # noqa: PLR0913 - what it works with, and what is wanted of it
    files: DeckFiles,
    templates: Templates,
    cache: Cache,
    extra: Iterable[Diagnostic] = (),
    *,
    sympy: bool = False,
    take_draft: Callable[[Sequence[str]], None] | None = None,
    edition: Edition = FULL,
) -> Outcome[CompiledDeck]:
    """Turn one deck into Marp Markdown, with everything found on the way.

    ``extra`` are findings made elsewhere (by MathJax, say) that are to be marked on the pages, too. ``sympy`` asks
    for the formulas as SymPy expressions, which pages do not need. Findings that the user has suppressed are still
    among the result's; see ``unsuppressed``. ``edition`` says what is left out. ``take_draft`` is given
    the records' sheets as far as they can be written before the formulas are read.
    """
    deck, sources, names = read_stage(files, cache)
    settled = settle_edition(edition, deck.value)
    if take_draft is not None:
        take_draft(write_draft(deck.value, files, templates, cache, settled))
    readings = parse_stage(deck.value, cache, sympy=sympy)
    figures = figure_stage(deck.value, files, cache)
    symbols = gather_symbols(deck.value, readings, deck.diagnostics, cache.recall)
    findings = (*deck.diagnostics, *check_stage(deck.value, readings, symbols, cache), *figures.diagnostics, *extra)
    additions = Additions(
        marks=marks(deck.value, findings),
        figures=figures.value,
        inherited={each.id: cache.recall(inherited_symbols, each) for each in symbols.records},
        forms={each.id: cache.recall(used_forms, each) for each in symbols.records},
        edition=settled,
    )
    markdown = render_stage(deck.value, additions, templates, cache)
    found = (*findings, *markdown.diagnostics)
    texts = (*sources, *templates.sources.values())
    compiled = CompiledDeck(deck.value, readings, markdown.value, texts, names, additions)
    return Outcome(compiled, _in_order(found))


def fit_deck(compiled: CompiledDeck, fits: Mapping[str, Fit], templates: Templates, cache: Cache) -> CompiledDeck:
    """Write a compiled deck's pages anew, as measuring has shown that they fit; nothing else about it changes."""
    additions = replace(compiled.additions, fits=fits)
    markdown = render_stage(compiled.deck, additions, templates, cache)
    return replace(compiled, markdown=markdown.value, additions=additions)


def read_stage(files: DeckFiles, cache: Cache) -> tuple[Outcome[Deck], tuple[SourceFile, ...], tuple[str, ...]]:
    """Stage 1: read ``deck.yaml`` and the chapters, each chapter only if its text is new; settle on a theme.

    Returns:
        The deck, the files that were read, and the chapter files that the deck names, be they there or not.
    """
    deck_file = files.deck_file()
    settings = cache.recall(read_deck_settings, deck_file.value)
    names = tuple(name.text for name in settings.value.chapter_files)
    opened = [files.chapter_file(name) for name in names]
    chapters = [None if file is None else cache.recall(read_chapter_stage, file, cache) for file in opened]
    sources = {file.value.path: file.value for file in opened if file is not None}
    deck = assemble(settings, chapters, sources)
    theme = files.choose_theme(deck.value.theme)
    of_deck = (one.within(deck=deck.value.name) for one in (*deck_file.diagnostics, *theme.diagnostics))
    themed = replace(deck.value, theme=SourceText.of(theme.value))
    return Outcome(themed, (*of_deck, *deck.diagnostics)), (deck_file.value, *sources.values()), names


def parse_stage(deck: Deck, cache: Cache, *, sympy: bool = False) -> tuple[RecordReading, ...]:
    """Stage 2: read every formula with the declarations in its scope, each only if it or they are new."""
    shared = shared_part(deck, cache)
    return tuple(
        reading
        for chapter in deck.chapters
        for reading in cache.recall(_read_chapter_formulas, chapter, shared, cache, sympy=sympy)
    )


def _read_chapter_formulas(chapter: Chapter, shared: Deck, cache: Cache, *, sympy: bool) -> tuple[RecordReading, ...]:
    return read_chapter_formulas(chapter, shared, cache.remember, sympy=sympy)


def shared_part(deck: Deck, cache: Cache) -> Deck:
    """Take from a deck what its chapters share; the very same object, if that is to be had, until it changes."""
    return cache.recall(_without_chapters, deck.name, deck.path, deck.title, deck.macros, deck.glossary)


def _without_chapters(
    name: str, path: str, title: SourceText, macros: tuple[Macro, ...], glossary: tuple[Symbol, ...]
) -> Deck:
    return Deck(name, path, title, macros=macros, glossary=glossary)


def check_stage(
    deck: Deck, readings: tuple[RecordReading, ...], symbols: DeckSymbols, cache: Cache
) -> Iterator[Diagnostic]:
    """Stage 3: gather what reading the formulas found, and look at symbols."""
    name, shared = deck.name, shared_part(deck, cache)
    for reading in readings:
        yield from cache.recall(_found_in, reading, name)
    owners: tuple[Chapter | Deck, ...] = (shared, *deck.chapters)
    for owner in owners:
        yield from cache.recall(_found_in_glossary, owner, shared, cache)
    yield from (each.within(deck=name) for each in check_symbols(symbols, cache.recall))


def _found_in(reading: RecordReading, deck: str) -> tuple[Diagnostic, ...]:
    return tuple(each.within(deck=deck) for each in reading.diagnostics)


def _found_in_glossary(owner: Chapter | Deck, shared: Deck, cache: Cache) -> tuple[Diagnostic, ...]:
    return tuple(each.within(deck=shared.name) for each in read_shared_glossary(owner, shared, cache.remember))


def figure_stage(deck: Deck, files: DeckFiles, cache: Cache) -> Outcome[dict[str, str]]:
    """Find the pictures, and draw the plots, each only if what it shows is new: their addresses by their names."""
    found = list(files.check_figures(deck))
    addresses = dict(files.figures(deck))
    for order in plots_of(deck):
        drawn = order.draw(cache.remember)
        found.extend(each.within(deck=deck.name) for each in drawn.diagnostics)
        if drawn.value:
            addresses[order.picture] = files.keep_plot(order.name, drawn.value)
    return Outcome(addresses, tuple(found))


def render_stage(deck: Deck, additions: Additions, templates: Templates, cache: Cache) -> Outcome[MarpMarkdown]:
    """Stage 4: write the pages, each record's only if something it shows is new."""
    if additions.edition.kind is EditionKind.KEY:
        return render_key(deck, templates, additions)
    return render_deck(
        deck, templates, additions, render=partial(render_record_stage, cache=cache), recall=cache.recall
    )


def write_draft(
    deck: Deck, files: DeckFiles, templates: Templates, cache: Cache, edition: Edition = FULL
) -> tuple[str, ...]:
    """Write the records' sheets without what only the readings tell: most are as they will be, and are kept."""
    pages = lay_out_pages(deck)
    wanted = tuple(page for page in pages.pages if page.records)
    additions = Additions(figures=files.figures(deck), edition=edition)
    render = partial(render_record_stage, cache=cache)
    return tuple(render_record_pages(deck, pages, wanted, templates, additions, render=render).value.values())


def unsuppressed(
    compiled: CompiledDeck, findings: Iterable[Diagnostic], codes: tuple[str, ...]
) -> tuple[Diagnostic, ...]:
    """Leave out what the user has suppressed with a reason, and report suppressions without use.

    ``codes`` are the beginnings of the codes that were looked for in this run.
    """
    suppressions = compiled.deck.suppressions
    return apply_suppressions(_said_once(findings), suppressions, lambda code: code.startswith(codes))


def _said_once(findings: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Leave out what MathJax says of a formula in which the reader has found an error, at a more exact place."""
    found = list(findings)
    read = [each.span for each in found if each.code.startswith("FD3") and each.severity is Severity.ERROR]
    for finding in found:
        of_mathjax = finding.code in {MATH_NOT_TYPESET.code, UNKNOWN_COMMAND.code}
        if not (of_mathjax and any(_holds(finding.span, span) for span in read)):
            yield finding


def _holds(outer: Span | None, inner: Span | None) -> bool:
    if outer is None or inner is None:
        return False
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end


def marks(deck: Deck, findings: Iterable[Diagnostic]) -> dict[str, tuple[str, ...]]:
    """Gather the codes that each record's sheet must show in its margin: those of its errors."""
    codes: defaultdict[str, list[str]] = defaultdict(list)
    for found in apply_suppressions(_said_once(findings), deck.suppressions):
        if found.severity is Severity.ERROR and found.record is not None:
            codes[found.record].append(found.code)
    return {record: tuple(sorted(set(found))) for record, found in codes.items()}


def _in_order(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by place; of findings that say the same of the same place, keep the one that knows its record."""
    ranked = sorted(findings, key=lambda finding: (finding.sort_key, finding.record is None, finding.formula is None))
    return tuple({finding.sort_key: finding for finding in reversed(ranked)}.values())[::-1]


def read_chapter_stage(file: Outcome[SourceFile], cache: Cache) -> Outcome[Chapter]:
    """Read one chapter, if its text is new."""
    key = content_key("chapter", file.value.path, file.value.text)
    chapter = cache.remember(key, Outcome[Chapter], lambda: read_chapter(file.value))
    return Outcome(chapter.value, (*file.diagnostics, *chapter.diagnostics))


def render_record_stage(inputs: RecordInputs, templates: Templates, cache: Cache) -> Outcome[str]:
    """Write one record's sheet, if something it shows is new."""
    key = content_key("sheet", inputs, templates.fingerprint)
    return cache.remember(key, Outcome[str], lambda: render_record(inputs, templates))
