"""Running families of checks on a deck."""

from collections import Counter
from itertools import chain

from formdeck.diagnostics import Diagnostic, Failure, Severity
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.rules.latex import NOT_HELD, NOT_READ_YET
from formdeck.geometry import Measured
from formdeck.pipeline import CompiledDeck, unsuppressed
from formdeck.workspace.check import FAMILIES, CheckReport
from formdeck.workspace.check_json import deck_entry
from formdeck.workspace.fit import fit_measured
from formdeck.workspace.layout import check_measured
from formdeck.workspace.measure import draft_taker
from formdeck.workspace.typeset import check_typesetting
from formdeck.workspace.workshop import Workshop


def run_checks(workshop: Workshop, families: tuple[str, ...]) -> CheckReport:
    """Compile a deck and report what some families of checks find.

    Raises:
        Failure: something outside the deck stands in the way.
    """
    outcome = workshop.compile(sympy="latex" in families, take_draft=draft_taker(workshop))
    compiled, found = outcome.value, outcome.diagnostics
    left_out: dict[str, str] = {}
    compiled, measured = _lay_out(workshop, compiled, left_out) if "layout" in families else (compiled, ())
    if "typeset" in families:
        found += check_typesetting(workshop, compiled)
    ran = tuple(family for family in families if family not in left_out)
    if "layout" in ran:
        found += check_measured(compiled, measured)
    codes = tuple(chain.from_iterable(FAMILIES[family] for family in ran))
    wanted = [finding for finding in found if finding.code.startswith(codes) or _hides_something(finding)]
    return CheckReport(
        compiled.deck.name,
        ran,
        unsuppressed(compiled, wanted, codes),
        _count(compiled, ran),
        deck_entry(compiled, ran, Findings.of((), compiled.sources), measured),
        left_out,
    )


def _lay_out(
    workshop: Workshop, compiled: CompiledDeck, left_out: dict[str, str]
) -> tuple[CompiledDeck, tuple[Measured, ...]]:
    """Set all pages as they fit; where there is no browser for it that works, say so in ``left_out``."""
    try:
        return fit_measured(workshop, compiled)
    except Failure as failure:
        left_out["layout"] = "; ".join((failure.message, *failure.hints))
        return compiled, ()


def _hides_something(finding: Diagnostic) -> bool:
    """Whether a finding may have kept a part of the deck from being looked at at all."""
    return finding.severity is Severity.ERROR and finding.code.startswith(FAMILIES["record"])


def _count(compiled: CompiledDeck, families: tuple[str, ...]) -> dict[str, int]:
    """Count what was looked at, so that silence cannot be taken for success."""
    counts = {"records": sum(len(chapter.records) for chapter in compiled.deck.chapters)}
    counts |= _count_formulas(compiled) if "latex" in families else {}
    return counts | ({"pages": len(compiled.markdown.pages.pages)} if "layout" in families else {})


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
