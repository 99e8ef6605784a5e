"""The pictures of real pages in `docs/pictures`: each page is taken from a deck's PDF and made small."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from PIL import Image

from support import ROOT
from tutorial import Reader, run_formdeck

PICTURES = ROOT / "docs" / "pictures"
PAGES = {
    "attention": ("e-shikaku", "attention"),
    "convolution": ("e-shikaku", "convolution"),
    "taylor": ("calculus-en", "taylor"),
}
"""Which record of which deck each picture shows."""

_WIDTH = 660
_COLOURS = 256  # so that the files stay small
_RESOLUTION = 150


def main() -> None:
    """Take all pictures anew."""
    PICTURES.mkdir(exist_ok=True)
    for name, (deck, record) in PAGES.items():
        _take(ROOT, deck, record, name)
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(Path(folder))
        reader.follow((ROOT / "docs" / "tutorial.md").read_text("utf-8"))
        _take(reader.folder, "my-sheets", "geometric-series", "tutorial")


def _take(project: Path, deck: str, record: str, name: str) -> None:
    print(run_formdeck(project, "build", deck, "--to", "pdf", "--strict"), end="")
    number = _page_of(record, (project / "build" / f"{deck}.md").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        page = _rasterize(project / "build" / f"{deck}.pdf", number, Path(folder))
        _shrink(page, PICTURES / f"{name}.png")


def _page_of(record: str, document: str) -> int:
    """Find a record's page; the first part of a Marp document is its settings."""
    pages = re.split(r"^---$", document, flags=re.MULTILINE)[2:]
    return next(number for number, page in enumerate(pages, start=1) if re.search(rf"record={record}\b(?!-)", page))


def _rasterize(pdf: Path, number: int, folder: Path) -> Path:
    program = shutil.which("pdftoppm")
    if program is None:
        raise SystemExit("pictures are taken with pdftoppm: install poppler-utils")
    pages = ("-f", str(number), "-l", str(number), "-r", str(_RESOLUTION))
    subprocess.run([program, *pages, "-png", "-singlefile", str(pdf), str(folder / "page")], check=True)
    return folder / "page.png"


def _shrink(page: Path, picture: Path) -> None:
    with Image.open(page) as opened:
        height = round(opened.height * _WIDTH / opened.width)
        small = opened.convert("RGB").resize((_WIDTH, height), Image.Resampling.LANCZOS)
    small.quantize(_COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)
