"""The self-check sheets that teleworkers handed back, and the answers of the organisation that follow from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.answers import Field, Status, Value
from app.domain.days import Tense
from app.domain.kept_texts import reason_part, self_check_key
from app.domain.numbered import numbered
from app.domain.selection import fold
from app.domain.sheets import Sheet

DOCUMENT = "self-check"
"""The document on which a teleworker answers."""

FILLED_IN = Tense.PAST
"""When the day lies on which a sheet that has come back was filled in."""

_PARTS = ("person", "day", "sheet")


@dataclass(frozen=True)
class Return:
    """A sheet as a person handed it back: whose, of which day, from which printed sheet (0: unknown).

    `answers` has what was answered, by measure; `reasons` why something does not apply to this person.
    """

    number: int
    person: str
    day: date
    sheet: int
    answers: Mapping[str, Status]
    reasons: Mapping[str, str] = field(default_factory=dict)


def returns(texts: Mapping[str, str]) -> tuple[Return, ...]:
    """The sheets kept among the texts of a workbook, in the order in which they were entered."""
    found = sorted(numbered(texts, "selfcheck").items())
    return tuple(_read(number, parts) for number, parts in found)


def _read(number: int, parts: Mapping[str, str]) -> Return:
    measures = [p for p in parts if p not in _PARTS and not p.endswith(reason_part(""))]
    return Return(
        number,
        parts.get("person", ""),
        date.fromisoformat(parts["day"]) if "day" in parts else date.min,
        int(parts.get("sheet", "0")),
        {m: Status(parts[m]) for m in measures},
        {m: parts[reason_part(m)] for m in measures if reason_part(m) in parts},
    )


def return_texts(returned: Return, before: Return | None = None) -> dict[str, str]:
    """The texts by which a sheet is kept, in place of what was kept of it before."""
    key, texts = returned.number, {}
    if before:
        gone = [*before.answers, *map(reason_part, before.reasons)]
        texts = {self_check_key(key, part): "" for part in gone}
    texts[self_check_key(key, "person")] = returned.person
    texts[self_check_key(key, "day")] = returned.day.isoformat()
    texts[self_check_key(key, "sheet")] = str(returned.sheet) if returned.sheet else ""
    texts |= {self_check_key(key, measure): status.value for measure, status in returned.answers.items()}
    texts |= {self_check_key(key, reason_part(measure)): text for measure, text in returned.reasons.items()}
    return texts


def entered_before(kept: Iterable[Return], sheet: int, person: str) -> Return | None:
    """The return that is typed once more: the same person's on the same printed sheet."""
    return next((one for one in kept if sheet and one.sheet == sheet and _key(one.person) == _key(person)), None)


def next_number(kept: Iterable[Return]) -> int:
    """The number of a new return."""
    return max((one.number for one in kept), default=0) + 1


def latest(kept: Iterable[Return]) -> tuple[Return, ...]:
    """The newest return of each person, by the day on it, then by when it was entered."""
    newest: dict[str, Return] = {}
    for one in sorted(kept, key=lambda one: (one.day, one.number)):
        newest[_key(one.person)] = one
    return tuple(sorted(newest.values(), key=lambda one: one.number))


def joint(answers: Iterable[Status]) -> Status | None:
    """What the answers of several people about one measure come to; None when nobody answered.

    To whom it does not apply, and who left it open, says nothing about the others. One answer alone, or the same of
    all, is the answer. A known gap outweighs what is not known: "partly" where some do it, "not done" where nobody
    says so. "Don't know" beside nothing but "done" stays: someone has to ask before it may count as done.
    """
    given = {answer for answer in answers if answer is not Status.UNANSWERED}
    counted = given - {Status.NOT_APPLICABLE}
    if not counted:
        return Status.NOT_APPLICABLE if given else None
    if len(counted) == 1:
        return counted.pop()
    if counted == {Status.DONE, Status.UNKNOWN}:
        return Status.UNKNOWN
    return Status.PARTIAL if counted & {Status.DONE, Status.PARTIAL} else Status.NOT_DONE


def joint_answers(kept: Iterable[Return]) -> dict[str, dict[Field, Value]]:
    """What follows for each measure from the newest return of each person: the answer, and why it does not apply."""
    newest = latest(kept)
    measures = dict.fromkeys(m for one in newest for m in one.answers)
    found: dict[str, dict[Field, Value]] = {}
    for measure in measures:
        answer = joint(one.answers.get(measure, Status.UNANSWERED) for one in newest)
        if answer is Status.NOT_APPLICABLE:
            reasons = dict.fromkeys(one.reasons[measure] for one in newest if measure in one.reasons)
            found[measure] = {Field.STATUS: answer, Field.REASON: " / ".join(reasons)}
        elif answer is not None:
            found[measure] = {Field.STATUS: answer}
    return found


@dataclass(frozen=True)
class Standing:
    """How it stands with one person's sheet: the day on the newest return, and when one was printed last."""

    person: str
    returned: date | None
    printed: date | None


def standings(kept: Iterable[Return], sheets: Iterable[Sheet], people: Iterable[str]) -> tuple[Standing, ...]:
    """Who has handed a sheet back and who has not: the people named, for whom one was printed, or who returned one."""
    newest = {_key(one.person): one for one in latest(kept)}
    printed: dict[str, Sheet] = {}
    for sheet in sorted((s for s in sheets if s.document == DOCUMENT and s.person), key=lambda s: s.made):
        printed[_key(sheet.person)] = sheet
    named = [*people, *(s.person for s in printed.values()), *(one.person for one in newest.values())]
    names: dict[str, str] = {}
    for name in named:
        names.setdefault(_key(name), name)
    names.pop("", None)
    found = []
    for key, name in names.items():
        one, last = newest.get(key), printed.get(key)
        found.append(Standing(name, one.day if one else None, last.made if last else None))
    return tuple(sorted(found, key=lambda one: one.returned is not None))


def _key(person: str) -> str:
    """A name as it is compared: blanks within it, width and case do not tell two people apart."""
    return "".join(fold(person).split())
