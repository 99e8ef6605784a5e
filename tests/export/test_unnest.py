"""Formulas without MathJax's nested groups look the same as with them."""

import json
import subprocess
from pathlib import Path

import msgspec
import pytest

from formdeck.export import Tools
from formdeck.export.marp_command import node_environment
from formdeck.export.places import SHIPPED


class Drawn(msgspec.Struct):
    """How many groups both drawings of a formula have, how many pixels are dark, and how many differ."""

    groups: tuple[int, int]
    dark: int
    different: int


FORMULAS = [
    r"f(x) = \frac{1}{\sqrt{2\pi}\sigma} e^{-\frac{(x-\mu)^2}{2\sigma^2}}",
    r"\begin{pmatrix} a & b \\ \frac{c}{d} & \sqrt[3]{e^{x_{i_j}}} \end{pmatrix}^{\top}",
    r"\left\{ \begin{array}{c|c} a & b \\ \hline c & \left(\frac{\frac{a}{b}}{\frac{c}{d}}\right) \end{array} \right.",
    r"\color{red}{a + \textcolor{blue}{\frac{b}{\underline{c}}}} + \bbox[#ffcc00]{\frac{x}{y}} + \boxed{z^2}",
    r"\overbrace{a + b + c + d + e + f + g}^{n} + \underbrace{x \cdots y}_{\text{和 sum}} + \widehat{xyzw}",
    r"\cancel{x} + \phantom{abc} + \rlap{/}p + \smash{\frac{a}{b}} + \raise 2pt{q} + \Large A \tiny B",
    r"\begin{align} a &= b + \text{確率 } p \tag{*} \\ &= \mathcal{L} \mathfrak{g} \mathbb{R} \end{align}",
    r"\overline{\overline{z}} \xrightarrow[下]{上} \overset{?}{=} \lim_{n \to \infty} \sum_{k=1}^{n} \int_0^1",
    r"\style{opacity: 0.5}{x + \frac{1}{2}} + \class{mark}{y}",
]


@pytest.fixture(scope="module")
def drawn(tools: Tools) -> list[Drawn]:
    browser = tools.browser
    assert browser is not None
    order = {
        "program": str(browser.program),
        "flags": browser.flags,
        "module": str(SHIPPED / "unnest.cjs"),
        "formulas": FORMULAS,
    }
    done = subprocess.run(
        [tools.runtime.node, Path(__file__).with_name("unnest.cjs")],
        input=json.dumps(order).encode(),
        env={**node_environment(tools.runtime), **browser.environment},
        stdout=subprocess.PIPE,
        check=True,
        timeout=120,
    )
    return msgspec.json.decode(done.stdout, type=list[Drawn])


@pytest.mark.parametrize("at", range(len(FORMULAS)), ids=FORMULAS)
def test_a_formula_looks_the_same_without_its_groups(drawn: list[Drawn], at: int) -> None:
    nested, left = drawn[at].groups

    assert drawn[at].dark > 100
    assert drawn[at].different == 0
    assert left < nested / 2
