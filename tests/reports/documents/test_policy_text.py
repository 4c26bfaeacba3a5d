"""The filled drafts: what is known is in them, what is not is left to write, and what is open says so."""

from dataclasses import replace

import pytest

from app.domain.answers import Entry, Status
from app.domain.measures import Role
from app.domain.profile import Fact, Known, Profile
from app.labels import day, measure_label
from app.reports.documents.policy_text import OPEN_SIGN, FilledClause, drafts
from app.reports.report_content import ReportContent
from tests.languages import LANGUAGES
from tests.reports.samples import TODAY, papers, sample

BLANKS = {"ja": "（　　　）", "en": "(________)"}


def clauses(content: ReportContent) -> list[FilledClause]:
    return [c for policy in drafts(content).policies for section in policy.sections for c in section.clauses]


def whole(content: ReportContent) -> str:
    leads = [policy.lead for policy in drafts(content).policies]
    return "\n".join([*leads, *(clause.text for clause in clauses(content))])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_known_fills_the_placeholders(lang: str) -> None:
    content = sample(lang)
    text = whole(content)
    for known in (content.organisation, "佐藤", "𠮷田", "03-0000-0000", day(TODAY, lang)):
        assert known in text
    assert "{" not in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_known_is_left_to_write(lang: str) -> None:
    known = whole(sample(lang)).count(BLANKS[lang])
    text = whole(sample(lang, organisation="", texts={}, profile=Profile()))
    assert "{" not in text
    assert text.count(BLANKS[lang]) > known + 8
    assert "#9110" in text  # the police are no contact of ours: their number is in the plan alone
    assert f"{BLANKS[lang]}" in next(line for line in text.split("\n") if day(TODAY, lang) in line)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_whom_to_tell_is_our_own_contact_wherever_it_stands_in_the_list(lang: str) -> None:
    own, vendor = ("うちの窓口", "IT業者") if lang == "ja" else ("Our own contact", "IT vendor")
    texts = {
        "contact.1.duty": vendor,
        "contact.1.name": "みどりシステム",
        "contact.2.duty": own,
        "contact.2.name": "森",
        "contact.2.phone": "03-9999-9999",
    }
    text = whole(sample(lang, texts=texts))
    assert "みどりシステム" not in text
    assert "03-9999-9999" in text


def test_what_a_person_typed_is_no_placeholder() -> None:
    content = sample("ja", organisation="{phone}", profile=Profile(holders={Role.EXECUTIVE: "{date} \\1 %s"}))
    text = whole(content)
    assert "{phone}は、預かった情報" in text
    assert "経営者：{date} \\1 %s。" in text


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("status", list(Status))
def test_a_clause_is_plain_when_its_measure_is_done_and_says_so_when_it_is_open(lang: str, status: Status) -> None:
    content = sample(lang)
    entries = {m.id: Entry(status=status, reason="x") for m in content.measures}
    labels = {measure_label(m, lang) for m in content.measures}
    found = clauses(replace(content, entries=entries))
    assert len(found) > 30
    for clause in found:
        if not clause.remark:
            assert not clause.is_open
        elif status is Status.DONE:
            assert clause.remark in labels
        else:
            assert clause.is_open
            assert clause.remark.startswith(f"{OPEN_SIGN} ")
            assert any(label in clause.remark for label in labels)


def test_the_open_ones_are_counted() -> None:
    content = sample("en", entries={})
    made = drafts(content)
    total, waiting = len(clauses(content)), sum(clause.is_open for clause in clauses(content))
    assert made.count == f"Clauses: {total}. Still to be decided: {waiting} (marked ▲)."
    assert 0 < waiting < total


def test_what_the_profile_rules_out_is_left_out() -> None:
    alone = Profile(people=1, facts=dict.fromkeys(Fact, Known.NO), methods=frozenset())
    content = sample("ja")
    assert len(clauses(replace(content, profile=alone))) < len(clauses(replace(content, profile=Profile())))
    headings = [section.heading for section in drafts(replace(content, profile=alone)).policies[1].sections]
    assert "クラウドサービス" not in headings
    texts = whole(replace(content, profile=alone))
    assert "3つの役目" in texts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_policy_names_the_measures_that_ask_for_it(lang: str) -> None:
    by_id = {m.id: m for m in sample(lang).measures}
    for made, policy in zip(drafts(sample(lang)).policies, papers(lang).policies, strict=True):
        assert made.title == policy.title
        assert all(measure_label(by_id[measure], lang) in made.basis for measure in policy.measures)
