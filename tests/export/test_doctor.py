"""The doctor, on a machine that is in order and on one that is not."""

from pathlib import Path

import pytest

from formdeck.export.doctor import Health, examine, is_healthy


def test_a_machine_in_order_is_healthy() -> None:
    findings = examine()

    assert is_healthy(findings), findings
    assert {"Python", "Node.js", "npm", "marp-cli", "browser", "fonts", "cache folder", "disk"} == {
        finding.part for finding in findings
    }


def test_a_browser_that_does_not_start_is_found(tmp_path: Path) -> None:
    program = tmp_path / "browser"
    program.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    program.chmod(0o755)

    broken = [finding for finding in examine(str(program)) if finding.health is not Health.OK]

    assert [(finding.part, finding.health) for finding in broken] == [("browser", Health.BROKEN)]


def test_a_browser_that_is_not_there_is_found() -> None:
    broken = [finding for finding in examine("/no/browser") if finding.health is not Health.OK]

    assert [(finding.part, finding.detail) for finding in broken] == [
        ("browser", "the browser `/no/browser` is not there")
    ]


def test_a_runtime_that_is_not_set_up_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMDECK_CACHE", str(tmp_path))

    missing = [finding for finding in examine() if finding.health is Health.MISSING]

    assert [(finding.part, finding.hint) for finding in missing] == [("marp-cli", "run `formdeck setup`")]
