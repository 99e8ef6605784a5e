from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.workspace import Project, find_decks, find_project
from formdeck.workspace.deck_files import DiskFiles


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("calculus", "statistics"):
        (tmp_path / "slides" / name).mkdir(parents=True)
        (tmp_path / "slides" / name / "deck.yaml").write_text("formdeck: 1\n")
    (tmp_path / "slides" / "no-deck").mkdir()
    return tmp_path


def test_a_folder_without_a_deck_file_is_told(root: Path) -> None:
    with pytest.raises(Failure, match=r"`slides/no-deck` is no deck: it has no file `deck.yaml`"):
        find_decks(find_project(root), ["no-deck"])


def test_project_is_the_nearest_folder_upward_with_slides(root: Path) -> None:
    assert find_project(root / "slides" / "calculus").root == root


def test_project_named_explicitly_needs_slides(root: Path) -> None:
    with pytest.raises(Failure, match="no deck project"):
        find_project(root, root / "slides" / "calculus")


def test_no_project_anywhere_is_told(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="no folder `slides`"):
        find_project(tmp_path)


def test_all_decks_in_order_without_a_name(root: Path) -> None:
    assert [deck.name for deck in find_decks(find_project(root), [])] == ["calculus", "statistics"]


@pytest.mark.parametrize("name", ["calculus", "slides/calculus", "slides/calculus/", "slides/calculus/deck.yaml"])
def test_a_deck_goes_by_name_or_path(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)

    assert [deck.shown for deck in find_decks(find_project(root), [name])] == ["slides/calculus"]


def test_a_deck_named_twice_is_built_once(root: Path) -> None:
    assert len(find_decks(find_project(root), ["calculus", "calculus"])) == 1


def test_a_misspelt_deck_is_guessed(root: Path) -> None:
    with pytest.raises(Failure) as caught:
        find_decks(find_project(root), ["calclus"])

    assert caught.value.hints[0] == "did you mean `calculus`?"


def test_no_deck_at_all_is_told(tmp_path: Path) -> None:
    (tmp_path / "slides").mkdir()

    with pytest.raises(Failure, match="no deck in `slides`"):
        find_decks(find_project(tmp_path), [])


def test_own_themes_come_before_the_built_in_ones(root: Path) -> None:
    (root / "themes").mkdir()
    folders = find_project(root).theme_folders

    assert (folders[0], len(folders)) == (root / "themes", 2)


@pytest.mark.parametrize("name", ["two\nlines", "\udcff", "\x1b[31m"])
def test_a_folder_whose_name_cannot_be_printed_is_told(root: Path, name: str) -> None:
    (root / "slides" / name).mkdir()
    (root / "slides" / name / "deck.yaml").write_text("formdeck: 1\n")

    with pytest.raises(Failure, match="control characters or is not UTF-8") as caught:
        find_decks(find_project(root), [])

    assert caught.value.message.isprintable()


@pytest.mark.parametrize("name", ["数式　まとめ", "<b>&'\"", "[a]*?", "-x", "$(x); y", "#1 100%"])
def test_a_deck_s_folder_may_have_any_other_name(root: Path, name: str) -> None:
    (root / "slides" / name).mkdir()
    (root / "slides" / name / "deck.yaml").write_text("formdeck: 1\n")

    assert name in [deck.name for deck in find_decks(find_project(root), [])]


def test_deck_file_that_links_nowhere_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "slides/a").mkdir(parents=True)
    (tmp_path / "slides/a/deck.yaml").symlink_to("gone.yaml")
    project = Project(tmp_path)

    (folder,) = find_decks(project, [])
    assert find_decks(project, ["a"]) == (folder,)
    with pytest.raises(Failure, match=r"`slides/a/deck.yaml` cannot be read"):
        DiskFiles(project, folder).deck_file()
