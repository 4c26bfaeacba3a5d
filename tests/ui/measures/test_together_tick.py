"""The box that asks whether what the same work settles is answered, too."""

import pytest

from app import i18n
from app.domain.answers import Field, Status
from app.ui.measures.together_tick import TogetherTick
from app.ui.shell.state import AppState
from tests.languages import LANGUAGES
from tests.ui.desk import Desk

A1, B1 = "executive-A-1", "teleworker-F-1"
"""The first has a counterpart, the second has none."""


@pytest.fixture
def tick(desk: Desk, state: AppState) -> TogetherTick:
    state.undo()
    return desk.put(TogetherTick(state, desk))


def lonely(state: AppState) -> str:
    return next(m.id for m in state.measures if not state.settled_with(m.id))


def test_it_names_what_it_answers_and_is_not_there_for_nothing(tick: TogetherTick, state: AppState) -> None:
    state.edit([A1], {Field.STATUS: Status.UNANSWERED})
    tick.show_for(A1, [A1])
    assert tick.isVisible()
    assert tick.text() == "Also Administrator A-1"
    assert tick.others([A1]) == ("administrator-A-1",)
    alone = lonely(state)
    tick.show_for(alone, [alone])
    assert not tick.isVisible()
    assert tick.others([alone]) == ()


def test_it_is_ticked_again_for_another_measure_only(tick: TogetherTick) -> None:
    tick.show_for(A1, [A1])
    tick.setChecked(False)
    tick.show_for(A1, [A1])
    assert tick.others([A1]) == ()
    tick.show_for("administrator-C-4", ["administrator-C-4"])
    assert tick.isChecked()


def test_what_is_chosen_itself_is_no_other(tick: TogetherTick) -> None:
    tick.show_for(A1, [A1, "administrator-A-1"])
    assert not tick.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_many_the_number_is_said(tick: TogetherTick, state: AppState, language: str) -> None:
    i18n.use(language)
    chosen = [m.id for m in state.measures if m.role.value == "executive"]
    tick.show_for(chosen[0], chosen)
    count = len(tick.others(chosen))
    assert count > 2
    assert str(count) in tick.text()
    assert all(name in tick.toolTip() for name in ("A-1", "M-1") if language == "en")


def test_who_works_alone_is_only_told(tick: TogetherTick, state: AppState) -> None:
    state.edit([A1], {Field.STATUS: Status.UNANSWERED})
    tick.show_for(A1, [A1])
    tick.setChecked(False)
    state.set_profile({"kind": "sole_proprietor"})
    tick.show_for(A1, [A1])
    assert tick.isVisible()
    assert not tick.isEnabled()
    assert tick.others([A1])
