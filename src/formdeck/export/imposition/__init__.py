"""Imposition: a document's pages on sheets of paper, in the order and size that printing, folding and cutting need."""

from formdeck.export.imposition.geometry import MM, Size
from formdeck.export.imposition.impose import impose, page_size
from formdeck.export.imposition.job import Duplex, Job, Layout
from formdeck.export.imposition.plan import Plan, plan_sheets

__all__ = ["MM", "Duplex", "Job", "Layout", "Plan", "Size", "impose", "page_size", "plan_sheets"]
