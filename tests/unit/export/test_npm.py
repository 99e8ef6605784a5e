"""npm's side of setting up: what it is asked, and what its failures mean."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export.node import Node
from formdeck.export.npm import install_packages, npm_command

Script = Callable[..., Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "being-made"
    made.mkdir()
    lock = {"packages": {"": {}, "node_modules/one": {}, "node_modules/@two/three": {}}}
    (made / "package-lock.json").write_text(json.dumps(lock), "utf-8")
    return made


def test_no_script_of_a_package_is_run() -> None:
    assert "--ignore-scripts" in npm_command(Node(Path("node"), ("node", "npm")), Path("cache"))


def test_the_lock_file_alone_decides() -> None:
    assert npm_command(Node(Path("node"), ("node", "npm")), Path("cache"))[2] == "ci"


def test_progress_counts_the_packages_that_have_arrived(script: Script, folder: Path, tmp_path: Path) -> None:
    npm = script("npm", "mkdir -p node_modules/one; touch node_modules/one/package.json; sleep 1")
    told: list[float] = []

    install_packages(Node(npm, (str(npm),)), folder, tmp_path, told.append)

    assert (told[0], 0.5 in told, told[-1]) == (0.0, True, 1.0)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("npm error code ENOTFOUND", "cannot be reached"),
        ("npm error code ETIMEDOUT", "cannot be reached"),
        ("npm error code EAI_AGAIN", "cannot be reached"),
        ("npm error code E403", "does not hand out"),
        ("npm error code E404", "does not hand out"),
        ("npm error code EINTEGRITY", "does not hand out"),
        ("npm error code ENOSPC", "disk is full"),
        ("npm error code EACCES", "cannot be written"),
        ("npm error code EROFS", "cannot be written"),
        ("npm error code SELF_SIGNED_CERT_IN_CHAIN", "not trusted"),
    ],
)
def test_a_failure_says_what_it_means(said: str, meant: str, script: Script, folder: Path, tmp_path: Path) -> None:
    npm = script("npm", f"echo '{said}' >&2", "exit 1")

    with pytest.raises(Failure, match=meant) as failure:
        install_packages(Node(npm, (str(npm),)), folder, tmp_path, lambda _done: None)

    assert failure.value.hints


def test_an_unknown_failure_quotes_npm(script: Script, folder: Path, tmp_path: Path) -> None:
    npm = script("npm", "echo 'npm error the moon is wrong'", "echo 'npm error A complete log of this'", "exit 1")

    with pytest.raises(Failure) as failure:
        install_packages(Node(npm, (str(npm),)), folder, tmp_path, lambda _done: None)

    assert failure.value.hints == ("npm says: npm error the moon is wrong",)
