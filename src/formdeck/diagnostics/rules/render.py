"""What can be wrong with templates, built-in words, and texts on their way to the page."""

from formdeck.diagnostics.rule import error, warning

TEMPLATE_SYNTAX = error("FD501", "template-syntax")
TEMPLATE_ERROR = error("FD502", "template-error")
TEMPLATE_TOO_LARGE = error("FD503", "template-too-large")
TEMPLATE_MISSING = error("FD504", "template-missing")
UNKNOWN_LABEL = error("FD510", "unknown-label")
IMAGE_IN_TEXT = error("FD520", "image-in-text")
HTML_IN_TEXT = warning("FD521", "html-in-text")
REFUSED_LINK = error("FD522", "refused-link")
UNKNOWN_LINK_TARGET = error("FD523", "unknown-link-target")
HEADING_IN_TEXT = warning("FD524", "heading-in-text")
DOLLARS = error("FD530", "dollars-in-formula")
REFUSED_COMMAND = error("FD531", "refused-command")
ENDLESS_MACRO = error("FD532", "endless-macro")
MACRO_ARGUMENTS = error("FD533", "macro-arguments")
