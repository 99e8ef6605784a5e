"""Silencing what the user has given a reason for."""

from collections.abc import Callable, Iterable

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import yaml as rules
from formdeck.model import Suppression


def apply_suppressions(
    diagnostics: Iterable[Diagnostic],
    suppressions: Iterable[Suppression],
    was_checked: Callable[[str], bool] = lambda _code: True,
) -> tuple[Diagnostic, ...]:
    """Leave out the findings that a comment covers; report comments that cover none.

    ``was_checked`` says whether the rule with a code was checked at all: a suppression of one that was not is no
    news. Errors of the YAML itself (FD1xx) are never left out.
    """
    by_code: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        for code in suppression.codes:
            by_code.setdefault(code, []).append(suppression)
    kept: list[Diagnostic] = []
    used: set[tuple[str, Suppression]] = set()
    for found in diagnostics:
        covering = [(found.code, known) for known in by_code.get(found.code, ()) if _covers(known, found)]
        used.update(covering)
        if not covering:
            kept.append(found)
    for code, commented in by_code.items():
        unused = (known for known in commented if (code, known) not in used and was_checked(code))
        kept.extend(_unused(code, suppression) for suppression in unused)
    return tuple(kept)


def _covers(suppression: Suppression, found: Diagnostic) -> bool:
    covers, span = suppression.covers, found.span
    return span is not None and span.path == covers.path and covers.start <= span.start <= covers.end


def _unused(code: str, suppression: Suppression) -> Diagnostic:
    return rules.UNUSED_SUPPRESSION.at(
        suppression.comment, f"nothing to suppress: no `{code}` here", "remove the comment"
    )
