"""The tutorials do what they say: their files are written and their commands run, one after the other.

A block ` ```yaml FILE ` is a new file, ` ```yaml FILE add ` goes on at its end, ` ```yaml FILE replace ` replaces the line
that begins with the same key. A block ` ```console ` holds commands and what they print. After a change that is meant,
``FORMDECK_UPDATE_GOLDEN=1`` writes the output anew; read the difference before you commit it.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import ROOT

FORMDECK = Path(sys.executable).parent / "formdeck"
_BLOCK = re.compile(r"^```(yaml \S+(?: add| replace)?|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)


class Reader:
    """Somebody who follows a tutorial."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = 0

    def follow(self, block: re.Match[str]) -> str:
        """Do what a block says, and return the block as it should be."""
        head, text = block.groups()
        if head != "console":
            self._edit(*head.split()[1:], text=text)
            return block[0]
        printed = "".join(f"$ {command}\n{self._run(command)}" for command in _COMMAND.findall(text))
        return f"```console\n{printed}```"

    def _edit(self, name: str, how: str = "new", *, text: str) -> None:
        file = self.folder / "slides" / "my-sheets" / name
        if how == "replace":
            before = file.read_text("utf-8")
            key = text.partition(":")[0]
            lines = [text if line.startswith(f"{key}:") else line for line in before.splitlines(keepends=True)]
            assert sum(line.startswith(f"{key}:") for line in before.splitlines()) == 1
            file.write_text("".join(lines), "utf-8")
            return
        with file.open("a" if how == "add" else "x", encoding="utf-8") as opened:
            opened.write(text)

    def _run(self, command: str) -> str:
        self.commands += 1
        program, *arguments = shlex.split(command)
        if program == "cd":
            self.folder /= arguments[0]
            return ""
        assert program == "formdeck"
        done = subprocess.run(
            [str(FORMDECK), *arguments],
            cwd=self.folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"NO_COLOR": "1"},
            check=False,
            timeout=120,
        )
        return done.stdout


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial.ja.md"])
def test_tutorial_does_what_it_says(name: str, tmp_path: Path) -> None:
    file, reader = ROOT / "docs" / name, Reader(tmp_path)
    text = file.read_text("utf-8")
    as_it_is = _BLOCK.sub(reader.follow, text)
    if os.environ.get("FORMDECK_UPDATE_GOLDEN"):
        file.write_text(as_it_is, "utf-8")

    assert reader.commands > 5
    assert as_it_is == file.read_text("utf-8")


def _blocks(name: str) -> Iterator[tuple[str, int]]:
    for block in _BLOCK.finditer((ROOT / "docs" / name).read_text("utf-8")):
        yield block[1], len(_COMMAND.findall(block[2]))


def test_both_languages_take_the_same_steps() -> None:
    assert list(_blocks("tutorial.md")) == list(_blocks("tutorial.ja.md"))
