from collections.abc import Mapping

from formdeck.diagnostics import Diagnostic, Outcome
from formdeck.model import Deck
from formdeck.records import decode_source, read_deck
from formdeck.source import SourceFile


def deck(chapters: Mapping[str, str], listed: list[str] | None = None) -> Outcome[Deck]:
    files = {name: decode_source(f"slides/d/{name}", text.encode()) for name, text in chapters.items()}
    names = ", ".join(listed or chapters)
    settings = SourceFile("slides/d/deck.yaml", f"formdeck: 1\ntitle: t\nchapters: [{names}]\n")
    return read_deck(settings, files.get)


def chapter(*records: str) -> str:
    return "chapter: c\nrecords:\n" + "".join(f"  - {{id: {one}, notes: [n]}}\n" for one in records)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found]


def test_chapters_come_in_the_order_of_the_list() -> None:
    read = deck({"a.yaml": chapter("x, title: t"), "b.yaml": chapter("y, title: t")}, ["b.yaml", "a.yaml"])
    assert read.diagnostics == ()
    assert [one.path for one in read.value.chapters] == ["slides/d/b.yaml", "slides/d/a.yaml"]


def test_an_id_used_twice_in_the_deck_is_reported_with_the_first_place() -> None:
    read = deck({"a.yaml": chapter("x, title: First"), "b.yaml": chapter("y, title: t", "x, title: t")})
    [found] = read.diagnostics
    assert (found.code, found.deck, found.record) == ("FD210", "d", "x")
    assert found.span is not None
    assert found.span.path == "slides/d/b.yaml"
    assert "slides/d/a.yaml:3 (`First`)" in found.hints[0]


def test_a_reference_to_another_chapter_is_found() -> None:
    read = deck({"a.yaml": chapter("x, title: t, see: [y]"), "b.yaml": chapter("y, title: t, see: [x]")})
    assert read.diagnostics == ()


def test_a_reference_to_no_record_is_reported_with_the_nearest_id() -> None:
    read = deck({"a.yaml": chapter("entropy, title: t", "x, title: t, see: [entorpy]")})
    [found] = read.diagnostics
    assert (found.code, found.record, found.hints) == ("FD211", "x", ("did you mean `entropy`?",))


def test_a_missing_chapter_is_reported_and_hides_no_record() -> None:
    read = deck({"a.yaml": chapter("x, title: t, see: [y]")}, ["a.yaml", "gone.yaml"])
    assert codes(read.diagnostics) == ["FD221"]
    assert len(read.value.chapters) == 1


def test_references_are_not_judged_while_records_cannot_be_read() -> None:
    broken = "chapter: c\nrecords:\n  - id: y: z\n    title: t\n"
    read = deck({"a.yaml": chapter("x, title: t, see: [y]"), "b.yaml": broken})
    assert "FD211" not in codes(read.diagnostics)


def test_a_chapter_listed_twice_is_reported_and_read_once() -> None:
    read = deck({"a.yaml": chapter("x, title: t")}, ["a.yaml", "a.yaml"])
    assert codes(read.diagnostics) == ["FD222"]
    assert len(read.value.chapters) == 1


def test_what_is_wrong_in_a_chapter_is_among_the_findings_of_the_deck() -> None:
    read = deck({"a.yaml": "\ufeff" + chapter("x, titel: t")})
    assert codes(read.diagnostics) == ["FD102", "FD201"]
    assert {found.deck for found in read.diagnostics} == {"d"}


def test_suppressions_of_all_files_are_gathered() -> None:
    text = "# formdeck: ignore FD223 because later\n" + chapter("x, title: t")
    read = deck({"a.yaml": text, "b.yaml": text.replace("id: x", "id: y")})
    assert [one.comment.path for one in read.value.suppressions] == ["slides/d/a.yaml", "slides/d/b.yaml"]
