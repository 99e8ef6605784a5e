"""``formdeck check``: run the families of checks that were asked for."""

from collections.abc import Collection
from dataclasses import dataclass

from formdeck.diagnostics import Diagnostic
from formdeck.pipeline import CompiledDeck, unsuppressed
from formdeck.workspace.typeset import check_typesetting
from formdeck.workspace.workshop import Workshop

FAMILIES = {"record": "125", "latex": "3", "typeset": "6"}
"""The families, and the first digits of their codes."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A checked deck: what was found, by the families that ran."""

    compiled: CompiledDeck
    diagnostics: tuple[Diagnostic, ...]
    families: tuple[str, ...]


def check_deck(workshop: Workshop, families: Collection[str]) -> CheckReport:
    """Run some families of checks on a deck.

    Raises:
        Failure: something outside the deck stands in the way.
    """
    outcome = workshop.compile()
    found = outcome.diagnostics
    if "typeset" in families:
        found += check_typesetting(workshop, outcome.value)
    ran = tuple(family for family in FAMILIES if family in families)
    hundreds = "".join(FAMILIES[family] for family in ran)
    wanted = [finding for finding in found if finding.code[2] in hundreds]
    return CheckReport(outcome.value, unsuppressed(outcome.value, wanted, hundreds), ran)
