"""How far a step reaches."""

from app.domain.answers import Change, Field, Status
from app.domain.step_extent import extent
from app.domain.undo import ORGANISATION, SettingChange


def text(key: str) -> SettingChange:
    return SettingChange(key, "", "x")


def test_fields_are_told_by_measure():
    done = Change("executive-A-1", Field.STATUS, Status.UNANSWERED, Status.DONE)
    noted = Change("executive-A-1", Field.NOTE, "", "x")
    other = Change("teleworker-K-1", Field.NOTE, "", "x")
    reached = extent((done, noted, other))
    assert reached.fields == {
        "executive-A-1": {Field.STATUS, Field.NOTE},
        "teleworker-K-1": {Field.NOTE},
    }
    assert reached.is_about_answers
    assert not any((reached.is_about_name, reached.is_about_profile, reached.is_about_kept))


def test_texts_are_told_by_what_they_decide():
    name, profile, overruled, notice = map(text, (ORGANISATION, "profile.kind", "overrule.executive-A-1", "notice.ja"))
    assert extent((name,)).is_about_name
    assert not extent((name,)).is_about_answers
    for one in (profile, overruled):
        assert extent((one,)).is_about_profile
        assert extent((one,)).is_about_answers
        assert not extent((one,)).is_about_kept
    assert extent((notice,)).is_about_kept
    assert not extent((notice,)).is_about_answers


def test_what_is_only_written_about_an_answer_counts_nowhere():
    for field in Field:
        reached = extent((Change("executive-A-1", field, None, None),))
        assert reached.is_about_answers is (
            field not in {Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.REASON, Field.STEPS}
        )
        assert reached.fields == {"executive-A-1": {field}}


def test_answers_and_who_has_looked_decide_what_is_asked_again():
    done = Change("executive-A-1", Field.STATUS, Status.UNANSWERED, Status.DONE)
    looked = text("looked_again")
    assert all(extent((one,)).may_ask_again for one in (done, looked, text("profile.kind")))
    assert extent((looked,)).is_about_kept
    assert not extent((looked,)).is_about_answers
    assert not extent((Change("executive-A-1", Field.OWNER, "", "x"), text("notice.ja"))).may_ask_again


def test_nothing_reaches_nowhere():
    assert not any((extent(()).is_about_answers, extent(()).is_about_kept, extent(()).is_about_name))
