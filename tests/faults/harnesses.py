"""All harnesses, in the order of issue 13: whoever builds one adds its line here."""

from tests.faults.failing import FAILING
from tests.faults.harness import Harness
from tests.faults.killing import KILLING
from tests.faults.networking import NETWORK
from tests.faults.power import POWER
from tests.faults.racing import RACING
from tests.faults.walking import WALKING

HARNESSES: tuple[Harness, ...] = (KILLING, POWER, FAILING, RACING, WALKING, NETWORK)
