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


SHADOWED = """\
glossary: {{x: the input}}
records:
  - {{id: one, title: One, formulas: [{{latex: {first} = 1}}], glossary: {{y: out}}}}
  - {{id: two, title: Two, page: {page}, formulas: [{{latex: x = 2}}], glossary: {{x: {own}}}}}
  - {{id: three, title: Three, formulas: [{{latex: x = y}}], glossary: {{y: out}}}}
"""


@pytest.mark.parametrize(
    ("first", "page", "own", "shown"),
    [
        ("x y", "continue", "noise", ["x"]),
        ("x y", "continue", "the input", []),
        ("y", "continue", "noise", []),
        ("x y", "new", "noise", []),
    ],
)
def test_another_record_on_the_page_may_use_the_shared_meaning(
    check: Check, first: str, page: str, own: str, shown: list[str]
) -> None:
    assert check(SHADOWED.format(first=first, page=page, own=own)).spanned("FD404") == shown


def test_the_shared_meaning_may_be_used_behind(check: Check) -> None:
    chapter = (
        "glossary: {x: the input}\nrecords:\n"
        "  - {id: one, title: One, formulas: [{latex: x = 1}], glossary: {x: noise}}\n"
        "  - {id: two, title: Two, page: continue, formulas: [{latex: x = 2}]}\n"
    )

    assert check(chapter, "glossary: {z: deck}\n").spanned("FD404") == ["x"]


def test_a_record_alone_on_its_page_may_differ_from_its_deck(check_record: Check) -> None:
    checked = check_record("x = 1", "{x: noise}", deck="glossary: {x: the input}\n")

    assert checked.spanned("FD404") == []


def test_other_pages_meanings_are_listed_apart_with_their_pages(check: Check) -> None:
    checked = check(ON_ONE_PAGE.format(first="m", second="m", page="new", meaning="a median"))

    assert '<span class="meaning">a mean</span> <span class="number">[4](#4)' in checked.text
    assert '<span class="meaning">a median</span> <span class="number">[5](#5)' in checked.text


def test_a_symbol_and_its_square_are_explained_apart(check: Check) -> None:
    records = (
        "records:\n"
        "  - {id: one, title: One, formulas: [{latex: s = 1}], glossary: {s: deviation}}\n"
        "  - {id: two, title: Two, page: continue, formulas: [{latex: s^2 = 1}], glossary: {s^2: variance}}\n"
    )

    assert check(records).spanned("FD404") == []
