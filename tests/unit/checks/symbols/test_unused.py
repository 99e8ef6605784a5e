from collections.abc import Callable

import pytest

from support import Compiled

Check = Callable[..., Compiled]


def test_an_entry_without_its_symbol_is_reported_at_its_key(check_record: Check) -> None:
    assert check_record("y = x", "{y: out, x: in, z: what}").spanned("FD402") == ["z"]


@pytest.mark.parametrize(
    ("key", "latex"),
    [
        ("x_i", "y = x_{i+1}"),
        ("x_{ij}", r"y = \sum_{i,j} x_{ij}"),
        ("p_c", r"y = \sum_{c} p_c"),
        ("f(x)", "y = f(2)"),
        (r"\hat{x}", r"y = \hat x"),
        ("k", r"y = \sum_{k=1}^{2} k"),
        ("W", "y = W^{(f)}"),
        (r"\pi", r"y = \max_{a} \pi(a)"),
        ("s'", r"y = \max_{s'} s'"),
        (r"\mathbb{E}", r"y = \mathbb{E}[2]"),
        ("pos", r"y = 2\mathrm{pos}"),
    ],
)
def test_a_display_formula_uses_its_symbols(check: Check, key: str, latex: str) -> None:
    chapter = (
        f"records:\n  - id: one\n    title: One\n    formulas:\n      - latex: {latex}\n"
        f"    glossary:\n      y: out\n      {key}: what\n"
    )

    assert check(chapter).spanned("FD402") == []


@pytest.mark.parametrize(
    "more",
    [
        "    notes: ['so $z > 0$']\n",
        "    notes: [{title: $z$, body: text}]\n",
        "    figures: [{file: a.svg, caption: $z$, alt: text}]\n",
        "    examples: [{of: 'f', given: {z: 1}, result: 1}]\n",
        "    code: [{language: python, source: y = x, names: {x: z}}]\n",
        "    code: [{language: python, source: y = 2 * z}]\n",
    ],
)
def test_texts_examples_and_code_use_symbols_too(check_record: Check, more: str) -> None:
    assert check_record("y = 2", "{y: out, z: what}", more).spanned("FD402") == []


def test_a_letter_typed_as_a_character_is_a_use(check_record: Check) -> None:
    assert check_record("y = 2", r"{y: out, \eta: rate}", "    notes: [学習率は$η>0$とする。]\n").spanned("FD402") == []


def test_code_spells_greek_letters_out(check_record: Check) -> None:
    code = "    code: [{language: python, source: w = w - eta_0 * g}]\n"

    assert check_record("y = 2", r"{y: out, \eta: rate}", code).spanned("FD402") == []


@pytest.mark.parametrize(
    ("glossary", "unused"),
    [
        ("{y: 'as many as $z$', z: number}", []),
        ("{y: {meaning: out, shape: z}, z: number}", []),
        ("{y: {meaning: out, domain: '[0, z]'}, z: number}", []),
        ("{y: out, z: 'the number $z$'}", ["z"]),
    ],
)
def test_other_entries_use_symbols_but_not_their_own(check_record: Check, glossary: str, unused: list[str]) -> None:
    assert check_record("y = 2", glossary).spanned("FD402") == unused


def test_a_letter_of_another_word_is_no_use(check_record: Check) -> None:
    notes = "    notes: ['a note, $\\beta$ and `t`']\n"

    assert check_record(r"y = \tan 1", "{y: out, t: time}", notes).spanned("FD402") == ["t"]


def test_shared_entries_need_one_record(check_record: Check) -> None:
    checked = check_record(
        "y = a + b", "{y: out}", head="glossary: {a: one, c: two}\n", deck="glossary: {b: 1, d: 2}\n"
    )

    assert sorted(checked.spanned("FD402")) == ["c", "d"]


def test_a_note_uses_the_chapter_s_symbols(check_record: Check) -> None:
    notes = "    notes: ['so $c > 0$']\n"

    assert check_record("y = 2", "{y: out}", notes, head="glossary: {c: two}\n").spanned("FD402") == []


def test_with_a_formula_unread_everything_counts_as_used(check_record: Check) -> None:
    checked = check_record("y = (2", "{y: out, z: what}", head="glossary: {c: two}\n", deck="glossary: {d: 2}\n")

    assert checked.spanned("FD402") == []


def test_with_a_chapter_missing_the_deck_s_entries_count_as_used(check: Check) -> None:
    deck = "  - 02.yaml\nglossary: {d: elsewhere}\n"

    assert check("records: [{id: one, title: One, notes: [a]}]\n", deck).codes == {"FD221"}


def test_a_misspelt_symbol_is_one_mistake(check_record: Check) -> None:
    assert check_record(r"y = \hat{x}", "{y: out, x: in}").codes == {"FD401"}


@pytest.mark.parametrize(
    ("latex", "key", "unused"),
    [
        (r"y = \|w\|", r"\|x\|", []),
        ("y = w", r"\|x\|", [r"\|x\|"]),
        ("y = w^{-1}", "w^{-1}", []),
        ("y = w", "A^{-1}", ["A^{-1}"]),
        (r"y = \frac{\partial w}{\partial t}", r"\frac{\partial L}{\partial x}", []),
        ("y = w", "a, b", ["a", "b"]),
        ("y = w + a", "a, b", ["b"]),
        ("y = w^2", "w^2", []),
    ],
)
def test_notation_is_used_where_its_signs_are(check_record: Check, latex: str, key: str, unused: list[str]) -> None:
    found = check_record(latex, f"{{y: out, w: in, '{key}': what it is}}").diagnostics
    messages = [each.message for each in found if each.code == "FD402"]

    assert [message.split("`")[1] for message in messages] == unused
