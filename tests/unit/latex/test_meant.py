"""What the words of a meaning say, and that reading by them is noted."""

import pytest

from formdeck.latex import declarations_of, read_latex
from formdeck.latex.glossary.meant import meant_kind
from formdeck.latex.reading import Reading
from formdeck.model import Kind, Symbol
from formdeck.source import SourceText


def read(latex: str, glossary: dict[str, str], *, inline: bool = False) -> Reading:
    entries = (Symbol(SourceText.of(key), SourceText.of(meaning)) for key, meaning in glossary.items())
    return read_latex(latex, [each for entry in entries for each in declarations_of(entry)], inline=inline).value


def notes(reading: Reading) -> list[str]:
    return [found.message for found in reading.notes]


@pytest.mark.parametrize(
    ("meaning", "kind"),
    [
        ("重みベクトル", Kind.VECTOR),
        ("one-hotベクトル$(x_1,x_2)$。属するクラスだけ1", Kind.VECTOR),
        ("データ（one-hotベクトル）", Kind.VECTOR),
        ("速度ベクトル v", Kind.VECTOR),
        ("データ行列 $X$", Kind.MATRIX),
        ("シグモイド関数。", Kind.FUNCTION),
        ("ベルヌーイ分布に従う確率変数", Kind.RANDOM),
        ("事後分布", Kind.DISTRIBUTION),
        ("標本点の集合", Kind.SET),
        ("クラスの番号", Kind.INDEX),
        ("データ数", Kind.INTEGER),
        ("the weight vector", Kind.VECTOR),
        ("vector of weights", Kind.VECTOR),
        ("the covariance matrix of X", Kind.MATRIX),
        ("a $m \\times n$ matrix", Kind.MATRIX),
        ("activation function", Kind.FUNCTION),
        ("a random variable with mean $\\mu$", Kind.RANDOM),
        ("set of all outcomes", Kind.SET),
        ("the spring constant", Kind.SCALAR),
    ],
)
def test_the_noun_of_a_meaning_gives_a_kind(meaning: str, kind: Kind) -> None:
    assert meant_kind(meaning) is kind


@pytest.mark.parametrize(
    "meaning",
    [
        "ベクトルの長さ", "行列式", "行列$A$の固有値", "関数の値", "確率変数$X$の期待値", "損失関数の勾配", "相関",
        "length of the vector", "number of vectors", "the value of the function", "the vector norm", "refractive index",
        "determinant of the matrix", "mass density", "learning rate",
    ],
)  # fmt: skip
def test_a_word_in_passing_gives_none(meaning: str) -> None:
    assert meant_kind(meaning) is None


def test_what_a_meaning_decides_is_noted() -> None:
    reading = read("w^T x", {"w": "重みベクトル", "x": "入力"})

    assert (reading.read_back, notes(reading)) == ("w^T * x", ["`w` is a vector, as its meaning says"])


def test_what_a_meaning_decides_is_not_noted_of_a_formula_in_a_line() -> None:
    reading = read("w^T x", {"w": "重みベクトル", "x": "入力"}, inline=True)

    assert (reading.read_back, notes(reading)) == ("w^T * x", [])


def test_what_is_clear_without_the_meaning_is_not_noted() -> None:
    assert notes(read(r"w^{\top} x", {"w": "重みベクトル", "x": "入力ベクトル"})) == []


def test_function_by_its_meaning_is_one_where_it_is_applied() -> None:
    glossary = {"L": "損失関数", "w": "重み", "y": "出力"}

    assert read(r"L = (y - w)^2", glossary).functions == ()
    assert read(r"L(y - w)", glossary).functions == ("L",)


def test_a_bracket_with_the_symbol_itself_is_a_factor() -> None:
    assert read("y(1-y)", {"y": "シグモイド関数の出力。関数"}).read_back == "y * (1 - y)"
    assert read("y(1-y)", {"y": "シグモイド関数"}).read_back == "y * (1 - y)"


def test_prime_of_what_is_called_a_function_is_its_derivative() -> None:
    assert read("f'(x) = 1", {"f": "関数", "x": "変数"}).read_back == "f'(x) = 1"


def test_letter_called_expectation_is_one() -> None:
    assert read("E[X + Y]", {"E": "期待値", "X": "確率変数", "Y": "確率変数"}).read_back == "E[X + Y]"


def test_letter_called_probability_is_applied() -> None:
    glossary = {"P(A)": "確率", "A": "事象", "B": "事象"}

    assert read(r"P(A \cup B)", glossary).functions == ("P",)
    assert read(r"P(A \cup B)", glossary | {"P": "確率"}).functions == ("P",)


def test_members_of_a_family_are_taken_for_some_and_noted() -> None:
    reading = read(r"\bar{x} = \frac{x_1 + x_2}{2} = \frac{1}{2}\sum_{i=1}^2 x_i", {"x": "データ", r"\bar{x}": "平均"})

    assert (reading.free, len(notes(reading))) == (("\\bar{x}", "x"), 1)


def test_a_word_as_subscript_is_no_member() -> None:
    assert read(r"P_{total} = \sum_i P_i", {"P": "出力"}).free == ("P", "P_{total}")
