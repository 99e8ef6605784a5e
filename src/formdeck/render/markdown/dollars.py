"""Mathematics between dollars, by Marp's own rules.

``$x$`` opens before and closes behind a character that is no space, and does not close before a digit, so that
``$5 and $10`` stays what it is. ``$$`` on lines of their own hold a display.
"""

from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

# Stands for `|` inside dollars while tables are read: a column ends at every other `|`. Texts are free of it.
BAR = "\ufdd0"


def find_maths(text: str, start: int) -> int | None:
    """Find the dollar that closes the one at ``start``; None if that one means itself."""
    if start + 1 >= len(text) or text[start + 1] in " \t":
        return None
    end = text.find("$", start + 1)
    while end != -1 and (end - len(text[:end].rstrip("\\"))) % 2:
        end = text.find("$", end + 1)
    if end in (-1, start + 1) or text[end - 1] in " \t" or text[end + 1 : end + 2] in tuple("0123456789"):
        return None
    return end


def hide_bars(text: str) -> str:
    """Put a placeholder for each ``|`` inside dollars, line by line."""
    if "|" not in text or "$" not in text:
        return text
    return "\n".join(_hide_bars_in_line(line) for line in text.split("\n"))


def show_bars(text: str) -> str:
    """Put the ``|`` back."""
    return text.replace(BAR, "|")


def inline_maths(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - markdown-it calls it so
    """Take ``$…$`` as mathematics, or a dollar that does not open any as itself."""
    if state.src[state.pos] != "$":
        return False
    end = find_maths(state.src[: state.posMax], state.pos)
    if end is None:
        width = 2 if state.src.startswith("$$", state.pos) else 1
        if not silent:
            state.pending += "$" * width
        state.pos += width
        return True
    if not silent:
        state.push("math_inline", "math", 0).content = state.src[state.pos + 1 : end]
    state.pos = end + 1
    return True


def block_maths(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """Take the lines between ``$$`` and ``$$`` as a display; without an end they are text."""
    first = _line(state, start)
    if not first.startswith("$$"):
        return False
    lines, number = [first[2:]], start
    while not lines[-1].endswith("$$"):
        number += 1
        if number >= end or (_line(state, number) and state.sCount[number] < state.blkIndent):
            return False
        lines.append(_line(state, number))
    if silent:
        return True
    token = state.push("math_block", "math", 0)
    token.block = True
    token.content = "\n".join(lines)[:-2].strip()
    token.map = [start, number + 1]
    state.line = number + 1
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _hide_bars_in_line(line: str) -> str:
    parts: list[str] = []
    position = 0
    while (dollar := line.find("$", position)) != -1:
        escaped = (dollar - len(line[:dollar].rstrip("\\"))) % 2
        end = None if escaped else find_maths(line, dollar)
        stop = dollar + 1 if end is None else end + 1
        parts.append(line[position:dollar] + line[dollar:stop].replace("|", BAR))
        position = stop
    return "".join(parts) + line[position:]
