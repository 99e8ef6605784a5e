"""``formdeck read``."""

import json
import sys

import click

from formdeck.cli.exits import EXIT_CLEAN, EXIT_ERRORS
from formdeck.cli.options import Common, common_options, pass_common
from formdeck.diagnostics.report import Findings
from formdeck.diagnostics.report.terminal import render_terminal
from formdeck.latex import describe_reading, read_latex, reading_as_json
from formdeck.model import Kind
from formdeck.source import SourceFile, SourceText

_NAME = "formula"


@click.command("read")
@click.argument("latex")
@click.option("--declare", "declared", multiple=True, metavar="'f: function'", help="Say what a symbol is; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@common_options
@pass_common
@click.pass_context
def command(ctx: click.Context, common: Common, latex: str, declared: tuple[str, ...], *, as_json: bool) -> None:
    """Show how a formula is understood: statements, SymPy, free symbols, what was inferred. `-` reads it from input."""
    text = sys.stdin.read() if latex == "-" else latex
    reading = read_latex(SourceText.of(text, _NAME), dict(_parse_declaration(one) for one in declared)).value
    if as_json:
        click.echo(json.dumps(reading_as_json(reading), ensure_ascii=False, indent=1))
    else:
        findings = Findings.of(reading.found, [SourceFile(_NAME, text)]).without_notes()
        click.echo(render_terminal(findings, colour=common.colour(sys.stderr)), err=True, nl=False)
        click.echo(describe_reading(reading))
    ctx.exit(EXIT_CLEAN if reading.ok else EXIT_ERRORS)


def _parse_declaration(declared: str) -> tuple[str, str]:
    symbol, colon, kind = declared.rpartition(":")
    kinds = [known.value for known in Kind]
    if not colon or not symbol.strip() or kind.strip() not in kinds:
        message = f"`{declared}` is not `symbol: kind`; kinds are {', '.join(kinds)}"
        raise click.BadParameter(message, param_hint="--declare")
    return symbol.strip(), kind.strip()
