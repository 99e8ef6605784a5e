"""The formulas inside a record's texts: ``$…$`` in notes, meanings, captions."""

import re
from collections.abc import Iterator

from formdeck.model import Record
from formdeck.source import SourceText

# Code spans and fences are skipped; dollars as Marp takes them: no space inside the first and last, no digit behind.
_MATHS = re.compile(
    r"(?P<fence>^[ \t]*```.*?^[ \t]*```)|(?<!`)(?P<code>`++)(?:.*?[^`])?(?P=code)(?!`)|\\\$|"
    r"\$\$(?P<display>.+?)\$\$|\$(?P<inline>[^\s$](?:(?:\\.|[^$\\])*?[^\s$\\])??)\$(?![0-9])",
    re.DOTALL | re.MULTILINE,
)


def inline_maths_of(record: Record) -> Iterator[SourceText]:
    """List the formulas in a record's texts, in their order."""
    for text in _texts(record):
        yield from find_maths(text)


def find_maths(text: SourceText) -> Iterator[SourceText]:
    """List the formulas between dollars in Markdown."""
    for found in _MATHS.finditer(text.text):
        for group in ("display", "inline"):
            if found[group] is not None:
                yield text.slice(*found.span(group))


def _texts(record: Record) -> Iterator[SourceText]:
    for formula in record.formulas:
        yield from (text for text in (formula.title, formula.note) if text is not None)
    for symbol in record.glossary:
        yield symbol.meaning
    for note in record.notes:
        yield from (text for text in (note.title, note.body) if text is not None)
    for figure in record.figures:
        yield from (text for text in (figure.caption,) if text is not None)
