"""Study cards: a front and a back for each formula."""

from formdeck.model import Symbol
from formdeck.render.cards import Cards, render_cards
from formdeck.source import SourceText
from sheets import TEMPLATES, parse_marp, read_yaml

CHAPTER = """\
chapter: First
records:
  - id: one
    title: One $x$
    category: Kinds
    formulas:
      - {title: the sum, latex: a + b}
      - {latex: a - b}
    notes: [not on a card]
  - {id: two, title: Two, notes: [no formula]}
  - {id: three, title: Three, formulas: [{latex: c}]}
"""


def symbols(count: int) -> list[Symbol]:
    return [Symbol(SourceText.of(f"|s_{{{at}}}|"), SourceText.of(f"meaning {at}")) for at in range(count)]


def cards(*records: str, explaining: int = 0, **marks: tuple[str, ...]) -> Cards:
    deck, _ = read_yaml(CHAPTER)
    return render_cards(deck, records, {"one": [symbols(explaining), []]}, TEMPLATES, marks).value


def pages(made: Cards) -> list[str]:
    return made.text.partition("\n---\n\n")[2].split("\n\n---\n\n")


def test_each_formula_has_a_front_and_a_back() -> None:
    made = cards("one", "two", "three")

    assert [page.records for page in made.pages] == [("one",)] * 4 + [("three",)] * 2
    assert [("front" in page, "back" in page) for page in pages(made)] == [(True, False), (False, True)] * 3


def test_the_front_asks_and_the_back_answers() -> None:
    front, back, *_ = pages(cards("one"))

    assert ("One $x$" in front, "the sum" in front, "a + b" in front) == (True, True, False)
    assert ("a + b" in back, "not on a card" in back) == (True, False)


def test_formulas_keep_their_numbers() -> None:
    assert [page.count("1.3") for page in pages(cards("three"))] == [1, 1]


def test_the_back_explains_as_many_symbols_as_there_is_room_for() -> None:
    _, back, *_ = pages(cards("one", explaining=7))

    assert ("meaning 4" in back, "meaning 5" in back, "beside-5" in back) == (True, False, True)


def test_a_tall_formula_goes_before_the_symbols_that_explain_it() -> None:
    rows = r" \\\\ ".join(rf"\\frac{{a_{at}}}{{b_{at}}}" for at in range(3))
    deck, _ = read_yaml(CHAPTER.replace("latex: a + b", f'latex: "{rows}"'))
    back = pages(render_cards(deck, ("one",), {"one": [symbols(5), []]}, TEMPLATES, {}).value)[1]

    assert 0 < back.count("meaning ") < 5


def test_bars_in_a_symbol_do_not_end_its_cell() -> None:
    tokens = parse_marp(cards("one", explaining=1).text)
    cells = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "td_open"]

    assert cells == ["$|s_{0}|$", "meaning 0"]


def test_a_card_of_a_record_with_a_mistake_is_marked() -> None:
    front, back, *_ = pages(cards("one", one=("FD301",)))

    assert ("FD301" in front, "FD301" in back) == (False, True)


def test_the_theme_is_that_of_cards() -> None:
    assert "\ntheme: cards\n" in cards("one").text or '\ntheme: "cards"\n' in cards("one").text
