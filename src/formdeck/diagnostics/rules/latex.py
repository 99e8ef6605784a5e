"""What can be wrong with a formula, or cannot be known about it.

FD301-FD319: it is broken. FD320-FD329: it can mean two things until a symbol is declared. FD330: formdeck does not
read this notation yet; nothing is wrong with it. FD340: what was inferred. FD341-FD343: an entry of a glossary.
"""

from formdeck.diagnostics.rule import error, note, warning

UNBALANCED = error("FD301", "unbalanced-bracket")
MISMATCHED = error("FD302", "mismatched-brackets")
MISSING_OPERAND = error("FD303", "missing-operand")
MISSING_ARGUMENT = error("FD304", "missing-argument")
DOUBLE_SCRIPT = error("FD305", "double-script")
UNKNOWN_COMMAND = error("FD306", "unknown-latex-command")
SCRIPT_OF_BRACKET = error("FD307", "script-of-bracket")
STRAY_COLUMN = error("FD308", "stray-column")
FORBIDDEN_CHARACTER = error("FD309", "forbidden-character")
UNEXPECTED = error("FD310", "unexpected-symbol")
ENVIRONMENT = error("FD311", "environment")
TOO_LARGE = error("FD312", "formula-too-large")
EMPTY = error("FD313", "empty-formula")
MACRO = error("FD314", "macro")
DIFFERENTIAL = error("FD315", "differential")
SHAPES = error("FD316", "shapes-do-not-fit")
SHAPES_UNCLEAR = warning("FD317", "shapes-may-not-fit")
APPLICATION_OR_PRODUCT = error("FD320", "application-or-product")
LETTER_RUN = error("FD321", "word-or-product")
LABEL_OR_INDEX = error("FD322", "label-or-index")
SUPERSCRIPT = error("FD323", "unclear-superscript")
LIST_OR_THOUSANDS = error("FD324", "list-or-thousands")
WORDS = error("FD325", "words-as-operand")
UNCLEAR_OPERATOR = error("FD326", "unclear-operator")
NOT_READ_YET = error("FD330", "not-read-yet")
NOT_HELD = error("FD331", "not-held-by-sympy")
INFERRED = note("FD340", "inferred")
GLOSSARY_KEY = error("FD341", "unreadable-glossary-key")
DOMAIN = error("FD342", "unreadable-domain")
SHAPE = error("FD343", "unreadable-shape")
