"""Edits and steps in words."""

from datetime import datetime

import pytest

from app import i18n, labels
from app.domain.answers import Change, Field, Status
from app.domain.profile import Known
from app.domain.tables import TABLES
from app.domain.tools import Tool
from app.domain.undo import ORGANISATION, RowChange, SettingChange, UndoStep
from app.words.edits import change_words, field_words, step_words, subject, transition, value_words
from tests.languages import LANGUAGES


@pytest.fixture(autouse=True)
def speaks_as_before():
    before = i18n.language()
    yield
    i18n.use(before)


def test_an_answer_is_named_with_its_measure_and_its_word(catalogue):
    measure = catalogue.by_id["administrator-E-10"]
    made = Change(measure.id, Field.STATUS, Status.UNANSWERED, Status.DONE)
    i18n.use("en")
    assert change_words(made, measure) == "Administrator E-10 to “Done”"
    i18n.use("ja")
    assert change_words(made, measure) == "管理者Ｅ-10 を『実施している』に"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("field", [field for field in Field if field not in (Field.STATUS, Field.STEPS)])
def test_any_other_change_is_named_by_field_and_measure_without_what_was_typed(catalogue, field, lang):
    measure = catalogue.by_id["teleworker-K-1"]
    i18n.use(lang)
    text = change_words(Change(measure.id, field, "vorher", "nachher"), measure)
    assert labels.name(field, lang) in text
    assert labels.measure_label(measure, lang) in text
    assert "nachher" not in text


@pytest.mark.parametrize(
    ("lang", "before", "after", "words"),
    [
        ("en", "", "ask", "a step of Executive A-1 ticked"),
        ("en", "ask", "ask buy write", "steps of Executive A-1 ticked"),
        ("en", "ask", "", "the tick taken from a step of Executive A-1"),
        ("en", "ask", "buy", "ticks at other steps of Executive A-1"),
        ("ja", "", "ask", "経営者Ａ-１の「すること」に付けた印"),
        ("ja", "ask", "", "経営者Ａ-１の「すること」から外した印"),
    ],
)
def test_a_tick_is_called_a_tick(catalogue, lang, before, after, words):
    i18n.use(lang)
    change = Change("executive-A-1", Field.STEPS, before, after)
    assert step_words(UndoStep((change,)), catalogue) == words
    assert "ask" not in transition(change)


def test_how_many_steps_are_ticked_is_a_value_in_words():
    i18n.use("en")
    change = Change("executive-A-1", Field.STEPS, "", "ask buy")
    assert transition(change) == "(nothing)  →  2 steps"


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Executive A-1 to “Not applicable” and 1 more"), ("ja", "経営者Ａ-１ を『対象外』に（ほか1件）")],
)
def test_an_answer_that_comes_with_its_reason_is_named_by_the_answer(catalogue, lang, words):
    i18n.use(lang)
    changes = [
        Change(measure, field, before, after)
        for measure in ("executive-A-1", "administrator-A-1")
        for field, before, after in (
            (Field.REASON, "", "紙は使わない"),
            (Field.STATUS, Status.UNANSWERED, Status.NOT_APPLICABLE),
        )
    ]
    assert step_words(UndoStep(tuple(changes)), catalogue) == words


def test_looking_again_is_named_by_the_measures(catalogue):
    both = "administrator-H-1 2\nadministrator-J-10 2"
    one = SettingChange("looked_again", "administrator-H-1 2", both)
    assert step_words(UndoStep((one,)), catalogue) == "Administrator J-10 “still so”"
    two = SettingChange("looked_again", both, "")
    assert step_words(UndoStep((two,)), catalogue) == "Administrator H-1 “still so” and 1 more"
    assert field_words(one, catalogue) == "Looked at again after the words were revised"
    assert value_words(one, both) == "administrator-H-1, administrator-J-10"
    assert value_words(one, "later") == labels.NOT_KNOWN
    unknown = SettingChange("looked_again", "later", "")
    assert step_words(UndoStep((unknown,)), catalogue) == "Looked at again after the words were revised"
    i18n.use("ja")
    assert step_words(UndoStep((one,)), catalogue) == "管理者Ｊ-10 を『今も同じ』に"


def test_a_step_is_named_by_what_it_changed_first(catalogue):
    i18n.use("en")
    one, other = (Change(m, Field.STATUS, Status.UNANSWERED, Status.DONE) for m in ("executive-A-1", "teleworker-K-1"))
    name = SettingChange(ORGANISATION, "", "x")
    assert step_words(UndoStep((one,)), catalogue) == "Executive A-1 to “Done”"
    assert step_words(UndoStep((one, other)), catalogue) == "Executive A-1 to “Done” and 1 more"
    assert step_words(UndoStep((name,)), catalogue) == "name of the organization"
    overruled = SettingChange("overrule.executive-A-1", "", "applies:x")
    assert step_words(UndoStep((overruled,)), catalogue) == "whether Executive A-1 applies"
    assert step_words(UndoStep((SettingChange("notice.en", "", "x"),)), catalogue) == "the notice to the staff"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", TABLES)
def test_a_step_in_a_table_is_named_by_it(catalogue, name, lang):
    i18n.use(lang)
    table = TABLES[name]
    row = "1.executive-A-1" if len(table.keys) > 1 else "1"
    change = RowChange(name, row, "" if table.is_whole else table.names[0], "", "x")
    assert step_words(UndoStep((change,)), catalogue) == i18n.translation(lang).gettext(table.step)
    assert subject(change, catalogue)
    assert field_words(change, catalogue) == labels.name(table.names[-1 if table.is_whole else 0])


@pytest.mark.parametrize("change", [RowChange("vehicle", "1", "name", "", "x"), SettingChange("vehicle.1", "", "x")])
def test_a_step_in_what_nobody_declared_has_no_words(catalogue, change):
    with pytest.raises(KeyError):
        step_words(UndoStep((change,)), catalogue)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_tool_is_named_as_its_card_is(catalogue, lang):
    i18n.use(lang)
    edit = SettingChange("profile.it_vendor", "", "yes")
    assert field_words(edit, catalogue) == labels.name(Tool.IT_VENDOR)
    assert value_words(edit, edit.after) == labels.name(Known.YES)
    assert {field_words(SettingChange(f"profile.{tool}", "", "no"), catalogue) for tool in Tool} == {
        labels.name(tool) for tool in Tool
    }


def test_going_back_to_a_backup_is_named_by_its_day(catalogue):
    edits = (Change("novel-Z-1", Field.STATUS, Status.DONE, Status.PARTIAL),)
    step = UndoStep(edits, datetime(2026, 11, 20, 9, 0).astimezone())
    assert step_words(step, catalogue) == "going back to the state of Nov 20, 2026"
    assert step_words(step.inverse(), catalogue) == step_words(step, catalogue)
    i18n.use("ja")
    assert step_words(step, catalogue) == "2026年11月20日の状態に戻す"
