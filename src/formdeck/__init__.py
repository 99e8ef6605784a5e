r"""Formula study sheets that proofread themselves.

The command is ``formdeck``. From Python its reader is useful by itself: ``read_latex`` tells how a formula is
understood and what is wrong with it, ``read_sympy`` yields SymPy objects.

>>> from formdeck import read_latex
>>> outcome = read_latex(r"f(x) = \frac{1}{2} a x^2", {"f": "function"})
>>> outcome.value.read_back
'f(x) = (1/2) * a * x^2'
>>> outcome.value.free, outcome.value.functions
(('a', 'x'), ('f',))
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from formdeck.diagnostics import Diagnostic, Outcome
    from formdeck.latex import Declaration, Reading, ReadStatement, SympyStatement, read_latex, read_sympy
    from formdeck.model import Kind

__version__ = "0.1.0"

__all__ = [
    "Declaration",
    "Diagnostic",
    "Kind",
    "Outcome",
    "ReadStatement",
    "Reading",
    "SympyStatement",
    "__version__",
    "read_latex",
    "read_sympy",
]

_HOMES = {
    "Declaration": "formdeck.latex",
    "Diagnostic": "formdeck.diagnostics",
    "Kind": "formdeck.model",
    "Outcome": "formdeck.diagnostics",
    "ReadStatement": "formdeck.latex",
    "Reading": "formdeck.latex",
    "SympyStatement": "formdeck.latex",
    "read_latex": "formdeck.latex",
    "read_sympy": "formdeck.latex",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for only then: the command starts without the reader."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
