"""Whom papers name: our own contact, the IT vendor, and what stands for the placeholders of their words."""

from collections.abc import Iterator

from app.domain.contact_duties import has_own, own_contact, vendor_contact
from app.domain.emergency_contacts import callees
from app.domain.measures import Role
from app.domain.tables import CONTACT, Cells, Column
from app.labels import day
from app.reports.content import ReportContent


def ours(content: ReportContent) -> Cells:
    """Whom to ask at our place."""
    return own_contact(content.rows(CONTACT), content.profile, _usual(content, "own"))


def theirs(content: ReportContent) -> Cells:
    """The IT vendor; every column is '' where none is kept."""
    return vendor_contact(content.rows(CONTACT), _usual(content, "it-vendor"))


def name_and_phone(contact: Cells) -> str:
    """A contact on one line."""
    return "　".join(filter(None, (contact[Column.NAME], contact[Column.PHONE])))


def placeholders(content: ReportContent) -> dict[str, str]:
    """What stands for each of app.domain.papers.PLACEHOLDERS; '' for what is not known."""
    contact = ours(content)
    return {
        "organisation": content.organisation,
        "executive": content.profile.holders.get(Role.EXECUTIVE, ""),
        "administrator": content.profile.holders.get(Role.ADMINISTRATOR, ""),
        "contact": contact[Column.NAME],
        "phone": contact[Column.PHONE],
        "date": day(content.today, content.language),
    }


def in_emergency(content: ReportContent) -> tuple[str, str]:
    """Name and phone of whom to tell first when something seems wrong: our own contact, or else the first one kept."""
    assert content.papers is not None
    if has_own(content.rows(CONTACT), _usual(content, "own")):
        contact = ours(content)
        return contact[Column.NAME] or contact[Column.DUTY], contact[Column.PHONE]
    first = next(iter(callees(content.rows(CONTACT), content.papers.emergency)))
    return first.name or (first.duty if first.phone else ""), first.phone


def _usual(content: ReportContent, duty: str) -> Iterator[str]:
    """The usual words for a duty."""
    return (one.name for one in content.papers.emergency.contacts if one.id == duty) if content.papers else iter(())
