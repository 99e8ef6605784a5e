"""A deck of a few lines, checked."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import DECK, Compiled, compile_project, write_project

Check = Callable[..., Compiled]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """Compile a chapter given as text below ``chapter:``, with what the deck adds to ``deck.yaml``."""

    def compile_chapter(chapter: str, deck: str = "") -> Compiled:
        files = {"slides/d/deck.yaml": DECK + deck, "slides/d/01.yaml": f"chapter: First\n{chapter}"}
        return compile_project(write_project(tmp_path, files))

    return compile_chapter


@pytest.fixture
def check_record(check: Check) -> Check:
    """Compile a record with one formula, given what follows it in the record, in the chapter's head, in the deck."""

    def compile_record(latex: str, glossary: str = "{}", more: str = "", head: str = "", deck: str = "") -> Compiled:
        formulas = "".join(f"      - latex: '{one}'\n" for one in latex.split("\n"))
        record = f"  - id: one\n    title: One\n    formulas:\n{formulas}    glossary: {glossary}\n{more}"
        compiled = check(f"{head}records:\n{record}", deck)
        assert not any(code.startswith("FD1") for code in compiled.codes), "the test's YAML is wrong"
        return compiled

    return compile_record
