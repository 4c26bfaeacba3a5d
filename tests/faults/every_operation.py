"""All operations on files, by name: what kills, power cuts and failing calls are tried in."""

from tests.faults.operations import OPERATIONS as COMMON
from tests.faults.rescues import RESCUES

OPERATIONS = (*COMMON, *RESCUES)
NAMED = {operation.name: operation for operation in OPERATIONS}
