"""The drafts of the policies, filled in from profile, contacts and answers; for paper and for Word alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.answers import Status
from app.domain.papers import Clause, Policy, clause_applies, filled
from app.i18n import N_, translation
from app.labels import measure_label
from app.reports.documents.placeholders import in_emergency, placeholders
from app.reports.report_content import ReportContent

OPEN_SIGN = "▲"
_OPEN = N_("{measure}: still to be decided")
_NOT_APPLICABLE = N_("{measure}: answered as not applicable; delete this clause if it is not needed")


@dataclass(frozen=True)
class FilledClause:
    """A clause; `remark` names its measure and, where it is open, says so by sign and words; '' for no measure."""

    text: str
    remark: str
    is_open: bool


@dataclass(frozen=True)
class FilledSection:
    """Clauses under a heading."""

    heading: str
    clauses: tuple[FilledClause, ...]


@dataclass(frozen=True)
class FilledPolicy:
    """A policy; `basis` names the measures that ask for it. Sections are numbered 1., clauses 1.1, anew in each."""

    title: str
    lead: str
    basis: str
    sections: tuple[FilledSection, ...]


@dataclass(frozen=True)
class Drafts:
    """All policies, with what stands in front of them: how to go on from here, and how much is open."""

    advice: str
    count: str
    policies: tuple[FilledPolicy, ...]


def drafts(content: ReportContent) -> Drafts:
    """The drafts of this moment."""
    assert content.papers is not None
    speech = translation(content.language)
    _ = speech.gettext
    contact, phone = in_emergency(content)
    values = placeholders(content) | {"contact": contact, "phone": phone}
    policies = tuple(_policy(content, policy, values) for policy in content.papers.policies)
    clauses = [clause for policy in policies for section in policy.sections for clause in section.clauses]
    waiting = sum(clause.is_open for clause in clauses)
    return Drafts(
        _("This is a draft. Change it to how you really work, fill in the blanks in brackets, and decide it."),
        _("Clauses: {count}. Still to be decided: {open} (marked {sign}).").format(
            count=len(clauses), open=waiting, sign=OPEN_SIGN
        ),
        policies,
    )


def _policy(content: ReportContent, policy: Policy, values: Mapping[str, str]) -> FilledPolicy:
    _ = translation(content.language).gettext
    sections = (FilledSection(s.heading, tuple(_clauses(content, s.clauses, values))) for s in policy.sections)
    return FilledPolicy(
        policy.title,
        filled(policy.lead, values, _blank(content.language)),
        _("Written for {measures}.").format(measures=_(", ").join(_labels(content, policy.measures))),
        tuple(section for section in sections if section.clauses),
    )


def _clauses(content: ReportContent, clauses: tuple[Clause, ...], values: Mapping[str, str]) -> Iterator[FilledClause]:
    for clause in clauses:
        if clause_applies(clause, content.profile):
            text = filled(clause.text, values, _blank(content.language))
            remark, is_open = _remark(content, clause)
            yield FilledClause(text, remark, is_open)


def _remark(content: ReportContent, clause: Clause) -> tuple[str, bool]:
    """What is said below a clause, and whether it is still open."""
    _ = translation(content.language).gettext
    label = "".join(_labels(content, (clause.measure,)))
    if not label:
        return "", False
    status = content.entries[clause.measure].status if clause.measure in content.entries else Status.UNANSWERED
    if status is Status.DONE:
        return label, False
    words = _(_NOT_APPLICABLE) if status is Status.NOT_APPLICABLE else _(_OPEN)
    return f"{OPEN_SIGN} {words.format(measure=label)}", True


def _blank(lang: str) -> str:
    return translation(lang).pgettext("blank to fill in by hand", "(________)")


def _labels(content: ReportContent, ids: tuple[str, ...]) -> list[str]:
    named = {measure.id: measure for measure in content.measures}
    return [measure_label(named[i], content.language) for i in ids if i in named]
