"""Every way in which editors save a file shows on the page."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.preview.folders import FolderWatch
from formdeck.preview.sweep import Sweep
from formdeck.workspace import Project
from support import CHAPTER
from watch.conftest import Preview

NEW = CHAPTER.replace("a + b = c", "a + b + 7 = c")


def in_place(file: Path, text: str) -> None:
    file.write_text(text, "utf-8")


def beside_and_rename(file: Path, text: str) -> None:
    temporary = file.with_name(f".{file.name}.1234")
    temporary.write_text(text, "utf-8")
    temporary.replace(file)


def rename_away_and_create(file: Path, text: str) -> None:
    file.rename(file.with_name(f"{file.name}~"))
    file.write_text(text, "utf-8")


def delete_and_create(file: Path, text: str) -> None:
    file.unlink()
    file.write_text(text, "utf-8")


def like_vim(file: Path, text: str) -> None:
    """Try whether the folder can be written to, keep a backup, write anew."""
    (file.parent / "4913").touch()
    (file.parent / "4913").unlink()
    rename_away_and_create(file, text)
    file.with_name(f"{file.name}~").unlink()


def in_two_halves(file: Path, text: str) -> None:
    with file.open("w", encoding="utf-8") as stream:
        stream.write(text[:50])
        stream.flush()
        os.fsync(stream.fileno())
        stream.write(text[50:])


def from_another_folder(file: Path, text: str) -> None:
    elsewhere = file.parents[2] / "elsewhere.yaml"
    elsewhere.write_text(text, "utf-8")
    shutil.move(elsewhere, file)


@pytest.mark.parametrize(
    "save",
    [
        in_place,
        beside_and_rename,
        rename_away_and_create,
        delete_and_create,
        like_vim,
        in_two_halves,
        from_another_folder,
    ],
)
def test_a_saved_file_shows(save: Callable[[Path, str], None], project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        before = dict(viewer.pages)
        save(project.slides / "d" / "01.yaml", NEW)

        # On a slow machine half a file may be seen, and said to be broken; what counts is what it comes to.
        viewer.until(lambda seen: seen.pages[4] != before[4] and not seen.codes and 'data-c="37"' in seen.page(4))


def test_polling_sees_it_too(project: Project, preview: Preview) -> None:
    with preview(project, poll=True) as viewer:
        before = dict(viewer.pages)
        in_place(project.slides / "d" / "01.yaml", NEW)

        viewer.until(lambda seen: seen.pages[4] != before[4])


def test_a_disk_that_tells_nothing_is_looked_at(
    project: Project, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FolderWatch, "start", lambda _self, **_options: None)
    monkeypatch.setattr(FolderWatch, "refresh", lambda _self: None)
    monkeypatch.setattr(Sweep, "pause", 0.05)
    with preview(project) as viewer:
        for text in (NEW, CHAPTER):
            before = dict(viewer.pages)
            viewer.rest(0.3)
            in_place(project.slides / "d" / "01.yaml", text)
            viewer.until(lambda seen, old=before: seen.pages[4] != old[4])  # type: ignore[misc]

        assert sum("does not tell" in each for each in viewer.said) <= 1


def test_a_branch_that_is_checked_out_shows(project: Project, preview: Preview) -> None:
    def git(*arguments: str) -> None:
        settings = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        subprocess.run(
            ["git", *settings, *arguments],  # noqa: S607 - wherever it is
            cwd=project.root,
            check=True,
            capture_output=True,
        )

    git("init")
    git("add", "slides")
    git("commit", "-m", "one")
    git("checkout", "-b", "other")
    in_place(project.slides / "d" / "01.yaml", NEW)
    git("commit", "-am", "two")
    git("checkout", "main")
    with preview(project) as viewer:
        before = dict(viewer.pages)
        git("checkout", "other")

        viewer.until(lambda seen: seen.pages[4] != before[4])


def test_a_deck_behind_a_link_shows(project: Project, preview: Preview, tmp_path: Path) -> None:
    real = tmp_path / "real"
    (project.slides / "d").rename(real)
    (project.slides / "d").symlink_to(real)
    with preview(project) as viewer:
        before = dict(viewer.pages)
        in_place(real / "01.yaml", NEW)

        viewer.until(lambda seen: seen.pages[4] != before[4])


def test_fifty_files_saved_at_once_end_in_one_state(project: Project, preview: Preview) -> None:
    names = [f"{number:02}.yaml" for number in range(50)]
    deck = "formdeck: 1\ntitle: T\nchapters:\n" + "".join(f"  - {name}\n" for name in names)
    for number, name in enumerate(names):
        (project.slides / "d" / name).write_text(CHAPTER.replace("id: one", f"id: r{number}"), "utf-8")
    (project.slides / "d" / "deck.yaml").write_text(deck, "utf-8")
    with preview(project) as viewer:
        viewer.until(lambda seen: len(seen.pages) > 100)
        before = dict(viewer.pages)
        for number, name in enumerate(names):
            (project.slides / "d" / name).write_text(NEW.replace("id: one", f"id: r{number}"), "utf-8")

        viewer.until(lambda seen: sum(seen.pages[n] != before.get(n) for n in seen.pages) >= 50)


def test_a_renamed_folder_is_a_failure_until_it_is_back(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        (project.slides / "d").rename(project.slides / "e")
        viewer.until(lambda seen: seen.kinds[-1] == "failure")

        (project.slides / "e").rename(project.slides / "d")
        viewer.until(lambda seen: seen.kinds[-1] == "deck")

        before = dict(viewer.pages)
        in_place(project.slides / "d" / "01.yaml", NEW)
        viewer.until(lambda seen: seen.pages[4] != before[4])


def test_reading_a_file_wakes_nobody(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        viewer.rest(1.0)
        seen = len(viewer.kinds)
        (project.slides / "d" / "01.yaml").read_bytes()
        (project.slides / "d" / "01.yaml.swp").touch()
        (project.slides / "d" / "notes.txt").touch()
        viewer.rest(0.5)

        assert len(viewer.kinds) == seen
