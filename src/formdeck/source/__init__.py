"""Text that knows where it stands: files, spans, and values mapped back to the characters they were read from."""

from formdeck.source.file import Position, SourceFile
from formdeck.source.span import Span
from formdeck.source.text import Anchor, SourceText

__all__ = ["Anchor", "Position", "SourceFile", "SourceText", "Span"]
