from dataclasses import replace
from pathlib import Path

import pytest

from formdeck import pipeline
from formdeck.cache import Cache
from formdeck.diagnostics.rules.page import MATH_NOT_TYPESET
from formdeck.workspace import Project
from support import CHAPTER, ROOT, compile_project, write_project

TWO = CHAPTER + CHAPTER.partition("records:\n")[2].replace("id: one", "id: two").replace("title: One", "title: Two")


def copy_of_the_real_deck(root: Path) -> Project:
    source = ROOT / "slides" / "e-shikaku"
    files = {f"slides/d/{file.name}": file.read_text(encoding="utf-8") for file in source.glob("*.yaml")}
    return write_project(root, {name: text for name, text in files.items() if name != "slides/d/01.yaml"})


def test_two_runs_give_equal_markdown(tmp_path: Path) -> None:
    project = copy_of_the_real_deck(tmp_path)

    assert compile_project(project).text == compile_project(project).text


def test_a_cached_run_gives_the_same_markdown_and_findings(tmp_path: Path) -> None:
    project, cache = copy_of_the_real_deck(tmp_path), Cache.nowhere()
    cold, warm = compile_project(project, cache), compile_project(project, cache)

    assert (warm.text, warm.diagnostics) == (cold.text, cold.diagnostics)


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the records that are rendered, not remembered."""
    seen: list[str] = []
    render = pipeline.render_record
    monkeypatch.setattr(
        pipeline,
        "render_record",
        lambda inputs, templates: (seen.append(inputs.record.id.text), render(inputs, templates))[1],
    )
    return seen


def test_touching_one_record_renders_only_that_record(tmp_path: Path, rendered: list[str]) -> None:
    cache = Cache.nowhere()
    compile_project(write_project(tmp_path, {"slides/d/01.yaml": TWO}), cache)
    rendered.clear()
    compile_project(write_project(tmp_path, {"slides/d/01.yaml": TWO.replace("title: One", "title: First")}), cache)

    assert rendered == ["one"]


def test_touching_one_chapter_reads_only_that_chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = "formdeck: 1\ntitle: T\nchapters: [01.yaml, 02.yaml]\n"
    second = CHAPTER.replace("id: one", "id: two")
    files = {"slides/d/deck.yaml": deck, "slides/d/02.yaml": second}
    cache = Cache.nowhere()
    compile_project(write_project(tmp_path, files), cache)
    read: list[str] = []
    real = pipeline.read_chapter
    monkeypatch.setattr(pipeline, "read_chapter", lambda file: (read.append(file.path), real(file))[1])
    compile_project(write_project(tmp_path, files | {"slides/d/02.yaml": second + "\n"}), cache)

    assert read == ["slides/d/02.yaml"]


def test_changing_a_template_renders_everything_again(tmp_path: Path, rendered: list[str]) -> None:
    cache = Cache.nowhere()
    compile_project(write_project(tmp_path, {"slides/d/01.yaml": TWO}), cache)
    rendered.clear()
    changed = {"slides/d/01.yaml": TWO, "templates/record.md.jinja": "## << record.title >>\n"}
    compile_project(write_project(tmp_path, changed), cache)

    assert rendered == ["one", "two"]


def test_an_error_is_marked_on_its_record_only(tmp_path: Path) -> None:
    broken = TWO.replace("a + b = c", "a + = c)", 1)
    compiled = compile_project(write_project(tmp_path, {"slides/d/01.yaml": broken}))
    pages = compiled.outcome.value.markdown.page_texts

    assert [page.count('class="marks"') for page in pages if "record=" in page] == [1, 0]


def test_a_suppressed_error_leaves_no_mark(tmp_path: Path) -> None:
    text = CHAPTER.replace(
        "    title: One\n", "    title: One\n    # formdeck: ignore FD211 because it comes later\n    see: [nowhere]\n"
    )
    compiled = compile_project(write_project(tmp_path, {"slides/d/01.yaml": text}))

    assert 'class="marks"' not in compiled.text


def test_every_mistake_of_a_deck_is_found_in_one_run(tmp_path: Path) -> None:
    text = CHAPTER.replace("id: sum", "idd: sum").replace(
        "title: One", "title: One\n    see: [nowhere]\n    confidence: sure"
    )
    compiled = compile_project(write_project(tmp_path, {"slides/d/01.yaml": text}))

    assert len(compiled.codes) >= 3


def test_no_path_of_the_machine_reaches_the_markdown(tmp_path: Path) -> None:
    assert str(tmp_path) not in compile_project(copy_of_the_real_deck(tmp_path)).text


def test_a_formula_that_is_broken_for_reader_and_mathjax_is_told_once(tmp_path: Path) -> None:
    chapter = CHAPTER.replace("a + b = c", r"\frac{x}{")
    compiled = compile_project(write_project(tmp_path, {"slides/d/01.yaml": chapter}))
    (read,) = (found for found in compiled.diagnostics if found.code == "FD301")
    assert read.span is not None
    whole = replace(read.span, start=read.span.start - 8)
    typeset = MATH_NOT_TYPESET.at(whole, "MathJax cannot typeset this: missing close brace")

    told = pipeline.unsuppressed(compiled.outcome.value, (read, typeset), ("FD3", "FD6"))
    alone = pipeline.unsuppressed(compiled.outcome.value, (typeset,), ("FD6",))

    assert ([each.code for each in told], [each.code for each in alone]) == (["FD301"], ["FD601"])
