"""A tutorial as somebody reads it who follows it: its files, and its commands with what they print.

A block ` ```yaml FILE ` is a new file, ` ```yaml FILE add ` goes on at its end, ` ```yaml FILE replace ` replaces the
line that begins with the same key. A block ` ```console ` holds commands and what they print.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

FORMDECK = Path(sys.executable).parent / "formdeck"
_BLOCK = re.compile(r"^```(yaml \S+(?: add| replace)?|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (.*)\n", re.MULTILINE)


def steps_of(text: str) -> Iterator[tuple[str, int]]:
    """The heads of a tutorial's blocks, each with the number of its commands."""
    for block in _BLOCK.finditer(text):
        yield block[1], len(_COMMAND.findall(block[2]))


class Reader:
    """Somebody who follows a tutorial in an empty folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands = 0

    def follow(self, text: str) -> str:
        """Do what a tutorial says, and return it with what the commands really print."""
        return _BLOCK.sub(self._step, text)

    def _step(self, block: re.Match[str]) -> str:
        head, text = block.groups()
        if head != "console":
            self._edit(*head.split()[1:], text=text)
            return block[0]
        printed = "".join(f"$ {command}\n{self._run(command)}" for command in _COMMAND.findall(text))
        return f"```console\n{printed}```"

    def _edit(self, name: str, how: str = "new", *, text: str) -> None:
        file = self.folder / "slides" / "my-sheets" / name
        if how == "replace":
            _replace_line(file, text)
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
        return run_formdeck(self.folder, *arguments)


def run_formdeck(folder: Path, *arguments: str) -> str:
    """Run formdeck in a folder; all that it prints."""
    done = subprocess.run(
        [str(FORMDECK), *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
        check=False,
        timeout=300,
    )
    return done.stdout


def _replace_line(file: Path, text: str) -> None:
    key = text.partition(":")[0]
    lines = file.read_text("utf-8").splitlines(keepends=True)
    (at,) = (number for number, line in enumerate(lines) if line.startswith(f"{key}:"))
    lines[at] = text
    file.write_text("".join(lines), "utf-8")
