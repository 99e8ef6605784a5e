"""How answers fill the pages of the key."""

from hypothesis import given
from hypothesis import strategies as st

from formdeck.render.editions import Answer
from formdeck.render.editions.key import KeyEntry, split_key
from formdeck.source import SourceText

ANSWERS = st.lists(
    st.sampled_from(["a word", "$x$", r"$\frac{a}{b}$", "long " * 60, r"$a \\ b \\ c$" * 40]), max_size=60
)


@given(st.lists(ANSWERS, max_size=12))
def test_every_answer_is_there_once_and_in_order(records: list[list[str]]) -> None:
    entries = [
        KeyEntry(f"r{at}", SourceText.of("title"), 1, at, tuple(Answer(n, text) for n, text in enumerate(texts, 1)))
        for at, texts in enumerate(records)
    ]
    pages = split_key(entries)
    found = [(entry.record, answer) for page in pages for entry in page for answer in entry.answers]

    assert found == [(entry.record, answer) for entry in entries for answer in entry.answers]
    assert all(entry.answers for page in pages for entry in page)
    assert all(pages)


def test_many_answers_take_several_pages() -> None:
    answers = tuple(Answer(number, "a word") for number in range(1, 101))

    assert len(split_key([KeyEntry("one", SourceText.of("One"), 1, 4, answers)])) == 3
