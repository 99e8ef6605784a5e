"""What reading a formula yields: plain data that can be kept between runs."""

from dataclasses import dataclass, replace
from typing import Literal

from formdeck.diagnostics import Diagnostic, Outcome, Severity
from formdeck.source import SourceText, Span

StatementKind = Literal["expression", "relation", "chain", "assignment"]


@dataclass(frozen=True, slots=True)
class ReadStatement:
    r"""One thing that a formula says.

    ``sides`` are SymPy expressions as ``srepr``, in reading order, if they were asked for; ``relations`` stand
    between them (``=``, ``\le``). ``conditions`` are side conditions in plain notation.
    """

    kind: StatementKind
    sides: tuple[str, ...]
    relations: tuple[str, ...]
    read_back: str
    conditions: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class ShownForm:
    r"""A symbol as a formula shows it, with its indices: ``\theta_{t + 1}``, a form of the name ``\theta``."""

    name: str
    latex: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a formula was understood.

    ``free`` and ``functions`` are canonical LaTeX names, sorted; ``names`` are all that the formula shows, bound
    variables included; ``forms`` are the ways in which it shows them. ``latex`` is the formula in canonical form, with
    what was inferred written out. ``found`` holds errors and notes; their spans count from the start of the formula's
    own text until ``anchored`` puts them into a file.
    """

    statements: tuple[ReadStatement, ...] = ()
    free: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    forms: tuple[ShownForm, ...] = ()
    read_back: str = ""
    latex: str = ""
    found: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the whole formula was read."""
        return all(finding.severity is not Severity.ERROR for finding in self.found)

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What was inferred."""
        return tuple(finding for finding in self.found if finding.severity is Severity.NOTE)


def anchored(reading: Reading, latex: SourceText) -> Outcome[Reading]:
    """Put the findings of a formula read as detached text at their places in the file."""
    found = tuple(
        replace(finding, span=_moved(finding.span, latex)) if finding.span is not None else finding
        for finding in reading.found
    )
    return Outcome(replace(reading, found=found), found)


def _moved(span: Span, latex: SourceText) -> Span:
    return latex.span(span.start, max(span.start, span.end))
