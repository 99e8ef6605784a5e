import pytest

from formdeck.diagnostics import Diagnostic
from formdeck.diagnostics.rules import records as rules
from formdeck.model import Suppression
from formdeck.records import apply_suppressions, read_chapter
from formdeck.source import SourceFile

HEAD = "chapter: c\nrecords:\n"
REASON = "# formdeck: ignore FD223 because it is drawn later"


def read(text: str) -> tuple[Suppression, ...]:
    outcome = read_chapter(SourceFile("c.yaml", text))
    assert outcome.diagnostics == ()
    return outcome.value.suppressions


def covered(text: str) -> str:
    [suppression] = read(text)
    return text[suppression.covers.start : suppression.covers.end]


def at(text: str, word: str) -> Diagnostic:
    start = text.index(word)
    return rules.MISSING_PICTURE.at(SourceFile("c.yaml", text).span(start, start + len(word)), "m")


def test_a_comment_above_a_record_covers_the_record() -> None:
    record = "id: a\n    title: t\n    notes: [n]"
    other = "  - {id: b, title: t, notes: [n]}\n"
    assert covered(f"{HEAD}{other}  {REASON}\n  - {record}\n{other.replace('b', 'z')}") == record


def test_a_comment_above_a_key_covers_its_value() -> None:
    value = "formulas:\n      - latex: |\n          x\n          y\n"
    text = f"{HEAD}  - id: a\n    title: t\n    {REASON}\n    {value}    notes: [n]\n"
    assert covered(text) == value


def test_a_comment_above_a_list_item_covers_the_item() -> None:
    text = f"{HEAD}  - id: a\n    title: t\n    notes:\n      {REASON}\n      - one\n      - two\n"
    assert covered(text) == "one"


def test_a_comment_at_the_end_of_a_line_covers_the_line() -> None:
    text = f"{HEAD}  - id: a\n    title: t  {REASON}\n    notes: [n]\n"
    assert covered(text) == "    title: t  "


def test_a_comment_beside_a_block_indicator_covers_the_block() -> None:
    formulas = f"    formulas:\n      - latex: |  {REASON}\n          x\n          y\n        note: n\n"
    text = f"{HEAD}  - id: a\n    title: t\n{formulas}"
    assert covered(text).endswith("          y\n")


def test_several_codes_may_be_named() -> None:
    text = f"{HEAD}  # formdeck: ignore FD223, FD211 FD212 because I say so\n  - {{id: a, title: t, notes: [n]}}\n"
    [suppression] = read(text)
    assert suppression.codes == ("FD223", "FD211", "FD212")
    assert suppression.reason == "I say so"


@pytest.mark.parametrize(
    "value",
    [
        f"'a {REASON}'",
        f'"a {REASON}"',
        f"|\n      a\n      {REASON}\n",
        f">\n      a\n      {REASON}\n",
        f"'\n      {REASON}'",
    ],
)
def test_what_looks_like_a_comment_inside_a_text_is_none(value: str) -> None:
    assert read(f"{HEAD}  - id: a\n    title: t\n    category: {value}\n    notes: [n]\n") == ()


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        ("# formdeck: ignore FD223", "FD140"),
        ("# formdeck: ignore FD223 because", "FD140"),
        ("# formdeck: ignore FD223 it is late", "FD140"),
        ("# formdeck: ignore", "FD141"),
        ("# formdeck: ignor FD223 because x", "FD141"),
        ("# formdeck: please", "FD141"),
        ("# formdeck: ignore FD999 because x", "FD141"),
        ("# formdeck: ignore FD110 because x", "FD141"),
        ("#formdeck:ignore FD140 because x", "FD141"),
    ],
)
def test_a_comment_that_cannot_work_is_reported_and_silences_nothing(comment: str, code: str) -> None:
    text = f"{HEAD}  {comment}\n  - {{id: a, title: t, notes: [n]}}\n"
    outcome = read_chapter(SourceFile("c.yaml", text))
    [found] = outcome.diagnostics
    assert found.code == code
    assert found.span is not None
    assert text[found.span.start : found.span.end] == comment
    assert outcome.value.suppressions == ()


def test_a_covered_finding_is_left_out_and_others_stay() -> None:
    text = f"{HEAD}  {REASON}\n  - {{id: a, title: t, notes: [n]}}\n  - {{id: b, title: t, notes: [n]}}\n"
    inside, outside = at(text, "id: a"), at(text, "id: b")
    assert apply_suppressions([inside, outside], read(text)) == (outside,)


def test_another_code_in_the_same_place_stays() -> None:
    text = f"{HEAD}  {REASON}\n  - {{id: a, title: t, notes: [n]}}\n"
    other = rules.UNKNOWN_RECORD.at(at(text, "id: a").span, "m")
    assert apply_suppressions([at(text, "id: a"), other], read(text)) == (other,)


def test_a_finding_in_another_file_stays() -> None:
    text = f"{HEAD}  {REASON}\n  - {{id: a, title: t, notes: [n]}}\n"
    start = text.index("id: a")
    elsewhere = rules.MISSING_PICTURE.at(SourceFile("d.yaml", text).span(start, start + 5), "m")
    assert elsewhere in apply_suppressions([elsewhere], read(text))


def test_an_unused_suppression_is_noted_at_its_comment() -> None:
    text = f"{HEAD}  {REASON}\n  - {{id: a, title: t, notes: [n]}}\n"
    [found] = apply_suppressions([], read(text))
    assert (found.code, found.severity) == ("FD142", "note")
    assert found.span is not None
    assert text[found.span.start : found.span.end] == REASON


def test_an_unused_suppression_of_what_was_not_checked_is_no_news() -> None:
    text = f"{HEAD}  {REASON}\n  - {{id: a, title: t, notes: [n]}}\n"
    assert apply_suppressions([], read(text), was_checked=lambda code: code != "FD223") == ()
