"""Characters that people type or paste for a LaTeX command, full-width ones among them."""

from formdeck.latex.wordlist import words

SPACES = frozenset("\u00a0\u2002\u2003\u2009\u3000")

_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩϵϑϕϱς",
        words(
            "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon "
            "varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega epsilon vartheta phi "
            "varrho varsigma"
        ),
        strict=True,
    )
)

_COMMANDS = {
    "∑": "sum", "∏": "prod", "∫": "int", "∬": "iint", "∮": "oint", "√": "sqrt", "∂": "partial", "∇": "nabla",
    "∈": "in", "∉": "notin", "∋": "ni", "⊂": "subset", "⊆": "subseteq", "⊃": "supset", "⊇": "supseteq", "∩": "cap",
    "∪": "cup", "∅": "emptyset", "∀": "forall", "∃": "exists", "∧": "wedge", "∨": "vee", "¬": "neg",
    "≤": "le", "≦": "le", "⩽": "le", "≥": "ge", "≧": "ge", "⩾": "ge", "≠": "ne", "≈": "approx", "≒": "approx",
    "≡": "equiv", "∝": "propto", "∼": "sim", "〜": "sim", "～": "sim", "≪": "ll", "≫": "gg", "±": "pm", "∓": "mp",
    "×": "times", "÷": "div", "·": "cdot", "⋅": "cdot", "・": "cdot", "⊙": "odot", "⊗": "otimes", "⊕": "oplus",
    "∘": "circ", "∞": "infty", "→": "to", "←": "leftarrow", "⇒": "Rightarrow", "⇔": "Leftrightarrow", "↦": "mapsto",
    "∴": "therefore", "∵": "because", "‖": "|", "∥": "|", "⌊": "lfloor", "⌋": "rfloor", "⌈": "lceil", "⌉": "rceil",
    "⟨": "langle", "⟩": "rangle", "°": "degree", "ℓ": "ell", "ℏ": "hbar", "％": "%", "｛": "{", "｝": "}",
}  # fmt: skip

_CHARACTERS = {
    "＋": "+", "－": "-", "−": "-", "–": "-", "＊": "*", "／": "/", "＝": "=", "＜": "<", "＞": ">", "！": "!",
    "｜": "|", "∣": "|", "，": ",", "、": ",", "；": ";", "：": ":", "。": ".", "．": ".", "′": "'", "’": "'",
    "″": "''", "＾": "^", "＿": "_", "［": "［", "］": "］", "（": "（", "）": "）", "＆": "&",
    "〔": "[", "〕": "]",
}  # fmt: skip

STANDS_FOR = (
    {letter: f"\\{name}" for letter, name in _GREEK.items()}
    | {char: f"\\{name}" for char, name in _COMMANDS.items()}
    | _CHARACTERS
)
"""The character or command that each of these means. Full-width brackets stay, so that they must match."""
