"""The overview: what its cards say of the answers, and where they lead."""

from datetime import timedelta

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.domain.answers import Field, Status
from app.domain.selection import Filter
from app.ui.kit.bars import BarrelPicture
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place, ToFilter, ToMeasure, ToName, ToPlace
from tests.ui.desk import Desk
from tests.ui.hands import OverviewHand

E10 = "administrator-E-10"


def test_both_figures_are_told_for_all_and_by_role(overview: OverviewHand) -> None:
    said = overview.said
    assert "Answered 2 / 97" in said
    assert "Done 1 / 97" in said
    assert "Teleworker　Answered 0 / 28　Done 0 / 28" in said
    assert "1 does not apply" in said


def test_the_overview_follows_an_answer_at_once(overview: OverviewHand, state: AppState) -> None:
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.DONE})
    assert "Done 2 / 97" in overview.said
    state.undo()
    assert "Done 1 / 97" in overview.said


def test_six_things_to_start_with_say_why_and_lead_to_the_measure(
    qtbot: QtBot, overview: OverviewHand, desk: Desk
) -> None:
    card = overview.card("6 things to start with")
    assert len(card.links) == 6
    assert all("a basic measure" in name for name in card.spoken_links.values())
    first = next(iter(card.links.values()))
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert desk.wanted == [ToMeasure(first.key)]


def test_a_category_leads_to_its_measures(overview: OverviewHand, desk: Desk) -> None:
    row = overview.card("By category").links["E"]
    assert "E, " in row.accessibleName()
    row.click()
    assert desk.wanted == [ToFilter(Filter(categories=frozenset("E")))]


def test_the_weakest_category_is_named_and_drawn(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    card = overview.card("The weakest spot")
    assert "Answer a few measures" in card.said or "lowest stave" in card.said
    state.edit([m.id for m in state.measures if m.category != "K"], {Field.STATUS: Status.DONE})
    state.edit([m.id for m in state.measures if m.category == "K"], {Field.STATUS: Status.NOT_DONE})
    assert "Yours is K " in card.said
    assert "Yours is K " in card.kind(BarrelPicture).accessibleName()
    overview.press("Show the measures of K")
    assert desk.wanted == [ToFilter(Filter(categories=frozenset("K")))]


def test_everything_done_says_so(overview: OverviewHand, state: AppState) -> None:
    state.edit([m.id for m in state.measures], {Field.STATUS: Status.DONE})
    assert "Nothing left to start with" in overview.said
    assert "Every stave is full" in overview.said
    assert "Nothing waits for you here." in overview.said


def test_what_waits_is_listed_with_its_reason(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    state.edit([E10], {Field.DUE: state.today() - timedelta(days=3)})
    state.edit(["teleworker-H-2"], {Field.STATUS: Status.UNKNOWN})
    card = overview.card("Overdue and undecided")
    assert "Overdue: 1" in card.lines
    assert "To find out: 1" in card.lines
    assert "overdue since" in card.spoken_links[E10]
    card.press("Open the plan")
    assert desk.wanted == [ToPlace(Place.PLAN)]


def test_an_organisation_without_a_name_can_be_named(overview: OverviewHand, state: AppState, desk: Desk) -> None:
    assert "みどり商店" in overview.said
    assert not overview.offers("Enter the name")
    state.rename("")
    assert "Your organization" in overview.said
    overview.press("Enter the name")
    assert desk.wanted == [ToName()]
    state.rename("Anna & Co")
    assert "Anna & Co" in overview.said
    assert not overview.offers("Enter the name")
