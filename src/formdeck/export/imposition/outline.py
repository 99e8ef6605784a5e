"""The document outline of pages that have moved."""

from collections.abc import Iterator

import pikepdf

from formdeck.export.imposition.links import Targets, find_target


def copy_outline(source: pikepdf.Pdf, made: pikepdf.Pdf, targets: Targets) -> None:
    """Copy the entries whose pages are printed, and those above them."""
    with source.open_outline() as old, made.open_outline() as new:
        new.root.extend(_kept(source, old.root, targets))


def _kept(source: pikepdf.Pdf, items: list[pikepdf.OutlineItem], targets: Targets) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        children = list(_kept(source, item.children, targets))
        leads = find_target(source, item.destination, targets) or (children[0].destination if children else None)
        if leads is not None:
            kept = pikepdf.OutlineItem(item.title, leads)
            kept.children.extend(children)
            yield kept
