"""All operations on files, by name: what kills, power cuts and failing calls are tried in."""

from tests.faults.operations import OPERATIONS as COMMON
from tests.faults.rescues import RESCUES
from tests.faults.steps_of_state import STEPS_OF_STATE

OPERATIONS = (*COMMON, *RESCUES, *STEPS_OF_STATE)
NAMED = {operation.name: operation for operation in OPERATIONS}


def in_turn(trials: int) -> list[str]:
    """The operation of each trial: all by turns, or where there are fewer trials than that, some from first to last."""
    names = list(NAMED)
    if trials >= len(names):
        return [names[n % len(names)] for n in range(trials)]
    return [names[n * len(names) // trials] for n in range(trials)]
