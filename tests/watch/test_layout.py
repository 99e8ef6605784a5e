"""What is wrong with the layout shows when it is quiet, and goes with the page that it was about."""

from formdeck.workspace import Project
from support import CHAPTER
from watch.conftest import Preview
from watch.test_mistakes import write

WIDE = " + ".join(f"a x^{{{n}}}" for n in range(30)) + " = c"


def test_a_formula_too_wide_for_the_page_shows_and_goes_when_it_is_mended(project: Project, preview: Preview) -> None:
    write(project, CHAPTER.replace("a + b = c", WIDE))
    with preview(project) as viewer:
        viewer.until(lambda seen: "FD614" in seen.codes)
        (found,) = (each for each in viewer.findings if each["code"] == "FD614")
        assert (found["page"], found["place"], found["record"]) == (4, "slides/d/01.yaml:7", "one")

        write(project, "# a line more\n" + CHAPTER.replace("a + b = c", WIDE))
        viewer.until(lambda seen: any(each["place"] == "slides/d/01.yaml:8" for each in seen.findings))
        assert "FD614" in viewer.codes

        write(project, CHAPTER)
        viewer.until(lambda seen: "FD614" not in seen.codes)


def test_a_page_that_is_too_full_goes_on_once_it_is_measured(project: Project, preview: Preview) -> None:
    notes = "".join(f"      - point {number}\n" for number in range(90))
    full = CHAPTER.rstrip("\n") + f"\n    notes:\n{notes}"
    with preview(project) as viewer:
        viewer.until(lambda seen: len(seen.pages) > 3)
        before = len(viewer.pages)
        write(project, full)
        viewer.until(lambda seen: len(seen.pages) > before)

        write(project, full.replace("point 89", "the last point"))
        viewer.until(lambda seen: "the last point" in seen.page(len(seen.pages) - 2))  # two indexes come last
        write(project, CHAPTER)
        viewer.until(lambda seen: len(seen.pages) == before)
