"""The commands that formdeck knows, by what they are to the reader."""

from formdeck.latex.lexer.token import T
from formdeck.latex.wordlist import words

LETTERS = frozenset(
    words(
        "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho "
        "varGamma varDelta varTheta varLambda varXi varPi varSigma varUpsilon varPhi varPsi varOmega "
        "varrho sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi "
        "Psi Omega omicron ell hbar imath jmath infty emptyset varnothing aleph wp digamma mho eth top bot"
    )
)

RELATIONS = {
    "=": "=", "<": "<", ">": ">", "le": r"\le", "leq": r"\le", "leqq": r"\le", "leqslant": r"\le", "ge": r"\ge",
    "geq": r"\ge", "geqq": r"\ge", "geqslant": r"\ge", "lt": "<", "gt": ">", "ne": r"\ne", "neq": r"\ne",
    "approx": r"\approx", "fallingdotseq": r"\approx", "simeq": r"\simeq", "cong": r"\cong", "equiv": r"\equiv",
    "sim": r"\sim", "propto": r"\propto", "ll": r"\ll", "gg": r"\gg", "in": r"\in", "notin": r"\notin", "ni": r"\ni",
    "subset": r"\subset", "subseteq": r"\subseteq", "supset": r"\supset", "supseteq": r"\supseteq",
    "subsetneq": r"\subsetneq", "nsubseteq": r"\nsubseteq", "perp": r"\perp", "prec": r"\prec", "succ": r"\succ",
    "preceq": r"\preceq", "succeq": r"\succeq", "to": r"\to", "rightarrow": r"\to", "longrightarrow": r"\to",
    "mapsto": r"\mapsto", "leftarrow": r"\leftarrow", "gets": r"\leftarrow", "longleftarrow": r"\leftarrow",
    "coloneqq": ":=", "eqqcolon": "=:", "triangleq": r"\triangleq", "doteq": r"\doteq", "Rightarrow": r"\Rightarrow",
    "implies": r"\Rightarrow", "Longrightarrow": r"\Rightarrow", "Leftarrow": r"\Leftarrow",
    "impliedby": r"\Leftarrow", "Leftrightarrow": r"\Leftrightarrow", "iff": r"\Leftrightarrow",
    "Longleftrightarrow": r"\Leftrightarrow", "asymp": r"\asymp", "lesssim": r"\lesssim", "gtrsim": r"\gtrsim",
    "downarrow": r"\downarrow", "searrow": r"\downarrow", "uparrow": r"\uparrow", "nearrow": r"\uparrow",
    "parallel": r"\parallel", "nmid": r"\nmid", "backsim": r"\backsim", "models": r"\models", "vDash": r"\models",
    "leftrightarrow": r"\leftrightarrow", "longleftrightarrow": r"\leftrightarrow", "lhd": r"\triangleleft",
    "rhd": r"\triangleright", "unlhd": r"\trianglelefteq", "unrhd": r"\trianglerighteq", "nsubset": r"\not\subset",
    "nless": r"\not<", "ngtr": r"\not>", "nleq": r"\not\le", "ngeq": r"\not\ge", "notni": r"\not\ni",
    "nsim": r"\not\sim", "ncong": r"\not\cong", "nparallel": r"\not\parallel", "nvdash": r"\not\vdash",
    "varpropto": r"\propto", "thicksim": r"\sim", "thickapprox": r"\approx", "Subset": r"\Subset",
} | {
    name: rf"\{name}"
    for name in words(
        "triangleleft trianglelefteq triangleright trianglerighteq sqsubset sqsupset sqsubseteq sqsupseteq vdash dashv "
        "Vdash hookrightarrow twoheadrightarrow rightharpoonup leftharpoonup rightleftharpoons leftrightarrows "
        "rightleftarrows rightarrowtail lessgtr gtrless leftrightsquigarrow rightsquigarrow supsetneq nsupseteq "
        "subsetneqq supsetneqq smile frown between precsim succsim approxeq eqsim"
    )
}  # fmt: skip

NEGATED = {"=": r"\ne", r"\in": r"\notin", r"\subseteq": r"\nsubseteq", r"\mid": r"\nmid"}
r"""Relations behind ``\not`` that have a sign of their own."""

ARROWS = {
    "xrightarrow": r"\to", "xlongrightarrow": r"\to", "xleftarrow": r"\leftarrow", "xmapsto": r"\mapsto",
    "xRightarrow": r"\Rightarrow", "xLeftrightarrow": r"\Leftrightarrow", "xlongequal": "=",
}  # fmt: skip
"""Arrows that stretch over a label."""

OPERATORS = {
    "+": "+", "-": "-", "*": "*", "/": "/", "!": "!", "pm": r"\pm", "mp": r"\mp", "cdot": r"\cdot", "times": r"\times",
    "div": r"\div", "odot": r"\odot", "circledast": r"\circledast", "otimes": r"\otimes", "oplus": r"\oplus",
    "ominus": r"\ominus", "circ": r"\circ", "bullet": r"\bullet", "ast": "*", "star": r"\star", "cup": r"\cup",
    "cap": r"\cap", "setminus": r"\setminus", "smallsetminus": r"\setminus", "backslash": r"\setminus",
    "triangle": r"\triangle", "wedge": r"\wedge", "land": r"\wedge", "vee": r"\vee", "lor": r"\vee", "neg": r"\neg",
    "lnot": r"\neg", "bmod": r"\bmod", "%": r"\%", "degree": r"\degree", "dagger": r"\dagger", "ddagger": r"\ddagger",
    "mid": r"\mid", "colon": ":", "prime": "'", "sqcup": r"\sqcup", "sqcap": r"\sqcap", "uplus": r"\uplus",
    "rtimes": r"\rtimes", "ltimes": r"\ltimes", "wr": r"\wr", "bowtie": r"\bowtie", "amalg": r"\amalg",
    "diamond": r"\diamond", "boxplus": r"\boxplus", "boxtimes": r"\boxtimes", "veebar": r"\oplus",
    "vartriangle": r"\triangle",
}  # fmt: skip

FUNCTIONS = frozenset(
    words(
        "sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth exp log ln lg det dim ker deg gcd hom arg "
        "sup inf max min lim limsup liminf argmax argmin Pr Re Im"
    )
)

SPELLED = {name: name for name in FUNCTIONS} | {
    "tr": "tr", "Tr": "tr", "trace": "tr", "rank": "rank", "diag": "diag", "sgn": "sgn", "sign": "sgn", "erf": "erf",
    "adj": "adj", "asin": "arcsin", "acos": "arccos", "atan": "arctan", "minimize": "min", "maximize": "max",
    "plim": "plim",
}  # fmt: skip
"""Words set upright that name a function of LaTeX, or one that LaTeX lacks."""

INTEGRALS = tuple(f"\\{name}" for name in words("int iint iiint oint oiint"))

STRUCTURES = frozenset(
    words(
        "frac dfrac tfrac cfrac sqrt binom dbinom tbinom choose over substack overset underset stackrel sum prod "
        "coprod int iint iiint oint oiint bigcup bigcap bigoplus bigotimes bigvee bigwedge bigsqcup partial nabla "
        "forall exists nexists pmod mod pod not therefore because underbrace overbrace angle measuredangle complement "
        "atop brace brack Box"
    )
)

ACCENTS = {
    "hat": r"\hat", "widehat": r"\hat", "tilde": r"\tilde", "widetilde": r"\tilde", "bar": r"\bar",
    "overline": r"\overline", "vec": r"\vec", "overrightarrow": r"\vec", "dot": r"\dot", "ddot": r"\ddot",
    "dddot": r"\dddot", "check": r"\check", "breve": r"\breve", "acute": r"\acute", "grave": r"\grave",
    "mathring": r"\mathring", "underline": r"\underline", "wideparen": r"\wideparen", "overparen": r"\wideparen",
    "overarc": r"\wideparen", "overleftrightarrow": r"\overleftrightarrow", "widecheck": r"\check",
}  # fmt: skip

DOTS = frozenset(words("dots ldots cdots vdots ddots dotsc dotsb dotsm dotsi dotso"))

BRACKETS = {
    "lfloor": (T.OPEN, r"\lfloor"), "rfloor": (T.CLOSE, r"\rfloor"), "lceil": (T.OPEN, r"\lceil"),
    "rceil": (T.CLOSE, r"\rceil"), "langle": (T.OPEN, r"\langle"), "rangle": (T.CLOSE, r"\rangle"),
    "lvert": (T.OPEN, "|"), "rvert": (T.CLOSE, "|"), "lVert": (T.OPEN, r"\|"), "rVert": (T.CLOSE, r"\|"),
    "lbrace": (T.OPEN, r"\{"), "rbrace": (T.CLOSE, r"\}"), "lbrack": (T.OPEN, "["), "rbrack": (T.CLOSE, "]"),
    "lparen": (T.OPEN, "("), "rparen": (T.CLOSE, ")"), "{": (T.OPEN, r"\{"), "}": (T.CLOSE, r"\}"),
    "|": (T.BAR, r"\|"), "Vert": (T.BAR, r"\|"), "vert": (T.BAR, "|"), "lgroup": (T.OPEN, "("),
    "rgroup": (T.CLOSE, ")"), "ulcorner": (T.OPEN, r"\ulcorner"), "urcorner": (T.CLOSE, r"\urcorner"),
}  # fmt: skip

FONTS = {
    "mathbb": "mathbb", "mathbf": "mathbf", "mathcal": "mathcal", "mathscr": "mathscr", "mathfrak": "mathfrak",
    "boldsymbol": "boldsymbol", "bm": "boldsymbol", "pmb": "boldsymbol", "mathrm": "mathrm", "mathsf": "mathsf",
    "mathtt": "mathtt", "mathit": "mathit", "mathnormal": "", "operatorname": "mathrm", "mathop": "", "mathbin": "",
    "mathrel": "", "mathord": "", "Bbb": "mathbb", "symbf": "mathbf", "symrm": "mathrm", "bold": "mathbf",
    "mathbbm": "mathbb", "mathds": "mathbb",
}  # fmt: skip
SWITCHES = {"rm": "mathrm", "bf": "mathbf", "it": "", "sf": "mathsf", "tt": "mathtt", "cal": "mathcal"}
UPRIGHT = frozenset({"mathrm", "mathsf", "mathtt", "mathit"})

TEXTS = frozenset(
    words("text textbf textrm textit textsf texttt textnormal mbox hbox mathchoice intertext shortintertext")
)

DROPPED = frozenset(
    words(
        "displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits nonumber notag tiny scriptsize "
        "footnotesize small normalsize large Large LARGE huge Huge mathstrut strut hline hfill allowbreak nobreak "
        "noindent centering relax bigg protect displaylimits"
    )
)
"""Commands that only lay out."""

DROPPED_WITH_ARGUMENT = {
    "color": 1, "label": 1, "tag": 1, "phantom": 1, "hphantom": 1, "vphantom": 1, "vspace": 1, "rule": 2,
    "phantomsection": 0, "arraycolsep": 0, "require": 1, "cline": 1, "eqref": 1,
}  # fmt: skip
TRANSPARENT = {
    "textcolor": 1, "colorbox": 1, "fcolorbox": 2, "boxed": 0, "fbox": 0, "smash": 0, "mathclose": 0, "mathopen": 0,
    "mathpunct": 0, "mathinner": 0, "raise": 0, "mathcolor": 1, "bbox": 0, "class": 1, "cssId": 1, "style": 1,
    "cancel": 0, "bcancel": 0, "xcancel": 0, "blank": 0,
}  # fmt: skip
"""Commands around a formula that do not change it, with the number of arguments before it."""

NARROW_SPACES = frozenset(
    {",", ";", ":", "!", ">", " ", "\n", "thinspace", "medspace", "thickspace", "negthinspace", "/"}
)
WIDE_SPACES = frozenset({"quad", "qquad", "enspace", "hspace", "mspace", "hskip", "kern", "mkern"})
SIZES = frozenset(f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m"))

PACKAGES = frozenset(words("dv pdv SI qty num ang si unit ce cee sideset"))
"""Commands of packages whose arguments vary."""

NOT_YET = frozenset(
    words(
        "cancelto sout prescript overleftarrow underrightarrow Diamond "
        "blacksquare Uparrow Downarrow updownarrow sphericalangle "
        "mathbin genfrac operatornamewithlimits injlim projlim varinjlim varprojlim surd flat natural sharp "
        "clubsuit diamondsuit heartsuit spadesuit checkmark maltese beth gimel daleth Finv Game hslash backepsilon"
    )
)

KNOWN = (
    LETTERS
    | {name for name in (*RELATIONS, *OPERATORS, *BRACKETS) if name.isalpha()}
    | FUNCTIONS
    | STRUCTURES
    | ARROWS.keys()
    | ACCENTS.keys()
    | DOTS
    | FONTS.keys()
    | SWITCHES.keys()
    | TEXTS
    | DROPPED
    | DROPPED_WITH_ARGUMENT.keys()
    | TRANSPARENT.keys()
    | {name for name in (*NARROW_SPACES, *WIDE_SPACES) if name.isalpha()}
    | SIZES
    | PACKAGES
    | NOT_YET
    | {"left", "right", "middle", "begin", "end", "operatorname", "overbrace", "underbrace"}
)
"""All command names, for "did you mean"."""
