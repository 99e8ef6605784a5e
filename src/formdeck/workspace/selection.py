"""Which pages of a deck are meant: by number, chapter, tag or confidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from formdeck.diagnostics import Failure, did_you_mean
from formdeck.model import Chapter, Deck, Record
from formdeck.render import Pages

_RANGE = re.compile(r"(\d+)|(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked for; what is empty does not restrict. A page has to fit everything that is named.

    ``pages`` is a list such as ``3-10,15``. A chapter is named by its number, its title or a part of it, or its file.
    """

    pages: str = ""
    chapters: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    confidence: tuple[str, ...] = ()


def select_pages(deck: Deck, pages: Pages, wanted: Selection) -> tuple[int, ...]:
    """Pick pages, by their numbers from 1, in the deck's order.

    Raises:
        Failure: something named is not in the deck, or no page fits.
    """
    numbers = set(parse_ranges(wanted.pages, len(pages.pages))) if wanted.pages else None
    chapters = {_find_chapter(deck, name) for name in wanted.chapters}
    records = _find_records(deck, wanted)
    picked = [
        page.number
        for page in pages.pages
        if (numbers is None or page.number in numbers)
        and (not chapters or page.chapter in chapters)
        and (records is None or not records.isdisjoint(page.records))
    ]
    if not picked:
        raise Failure(f"no page of `{deck.name}` fits", *_hints(wanted))
    return tuple(picked)


def parse_ranges(listed: str, count: int) -> Iterator[int]:
    """Read a list of pages and ranges, ``3-10,15``; ``5-`` runs to the end, ``-5`` from the beginning.

    Raises:
        Failure: that is not what it is, or there are not so many pages.
    """
    for part in (part.strip() for part in listed.split(",")):
        match = _RANGE.fullmatch(part)
        if match is None or part == "-":
            raise Failure(f"`{part}` is no page and no range of pages", "write `3-10,15`, `5-` or `-5`")
        first, last = (int(match[1]),) * 2 if match[1] else (int(match[2] or 1), int(match[3] or count))
        for number in (first, last):
            if not 1 <= number <= count:
                raise Failure(f"there is no page {number}", f"the deck has {count} pages")
        if first > last:
            raise Failure(f"the range `{part}` runs backwards", f"write `{last}-{first}`")
        yield from range(first, last + 1)


def shown_ranges(numbers: Sequence[int]) -> str:
    """Write numbers that rise as a list of ranges."""
    starts = [at for at in range(len(numbers)) if at == 0 or numbers[at] != numbers[at - 1] + 1]
    ends = [*(start - 1 for start in starts[1:]), len(numbers) - 1]
    runs = ((numbers[start], numbers[end]) for start, end in zip(starts, ends, strict=True))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


def _find_chapter(deck: Deck, name: str) -> int:
    """Find a chapter's number; a part of a title does if it is in no other."""
    titles = [chapter.title.text for chapter in deck.chapters]
    named = [number for number, chapter in enumerate(deck.chapters, start=1) if name in _names(number, chapter)]
    partly = [number for number, title in enumerate(titles, start=1) if name.casefold() in title.casefold()]
    if named or len(partly) == 1:
        return (named or partly)[0]
    listed = "; ".join(f"{number} {title}" for number, title in enumerate(titles, start=1))
    raise Failure(f"there is no chapter `{name}`", *did_you_mean(name, titles), f"chapters: {listed}")


def _names(number: int, chapter: Chapter) -> tuple[str, ...]:
    file = PurePosixPath(chapter.path)
    return str(number), chapter.title.text, file.name, file.stem


def _find_records(deck: Deck, wanted: Selection) -> set[str] | None:
    """Find the ids of the records that fit tags and confidence; None if neither is asked for."""
    records = [record for chapter in deck.chapters for record in chapter.records]
    known = sorted({tag.text for record in records for tag in record.tags})
    for tag in wanted.tags:
        if tag not in known:
            hints = did_you_mean(tag, known) or (f"tags: {', '.join(known)}" if known else "no record has tags",)
            raise Failure(f"no record has the tag `{tag}`", *hints)
    if not wanted.tags and not wanted.confidence:
        return None
    return {record.id.text for record in records if _fits(record, wanted)}


def _fits(record: Record, wanted: Selection) -> bool:
    tagged = not wanted.tags or any(tag.text in wanted.tags for tag in record.tags)
    sure = record.confidence.value if record.confidence else ""
    return tagged and (not wanted.confidence or sure in wanted.confidence)


def _hints(wanted: Selection) -> Iterator[str]:
    if wanted.confidence and not (wanted.pages or wanted.chapters or wanted.tags):
        yield "give records a `confidence: high`, `medium` or `low`"
    else:
        yield "a page has to fit everything that is asked for: ask for less"
