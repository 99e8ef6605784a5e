"""What a template may use up: templates may be somebody else's, and must neither hang the machine nor fill it."""

from collections.abc import Callable, Iterable, Iterator, Sized
from itertools import chain
from typing import Any, cast

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.visitor import NodeTransformer

# No sheet comes near these; a template that runs away does soon.
_MAX_CHARACTERS = 32 * 2**20
_MAX_STEPS = 1_000_000
_MAX_PARTS = 10_000


class TooMuchError(SecurityError):
    """A template writes or counts without end."""


class Allowance:
    """What one filling of a template may still use up."""

    def __init__(self) -> None:
        self._characters = _MAX_CHARACTERS
        self._steps = _MAX_STEPS

    def spend_text(self, length: int) -> None:
        """Count characters that are about to be made.

        Raises:
            TooMuchError: there have been too many.
        """
        self._characters -= length
        if self._characters < 0:
            raise TooMuchError(f"the template writes more than {_MAX_CHARACTERS // 2**20} MB")

    def spend_steps(self, steps: int) -> None:
        """Count steps that are about to be made.

        Raises:
            TooMuchError: there have been too many.
        """
        self._steps -= steps
        if self._steps < 0:
            raise TooMuchError(f"the template counts further than {_MAX_STEPS}")


def counting_filters(allowance: Callable[[], Allowance], filters: dict[str, Any]) -> dict[str, Callable[..., Any]]:
    """Wrap the filters that make much of little so that they count first, and add those that ``CountAll`` inserts."""

    def replace(text: object, old: str, new: str, count: int | None = None) -> str:
        found = str(text)
        allowance().spend_text(len(found) + found.count(str(old)) * len(str(new)))
        return found.replace(str(old), str(new), -1 if count is None else count)

    def join(parts: Iterable[object], separator: str = "") -> str:
        return written(*chain.from_iterable((separator, part) for part in parts))[len(str(separator)) :]

    def indent(text: object, width: int | str = 4, *options: bool, **named: bool) -> object:
        size = len(width) if isinstance(width, str) else width
        allowance().spend_text((str(text).count("\n") + 1) * max(size, 0))
        return filters["indent"](str(text), width, *options, **named)

    def parted(name: str) -> Callable[..., Any]:
        def part(values: Iterable[Any], count: int, *fill: object) -> Any:
            if count > _MAX_PARTS:
                raise TooMuchError(f"`{name}` by more than {_MAX_PARTS}")
            return filters[name](values, count, *fill)

        return part

    def written(*parts: object) -> str:
        texts = [str(refuse_lists(part)) for part in parts]
        allowance().spend_text(sum(map(len, texts)))
        return "".join(texts)

    def counted(values: Iterable[Any]) -> Iterator[Any]:
        for value in values:
            allowance().spend_steps(1)
            yield value

    return {
        "replace": replace, "join": join, "indent": indent, "batch": parted("batch"), "slice": parted("slice"),
        "written": lambda parts: written(*parts), "counted": counted,
    }  # fmt: skip


class CountAll(NodeTransformer):
    """Let the steps of loops and the texts that ``~`` makes be counted."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name for it
        """Count as the loop goes on."""
        self.generic_visit(node)
        node.iter = _filtered(cast("nodes.Expr", node.iter), "counted")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802 - as above
        """Count before the parts are put together."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), "written")


def check_sum(allowance: Allowance, left: object, right: object) -> None:
    """Count what ``left + right`` makes.

    Raises:
        TooMuchError: it is too much.
    """
    allowance.spend_text(sum(len(side) for side in (left, right) if isinstance(side, Sized)))


def refuse_lists(value: object) -> object:
    """Let anything be written but lists: lists of lists of lists become long without any loop.

    Raises:
        TooMuchError: it is one.
    """
    if isinstance(value, list | tuple | dict | set):
        raise TooMuchError("a list cannot be written as it is; go through it")
    return value


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)
