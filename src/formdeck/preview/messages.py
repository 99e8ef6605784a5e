"""What the server tells browsers, as the objects of its JSON messages."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from formdeck.cache import Recall, make_anew
from formdeck.diagnostics import Diagnostic
from formdeck.model import Record
from formdeck.preview.snapshot import Sheet, Snapshot
from formdeck.preview.view import Views
from formdeck.source import SourceFile, Span

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Editor:
    """How places are opened: a link with ``{file}``, ``{line}`` and ``{column}`` in it, or None to copy the place."""

    link: str | None
    absolute: Callable[[str], str]

    def open(self, file: str, line: int, column: int) -> str | None:
        """Write the link that opens a place."""
        if self.link is None:
            return None
        return self.link.format(file=self.absolute(file), line=line, column=column)


def deck_message(snapshot: Snapshot, editor: Editor, views: Views, epoch: int, focus: int | None = None) -> Message:
    """Tell everything but the pages' contents, which are fetched when they come into view."""
    deck = snapshot.deck
    return {
        "type": "deck",
        "epoch": epoch,
        "deck": deck.name,
        "title": deck.title.text,
        "lang": deck.lang,
        "theme": snapshot.theme,
        "view": {"edition": snapshot.view.edition.kind.value, "theme": snapshot.view.theme or ""},
        "themes": list(views.themes),
        "chapters": [{"number": n, "title": chapter.title.text} for n, chapter in enumerate(deck.chapters, start=1)],
        "pages": [_page(sheet, snapshot.sources, editor) for sheet in snapshot.sheets],
        "findings": finding_messages(snapshot, editor),
        "focus": focus,
    }


def change_message(  # noqa: PLR0913, PLR0917 - what a message says
    snapshot: Snapshot,
    changed: Mapping[int, str],
    moved: Iterable[int],
    editor: Editor,
    epoch: int,
    focus: int | None,
    findings: list[Message] | None = None,
) -> Message:
    """Tell which pages differ, by number, with their HTML; and without it, whose records have moved in their files.

    Findings are left out where they are the same as before.
    """
    return {
        "type": "change",
        "epoch": epoch,
        "pages": [
            {**_page(snapshot.sheets[number - 1], snapshot.sources, editor), "html": html}
            for number, html in changed.items()
        ]
        + [_page(snapshot.sheets[number - 1], snapshot.sources, editor) for number in moved],
        **({} if findings is None else {"findings": findings}),
        "focus": focus,
    }


def failure_message(message: str, hints: Iterable[str]) -> Message:
    """Tell that nothing can be built at the moment."""
    return {"type": "failure", "message": message, "hints": list(hints)}


def _page(sheet: Sheet, sources: Mapping[str, SourceFile], editor: Editor) -> Message:
    page = sheet.page
    return {
        "number": page.number,
        "key": sheet.key,
        "kind": page.kind.value,
        "chapter": page.chapter,
        "records": [_record(record, sources, editor) for record in sheet.records],
    }


def _record(record: Record, sources: Mapping[str, SourceFile], editor: Editor) -> Message:
    source = sources.get(record.place.path)
    return {
        "id": record.id.text,
        "title": record.title.text,
        "reading": record.reading.text if record.reading else "",
        **_place(record.place, source, editor),
        "formulas": [_place(formula.latex.span(), source, editor) for formula in record.formulas],
    }


def _place(span: Span, source: SourceFile | None, editor: Editor) -> Message:
    if source is None:
        return {"place": span.path, "open": editor.open(span.path, 1, 1)}
    at = source.position(span.start)
    return {"place": f"{span.path}:{at.line}", "open": editor.open(span.path, at.line, at.column)}


def finding_messages(snapshot: Snapshot, editor: Editor, recall: Recall = make_anew) -> list[Message]:
    """Tell what is wrong, each with its place and page."""
    pages = {record: sheet.page.number for sheet in reversed(snapshot.sheets) for record in sheet.page.records}
    return [
        recall(_finding, each, pages.get(each.record or ""), _source_of(each, snapshot.sources), editor)
        for each in snapshot.findings
    ]


def _source_of(found: Diagnostic, sources: Mapping[str, SourceFile]) -> SourceFile | None:
    return None if found.span is None else sources.get(found.span.path)


def _finding(found: Diagnostic, page: int | None, source: SourceFile | None, editor: Editor) -> Message:
    place = {"place": None, "open": None} if found.span is None else _place(found.span, source, editor)
    return {
        "code": found.code,
        "severity": found.severity.value,
        "message": found.message,
        "hints": list(found.hints),
        "record": found.record,
        "page": page,
        **place,
    }
