"""Numbered boxes in the place of what is left out, of exactly its size."""


def math_box(latex: str, number: int) -> str:
    """Write a box as large as a part of a formula; of that nothing is drawn."""
    return rf"\bbox[#e4e8ec]{{\rlap{{\smash{{\scriptsize {number}}}}}\phantom{{{latex}}}}}"


def text_box(markdown: str, number: int, tag: str = "span") -> str:
    """Write a box as large as a text, which is in it but invisible, so that lines break as they would."""
    return _box(f'<span class="blank-number">{number}</span>', markdown, tag)


def hidden_text(markdown: str) -> str:
    """Write a box without a number, for what would give the others away."""
    return _box("", markdown, "span")


def hidden_maths(maths: str) -> str:
    """Write nothing, as large as a formula between dollars, which would give away what is left out elsewhere."""
    return rf"$\phantom{{{maths[1:-1]}}}$" if maths.startswith("$") else ""


def _box(label: str, markdown: str, tag: str) -> str:
    return f'<{tag} class="blank">{label}<span class="blank-hidden">{markdown}</span></{tag}>'
