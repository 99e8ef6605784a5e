"""A whole formula, row by row: what is wrong in one row does not hide the others."""

import re
from collections.abc import Mapping
from dataclasses import replace

from formdeck.diagnostics.rules import latex as rules
from formdeck.latex.glossary.key_forms import NUMBERS
from formdeck.latex.glossary.scope import Scope
from formdeck.latex.lexer import T, Token, tokenize_latex
from formdeck.latex.limits import MAX_TREE_DEPTH
from formdeck.latex.names import label_of
from formdeck.latex.parse.calculus.hessians import settle_hessians
from formdeck.latex.parse.context.builtin import counts_with, turns
from formdeck.latex.parse.context.evidence import applied_names
from formdeck.latex.parse.context.grammar import GRAMMAR
from formdeck.latex.parse.context.hints import gather
from formdeck.latex.parse.context.meant import meant_functions
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.doubts.find import note_doubts
from formdeck.latex.parse.fields.geometry import is_geometry
from formdeck.latex.parse.layout.choices import spread_choices
from formdeck.latex.parse.layout.convergence import settle_convergence
from formdeck.latex.parse.layout.fragments import read_fragment
from formdeck.latex.parse.layout.rows import Stretch, holds_conditions, split_columns, split_rows, unwrapped
from formdeck.latex.parse.layout.statements import statements
from formdeck.latex.parse.layout.systems import spread_systems
from formdeck.latex.parse.symbols.conflicts import find_conflicts, find_families
from formdeck.latex.parse.symbols.initials import initials, values
from formdeck.latex.problem import Place, Problem, Unreadable
from formdeck.latex.tree import Formula, Statement, depth

_COMMENT = re.compile(r"(?<![\\\s])[ \t]*(%[^\n]*)")


def parse_formula(
    latex: str, scope: Scope, macros: Mapping[str, str], *, inline: bool
) -> tuple[Formula, tuple[Problem, ...]]:
    """Read LaTeX into a tree, with everything found on the way; what could not be read is left out of the tree."""
    try:
        return _parse(latex, scope, macros, inline=inline)
    except Unreadable as stopped:
        return Formula(()), (stopped.problem,)
    except RecursionError:
        place = Place(0, len(latex))
        return Formula(()), (Problem(rules.TOO_LARGE, place, "the formula is nested too deeply"),)


def _parse(latex: str, scope: Scope, macros: Mapping[str, str], *, inline: bool) -> tuple[Formula, tuple[Problem, ...]]:
    tokens, partner = tokenize_latex(latex, macros)
    if not any(token.kind not in {T.SPACE, T.ROW, T.COLUMN} for token in tokens):
        raise Unreadable(rules.EMPTY, Place(0, len(latex)), "an empty formula")
    if inline and (fragment := read_fragment(tokens)) is not None:
        return Formula((fragment,), place=fragment.place), ()
    _spell_numbers(tokens, scope)
    spread_choices(tokens, partner)
    spread_systems(tokens, partner)
    settle_convergence(tokens, partner)
    made, problems, s = _read_rows(State(tokens, partner, scope, GRAMMAR), inline=inline)
    if not problems and (families := find_families(s)):
        wider = scope.with_families(families)
        made, problems, s = _read_rows(State(tokens, partner, wider, GRAMMAR), inline=inline)
        s.notes.extend(families.values())
    _note_comments(s, latex)
    if not made and not problems:
        problems.append(Problem(rules.EMPTY, Place(0, len(latex)), "nothing is said here"))
    problems.extend(find_conflicts(s) if not problems else ())
    if not problems:
        made = settle_hessians(s, made)
        note_doubts(s, made)
    return Formula(tuple(made), place=Place(0, len(latex))), (*problems, *s.notes)


def _spell_numbers(tokens: list[Token], scope: Scope) -> None:
    r"""Take ``\mathrm{Re}`` for the word that it is if the glossary calls it a number."""
    for at, token in enumerate(tokens):
        if token.shows(T.COMMAND, *NUMBERS) and scope.named(token.text[1:]) is not None:
            tokens[at] = token._replace(kind=T.WORD, text=token.text[1:])


def _note_comments(s: State, latex: str) -> None:
    """Say what is not shown: a percent sign begins a comment, which nobody means behind a formula."""
    for found in _COMMENT.finditer(latex):
        place = Place(found.start(1), found.end(1))
        s.note(place, "`%` begins a comment, which is not shown", r"write `\%` for the sign")


def _read_rows(s: State, *, inline: bool) -> tuple[list[Statement], list[Problem], State]:
    """Read all rows; the state is the one that the last row left."""
    s.counts_with_i = counts_with("i", s.tokens)
    s.geometry = is_geometry(s.tokens, s.scope)
    s.hints = replace(gather(s.tokens, s.partner), electrical=_is_electrical(s))
    s.scope = s.scope.with_initials(initials(s.tokens, s.partner), values(s.tokens))
    s.meant = meant_functions(s)
    made: list[Statement] = []
    problems: list[Problem] = []
    applied_names(s)
    whole = unwrapped(s.tokens, s.partner)
    s.in_cases = holds_conditions(s.tokens, whole)
    rows = split_rows(s.tokens, s.partner, whole, inline=inline)
    for row in rows:
        try:
            read = _row(s, row, made)
            _check_depth(read)
            made.extend(read)
        except Unreadable as stopped:
            problems.append(stopped.problem)
            s = _fresh(s)
    return made, problems, s


def _row(s: State, row: Stretch, before: list[Statement]) -> list[Statement]:
    label, rest = split_columns(s.tokens, s.partner, row)
    return statements(s, label_of(s.tokens[slice(*label)]) if label else "", rest, before)


def _check_depth(read: list[Statement]) -> None:
    for statement in read:
        if depth(statement) > MAX_TREE_DEPTH:
            raise Unreadable(rules.TOO_LARGE, statement.place, f"the formula is nested deeper than {MAX_TREE_DEPTH}")


def _is_electrical(s: State) -> bool:
    r"""Whether ``j`` is the imaginary unit: it turns, or stands beside ``\omega``, and counts nothing."""
    if s.scope.about("j") is not None or s.scope.shows_index("j") or counts_with("j", s.tokens):
        return False
    return turns(s.tokens, "j") or any(token.shows(T.LETTER, r"\omega") for token in s.tokens)


def _fresh(s: State) -> State:
    """Start again behind a row that could not be read."""
    fresh = State(s.tokens, s.partner, s.scope, s.grammar)
    fresh.notes, fresh.noted, fresh.functions, fresh.counts_with_i = s.notes, s.noted, s.functions, s.counts_with_i
    fresh.statistics, fresh.geometry = s.statistics, s.geometry
    fresh.hints, fresh.in_cases = s.hints, s.in_cases
    fresh.meant = s.meant
    return fresh
