"""The pieces of a record, between which it may go on on another page.

They are counted as the built-in template sets them: each formula, the table of symbols, each group of notes, the
figures, the examples, each snippet. References stay with the last piece. Of a group of bullets, and of the examples,
each can begin a page, too.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from formdeck.model import Note, Record
from formdeck.render.fit import WHOLE, Cut, Window
from formdeck.render.views import NoteView, RecordView

T = TypeVar("T")

Runs = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a record's formulas, notes …: ``field[start:stop]``."""

    field: str
    start: int
    stop: int


def shown_part(record: Record, window: Window, *, has_symbols: bool) -> Record:
    """Cut a record down to what a page shows of it.

    ``has_symbols`` says whether it has a table of symbols, which may hold none but its chapter's.
    """
    if window == WHOLE:
        return record
    runs = _runs(list_pieces(record, has_symbols=has_symbols), window)
    is_last = window.end == WHOLE.end
    return replace(
        record,
        formulas=_joined(record.formulas, runs["formulas"]),
        glossary=_joined(record.glossary, runs["glossary"]),
        notes=_joined(record.notes, runs["notes"]),
        figures=_joined(record.figures, runs["figures"]),
        examples=_joined(record.examples, runs["examples"]),
        code=_joined(record.code, runs["code"]),
        see=record.see if is_last else (),
        sources=record.sources if is_last else (),
    )


def shown_view(view: RecordView, window: Window) -> RecordView:
    """Cut what templates see of a record down to what a page shows of it."""
    if window == WHOLE:
        return view
    runs = _runs(tuple(_view_pieces(view)), window)
    is_last = window.end == WHOLE.end
    return replace(
        view,
        formulas=_joined(view.formulas, runs["formulas"]),
        symbols=_joined(view.symbols, runs["glossary"]),
        notes=tuple(_shown_notes(view.notes, runs)),
        figures=_joined(view.figures, runs["figures"]),
        examples=_joined(view.examples, runs["examples"]),
        code=_joined(view.code, runs["code"]),
        see=view.see if is_last else (),
        sources=view.sources if is_last else (),
    )


def _shown_notes(notes: tuple[NoteView, ...], runs: Mapping[str, Runs]) -> Iterator[NoteView]:
    for at, note in enumerate(notes):
        for start, stop in runs[f"notes {at}"]:
            yield replace(note, points=note.points[start:stop])


def _runs(pieces: tuple[Piece, ...], window: Window) -> defaultdict[str, Runs]:
    """Find which runs of each field a page shows."""
    runs: defaultdict[str, Runs] = defaultdict(list)
    for at, piece in enumerate(pieces):
        start = piece.start + (window.begin.item if at == window.begin.piece else 0)
        stop = piece.start + window.end.item if at == window.end.piece else piece.stop
        if window.begin.piece <= at <= window.end.piece and start < stop:
            runs[piece.field].append((start, stop))
    return runs


def _view_pieces(view: RecordView) -> Iterator[Piece]:
    yield from (Piece("formulas", at, at + 1) for at in range(len(view.formulas)))
    if view.symbols:
        yield Piece("glossary", 0, len(view.symbols))
    yield from (Piece(f"notes {at}", 0, max(1, len(note.points))) for at, note in enumerate(view.notes))
    yield from _last_pieces(view)


def list_pieces(record: Record, *, has_symbols: bool) -> tuple[Piece, ...]:
    """List a record's pieces in the order of the sheet."""
    return tuple(_pieces(record, has_symbols=has_symbols))


def can_cut(record: Record, cut: Cut, *, has_symbols: bool) -> bool:
    """Whether a page can begin at a place: in front of a piece, or of one of its bullets but the first."""
    pieces = list_pieces(record, has_symbols=has_symbols)
    if not Cut(0) < cut < Cut(len(pieces)):
        return False
    piece = pieces[cut.piece]
    return cut.item == 0 or (_has_items(record, piece) and cut.item < piece.stop - piece.start)


def _has_items(record: Record, piece: Piece) -> bool:
    is_bullets = piece.field == "notes" and record.notes[piece.start].title is None
    return is_bullets or piece.field == "examples"


def _pieces(record: Record, *, has_symbols: bool) -> Iterator[Piece]:
    yield from (Piece("formulas", at, at + 1) for at in range(len(record.formulas)))
    if has_symbols:
        yield Piece("glossary", 0, max(1, len(record.glossary)))
    yield from _note_groups(record.notes)
    yield from _last_pieces(record)


def _last_pieces(record: Record | RecordView) -> Iterator[Piece]:
    if record.figures:
        yield Piece("figures", 0, len(record.figures))
    if record.examples:
        yield Piece("examples", 0, len(record.examples))
    yield from (Piece("code", at, at + 1) for at in range(len(record.code)))


def _note_groups(notes: tuple[Note, ...]) -> Iterator[Piece]:
    """Gather bullets that follow each other; a titled note stands alone."""
    start = 0
    for at, note in enumerate(notes):
        following = notes[at + 1] if at + 1 < len(notes) else None
        if note.title is not None or following is None or following.title is not None:
            yield Piece("notes", start, at + 1)
            start = at + 1


def _joined(values: tuple[T, ...], runs: Runs) -> tuple[T, ...]:
    return tuple(value for start, stop in runs for value in values[start:stop])
