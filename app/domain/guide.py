"""The guideline's other chapters in one language, facts and words together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.answers import EMPTY, Entry, Status
from app.domain.profile import Fact, Known, Profile, holds

AXES = ("office_work", "congestion", "cost", "effort", "control")
"""The five axes of the table of ratings (p. 27)."""
GRADES = ("S", "A", "B", "C", "D")
"""From best to least."""
METHOD_COUNT, COMBINATION_COUNT, CASE_COUNT = 7, 2, 15
ROLE_POINT_COUNTS = {"executive": 10, "administrator": 6, "teleworker": 7}
COMBINATION_FACTS = {"local_breakout": Fact.LOCAL_BREAKOUT, "pc_smartphone": Fact.SMARTPHONES}
"""The fact of the profile that stands for each combination of methods."""


@dataclass(frozen=True)
class Point:
    """A consideration, and the measures that it rests on (by our reading)."""

    text: str
    measures: tuple[str, ...]


@dataclass(frozen=True)
class MethodVariant:
    """A derived set-up of a method, or a variant of a combination."""

    id: str
    name: str
    text: str
    methods: tuple[str, ...] = ()


@dataclass(frozen=True)
class MethodGuide:
    """One of the seven methods (p. 29-51). `ratings` and `rating_notes` are by axis."""

    id: str
    number: int
    pages: tuple[int, int]
    name: str
    old_name: str
    summary: str
    suits: str
    basic: str
    ratings: Mapping[str, str]
    rating_notes: Mapping[str, str]
    derived: tuple[MethodVariant, ...]
    merits: tuple[str, ...]
    demerits: tuple[str, ...]
    considerations: tuple[Point, ...]
    byod: tuple[Point, ...]


@dataclass(frozen=True)
class Combination:
    """One of the two combinations of methods (p. 52-54)."""

    id: str
    number: int
    pages: tuple[int, int]
    name: str
    summary: str
    basic: str
    variants: tuple[MethodVariant, ...]
    merits: tuple[str, ...]
    demerits: tuple[str, ...]
    considerations: tuple[Point, ...]


@dataclass(frozen=True)
class Axis:
    """An axis of the table of ratings."""

    id: str
    name: str
    text: str


@dataclass(frozen=True)
class MethodChapter:
    """Chapter 3: the methods, their combinations, and the words of the table."""

    methods: tuple[MethodGuide, ...]
    combinations: tuple[Combination, ...]
    axes: tuple[Axis, ...]
    grades: Mapping[str, str]
    notes: Mapping[str, str]

    @property
    def items(self) -> tuple[MethodGuide | Combination, ...]:
        """The methods, then the combinations."""
        return *self.methods, *self.combinations

    def by_id(self, method: str) -> MethodGuide:
        """The method of that id. Raises KeyError."""
        return {m.id: m for m in self.methods}[method]


@dataclass(frozen=True)
class FlowAnswer:
    """An answer of the flowchart: it leads to a question or to a method."""

    id: str
    text: str
    question: int | None = None
    method: str | None = None


@dataclass(frozen=True)
class Question:
    """A question of the flowchart (p. 26). `is_our_reading`: where it hangs is not said by the figure."""

    number: int
    text: str
    help: str
    is_our_reading: bool
    answers: tuple[FlowAnswer, ...]


@dataclass(frozen=True)
class Flowchart:
    """The way to a method. It begins at the first question."""

    page: int
    questions: tuple[Question, ...]
    notes: Mapping[str, str]

    def question(self, number: int) -> Question:
        """The question of that number."""
        return self.questions[number - 1]

    def follow(
        self, answers: Sequence[str]
    ) -> tuple[tuple[tuple[Question, FlowAnswer], ...], Question | None, str | None]:
        """The way that these answers take: the steps, the question that is open then, or the method reached.

        Raises ValueError for an answer that its question does not have.
        """
        way: list[tuple[Question, FlowAnswer]] = []
        question: Question | None = self.question(1)
        method: str | None = None
        for answer in answers:
            choice = next((c for c in question.answers if c.id == answer), None) if question else None
            if question is None or choice is None:
                raise ValueError(answer)
            way.append((question, choice))
            method = choice.method
            question = self.question(choice.question) if choice.question else None
        return tuple(way), question, method


@dataclass(frozen=True)
class Case:
    """A trouble case of chapter 6. `measures` are those that the guideline names; `exposure` is our judgement."""

    number: int
    page: int
    title: str
    what_happened: str
    teaches: tuple[str, ...]
    could_be_us: str
    measures: tuple[str, ...]
    exposure: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"case-{self.number}"


@dataclass(frozen=True)
class CaseStanding:
    """How an organisation stands towards a case: how sure the exposure is, and the measures that apply, by state."""

    case: Case
    exposed: Known
    done: tuple[str, ...]
    open: tuple[str, ...]


@dataclass(frozen=True)
class RolePoint:
    """What a role is for: a point of chapter 2, section 2."""

    role: str
    number: int
    page: int
    title: str
    text: str
    measures: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.role}-{self.number}"


@dataclass(frozen=True)
class Basic:
    """A thought of chapter 2: the barrel, rules-people-technology, cloud services, zero trust."""

    id: str
    section: int
    page: int
    title: str
    text: str
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """A passage of chapter 5, with the measures that it names."""

    id: str
    category: str
    page: int
    heading: str
    text: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class GuideColumn:
    """A column of chapter 5."""

    id: str
    category: str
    page: int
    title: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class Term:
    """A term of the glossary. `forms` are all spellings by which it occurs in our texts."""

    id: str
    term: str
    reading: str
    text: str
    forms: tuple[str, ...]
    see_also: tuple[str, ...]
    is_guidelines: bool
    not_within: tuple[str, ...] = ()
    """Longer words inside which a form is not the term: ポート in サポート."""


def case_standings(
    cases: Iterable[Case], applying: Iterable[str], entries: Mapping[str, Entry], profile: Profile
) -> tuple[CaseStanding, ...]:
    """The cases, those that one is exposed to first, then by how much is open; a tie in the guideline's order."""
    here = frozenset(applying)
    found: list[CaseStanding] = []
    for case in cases:
        status = {i: entries.get(i, EMPTY).status for i in case.measures if i in here}
        live = {i: s for i, s in status.items() if s is not Status.NOT_APPLICABLE}
        done = tuple(i for i, s in live.items() if s is Status.DONE)
        found.append(CaseStanding(case, _exposed(case, profile), done, tuple(i for i in live if i not in done)))
    certainty = (Known.YES, Known.UNKNOWN, Known.NO)
    return tuple(sorted(found, key=lambda s: (certainty.index(s.exposed), -len(s.open), s.case.number)))


def _exposed(case: Case, profile: Profile) -> Known:
    if not case.exposure:
        return Known.YES
    known = {holds(name, profile) for name in case.exposure}
    return next((answer for answer in (Known.YES, Known.UNKNOWN) if answer in known), Known.NO)


def cases_helped(standing: Iterable[CaseStanding]) -> dict[str, int]:
    """For each open measure, in how many cases that one is or may be exposed to it would help."""
    counts: dict[str, int] = {}
    for one in standing:
        if one.exposed is not Known.NO:
            for measure in one.open:
                counts[measure] = counts.get(measure, 0) + 1
    return counts


def most_helpful(counts: Mapping[str, int], order: Sequence[str]) -> str | None:
    """The one open measure that would help in most cases; of several the first in `order`."""
    listed = [i for i in order if i in counts]
    return max(listed, key=lambda i: (counts[i], -listed.index(i))) if listed else None
