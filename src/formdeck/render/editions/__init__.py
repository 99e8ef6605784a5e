"""Editions: the whole deck, one with blanks, and the key to it."""

from formdeck.render.editions.blanks import Answer, Blanks, settle_marks
from formdeck.render.editions.settle import edition_css, has_mark, has_marks, settle_edition

__all__ = ["Answer", "Blanks", "edition_css", "has_mark", "has_marks", "settle_edition", "settle_marks"]
