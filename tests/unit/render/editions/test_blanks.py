"""What is left out, its number, and what is kept of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formdeck.edition import BlankKind, Edition, EditionKind
from formdeck.render.editions import Blanks, settle_marks
from formdeck.render.tex.part import as_part

ALL = tuple(BlankKind)


def edition(*kinds: BlankKind, seed: int | None = None, share: float = 1.0) -> Edition:
    return Edition(EditionKind.BLANK, kinds, seed, share)


def drawn(seed: int, share: float, count: int, record: str = "one") -> list[bool]:
    blanks = Blanks(edition(BlankKind.FORMULAS, seed=seed, share=share), record)
    return [blanks.formula(str(at)) is not None for at in range(count)]


@pytest.mark.parametrize(
    ("latex", "settled"),
    [
        (r"a + b", r"a + b"),
        (r"a \blank{b} c", r"a <b> c"),
        (r"a \blank b c", r"a <b> c"),
        (r"\blank{a}\blank{b}", r"<a><b>"),
        (r"x^{\blank{n+\frac{1}{2}}}", r"x^{<n+\frac{1}{2}>}"),
        (r"\blank{a + \blank{b}}", r"<a + {b}>"),
        (r"\blank {\}}", r"<\}>"),
        (r"\blank", r"<>"),
        (r"\blank{a", r"<a>"),
        (r"\blanket{a}", r"\blanket{a}"),
    ],
)
def test_marks_are_replaced(latex: str, settled: str) -> None:
    assert settle_marks(latex, lambda part: f"<{part}>") == settled


@given(st.text(alphabet="ab\\{} %kln", max_size=30))
def test_any_text_is_settled(text: str) -> None:
    assert r"\blank" not in [*settle_marks(text, lambda part: part).split()]


def test_things_are_numbered_in_order_and_kept() -> None:
    blanks = Blanks(edition(*ALL), "one")
    shown = [blanks.formula("a = b"), blanks.meaning("first"), blanks.marked("so")]

    assert [str(number) in text for number, text in enumerate(shown, start=1) if text] == [True] * 3
    assert [(one.number, one.markdown) for one in blanks.answers] == [
        (1, r"$\displaystyle a = b$"),
        (2, "first"),
        (3, "so"),
    ]


def test_only_what_is_asked_for_is_left_out() -> None:
    blanks = Blanks(edition(BlankKind.MEANINGS), "one")

    assert (blanks.formula("a"), blanks.marked("so"), blanks.marked_maths("x")) == (None, "<mark>so</mark>", "{x}")
    assert blanks.meaning("first") is not None


def test_nothing_is_left_out_of_the_whole_deck() -> None:
    blanks = Blanks()

    assert (blanks.formula("a"), blanks.meaning("b"), blanks.marked("c")) == (None, None, "<mark>c</mark>")


def test_one_seed_always_draws_the_same() -> None:
    assert drawn(7, 0.5, 50) == drawn(7, 0.5, 50) != drawn(8, 0.5, 50)


def test_records_draw_lots_of_their_own() -> None:
    assert drawn(7, 0.5, 50, "one") != drawn(7, 0.5, 50, "two")


def test_an_edit_at_the_end_changes_no_other_lot() -> None:
    assert drawn(7, 0.5, 51)[:50] == drawn(7, 0.5, 50)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_about_the_share_is_drawn(share: float) -> None:
    assert sum(drawn(1, share, 1000)) == pytest.approx(1000 * share, abs=60)


@given(st.integers(), st.floats(0, 1), st.floats(0, 1))
def test_a_larger_share_holds_the_smaller_one(seed: int, one: float, other: float) -> None:
    few, many = (drawn(seed, share, 20) for share in sorted((one, other)))

    assert all(more for less, more in zip(few, many, strict=True) if less)


@pytest.mark.parametrize(
    ("display", "part"),
    [
        ("a + b", "a + b"),
        (r"\begin{align}a &= b\end{align}", r"\begin{aligned}a &= b\end{aligned}"),
        (r"\begin{alignat*}{2}a &= b\end{alignat*}", r"\begin{alignedat}{2}a &= b\end{alignedat}"),
        ("\\begin{gather}\na \\\\ b\n\\end{gather}\n", "\\begin{gathered}\na \\\\ b\n\\end{gathered}"),
        (r"\begin{equation}a\end{equation}", "a"),
        (r"\begin{cases}a\end{cases}", r"\begin{cases}a\end{cases}"),
        (
            r"\begin{align}a\end{align} \begin{align}b\end{align}",
            r"\begin{align}a\end{align} \begin{align}b\end{align}",
        ),
    ],
)
def test_a_display_becomes_a_part(display: str, part: str) -> None:
    assert as_part(display) == part
