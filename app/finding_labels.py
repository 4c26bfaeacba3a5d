"""Findings in words, in any language: for the page, for paper, and for the command line."""

from collections.abc import Mapping
from datetime import date

from app.domain.answers import Field
from app.domain.findings import Finding, FindingKind
from app.domain.measures import Measure, MeasureWords
from app.domain.paper_forms import VENDOR_QUESTIONS, VENDOR_REQUEST
from app.domain.putting_off import PutOff, PutOffFor
from app.i18n import N_, language, translation
from app.labels import day, measure_label, name

_HEADINGS: Mapping[FindingKind, str] = {
    FindingKind.SYSTEM_ENDED: N_("Devices that get no more updates"),
    FindingKind.CONTACTS_EMPTY: N_("The list of contacts is empty"),
    FindingKind.DEVICES_EMPTY: N_("The device register is empty"),
    FindingKind.DEVICES_STALE: N_("Nobody has looked at the devices for a year"),
    FindingKind.DECISION_OPEN: N_("Decided at the last meeting, and not done"),
    FindingKind.VENDOR_SILENT: N_("No answer from the IT vendor"),
    FindingKind.UNKNOWN_LONG: N_("“Don't know” for more than 30 days"),
    FindingKind.TASK_INCOMPLETE: N_("Tasks without an owner or a date"),
    FindingKind.EVIDENCE_MISSING: N_("A kept file is missing"),
    FindingKind.EVIDENCE_NONE: N_("Done, and nothing shows it"),
    FindingKind.PARTIAL_UNEXPLAINED: N_("Partly done, and nobody wrote what is lacking"),
    FindingKind.REASON_OLD: N_("Not applicable for more than a year"),
}
_WHYS: Mapping[FindingKind, str] = {
    FindingKind.SYSTEM_ENDED: N_("Holes that become known are not mended any more. Update it, or replace it."),
    FindingKind.CONTACTS_EMPTY: N_("In an emergency nobody finds the number. The emergency card prints this list."),
    FindingKind.DEVICES_EMPTY: N_("A lost device is noticed only if it is listed. Begin with this PC."),
    FindingKind.DEVICES_STALE: N_("What nobody looks at may be lost, or without updates. Ctrl+D notes “seen today”."),
    FindingKind.DECISION_OPEN: N_("What was decided and not followed up is forgotten. Give it a new date, or do it."),
    FindingKind.VENDOR_SILENT: N_(
        "What nobody answers for is nobody's work. Ask again, or enter the sheet that came back (Ctrl+E)."
    ),
    FindingKind.UNKNOWN_LONG: N_("What is not known cannot be protected. Ask whoever may know, and answer anew."),
    FindingKind.TASK_INCOMPLETE: N_("What has no name and no day stays undone. Write both into the plan."),
    FindingKind.EVIDENCE_MISSING: N_("It could not be shown to anybody who asks. Put it back, or keep another one."),
    FindingKind.EVIDENCE_NONE: N_(
        "In a year nobody knows why it was answered so. Write down where it can be seen, or keep a picture."
    ),
    FindingKind.PARTIAL_UNEXPLAINED: N_("Whoever goes on has to begin anew. Write what is done and what is lacking."),
    FindingKind.REASON_OLD: N_(
        "A new device, service or person can change it. Word the reason anew, or put it off as “still so”."
    ),
}
"""Why it matters, and what puts it right."""
_PUT_OFF_FOR: Mapping[PutOffFor, str] = {
    PutOffFor.MONTH: N_("30 days"),
    PutOffFor.QUARTER: N_("90 days"),
    PutOffFor.YEAR: N_("A year"),
    PutOffFor.CHANGE: N_("Until it changes"),
}
_ASKED_BY: Mapping[str, str] = {
    VENDOR_QUESTIONS: N_("Questions to the IT vendor"),
    VENDOR_REQUEST: N_("Requests to the IT vendor"),
}


def finding_heading(kind: FindingKind, lang: str | None = None) -> str:
    """What is wrong."""
    return translation(lang or language()).gettext(_HEADINGS[kind])


def finding_why(kind: FindingKind, lang: str | None = None) -> str:
    """Why that matters, and what puts it right."""
    return translation(lang or language()).gettext(_WHYS[kind])


def finding_place(finding: Finding, measures: Mapping[str, Measure], lang: str | None = None) -> str:
    """The label of the measure that a finding is about; '' where it is about none."""
    measure = measures.get(finding.measure)
    return measure_label(measure, lang) if measure else ""


def finding_title(finding: Finding, words: Mapping[str, MeasureWords], lang: str | None = None) -> str:
    """What a finding is about: the title of a measure, the name of a device, the title of a document."""
    _ = translation(lang or language()).gettext
    if finding.document:
        return _(_ASKED_BY[finding.document])
    if finding.measure:
        return words[finding.measure].title
    return finding.details[0] or _("(without a name)")


def finding_facts_words(finding: Finding, lang: str | None = None) -> str:
    """What is to be known of this one: since when it is so, what is missing, what was decided."""
    _ = translation(lang or language()).gettext
    match finding.kind:
        case FindingKind.SYSTEM_ENDED:
            said = _("{caption}: {text}")
            return said.format(caption=finding.details[1], text=_ended_words(finding.since, lang))
        case FindingKind.EVIDENCE_MISSING:
            return _("Missing: {names}").format(names=_(", ").join(finding.details))
        case FindingKind.DECISION_OPEN:
            decided = _("Decided on {day}: {decision}")
            return decided.format(day=_day(finding.since, lang), decision=" ".join(finding.details[0].split()))
        case FindingKind.VENDOR_SILENT:
            return _("Printed on {day}").format(day=_day(finding.since, lang))
        case FindingKind.DEVICES_STALE if finding.since is None:
            return _("Of no device it is known when it was last seen.")
        case FindingKind.DEVICES_STALE:
            return _("Last seen on {day}").format(day=_day(finding.since, lang))
        case FindingKind.TASK_INCOMPLETE:
            return _("Lacking: {names}").format(names=_(", ").join(_lacking(finding, lang)))
        case FindingKind.REASON_OLD:
            reason = " ".join(finding.details[0].split()) or _("(no reason)")
            return _("Said on {day}: {reason}").format(day=_day(finding.since, lang), reason=reason)
    return _("Answered so since {day}").format(day=_day(finding.since, lang)) if finding.since else ""


def _day(when: date | None, lang: str | None) -> str:
    return day(when, lang) if when else ""


def _ended_words(since: date | None, lang: str | None) -> str:
    _ = translation(lang or language()).gettext
    if since is None:
        return _("As a guide, only the maker's three newest versions get updates.")
    return _("The last updates were those of {day}.").format(day=day(since, lang))


def _lacking(finding: Finding, lang: str | None) -> list[str]:
    return [name(Field(each), lang) for each in finding.details]


def put_off_words(one: PutOff, lang: str | None = None) -> str:
    """Why a finding was put off, and until when."""
    _ = translation(lang or language()).gettext
    if one.until is None:
        return _("Put off until it changes: {reason}").format(reason=one.reason)
    return _("Put off until {day}: {reason}").format(day=day(one.until, lang), reason=one.reason)


def put_off_for_words(how_long: PutOffFor) -> str:
    """How long, as one chooses it."""
    return translation(language()).gettext(_PUT_OFF_FOR[how_long])
