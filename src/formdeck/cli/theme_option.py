"""The option that puts another theme in the place of the one that a deck names."""

import click

from formdeck.diagnostics import did_you_mean
from formdeck.workspace import Project

theme_option = click.option("--theme", metavar="NAME", help="A theme instead of the deck's own: `portrait_A4_large`.")


def refuse_unknown_theme(project: Project, name: str | None) -> None:
    """Refuse a theme that there is not, as a usage error that names those that there are."""
    if name is None:
        return
    from formdeck.workspace.theme import find_theme, known_themes  # noqa: PLC0415 - most runs ask for none

    if find_theme(project, name) is None:
        known = known_themes(project)
        hints = "".join(f"; {hint}" for hint in did_you_mean(name, known))
        raise click.BadParameter(f"`{name}` is none of {', '.join(known)}{hints}", param_hint="--theme")
