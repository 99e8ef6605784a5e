"""Which pages are meant, and what is said where none is."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from formdeck.diagnostics import Failure
from formdeck.pipeline import CompiledDeck
from formdeck.workspace.selection import Selection, parse_ranges, select_pages, shown_ranges
from support import compile_project, write_project

DECK = """\
formdeck: 1
title: Test
contents: {symbol_index: false, formula_index: false}
chapters: [01-algebra.yaml, 02-chance.yaml]
"""
ALGEBRA = """\
chapter: Algebra
records:
  - {id: one, title: One, notes: [a], tags: [basic], confidence: low}
  - {id: two, title: Two, notes: [b], tags: [hard]}
"""
CHANCE = """\
chapter: Chance, and what follows
records:
  - {id: three, title: Three, notes: [c], tags: [basic, hard]}
  - {id: four, title: Four, notes: [d], page: continue, confidence: low}
"""
# Pages: 1 title, 2 contents, 3 chapter, 4 one, 5 two, 6 chapter, 7 three and four


@pytest.fixture
def compiled(tmp_path: Path) -> CompiledDeck:
    files = {"deck.yaml": DECK, "01-algebra.yaml": ALGEBRA, "02-chance.yaml": CHANCE}
    project = write_project(tmp_path, {f"slides/d/{name}": text for name, text in files.items()})
    return compile_project(project).outcome.value


def select(compiled: CompiledDeck, **wanted: object) -> tuple[int, ...]:
    return select_pages(compiled.deck, compiled.markdown.pages, Selection(**wanted))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wanted", "pages"),
    [
        ({}, (1, 2, 3, 4, 5, 6, 7)),
        ({"pages": "2-3, 5"}, (2, 3, 5)),
        ({"pages": "5-"}, (5, 6, 7)),
        ({"pages": "-2"}, (1, 2)),
        ({"pages": "4,4,1"}, (1, 4)),
        ({"chapters": ("2",)}, (6, 7)),
        ({"chapters": ("Algebra",)}, (3, 4, 5)),
        ({"chapters": ("chance",)}, (6, 7)),
        ({"chapters": ("02-chance",)}, (6, 7)),
        ({"chapters": ("1", "2")}, (3, 4, 5, 6, 7)),
        ({"tags": ("hard",)}, (5, 7)),
        ({"tags": ("basic", "hard")}, (4, 5, 7)),
        ({"confidence": ("low",)}, (4, 7)),
        ({"confidence": ("low",), "tags": ("basic",)}, (4,)),
        ({"chapters": ("1",), "pages": "4-6"}, (4, 5)),
    ],
)
def test_pages_fit_all_that_is_named(wanted: dict[str, object], pages: tuple[int, ...], compiled: CompiledDeck) -> None:
    assert select(compiled, **wanted) == pages


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        ({"pages": "500"}, "there is no page 500", "the deck has 7 pages"),
        ({"pages": "0"}, "there is no page 0", "the deck has 7 pages"),
        ({"pages": "3-x"}, "`3-x` is no page and no range of pages", "write `3-10,15`, `5-` or `-5`"),
        ({"pages": "1,,2"}, "`` is no page and no range of pages", "write `3-10,15`, `5-` or `-5`"),
        ({"pages": "5-3"}, "the range `5-3` runs backwards", "write `3-5`"),
        ({"chapters": ("Algbra",)}, "there is no chapter `Algbra`", "did you mean `Algebra`?"),
        ({"chapters": ("9",)}, "there is no chapter `9`", "chapters: 1 Algebra; 2 Chance, and what follows"),
        ({"tags": ("basc",)}, "no record has the tag `basc`", "did you mean `basic`?"),
        ({"tags": ("zzz",)}, "no record has the tag `zzz`", "tags: basic, hard"),
        ({"confidence": ("high",)}, "no page of `d` fits", "give records a `confidence: high`, `medium` or `low`"),
        (
            {"chapters": ("1",), "pages": "6-7"},
            "no page of `d` fits",
            "a page has to fit everything that is asked for: ask for less",
        ),
    ],
)
def test_what_is_not_there_is_told(wanted: dict[str, object], message: str, hint: str, compiled: CompiledDeck) -> None:
    with pytest.raises(Failure) as failure:
        select(compiled, **wanted)

    assert (failure.value.message, hint in failure.value.hints) == (message, True)


@given(st.sets(st.integers(1, 60), min_size=1).map(sorted))
def test_ranges_that_are_shown_can_be_read_again(numbers: list[int]) -> None:
    assert list(parse_ranges(shown_ranges(numbers), 60)) == numbers


def test_ranges_are_as_short_as_can_be() -> None:
    assert shown_ranges([1, 2, 3, 5, 8, 9]) == "1-3, 5, 8-9"
