"""Stage 2: LaTeX and declarations to a syntax tree, to SymPy, and to what is wrong or was inferred.

``read_latex`` is the door: it yields a ``Reading``, plain data to keep and to print. ``parse_latex`` yields the tree,
``to_sympy`` SymPy objects of it, ``write_latex`` LaTeX of it.
"""

from formdeck.latex.describe import describe_reading, reading_as_json, statement_as_json
from formdeck.latex.glossary.declarations import (
    Declaration,
    declaration_of,
    declarations_in_scope,
    declarations_of,
    declare,
)
from formdeck.latex.lower import SympyStatement, lower_statement, to_sympy
from formdeck.latex.objects import read_sympy
from formdeck.latex.read import parse_latex, read_detached, read_latex
from formdeck.latex.reading import Reading, ReadStatement, ShownForm, anchored
from formdeck.latex.write import write_latex

__all__ = [
    "Declaration",
    "ReadStatement",
    "Reading",
    "ShownForm",
    "SympyStatement",
    "anchored",
    "declaration_of",
    "declarations_in_scope",
    "declarations_of",
    "declare",
    "describe_reading",
    "lower_statement",
    "parse_latex",
    "read_detached",
    "read_latex",
    "read_sympy",
    "reading_as_json",
    "statement_as_json",
    "to_sympy",
    "write_latex",
]
