"""The index of symbols lists what keys name, each under its letter."""

from pathlib import Path

import pytest

from support import CHAPTER, compile_project, write_project


@pytest.mark.parametrize(
    ("key", "listed"),
    [
        ("a, b", ["$a$", "$b$"]),
        ("$a$", ["$a$"]),
        (r"a \in \mathbb{R}^n", ["$a$"]),
        (r"'a: X \to Y'", ["$a$"]),
        (r"a_1, \dots, a_n", [r"$a_1, \dots, a_n$"]),
        (r"\sigma^2", [r"$\sigma^2$"]),
        (r"A^{-1}", ["$A^{-1}$"]),
        (r"\{a_n\}", ["$a_n$"]),
    ],
)
def test_keys_are_listed_by_the_symbols_that_they_name(tmp_path: Path, key: str, listed: list[str]) -> None:
    chapter = CHAPTER.replace("      a: first\n      b: second\n", f"      {key}: some\n")
    compiled = compile_project(write_project(tmp_path, {"slides/d/01.yaml": chapter}))
    found = [line.split("</span>")[0] for line in compiled.text.splitlines() if '<span class="symbol">' in line]

    assert [line.split('">')[1] for line in found if "$c$" not in line] == listed
