"""The 98 measures as the guideline names them, and the words in which we explain them."""

from collections.abc import Iterable
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from app.domain.record import record

if TYPE_CHECKING:
    from app.domain.steps import Step

MEASURE_COUNTS = {
    ("executive", "basic"): 5,
    ("administrator", "basic"): 45,
    ("administrator", "advanced"): 19,
    ("teleworker", "basic"): 28,
    ("teleworker", "advanced"): 1,
}
"""How many measures chapter 4 (p. 55-65) has by role and level: 98 in all."""


class Role(StrEnum):
    """Who has to act. The order is that of the guideline."""

    EXECUTIVE = "executive"
    ADMINISTRATOR = "administrator"
    TELEWORKER = "teleworker"

    @property
    def official(self) -> str:
        """The guideline's own short name of the role (p. 55)."""
        return {"executive": "経営者", "administrator": "管理者", "teleworker": "勤務者"}[self.value]


class Level(StrEnum):
    """How hard a measure is by the guideline's own division (p. 55)."""

    BASIC = "basic"
    ADVANCED = "advanced"


class Recurrence(StrEnum):
    """How often the guideline wants a measure repeated: not said, regularly (定期的), about once a year (年1回程度)."""

    NONE = "none"
    REGULARLY = "regularly"
    YEARLY = "yearly"


class EffortSize(StrEnum):
    """Our estimate for an office of five: about an hour, up to two days, more."""

    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class Effort(NamedTuple):
    """What a measure takes. An estimate of ours, not the guideline's."""

    size: EffortSize
    costs_money: bool


class Category(NamedTuple):
    """One of the 13 categories A-M; `page` is where chapter 5 explains it."""

    id: str
    page: int


@record(frozen=True)
class Measure:
    """The facts of one measure. `id` is permanent: `administrator-E-10`."""

    role: Role
    category: str
    number: int
    level: Level
    page: int
    notify_staff: bool
    recurrence: Recurrence
    effort: Effort
    counterparts: tuple[str, ...]
    obligations: int = 1
    """How many duties the guideline's text has: `done_when` has a sentence for each."""
    stricter_since: int = 0
    """The edition of the words since which `done_when` asks for more than it did; 0 for none."""

    @cached_property
    def id(self) -> str:
        return f"{self.role}-{self.category}-{self.number}"

    @cached_property
    def label(self) -> str:
        """The official label in the guideline's own form: full-width letter and digit, but a half-width `10`."""
        letter = chr(ord(self.category) + 0xFEE0)
        number = chr(ord("０") + self.number) if self.number < 10 else str(self.number)
        return f"{self.role.official}{letter}-{number}"

    @property
    def code(self) -> str:
        """Category and number as one types them: `E-10`."""
        return f"{self.category}-{self.number}"

    @property
    def names(self) -> tuple[str, ...]:
        """What a person may type to find it."""
        code, role = f"{self.category}{self.number}", self.role.official
        return self.label, f"{role}{code}", f"{role}{self.code}", self.code, code, self.id


@record(frozen=True)
class MeasureWords:
    """What we say about a measure in one language.

    `question` asks the IT vendor for it, on paper, so that a tick answers; `blanks` are the lines to fill in beside it.
    `notice` tells the staff what to know and do; it is empty where nobody is to be told. `alone` says it to one person.
    """

    title: str
    requirement: str
    why: str
    steps: "tuple[Step, ...]"
    done_when: str
    evidence: str
    question: str
    blanks: tuple[str, ...] = ()
    notice: str = ""
    alone: str = ""

    @property
    def read(self) -> tuple[str, ...]:
        """What is read of it below its title, in the order of the page."""
        steps = (step.text for step in self.steps)
        return self.requirement, self.why, *steps, self.done_when, self.evidence, self.alone


def together(measures: Iterable[Measure]) -> dict[str, tuple[str, ...]]:
    """For each measure the ids that the same work fulfils: itself and its counterparts, in the order of the list."""
    listed = list(measures)
    place = {measure.id: n for n, measure in enumerate(listed)}
    return {
        measure.id: tuple(sorted((i for i in (measure.id, *measure.counterparts) if i in place), key=place.__getitem__))
        for measure in listed
    }
