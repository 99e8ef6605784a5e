"""Where a page that no density makes hold all of its content is divided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from formdeck.geometry import Block, PageGeometry
from formdeck.render.fit import Cut

# What the title of a page that goes on takes, with the space below it, in millimetres.
_TITLE = 10.0


@dataclass(frozen=True, slots=True)
class Division:
    """Where a new page begins: in front of a record of the page, counted from 0, or inside it."""

    record: int
    cut: Cut


@dataclass(frozen=True, slots=True)
class _Place:
    """A place where a page can be divided: in front of a block, which starts ``top`` from the page's edge."""

    division: Division
    top: float
    above: float
    below: float


def divide_page(page: PageGeometry) -> tuple[Division, ...]:
    """Find where new pages begin, each as late as what is above it fits; none if nothing can be divided."""
    blocks = [block for block in page.blocks if not block.part.is_frame]
    if not blocks:
        return ()
    limit = max(block.box.bottom for block in blocks) + page.room
    found: list[Division] = []
    record = 0  # that the page begins with
    shift = 0.0  # how far what follows moves up, since it begins a new page
    places = list(_places(blocks))
    while places and places[-1].below - shift > limit:
        chosen = _choose(places, limit + shift, record)
        found.append(chosen.division)
        record = chosen.division.record
        shift = chosen.top - blocks[0].box.top - (_TITLE if chosen.division.cut != Cut(0) else 0.0)
        places = [place for place in places if place.top > chosen.top]
    return tuple(found)


def _choose(places: Sequence[_Place], limit: float, record: int) -> _Place:
    """Take the last place above which all fits; a record that shares the page is moved before it is divided."""
    last = next((place for place in reversed(places) if place.above <= limit), places[0])
    starts = (place for place in places if place.division == Division(last.division.record, Cut(0)))
    return next(starts, last) if last.division.record > record else last


def _places(blocks: Sequence[Block]) -> Iterator[_Place]:
    lowest = max(block.box.bottom for block in blocks)
    above = blocks[0].box.bottom
    for before, block in pairwise(blocks):
        division = _division(before, block)
        if division is not None:
            yield _Place(division, block.box.top, above, lowest)
        above = max(above, block.box.bottom)


def _division(before: Block, block: Block) -> Division | None:
    """Tell what begins with a block; the first piece of a record stays with its title."""
    if block.record != before.record:
        return Division(block.record, Cut(0))
    if block.piece != before.piece and before.piece >= 0:
        return Division(block.record, Cut(block.piece))
    if block.piece == before.piece and block.item != before.item and block.item > 0:
        return Division(block.record, Cut(block.piece, block.item))
    return None
