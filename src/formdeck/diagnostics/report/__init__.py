"""The ways findings are shown: one module for each format, all fed with the same data."""

from formdeck.diagnostics.report.findings import Findings
from formdeck.diagnostics.report.formats import REPORTERS, Reporter

__all__ = ["REPORTERS", "Findings", "Reporter"]
