"""Numbers, names, constants, units, words."""

from formdeck.latex import tree as t
from formdeck.latex.write.dispatch import write
from formdeck.latex.write.names import write_name, write_text, write_word
from formdeck.model import Kind

_CONSTANTS = {"e": r"\mathrm{e}", "i": r"\mathrm{i}"}


@write.register
def _(node: t.Number) -> str:
    plain, bracket, repeated = node.digits.rstrip(")").partition("(")
    return rf"{plain}\overline{{{repeated}}}" if bracket else plain


@write.register
def _(node: t.Name) -> str:
    # An arrow or bar over two capital letters is a vector or a length; over a declared word it has no such kind.
    return write_name(node.latex, spelled=node.kind in {Kind.VECTOR, Kind.SCALAR} and node.latex[-4:-1].isupper())


@write.register
def _(node: t.Constant) -> str:
    return _CONSTANTS.get(node.latex, node.latex)


@write.register
def _(node: t.Unit) -> str:
    return write_word(node.text)


@write.register
def _(node: t.Dots) -> str:
    del node
    return r"\dots"


@write.register
def _(node: t.Blank) -> str:
    del node
    return r"\cdot"


@write.register
def _(node: t.Words) -> str:
    if any(char.isalpha() for char in node.text.replace("\\", " \\ ")) and not node.text.startswith("\\"):
        return write_text(node.text)
    return node.text
