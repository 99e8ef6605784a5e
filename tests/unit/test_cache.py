from pathlib import Path
from threading import Thread

import pytest

from formdeck.cache import Cache, content_key


class Computation:
    def __init__(self, value: tuple[str, ...] = ("a", "b")) -> None:
        self.value = value
        self.calls = 0

    def __call__(self) -> tuple[str, ...]:
        self.calls += 1
        return self.value


def remember(path: Path, compute: Computation, stamp: str = "1") -> tuple[str, ...]:
    with Cache(path, stamp) as cache:
        return cache.remember("key", tuple[str, ...], compute)


def test_a_value_is_computed_once_over_two_runs(tmp_path: Path) -> None:
    compute = Computation()
    values = [remember(tmp_path / "c", compute) for _run in range(2)]

    assert (values, compute.calls) == ([("a", "b"), ("a", "b")], 1)


def test_a_value_is_computed_once_in_a_run_that_is_kept_nowhere() -> None:
    compute, cache = Computation(), Cache.nowhere()
    for _again in range(2):
        cache.remember("key", tuple[str, ...], compute)

    assert compute.calls == 1


def test_another_version_does_not_see_the_value(tmp_path: Path) -> None:
    compute = Computation()
    remember(tmp_path / "c", compute, "1")
    remember(tmp_path / "c", compute, "2")

    assert compute.calls == 2


def test_a_value_of_another_type_is_computed_anew(tmp_path: Path) -> None:
    remember(tmp_path / "c", Computation())
    with Cache(tmp_path / "c", "1") as cache:
        value = cache.remember("key", int, lambda: 7)

    assert value == 7


@pytest.mark.parametrize("content", [b"", b"not a database, certainly not", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_corrupt_cache_only_costs_time(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "c").write_bytes(content)
    compute = Computation()
    values = [remember(tmp_path / "c", compute) for _run in range(2)]

    assert values == [("a", "b"), ("a", "b")]


def test_a_replaced_corrupt_cache_works_again(tmp_path: Path) -> None:
    (tmp_path / "c").write_bytes(b"not a database, certainly not" * 100)
    compute = Computation()
    for _run in range(3):
        remember(tmp_path / "c", compute)

    assert compute.calls == 1


def test_a_place_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    assert remember(tmp_path / "file" / "c", Computation()) == ("a", "b")


def test_what_is_long_unused_is_dropped(tmp_path: Path) -> None:
    compute = Computation()
    remember(tmp_path / "c", compute)
    for run in range(30):
        with Cache(tmp_path / "c", "1") as cache:
            cache.remember(f"other {run}", int, lambda: 1)
    remember(tmp_path / "c", compute)

    assert compute.calls == 2


def test_writing_often_in_a_run_drops_nothing(tmp_path: Path) -> None:
    compute = Computation()
    remember(tmp_path / "c", compute)
    with Cache(tmp_path / "c", "1") as cache:
        for time in range(30):
            cache.keep(f"other {time}", 1)
            cache.write()
    remember(tmp_path / "c", compute)

    assert compute.calls == 1


def test_what_was_written_outlives_a_sudden_end(tmp_path: Path) -> None:
    compute = Computation()
    cache = Cache(tmp_path / "c", "1")
    cache.remember("key", tuple[str, ...], compute)
    cache.write()

    assert remember(tmp_path / "c", compute) == ("a", "b")
    assert compute.calls == 1
    cache.close()


def test_another_thread_may_use_it(tmp_path: Path) -> None:
    remember(tmp_path / "c", Computation())
    found: list[object] = []
    with Cache(tmp_path / "c", "1") as cache:
        thread = Thread(target=lambda: found.append(cache.find("key", tuple[str, ...])))
        thread.start()
        thread.join()

    assert found == [("a", "b")]


def test_what_is_written_is_there_for_others_at_once(tmp_path: Path) -> None:
    with Cache(tmp_path / "c", "1") as one, Cache(tmp_path / "c", "1") as other:
        one.keep("key", 1)
        one.write()

        assert other.find("key", int) == 1


def test_trimming_keeps_what_was_used_since_the_last_time() -> None:
    cache = Cache.nowhere()
    cache.keep("used", 1)
    cache.keep("unused", 2)
    cache.find("used", int)
    cache.trim()

    assert (cache.find("used", int), cache.find("unused", int)) == (1, None)


def test_keys_tell_parts_apart() -> None:
    assert content_key("ab", "c") != content_key("a", "bc")


def test_keys_are_the_same_in_every_process() -> None:
    assert content_key("a", 1, ("x", None)) == content_key("a", 1, ("x", None))
