"""Inputs that fuzzing has met: each is read or refused with its reason, within five seconds. And some new ones."""

from pathlib import Path

import pytest
from benchmarks.soak.__main__ import CORPUS, check
from benchmarks.soak.targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SAVED = sorted(CORPUS.rglob("*.bin"))


@pytest.mark.parametrize("path", SAVED, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_saved_inputs_are_borne(path: Path) -> None:
    check(TARGETS[path.parent.name], path.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_new_inputs_are_borne(name: str) -> None:
    target = TARGETS[name]

    @settings(
        max_examples=40, database=None, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(st.data())
    def one(data: st.DataObject) -> None:
        check(target, data.draw(target.strategy))

    one()
