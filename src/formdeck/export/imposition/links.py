"""Links on pages that have moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from formdeck.export.imposition.geometry import Matrix
from formdeck.export.imposition.plan import Plan


@dataclass(frozen=True, slots=True)
class Target:
    """Where a page has gone: on which new page it stands, and how it got there."""

    page: pikepdf.Page
    matrix: Matrix


Targets = dict[int, Target]
"""Where each page has gone, by its number; pages that are not printed are not in it."""


def targets_of(plan: Plan, made: pikepdf.Pdf) -> Targets:
    """Look up where each page has gone."""
    pages = zip(made.pages, plan.sides, strict=True)
    return {one.page: Target(page, one.matrix) for page, side in pages for one in side.placements}


def moved_links(
    source: pikepdf.Pdf, page: pikepdf.Page, matrix: Matrix, targets: Targets
) -> Iterator[pikepdf.Dictionary]:
    """Make the links of a page anew where it stands now. Those to pages that are not printed are left out."""
    for old in page.get("/Annots", pikepdf.Array()):
        if old.get("/Subtype") == "/Link":
            leads = _address(old) or _destination(source, old, targets)
            if leads:
                place = {"/Rect": _moved(old.Rect, matrix), "/Border": pikepdf.Array([0, 0, 0])}
                yield pikepdf.Dictionary({"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Link, **place, **leads})


def _address(link: pikepdf.Object) -> dict[str, pikepdf.Object]:
    """Copy where a link leads out of the document."""
    action = link.get("/A", pikepdf.Dictionary())
    if action.get("/S") != "/URI":
        return {}
    return {"/A": pikepdf.Dictionary(S=pikepdf.Name.URI, URI=action.URI)}


def _destination(source: pikepdf.Pdf, link: pikepdf.Object, targets: Targets) -> dict[str, pikepdf.Object]:
    found = find_target(source, link.get("/Dest"), targets)
    return {"/Dest": found} if found is not None else {}


def find_target(source: pikepdf.Pdf, destination: Any, targets: Targets) -> pikepdf.Array | None:
    """Find where a destination, given by name or as it is, has gone."""
    named = isinstance(destination, pikepdf.Name)
    found = source.Root.get("/Dests", pikepdf.Dictionary()).get(destination) if named else destination
    if not isinstance(found, pikepdf.Array):
        return None
    page, _kind, *place = found
    target = targets.get(pikepdf.Page(page).index + 1)
    if target is None:
        return None
    corner = [float(edge) if edge is not None else 0.0 for edge in place[:2]]
    x, y = target.matrix.apply(*corner) if len(corner) == 2 else (0.0, 0.0)
    return pikepdf.Array([target.page.obj, pikepdf.Name.XYZ, x, y, None])


def _moved(rectangle: pikepdf.Object, matrix: Matrix) -> pikepdf.Array:
    left, bottom, right, top = (float(edge) for edge in rectangle)
    corners = matrix.apply(left, bottom), matrix.apply(right, top)
    return pikepdf.Array([*map(min, *corners), *map(max, *corners)])
