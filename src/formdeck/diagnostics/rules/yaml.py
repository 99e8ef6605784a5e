"""What can be wrong with a file's characters and its YAML. Nothing here can be suppressed by a comment."""

from formdeck.diagnostics.rule import error, note, warning

NOT_UTF8 = error("FD101", "not-utf8")
BYTE_ORDER_MARK = warning("FD102", "byte-order-mark")
CONTROL_CHARACTER = error("FD103", "control-character")
SYNTAX = error("FD110", "yaml-syntax")
TAB = error("FD111", "tab-indentation")
SEVERAL_DOCUMENTS = error("FD112", "several-documents")
TOO_DEEP = error("FD113", "nested-too-deep")
DUPLICATE_KEY = error("FD120", "duplicate-key")
MERGE_KEY = error("FD121", "merge-key")
TAG = error("FD122", "yaml-tag")
UNKNOWN_ALIAS = error("FD123", "unknown-alias")
TOO_MANY_ALIASES = error("FD124", "too-many-aliases")
EATEN_BACKSLASH = error("FD130", "eaten-backslash")
UNQUOTED_BRACKET = error("FD131", "unquoted-bracket")
CUT_BY_COMMENT = warning("FD132", "cut-by-comment")
UNREASONED_SUPPRESSION = error("FD140", "unreasoned-suppression")
UNKNOWN_SUPPRESSION = error("FD141", "unknown-suppression")
UNUSED_SUPPRESSION = note("FD142", "unused-suppression")
