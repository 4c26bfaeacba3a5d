"""What the papers say in one language: the emergency card, the staff notice and the drafts of the policies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.profile import Known, Profile, holds

POLICIES = ("basic-policy", "telework-rules", "incident-plan")
PLACEHOLDERS = ("organisation", "executive", "administrator", "contact", "phone", "date")
"""What may stand in braces in a clause, a lead and a closing, to be filled in by the paper."""
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
ALONE = "alone"
"""The condition of a clause beside those of `holds`: it is known that there is nobody but one person."""


@dataclass(frozen=True)
class Duty:
    """Someone to call. `number` is empty unless it is publicly known and the same for everybody."""

    id: str
    name: str
    number: str


@dataclass(frozen=True)
class Emergency:
    """What to do when something seems wrong, for a poster and, in `card`, for a wallet card."""

    steps: tuple[str, ...]
    donts: tuple[str, ...]
    contacts: tuple[Duty, ...]
    call: str
    card: tuple[str, ...]
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Clause:
    """One clause of a draft. It always stands if `when` is empty.

    The answer to `measure` says whether it is in place or still to be; it is empty where no measure says so.
    """

    id: str
    text: str
    when: tuple[str, ...]
    measure: str


@dataclass(frozen=True)
class PolicySection:
    """Clauses under one heading."""

    heading: str
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class Policy:
    """The draft of one policy; `measures` are those that it is written for."""

    id: str
    title: str
    lead: str
    measures: tuple[str, ...]
    sections: tuple[PolicySection, ...]


@dataclass(frozen=True)
class NoticeFrame:
    """What stands around the `notice` texts of the measures; `receipt` heads the column to sign."""

    title: str
    lead: str
    closing: str
    receipt: str


@dataclass(frozen=True)
class Papers:
    """The words of all papers in one language."""

    emergency: Emergency
    policies: tuple[Policy, ...]
    notice: NoticeFrame


def clause_applies(clause: Clause, profile: Profile) -> bool:
    """Whether a clause is printed: always, or when one of its conditions is or may be the case.

    `alone` has to be known, so that what is unknown prints the clause for staff and not both alternatives.
    """
    return not clause.when or any(_may_hold(name, profile) for name in clause.when)


def _may_hold(name: str, profile: Profile) -> bool:
    if name == ALONE:
        return profile.works_alone is Known.YES
    return holds(name, profile) is not Known.NO


def filled(text: str, values: Mapping[str, str], blank: str) -> str:
    """A text with its placeholders filled once; `blank`, to be written on, stands for what is empty or unknown.

    What a person typed is no placeholder.
    """
    return _PLACEHOLDER.sub(lambda found: values.get(found[1]) or blank, text)
