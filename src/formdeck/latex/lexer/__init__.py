"""From the characters of a formula to tokens whose brackets match."""

from collections.abc import Mapping

from formdeck.latex.lexer.brackets import match_brackets
from formdeck.latex.lexer.cells import check_cells, check_depth
from formdeck.latex.lexer.digits import brace_digits
from formdeck.latex.lexer.divisors import mark_divisors
from formdeck.latex.lexer.equation_numbers import drop_equation_numbers
from formdeck.latex.lexer.groups import drop_groups
from formdeck.latex.lexer.interactions import join_interactions
from formdeck.latex.lexer.kets import mark_kets
from formdeck.latex.lexer.macros import expand_macros
from formdeck.latex.lexer.raw import split_latex
from formdeck.latex.lexer.reactions import join_reactions
from formdeck.latex.lexer.scan import scan_tokens
from formdeck.latex.lexer.token import T, Token

__all__ = ["T", "Token", "tokenize_latex"]


def tokenize_latex(latex: str, macros: Mapping[str, str]) -> tuple[list[Token], dict[int, int]]:
    """Split a formula into tokens and pair its brackets.

    Returns:
        The tokens, and the position of each opening bracket's partner.

    Raises:
        Unreadable: a character, command or bracket is wrong.
    """
    pieces = expand_macros(split_latex(latex), macros)
    check_depth(pieces)
    tokens = drop_groups(brace_digits(drop_equation_numbers(scan_tokens(pieces))))
    matched = match_brackets(mark_kets(mark_divisors(join_reactions(join_interactions(tokens)))))
    check_cells(pieces)
    return matched
