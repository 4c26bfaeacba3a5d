"""Which measures apply to an organisation, and why."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from app.domain.answers import EMPTY, Entry, Status
from app.domain.profile import Known, Profile, holds
from app.domain.record import replace


class Verdict(StrEnum):
    """Whether a measure applies; to be confirmed where a fact that decides is not known."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does_not_apply"
    TO_BE_CONFIRMED = "to_be_confirmed"


class Source(StrEnum):
    """On whose word: none is needed; a condition of the guideline; a suggestion of ours; the user's own."""

    ALWAYS = "always"
    GUIDELINE = "guideline"
    SUGGESTION = "suggestion"
    USER = "user"


class Condition(NamedTuple):
    """A measure applies when one of `any_of` holds: the name of a fact, `method:vpn`, `has_teleworkers`, `has_staff`.

    `reason` names the sentences that say why.
    """

    any_of: tuple[str, ...]
    source: Source
    reason: str = "always"


class Overrule(NamedTuple):
    """What the user decided instead, and why."""

    verdict: Verdict
    reason: str


class Applicability(NamedTuple):
    """The verdict and its grounds: what decided, the name of the sentences that say so, or the user's own words."""

    verdict: Verdict
    source: Source
    grounds: tuple[str, ...] = ()
    reason: str = "always"
    words: str = ""


ALWAYS = Applicability(Verdict.APPLIES, Source.ALWAYS)


def judge(condition: Condition | None, profile: Profile, overrule: Overrule | None = None) -> Applicability:
    """Whether a measure with this condition applies. What the user decided stands above all."""
    if overrule is not None:
        return Applicability(overrule.verdict, Source.USER, words=overrule.reason)
    if condition is None:
        return ALWAYS
    known = {name: holds(name, profile) for name in condition.any_of}
    for answer, verdict in (
        (Known.YES, Verdict.APPLIES),
        (Known.UNKNOWN, Verdict.TO_BE_CONFIRMED),
        (Known.NO, Verdict.DOES_NOT_APPLY),
    ):
        grounds = tuple(name for name, is_so in known.items() if is_so is answer)
        if grounds:
            return Applicability(verdict, condition.source, grounds, condition.reason)
    return ALWAYS


def judge_all(
    measures: Iterable[str],
    conditions: Mapping[str, Condition],
    profile: Profile,
    overrules: Mapping[str, Overrule],
) -> dict[str, Applicability]:
    """The applicability of each measure, by id."""
    return {i: judge(conditions.get(i), profile, overrules.get(i)) for i in measures}


def overrule_text(overrule: Overrule | None) -> str:
    """How a decision of the user is stored: the verdict, and the reason on the next line; '' for none."""
    return f"{overrule.verdict}\n{overrule.reason}" if overrule else ""


def read_overrule(text: str) -> Overrule | None:
    """The decision of a stored text. Raises ValueError."""
    if not text:
        return None
    verdict, _line, reason = text.partition("\n")
    return Overrule(Verdict(verdict), reason)


def effective(
    entries: Mapping[str, Entry], results: Mapping[str, Applicability], reason_of: Callable[[Applicability], str]
) -> dict[str, Entry]:
    """The entries as they count: what does not apply stands as not applicable, with its reason; answers stay stored."""
    shown = dict(entries)
    for measure, result in results.items():
        if result.verdict is Verdict.DOES_NOT_APPLY:
            entry = entries.get(measure, EMPTY)
            if entry.status is not Status.NOT_APPLICABLE:
                shown[measure] = replace(entry, status=Status.NOT_APPLICABLE, reason=reason_of(result))
    return shown
