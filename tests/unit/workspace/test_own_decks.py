"""The decks of this repository are what they ask of others: without an error, without a warning."""

import pytest

from formdeck.cache import Cache
from formdeck.diagnostics import Severity
from formdeck.pipeline import compile_deck
from formdeck.render import read_templates
from formdeck.workspace import Project, find_decks
from formdeck.workspace.deck_files import DiskFiles
from support import ROOT

PROJECT = Project(ROOT)
DECKS = {deck.name: deck for deck in find_decks(PROJECT, [])}


def test_there_are_two() -> None:
    assert set(DECKS) == {"calculus-en", "e-shikaku"}


@pytest.mark.parametrize("name", sorted(DECKS))
def test_deck_is_clean(name: str) -> None:
    templates = read_templates([(path, PROJECT.shown(path)) for path in PROJECT.template_folders])
    compiled = compile_deck(DiskFiles(PROJECT, DECKS[name]), templates, Cache.nowhere())

    found = [f"{each.code} {each.message}" for each in compiled.diagnostics if each.severity is not Severity.NOTE]
    assert found == []
