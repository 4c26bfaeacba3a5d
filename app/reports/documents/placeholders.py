"""Whom papers name: our own contact, the IT vendor, and what stands for the placeholders of their words."""

from itertools import chain

from app.domain.contact_duties import DutyWords, has_own, own_contact, vendor_contact
from app.domain.emergency_contacts import contacts_to_call
from app.domain.measures import Role
from app.domain.tables import CONTACT, Cells, Column
from app.i18n import NP_, languages, translation
from app.labels import day
from app.reports.report_content import ReportContent

_OWN = NP_("how the duty of our own contact may begin; divided by |", "our |own ")
_VENDOR = NP_("what the duty of the IT vendor may hold; divided by |", "vendor")


def ours(content: ReportContent) -> Cells:
    """Whom to ask at our place."""
    return own_contact(content.rows(CONTACT), content.profile, _words(content, "own", _OWN))


def theirs(content: ReportContent) -> Cells:
    """The IT vendor; every column is '' where none is kept."""
    return vendor_contact(content.rows(CONTACT), _words(content, "it-vendor", _VENDOR))


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
    if has_own(content.rows(CONTACT), _words(content, "own", _OWN)):
        contact = ours(content)
        return contact[Column.NAME] or contact[Column.DUTY], contact[Column.PHONE]
    first = next(iter(contacts_to_call(content.rows(CONTACT), content.papers.emergency)))
    return first.name or (first.duty if first.phone else ""), first.phone


def _words(content: ReportContent, duty: str, marks: tuple[str, str]) -> DutyWords:
    """How a duty is known: as the papers call it, and by marks, in whatever language it was entered."""
    contacts = content.papers.emergency.contacts if content.papers else ()
    usual = tuple(one.name for one in contacts if one.id == duty)
    known = (translation(lang).pgettext(*marks).split("|") for lang in languages())
    return DutyWords(usual, tuple(chain.from_iterable(known)))
