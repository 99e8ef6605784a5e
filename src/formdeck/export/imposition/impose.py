"""Write the sheets of a plan: pages become drawings that are placed on new pages; links and outline follow them."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from formdeck.export.imposition.geometry import Box, Matrix, Size
from formdeck.export.imposition.grey import make_grey
from formdeck.export.imposition.links import Targets, moved_links, targets_of
from formdeck.export.imposition.marks import Line
from formdeck.export.imposition.outline import copy_outline
from formdeck.export.imposition.plan import Placement, Plan, Side

_HAIRLINE = 0.25


def page_size(document: Path) -> tuple[int, Size]:
    """Count a document's pages, and measure them; those of a deck are all of one size."""
    with pikepdf.open(document) as pdf:
        left, bottom, right, top = (float(edge) for edge in pdf.pages[0].mediabox)
        return len(pdf.pages), Size(right - left, top - bottom)


def impose(document: Path, plan: Plan, output: Path, *, grey: bool = False) -> None:
    """Write the sheets of a plan, made of a document's pages; ``grey`` takes all colour out of them."""
    with pikepdf.open(document) as source, pikepdf.new() as made:
        forms = {number: made.copy_foreign(source.pages[number - 1].as_form_xobject()) for number in _numbers(plan)}
        for side in plan.sides:
            _add_page(made, plan.paper, side, forms)
        targets = targets_of(plan, made)
        _add_links(source, made, plan, targets)
        copy_outline(source, made, targets)
        _copy_facts(source, made)
        if grey:
            make_grey(made)
        made.save(output, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _numbers(plan: Plan) -> list[int]:
    return list(dict.fromkeys(one.page for side in plan.sides for one in side.placements))


def _add_page(made: pikepdf.Pdf, paper: Size, side: Side, forms: dict[int, pikepdf.Object]) -> None:
    page = made.add_blank_page(page_size=(paper.width, paper.height))
    page.Contents = made.make_stream(b"\n".join(_content(side)))
    drawn = pikepdf.Dictionary({f"/P{one.page}": forms[one.page] for one in side.placements})
    page.Resources = pikepdf.Dictionary(XObject=drawn)


def _content(side: Side) -> Iterator[bytes]:
    for one in side.placements:
        yield f"q {_clip(one.box)} {_transform(one.matrix)} /P{one.page} Do Q".encode()
    if side.marks:
        yield f"q 0 G {_HAIRLINE} w {' '.join(map(_stroke, side.marks))} Q".encode()


def _clip(box: Box) -> str:
    return f"{_written(box.x, box.y, box.width, box.height)} re W n"


def _transform(matrix: Matrix) -> str:
    return f"{_written(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)} cm"


def _stroke(line: Line) -> str:
    return f"{_written(line.x1, line.y1)} m {_written(line.x2, line.y2)} l S"


def _written(*numbers: float) -> str:
    return " ".join(f"{number:.5f}".rstrip("0").rstrip(".") for number in numbers)


def _add_links(source: pikepdf.Pdf, made: pikepdf.Pdf, plan: Plan, targets: Targets) -> None:
    for page, side in zip(made.pages, plan.sides, strict=True):
        links = [link for one in side.placements for link in _links_of(source, one, targets)]
        if links:
            page.Annots = made.make_indirect(pikepdf.Array(links))


def _links_of(source: pikepdf.Pdf, one: Placement, targets: Targets) -> Iterator[pikepdf.Dictionary]:
    return moved_links(source, source.pages[one.page - 1], one.matrix, targets)


def _copy_facts(source: pikepdf.Pdf, made: pikepdf.Pdf) -> None:
    """Keep title, author, dates and language."""
    made.docinfo.update(source.docinfo)
    if "/Lang" in source.Root:
        made.Root.Lang = source.Root.Lang
