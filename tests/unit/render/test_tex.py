import pytest

from formdeck.render.tex import display_lines, typeset

MACROS = {
    r"\E": r"\mathbb{E}",
    r"\norm": r"\|#1\|_{#2}",
    r"\vec": r"\mathbf #1",
    r"\loop": r"\loop",
    r"\half": r"\frac12",
}


def made(latex: str) -> str | None:
    return typeset(latex, MACROS).latex


def codes(latex: str) -> list[tuple[str, str]]:
    return [(problem.rule.code, latex[problem.start : problem.end]) for problem in typeset(latex, MACROS).problems]


@pytest.mark.parametrize(
    ("latex", "expanded"),
    [
        (r"\E[X]", r"\mathbb{E}[X]"),
        (r"\norm{a}{2}", r"\|a\|_{2}"),
        (r"\norm a2", r"\|a\|_{2}"),
        (r"\norm{\E x}{p}", r"\|\mathbb{E} x\|_{p}"),
        (r"\vec x", r"\mathbf x"),
        (r"\Ex", r"\Ex"),
        (r"a\\E", r"a\\E"),
        (r"\text{\{E\}}", r"\text{\{E\}}"),
    ],
)
def test_macros_are_replaced_as_tex_does(latex: str, expanded: str) -> None:
    assert made(latex) == expanded


def test_comments_and_blank_lines_go_but_a_percent_sign_stays() -> None:
    assert made("a % note\n\n\n+ 5\\%") == "a\n+ 5\\%"


def test_a_comment_does_not_glue_a_command_to_a_letter() -> None:
    assert made("\\alpha% note\nb") == "\\alpha b"


@pytest.mark.parametrize("latex", [r"{{x}}", r"\text{{#}}", r"a <% b", "-->", r"\text{</div>}", "--- x", "# x", "> x"])
def test_what_other_languages_read_is_left_alone(latex: str) -> None:
    assert made(latex) == latex.replace("% b", "").strip()


@pytest.mark.parametrize(
    ("latex", "found"),
    [
        (r"a $$ b", ("FD530", "$$")),
        (r"\def\x{1} x", ("FD531", r"\def")),
        (r"\href{javascript:x}{y}", ("FD531", r"\href")),
        (r"\unicode[x]{65}", ("FD531", r"\unicode")),
        (r"\fcolorbox{red}{blue}{x}", ("FD531", r"\fcolorbox")),
        (r"\label{a} b", ("FD531", r"\label")),
        (r"1 + \loop", ("FD532", r"\loop")),
        (r"\norm{a}", ("FD533", r"\norm")),
    ],
)
def test_what_has_no_place_in_a_formula_is_reported(latex: str, found: tuple[str, str]) -> None:
    assert codes(latex) == [found]


def test_a_refused_command_inside_a_macro_is_found_where_the_macro_is_called() -> None:
    problems = typeset(r"a \x b", {r"\x": r"\href{u}{v}"}).problems
    assert [(problem.rule.code, problem.start) for problem in problems] == [("FD531", 2)]


def test_a_macro_that_doubles_itself_ends() -> None:
    doubling = {
        f"\\{name}": f"\\{after}\\{after}" for name, after in zip("abcdefghijklmno", "bcdefghijklmnop", strict=True)
    }
    assert [problem.rule.code for problem in typeset(r"\a", doubling).problems] == ["FD532"]


@pytest.mark.parametrize(
    ("latex", "body"),
    [
        (r"\a " * 1900, "x" * 40_000),
        (r"\a{" + "x" * 40_000 + "}", "#1" * 20_000),
        (r"\a{}" * 1900, "#1" * 20_000),
    ],
    ids=["long", "repeating", "vanishing"],
)
def test_macros_cannot_write_without_measure(latex: str, body: str) -> None:
    made = typeset(latex, {r"\a": body})
    assert [problem.rule.code for problem in made.problems] == ["FD532"]


@pytest.mark.parametrize(
    ("latex", "aligned"),
    [
        (r"a &= b \\ &= c", True),
        (r"a \\ b", True),
        (r"\begin{align} a &= b \end{align}", False),
        (r"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}", False),
        (r"A &= \begin{pmatrix} 1 & 2 \end{pmatrix}", True),
        (r"\sum_{\substack{a \\ b}} x", False),
        (r"a \& b", False),
    ],
)
def test_rows_that_no_environment_holds_are_aligned(latex: str, *, aligned: bool) -> None:
    assert (display_lines(latex)[0] == r"\begin{align}") is aligned


def test_a_last_row_that_is_empty_is_dropped() -> None:
    assert display_lines("a &= b \\\\\n") == [r"\begin{align}", "a &= b", r"\end{align}"]
