from pathlib import Path

from support import CHAPTER, DECK, compile_project, write_project


def table(root: Path, deck_glossary: str, chapter_glossary: str, latex: str, own: str = "{}") -> str:
    """The glossary table on the record's page."""
    head = CHAPTER.partition("records:\n")[0]
    record = f"records:\n  - id: one\n    title: One\n    formulas: [{{latex: '{latex}'}}]\n    glossary: {own}\n"
    files = {
        "slides/d/deck.yaml": f"{DECK}glossary: {deck_glossary}\n",
        "slides/d/01.yaml": f"{head}glossary: {chapter_glossary}\n{record}",
    }
    pages = compile_project(write_project(root, files)).outcome.value.markdown.page_texts
    page = next(page for page in pages if "record=one" in page)
    return "\n".join(line for line in page.splitlines() if line.startswith("| $"))


def test_a_symbol_that_the_chapter_explains_stands_on_the_page_that_uses_it(tmp_path: Path) -> None:
    assert "from the chapter" in table(tmp_path, "{}", "{a: from the chapter}", "a = 1")


def test_a_symbol_that_the_record_does_not_use_does_not(tmp_path: Path) -> None:
    assert "unused" not in table(tmp_path, "{b: unused}", "{c: unused}", "a = 1", "{a: own}")


def test_the_nearest_explanation_wins(tmp_path: Path) -> None:
    shown = table(tmp_path, "{a: deck, b: deck b}", "{a: chapter, b: chapter b}", "a = b", "{a: own}")

    assert shown == "| $a$ | own |  |\n| $b$ | chapter b |  |"


def test_a_bound_variable_is_explained_too(tmp_path: Path) -> None:
    shown = table(tmp_path, "{}", "{k: the index}", r"a = \sum_{k=1}^{3} k", "{a: own}")

    assert "the index" in shown


def test_a_family_is_recognised_by_any_member(tmp_path: Path) -> None:
    shown = table(tmp_path, "{}", "{x_t: the state}", "a = x_{t+1}", "{a: own, t: time}")

    assert "the state" in shown


def test_two_symbols_with_one_explanation_share_a_row(tmp_path: Path) -> None:
    shown = table(tmp_path, "{}", "{'a, b': the ends}", "a = b + 1")

    assert shown == "| $a, b$ | the ends |  |"


def test_the_expectation_s_sign_counts_as_used(tmp_path: Path) -> None:
    shown = table(tmp_path, r"{'\mathbb{E}': expectation}", "{}", r"a = \mathbb{E}[X]", "{a: own, X: random}")

    assert "expectation" in shown


def test_shared_symbols_count_when_a_page_is_crowded(tmp_path: Path) -> None:
    letters = [chr(ord("a") + at) for at in range(26)] + [chr(ord("A") + at) for at in range(26)]
    glossary = ", ".join(
        f"'{letter}': what {letter} means told at such length that it takes two lines of a column"
        for letter in letters
        if letter not in "eidn"
    )
    latex = " + ".join(letter for letter in letters if letter not in "eidn")
    head = CHAPTER.partition("records:\n")[0]
    record = f"records:\n  - id: one\n    title: One\n    formulas: [{{latex: '{latex}'}}]\n"
    files = {"slides/d/01.yaml": f"{head}glossary: {{{glossary}}}\n{record}"}

    assert "record crowded" in compile_project(write_project(tmp_path, files)).text


def test_a_record_s_own_member_does_not_hide_the_shared_symbol(tmp_path: Path) -> None:
    shown = table(
        tmp_path, "{}", "{s: a state}", "f(s, 1) = s_t", "{s_t: the state at t, f: {meaning: m, kind: function}}"
    )

    assert "a state" in shown


def test_a_member_that_the_record_explains_needs_no_more(tmp_path: Path) -> None:
    shown = table(tmp_path, "{}", "{W: weights}", "y = W_1", "{W_1: the first weights, y: out}")

    assert "| weights" not in shown
