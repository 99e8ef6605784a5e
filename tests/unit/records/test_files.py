from pathlib import Path

import pytest

from formdeck.model import Deck
from formdeck.records import check_files, find_inside, read_chapter, resolve_inside
from formdeck.source import SourceFile, SourceText


def deck(*figures: str) -> Deck:
    listed = "".join(f"      - file: {name}\n" for name in figures)
    text = f"chapter: c\nrecords:\n  - id: a\n    title: t\n    figures:\n{listed}"
    return Deck("d", "slides/d", SourceText.of("t"), chapters=(read_chapter(SourceFile("c.yaml", text)).value,))


def codes(deck: Deck, root: Path) -> list[str]:
    return [found.code for found in check_files(deck, root)]


def test_a_picture_that_is_there_passes(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.svg").write_text("<svg/>")
    assert codes(deck("figures/a.svg"), tmp_path) == []


def test_a_missing_picture_is_a_warning_with_its_record(tmp_path: Path) -> None:
    (tmp_path / "folder.svg").mkdir()
    found = list(check_files(deck("gone.svg", "folder.svg"), tmp_path))
    assert [(one.code, one.severity, one.record, one.deck) for one in found] == [("FD223", "warning", "a", "d")] * 2


def test_a_link_that_leads_out_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "deck"
    root.mkdir()
    (tmp_path / "secret.png").write_text("x")
    (root / "a.png").symlink_to(tmp_path / "secret.png")
    (root / "out").symlink_to(tmp_path)
    (root / "circle.png").symlink_to(root / "circle.png")
    assert codes(deck("a.png", "out/secret.png"), root) == ["FD220", "FD220"]
    assert codes(deck("circle.png"), root) in (["FD220"], ["FD223"])


def test_a_link_that_stays_inside_passes(tmp_path: Path) -> None:
    (tmp_path / "real.png").write_text("x")
    (tmp_path / "a.png").symlink_to(tmp_path / "real.png")
    assert codes(deck("a.png"), tmp_path) == []


@pytest.mark.parametrize("name", ["../a", "/a", "a/../../b", "a\\b", "a\0b", "", "x" * 5000 + "/../.."])
def test_names_that_lead_out_are_not_resolved(name: str, tmp_path: Path) -> None:
    assert resolve_inside(tmp_path, name) is None


def test_a_name_inside_is_resolved_though_nothing_is_there(tmp_path: Path) -> None:
    assert resolve_inside(tmp_path, "chapters/01.yaml") == tmp_path.resolve() / "chapters" / "01.yaml"


def test_a_name_too_long_for_the_file_system_is_only_missing(tmp_path: Path) -> None:
    assert codes(deck("x" * 5000), tmp_path) in (["FD220"], ["FD223"])
    assert find_inside(tmp_path, "x" * 5000) is None


def test_a_picture_that_is_shown_often_is_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[str] = []
    resolve = Path.resolve
    monkeypatch.setattr(Path, "resolve", lambda path: (looked_for.append(path.name), resolve(path))[1])
    (tmp_path / "a.svg").write_text("<svg/>")

    assert codes(deck("a.svg", "a.svg", "a.svg"), tmp_path) == []
    assert looked_for.count("a.svg") == 1


def test_looking_for_pictures_can_be_ended(tmp_path: Path) -> None:
    def end() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        list(check_files(deck("a.svg"), tmp_path, end))
