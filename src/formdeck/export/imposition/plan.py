"""Plan the sheets: which page stands where, on which side, how large. Nothing is read or written here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from formdeck.export.imposition.geometry import A4, Box, Insets, Matrix, Size, fit
from formdeck.export.imposition.job import MARKS_MARGIN, Duplex, Job, Layout
from formdeck.export.imposition.marks import Line, crop_marks
from formdeck.export.imposition.order import Face, Leaf, booklet, cards, in_order

CARD_COLUMNS, CARD_ROWS = 2, 4


@dataclass(frozen=True, slots=True)
class Placement:
    """A page, by its number from 1, and how it gets to its place; what leaves ``box`` is cut off."""

    page: int
    matrix: Matrix
    box: Box


@dataclass(frozen=True, slots=True)
class Side:
    """What is printed on one side of a sheet."""

    placements: tuple[Placement, ...]
    marks: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper."""

    front: Side
    back: Side | None = None

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that are printed."""
        return (self.front,) if self.back is None else (self.front, self.back)


@dataclass(frozen=True, slots=True)
class Plan:
    """All sheets, and their size as somebody sees them who holds them upright."""

    paper: Size
    sheets: tuple[Sheet, ...]

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides in the order of printing."""
        return tuple(side for sheet in self.sheets for side in sheet.sides)


def plan_sheets(pages: Sequence[int], size: Size, job: Job) -> Plan:
    """Plan the sheets for some pages, given by their numbers, that are all of one size."""
    paper, columns, rows = _grid(size, job.layout)
    sheets = _Sheets(size, job, paper, columns, rows)
    return Plan(paper, tuple(sheets.sheet(leaf) for leaf in _leaves(pages, job, sheets)))


def _grid(page: Size, layout: Layout) -> tuple[Size, int, int]:
    """Choose how the paper lies and is divided, so that pages come out as large as they can."""
    choices = {
        Layout.ONE: [(A4, 1, 1), (A4.turned, 1, 1)],
        Layout.TWO: [(A4.turned, 2, 1), (A4, 1, 2)],
        Layout.FOUR: [(A4, 2, 2), (A4.turned, 2, 2)],
        Layout.BOOKLET: [(A4.turned, 2, 1)],
        Layout.CARDS: [(A4, CARD_COLUMNS, CARD_ROWS)],
    }

    def scale(choice: tuple[Size, int, int]) -> float:
        paper, columns, rows = choice
        return round(fit(page, Box(0, 0, paper.width / columns, paper.height / rows)).a, 3)

    return max(choices[layout], key=scale)  # the first of several that are as good


def _leaves(pages: Sequence[int], job: Job, sheets: "_Sheets") -> Iterator[Leaf]:
    duplex = job.duplex is not Duplex.OFF
    if job.layout is Layout.BOOKLET:
        return booklet(pages, job.signature)
    if job.layout is Layout.CARDS and duplex:
        return cards(pages, sheets.columns, sheets.rows, sideways=sheets.sideways)
    return in_order(pages, sheets.columns * sheets.rows, duplex=duplex)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Draw leaves on paper."""

    page: Size
    job: Job
    paper: Size
    columns: int
    rows: int

    @property
    def sideways(self) -> bool:
        """Whether a sheet turns like the page of a book, over its left or right edge; else like a calendar's."""
        return self.paper.is_upright != (self.job.duplex is Duplex.SHORT)

    def sheet(self, leaf: Leaf) -> Sheet:
        front = self._side(leaf.front, leaf.depth, self._hole_at_front())
        if leaf.back is None:
            return Sheet(front)
        back = self._side(leaf.back, leaf.depth, self._hole_at_back())
        upside_down = self.job.layout is Layout.BOOKLET and not self.sideways
        return Sheet(front, self._turned(back) if upside_down else back)

    def _hole_at_front(self) -> Insets:
        margin = self.job.hole_margin
        return Insets(left=margin) if self.sideways else Insets(top=margin)

    def _hole_at_back(self) -> Insets:
        margin = self.job.hole_margin
        return Insets(right=margin) if self.sideways else Insets(bottom=margin)

    def _side(self, face: Face, depth: int, hole: Insets) -> Side:
        area = Box(0, 0, self.paper.width, self.paper.height).inset(hole)
        if self.job.crop_marks or self.job.layout is Layout.CARDS:
            area = area.inset(Insets(*(MARKS_MARGIN,) * 4))
        boxes = area.grid(self.columns, self.rows)
        placements = tuple(
            Placement(page, fit(self.page, box).shifted(self._creep(at, depth), 0), box)
            for at, (page, box) in enumerate(zip(face, boxes, strict=True))
            if page is not None
        )
        return Side(placements, crop_marks(area, self.columns, self.rows) if self.job.crop_marks else ())

    def _creep(self, cell: int, depth: int) -> float:
        """Move pages of inner sheets towards the fold."""
        distance = depth * self.job.creep
        return -distance if cell % 2 else distance

    def _turned(self, side: Side) -> Side:
        placements = (
            replace(one, matrix=one.matrix.upside_down(self.paper), box=self._turned_box(one.box))
            for one in side.placements
        )
        return replace(side, placements=tuple(placements))  # marks stand the same on all four edges

    def _turned_box(self, box: Box) -> Box:
        return Box(self.paper.width - box.right, self.paper.height - box.top, box.width, box.height)
