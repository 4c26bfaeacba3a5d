"""All harnesses, in the order of issue 13: whoever builds one adds its line here."""

from tests.faults.harness import Harness

HARNESSES: tuple[Harness, ...] = ()
