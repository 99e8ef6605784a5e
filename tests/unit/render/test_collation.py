import pytest

from formdeck.render.collation import collate
from formdeck.render.symbols import symbol_base


@pytest.mark.parametrize(
    "words",
    [
        ["あ", "い", "う", "か", "ん"],
        ["はは", "ばば", "ぱぱ"],
        ["きゃく", "きやく"],
        ["データ", "てーぶる", "でんき"],
        ["カーソル", "かいき"],
        ["Adam", "RMSProp", "あだむ", "漢字"],
        ["3次元", "Adam", "あ"],
        ["ソフトマックス", "そん"],
        ["adagrad", "Adam"],
        ["エントロピー", "えんとろぴーひ"],
    ],
)
def test_words_are_sorted(words: list[str]) -> None:
    backwards = words[::-1]
    assert sorted(backwards, key=lambda word: collate(word).key) == words


@pytest.mark.parametrize(
    ("word", "group"),
    [("べるぬーい", "は"), ("ヴ", "あ"), ("ぱ", "は"), ("ん", "わ"), ("adam", "A"), ("é", "E"), ("9", "0"), ("漢", "")],
)  # fmt: skip
def test_a_word_stands_under_its_heading(word: str, group: str) -> None:
    assert collate(word).group == group


@pytest.mark.parametrize(
    ("symbol", "base"),
    [
        (r"\theta_{t+1}", r"\theta"),
        (r"\hat{\boldsymbol{\theta}}", r"\theta"),
        ("f(x;p)", "f"),
        (r"W_x^{(f)}", "W"),
        (r"\mathbb{E}", "E"),
        (r"\mathrm{Var}[X]", "Var"),
        (r"\det", "det"),
        (r"|x|", "|"),
        (r"\|x\|", r"\|"),
        (r"\nabla f", r"\nabla"),
    ],
)
def test_a_symbol_is_filed_under_its_base(symbol: str, base: str) -> None:
    assert symbol_base(symbol).name == base


def test_latin_comes_before_greek_and_greek_before_signs() -> None:
    symbols = [r"\nabla", r"\beta", r"\alpha", "b", "A", "a"]
    assert sorted(symbols, key=symbol_base) == ["a", "A", "b", r"\alpha", r"\beta", r"\nabla"]
