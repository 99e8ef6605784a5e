"""Records that share a page explain each other's symbols."""

from collections.abc import Callable

import pytest

from support import Compiled

Check = Callable[..., Compiled]

TWO = """\
records:
  - {{id: one, title: One, formulas: [{{latex: y = 1}}], glossary: {{y: out, k: rate}}}}
  - {{id: two, title: Two, page: {page}, formulas: [{{latex: 'z = {used}'}}], glossary: {{z: other}}}}
"""


@pytest.mark.parametrize(
    ("page", "used", "unexplained", "unused"),
    [
        ("continue", "k y", [], []),
        ("new", "k y", ["k", "y"], ["k"]),
        ("continue", "y", [], ["k"]),
    ],
)
def test_explanations_are_shared(check: Check, page: str, used: str, unexplained: list[str], unused: list[str]) -> None:
    checked = check(TWO.format(page=page, used=used))

    assert (checked.spanned("FD401"), checked.spanned("FD402")) == (unexplained, unused)


def test_an_entry_is_not_used_by_a_record_with_its_own(check: Check) -> None:
    checked = check(TWO.format(page="continue", used="k").replace("{z: other}", "{z: other, k: rate}"))

    assert checked.spanned("FD402") == ["k"]


def test_a_formula_that_cannot_be_read_may_use_an_entry_of_its_page(check: Check) -> None:
    assert "FD402" not in check(TWO.format(page="continue", used="(k")).codes
