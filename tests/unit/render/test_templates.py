from pathlib import Path

import pytest

from formdeck.diagnostics import Failure
from formdeck.render import Templates, read_templates
from formdeck.source import SourceFile
from sheets import TEMPLATES, Sheets, render_yaml

CHAPTER = "chapter: c\nrecords:\n  - {id: one, title: One, notes: [point]}\n  - {id: two, title: Two, notes: [a]}\n"


def render_with(**own: str) -> Sheets:
    layer = {f"{name}.md.jinja": SourceFile(f"mine/{name}.md.jinja", text) for name, text in own.items()}
    return render_yaml(CHAPTER, templates=Templates((layer, *TEMPLATES.layers)))


def test_a_projects_own_template_wins() -> None:
    assert "mine: One" in render_with(record="mine: << record.title >>").text


def test_latex_means_nothing_to_jinja() -> None:
    assert "{{ x }} {% y %} {# z #}" in render_with(record="{{ x }} {% y %} {# z #}").text


@pytest.mark.parametrize(
    ("template", "code", "spanned"),
    [
        ("first\n<% if record.title %>\n", "FD501", "<% if record.title %>"),
        ("first\n<% nonsense %>", "FD501", "<% nonsense %>"),
        ("first\n  << record.titel >>", "FD502", "<< record.titel >>"),
        ("first\n<< recrod.title >>", "FD502", "<< recrod.title >>"),
        ("first\n<< 1 // 0 >>", "FD502", "<< 1 // 0 >>"),
        ("first\n<% for i in range(99999999) %>x<% endfor %>", "FD503", "<% for i in range(99999999) %>x<% endfor %>"),
        ("first\n<< 'x' * 999999999 >>", "FD503", "<< 'x' * 999999999 >>"),
        ("first\n<< 'x' | batch(999999999, 'x') | list >>", "FD503", "<< 'x' | batch(999999999, 'x') | list >>"),
        ("first\n<< 'x' | slice(999999999) | list >>", "FD503", "<< 'x' | slice(999999999) | list >>"),
        ("first\n<< 'x' | indent(999999999, true) >>", "FD503", "<< 'x' | indent(999999999, true) >>"),
        ("first\n<< [['x'], 1] >>", "FD503", "<< [['x'], 1] >>"),
        ("first\n<< 'x'.replace('', 'y') >>", "FD502", "<< 'x'.replace('', 'y') >>"),
        ("first\n<< 9 ** 9 ** 9 >>", "FD503", "<< 9 ** 9 ** 9 >>"),
        ("first\n<% macro m() %><< m() >><% endmacro %>\n<< m() >>", "FD502", "<% macro m() %><< m() >><% endmacro %>"),
        ("first\n<% include 'no.md.jinja' %>", "FD504", "<% include 'no.md.jinja' %>"),
        ("first\n<< ''.__class__.__mro__ >>", "FD502", "<< ''.__class__.__mro__ >>"),
        ("first\n<< 'x'.ljust(999999999) >>", "FD502", "<< 'x'.ljust(999999999) >>"),
    ],
)
def test_a_templates_mistake_is_found_once_at_its_line(template: str, code: str, spanned: str) -> None:
    ((found, text),) = render_with(record=template).found
    assert (found, text) == (code, spanned)


GROWING = [
    "x ~ x",
    "x + x",
    "x | replace('', x)",
    "[x, x] | join",
    "[x, x] | join(x)",
    "caller_of(x)",
]


@pytest.mark.parametrize("expression", GROWING)
def test_a_text_that_doubles_in_a_loop_is_stopped(expression: str) -> None:
    template = f"""<% macro caller_of(x) %><< x >><< x >><% endmacro %>
<% set kept = namespace(x='xx') %>
<% for i in range(99) %><% set x = kept.x %><% set kept.x = {expression} %><% endfor %>
"""
    ((code, _),) = render_with(record=template).found
    assert code == "FD503"


def test_loops_over_texts_inside_each_other_are_stopped() -> None:
    loops = "".join(f"<% for a{depth} in 'xxxxxxxxxxxxxxxxxxxx' %>" for depth in range(9)) + "<% endfor %>" * 9
    ((code, _),) = render_with(record=loops).found
    assert code == "FD503"


def test_loops_know_where_they_are() -> None:
    shown = render_with(
        record="<% for x in 'abc' %><< loop.index >>/<< loop.length >><< ',' if not loop.last >><% endfor %>"
    )
    assert "1/3,2/3,3/3" in shown.text


def test_the_built_in_template_takes_the_place_of_a_broken_one() -> None:
    assert "- point" in render_with(record="<% if %>").text


def test_without_any_template_the_page_says_so() -> None:
    layer = {name: file for name, file in TEMPLATES.layers[0].items() if name != "record.md.jinja"}
    sheets = render_yaml(CHAPTER, templates=Templates((layer,)))
    assert "## One\n\nthis page could not be made" in sheets.text
    assert [code for code, _ in sheets.found] == ["FD504"]


@pytest.mark.parametrize(
    ("template", "wrong", "meant"),
    [("<< recrod.title >>", "recrod", "record"), ("<< record.titel >>", "titel", "title")],
)
def test_a_misspelt_name_says_what_was_meant(template: str, wrong: str, meant: str) -> None:
    (finding,) = render_with(record=template).outcome.diagnostics
    assert (finding.message, finding.hints) == (f"`{wrong}` is undefined", (f"did you mean `{meant}`?",))


def test_folders_are_read_in_order_and_shown_by_name(tmp_path: Path) -> None:
    (tmp_path / "record.md.jinja").write_text("x")
    (tmp_path / "other.txt").write_text("x")
    templates = read_templates([(tmp_path, "templates")])
    assert list(templates.sources) == ["templates/record.md.jinja"]


def test_a_template_in_another_encoding_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "record.md.jinja").write_bytes("表".encode("cp932"))
    with pytest.raises(Failure, match="not UTF-8"):
        read_templates([(tmp_path, "templates")])
