"""``formdeck check``: run the families of checks that were asked for, if anything has changed since."""

from collections.abc import Collection
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from formdeck.cache import Cache, content_key
from formdeck.diagnostics import Diagnostic
from formdeck.workspace.fingerprint import inputs_fingerprint, program_stamp
from formdeck.workspace.project import DeckFolder, Project

if TYPE_CHECKING:
    from formdeck.workspace.head_start import GetTools
    from formdeck.workspace.surveyor import Surveyor

FAMILIES = {
    "record": ("FD1", "FD2", "FD5"),
    "latex": ("FD3",),
    "symbols": ("FD4",),
    "typeset": ("FD60",),
    "layout": ("FD61", "FD62"),
}
"""The families, and how their codes begin."""

PLANNED = ("steps", "examples", "code")
"""Families that the format foresees and this version does not check."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was found in a deck by the families that ran; plain data, to be kept.

    ``entry`` is the deck's object in the JSON report; ``counts`` are its records, and its formulas by how their
    reading went. ``left_out`` says why a family that was asked for did not run.
    """

    deck: str
    families: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    counts: dict[str, int]
    entry: dict[str, Any]
    left_out: dict[str, str] = field(default_factory=dict)


def check_deck(  # noqa: PLR0913, PLR0917 - what is checked of what, with what
    project: Project,
    folder: DeckFolder,
    families: Collection[str],
    get_tools: "GetTools",
    theme: str | None = None,
    surveyor: "Surveyor | None" = None,
) -> CheckReport:
    """Run some families of checks on a deck, or tell what they found when it was the same.

    ``theme`` takes the place of the one that the deck names. A ``surveyor`` who is there already measures the pages.

    Raises:
        Failure: something outside the deck stands in the way.
    """
    key, kept = kept_report(project, folder, families, theme)
    if kept is not None:
        return kept

    with ExitStack() as stack:
        if "layout" in families and surveyor is None:
            surveyor = stack.enter_context(closing(_begun_surveyor(get_tools)))
        # Imported here because a check of what is unchanged must be instant, and the browser can start meanwhile.
        from formdeck.workspace.run_checks import run_checks  # noqa: PLC0415
        from formdeck.workspace.workshop import open_workshop  # noqa: PLC0415

        with open_workshop(project, folder, get_tools, theme=theme, surveyor=surveyor) as workshop:
            report = run_checks(workshop, _chosen(families))
            if not report.left_out:
                workshop.cache.keep(key, report)
    return report


def _begun_surveyor(get_tools: "GetTools") -> "Surveyor":
    from formdeck.workspace.surveyor import Surveyor  # noqa: PLC0415 - as above

    surveyor = Surveyor(get_tools)
    surveyor.begin()
    return surveyor


def kept_report(
    project: Project, folder: DeckFolder, families: Collection[str], theme: str | None = None
) -> tuple[str, CheckReport | None]:
    """Find what a check of the deck as it is now has found, if there was one; and name the deck's state."""
    key = content_key("check", _chosen(families), theme, inputs_fingerprint(project, folder))
    with Cache(project.results, program_stamp()) as cache:
        return key, cache.find(key, CheckReport)


def _chosen(families: Collection[str]) -> tuple[str, ...]:
    return tuple(family for family in FAMILIES if family in families)
