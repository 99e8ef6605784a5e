"""What formdeck has to say about the user's files, as data; one renderer for each output format."""

from formdeck.diagnostics.diagnostic import Diagnostic, Severity
from formdeck.diagnostics.failure import Failure
from formdeck.diagnostics.outcome import Outcome
from formdeck.diagnostics.rule import Rule
from formdeck.diagnostics.suggest import did_you_mean

__all__ = ["Diagnostic", "Failure", "Outcome", "Rule", "Severity", "did_you_mean"]
