"""The pages around the records: title, contents, dividers, indexes; and the document that holds them all."""

import json
from collections.abc import Mapping, Sequence
from itertools import groupby

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.edition import BlankKind
from formdeck.model import Record
from formdeck.render.collation import DIGIT_GROUP, OTHER_GROUP
from formdeck.render.contents_list import ContentsLine
from formdeck.render.editions import edition_css, has_mark
from formdeck.render.editions.boxes import hidden_maths, hidden_text
from formdeck.render.editions.key import KeyEntry
from formdeck.render.formula_index import FormulaEntry
from formdeck.render.pages import Lists, Page, PageKind, Pages
from formdeck.render.record_inputs import DeckScope
from formdeck.render.symbol_index import SymbolGroup
from formdeck.render.templates import Templates
from formdeck.render.tex import formula_extent
from formdeck.render.words import written_words
from formdeck.render.writer import TextWriter
from formdeck.source import SourceText

# Of a first formula beside its record's title, in em.
_FIRST_FORMULA = 19.0

Variables = Mapping[str, object]


def _fill(templates: Templates, name: str, variables: str) -> Outcome[str | None]:
    return templates.render(name, json.loads(variables))


class FrontPages:
    """Render pages one by one; ``found`` gathers what is wrong with texts and templates."""

    def __init__(self, scope: DeckScope, lists: Lists, pages: Pages, templates: Templates) -> None:
        self._scope = scope
        self._deck = scope.deck
        self._lists = lists
        self._templates = templates
        self._chapter_pages = pages.of_chapters()
        targets = {record: scope.target(record) for record in scope.pages}
        self._write = TextWriter(scope.macros, targets)
        # What is wrong with the records' own texts is reported on their sheets.
        self._beside = TextWriter(scope.macros, targets)
        self._words = written_words(scope.words)
        self._parts: dict[PageKind, int] = {}
        self._template_findings: list[Diagnostic] = []

    @property
    def found(self) -> list[Diagnostic]:
        """What was wrong, so far."""
        in_texts = [finding.within(deck=self._deck.name) for finding in self._write.found]
        return [*in_texts, *self._template_findings]

    def page(self, page: Page) -> str:
        """Render the next page of its kind."""
        part = self._parts.get(page.kind, 0)
        self._parts[page.kind] = part + 1
        variables = self._variables(page, part)
        told = json.dumps({**variables, "words": self._words})  # by value: it is gathered anew each time
        return self._take(self._scope.recall(_fill, self._templates, page.kind.value, told)).strip("\n")

    def key_page(self, entries: Sequence[KeyEntry], part: int) -> str:
        """Render a page of the key."""
        shown = [
            {"title": self._write.label(entry.title), "page": entry.page, "answers": entry.answers} for entry in entries
        ]
        variables = {"entries": shown, "part": part, "words": self._words}
        return self._take(self._templates.render(PageKind.KEY.value, variables)).strip("\n")

    def document(self, pages: Sequence[str]) -> str:
        """Put the pages together."""
        deck = self._deck
        variables = {
            "title": deck.title.text,
            "lang": deck.lang,
            "theme": deck.theme.text,
            "math": deck.math,
            "style": edition_css(self._scope.additions.edition),
            "footer": " · ".join(part for part in (self._write.line(deck.footer), self._write.line(deck.date)) if part),
            "pages": pages,
        }
        return self._take(self._templates.render("deck", {**variables, "words": self._words}))

    def _variables(self, page: Page, part: int) -> Variables:
        match page.kind:
            case PageKind.TITLE:
                return self._title()
            case PageKind.CONTENTS:
                return self._contents(part)
            case PageKind.CHAPTER:
                return self._chapter(page.chapter)
            case PageKind.SYMBOLS:
                return self._symbols(part)
            case PageKind.FORMULAS:
                return self._formulas(part)
            case PageKind.RECORD | PageKind.KEY:
                raise ValueError(page)

    def _take(self, filled: Outcome[str | None]) -> str:
        self._template_findings += filled.diagnostics
        return filled.value if filled.value is not None else self._words["not_rendered"]

    def _title(self) -> Variables:
        counts = {
            "chapters": len(self._deck.chapters),
            "records": len(self._scope.pages),
            "formulas": sum(len(r.formulas) for chapter in self._deck.chapters for r in chapter.records),
        }
        chapters = [
            {"number": number, "title": self._write.label(chapter.title), "page": self._chapter_pages[number]}
            for number, chapter in enumerate(self._deck.chapters, start=1)
        ]
        return {
            "title": self._write.line(self._deck.title),
            "counts": counts,
            "chapters": chapters,
            "date": self._write.line(self._deck.date),
        }

    def _contents(self, part: int) -> Variables:
        by_chapter = groupby(self._lists.contents[part], key=lambda line: line.chapter)
        return {"chapters": [self._contents_chapter(number, list(lines)) for number, lines in by_chapter], "part": part}

    def _contents_chapter(self, number: int, lines: list[ContentsLine]) -> Variables:
        heads = [line for line in lines if line.record is None]
        return {
            "number": number,
            "title": self._write.label(heads[0].title) if heads else "",
            "page": self._chapter_pages[number],
            "records": [self._linked(line.title, line.record) for line in lines if line.record is not None],
        }

    def _linked(self, title: SourceText, record: str) -> Variables:
        return {"title": self._write.label(title), "page": self._scope.pages[record]}

    def _chapter(self, number: int) -> Variables:
        chapter = self._deck.chapters[number - 1]
        records = [
            {**self._linked(record.title, record.id.text), "formula": self._first_formula(record)}
            for record in chapter.records
        ]
        return {"number": number, "title": self._write.line(chapter.title), "records": records}

    def _first_formula(self, record: Record) -> str:
        """Set a record's first formula in the line, if it is no longer than one; nothing for others."""
        if not record.formulas:
            return ""
        latex = record.formulas[0].latex
        extent = formula_extent(latex.text)
        fits = extent.rows == 1 and extent.width <= _FIRST_FORMULA and r"\begin" not in latex.text
        shown = self._beside.maths(latex) if fits else ""
        blank = self._scope.additions.edition.blank
        is_left_out = BlankKind.FORMULAS in blank or (BlankKind.MARKS in blank and has_mark(latex.text))
        return hidden_maths(shown) if is_left_out else shown

    def _symbols(self, part: int) -> Variables:
        scripts = ("latin", "greek", "operators")
        by_script = groupby(self._lists.symbols[part], key=lambda group: group.script)
        return {
            "sections": [
                {"title": self._words[scripts[script]], "groups": [self._symbol_group(group) for group in groups]}
                for script, groups in by_script
            ],
            "part": part,
        }

    def _symbol_group(self, group: SymbolGroup) -> list[Variables]:
        return [
            {
                "symbol": self._write.maths(entry.symbol),
                "meaning": self._index_meaning(entry.meaning),
                "pages": self._pages_of(entry.records),
                "forms": [
                    {
                        "symbols": [self._write.maths(SourceText.of(latex)) for latex in forms.latex],
                        "pages": self._pages_of(forms.records),
                    }
                    for forms in entry.forms
                ],
                "more": entry.more,
                "widespread": entry.is_widespread,
                "repeated": before is not None and before.symbol.text == entry.symbol.text,
            }
            for before, entry in zip((None, *group.entries), group.entries, strict=False)
        ]

    def _index_meaning(self, meaning: SourceText) -> str:
        """Write what a symbol means, but for an edition in which that is to be filled in."""
        written = self._write.line(meaning)
        return hidden_text(written) if BlankKind.MEANINGS in self._scope.additions.edition.blank else written

    def _pages_of(self, records: Sequence[str]) -> list[int]:
        return sorted({self._scope.pages[record] for record in records})

    def _formulas(self, part: int) -> Variables:
        by_group = groupby(self._lists.formulas[part], key=lambda entry: entry.group)
        names = {DIGIT_GROUP: self._words["digits"], OTHER_GROUP: self._words["other"]}
        return {
            "sections": [
                {"title": names.get(group, group), "entries": [self._formula(entry) for entry in entries]}
                for group, entries in by_group
            ],
            "part": part,
        }

    def _formula(self, entry: FormulaEntry) -> Variables:
        return {
            "title": self._write.label(entry.title),
            "numbers": entry.numbers,
            "page": self._scope.pages[entry.record],
        }
