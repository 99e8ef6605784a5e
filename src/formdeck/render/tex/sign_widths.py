"""How wide TeX sets single signs, with the space around them, in em of Computer Modern at its natural size."""

import re
from collections.abc import Mapping

WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]")

_RELATIONS = (
    r"= < > : \le \leq \ge \geq \ne \neq \equiv \approx \sim \simeq \propto \in \notin \ni \subset \subseteq \to \gets "
    r"\rightarrow \leftarrow \Rightarrow \Leftrightarrow \iff \implies \mapsto \mid \parallel \perp \ll \gg \coloneqq "
    r"\leftrightarrow \cong"
)
_BINARIES = (
    r"+ - * \pm \mp \times \cdot \div \odot \otimes \oplus \circ \ast \cap \cup \setminus \land \lor \wedge \vee"
)
_NAMES = (
    r"\arccos \arcsin \arctan \arg \cos \cosh \cot \det \dim \exp \gcd \inf \ker \lim \liminf \limsup \ln \log \max "
    r"\min \Pr \sin \sinh \sup \tan \tanh"
)
_NOTHING = (
    r"\displaystyle \textstyle \scriptstyle \limits \nolimits \large \Large \LARGE \normalsize \small \nonumber \notag "
    r"\hline \bigl \bigr \Bigl \Bigr \big \Big \biggl \biggr \Biggl \Biggr \bigg \Bigg \left \right \middle \mathstrut"
)

LARGE_SIGNS: Mapping[str, float] = {
    r"\sum": 1.44, r"\prod": 1.28, r"\coprod": 1.28, r"\bigcup": 1.11, r"\bigcap": 1.11, r"\bigoplus": 1.51,
    r"\int": 0.95, r"\iint": 1.45, r"\iiint": 2.0, r"\oint": 0.95,
}  # fmt: skip

_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys(_RELATIONS.split(), 1.33),
    **dict.fromkeys(_BINARIES.split(), 1.22),
    **{name: 0.5 * (len(name) - 1) + 0.17 for name in _NAMES.split()},
    **dict.fromkeys(_NOTHING.split(), 0.0),
    **dict.fromkeys((",", ";"), 0.45),
    **dict.fromkeys((*"()[]|", r"\|", r"\{", r"\}", r"\vert", r"\Vert"), 0.4),
    **dict.fromkeys("0123456789", 0.5),
    **dict.fromkeys((r"\dots", r"\ldots", r"\cdots"), 1.34),
    **dict.fromkeys((" ", "\n", "\t"), 0.0),
    r"\,": 0.17,
    r"\:": 0.22,
    r"\>": 0.22,
    r"\;": 0.28,
    r"\!": -0.17,
    r"\ ": 0.33,
    "~": 0.33,
    r"\enspace": 0.5,
    r"\quad": 1.0,
    r"\qquad": 2.0,
}
_CAPITAL, _LETTER, _WIDE_LETTER, _TEXT_LETTER = 0.75, 0.53, 1.0, 0.5


def sign_width(sign: str) -> float:
    """Tell how wide a sign of a formula is; what is not known counts as a letter."""
    if sign in _WIDTHS:
        return _WIDTHS[sign]
    if WIDE.match(sign):
        return _WIDE_LETTER
    return _CAPITAL if sign.isupper() else _LETTER


def letter_width(letter: str) -> float:
    r"""Tell how wide a letter inside ``\text`` is."""
    return _WIDE_LETTER if WIDE.match(letter) else _TEXT_LETTER
