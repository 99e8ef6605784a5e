"""``formdeck new``: a deck project that builds at once."""

import json
import shutil
import tempfile
from importlib.resources import files
from pathlib import Path

from formdeck.diagnostics import Failure
from formdeck.records import json_schemas

LANGUAGES = ("en", "ja")


def start_project(folder: Path, lang: str) -> tuple[Path, ...]:
    """Write a small deck project into a new or empty folder; all of it or nothing.

    Returns:
        The files written, as paths inside the folder.

    Raises:
        Failure: the folder holds something already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"`{folder}` is not an empty folder", "name a folder that does not exist yet")
    texts = _project_texts(lang)
    beside = folder if folder.exists() else folder.parent
    beside.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=beside, prefix=".formdeck-new-") as scratch:
        whole = Path(scratch, "project")
        for name, text in texts.items():
            (whole / name).parent.mkdir(parents=True, exist_ok=True)
            (whole / name).write_text(text, encoding="utf-8")
        _move_into_place(whole, folder)
    return tuple(Path(name) for name in texts)


def _project_texts(lang: str) -> dict[str, str]:
    starter = files("formdeck.workspace") / "starter"
    deck = "my-sheets"
    texts = {
        "README.md": (starter / f"README.{lang}.md").read_text(encoding="utf-8"),
        ".gitignore": (starter / "project.gitignore").read_text(encoding="utf-8"),
    }
    for file in sorted((starter / lang).iterdir(), key=lambda file: file.name):
        texts[f"slides/{deck}/{file.name}"] = file.read_text(encoding="utf-8")
    for name, schema in json_schemas().items():
        texts[f"schema/{name}"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return texts


def _move_into_place(whole: Path, folder: Path) -> None:
    """Move the project at one stroke; into a folder that is there, which may be the current one, piece by piece."""
    if not folder.exists():
        shutil.move(whole, folder)
        return
    for entry in list(whole.iterdir()):
        shutil.move(entry, folder)
