"""Mistakes show on the page they belong to, the last good page stays, and they vanish when mended."""

import os

from formdeck.workspace import Project
from support import CHAPTER
from watch.conftest import Preview


def write(project: Project, text: str, name: str = "01.yaml") -> None:
    (project.slides / "d" / name).write_text(text, "utf-8")


def test_a_mistake_comes_and_goes(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        write(project, CHAPTER.replace("a + b = c", "a + b) = c"))
        viewer.until(lambda seen: "FD301" in seen.codes)

        (found,) = (each for each in viewer.findings if each["code"] == "FD301")
        assert (found["page"], found["place"], found["record"]) == (4, "slides/d/01.yaml:7", "one")
        assert found["open"] == f"vscode://file{project.root}/slides/d/01.yaml:7:21"

        write(project, CHAPTER)
        viewer.until(lambda seen: not seen.findings)


def test_what_mathjax_refuses_shows_too(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        write(project, CHAPTER + "    notes:\n      - $\\notacommand$\n")
        viewer.until(lambda seen: any(code.startswith("FD6") for code in seen.codes))

        write(project, CHAPTER)
        viewer.until(lambda seen: not seen.findings)


def test_a_file_that_is_no_yaml_keeps_what_can_be_read(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        write(project, CHAPTER + "  - id: [\n")
        viewer.until(lambda seen: any(code.startswith("FD1") for code in seen.codes))
        assert viewer.kinds.count("failure") == 0

        write(project, CHAPTER)
        viewer.until(lambda seen: not seen.findings)


def test_without_its_settings_a_deck_waits_for_them(project: Project, preview: Preview) -> None:
    settings = project.slides / "d" / "deck.yaml"
    text = settings.read_text("utf-8")
    with preview(project) as viewer:
        settings.unlink()
        viewer.until(lambda seen: seen.kinds[-1] == "failure")
        assert viewer.page(4)

        settings.write_text(text, "utf-8")
        viewer.until(lambda seen: seen.kinds[-1] == "deck")


def test_a_picture_that_comes_shows(project: Project, preview: Preview) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    write(project, CHAPTER + "    figures: [{file: figures/a.svg}]\n")
    with preview(project) as viewer:
        viewer.until(lambda seen: "FD223" in seen.codes)
        (project.slides / "d" / "figures").mkdir()
        write(project, drawing, "figures/a.svg")
        viewer.until(lambda seen: not seen.findings)
        before = viewer.pages[4]

        write(project, drawing.replace("<rect", '<rect fill="red"'), "figures/a.svg")
        viewer.until(lambda seen: seen.pages[4] != before)


def test_a_template_of_the_project_s_own_shows(project: Project, preview: Preview) -> None:
    with preview(project) as viewer:
        (project.root / "templates").mkdir()
        (project.root / "templates" / "record.md.jinja").write_text("OWN << record.title >>", "utf-8")
        viewer.until(lambda seen: "OWN One" in seen.page(4))

        (project.root / "templates" / "record.md.jinja").write_text("<% if %>", "utf-8")
        viewer.until(lambda seen: "FD501" in seen.codes)

        (project.root / "templates" / "record.md.jinja").unlink()
        viewer.until(lambda seen: not seen.findings and "OWN" not in seen.page(4))


def test_a_theme_that_marp_cannot_use_keeps_the_last_one(project: Project, preview: Preview) -> None:
    settings = project.slides / "d" / "deck.yaml"
    theme = project.root / "themes" / "mine.css"
    theme.parent.mkdir()
    theme.write_text("/* @theme mine */\nsection { color: red; }", "utf-8")
    settings.write_text(settings.read_text("utf-8").replace("title: Test", "title: Test\ntheme: mine"), "utf-8")
    with preview(project) as viewer:
        theme.write_text("/* @theme mine */\nsection { color: ", "utf-8")
        viewer.until(lambda seen: "FD225" in seen.codes)
        write(project, CHAPTER.replace("title: One", "title: Uno"))
        viewer.until(lambda seen: "Uno" in seen.page(4))
        assert "failure" not in viewer.kinds

        theme.write_text("/* @theme mine */\nsection { color: blue; }", "utf-8")
        viewer.until(lambda seen: not seen.findings)


def test_settings_that_are_no_file_are_a_failure(project: Project, preview: Preview) -> None:
    settings = project.slides / "d" / "deck.yaml"
    text = settings.read_text("utf-8")
    with preview(project) as viewer:
        settings.unlink()
        os.mkfifo(settings)
        viewer.until(lambda seen: seen.kinds[-1] == "failure")

        settings.unlink()
        settings.write_text(text, "utf-8")
        viewer.until(lambda seen: seen.kinds[-1] == "deck")


def test_a_theme_of_the_project_s_own_shows(project: Project, preview: Preview) -> None:
    settings = project.slides / "d" / "deck.yaml"
    text = settings.read_text("utf-8")
    with preview(project) as viewer:
        settings.write_text(text.replace("title: Test", "title: Test\ntheme: mine"), "utf-8")
        viewer.until(lambda seen: "FD224" in seen.codes)

        (project.root / "themes").mkdir()
        (project.root / "themes" / "mine.css").write_text("/* @theme mine */\nsection { color: red; }", "utf-8")
        viewer.until(lambda seen: not seen.findings)
