"""What the words of a meaning call a symbol: 重みベクトル a vector, "the covariance matrix of X" a matrix.

Only the noun that the meaning is about counts: ベクトルの長さ and "length of the vector" are no vectors.
"""

import re
from functools import lru_cache

from formdeck.latex.wordlist import words
from formdeck.model import Kind

_JAPANESE = {
    Kind.VECTOR: words("ベクトル"),
    Kind.MATRIX: words("行列 ヘシアン"),
    Kind.FUNCTION: words("関数 函数 写像 確率密度 尤度 カーネル エントロピー 情報量 ダイバージェンス")
    + words("入力信号 出力信号 連続信号 離散信号 時間信号 周期信号 応答 変換 ウェーブレット")
    + words("ネットワーク モデル 識別器 生成器 分類器 エンコーダ デコーダ")
    + words("シグモイド ソフトマックス 多項式 単位インパルス 単位ステップ"),
    Kind.DISTRIBUTION: words("分布"),
    Kind.RANDOM: words("確率変数"),
    Kind.SET: words("集合 領域 空間 区間 定義域 値域"),
    Kind.EVENT: words("事象"),
    Kind.SEQUENCE: words("数列 点列 系列 信号列 確率過程 ブラウン運動 マルチンゲール ランダムウォーク マルコフ連鎖")
    + words("ウィーナー過程 ポアソン過程 ガウス過程"),
    Kind.INDEX: words("添字 添え字 インデックス 番号"),
    Kind.INTEGER: words("整数 自然数 個数 回数 次元数 要素数 件数 人数 枚数 項数 標本数 ノード数")
    + words("データ数 サンプル数 クラス数 ステップ数"),
    Kind.SCALAR: words("スカラー 実数 定数 複素数"),
    Kind.OPERATOR: words("演算子 作用素"),
}
_ENGLISH = {
    Kind.VECTOR: "vectors?",
    Kind.MATRIX: "(?:matri(?:x|ces)|hessian)",
    Kind.FUNCTION: "(?:functions?|functional|mapping|probability density|likelihood|kernel|entropy|divergence"
    "|cdf|pdf|pmf|(?<!teaching )(?<!training )signals?|responses?|transform(?:ation)?s?|wavelets?"
    "|sigmoid|softmax|hypothesis|polynomials?|harmonics"
    r"|unit (?:impulse|step|ramp)|impulse train"
    r"|(?:neural )?network|model|classifier|encoder|decoder|generator|discriminator|critic"
    r"|(?:marginal|joint|conditional|posterior|prior|target|proposal|predictive|transition) densit(?:y|ies)"
    r"|densit(?:y|ies)(?= of (?:□|[A-Z]\b|the (?:sum|random)|(?:a |the )?[\w-]* ?distribution)))",
    Kind.DISTRIBUTION: "distributions?",
    Kind.RANDOM: "random variables?",
    Kind.SET: "(?:sets?|regions?|interval|domain|(?<!vector )space)",
    Kind.EVENT: "events?",
    Kind.SEQUENCE: "(?:sequence|time series|(?:semi)?martingale|random walk|markov chain|brownian motion"
    "|(?:stochastic|wiener|poisson|gaussian|itô|ito|lévy|levy|branching|renewal|diffusion|counting) process)",
    Kind.INDEX: "(?<!refractive )(?<!price )(?<!adiabatic )(?<!quality )(?:index|subscript)",
    Kind.INTEGER: "integers?",
    Kind.SCALAR: "(?:scalar|constant|real number|complex number)",
    Kind.OPERATOR: "operator",
}
_MATHS = re.compile(r"\$[^$]*\$|\\\([^)]*\\\)")
_CLAUSE = re.compile(r"[。．、，,.;；:：(（「『【\n]")
_BRACKETED = re.compile(r"[(（]([^()（）。、,.]*)")
_SYMBOL = re.compile(r"\s*[A-Za-z\u0391-\u03c9]{0,2}[□\s]*$")
_ASIDE = re.compile(r"^\([^()]*\)\s*")
# What may follow the noun without being what the meaning is about.
_PREPOSITIONS = "|".join(
    words(
        "of with in for from that which whose to at on over between given under when where used as by and or is has □"
    )
)
_NUMBERED = r"\s+(?:(?:number|no\.) )?(?:[A-Za-z](?:_\w+)?|\d+)\s*$"  # "feature vector i", "matrix number 2"
_PREFIX = r"^(?:(?!(?:of|for|in|with|from|to|by|per|under)\b)[\w□'×-]+\s+){0,5}"
_HEADS = {
    kind: re.compile(rf"{_PREFIX}{noun}(?=\s*$|{_NUMBERED}|\s+(?:{_PREPOSITIONS})(?:\b|\s|$))", re.IGNORECASE)
    for kind, noun in _ENGLISH.items()
}
_STATISTICS = re.compile(
    r"^(?:期待値|分散|共分散|(?:the )?(?:expectation|expected value|variance|covariance))(?:$|\W)", re.IGNORECASE
)
_PROBABILITY = re.compile(
    r"^(?:確率|確率測度|(?:the )?probability(?: measure)?)(?:$|\s*[(（。、,]|\s+(?:of|that)\b)", re.IGNORECASE
)
# A point of a distribution, which is applied to its degrees of freedom.
_POINT = re.compile(
    r"分位点|(?:%|％|パーセント|百分位|側)[^。、,]*点|臨界値|quantile|percentile|percentage point|critical value|point",
    re.IGNORECASE,
)
_WITH_FREEDOM = re.compile(
    r"カイ二乗分布|カイ2乗分布|χ|(?:^|[^A-Za-z])[tF] ?分布|chi-?squared?|(?:^|\W)(?:student(?:'s)?|[tF])\b[ -]",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def meant_kind(meaning: str) -> Kind | None:
    """Find the kind that a meaning's own words give."""
    text = _ASIDE.sub("", _MATHS.sub("□", meaning.strip()))
    clause = _CLAUSE.split(text, maxsplit=1)[0].strip()
    return _kind_of(clause) or next((kind for found in _BRACKETED.finditer(text) if (kind := _in_bracket(found))), None)


def kind_where_applied(symbol: str, meaning: str) -> Kind | None:
    """Find what a capital letter or word is that stands for a statistic or a probability, where it is applied."""
    text = meaning.strip()
    if _POINT.search(text) and _WITH_FREEDOM.search(text):
        return Kind.FUNCTION
    if symbol[:1].islower() and len(symbol) == 1:
        return None
    return Kind.FUNCTION if _STATISTICS.search(text) or _PROBABILITY.search(text) else None


def _in_bracket(found: re.Match[str]) -> Kind | None:
    """Take a bracket that only says what it is: データ（one-hotベクトル）."""
    inside = found[1].strip()
    return _kind_of(inside) if "の" not in inside else None


def _kind_of(clause: str) -> Kind | None:
    bare = _SYMBOL.sub("", clause) if clause and not clause.isascii() else clause
    for kind, nouns in _JAPANESE.items():
        if bare.endswith(nouns):
            return kind
    return next((kind for kind, noun in _HEADS.items() if noun.search(clause)), None)
