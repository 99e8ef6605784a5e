from collections.abc import Callable

import pytest

from support import Compiled

Check = Callable[..., Compiled]

ON_ONE_PAGE = """\
records:
  - id: one
    title: One
    formulas: [{{latex: {first} = 1}}]
    glossary: {{'{first}': a mean}}
  - id: two
    title: Two
    page: {page}
    formulas: [{{latex: {second} = 2}}]
    glossary: {{'{second}': {meaning}}}
"""


@pytest.mark.parametrize(
    ("page", "second", "meaning", "shown"),
    [
        ("continue", "m", "a median", ["'m'"]),
        ("continue", "m", "A mean.", []),
        ("continue", "m", "a mean of numbers", []),
        ("continue", "n", "a median", []),
        ("new", "m", "a median", []),
    ],
)
def test_records_on_one_page_agree(check: Check, page: str, second: str, meaning: str, shown: list[str]) -> None:
    checked = check(ON_ONE_PAGE.format(first="m", second=second, page=page, meaning=meaning))

    assert [f"'{text.strip(chr(39))}'" for text in checked.spanned("FD404")] == shown


def test_spelling_makes_no_other_symbol(check: Check) -> None:
    checked = check(ON_ONE_PAGE.format(first=r"\hat x", second=r"\hat{x}", page="continue", meaning="a median"))

    assert len(checked.spanned("FD404")) == 1


def test_arguments_make_another_symbol(check: Check) -> None:
    checked = check(ON_ONE_PAGE.format(first="H(1)", second="H(1, 2)", page="continue", meaning="a median"))

    assert checked.spanned("FD404") == []


@pytest.mark.parametrize(("own", "shown"), [("noise", ["x"]), ("the input", [])])
def test_a_record_agrees_with_its_chapter(check: Check, own: str, shown: list[str]) -> None:
    chapter = (
        "glossary: {x: the input}\nrecords:\n  - {id: one, title: One, formulas: [{latex: x = 1}]}\n"
        f"  - id: two\n    title: Two\n    formulas: [{{latex: x = 2}}]\n    glossary: {{x: {own}}}\n"
    )

    assert check(chapter).spanned("FD404") == shown


def test_a_record_agrees_with_its_deck(check_record: Check) -> None:
    checked = check_record("x = 1", "{x: noise}", deck="glossary: {x: the input}\n")

    assert checked.spanned("FD404") == ["x"]


def test_a_symbol_and_its_square_are_explained_apart(check: Check) -> None:
    records = (
        "records:\n"
        "  - {id: one, title: One, formulas: [{latex: s = 1}], glossary: {s: deviation}}\n"
        "  - {id: two, title: Two, page: continue, formulas: [{latex: s^2 = 1}], glossary: {s^2: variance}}\n"
    )

    assert check(records).spanned("FD404") == []
