"""How much reading one formula may cost. Far beyond what fits on a page, and small enough to stay quick."""

MAX_CHARACTERS = 20_000
MAX_TOKENS = 8_000
MAX_BRACKETS = 40  # inside each other, braces included
MAX_ACCENTS = 10  # on one symbol
MAX_ENVIRONMENTS = 8  # inside each other; SymPy takes twice as long for each level of matrices
MAX_DEPTH = 130  # of the parser; a bracket takes about three levels
MAX_TREE_DEPTH = 100  # SymPy needs several calls for each level, and Python allows a thousand
MAX_DIGITS = 300
MAX_BARS = 60  # in one bracket
MAX_EXPANSIONS = 500

# How much SymPy may calculate when it evaluates a formula.
MAX_LITERAL_DIGITS = 50
MAX_COMPUTED_DIGITS = 1_000
MAX_EXPONENT = 1_000
MAX_FACTORIAL = 1_000
MAX_TERMS = 1_000
