"""Jinja, set up for Marp Markdown and for templates that may be somebody else's."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from traceback import walk_tb

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.sandbox import ImmutableSandboxedEnvironment

from formdeck.diagnostics import Diagnostic, Outcome, did_you_mean
from formdeck.diagnostics.rules import render as rules
from formdeck.render import views
from formdeck.render.allowance import Allowance, CountAll, TooMuchError, check_sum, counting_filters, refuse_lists
from formdeck.render.markdown import quoted
from formdeck.source import SourceFile, Span

# Text methods and filters that make a long text of a short one.
_PADDING = frozenset({
    "center", "expandtabs", "format", "format_map", "join", "ljust", "replace", "rjust", "translate", "zfill",
})  # fmt: skip
_NO_ATTRIBUTE = re.compile(r"`formdeck\.render\.views\.(\w+) object` has no attribute `(\w+)`")
_REFUSED_FILTERS = ("center", "format", "random", "pprint", "tojson", "urlize", "xmlattr", "wordwrap")


class TemplateSet:
    """The templates that a page sees: those of the first layer, and of later ones where it has none."""

    def __init__(self, layers: Sequence[Mapping[str, SourceFile]]) -> None:
        self._files = {name: file for layer in reversed(layers) for name, file in layer.items()}
        self._paths = {file.path: file for file in self._files.values()}
        self._environment = _Sandbox(
            loader=FunctionLoader(self._load),
            block_start_string="<%",
            block_end_string="%>",
            variable_start_string="<<",
            variable_end_string=">>",
            comment_start_string="<#",
            comment_end_string="#>",
            undefined=StrictUndefined,
            finalize=refuse_lists,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.filters["quoted"] = quoted
        for name in _REFUSED_FILTERS:
            self._environment.filters.pop(name, None)
        self._environment.filters |= counting_filters(lambda: self._environment.allowance, DEFAULT_FILTERS)

    def render(self, name: str, variables: Mapping[str, object]) -> Outcome[str | None]:
        """Fill in one template; None if it is at fault, with what is wrong."""
        try:
            return Outcome(self._write(name, variables))
        except TemplateNotFound as error:
            return Outcome(None, (self._missing(str(error.name), error),))
        except TemplateSyntaxError as error:
            span = self._span(error.filename or error.name, error.lineno)
            return Outcome(None, (rules.TEMPLATE_SYNTAX.at(span, _sentence(error.message or "syntax error")),))
        except TooMuchError as error:
            return Outcome(None, (rules.TEMPLATE_TOO_LARGE.at(self._place(error, name), str(error)),))
        except Exception as error:  # noqa: BLE001 - the template is the user's program: whatever it raises is a finding
            return Outcome(None, (self._failed(name, error, variables),))

    def _write(self, name: str, variables: Mapping[str, object]) -> str:
        self._environment.start()  # Jinja works constants out as soon as it reads a template
        template = self._environment.get_template(name)
        self._environment.start()
        return self._environment.concat(template.generate(**variables))

    def _load(self, name: str) -> tuple[str, str, None] | None:
        file = self._files.get(name)
        return (file.text, file.path, None) if file else None

    def _failed(self, name: str, error: Exception, variables: Mapping[str, object]) -> Diagnostic:
        message, known = _explain(_sentence(str(error)) or type(error).__name__, variables)
        missing = message.split("`")[1] if known else ""
        return rules.TEMPLATE_ERROR.at(self._place(error, name), message, *did_you_mean(missing, known))

    def _missing(self, wanted: str, error: Exception) -> Diagnostic:
        hints = did_you_mean(wanted, self._files)
        return rules.TEMPLATE_MISSING.at(self._place(error, ""), f"there is no template `{wanted}`", *hints)

    def _place(self, error: BaseException, name: str) -> Span | None:
        """Find the line of a template that an error came from: Jinja puts its own lines into the traceback."""
        lines = [
            (frame.f_code.co_filename, line)
            for frame, line in walk_tb(error.__traceback__)
            if frame.f_code.co_filename in self._paths
        ]
        if lines:
            return self._span(*lines[-1])
        return self._span(self._files[name].path, 1) if name in self._files else None

    def _span(self, path: str | None, line: int) -> Span | None:
        file = self._paths.get(path or "")
        if file is None:
            return None
        lines = file.text.split("\n")
        start = sum(len(before) + 1 for before in lines[: line - 1])
        text = lines[min(line, len(lines)) - 1]
        indent = len(text) - len(text.lstrip())
        return file.span(start + indent, start + max(len(text.rstrip()), indent))


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox that also counts: templates cannot loop or write without end."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})
    allowance = Allowance()

    def start(self) -> None:
        """Give a new template its allowance."""
        self.allowance = Allowance()
        self.globals["range"] = self._range
        for name in ("lipsum", "cycler", "joiner"):
            self.globals.pop(name, None)

    def concat(self, parts: Iterable[str]) -> str:
        """Put together what a template, a macro or a block writes."""
        written: list[str] = []
        for part in parts:
            self.allowance.spend_text(len(part))
            written.append(part)
        return "".join(written)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        counting: nodes.Template = CountAll().visit(super()._parse(source, name, filename))
        return counting

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Refuse what Jinja's sandbox refuses, and padding."""
        if type(obj).__module__ == views.__name__:
            return not attr.startswith("_")
        return attr not in _PADDING and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: object, operator: str, left: object, right: object) -> object:
        """Let numbers be multiplied, but no texts or lists, and no powers."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "+":
            check_sum(self.allowance, left, right)
        elif operator == "**" or not numbers:
            raise TooMuchError(f"`{operator}` works on numbers only in a template" if operator != "**" else "no powers")
        return super().call_binop(context, operator, left, right)  # type: ignore[arg-type]  # typed too narrowly

    def _range(self, *bounds: int) -> range:
        steps = range(*bounds)
        self.allowance.spend_steps(len(steps))
        return steps


def _sentence(message: str) -> str:
    """Put Jinja's message into our form: lower case, no full stop, backticks."""
    text = message.strip().rstrip(".").replace("'", "`")
    return text[:1].lower() + text[1:]


def _explain(message: str, variables: Mapping[str, object]) -> tuple[str, Iterable[str]]:
    """Say what is undefined in the words of whoever writes templates, with the names that there are."""
    attribute = _NO_ATTRIBUTE.fullmatch(message)
    if attribute:
        view = getattr(views, attribute[1])
        return f"`{attribute[2]}` is undefined", [field.name for field in fields(view)]
    return message, variables if message.endswith("` is undefined") else ()
