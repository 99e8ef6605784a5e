"""Decks of any size for the benchmarks: the E資格 deck's chapters, repeated."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEED = ROOT / "slides" / "e-shikaku"

_ID = re.compile(r"^(  - id: )(.*)$", re.MULTILINE)
_SEE = re.compile(r"^    see: .*\n", re.MULTILINE)
_TOUCHED = re.compile(r"勾配消失(?:〇(\d+))?")


def make_project(folder: Path, copies: int) -> Path:
    """Write a project with one deck ``bench`` that holds the seed's records ``copies`` times.

    Ids get the copy's number; cross-references are left out beyond the first copy.
    """
    deck = folder / "slides" / "bench"
    deck.mkdir(parents=True)
    for name in ("themes", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copytree(SEED / "figures", deck / "figures")
    chapters = [chapter for copy in range(copies) for chapter in _write_chapters(deck, copy)]
    head, _, _ = (SEED / "deck.yaml").read_text(encoding="utf-8").partition("chapters:\n")
    listed = "".join(f"  - {name}\n" for name in chapters)
    (deck / "deck.yaml").write_text(f"{head}chapters:\n{listed}", encoding="utf-8")
    return folder


def records_per_copy() -> int:
    """Count the records of the seed."""
    return sum(len(_ID.findall(chapter.read_text(encoding="utf-8"))) for chapter in SEED.glob("[0-9]*.yaml"))


def touch_one_record(project: Path) -> None:
    """Change one word of one record, a different one on every call, and no longer than the one before."""
    chapter = min((project / "slides" / "bench").glob("*-04-activation.yaml"))
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(_TOUCHED.sub(lambda found: f"勾配消失〇{int(found[1] or 0) + 1}", text, count=1), "utf-8")


def _write_chapters(deck: Path, copy: int) -> list[str]:
    names = []
    for chapter in sorted(SEED.glob("[0-9]*.yaml")):
        text = chapter.read_text(encoding="utf-8")
        if copy:
            text = _SEE.sub("", _ID.sub(rf"\g<1>\g<2>-{copy}", text))
        names.append(f"{copy:03}-{chapter.name}")
        (deck / names[-1]).write_text(text, encoding="utf-8")
    return names
