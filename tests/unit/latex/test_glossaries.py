"""Formulas read by the words of their glossaries, without a kind: a block each in ``glossaries/``, reviewed by eye."""

from pathlib import Path

import pytest

from formdeck.diagnostics import Severity
from formdeck.latex import Declaration, declarations_of, read_latex
from formdeck.latex.reading import Reading
from formdeck.model import Symbol
from formdeck.source import SourceText

FOLDER = Path(__file__).parent / "glossaries"
BLOCKS = [block for file in sorted(FOLDER.glob("*.txt")) for block in file.read_text("utf-8").strip().split("\n\n")]


def fields(block: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for line in block.splitlines():
        key, _, value = line.partition(":")
        found.setdefault(key, []).append(value.removeprefix(" "))
    return {key: "\n".join(values) for key, values in found.items()}


def declared(glossary: str) -> list[Declaration]:
    entries = (line.partition(" = ") for line in glossary.splitlines())
    symbols = (Symbol(SourceText.of(key), SourceText.of(meaning)) for key, _, meaning in entries)
    return [declaration for symbol in symbols for declaration in declarations_of(symbol)]


def read(latex: str, glossary: str) -> Reading:
    return read_latex(latex, declared(glossary)).value


@pytest.mark.parametrize("block", BLOCKS, ids=[fields(block)["latex"][:40] for block in BLOCKS])
def test_reads_by_the_glossary(block: str) -> None:
    case = fields(block)
    reading = read(case["latex"], case.get("symbol", ""))

    names = " ".join(name.replace(" ", "~") for name in reading.free)
    assert reading.ok
    assert (reading.read_back, names, " ".join(reading.functions)) == (case["reads"], case["free"], case["functions"])


@pytest.mark.parametrize(
    ("latex", "glossary", "free"),
    [
        ("K_m + x", "K_m = Michaelis constant", "K_{m} x"),
        ("K_m + x_m", "K_m = Michaelis constant\nx_m = input", "K m x"),
        ("K_m + m", "K_m = Michaelis constant", "K m"),
        ("K_m + m", "K_m = Michaelis constant\nm = mass", "K_{m} m"),
        ("K_m + K_1", "K_m = Michaelis constant", "K m"),
        ("K_m", "K_m = the m-th modulus", "K m"),
        ("E_n", "E_n = energy of state n", "E n"),
        ("k_n", "k_n = 反応定数", "k_{n}"),
    ],
)
def test_takes_initials_for_labels_where_nothing_counts(latex: str, glossary: str, free: str) -> None:
    assert " ".join(read(latex, glossary).free) == free


@pytest.mark.parametrize(
    ("latex", "glossary", "expected"),
    [
        ("n(A \\cap B)", "n = 要素の個数", "n(A ∩ B)"),
        ("n(m + 1)", "n = 要素の個数\nm = 数", "n * (m + 1)"),
        ("t_{0.05}(n - 1)", "t_{0.05} = t分布の上側5%点\nn = 大きさ", "t_{0.05}(n - 1)"),
        ("z_{0.05}(a - 1)", "z_{0.05} = 標準正規分布の上側5%点\na = 数", "z_{0.05} * (a - 1)"),
        ("\\rho(V - W)", "\\rho = density of the fluid\nV = volume\nW = volume", "\\rho * (V - W)"),
        ("O(n^2)", "n = size", "O(n^2)"),
        ("O(n^2)", "n = size\nO = outflow", "O * n^2"),
        ("E[S] + [S]", "S = substrate", "E[S] + concentration(S)"),
        ("\\min_x x^2 + c \\quad \\text{s.t.} \\quad x > 0", "x = v\nc = v", "min{x}[x^2 + c]  for x > 0"),
        ("\\min_x x^2 + c", "x = v\nc = v", "min{x}[x^2] + c"),
        ("c = \\sum_{k \\ne i} k", "c = v", "c = sum{k, i: k ≠ i}[k]"),
        ("c_i = \\sum_{k \\ne i} k", "c_i = v", "c[i] = sum{k ≠ i}[k]"),
        ("\\mathrm{tf\\text{-}idf} + 1", "", "tf-idf + 1"),
    ],
)
def test_reads_by_what_the_words_say(latex: str, glossary: str, expected: str) -> None:
    assert read(latex, glossary).read_back == expected


@pytest.mark.parametrize(
    ("mapping", "expected"), [({"i": {"meaning": "imaginary unit"}}, "I * t"), ({"i": {"meaning": "rate"}}, "i * t")]
)
def test_declares_numbers_by_their_meaning(mapping: dict[str, dict[str, str]], expected: str) -> None:
    assert read_latex("i t", {**mapping, "t": {"meaning": "time"}}).value.read_back == expected


BROKEN = [
    ("\\frac{1}{n\\sum_{i=1}^n x_i", "n = size\nx_i = data", 8, "{"),
    ("\\bar{x} = \\frac{1}{n}\\sum_{i=1}^{n x_i", "", 32, "{"),
    ("P(A\\cap B = P(A)P(B)", "", 1, "("),
    ("E[X = \\mu", "X = random variable\n\\mu = mean", 1, "["),
    ("E[(X-\\mu)^2)] = V(X)", "X = random variable\n\\mu = mean", 11, ")"),
    ("\\left( x - \\mu = 0", "x = v\n\\mu = mean", 0, "\\left("),
    ("\\sqrt{x^2 + y^2 = r", "x = v\ny = v\nr = radius", 5, "{"),
    ("x = a + ", "a = v\nx = v", 6, "+"),
    ("x = = y", "x = v\ny = v", 2, "="),
    ("a +* b", "a = v\nb = v", 3, "*"),
    ("\\sum_{i=1}^n x_i \\right)", "x_i = data\nn = size", 17, "\\right)"),
    ("f(x)) = 1", "f = function\nx = v", 4, ")"),
    ("x^2^3", "x = v", 3, "^"),
    ("x_1_2", "x_1 = v", 3, "_"),
    ("\\frac{a}", "a = v", 0, "\\frac"),
    ("\\sigmoid(x)", "x = v", 0, "\\sigmoid"),
    ("\\alhpa + \\beta", "\\beta = v", 0, "\\alhpa"),
    ("H(X) = -\\sum_x p(x) \\log ", "H = entropy\nX = random variable\np = pmf", 20, "\\log"),
    ("\\int_0^1 x^2 ", "x = v", 0, "\\int"),
    ("\\int_0^1 dx +", "x = v", 12, "+"),
    ("\\int f(x)", "f = function", 0, "\\int"),
    ("\\int_E f(x)\\,\\mu(dx", "f = function\n\\mu = measure", 16, "("),
    ("P(\\text{reject } H_0 \\mid)", "H_0 = null hypothesis", 21, "\\mid"),
    ("\\widehat{f * }(x)", "f = function", 11, "*"),
    ("\\begin{cases} 1 & x>0 \\\\ 0 & x \\le 0 ", "x = v", 0, "\\begin{cases}"),
    ("\\begin{pmatrix} a & b \\\\ c & d \\end{bmatrix}", "a = v\nb = v\nc = v\nd = v", 31, "\\end{bmatrix}"),
    ("\\begin{pmatrix} a & b \\\\ c \\end{pmatrix}", "a = v\nb = v\nc = v", 25, "c"),
    ("x = \\frac{}{2}", "x = v", 9, "{"),
    ("PE_(pos,2i) = 1", "PE = positional encoding\npos = position\ni = index", 2, "_("),
    ("x_ = 3", "x = v", 1, "_"),
    ("e^ = 3", "", 1, "^"),
    ("y = ax + b \\\\ & + c =", "a = v\nb = v\nc = v\nx = v\ny = v", 20, "="),
    ("a \\leq\\geq b", "a = v\nb = v", 2, "\\leq"),
    ("P(A|) = 1", "A = event", 3, "|"),
    ("P(|B) = 1", "B = event", 2, "|"),
    ("\\hat = 2", "", 0, "\\hat"),
    ("\\left\\{ x \\right) = 2", "x = v", 10, "\\right)"),
    ("|x - \\mu < \\epsilon", "x = v\n\\mu = mean\n\\epsilon = v", 0, "|"),
    ("\\|w = 1", "w = weight vector", 0, "\\|"),
    (
        "L = -\\frac{1}{N}\\sum_{i} y_i \\log(p_i) + (1-y_i)\\log(1-p_i",
        "L = loss\nN = size\ny_i = label\np_i = probability",
        52,
        "(",
    ),
    ("\\max_{x f(x)", "f = function\nx = v", 5, "{"),
    ("x = (1 + r)^{n-1", "x = v\nr = rate\nn = v", 12, "{"),
    ("\\frac{1}{1+e^{-x}", "x = v", 8, "{"),
    ("3 \\times \\div 2", "", 2, "\\times"),
    ("\\frac{\\partial L}{\\partial }", "L = loss", 18, "\\partial"),
    ("f(x,) = 1", "f = function\nx = v", 3, ","),
    ("f(,x) = 1", "f = function\nx = v", 2, ","),
    ("x_{i}}", "x_i = data", 5, "}"),
    ("x + y} = 2", "x = v\ny = v", 5, "}"),
    ("x & y # z", "x = v\ny = v", 6, "#"),
    ("$x = 1", "x = v", 0, "$"),
    ("\\lim_{n \\to } a_n = 0", "a_n = sequence", 12, "}"),
    ("\\sum_{k=}^n k", "n = v", 7, "="),
    ("\\sqrt[3{x}", "x = v", 5, "["),
    ("x = / y", "x = v\ny = v", 4, "/"),
    ("[0, 1 = A", "A = set", 0, "["),
    ("A \\cup = B", "A = set\nB = set", 7, "="),
    ("x = 1.2.3", "x = v", 7, ".3"),
    ("x = y != z", "x = v\ny = v\nz = v", 6, "!="),
    ("\\log_ x", "x = v", 0, "\\log"),
    ("\\mathbb{E}\\pi[R]", "\\pi = policy\nR = return", 10, "\\pi"),
    ("\\iint_D x y\\,dx", "D = region", 0, "\\iint"),
    ("(a)_n = \\frac{\\Gamma(a+n)}{\\Gamma(a)}", "\\Gamma = gamma function", 1, "a)_n"),
    ("p = \\SI{3}{\\foo}", "p = pressure", 11, "\\foo"),
    ("p = \\SI{3}", "p = pressure", 4, "\\SI"),
    ("p = \\num{1.2(3)}", "p = pressure", 4, "\\num{1.2(3)"),
    ("R_1 + R_2 \\parallel R_3 = Z", "Z = impedance", 0, "R_1 + R_2 \\parallel R_3"),
    ("Y = C(Y - T) + I", "C = consumption\nY = income", 4, "C(Y - T)"),
    ("u = f(x - ct) + f(x + ct)", "f = initial displacement\nc = speed", 4, "f(x - ct)"),
    ("\\mathbb{E} XY", "", 12, "Y"),
    ("\\neg \\forall x", "", 5, "\\forall x"),
    ("\\{x \\mid x \\text{ is even},\\}", "", 27, "\\}"),
    ("\\left[\\frac{\\sin N\\delta/2}{\\sin\\delta/2}\\right]^2", "N = number of slits", 24, "/"),
    ("\\mathbb{E}|X||Y|", "X = random variable", 13, "|"),
    ("f^2(x, y)", "x = v", 0, "f^2(x, y)"),
    ("\\forall x \\in A: x > 0 \\implies", "A = set", 23, "\\implies"),
    ("\\mathrm{2H_2 + O_2 \\to 2H_2O", "", 7, "{"),
    ("\\mathrm{2H_2 + \\to 2H_2O}", "", 15, "\\to"),
    ("\\mathrm{Ca(OH_2 + CO_2 \\to CaCO_3}", "", 10, "("),
    ("-\\frac{d[\\mathrm{A}}{dt} = k[\\mathrm{A}]", "k = rate constant", 8, "["),
    ("\\underset{x\\sim p}{\\mathbb{E}}", "X = random variable", 19, "\\mathbb{E}"),
    ("\\mathbb{E}\\sum_{i=1}^n", "X_i = random variables", 10, "\\sum"),
    ("\\sum_{ij A_{ij}", "A_{ij} = adjacency matrix", 5, "{"),
    ("\\hat{A}_t^{\\mathrm{GAE}(\\gamma,\\lambda} = 1", "\\hat{A}_t = advantage", 23, "("),
    ("u_j^{n+1}^2 = 1", "u = solution", 9, "^"),
    ("W_f[h_{t-1},x_t = 1", "W_f = weights\nh_t = hidden state\nx_t = input", 3, "["),
    ("\\sum_{d|n,} d", "n = integer", 9, ","),
    ("\\forall x\\,(P(x)\\land\\exists x\\,Q(x)", "P = predicate\nQ = predicate", 11, "("),
]


@pytest.mark.parametrize(("latex", "glossary", "start", "text"), BROKEN, ids=[case[0] for case in BROKEN])
def test_tells_where_a_formula_is_broken(latex: str, glossary: str, start: int, text: str) -> None:
    first = next(found for found in read(latex, glossary).found if found.severity is Severity.ERROR)

    assert first.span is not None
    assert (first.span.start, latex[first.span.start : first.span.end]) == (start, text)
