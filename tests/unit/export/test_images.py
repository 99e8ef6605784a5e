"""Pictures: found, read, and kept inside the deck's folder."""

import os
from base64 import b64decode
from pathlib import Path

import pytest

from formdeck.export.images import Flaw, find_pictures, load_picture, load_pictures, placeholder


@pytest.mark.parametrize(
    ("markdown", "names"),
    [
        ("![a](figures/a.png)", ["figures/a.png"]),
        ("![a \\] b](a.png 'title') and ![](b.svg)", ["a.png", "b.svg"]),
        ("![w:60%](<a name.png>)", ["a name.png"]),
        ("![](Pasted%20image.png)", ["Pasted image.png"]),
        ('<img width="3" src="a&amp;b.png">', ["a&b.png"]),
        ("![](a.png) ![](a.png)", ["a.png"]),
        ("![](data:image/png;base64,AA)", []),
        ("[no picture](a.png)", []),
    ],
)
def test_pictures_are_found(markdown: str, names: list[str]) -> None:
    assert list(find_pictures(markdown)) == names


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.png", "image/png"), ("a.JPG", "image/jpeg"), ("a.jpeg", "image/jpeg"), ("a.webp", "image/webp")],
)
def test_a_picture_becomes_a_data_uri(name: str, kind: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"content")

    uri = load_picture(name, tmp_path)

    assert uri == f"data:{kind};base64,Y29udGVudA=="


def test_svg_is_cleaned(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', "utf-8")

    uri = load_picture("a.svg", tmp_path)

    assert b"script" not in b64decode(uri.partition(",")[2])


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("none.png", Flaw.MISSING),
        ("../outside.png", Flaw.OUTSIDE),
        ("/etc/passwd", Flaw.OUTSIDE),
        ("link.png", Flaw.OUTSIDE),
        ("https://example.com/a.png", Flaw.REMOTE),
        ("//example.com/a.png", Flaw.REMOTE),
        ("file:///etc/passwd", Flaw.REMOTE),
        ("notes.txt", Flaw.TYPE),
        ("pipe.png", Flaw.TYPE),
        ("folder.png", Flaw.TYPE),
        ("broken.svg", Flaw.UNSAFE),
        ("large.png", Flaw.LARGE),
        ("a\0.png", Flaw.UNREADABLE),
    ],
)
def test_what_cannot_be_shown_is_told(name: str, flaw: Flaw, tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    (deck / "folder.png").mkdir(parents=True)
    (tmp_path / "outside.png").touch()
    (deck / "link.png").symlink_to(tmp_path / "outside.png")
    (deck / "notes.txt").touch()
    (deck / "broken.svg").write_text("<svg", "utf-8")
    os.mkfifo(deck / "pipe.png")
    with (deck / "large.png").open("wb") as file:
        file.truncate(30_000_000)

    assert load_picture(name, deck) is flaw


def test_names_may_count_from_another_folder_but_stay_in_the_decks(tmp_path: Path) -> None:
    (tmp_path / "deck").mkdir()
    (tmp_path / "deck" / "a.png").touch()
    (tmp_path / "b.png").touch()

    loaded = load_pictures(["../deck/a.png", "../b.png"], tmp_path / "deck", tmp_path / "build")

    assert (list(loaded.contents), loaded.flaws) == (["../deck/a.png"], {"../b.png": Flaw.OUTSIDE})


def test_the_placeholder_needs_nothing_else() -> None:
    assert placeholder().startswith("data:image/svg+xml,")
