"""All operations on files, by name: what kills, power cuts and failing calls are tried in."""

from tests.faults.operations import OPERATIONS as COMMON
from tests.faults.rescues import RESCUES
from tests.faults.steps_of_state import STEPS_OF_STATE

OPERATIONS = (*COMMON, *RESCUES, *STEPS_OF_STATE)
NAMED = {operation.name: operation for operation in OPERATIONS}
