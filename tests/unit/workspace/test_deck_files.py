"""A deck's files on the disk."""

from pathlib import Path

import pytest

from formdeck.workspace import find_decks
from formdeck.workspace.deck_files import DiskFiles
from support import CHAPTER, compile_project, write_project


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("a b.svg", "../slides/d/a%20b.svg"),
        ("100%20.svg", "../slides/d/100%2520.svg"),
        ("図(1)#?.svg", "../slides/d/%E5%9B%B3%281%29%23%3F.svg"),
    ],
)
def test_addresses_of_pictures_are_encoded(name: str, address: str, tmp_path: Path) -> None:
    figure = f"    figures: [{{file: '{name}', alt: x}}]\n"
    project = write_project(tmp_path, {"slides/d/01.yaml": CHAPTER + figure, f"slides/d/{name}": "<svg/>"})
    (folder,) = find_decks(project, [])
    deck = compile_project(project).outcome.value.deck

    assert DiskFiles(project, folder).figures(deck) == {name: address}
