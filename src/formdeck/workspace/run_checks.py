"""Running families of checks on a deck."""

from collections import Counter

from formdeck.diagnostics import Diagnostic, Severity
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.rules.latex import NOT_HELD, NOT_READ_YET
from formdeck.pipeline import CompiledDeck, unsuppressed
from formdeck.workspace.check import FAMILIES, CheckReport
from formdeck.workspace.check_json import deck_entry
from formdeck.workspace.typeset import check_typesetting
from formdeck.workspace.workshop import Workshop


def run_checks(workshop: Workshop, families: tuple[str, ...]) -> CheckReport:
    """Compile a deck and report what some families of checks find.

    Raises:
        Failure: something outside the deck stands in the way.
    """
    outcome = workshop.compile(sympy="latex" in families)
    compiled, found = outcome.value, outcome.diagnostics
    if "typeset" in families:
        found += check_typesetting(workshop, compiled)
    hundreds = "".join(FAMILIES[family] for family in families)
    wanted = [finding for finding in found if finding.code[2] in hundreds or _hides_something(finding)]
    entry = deck_entry(compiled, families, Findings.of((), compiled.sources))
    return CheckReport(
        compiled.deck.name, families, unsuppressed(compiled, wanted, hundreds), _count(compiled, families), entry
    )


def _hides_something(finding: Diagnostic) -> bool:
    """Whether a finding may have kept a part of the deck from being looked at at all."""
    return finding.severity is Severity.ERROR and finding.code[2] in FAMILIES["record"]


def _count(compiled: CompiledDeck, families: tuple[str, ...]) -> dict[str, int]:
    """Count what was looked at, so that silence cannot be taken for success."""
    records = {"records": sum(len(chapter.records) for chapter in compiled.deck.chapters)}
    return records | (_count_formulas(compiled) if "latex" in families else {})


def _count_formulas(compiled: CompiledDeck) -> dict[str, int]:
    formulas = [formula for record in compiled.readings for formula in record.formulas]
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
