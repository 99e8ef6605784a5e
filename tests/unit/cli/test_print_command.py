"""``formdeck print``: options that do not fit each other, and what is said before anything is made."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from formdeck.cli.main import formdeck
from formdeck.cli.print_command import command
from formdeck.diagnostics import Failure
from support import write_project


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write_project(tmp_path, {}).root)
    return tmp_path


def refused(*arguments: str) -> str:
    with pytest.raises(click.BadParameter) as error:
        formdeck.main(["print", *arguments], standalone_mode=False)
    return error.value.format_message()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--layout", "3up"), "'3up' is not one of '1up', '2up', '4up', 'booklet'"),
        (("--layout", "booklet", "--duplex", "off"), "a booklet is printed on both sides"),
        (("--layout", "booklet", "--hole-margin", "10"), "a booklet is folded and has no holes"),
        (("--layout", "cards", "--hole-margin", "10"), "cards are cut and have no holes"),
        (("--signature", "4"), "only a booklet is folded: add `--layout booklet`"),
        (("--creep", "0.1"), "only a booklet is folded: add `--layout booklet`"),
        (("--layout", "booklet", "--signature", "0"), "0 is not in the range x>=1"),
        (("--hole-margin", "-3"), "-3.0 is not in the range 0<=x<=50"),
        (("--confidence", "lo"), "'lo' is not one of 'high', 'medium', 'low'"),
    ],
)
def test_options_that_make_no_sense_are_refused(arguments: tuple[str, ...], message: str) -> None:
    assert message in refused(*arguments)


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        (["--duplex", "d"], ("auto", "d")),
        (["--duplex"], ("auto", None)),
        (["d", "--duplex"], ("auto", "d")),
        (["--duplex", "--mono"], ("auto", None)),
        (["--duplex", "short", "d"], ("short", "d")),
        (["--duplex=long"], ("long", None)),
        (["d"], (None, "d")),
    ],
)
def test_duplex_needs_no_value(given: list[str], understood: tuple[str | None, str | None]) -> None:
    context = command.make_context("print", given)

    assert (context.params["duplex"], context.params["deck"]) == understood


def test_pages_are_chosen_before_anything_is_made(project: Path) -> None:
    with pytest.raises(Failure, match="there is no page 500"):
        formdeck.main(["print", "--pages", "500"], standalone_mode=False)

    assert not (project / "build" / "d.pdf").exists()


def test_nothing_but_the_command_is_needed() -> None:
    assert command.make_context("print", []).params["deck"] is None


def test_help_shows_the_layouts() -> None:
    assert "[1up|2up|4up|booklet|cards]" in CliRunner().invoke(command, ["--help"]).output
