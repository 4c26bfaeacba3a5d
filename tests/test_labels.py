"""Every value of the domain has a word in both languages."""

from datetime import date
from enum import StrEnum

import pytest

from app import i18n, labels
from app.domain.answers import Carrier, Field, Priority, Status
from app.domain.measures import EffortSize, Level, Recurrence, Role
from app.domain.priorities import StartReason
from app.domain.profile import Kind
from app.domain.selection import View
from app.domain.steps import Site
from app.domain.tables import TABLES, Column
from app.domain.tools import Tool
from tests.languages import LANGUAGES

KINDS: tuple[type[StrEnum], ...] = (
    Status, Role, View, Level, Carrier, Priority, EffortSize, Recurrence, Field, StartReason, Column
)  # fmt: skip
VALUES = [value for kind in KINDS for value in kind]


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_every_value_has_a_word_of_each_language(value):
    japanese, english = labels.name(value, "ja"), labels.name(value, "en")
    assert japanese.strip()
    assert english.isascii()
    assert not japanese.isascii()
    assert "_" not in english


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_table_has_a_name_of_its_own(lang):
    names = [labels.table_name(table, lang) for table in TABLES.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    assert all(name.isascii() == (lang == "en") for name in names)


@pytest.mark.parametrize("value", [*Tool, *Site], ids=repr)
def test_every_tool_and_every_place_of_the_vendor_has_a_word_of_each_language(value):
    japanese, english = labels.name(value, "ja"), labels.name(value, "en")
    assert japanese.strip()
    assert english.isascii()
    assert "_" not in english + japanese


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", [*KINDS, Tool, Site])
def test_no_two_values_of_a_kind_have_the_same_word(kind, lang):
    names = [labels.name(value, lang) for value in kind]
    assert len(set(names)) == len(names)


def test_the_words_are_those_of_the_guideline_and_of_the_design():
    assert [labels.name(role, "ja") for role in Role] == ["経営者", "管理者", "勤務者"]
    assert [labels.name(status, "ja") for status in Status] == [
        "未回答",
        "実施している",
        "一部実施",
        "実施していない",
        "わからない",
        "対象外",
    ]


def test_an_unknown_status_and_an_unknown_reason_have_different_words():
    assert labels.name(Status.UNKNOWN) != labels.name(StartReason.UNKNOWN)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_view_of_a_role_is_called_as_the_role(lang):
    assert [labels.name(View(role.value), lang) for role in Role] == [labels.name(role, lang) for role in Role]


def test_without_a_language_it_is_that_of_the_screens():
    assert labels.name(Status.DONE) == "Done"
    i18n.use("ja")
    assert labels.name(Status.DONE) == "実施している"
    assert labels.name(Status.DONE, "en") == "Done"


def test_each_status_has_a_sign_of_its_own():
    assert set(labels.STATUS_GLYPHS) == set(Status)
    assert len(set(labels.STATUS_GLYPHS.values())) == len(Status)
    assert all(len(sign) == 1 for sign in labels.STATUS_GLYPHS.values())


def test_a_measure_has_the_official_label_in_japanese_and_an_english_one(catalogue):
    measure = catalogue.by_id["administrator-E-10"]
    assert labels.measure_label(measure, "ja") == "管理者Ｅ-10"
    assert labels.measure_label(measure, "en") == "Administrator E-10"
    assert labels.measure_label(measure) == "Administrator E-10"


@pytest.mark.parametrize(
    ("when", "japanese", "english"),
    [
        (date(2026, 11, 3), "2026年11月3日", "Nov 3, 2026"),
        (date(2028, 2, 29), "2028年2月29日", "Feb 29, 2028"),
        (date(2027, 12, 31), "2027年12月31日", "Dec 31, 2027"),
        (date(2027, 1, 1), "2027年1月1日", "Jan 1, 2027"),
    ],
)
def test_a_day_is_written_as_people_do(when, japanese, english):
    assert labels.day(when, "ja") == japanese
    assert labels.day(when, "en") == english
    assert labels.day(when) == english


def test_a_day_in_a_month_is_a_number_or_has_its_word():
    assert labels.day_of_month(date(2026, 11, 3), "ja") == "3日"
    assert labels.day_of_month(date(2026, 11, 30), "en") == "30"


def test_any_value_of_a_field_has_a_text():
    assert labels.value_text(None, "ja") == ""
    assert labels.value_text("備考 {x}", "ja") == "備考 {x}"
    assert labels.value_text(date(2026, 11, 3), "ja") == "2026年11月3日"
    assert labels.value_text(Carrier.VENDOR, "en") == "IT vendor"
    assert labels.value_text(Status.NOT_APPLICABLE, "ja") == "対象外"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_effort_names_size_and_cost(catalogue, lang):
    for measure in catalogue.measures:
        text = labels.effort(measure, lang)
        assert labels.name(measure.effort.size, lang) in text
    texts = {(m.effort.size, m.effort.costs_money): labels.effort(m, lang) for m in catalogue.measures}
    assert len(set(texts.values())) == len(texts)


def test_both_kinds_of_windows_are_called_by_what_they_share():
    assert labels.tool_names((), "en") == ""
    assert labels.tool_names((Tool.WINDOWS_HOME, Tool.WINDOWS_PRO, Tool.MAC), "en") == "Windows, Mac"
    assert labels.tool_names((Tool.WINDOWS_HOME, Tool.IPHONE), "ja") == "Windows（Home）、iPhone・iPad"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_vendor_each_place_has_somebody_to_ask(lang):
    assert all(labels.ask_instead(site, lang) for site in Site)
    assert labels.ask_instead(Site.ROUTER, lang) != labels.ask_instead(Site.CLOUD, lang)


@pytest.mark.parametrize("kind", Kind)
def test_only_a_company_calls_itself_so(kind):
    asked = "当方のルーターを更新し、当方に知らせてください。"
    company = "当社のルーターを更新し、当社に知らせてください。"
    assert labels.as_spoken(asked, kind, "ja") == (company if kind is Kind.COMPANY else asked)
    assert labels.as_spoken("Update the router that we use.", kind, "en") == "Update the router that we use."
