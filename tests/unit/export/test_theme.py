"""Themes bring along what they refer to."""

from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export.theme import read_theme


def test_imported_themes_come_along(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@import 'b';", "utf-8")
    (tmp_path / "b.css").write_text('@import-theme "default"; p{}', "utf-8")
    (tmp_path / "c.css").write_text("other", "utf-8")

    assert read_theme(tmp_path / "a.css").keys() == {"a.css", "b.css"}


def test_a_theme_may_import_one_from_another_folder(tmp_path: Path) -> None:
    (tmp_path / "built-in").mkdir()
    (tmp_path / "built-in" / "b.css").write_text("p{}", "utf-8")
    (tmp_path / "a.css").write_text('@import "b";', "utf-8")

    assert read_theme(tmp_path / "a.css", [tmp_path / "built-in"])["b.css"] == "p{}"


def test_themes_that_import_each_other_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("@import 'b';", "utf-8")
    (tmp_path / "b.css").write_text("@import 'a';", "utf-8")

    assert len(read_theme(tmp_path / "a.css")) == 2


@pytest.mark.parametrize("name", ["bb", "https://example.org/x.css", "../b"])
def test_an_imported_theme_that_is_not_there_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(f"@import '{name}';", "utf-8")

    with pytest.raises(Failure, match="which is no theme"):
        read_theme(tmp_path / "a.css")


def test_a_picture_becomes_part_of_the_css(tmp_path: Path) -> None:
    (tmp_path / "dots.png").write_bytes(b"x")
    (tmp_path / "a.css").write_text("p{background:url('dots.png')}", "utf-8")

    assert read_theme(tmp_path / "a.css")["a.css"] == 'p{background:url("data:image/png;base64,eA==")}'


@pytest.mark.parametrize("address", ["https://example.com/a.png", "../a.png", "none.png"])
def test_nothing_else_may_be_referred_to(address: str, tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text(f"p{{background:url({address})}}", "utf-8")

    with pytest.raises(Failure, match="in the theme"):
        read_theme(tmp_path / "a.css")


def test_a_theme_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    with pytest.raises(Failure, match="cannot be read"):
        read_theme(tmp_path / "a.css")
