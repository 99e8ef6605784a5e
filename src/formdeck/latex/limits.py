"""How much reading one formula may cost. Far beyond what fits on a page, and small enough to stay quick."""

MAX_CHARACTERS = 20_000
MAX_TOKENS = 8_000
MAX_DEPTH = 40
MAX_DIGITS = 300
MAX_EXPANSIONS = 500
