"""Which theme a deck is printed in."""

from pathlib import Path

import pytest

from formdeck.export.imposition import Job
from formdeck.workspace import Project
from formdeck.workspace.print_deck import PrintOrder, choose_print_theme
from formdeck.workspace.selection import Selection
from support import write_project

OWN = "/* @theme own_mono */\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return write_project(tmp_path, {"themes/own_mono.css": OWN})


@pytest.mark.parametrize(
    ("of_deck", "mono", "asked_for", "chosen"),
    [
        ("portrait_A4_note", False, None, None),
        ("portrait_A4_note", True, None, "portrait_A4_mono"),
        ("portrait_A4_mono", True, None, None),
        ("portrait_A4_note", True, "portrait_A4_large", "portrait_A4_mono"),
        ("portrait_A4_note", False, "portrait_A4_large", "portrait_A4_large"),
        ("own_colourful", True, None, "own_mono"),
        ("landscape_16x9_lecture", True, None, None),
        ("mine", True, None, None),
    ],
)
def test_a_theme_is_chosen(
    of_deck: str, asked_for: str | None, chosen: str | None, project: Project, *, mono: bool
) -> None:
    order = PrintOrder(Selection(), Job(), mono, theme=asked_for)

    assert choose_print_theme(project, of_deck, order) == chosen
