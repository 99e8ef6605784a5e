r"""Products: side by side where that is read as a product, else with ``\cdot``."""

from formdeck.latex import tree as t
from formdeck.latex.parse.context.kinds import is_vector
from formdeck.latex.write.dispatch import operand, write
from formdeck.latex.write.levels import OPEN, Level

_SIDE_BY_SIDE = (
    t.Name,
    t.Constant,
    t.Indexed,
    t.Power,
    t.Quotient,
    t.Root,
    t.Binomial,
    t.Call,
    t.Marked,
    t.Unit,
    t.Dots,
)
_DIFFERENTIAL_SIGNS = ("d", r"\mathrm{d}")


@write.register
def _(node: t.Product) -> str:
    *most, last = node.factors
    text, before = "", None
    for factor in most:
        text, before = _with(text, before, factor, operand(factor, Level.FACTOR)), factor
    shown = write(last) if isinstance(last, OPEN) else operand(last, Level.FACTOR)
    return _with(text, before, last, shown)


def _with(text: str, before: t.Node | None, factor: t.Node, shown: str) -> str:
    """Put a factor behind others."""
    if before is None:
        return shown
    if is_vector(before) and is_vector(factor):
        return f"{text} {{{shown}}}" if shown.startswith(("(", r"\left")) else f"{text} {shown}"
    if isinstance(factor, t.Unit) or (isinstance(factor, t.Power) and isinstance(factor.base, t.Unit)):
        return rf"{text}\,{shown}"
    return f"{text} {shown}" if _touches(text, before, factor, shown) else rf"{text} \cdot {shown}"


def _touches(text: str, before: t.Node, factor: t.Node, shown: str) -> bool:
    """Whether two factors side by side are read as a product of just these."""
    if isinstance(factor, t.Bars) and factor.form in {"ket", "bra"}:
        return factor.form == "bra" or r"\langle" not in text
    if isinstance(before, t.Number) and isinstance(factor, t.Quotient) and isinstance(factor.above, t.Number):
        return False  # a mixed number
    if not isinstance(factor, _SIDE_BY_SIDE) or (not shown.startswith("\\") and not shown[0].isalpha()):
        return False
    if shown.startswith((r"\left", r"\mathrm", r"\text", r"\operatorname")):
        return False
    sign = before.base if isinstance(before, t.Power) else before
    if isinstance(sign, t.Name) and (
        sign.latex in _DIFFERENTIAL_SIGNS or sign.latex.startswith((r"\Delta_", r"\Delta^"))
    ):
        return False
    return not (_ends_in_letter(text) and shown[0].isalpha())


def _ends_in_letter(text: str) -> bool:
    """Whether the last symbol is a letter rather than a command or script."""
    stripped = text.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return len(stripped) < len(text) and not stripped.endswith("\\")
