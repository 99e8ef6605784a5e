"""What the package offers to Python programs."""

import doctest
import subprocess
import sys

import pytest

import formdeck


def test_every_public_name_is_there() -> None:
    assert all(getattr(formdeck, name) is not None for name in formdeck.__all__)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        formdeck.nothing  # noqa: B018


@pytest.mark.parametrize("documented", [formdeck, formdeck.read_latex, formdeck.read_sympy])
def test_examples_in_the_documentation_are_true(documented: object) -> None:
    finder, runner = doctest.DocTestFinder(recurse=False), doctest.DocTestRunner()
    name = getattr(documented, "__name__", "")
    examples = finder.find(
        documented, name, globs={"read_latex": formdeck.read_latex, "read_sympy": formdeck.read_sympy}
    )

    assert sum(runner.run(each).attempted for each in examples) >= 3
    assert runner.summarize(verbose=False).failed == 0


def test_importing_the_package_imports_nothing_else() -> None:
    program = "import sys, formdeck; print([name for name in sys.modules if name.startswith(('formdeck.', 'sympy'))])"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_entries_declare_shapes_and_roles() -> None:
    entries = {"A": {"kind": "matrix", "shape": r"2 \times 3"}, "L": {"subscript": "label"}}
    (found,) = [each for each in formdeck.read_latex("A + A^T", entries).diagnostics if each.code == "FD316"]

    assert found.message == "`A` is 2 × 3 and `A^T` is 3 × 2: they cannot be added"


@pytest.mark.parametrize("entry", [{"knd": "matrix"}, {"kind": "matrx"}, "matrx"])
def test_misspelt_declaration_is_a_value_error(entry: str | dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"knd|matrx"):
        formdeck.read_latex("A", {"A": entry})
