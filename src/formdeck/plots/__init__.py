"""Graphs of formulas: what ``plot:`` in a record asks for, drawn from what the reader understood."""

from formdeck.plots.order import PlotOrder, plots_of

__all__ = ["PlotOrder", "plots_of"]
