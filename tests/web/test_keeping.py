"""Values that are kept: quick ones follow the record at once, slow ones behind a reader's back."""

import threading
import time

import pytest

from isnad.web import keeping
from isnad.web.keeping import Keeper


def _work(seconds: float) -> None:
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


def test_a_quick_value_is_made_once_for_each_state() -> None:
    state, made = [0], []

    def make() -> int:
        made.append(state[0])
        return state[0]

    keeper = Keeper(lambda: state[0])
    assert [keeper.kept("a", make), keeper.kept("a", make)] == [0, 0]
    state[0] = 1
    assert keeper.kept("a", make) == 1
    assert made == [0, 1]


def test_a_slow_value_is_given_as_it_was_and_made_anew_behind() -> None:
    state, done = [0], threading.Event()

    def make() -> int:
        _work(1.5 * keeping.QUICK)
        if state[0]:
            done.set()
        return state[0]

    keeper = Keeper(lambda: state[0])
    assert keeper.kept("a", make) == 0
    state[0] = 1
    assert keeper.kept("a", make) == 0  # just made: it rests
    time.sleep(0.1)
    end = time.monotonic() + 30
    while not done.is_set() and time.monotonic() < end:
        assert keeper.kept("a", make) == 0
        time.sleep(0.1)
    while keeper.kept("a", make) == 0 and time.monotonic() < end:
        time.sleep(0.05)
    assert keeper.kept("a", make) == 1


def test_what_is_made_from_a_slow_value_follows_it() -> None:
    class Slow:
        def __init__(self) -> None:
            self.of = state[0]
            _work(1.5 * keeping.QUICK)

    def both() -> tuple[int, int]:
        slow = keeper.kept("slow", Slow)
        return slow.of, keeper.kept("quick", lambda: slow.of, of=slow)

    state = [0]
    keeper = Keeper(lambda: state[0])
    assert both() == (0, 0)
    state[0] = 1
    assert both() == (0, 0)
    end = time.monotonic() + 30
    while both() == (0, 0) and time.monotonic() < end:
        time.sleep(0.05)
    assert both() == (1, 1)


class Clock:
    """Time that passes when told."""

    now = cpu = 0.0

    def monotonic(self) -> float:
        return self.now

    def thread_time(self) -> float:
        return self.cpu


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_can_not_be_made_anew_rests_too(monkeypatch: pytest.MonkeyPatch) -> None:
    state, tries, clock = [0], [], Clock()
    monkeypatch.setattr(keeping, "time", clock)

    def make() -> int:
        clock.cpu += 1
        if state[0]:
            tries.append(clock.now)
            raise ValueError("the record is damaged")
        return 7

    keeper = Keeper(lambda: state[0])
    before = set(threading.enumerate())
    assert keeper.kept("a", make) == 7
    state[0] = 1
    for clock.now in (19.0, 21.0, 22.0, 40.0, 42.0):
        assert keeper.kept("a", make) == 7
        for thread in set(threading.enumerate()) - before:
            thread.join()
    assert tries == [21.0, 42.0]


def test_few_values_are_kept() -> None:
    keeper = Keeper(lambda: 0)
    made = [keeper.kept(str(n), lambda n=n: n) for n in range(1000)]  # type: ignore[misc]
    assert made == list(range(1000))
    assert keeper.kept("0", lambda: -1) == -1
    assert keeper.kept("999", lambda: -1) == 999
