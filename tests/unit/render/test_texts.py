import pytest

from formdeck.render.markdown import LinkTarget, Scope, block_markdown, inline_markdown, maths, quoted
from sheets import marp

SCOPE = Scope({r"\E": r"\mathbb{E}"}, {"one": LinkTarget(7), "tow": LinkTarget(None, ("did you mean `two`?",))})


def inline(text: str) -> str:
    return inline_markdown(text, SCOPE).markdown


def block(text: str) -> str:
    return block_markdown(text, SCOPE).markdown


def html(markdown: str) -> str:
    return str(marp().render(markdown)).strip()


def codes(text: str) -> list[tuple[str, str]]:
    return [(problem.rule.code, text[problem.start : problem.end]) for problem in block_markdown(text, SCOPE).problems]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**強調。**次", "<strong>強調。</strong>次"),
        ("これは**「重要」**です", "これは<strong>「重要」</strong>です"),
        ("**bold** word", "<strong>bold</strong> word"),
        ("前**中**後", "前<strong>中</strong>後"),
        ("a *b* c", "a <em>b</em> c"),
        ("snake_case_name", "snake_case_name"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("==marked== and a==b", "<mark>marked</mark> and a==b"),
        ("`a|b`", "<code>a|b</code>"),
        ("# no heading", "# no heading"),
        ("1. no list", "1. no list"),
        ("p < q & r", "p &lt; q &amp; r"),
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("$5 and $10", "$5 and $10"),
        ("[x](#one)", '<a href="#7">x</a>'),
        ("[x](https://e.org/a(b))", '<a href="https://e.org/a(b)">x</a>'),
        ("&copy; &lt;b&gt;", "© &lt;b&gt;"),
    ],
)  # fmt: skip
def test_a_line_of_text_shows_as(text: str, shown: str) -> None:
    assert html(inline(text)) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("点$x$、$y$の差", '点<span class="together">$x$、</span>$y$の差'),
        ("値（$x=1$）。次", '値<span class="together">（$x=1$）。</span>次'),
        ("一意（$n\\ge 1$のとき）", '一意<span class="together">（$n\\ge 1$</span>のとき）'),
        ("see ($a$), $b$ and $c$", 'see <span class="together">($a$),</span> $b$ and $c$'),
        ("*mean* of $x$, $y$", '*mean* of <span class="together">$x$,</span> $y$'),
        ("$x$と$y$", "$x$と$y$"),
    ],
)  # fmt: skip
def test_a_formula_stays_together_with_brackets_and_marks(text: str, written: str) -> None:
    assert inline(text) == written


@pytest.mark.parametrize("text", ["**$x$**は", "$\\det$は行列式", "値は$|x|$と$\\|x\\|$"])
def test_mathematics_beside_japanese_text_stays_mathematics(text: str) -> None:
    tokens = marp().parseInline(inline(text))[0].children or []
    assert any(token.type == "math_inline" for token in tokens)


def test_macros_are_expanded_in_texts() -> None:
    assert inline(r"mean $\E X$") == r"mean $\mathbb{E} X$"


@pytest.mark.parametrize("word", [":smile:", "http://e.org", "a@e.org", "//e.org"])
def test_what_marp_would_make_pictures_or_links_of_is_escaped_or_a_plain_link(word: str) -> None:
    assert "\\" in inline(word) or inline(word) == f"<{word}>"


def test_lists_nest_and_keep_two_lists_apart() -> None:
    text = "- a\n  - b\n\n* c\n\n1. d\n2. e"
    assert block(text) == "- a\n  - b\n\n* c\n\n1. d\n2. e"


def test_a_table_keeps_its_columns_and_alignment() -> None:
    shown = html(block("| a | $|x|$ |\n|---|--:|\n| `p|q` | b |".replace("p|q", r"p\|q")))
    assert shown.count("<td") + shown.count("<th>") + shown.count("<th ") == 4
    assert 'style="text-align:right"' in shown


def test_quotes_code_and_line_breaks_survive() -> None:
    text = "> quoted\n> more\n\n```python\nx = 1\n```\n\none\ntwo"
    assert block(text) == text


def test_displayed_mathematics_in_a_note_is_aligned() -> None:
    assert block("$$\na &= b \\\\\n&= c\n$$") == "$$\n\\begin{align}\na &= b \\\\\n&= c\n\\end{align}\n$$"


def test_an_unclosed_display_stays_text() -> None:
    assert html(block("$$ a")) == "<p>$$ a</p>"


def test_headings_rules_and_front_matter_stay_text() -> None:
    shown = html(block("# h\n\n---\n\ntitle\n===\n"))
    assert "<h" not in shown


def test_a_line_break_in_a_cell_is_a_tag() -> None:
    assert inline_markdown("*a*\nb", SCOPE, "<br>").markdown == "*a*<br>b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see ![x](y.png)", ("FD520", "![")),
        ("a <b>", ("FD521", "<b>")),
        ("[x](file:///a)", ("FD522", "file:///a")),
        ("[x](javascript:a)", ("FD522", "javascript:a")),
        ("[x](#tow)", ("FD523", "#tow")),
        ("one\n# two", ("FD524", "# two")),
        (r"so $\href{x}{y}$", ("FD531", r"\href")),
    ],
)
def test_what_has_no_place_in_a_text_is_reported(text: str, found: tuple[str, str]) -> None:
    assert codes(text) == [found]


def test_html_in_code_is_no_html() -> None:
    assert codes("`<b>` and\n\n```\n<b>\n# x\n```") == []


def test_an_unknown_target_says_what_was_meant() -> None:
    (problem,) = inline_markdown("[x](#tow)", SCOPE).problems
    assert problem.hints == ("did you mean `two`?",)


def test_a_field_of_mathematics_cannot_hold_a_dollar() -> None:
    assert maths("a $ b", SCOPE).markdown == "`a $ b`"
    assert [problem.rule.code for problem in maths("a $ b", SCOPE).problems] == ["FD530"]


def test_a_quoted_text_ends_no_comment_and_no_line() -> None:
    assert quoted('a --> "b"\n\\ \x00') == '"a --\\x3e \\"b\\"\\U0000000a\\\\ \\U00000000"'
