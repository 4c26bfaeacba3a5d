"""All harnesses, in the order of issue 13: whoever builds one adds its line here."""

from tests.faults.damaging import DAMAGING
from tests.faults.failing import FAILING
from tests.faults.harness import Harness
from tests.faults.hostile import HOSTILE
from tests.faults.hostile_text import TEXTS
from tests.faults.killing import KILLING
from tests.faults.made_up import MADE_UP
from tests.faults.markers import MARKERS
from tests.faults.networking import NETWORK
from tests.faults.power import POWER
from tests.faults.racing import RACING
from tests.faults.surroundings import SURROUNDED
from tests.faults.walking import WALKING

HARNESSES: tuple[Harness, ...] = (
    KILLING,
    POWER,
    FAILING,
    DAMAGING,
    MADE_UP,
    HOSTILE,
    TEXTS,
    RACING,
    SURROUNDED,
    WALKING,
    NETWORK,
    MARKERS,
)
