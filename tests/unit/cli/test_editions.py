"""Options that choose an edition, and the files that come of them."""

from pathlib import Path

import click
import pytest

from formdeck.cli.edition_options import choose_edition
from formdeck.cli.main import formdeck
from formdeck.diagnostics import Failure
from formdeck.edition import FULL, BlankKind, Edition, EditionKind
from support import CHAPTER, write_project

FORMULAS = (BlankKind.FORMULAS,)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_project(tmp_path, {}).root)
    return tmp_path


def build(*arguments: str) -> object:
    return formdeck.main(["build", "--quiet", *arguments], standalone_mode=False)


@pytest.mark.parametrize(
    ("given", "edition"),
    [
        (("full", None, None, None), FULL),
        (("blank", None, None, None), Edition(EditionKind.BLANK)),
        (("key", "formulas", None, None), Edition(EditionKind.KEY, FORMULAS)),
        (("blank", "Formulas, formulas", 3, None), Edition(EditionKind.BLANK, FORMULAS, 3, 0.5)),
        (("blank", None, None, 20), Edition(EditionKind.BLANK, (), 0, 0.2)),
        (("blank", "meanings,marks", 0, 100), Edition(EditionKind.BLANK, (BlankKind.MEANINGS, BlankKind.MARKS), 0, 1)),
    ],
)
def test_editions_are_chosen(given: tuple[str, str | None, int | None, int | None], edition: Edition) -> None:
    assert choose_edition(*given) == edition


@pytest.mark.parametrize(
    "edition",
    [FULL, Edition(EditionKind.KEY), Edition(EditionKind.BLANK, tuple(BlankKind), 4, 0.29)],
)
def test_an_edition_can_be_handed_on_as_arguments(edition: Edition) -> None:
    given = dict(zip(edition.arguments[::2], edition.arguments[1::2], strict=True))
    seed, share = (int(given[name]) if name in given else None for name in ("--seed", "--share"))

    assert choose_edition(given.get("--edition", "full"), given.get("--blank"), seed, share) == edition


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--seed", "3"), "the full edition leaves nothing out"),
        (("--blank", "formulas"), "the full edition leaves nothing out"),
        (("--share", "50", "--edition", "full"), "the full edition leaves nothing out"),
        (("--edition", "blank", "--blank", "formula"), "did you mean `formulas`?"),
        (("--edition", "blank", "--blank", ","), "name one or more of formulas, meanings, marks"),
        (("--edition", "blanks"), "'blanks' is not one of 'full', 'blank', 'key'"),
        (("--edition", "blank", "--share", "0"), "0 is not in the range 1<=x<=100"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: tuple[str, ...], message: str) -> None:
    with pytest.raises(click.BadParameter) as error:
        formdeck.main(["build", *arguments], standalone_mode=False)

    assert message in error.value.format_message()


def test_editions_lie_beside_each_other(project: Path) -> None:
    for edition in EditionKind:
        build("--edition", edition.value)
    texts = {name: (project / "build" / name).read_text("utf-8") for name in ("d.md", "d-blank.md", "d-key.md")}

    assert [r"\phantom" in text for text in texts.values()] == [False, True, False]
    assert r"$\displaystyle a + b = c$" in texts["d-key.md"]


def test_an_edition_is_made_anew_when_something_else_is_left_out(project: Path) -> None:
    output = project / "build" / "d-blank.md"
    texts = []
    for kind in ("formulas", "meanings", "formulas"):
        build("--edition", "blank", "--blank", kind)
        texts.append(output.read_text("utf-8"))

    assert texts[0] == texts[2] != texts[1]


def test_a_deck_without_marks_is_told_how_to_make_them(project: Path) -> None:
    with pytest.raises(Failure) as failure:
        formdeck.main(["print", "--edition", "blank", "--blank", "marks"], standalone_mode=False)

    assert (failure.value.message, failure.value.hints) == (
        "`d` has no marks to leave out",
        (r"mark it: `\blank{…}` in LaTeX, `==…==` in notes",),
    )
    assert not (project / "build" / "d-blank.pdf").exists()


def test_marks_are_left_out_if_there_are_some(project: Path) -> None:
    chapter = project / "slides" / "d" / "01.yaml"
    chapter.write_text(CHAPTER.replace("a + b = c", r"a + b = \blank{c}"), "utf-8")
    build("--edition", "blank")

    assert r"a + b = {\bbox" in (project / "build" / "d-blank.md").read_text("utf-8")
