"""What the tests of reading share: findings as code and the text they point at."""

from collections.abc import Callable

import pytest

from formdeck.diagnostics import Diagnostic
from formdeck.records import decode_source, read_chapter, read_deck_settings
from formdeck.source import SourceFile

Found = list[tuple[str, str]]


def spanned(found: tuple[Diagnostic, ...], file: SourceFile) -> Found:
    return [(one.code, "" if one.span is None else file.text[one.span.start : one.span.end]) for one in found]


@pytest.fixture
def found() -> Callable[[str], Found]:
    """Read a chapter and list its findings."""

    def read(text: str) -> Found:
        file = decode_source("slides/d/c.yaml", text.encode()).value
        return spanned(read_chapter(file).diagnostics, file)

    return read


@pytest.fixture
def found_in_deck() -> Callable[[str], Found]:
    """Read a deck.yaml and list its findings."""

    def read(text: str) -> Found:
        file = decode_source("slides/d/deck.yaml", text.encode()).value
        return spanned(read_deck_settings(file).diagnostics, file)

    return read
