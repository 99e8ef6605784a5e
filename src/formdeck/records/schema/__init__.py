"""The record format as data: what may stand in a deck and a chapter.

Reading, the editors' JSON Schema and the reference page all come from ``table``.
"""

from formdeck.records.schema.table import CHAPTER, DECK

__all__ = ["CHAPTER", "DECK"]
