"""Finding in the drawn pages what nobody mentions. The pieces of HTML are MathJax's own."""

from formdeck.export.scan import PageFinding, Trouble, count_pages, scan_html

ERROR = (
    '<mjx-container data-tex="\\frac{a}{" class="MathJax" jax="SVG"><svg><g data-mml-node="merror" '
    'data-mjx-error="Missing close brace" title="Missing close brace"><title>Missing close brace</title></g></svg>'
    "</mjx-container>"
)
UNKNOWN = (
    '<mjx-container data-tex="\\E &lt; 1" class="MathJax"><svg><g data-mml-node="math"><g data-mml-node="mtext" '
    'fill="red" stroke="red"><path data-c="5C" d="M1 2"></path><path data-c="45" d="M1" transform="x"></path></g>'
    "</g></svg></mjx-container>"
)
RED = (
    '<mjx-container class="MathJax"><svg><g data-mml-node="mstyle" fill="red" stroke="red"><g data-mml-node="mtext">'
    '<path data-c="6F" d="M1"></path></g></g></svg></mjx-container>'
)
FINE = '<mjx-container class="MathJax"><svg><g data-mml-node="mi"></g></svg></mjx-container>'


def pages(*bodies: str) -> str:
    return "".join(
        f'<svg data-marpit-svg="" viewBox="0 0 1 1"><foreignObject><section id="{number}">{body}</section>'
        "</foreignObject></svg>"
        for number, body in enumerate(bodies, 1)
    )


def test_pages_are_counted() -> None:
    assert count_pages(pages("", "", "")) == 3


def test_an_error_is_found_with_its_page_source_and_position() -> None:
    expected = PageFinding(2, Trouble.MATH, "\\frac{a}{", "Missing close brace", 1)

    assert scan_html(pages(FINE, FINE + ERROR)) == (expected,)


def test_an_unknown_command_is_spelled_out() -> None:
    assert scan_html(pages(UNKNOWN)) == (PageFinding(1, Trouble.COMMAND, "\\E < 1", "\\E", 0),)


def test_what_the_author_coloured_red_is_no_error() -> None:
    assert scan_html(pages(RED)) == ()


def test_the_style_sheet_speaks_of_errors_without_being_one() -> None:
    assert scan_html("<style>[data-mml-node=merror]{fill:red}</style>" + pages("<p>data-mjx-error</p>")) == ()


def test_a_missing_picture_is_named_as_written() -> None:
    drawn = '<img src="data:,x" data-missing="figures/a%20b.png" alt="">'

    assert scan_html(pages(drawn)) == (PageFinding(1, Trouble.PICTURE, "figures/a b.png"),)


def test_a_request_is_found() -> None:
    drawn = '<video src="https://example.com/a.mp4"></video>'

    assert scan_html(pages("", drawn)) == (PageFinding(2, Trouble.REQUEST, "https://example.com/a.mp4"),)
