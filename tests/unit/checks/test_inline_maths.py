"""Finding the formulas in texts."""

import pytest

from formdeck.checks.inline_maths import find_maths
from formdeck.source import SourceText


def found(markdown: str) -> list[str]:
    return [latex.text for latex in find_maths(SourceText.of(markdown, "f"))]


@pytest.mark.parametrize(
    ("markdown", "formulas"),
    [
        ("$x$と$y$", ["x", "y"]),
        ("`$x$` and ``a ` $x$`` and $y$", ["y"]),
        ("an open ``` tick and $y$", ["y"]),
        ("an open `` tick, $y$, another ```", ["y"]),
        ("$5 and $10", []),
        (r"\$x\$ $y$", ["y"]),
        ("$$\na\n$$", ["\na\n"]),
        ("```\n$x$\n```\n$y$", ["y"]),
    ],
)
def test_formulas_stand_between_dollars_outside_code(markdown: str, formulas: list[str]) -> None:
    assert found(markdown) == formulas


def test_ticks_that_nothing_closes_end_in_time() -> None:
    ticks = " ".join("`" * length for length in range(1, 600))

    assert found(f"{ticks} $x$") == ["x"]  # after minutes, were each run tried at each of its lengths
