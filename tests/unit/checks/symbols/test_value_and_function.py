from collections.abc import Callable

from support import Compiled

Check = Callable[..., Compiled]


def test_a_name_in_both_roles_is_reported_where_the_second_begins(check_record: Check) -> None:
    checked = check_record("f(x, 1) = 2\nx = 2f", "{f: what, x: in}")
    (found,) = (found for found in checked.diagnostics if found.code == "FD405")

    assert (checked.spanned("FD405"), found.formula) == (["f"], "1")


def test_a_declared_function_may_stand_alone(check_record: Check) -> None:
    assert check_record("f(x, 1) = 2\nx = 2f", "{f: {meaning: m, kind: function}, x: in}").codes == set()


def test_a_name_that_nothing_explains_is_one_mistake(check_record: Check) -> None:
    assert check_record("f(x, 1) = 2\nx = 2f", "{x: in}").spanned("FD405") == []
