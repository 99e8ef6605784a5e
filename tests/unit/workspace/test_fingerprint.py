"""Telling whether anything has changed."""

import os
import sys
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import find_spec
from pathlib import Path

import pytest

import formdeck
from formdeck.workspace import fingerprint
from formdeck.workspace.fingerprint import folder_fingerprint, program_stamp


def test_a_folder_changes_with_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    before = folder_fingerprint([tmp_path])
    (tmp_path / "a").write_text("2")
    changed = folder_fingerprint([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")

    assert len({before, changed, folder_fingerprint([tmp_path])}) == 3


@pytest.mark.parametrize("name", [".01.yaml.swp", "01.yaml~", "#01.yaml#", ".#01.yaml", "._01.yaml", ".git/index"])
def test_what_editors_and_git_leave_is_no_change(name: str, tmp_path: Path) -> None:
    before = folder_fingerprint([tmp_path])
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")

    assert folder_fingerprint([tmp_path]) == before


@pytest.mark.parametrize("name", [".figures/a.svg", ".a.svg", "#1.svg"])
def test_a_file_that_a_record_may_name_counts(name: str, tmp_path: Path) -> None:
    before = folder_fingerprint([tmp_path])
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("x")

    assert folder_fingerprint([tmp_path]) != before


def test_a_file_whose_name_is_not_utf8_counts(tmp_path: Path) -> None:
    before = folder_fingerprint([tmp_path])
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\x90\x7d.png")).write_bytes(b"x")

    assert folder_fingerprint([tmp_path]) != before


@pytest.mark.parametrize("name", ["cli/main.py", "render/words/ja.toml", "runtime/engine.cjs", "package-lock.json"])
def test_the_program_changes_with_each_of_its_parts(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formdeck, "__file__", str(tmp_path / "__init__.py"))
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("1")
    before = program_stamp()
    (tmp_path / name).write_text("23")

    assert program_stamp() != before


def test_the_program_changes_with_python(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_stamp()
    monkeypatch.setattr(sys, "version", "4.0")

    assert program_stamp() != before


def test_the_program_changes_with_the_version_of_sympy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = program_stamp()
    (tmp_path / "sympy").mkdir()
    (tmp_path / "sympy" / "__init__.py").write_text("")
    monkeypatch.setattr(fingerprint, "find_spec", lambda name: find_spec_in(tmp_path, name))

    assert program_stamp() != before


def find_spec_in(folder: Path, name: str) -> ModuleSpec | None:
    return PathFinder.find_spec(name, [str(folder)]) if name == "sympy" else find_spec(name)
