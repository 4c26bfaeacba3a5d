"""Each harness with few trials: its figures are met, and its control fails. `dev.py faults` runs them large."""

from pathlib import Path

import pytest

from tests.faults.harness import Harness
from tests.faults.harnesses import HARNESSES

SEED = 1


@pytest.mark.parametrize("harness", HARNESSES, ids=lambda harness: harness.name)
def test_figures_are_met_and_the_control_fails(harness: Harness, tmp_path: Path) -> None:
    if why := harness.lacking():
        pytest.skip(f"{harness.name}: {why}")
    figures = harness.run(harness.small, SEED, tmp_path)
    assert figures.is_met, "\n".join([figures.line(harness.name), *figures.seen])


def test_each_has_a_name_of_its_own() -> None:
    assert len({harness.name for harness in HARNESSES}) == len(HARNESSES)
