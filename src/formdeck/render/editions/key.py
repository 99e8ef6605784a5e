"""The key: what belongs into the boxes, by page and record."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from formdeck.render.capacity import text_lines
from formdeck.render.editions.blanks import Answer
from formdeck.source import SourceText

# Millimetres of a theme like the built-in one: what a page holds, and what stands on it.
_PAGE = 235.0
_HEAD, _LINE, _ROW, _TALL_ROW = 11.0, 6.0, 6.5, 11.0
_LINE_WIDTH = 92
_TALL = re.compile(r"\\(?:d?frac|sum|prod|i?int|begin\{[pbvB]?matrix\}|begin\{cases\}|binom|underbrace)")


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """The answers of one record, or as many of them as fit on a page; ``page`` is the record's in the deck."""

    record: str
    title: SourceText
    chapter: int
    page: int
    answers: tuple[Answer, ...]


def split_key(entries: Iterable[KeyEntry]) -> tuple[tuple[KeyEntry, ...], ...]:
    """Fill pages with entries in order; one that does not fit goes on on the next page."""
    pages: list[list[KeyEntry]] = [[]]
    left = _PAGE
    for entry in entries:
        todo = entry.answers
        while todo:
            fitting = _fitting(todo, left - _HEAD)
            if not fitting and pages[-1]:
                pages.append([])
                left = _PAGE
                continue
            taken, todo = todo[: fitting or 1], todo[fitting or 1 :]
            pages[-1].append(KeyEntry(entry.record, entry.title, entry.chapter, entry.page, taken))
            left -= _HEAD + sum(map(_height, taken))
    return tuple(map(tuple, pages)) if pages[0] else ()


def _fitting(answers: Sequence[Answer], room: float) -> int:
    """Count how many of the answers fit."""
    for count, answer in enumerate(answers):
        room -= _height(answer)
        if room < 0:
            return count
    return len(answers)


def _height(answer: Answer) -> float:
    if not answer.markdown.startswith("$"):
        return _LINE * text_lines(answer.markdown, _LINE_WIDTH)
    rows = [row for row in answer.markdown.split(r"\\") if row.strip()]
    return 2.0 + sum(_TALL_ROW if _TALL.search(row) else _ROW for row in rows)
