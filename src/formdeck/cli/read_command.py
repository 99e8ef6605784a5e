"""``formdeck read``."""

import json
import sys

import click

from formdeck.cli.declared import parse_declarations, parse_macros
from formdeck.cli.exits import EXIT_CLEAN, EXIT_ERRORS
from formdeck.cli.options import Common, common_options, pass_common
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.report.terminal import render_terminal
from formdeck.latex import describe_reading, read_latex, read_sympy, reading_as_json
from formdeck.source import SourceFile, SourceText

_NAME = "formula"


@click.command("read")
@click.argument("latex")
@click.option(
    "--declare",
    "declared",
    multiple=True,
    metavar="'f: function'",
    help=r"Say what a symbol is, as a glossary does: 'A: matrix, shape=n \times n', 'f(x)'; repeatable.",
)
@click.option(
    "--macro", "given", multiple=True, metavar=r"'\E=\mathbb{E}'", help="Define a macro of the deck; repeatable."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
@pass_common
@click.pass_context
def command(  # noqa: PLR0913 - the options of the command line
    ctx: click.Context,
    common: Common,
    latex: str,
    declared: tuple[str, ...],
    given: tuple[str, ...],
    *,
    as_json: bool,
) -> None:
    """Show how a formula is understood: what it says, the same for SymPy, its symbols, what was inferred.

    LATEX is the formula without dollars; `-` reads it from standard input. With -v SymPy's exact form is shown, too.
    """
    text = sys.stdin.read() if latex == "-" else latex
    macros = parse_macros(given)
    declarations = parse_declarations(declared, tuple(macros.items()))
    reading = read_latex(SourceText.of(text, _NAME), declarations, macros=macros).value
    if as_json:
        click.echo(json.dumps(reading_as_json(reading), ensure_ascii=False, indent=1))
    else:
        findings = Findings.of(reading.found, [SourceFile(_NAME, text)]).without_notes()
        click.echo(render_terminal(findings, colour=common.colour(sys.stderr)), err=True, nl=False)
        statements = read_sympy(text, declarations, macros=macros).value
        if shown := describe_reading(reading, statements, srepr=common.verbose):
            click.echo(shown)
    ctx.exit(EXIT_CLEAN if reading.ok else EXIT_ERRORS)
