"""Options that choose an edition: the whole deck, one with blanks, the key to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from formdeck.diagnostics import did_you_mean
from formdeck.edition import FULL, BlankKind, Edition, EditionKind

Command = Callable[..., Any]

_HALF = 50
_KINDS = tuple(kind.value for kind in BlankKind)
_OPTIONS = (
    click.option(
        "--edition",
        type=click.Choice([kind.value for kind in EditionKind]),
        default=EditionKind.FULL.value,
        show_default=True,
        help="The whole deck, with blanks to fill in, or the key to these.",
    ),
    click.option(
        "--blank",
        metavar="LIST",
        help=f"What to leave out: {', '.join(_KINDS)} (default: marks; formulas if nothing is marked).",
    ),
    click.option("--seed", type=int, metavar="NUMBER", help="Leave out only a share, drawn by lot."),
    click.option("--share", type=click.IntRange(1, 100), metavar="PERCENT", help="How much of it (default: 50)."),
)


def edition_options(command: Command) -> Command:
    """Add the options; the command gets an ``edition``."""

    @wraps(command)
    def with_edition(
        *args: Any, edition: str, blank: str | None, seed: int | None, share: int | None, **options: Any
    ) -> Any:
        return command(*args, edition=choose_edition(edition, blank, seed, share), **options)

    decorated: Command = with_edition
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def choose_edition(kind: str, blank: str | None, seed: int | None, share: int | None) -> Edition:
    """Put an edition together; usage errors say what does not fit."""
    if kind == EditionKind.FULL:
        for option, given in (("--blank", blank), ("--seed", seed), ("--share", share)):
            if given is not None:
                message = "the full edition leaves nothing out: add `--edition blank` or `--edition key`"
                raise click.BadParameter(message, param_hint=option)
        return FULL
    kinds = () if blank is None else _parse_kinds(blank)
    if seed is None and share is None:
        return Edition(EditionKind(kind), kinds)
    return Edition(EditionKind(kind), kinds, seed or 0, (share or _HALF) / 100)


def _parse_kinds(listed: str) -> tuple[BlankKind, ...]:
    words = tuple(dict.fromkeys(word.strip().lower() for word in listed.split(",") if word.strip()))
    for word in words:
        if word not in _KINDS:
            hints = "".join(f"; {hint}" for hint in did_you_mean(word, _KINDS))
            raise click.BadParameter(f"`{word}` is none of {', '.join(_KINDS)}{hints}", param_hint="--blank")
    if not words:
        raise click.BadParameter(f"name one or more of {', '.join(_KINDS)}", param_hint="--blank")
    return tuple(BlankKind(word) for word in words)
