"""The tutorials do what they say: their files are written and their commands run, one after the other.

After a change that is meant, ``FORMDECK_UPDATE_GOLDEN=1`` writes the output anew; read the difference before you
commit it.
"""

import os
from pathlib import Path

import pytest

from support import ROOT
from tutorial import Reader, steps_of

TUTORIALS = {name: ROOT / "docs" / name for name in ("tutorial.md", "tutorial.ja.md")}


@pytest.mark.parametrize("name", TUTORIALS)
def test_tutorial_does_what_it_says(name: str, tmp_path: Path) -> None:
    file, reader = TUTORIALS[name], Reader(tmp_path)
    as_it_is = reader.follow(file.read_text("utf-8"))
    if os.environ.get("FORMDECK_UPDATE_GOLDEN"):
        file.write_text(as_it_is, "utf-8")

    assert reader.commands > 5
    assert as_it_is == file.read_text("utf-8")


def test_both_languages_take_the_same_steps() -> None:
    english, japanese = (
        [(head, count) for head, count in steps_of(file.read_text("utf-8"))] for file in TUTORIALS.values()
    )

    assert english == japanese
