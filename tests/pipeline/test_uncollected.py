"""The garbage collector is off within a reading and on between readings."""

import gc
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from weakref import ref

import pytest

from isnad.pipeline.uncollected import settle, uncollected


@pytest.fixture(autouse=True)
def collector() -> Iterator[None]:
    was = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if was else gc.disable)()


def test_it_is_off_inside_and_on_behind() -> None:
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_on_again_behind_an_error() -> None:
    with pytest.raises(ValueError, match="no"), uncollected():
        raise ValueError("no")
    assert gc.isenabled()


def test_what_was_off_stays_off() -> None:
    gc.disable()
    with uncollected():
        assert not gc.isenabled()
    assert not gc.isenabled()


def test_readings_that_overlap_leave_it_on() -> None:
    together = Barrier(4)

    def work() -> None:
        together.wait()
        for _ in range(200):
            with uncollected():
                pass

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(work) for _ in range(4)]:
            done.result()
    assert gc.isenabled()


def test_what_is_settled_is_found_when_it_becomes_garbage() -> None:
    class Knot:
        def __init__(self) -> None:
            self.me = self

    gc.unfreeze()  # what a reading room may have frozen in this process
    knot = Knot()
    gone = ref(knot)
    settle()
    assert not gc.get_freeze_count()
    del knot
    gc.collect()
    assert gone() is None


def test_what_others_have_frozen_stays_frozen() -> None:
    gc.freeze()
    try:
        count = gc.get_freeze_count()
        settle()
        assert gc.get_freeze_count() > count // 2  # some of what is frozen may be gone, but not all
    finally:
        gc.unfreeze()
