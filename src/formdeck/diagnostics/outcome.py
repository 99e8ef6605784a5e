"""A stage's result: always a value, and what was found on the way."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from formdeck.diagnostics.diagnostic import Diagnostic, Severity

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T_co]):
    """A value and the findings made while it was produced."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is no error among the findings."""
        return all(found.severity is not Severity.ERROR for found in self.diagnostics)
