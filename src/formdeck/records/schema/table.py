"""The record format: every key, its type, and what it is for."""

from enum import StrEnum

from formdeck.model import FORMAT_VERSION, CheckLevel, Confidence, FitMode, Kind, PageBreak, Subscript, Superscript
from formdeck.records.schema import forms
from formdeck.records.schema.types import (
    Choice,
    Field,
    Flag,
    Listing,
    Nested,
    Object,
    Role,
    Table,
    Text,
    Version,
)


def _words(choices: type[StrEnum]) -> Choice:
    return Choice(tuple(str(choice) for choice in choices))


TEXT = Text()
MARKDOWN = Text(Role.MARKDOWN)
LATEX = Text(Role.LATEX)
ID = Text(Role.NAME, forms.ID)
PYTHON_NAME = Text(Role.NAME, forms.PYTHON_NAME)
FILE = Text(Role.NAME, forms.FILE)

SYMBOL = Object(
    "symbol",
    "What a symbol means. A single text stands for `meaning`.",
    "記号の説明。文字列だけを書くと`meaning`になる。",
    (
        Field("meaning", MARKDOWN, "What it means.", "意味。", "単一試行での成功確率", required=True),
        Field("kind", _words(Kind), "What sort of thing it is.", "種類。", "vector", default="scalar"),
        Field(
            "shape", LATEX, "Rows and columns of a matrix, length of a vector.", "行列やベクトルの形。", r"n \times m"
        ),
        Field("domain", LATEX, "The values it can take.", "とりうる値の範囲。", "'[0, 1]'"),
        Field("unit", TEXT, "The unit it is measured in.", "単位。", "m/s"),
        Field("reading", TEXT, "How it is read aloud.", "読み方。", "イプシロン"),
        Field(
            "subscript",
            _words(Subscript),
            "Whether a subscript belongs to the name (`label`) or counts (`index`).",
            "添字が名前の一部（`label`）か、番号（`index`）か。",
            "index",
            default="worked out from its use",
        ),
        Field(
            "superscript",
            _words(Superscript),
            "Whether a superscript belongs to the name (`label`), counts (`index`), or is a `power`.",
            "上付きが名前の一部（`label`）か、番号（`index`）か、累乗（`power`）か。",
            "label",
            default="worked out from its use",
        ),
    ),
    short="meaning",
)

GLOSSARY = Table(LATEX, SYMBOL)

FORMULA = Object(
    "formula",
    "A numbered formula.",
    "番号のつく数式。",
    (
        Field("id", ID, "Name of the formula, unique in its record.", "レコード内で一意な名前。", "pmf"),
        Field("title", MARKDOWN, "Heading above the formula.", "数式の見出し。", "確率質量関数"),
        Field(
            "latex",
            LATEX,
            "The formula in LaTeX, without `$$`. Rows with `&` or `\\\\` need no environment.",
            "LaTeXの数式（`$$`は不要）。`&`や`\\\\`のある行は自動で`align`になる。",
            "f(x;p) = p^x (1-p)^{1-x}",
            required=True,
        ),
        Field("note", MARKDOWN, "A short remark under the formula.", "数式の下の短い注。", "対数の底は2。"),
        Field(
            "check",
            _words(CheckLevel),
            "`typeset` excuses the formula from being read by SymPy.",
            "`typeset`にするとSymPyで読まない。",
            "typeset",
            default="full",
        ),
        Field(
            "because",
            TEXT,
            "Why the formula is excused; needed with `check: typeset`.",
            "検査を省く理由。`check: typeset`のとき必須。",
            "模式的な式で値を持たない",
        ),
    ),
)

NOTE = Object(
    "note",
    "A note. A single text is a bullet; with a title it is a sub-section.",
    "補足。文字列だけなら箇条書きの1項目、題をつければ小節になる。",
    (
        Field("title", MARKDOWN, "Heading of the sub-section.", "小節の見出し。", "補足"),
        Field(
            "body",
            MARKDOWN,
            "Text in Markdown, with formulas between `$`.",
            "Markdownの本文。数式は`$…$`。",
            "本文",
            required=True,
        ),
    ),
    short="body",
)

GIVEN = Table(LATEX, Nested())

CODE = Object(
    "code",
    "A code snippet. With `computes` it says which formula it computes.",
    "コード例。`computes`で、どの数式の計算かを示す。",
    (
        Field("language", Text(Role.NAME), "Language, for colours.", "言語名。", "python", required=True),
        Field("source", Text(Role.CODE), "The snippet.", "コード。", "f = p**x * (1 - p)**(1 - x)", required=True),
        Field("computes", ID, "Id of the formula that it computes.", "計算する数式の`id`。", "pmf"),
        Field(
            "result",
            PYTHON_NAME,
            "The variable that holds the left-hand side.",
            "左辺の値が入る変数名。",
            "f",
            default="the last value",
        ),
        Field(
            "names",
            Table(PYTHON_NAME, LATEX),
            "Python name → LaTeX symbol.",
            "Pythonの変数名→LaTeXの記号。",
            "{x: x, lr: \\eta}",
            default="guessed for Latin letters and spelled-out Greek ones",
        ),
        Field(
            "given",
            Listing(GIVEN),
            "Inputs to compute with, one mapping for each time.",
            "計算に使う入力（1組ずつ）。",
            "[{x: 1, p: 0.3}]",
            default="sampled from the glossary's kinds and domains",
        ),
    ),
)

EXAMPLE = Object(
    "example",
    "A worked example, printed on the sheet.",
    "計算例。紙面に載る。",
    (
        Field("of", ID, "Id of the formula.", "対象の数式の`id`。", "pmf", required=True),
        Field(
            "given",
            GIVEN,
            "Symbol → value; lists for indexed symbols, `'q(x)': '\\frac{x}{2}'` for functions.",
            "記号→値。添字つきの記号はリスト、関数は`'q(x)': '\\frac{x}{2}'`のように書く。",
            "{x: 1, p: 0.3}",
            required=True,
        ),
        Field("result", Nested(), "The number that comes out.", "計算結果。", "0.3", required=True),
    ),
)

PLOT = Object(
    "plot",
    "A graph of a formula, drawn from what was read. Its last side that comes to a number is what is drawn.",
    "数式のグラフ。読み取った式から自動で描く。値が求まる最後の辺を使う。",
    (
        Field("formula", ID, "Id of the formula.", "対象の数式の`id`。", "pmf", required=True),
        Field(
            "x",
            Listing(LATEX),
            "Both ends of the horizontal axis. On it lies the one symbol that is not given.",
            "横軸の両端。値を与えていない唯一の記号が横軸になる。",
            r"['-2\pi', '2\pi']",
            required=True,
        ),
        Field(
            "y",
            Listing(LATEX),
            "Both ends of the vertical axis.",
            "縦軸の両端。",
            "[0, 1]",
            default="what the curves need",
        ),
        Field(
            "given",
            Listing(GIVEN),
            "Values of the other symbols, one mapping for each curve.",
            "ほかの記号の値（曲線1本につき1組）。",
            "[{\\mu: 0, \\sigma: 1}, {\\mu: 1, \\sigma: 2}]",
        ),
    ),
)

FIGURE = Object(
    "figure",
    "A picture: a `file` from the deck's folder, or a `plot` of a formula.",
    "図。デッキのフォルダー内の画像（`file`）か、数式のグラフ（`plot`）。",
    (
        Field("file", FILE, "File name inside the deck's folder.", "フォルダー内のファイル名。", "figures/relu.svg"),
        Field("plot", PLOT, "A formula to draw.", "グラフにする数式。", "{formula: pmf, x: [0, 10]}"),
        Field("caption", MARKDOWN, "Text under the picture.", "図の説明文。", "ReLUのグラフ"),
        Field("alt", TEXT, "What is to be seen, for who cannot see it.", "代替テキスト。", "原点で折れ曲がる直線"),
        Field("width", Text(Role.NAME, forms.WIDTH), "Width on the page.", "紙面での幅。", "60%"),
    ),
)

RECORD = Object(
    "record",
    "One entry of the sheets. It holds at least one of `formulas`, `notes`, `code` and `figures`.",
    "1件のレコード。`formulas`・`notes`・`code`・`figures`のどれかを必ず含む。",
    (
        Field(
            "id",
            ID,
            "Name of the record, unique in the deck. Links and flash cards hang on it.",
            "デッキ内で一意な名前。リンクや暗記カードの目印になる。",
            "bernoulli",
            required=True,
        ),
        Field("title", MARKDOWN, "Heading of the page.", "見出し。", "ベルヌーイ分布", required=True),
        Field(
            "reading",
            TEXT,
            "How the title is read; sorts the formula index.",
            "題の読み。索引の並び順になる。",
            "べるぬーいぶんぷ",
        ),
        Field(
            "category",
            TEXT,
            "Shown in the page header.",
            "ページ上部の分類名。",
            "確率分布",
            default="the chapter's title",
        ),
        Field("tags", Listing(Text(Role.NAME)), "Words to filter by.", "絞り込み用の語。", "[distribution]"),
        Field(
            "confidence",
            _words(Confidence),
            "How sure you are of it; the sheet shows it.",
            "理解度。紙面に印が付く。",
            "low",
        ),
        Field(
            "page",
            _words(PageBreak),
            "`continue` shares the page with the record before, `new` starts one.",
            "`continue`で前のレコードと同じページに続け、`new`で改ページする。",
            "continue",
            default="new, or as the deck's `pack` says",
        ),
        Field("formulas", Listing(FORMULA), "The formulas.", "数式。", "[{latex: a = b}]"),
        Field("glossary", GLOSSARY, "Symbols of this record.", "このレコードの記号。", "{p: 成功確率}"),
        Field("notes", Listing(NOTE), "Notes in Markdown.", "補足（Markdown）。", "[$x$は0か1]"),
        Field("code", Listing(CODE), "Code snippets.", "コード例。", "[{language: python, source: y = x}]"),
        Field(
            "examples",
            Listing(EXAMPLE),
            "Worked examples.",
            "計算例。",
            "[{of: pmf, given: {x: 1, p: 0.3}, result: 0.3}]",
        ),
        Field("figures", Listing(FIGURE), "Pictures.", "図。", "[{file: figures/relu.svg}]"),
        Field("see", Listing(ID), "Ids of related records.", "関連するレコードの`id`。", "[multinoulli]"),
        Field(
            "sources",
            Listing(Text(Role.NAME, forms.ADDRESS)),
            "Web addresses.",
            "出典のURL。",
            "['https://example.org/']",
        ),
    ),
)

CHAPTER = Object(
    "chapter",
    "A chapter file.",
    "章のファイル。",
    (
        Field("chapter", MARKDOWN, "Title of the chapter.", "章の題。", "確率・統計", required=True),
        Field("glossary", GLOSSARY, "Symbols shared by this chapter.", "この章で共通の記号。", "{n: データの個数}"),
        Field(
            "records",
            Listing(RECORD),
            "The records, in the order of the pages.",
            "レコード（ページ順）。",
            "[{id: a, title: A, notes: [b]}]",
            required=True,
        ),
    ),
)

CONTENTS = Object(
    "contents",
    "Which lists the deck opens and closes with.",
    "目次・索引の有無。",
    (
        Field("toc", Flag(), "Table of contents.", "目次。", "true", default="true"),
        Field("symbol_index", Flag(), "Index of symbols.", "記号索引。", "true", default="true"),
        Field("formula_index", Flag(), "Index of formulas.", "数式索引。", "false", default="true"),
    ),
)

DECK = Object(
    "deck",
    "The file `deck.yaml` of a deck.",
    "デッキの設定ファイル`deck.yaml`。",
    (
        Field(
            "formdeck",
            Version(FORMAT_VERSION),
            "Version of this format.",
            "記法の版。",
            str(FORMAT_VERSION),
            required=True,
        ),
        Field("title", MARKDOWN, "Title of the deck.", "デッキの題。", "数式まとめ", required=True),
        Field(
            "lang",
            Choice(("en", "ja")),
            "Language of built-in words and of the HTML.",
            "組込みの語とHTMLの言語。",
            "ja",
            default="en",
        ),
        Field(
            "theme",
            Text(Role.NAME, forms.THEME),
            "Name of a theme.",
            "テーマ名。",
            "portrait_A4_note",
            default="portrait_A4_note",
        ),
        Field("footer", MARKDOWN, "Text at the foot of each page.", "各ページの下の文字。", "数式まとめ"),
        Field(
            "date",
            TEXT,
            "Shown on the title page and at the foot of each page, as written.",
            "表紙と各ページの下に、書いたとおりに載る日付。",
            "2026年4月",
        ),
        Field(
            "pack",
            Flag(),
            "Whether records share a page where they fit on one.",
            "1ページに収まる短いレコードを続けて載せるか。",
            "true",
            default="false",
        ),
        Field(
            "math",
            Choice(("mathjax",)),
            "What sets the formulas.",
            "数式の組版エンジン。",
            "mathjax",
            default="mathjax",
        ),
        Field(
            "fit",
            _words(FitMode),
            "What becomes of a page that is too full: `auto` sets it denser, then goes on on the next page; `strict` "
            "reports it.",
            "1ページに収まらないとき。`auto`は間隔、文字の順に詰め、それでも入らなければ次のページに続ける。`strict`は報告だけする。",
            "strict",
            default="auto",
        ),
        Field(
            "macros",
            Table(Text(Role.NAME, forms.MACRO), LATEX),
            "LaTeX macros: name → what it stands for.",
            "LaTeXマクロ。名前→展開形。",
            r"{'\E': '\mathbb{E}'}",
        ),
        Field(
            "labels",
            Table(Text(Role.NAME), MARKDOWN),
            "Built-in words to replace.",
            "組込みの語の置き換え。",
            "{glossary: ポイント}",
        ),
        Field("contents", CONTENTS, "Which lists the deck has.", "目次・索引の有無。", "{toc: true}"),
        Field(
            "glossary",
            GLOSSARY,
            "Symbols that mean the same in the whole deck.",
            "デッキ全体で共通の記号。",
            r"{'\mathbb{E}': 期待値}",
        ),
        Field(
            "chapters",
            Listing(FILE),
            "Chapter files, in the order of the pages.",
            "章のファイル（ページ順）。",
            "[01-basics.yaml]",
            required=True,
        ),
    ),
)
