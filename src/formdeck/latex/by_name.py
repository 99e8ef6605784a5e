"""Functions and matrices that everybody knows, by the words of a meaning: "gamma function", クロネッカーのデルタ."""

import re
from functools import lru_cache

_MATHS = re.compile(r"\$[^$]*\$|\\\([^)]*\\\)")
_KNOWN = {
    "gamma": r"(?:the )?gamma function|ガンマ関数",
    "beta": r"(?:the )?beta function|ベータ関数",
    "erf": r"(?:the )?(?:gauss(?:ian)? )?error function|(?:ガウスの)?誤差関数",
    "zeta": r"(?:the )?(?:riemann )?zeta function|(?:リーマンの?)?ゼータ関数",
    "dirac": r"(?:the )?(?:dirac )?delta function|(?:the )?dirac(?:'s)? delta|(?:ディラックの)?デルタ関数",
    "kronecker": r"(?:the )?kronecker(?:'s)? delta|クロネッカーの?(?:デルタ|δ|記号)",
    "identity": r"(?:the )?identity matrix|(?:次の?)?単位行列",
    "transfer": r"(?:the )?(?:(?:open|closed)-loop )?transfer matrix|伝達(?:関数)?行列",
    "laplacian": r"(?:the )?laplac(?:ian|e operator)(?: operator)?|ラプラシアン|ラプラス(?:作用素|演算子)",
    "zero": r"(?:the )?zero matrix|(?:零|ゼロ)行列",
}
_WHOLE = {
    known: re.compile(rf"\s*(?:{words})\s*(?:$|[(（、。,;:].*)", re.IGNORECASE) for known, words in _KNOWN.items()
}


@lru_cache(maxsize=4096)
def known_by_meaning(meaning: str) -> str:
    """Find what everybody knows a symbol as; empty if it is nothing of the kind."""
    text = _MATHS.sub("", meaning)
    return next((known for known, words in _WHOLE.items() if words.fullmatch(text)), "")
