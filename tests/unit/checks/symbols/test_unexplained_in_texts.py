"""Symbols of notes, titles, captions and meanings: explained in a glossary, or by the words beside them."""

from collections.abc import Callable

import pytest

from formdeck.diagnostics import Severity
from support import Compiled

Check = Callable[..., Compiled]


def noted(
    check_record: Check, note: str, latex: str = "y = ax", glossary: str = "{y: out, a: slope, x: in}"
) -> list[str]:
    quoted = note.replace("'", "''")
    return check_record(latex, glossary, f"    notes: ['{quoted}']\n").spanned("FD401")


@pytest.mark.parametrize(
    ("note", "missing"),
    [
        ("Near zero $y = bx$.", ["b"]),
        (r"It grows with $k\,x$ and $k$.", ["k"]),
        ("たとえ$k+1$が大きくても$y$は変わらない。", ["k"]),
        ("$n=2$で$y=2a$となる。", ["n"]),
        (r"Use $\eta$ wisely.", [r"\eta"]),
        ("この場合$k$が大きい。", ["k"]),
        ("その時$k$を足す。", ["k"]),
        ("ここで$k$を掛ける。ただし$k$は大きい。", ["k"]),
        ("一方$k$は増える。", ["k"]),
        ("同様に、$k$が小さいと$y$も小さい。", ["k"]),
        ("$k$は変わらない。", ["k"]),
        (r"勾配は$\frac{\partial L}{\partial x}$", ["L"]),
    ],
)
def test_symbol_that_nothing_explains_is_found(check_record: Check, note: str, missing: list[str]) -> None:
    assert noted(check_record, note) == missing


@pytest.mark.parametrize(
    "note",
    [
        "学習率$k$が大きいと$kx$も大きい。",
        "$k$は定数で、$kx$は小さい。",
        "高さ$h$、幅$w$なら面積は$hw$。",
        "年次$k$の値。",
        "$k$は正の整数。",
        "ここで、$k$は$x$の次元数で、大きい。",
        "$k$は時刻ごとの重みを表す。",
        "データ数を$k$とおく。",
        "データ数は$k$である。",
        "$k$がデータ数、$j$が回数。",
        "$k$を定数とする。",
        "$b$と$c$はどちらも定数。",
        "where $k$ is a constant, $kx$ is small.",
        "the constant $k$ makes $kx$ small.",
        "Let $z = 2x$; then $z > 0$.",
        "$z=2x$とおく。$z$が正のとき",
        "$k=2$とすると$kx$になる。",
        r"データ$D=\{x_1,\dots,x_n\}$を使う（$n$はデータ数）。",
        "面積は$h \\times w$（高さ・幅）",
        "一様分布$U(-x, x)$に従う。",
        "ベクトル$v_1$、$v_2$の内積",
        r"$e^{\pi}$ and $\infty$ need none.",
        "第$i$成分、$j$番目",
        "with spring constant $k$ and displacement $d$, $kd$",
        "Then $h(t) = 2t$ grows.",
        "For example $y = rs$.",
        "たとえば$r+s$のとき",
    ],
)
def test_symbol_that_the_words_explain_needs_no_entry(check_record: Check, note: str) -> None:
    assert noted(check_record, note) == []


def test_it_is_a_warning_since_words_may_explain_it(check_record: Check) -> None:
    found = check_record("y = x", "{y: out, x: in}", "    notes: ['so $y > b$']\n").diagnostics

    assert [each.severity for each in found if each.code == "FD401"] == [Severity.WARNING]


def test_what_a_display_formula_binds_or_lacks_is_not_told_again(check_record: Check) -> None:
    assert noted(check_record, r"with $j$ larger, $x_j$ too", r"y = \sum_{j=1}^{3} x_j", "{y: out, x_j: in}") == []
    assert noted(check_record, "so $b > 0$", "y = bx", "{y: out, x: in}") == ["b"]


def test_sizes_of_a_declared_shape_need_no_entry(check_record: Check) -> None:
    glossary = r"{y: out, A: {meaning: '$m \times n$ matrix', shape: m \times n}, x: in}"

    assert noted(check_record, "so", "y = Ax", glossary) == []


@pytest.mark.parametrize(
    "more",
    [
        "    figures: [{file: a.svg, caption: 'slope $b+1$', alt: a}]\n",
        "    notes: [{title: 'why $b+1$', body: text}]\n",
    ],
)
def test_captions_and_titles_are_looked_at(check_record: Check, more: str) -> None:
    assert check_record("y = x", "{y: out, x: in}", more).spanned("FD401") == ["b"]


def test_meanings_are_looked_at(check_record: Check) -> None:
    assert check_record("y = x", "{y: 'out, $2b$', x: in}").spanned("FD401") == ["b"]
