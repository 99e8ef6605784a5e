"""What is known about the symbols of a formula before it is read."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from formdeck.latex.by_name import known_by_meaning
from formdeck.latex.extents import kind_by_domain, kind_by_shape
from formdeck.latex.glossary.key_forms import KeySymbol, read_key_form, undressed
from formdeck.latex.glossary.keys import Macros
from formdeck.latex.glossary.meant import kind_where_applied, meant_kind
from formdeck.latex.parse.fields.statistic_names import NAMES
from formdeck.latex.problem import Unreadable
from formdeck.latex.wordlist import words
from formdeck.model import Chapter, Deck, Kind, Record, Subscript, Superscript, Symbol


@dataclass(frozen=True, slots=True)
class Declaration:
    r"""A symbol as written, perhaps in use (``f(x;p)``, ``x_i``, ``W_x^{(f)}``), and what it is.

    ``meant`` is the kind that the words of its meaning give where none is declared; what is read by it is noted.
    ``statistic`` says that they call it an expectation or a variance. ``constant`` is ``i``, ``e`` or ``\pi`` if the
    symbol is declared to be that number, ``known`` what else everybody knows: ``gamma``, ``kronecker``, ``identity``.
    ``labelled`` says that the subscript is the initial of what they call it: ``v_t``, the terminal velocity.
    ``initial`` says that a subscript may be the initial of a word of the meaning: ``K_m``, the Michaelis constant;
    ``spelled`` that it surely is one where siblings' subscripts are, too: angles of incidence and transmission;
    ``counted`` that the meaning names the subscript, so that it counts: ``R_i``, the return of asset i;
    ``member`` that it does so whatever its letter: ``d_u``, the degree of node u;
    ``complex`` and ``prime`` that it says so of the value; ``either`` that it is a quantity or a function of one, as
    economists speak of consumption; ``several`` that it is several numbers: "coefficients";
    ``group`` that it has members that can be counted, as a group or a graph has; ``tuned`` that it is a weight;
    ``point`` that it is a point of a figure; ``relation`` that it relates two members of a set: ``aRb``;
    ``operates`` that it makes functions of functions: ``Tf(x)``; ``number`` that it is a number or an element;
    ``statement`` that it is true or false; ``form`` that it is a differential form.
    Shape and domain are LaTeX.
    """

    symbol: str
    kind: Kind | None = None
    shape: str | None = None
    domain: str | None = None
    subscript: Subscript | None = None
    superscript: Superscript | None = None
    constant: str | None = None
    meant: Kind | None = None
    statistic: bool = False
    known: str = ""
    labelled: bool = False
    initial: bool = False
    spelled: bool = False
    counted: bool = False
    member: bool = False
    complex: bool = False
    prime: bool = False
    either: bool = False
    several: bool = False
    group: bool = False
    tuned: bool = False
    point: bool = False
    relation: bool = False
    operates: bool = False
    number: bool = False
    statement: bool = False
    form: bool = False


# Words by which a glossary says in prose that a symbol is a number known to everybody.
_CONSTANTS = {
    "i": re.compile(r"虚数単位|imaginary unit", re.IGNORECASE),
    "e": re.compile(r"自然対数の底|ネイピア|オイラー数|base of the natural log|euler'?s number|napier", re.IGNORECASE),
    r"\pi": re.compile(r"円周率|ratio of (a circle|the circumference)", re.IGNORECASE),
}
# The letters of statistics, whose meaning says that they are applied.
_STATISTICS = {
    "E": re.compile(r"期待値|平均|expect(?!ed (?!value))|mean", re.IGNORECASE),
    "V": re.compile(r"分散|variance", re.IGNORECASE),
}
# Words whose initial is a subscript, although the letter is an index elsewhere.
_LABELS = {
    "n": re.compile(
        r"(?:undamped )?(?:natural|nominal|normal)\b(?! numbers?)|公称|法線"
        r"|固有(?!関数|ベクトル|値|状態|空間|エネルギー)",
        re.IGNORECASE,
    ),
    "t": re.compile(r"(?:terminal|tangential|thermal|tensile|transmitted|turbine)\b|終端|接線|熱|引張", re.IGNORECASE),
    "m": re.compile(r"(?:mean|maximum|mechanical|magnetic|molar|mutual|melting|modulation)\b", re.IGNORECASE),
    "k": re.compile(r"kinetic\b", re.IGNORECASE),
    "i": re.compile(r"(?:initial|incident|internal|integral)\b", re.IGNORECASE),
    "l": re.compile(r"(?:load|line|liquid|latent|longitudinal)\b", re.IGNORECASE),
}
_COMPLEX = re.compile(
    r"複素(?:数|振幅|関数|平面上|電圧|電流)|波動関数|フェーザ|\bcomplex (?:number|amplitude|variable|function|valued|"
    r"signal|voltage|current|scalar)|complex-valued|\bwave ?functions?\b|\bphasor",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?:the )?(?:(?:aggregate|total|private|market) )?(?:consumption|demand|supply|costs?|utility|profits?|revenue|"
    r"savings?|investment)(?: of [a-z ]+)?$|(?:総|民間)?(?:消費|需要|供給|費用|効用|利潤|収入|貯蓄|投資)量?$",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:coefficients|weights|parameters|features|covariates|regressors|predictors|loadings|residuals|inputs|outputs"
    r"|embeddings|logits|scores|probabilities|observations|labels)$|(?:係数|パラメータ|重み|特徴量|説明変数|入力|出力)の?(?:組|並び)$",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^(?:(?:a|the|finite|abelian|cyclic|sub)[ -]?)*(?:sub)?(?:group|graph|coset|orbit|tree)\b"
    r"|^(?:the )?(?:vertices|edges|faces|nodes)\b|\b(?:hypothesis|function|concept) class$"
    r"|(?:群|グラフ|軌道|剰余類)$",
    re.IGNORECASE,
)
_TUNED = re.compile(r"重み|パラメータ|パラメーター|\bweights?\b|\bparameters?\b", re.IGNORECASE)
_POINT = re.compile(
    r"(?<![融沸氷露])(?<!凝固)(?<!引火)点(?:\s*[A-Z]'?)?$|重心$|[内外垂]心$|中心$"
    r"|^(?:(?:a|an|the|one|another|other|first|second|fixed|moving|end)\s+)*"
    r"(?:point|mid-?point|vertex|focus|cent(?:re|er)|corner|foot|origin|intersection|centroid|end ?point)\b",
    re.IGNORECASE,
)
_RELATION = re.compile(
    r"^(?:(?:a|an|the|binary|equivalence|order|ordering|partial|total|reflexive|symmetric|transitive) )*relation\b"
    r"|(?<!漸化)(?<!回帰)関係(?:\s*[A-Z]?)?$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(?:number|element|operand|integer|real)s?$|(?<!関)数$|元$|要素$", re.IGNORECASE)
_STATEMENT = re.compile(
    r"(?:命題|条件|仮定|結論)(?:\s*\w)?$|^(?:an? |the )?(?:proposition|statement|premise)\b", re.IGNORECASE
)
_OPERATES = re.compile(r"\b(?:transform|operator)\b(?! (?:matrix|norm))|変換$|作用素$|演算子$", re.IGNORECASE)
_FORM = re.compile(
    r"微分形式|[0-9nk]-?(?:次)?形式|\b(?:differential|closed|exact|volume|[0-9kn]-?)[ -]?forms?\b", re.IGNORECASE
)
_PRIME = re.compile(r"素数|\bprimes?\b(?! (?:notation|factor|rate|cost))", re.IGNORECASE)
_SIGNS = frozenset({r"\Delta", r"\delta", "d", r"\mathrm{d}"})
_OF_SIGNS = re.compile(
    r"^(?:(?:a|the|small|first|finite|infinitesimal|inexact|exact|total) )*"
    r"(?:changes?|differences?|increments?|variations?|differentials?|infinitesimal)\b(?!.* operator)"
    r"|(?:変化|変化量|変分|増分|差分|微小量|微小変化|微分)$",
    re.IGNORECASE,
)
_FONT = re.compile(r"^\\math(?:rm|bb|sf|it)\{(.)\}$")
_LONGEST_CONSTANT = 30
_INITIALS = frozenset("klmn")
_OF_COUNTING = frozenset(
    words("item items index indices into instance time times that this than then their them these term terms trial")
    + words("node nodes number layer level kind class member task token job label")
)
"""Words whose initial counts: ``h_t``, the state at a time."""


def declarations_of(symbol: Symbol, macros: Macros = ()) -> tuple[Declaration, ...]:
    """Take from a glossary entry what the reader needs to know; a key can name several symbols, or none."""
    meaning = symbol.meaning.text.strip()
    whole = Declaration(
        undressed(symbol.symbol.text),
        symbol.kind,
        symbol.shape.text if symbol.shape else None,
        symbol.domain.text if symbol.domain else None,
        symbol.subscript,
        symbol.superscript,
    )
    return split_declaration(whole, meaning, macros)


def declaration_of(symbol: Symbol) -> Declaration:
    """Take from a glossary entry what the reader needs to know about its first symbol."""
    found = declarations_of(symbol)
    return found[0] if found else Declaration(symbol.symbol.text.strip(), symbol.kind)


# What chapters and decks explain is asked for with each of their records.
@lru_cache(maxsize=1 << 14)
def split_declaration(whole: Declaration, meaning: str = "", macros: Macros = ()) -> tuple[Declaration, ...]:
    """Declare each symbol that a key names; a key that cannot be read declares none, and is reported elsewhere.

    The sign of a change or a differential is no symbol: what is written behind it is one with it.
    """
    if whole.kind is None and whole.symbol in _SIGNS and _OF_SIGNS.search(meaning):
        return ()
    labelled = whole.superscript is not None
    if whole.kind is None and len(meaning) < _LONGEST_CONSTANT:
        whole = replace(
            whole, constant=next((name for name, words in _CONSTANTS.items() if words.search(meaning)), None)
        )
    try:
        symbols = read_key_form(whole.symbol, None if labelled else meaning, macros)
    except Unreadable:
        return ()
    return tuple(_declared(symbol, whole, meaning) for symbol in symbols)


def declarations_in_scope(record: Record, chapter: Chapter, deck: Deck) -> tuple[Declaration, ...]:
    """List what a record's formulas may build on, the nearest first: record, chapter, deck."""
    return declarations_of_glossaries((record, chapter, deck), deck)


def declarations_of_glossaries(owners: Iterable[Record | Chapter | Deck], deck: Deck) -> tuple[Declaration, ...]:
    """List what the glossaries of a record, chapter or deck declare, in their order; keys may use the deck's macros."""
    macros = tuple((macro.name.text, macro.body.text) for macro in deck.macros)
    entries = (entry for owner in owners for entry in owner.glossary)
    return tuple(declaration for entry in entries for declaration in declarations_of(entry, macros))


Declarable = Iterable[Declaration] | Mapping[str, str | Mapping[str, str]]
"""Declarations, or a mapping from symbols to kinds or to what a glossary entry says."""


def declare(symbols: Declarable) -> tuple[Declaration, ...]:
    r"""Make declarations of a mapping from symbols to kinds, or to what a glossary entry says.

    ``{"f": "function", "W": {"kind": "matrix", "shape": r"n \times m"}}``; the keys of an entry are ``kind``,
    ``shape``, ``domain``, ``subscript``, ``superscript`` and ``meaning``.

    Raises:
        ValueError: a kind or a key is none of those of the glossary.
    """
    if not isinstance(symbols, Mapping):
        return tuple(symbols)
    return tuple(declaration for symbol, said in symbols.items() for declaration in _of_entry(str(symbol), said))


_KINDS = {"kind": Kind, "subscript": Subscript, "superscript": Superscript}
_ENTRY = frozenset({*_KINDS, "shape", "domain", "meaning"})


def _of_entry(symbol: str, said: str | Mapping[str, str]) -> tuple[Declaration, ...]:
    entry = {"kind": said} if isinstance(said, str) else said
    if unknown := sorted(set(entry) - _ENTRY):
        raise ValueError(f"`{unknown[0]}` is no key of a declaration")
    known: dict[str, Any] = {
        key: _KINDS[key](value.strip()) if key in _KINDS else value for key, value in entry.items()
    }
    meaning = known.pop("meaning", "")
    return split_declaration(Declaration(symbol.strip(), **known), meaning)


def _declared(symbol: KeySymbol, whole: Declaration, meaning: str) -> Declaration:
    domain = whole.domain if whole.domain is not None else symbol.domain
    kind = (
        whole.kind
        or symbol.kind
        or (_by_shape(whole.shape, meaning) if whole.shape else None)
        or (kind_by_domain(domain) if domain else None)
    )
    subscript = whole.subscript or (Subscript.INDEX if symbol.family and symbol.key.sub else None)
    words = _STATISTICS.get(_FONT.sub(r"\1", symbol.key.base))
    statistic = kind is None and words is not None and words.search(meaning) is not None
    meant = None if kind or statistic else _meant(symbol.key.base, meaning)
    known = replace(whole, symbol=symbol.latex, kind=kind, domain=domain, subscript=subscript)
    return replace(
        known,
        meant=meant,
        statistic=statistic,
        known=known_by_meaning(meaning),
        labelled=_is_labelled(symbol.key.sub, meaning),
        initial=_is_initial(symbol.key.sub, meaning),
        spelled=_is_spelled(symbol.key.sub, meaning),
        counted=_counts(symbol.key.sub, meaning),
        member=_is_member(symbol.key.sub, meaning),
        complex=domain == r"\mathbb{C}" or _COMPLEX.search(meaning) is not None,
        prime=_PRIME.search(meaning) is not None,
        either=_EITHER.match(meaning.strip()) is not None,
        several=_SEVERAL.search(meaning.strip()) is not None,
        group=_GROUP.search(meaning.strip()) is not None,
        tuned=_TUNED.search(meaning) is not None,
        point=_POINT.search(meaning.strip()) is not None,
        statement=_STATEMENT.search(meaning.strip()) is not None,
        number=_NUMBER.search(meaning.strip()) is not None,
        operates=_OPERATES.search(meaning.strip()) is not None,
        relation=_RELATION.search(meaning.strip()) is not None,
        form=_FORM.search(meaning.strip()) is not None,
    )


def _is_labelled(sub: str | None, meaning: str) -> bool:
    words = _LABELS.get(sub or "")
    return words is not None and words.match(meaning.strip()) is not None


def _counts(sub: str | None, meaning: str) -> bool:
    """Whether a meaning names a symbol's subscript as what counts: 第n項, "asset i", "the k-th moment"."""
    if sub is None or len(sub) != 1:
        return False
    return re.search(rf"(?<![A-Za-z]){sub}(?![A-Za-z])|(?<![A-Za-z]){sub}-?th\b", meaning) is not None


def _is_member(sub: str | None, meaning: str) -> bool:
    """Whether a subscript is the letter of something that there are many of, ``d_u``: the degree of node u."""
    if sub is None or len(sub) != 1 or not sub.isalpha():
        return False
    return re.search(rf"\b(?:{_MANY}) {sub}(?![A-Za-z])", meaning) is not None


_MANY = "node|vertex|state|user|item|word|token|document|class|cluster|agent|sample|community|site|player|firm|good"


def _is_initial(sub: str | None, meaning: str) -> bool:
    """Whether a subscript that can count is a word's initial, or marks a constant, and the meaning counts nothing."""
    if sub not in _INITIALS or _counts(sub, meaning) or "番目" in meaning:
        return False
    named = re.search(rf"\b{sub}[a-z]{{2,}}", meaning, re.IGNORECASE)
    return named is not None or re.search(r"(?:定数|\bconstant)$", meaning) is not None


def _is_spelled(sub: str | None, meaning: str) -> bool:
    """Whether a subscript is the initial of a word that does not speak of what is counted."""
    if sub is None or len(sub) != 1 or not sub.isalpha() or _counts(sub, meaning):
        return False
    return any(word.startswith(sub) and word not in _OF_COUNTING for word in re.findall(r"[a-z]{4,}", meaning.lower()))


def _meant(base: str, meaning: str) -> Kind | None:
    """Find the kind that a meaning gives; a word such as ``Dice`` can be applied although its value is a number."""
    if base in NAMES:
        return None
    kind = meant_kind(meaning)
    is_word = len(base) > 1 and base.isalpha()
    return kind_where_applied(base, meaning) if kind is None or (is_word and kind is Kind.SCALAR) else kind


def _by_shape(shape: str, meaning: str) -> Kind | None:
    """Find what has a shape; a row or column is a vector if it is called one."""
    kind = kind_by_shape(shape)
    is_line = re.search(r"(?<![0-9])1(?![0-9])", shape) is not None
    return Kind.VECTOR if is_line and meant_kind(meaning) is Kind.VECTOR else kind
