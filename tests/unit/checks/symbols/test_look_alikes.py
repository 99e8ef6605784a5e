from collections.abc import Callable

import pytest

from support import Compiled

Check = Callable[..., Compiled]


@pytest.mark.parametrize(
    ("latex", "glossary", "shown"),
    [
        (r"v = \nu l", r"{v: 1, \nu: 2, l: 3}", [r"\nu"]),
        (r"\alpha = a", r"{\alpha: 1, a: 2}", ["a"]),
        ("x_1 = \\alpha\ny = a", r"{x: 0, y: 0, \alpha: 1, a: 2}", ["a"]),
        (r"v_t = \nu_0", r"{v_t: 1, \nu: 2, t: 3}", [r"\nu"]),
        (r"\epsilon = \varepsilon", r"{\epsilon: 1, \varepsilon: 2}", [r"\varepsilon"]),
        (r"y = \sum_{w} \omega_w", r"{y: 1, \omega: 2, w: 3}", [r"\omega"]),
        ("l = 1", "{l: length}", ["l"]),
        ("O = 0 + 1", "{O: origin}", ["O"]),
        ("l = 21 + 0.1", "{l: length}", []),
        ("f(n) = O(n) + 0", "{n: 1, f: {meaning: 2, kind: function}, O: {meaning: 3, kind: function}}", []),
        (r"\mathbf{v} = \nu \mathbf{w}", r"{'\mathbf{v}': 1, \nu: 2, '\mathbf{w}': 3}", []),
        (r"n = \eta", r"{n: 1, \eta: 2}", [r"\eta"]),
        (r"u = \upsilon", r"{u: 1, \upsilon: 2}", [r"\upsilon"]),
        ("o = O", "{o: 1, O: 2}", ["O"]),
        ("o = 0", "{o: 1}", ["o"]),
        ("I = 1", "{I: identity}", []),
        (r"x = |\mathbf{x}|", r"{'\mathbf{x}': {meaning: 1, kind: vector}, x: 2}", [r"\mathbf{x}"]),
        (r"y = x_1 + |\mathbf{x}|", r"{'\mathbf{x}': {meaning: 1, kind: vector}, x_i: 2, y: 3}", []),
        (r"y = x \times X", "{y: 0, x: 1, X: 2}", []),
    ],
)
def test_pairs_are_noted_at_the_second(check_record: Check, latex: str, glossary: str, shown: list[str]) -> None:
    assert check_record(latex, glossary).spanned("FD403") == shown


def test_a_slip_that_nothing_explains_is_one_mistake(check_record: Check) -> None:
    assert check_record(r"y = \alpha + a", r"{y: out, \alpha: rate}").codes == {"FD401"}


def test_only_formulas_of_one_record_are_compared(check_record: Check) -> None:
    assert "FD403" not in check_record("y = a", "{y: 1, a: 2}", "    notes: ['$\\alpha$']\n").codes
