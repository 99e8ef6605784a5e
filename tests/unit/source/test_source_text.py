from formdeck.source import Anchor, Position, SourceFile, SourceText, Span


def test_position_counts_lines_and_code_points_from_one() -> None:
    file = SourceFile("a.yaml", "数式\n𝔼x\n")

    assert [file.position(at) for at in (0, 1, 3, 4, 6)] == [
        Position(1, 1),
        Position(1, 2),
        Position(2, 1),
        Position(2, 2),
        Position(3, 1),
    ]


def test_position_past_the_end_is_the_end() -> None:
    assert SourceFile("a", "ab").position(99) == Position(1, 3)


def test_line_comes_without_its_break() -> None:
    file = SourceFile("a", "one\r\ntwo")

    assert [file.line(number) for number in (0, 1, 2, 3)] == ["", "one", "two", ""]


def folded() -> SourceText:
    """The value `ab cd` of a plain scalar whose second half stands on the next line, indented by two."""
    return SourceText("ab cd", "f", (Anchor(0, 3), Anchor(2, 5), Anchor(3, 8)), 10)


def test_span_of_a_folded_value_covers_the_break() -> None:
    assert folded().span() == Span("f", 3, 10)


def test_span_of_the_second_line_points_at_the_second_line() -> None:
    assert folded().span(3, 5) == Span("f", 8, 10)


def test_slice_keeps_the_place_of_every_character() -> None:
    part = folded().slice(1, 4)

    assert (part.text, [part.offset(at) for at in range(3)]) == ("b c", [4, 5, 8])


def test_slice_of_a_slice_equals_the_direct_slice() -> None:
    assert folded().slice(1).slice(2) == folded().slice(3)


def test_empty_span_stands_where_it_was_asked_for() -> None:
    assert SourceText.of("abc", "f", 10).span(2, 2) == Span("f", 12, 12)


def test_strip_cuts_white_space_on_both_sides() -> None:
    stripped = SourceText.of("  x \n", "f").strip()

    assert (stripped.text, stripped.span()) == ("x", Span("f", 2, 3))


def test_blank_text_is_false() -> None:
    assert not SourceText.of(" \n")


def test_span_of_a_value_that_ends_in_an_escape_covers_the_escape() -> None:
    assert SourceText("a\t", "f", (Anchor(0, 1), Anchor(1, 2)), 4).span() == Span("f", 1, 4)
