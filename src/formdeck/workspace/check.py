"""``formdeck check``: run the families of checks that were asked for."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.rules.latex import NOT_HELD, NOT_READ_YET
from formdeck.pipeline import CompiledDeck, unsuppressed
from formdeck.workspace.typeset import check_typesetting
from formdeck.workspace.workshop import Workshop

FAMILIES = {"record": "125", "latex": "3", "symbols": "4", "typeset": "6"}
"""The families, and the hundreds digits of their codes."""

PLANNED = ("steps", "examples", "code", "layout")
"""Families that the format foresees and this version does not check."""


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A checked deck: what was found, by the families that ran."""

    compiled: CompiledDeck
    diagnostics: tuple[Diagnostic, ...]
    families: tuple[str, ...]

    def formula_counts(self) -> dict[str, int]:
        """Count the formulas by how their reading went."""
        formulas = [formula for record in self.compiled.readings for formula in record.formulas]
        counts = Counter(formula.status for formula in formulas)
        unread = {NOT_READ_YET.code, NOT_HELD.code}
        not_yet = sum(any(found.code in unread for found in formula.diagnostics) for formula in formulas)
        return {
            "formulas": len(formulas),
            "read": counts["read"],
            "not read yet": not_yet,
            "wrong or unclear": counts["error"] - not_yet,
            "excused": counts["typeset-only"],
        }


def _hides_something(finding: Diagnostic) -> bool:
    """Whether a finding may have kept a part of the deck from being looked at at all."""
    return finding.severity is Severity.ERROR and finding.code[2] in FAMILIES["record"]


def check_deck(workshop: Workshop, families: Collection[str]) -> CheckReport:
    """Run some families of checks on a deck.

    Raises:
        Failure: something outside the deck stands in the way.
    """
    outcome = workshop.compile(sympy="latex" in families)
    found = outcome.diagnostics
    if "typeset" in families:
        found += check_typesetting(workshop, outcome.value)
    ran = tuple(family for family in FAMILIES if family in families)
    hundreds = "".join(FAMILIES[family] for family in ran)
    wanted = [finding for finding in found if finding.code[2] in hundreds or _hides_something(finding)]
    return CheckReport(outcome.value, unsuppressed(outcome.value, wanted, hundreds), ran)
