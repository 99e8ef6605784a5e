"""How dense pages are set, and which differences of a page's Markdown make no difference to its layout."""

from formdeck.render import Fit, plain_page
from sheets import DECK, render_yaml

FULL = "chapter: c\nrecords:\n  - id: one\n    title: One\n    notes:\n" + "".join(
    f"      - point {n}\n" for n in range(60)
)


def test_what_was_measured_counts_more_than_the_estimate() -> None:
    assert '_class: "record crowded tab-1"' in render_yaml(FULL).text
    assert '_class: "record tight tab-1"' in render_yaml(FULL, fits={"one": Fit((1,))}).text
    assert '_class: "record tab-1"' in render_yaml(FULL, fits={"one": Fit((0,))}).text


def test_a_strict_deck_is_set_as_it_is() -> None:
    assert '_class: "record tab-1"' in render_yaml(FULL, DECK + "fit: strict\n").text


def test_density_makes_no_difference() -> None:
    loose, dense = '_class: "record tab-3"\n', '_class: "record crowded tab-3"\n'

    assert plain_page(dense) == plain_page(loose) == loose


def test_the_numbers_of_linked_pages_make_none() -> None:
    assert (
        plain_page("see [Waves → p. 12](#12), [12 laws → p. 7](#7)") == "see [Waves → p. 00](#00), [12 laws → p. 0](#0)"
    )


def test_more_digits_do() -> None:
    assert plain_page("[a → 9](#9)") != plain_page("[a → 10](#10)")


def test_marks_in_the_margin_make_none() -> None:
    assert plain_page('-->\n\n<span class="marks">FD301</span>\n\n## A') == "-->\n\n## A"


def test_what_the_user_wrote_does() -> None:
    assert plain_page("crowded, tight and [12](https://a.b/#12)") == "crowded, tight and [12](https://a.b/#12)"
