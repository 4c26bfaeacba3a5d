"""The questions about the organisation: seven pages, by keyboard alone, kept as one step, skipped, and asked once."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Status
from app.domain.measures import Role
from app.domain.profile import ASKED_ALONE, Fact, Kind, Known, Method
from app.domain.selection import View
from app.domain.tools import Tool
from app.domain.undo import SettingChange
from app.files import DiskFull
from app.i18n import _
from app.paths import DataDir
from app.ui.kit.segmented import Segmented
from app.ui.profile.profile_dialog import ProfileDialog
from app.ui.profile.quick_start import QuickStart
from app.ui.shell import application
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.kept import keep, kept, teleworking
from tests.languages import LANGUAGES
from tests.ui.hands import Hand, Part, ProfileHand
from tests.ui.stages import in_few_looks, settled

PAGES = 7
TOOLS, FACTS = 3, 4
"""The pages of the tools and of the first facts."""
Start = Callable[..., application.Started]


@pytest.fixture
def dialog(qtbot: QtBot, state: AppState) -> ProfileDialog:
    dialog = ProfileDialog(state, None)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def said(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def key(dialog: QWidget, *keys: Qt.Key | str) -> None:
    """Presses keys wherever the focus is."""
    for each in keys:
        focus = QApplication.focusWidget()
        target = focus if focus and (focus is dialog or dialog.isAncestorOf(focus)) else dialog.focusWidget()
        assert target is not None
        if isinstance(each, str) and not each.isascii():
            event = QInputMethodEvent()
            event.setCommitString(each)
            QApplication.sendEvent(target, event)
        elif isinstance(each, str):
            QTest.keyClicks(target, each)
        else:
            QTest.keyClick(target, each)


def field(dialog: ProfileDialog, kind: type[QWidget], name: str) -> QWidget:
    return next(w for w in dialog.findChildren(kind) if name in w.accessibleName() and w.isVisible())


def go_to(dialog: ProfileDialog, number: int) -> None:
    while ProfileHand(dialog).page < number:
        ProfileHand(dialog).next.click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_profile_is_entered_by_keyboard_alone(
    dialog: ProfileDialog, state: AppState, language: str, speak: Callable[..., None]
) -> None:
    speak(language, dialog)
    key(dialog, Qt.Key.Key_Tab, Qt.Key.Key_Space)  # company
    key(dialog, Qt.Key.Key_Tab, Qt.Key.Key_Tab, "５", Qt.Key.Key_Return, Qt.Key.Key_Tab, "2")
    assert ProfileHand(dialog).page == 0
    ProfileHand(dialog).next.setFocus()
    key(dialog, Qt.Key.Key_Return)
    key(dialog, "森", Qt.Key.Key_Tab, "佐藤", Qt.Key.Key_Tab, "髙橋", Qt.Key.Key_Tab, *[Qt.Key.Key_Down] * 3)
    ProfileHand(dialog).next.setFocus()
    key(dialog, Qt.Key.Key_Return)
    key(dialog, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Space)  # VPN and remote desktop
    ProfileHand(dialog).next.setFocus()
    key(dialog, Qt.Key.Key_Return)
    key(dialog, *"2223322232232232332")
    key(dialog, Qt.Key.Key_Return)  # the last answer led to “Next”
    key(dialog, *"12312312")
    key(dialog, Qt.Key.Key_Return)
    key(dialog, *"1112")
    key(dialog, Qt.Key.Key_Return)
    key(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    profile = state.standing.profile
    assert (profile.kind, profile.people, profile.teleworkers, profile.year_start) == (Kind.COMPANY, 5, 2, 3)
    assert list(profile.holders.values()) == ["森", "佐藤", "髙橋"]
    assert profile.methods == {Method.VPN, Method.REMOTE_DESKTOP}
    answers = [profile.fact(fact) for fact in Fact]
    wanted = [(Known.YES, Known.NO, Known.UNKNOWN)[int(digit) - 1] for digit in "1231231211122"]
    assert answers == wanted
    assert [profile.has(tool) for tool in Tool][-2:] == [Known.UNKNOWN, Known.NO]


def test_everything_is_one_step_that_undo_takes_back(dialog: ProfileDialog, state: AppState) -> None:
    field(dialog, QLineEdit, "How many people work").setText("5")
    go_to(dialog, FACTS)
    key(dialog, "1")
    dialog.reject()
    step = state.next_undo
    assert step is not None
    assert all(isinstance(edit, SettingChange) for edit in step.edits)
    assert state.standing.profile.people == 5
    assert state.standing.profile.fact(Fact.PRIVATE_DEVICES) is Known.YES
    state.undo()
    assert not state.standing.has_profile


def test_escape_skips_all_of_it_and_stores_nothing(dialog: ProfileDialog, state: AppState) -> None:
    before = state.next_undo
    key(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not state.standing.has_profile
    assert state.next_undo is before


def test_every_page_can_be_skipped(dialog: ProfileDialog, state: AppState) -> None:
    for number in range(PAGES):
        assert f"{number + 1} of {PAGES}" in said(dialog)
        ProfileHand(dialog).next.click()
    assert not dialog.isVisible()
    assert not state.standing.has_profile


def test_going_back_shows_what_was_entered(dialog: ProfileDialog) -> None:
    field(dialog, QLineEdit, "How many people work").setText("12")
    ProfileHand(dialog).next.click()
    ProfileHand(dialog).back.click()
    line = field(dialog, QLineEdit, "How many people work")
    assert isinstance(line, QLineEdit)
    assert line.text() == "12"
    assert not ProfileHand(dialog).back.isEnabled()


def test_what_is_no_number_is_said_and_never_kept(dialog: ProfileDialog, state: AppState) -> None:
    field(dialog, QLineEdit, "How many people work").setText("many")
    ProfileHand(dialog).next.click()
    assert ProfileHand(dialog).page == 0
    dialog.findChildren(QLineEdit)[0].editingFinished.emit()
    assert "Enter a number such as 5" in said(dialog)
    dialog.reject()
    assert state.standing.profile.people is None


def test_a_sole_proprietor_holds_all_roles_and_begins_in_january(dialog: ProfileDialog, state: AppState) -> None:
    state.set_view(View.TELEWORKER)
    ProfileHand(dialog).press("Sole proprietor")
    ProfileHand(dialog).next.click()
    month = field(dialog, QComboBox, "business year")
    assert (month.isEnabled(), month.currentIndex()) == (False, 0)
    field(dialog, QLineEdit, "Your name").setText("森")
    dialog.reject()
    assert set(state.standing.profile.holders.values()) == {"森"}
    assert len(state.standing.profile.holders) == 3
    assert state.standing.profile.business_year_start == 1
    assert state.view is View.ALL


@pytest.mark.parametrize(("kind", "assumed"), [("Company", "April"), ("Other body", "April"), ("", "January")])
def test_a_business_year_that_nobody_chose_does_not_look_chosen(
    dialog: ProfileDialog, state: AppState, kind: str, assumed: str
) -> None:
    if kind:
        ProfileHand(dialog).press(kind)
    ProfileHand(dialog).next.click()
    month = field(dialog, QComboBox, "business year")
    assert month.currentText() == f"not chosen: {assumed} is assumed"
    dialog.reject()
    assert state.standing.profile.year_start is None


def test_a_month_that_was_chosen_can_be_taken_back(qtbot: QtBot, state: AppState) -> None:
    keep(state, {"profile.kind": "company", "profile.year_start": "10"})
    dialog = ProfileDialog(state, None)
    qtbot.addWidget(dialog)
    dialog.show()
    go_to(dialog, 1)
    month = field(dialog, QComboBox, "business year")
    assert month.currentText() == "October"
    month.setCurrentIndex(0)
    dialog.accept()
    assert state.standing.profile.year_start is None
    assert state.standing.profile.business_year_start == 4


def test_who_is_known_is_offered_for_each_role_and_who_holds_one_is_offered_elsewhere(
    dialog: ProfileDialog, state: AppState
) -> None:
    keep(state, teleworking("髙﨑\nAnna"))
    ProfileHand(dialog).next.click()
    for role in Role:
        names = ProfileHand(dialog).choice(role.value.capitalize())
        assert [names.itemText(n) for n in range(names.count())][:2] == ["髙﨑", "Anna"]
    executive = ProfileHand(dialog).choice("Executive")
    executive.setFocus()
    key(dialog, Qt.Key.Key_Down)
    ProfileHand(dialog).line("Administrator").setText(" 森 ")
    dialog.reject()
    assert state.standing.profile.holders == {Role.EXECUTIVE: "髙﨑", Role.ADMINISTRATOR: "森"}
    assert "森" in state.names


@pytest.mark.parametrize(
    ("clicked", "stored"),
    [
        (["vpn", "vdi"], {Method.VPN, Method.VDI}),
        (["vpn", "none"], set()),
        (["none", "vpn"], {Method.VPN}),
        (["vpn", "none", "unknown"], None),
        (["vpn", "vpn"], None),
    ],
)
def test_none_and_dont_know_stand_alone(
    dialog: ProfileDialog, state: AppState, clicked: list[str], stored: set[Method] | None
) -> None:
    """Nothing ticked is no answer; not to know is one."""
    go_to(dialog, 2)
    boxes = {box.objectName(): box for box in dialog.findChildren(QCheckBox)}
    assert not any(box.isChecked() for box in boxes.values())
    for name in clicked:
        boxes[name].click()
    dialog.reject()
    assert state.standing.profile.methods == stored
    assert state.standing.profile.methods_unsure is (clicked[-1] == "unknown")


def test_what_is_not_answered_looks_unlike_what_is_not_known(dialog: ProfileDialog, state: AppState) -> None:
    go_to(dialog, FACTS)
    asked = [row for row in dialog.findChildren(Segmented) if row.isVisible()]
    assert [Part(dialog).chosen(row.accessibleName()) for row in asked] == [""] * 8
    key(dialog, "3", "2")
    assert [Part(dialog).chosen(row.accessibleName()) for row in asked][:3] == ["3 Don't know", "2 No", ""]
    dialog.reject()
    assert state.standing.profile.facts == {Fact.PRIVATE_DEVICES: Known.UNKNOWN, Fact.SMARTPHONES: Known.NO}
    again = ProfileDialog(state, None)
    go_to(again, FACTS)
    shown = [again.findChildren(Segmented)[n].accessibleName() for n in range(3)]
    assert [Part(again).chosen(name) for name in shown] == ["3 Don't know", "2 No", ""]
    again.deleteLater()


def test_a_fact_is_explained_while_one_is_at_it(dialog: ProfileDialog) -> None:
    go_to(dialog, FACTS)
    assert "people's own computers" in said(dialog)
    key(dialog, "2")
    assert "people's own computers" not in said(dialog)
    assert "only for phone calls" in said(dialog)


def test_the_result_counts_and_says_what_comes_next(dialog: ProfileDialog, state: AppState) -> None:
    go_to(dialog, PAGES - 1)
    assert "all 98 measures stay" in said(dialog)
    ProfileHand(dialog).back.click()
    key(dialog, *"2222")
    ProfileHand(dialog).next.click()
    told = {f"profile.{fact}": "no" for fact in ASKED_ALONE[8:]}
    ProfileHand(dialog).next.click()
    results = [result.verdict for result in state.standing.results.values()]
    assert {k: t for k, t in kept(state.workbook).items() if k.startswith("profile.")} == told
    assert results.count("does_not_apply") >= 1


def test_the_result_page_tells_the_numbers(dialog: ProfileDialog, state: AppState) -> None:
    go_to(dialog, FACTS + 1)
    key(dialog, *"2222")
    ProfileHand(dialog).next.click()
    shown = said(dialog)
    dialog.reject()
    verdicts = [result.verdict for result in state.standing.results.values()]
    for verdict, words in (
        ("applies", "measures apply."),
        ("does_not_apply", "not apply."),
        ("to_be_confirmed", "to be confirmed"),
    ):
        line = next(line for line in shown.splitlines() if words in line and line[0].isdigit())
        assert line.split()[0] == str(verdicts.count(verdict))
    assert "six things" in shown


def test_what_is_known_is_shown_and_only_changes_are_kept(qtbot: QtBot, state: AppState) -> None:
    state.set_profile({"kind": "company", "people": "5", "cloud_services": "yes"})
    state.edit(["administrator-A-3"], {Field.STATUS: Status.DONE})
    dialog = ProfileDialog(state, None, start_at="cloud_services")
    qtbot.addWidget(dialog)
    dialog.show()
    assert ProfileHand(dialog).page == FACTS
    assert "Email is a cloud service" in said(dialog)
    key(dialog, "2")
    dialog.accept()
    step = state.next_undo
    assert step is not None
    assert [edit.key for edit in step.edits if isinstance(edit, SettingChange)] == ["profile.cloud_services"]
    assert state.entry("administrator-A-3").status is Status.DONE


def test_a_failure_keeps_the_dialog_open(
    dialog: ProfileDialog, state: AppState, failures: list[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise DiskFull(state.path)

    field(dialog, QLineEdit, "How many people work").setText("5")
    go_to(dialog, PAGES - 1)
    monkeypatch.setattr(state.workbook, "apply", full)
    ProfileHand(dialog).next.click()
    assert dialog.isVisible()
    assert isinstance(failures[0], DiskFull)


def test_switching_the_language_keeps_what_was_entered(dialog: ProfileDialog, speak: Callable[..., None]) -> None:
    field(dialog, QLineEdit, "How many people work").setText("5")
    speak("ja", dialog)
    assert "全部で何人が働いていますか。" in said(dialog)
    assert dialog.findChildren(QLineEdit)[0].text() == "5"


@in_few_looks
def test_every_page_can_be_read_and_reached(
    qtbot: QtBot,
    state: AppState,
    look: tuple[str, object, int, tuple[int, int]],
    dress: Callable[..., None],
    audit: Callable[[QWidget], list[tuple[str, str, str]]],
) -> None:
    dress(*look[:3])
    found = []
    for kind in ("company", "sole_proprietor"):
        state.set_profile({"kind": kind, "office_network": "no"})
        dialog = ProfileDialog(state, None)
        qtbot.addWidget(dialog)
        dialog.show()
        for number in range(PAGES):
            found += [(kind, number, finding) for finding in audit(settled(dialog))]
            if number + 1 < PAGES:
                ProfileHand(dialog).next.click()
        dialog.close()
    assert found == []


# when it comes up


@pytest.fixture
def fresh(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "fresh")


@pytest.fixture
def start(qapp: QApplication, dress: object) -> Iterator[Callable[..., application.Started]]:
    """Starts the program as `run` does; afterwards the application is as before."""
    running: list[application.Started] = []

    def begin(data: DataDir, workbook: Path | None = None) -> application.Started:
        started = application.start(data, workbook, asks=True)
        assert started is not None
        running.append(started)
        return started

    yield begin
    for started in running:
        started.window.close()
        started.window.deleteLater()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dialogs(started: application.Started) -> list[QDialog]:
    return [dialog for dialog in started.window.findChildren(QDialog) if dialog.isVisible()]


def test_a_first_start_asks_nothing_by_itself(qtbot: QtBot, start: Start, fresh: DataDir) -> None:
    for _time in range(2):
        started = start(fresh)
        qtbot.waitExposed(started.window)
        settled(started.window)
        assert dialogs(started) == []
        hero = Hand(started.window).overview.primary
        assert (hero.text(), hero.hasFocus()) == (_("Begin"), True)
        started.window.close()


def test_the_overview_asks_three_questions_and_the_menu_everything(
    window: MainWindow, state: AppState, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for kind in (ProfileDialog, QuickStart):
        monkeypatch.setattr(kind, "exec", lambda dialog: asked.append(type(dialog).__name__))
    Hand(window).go(Place.OVERVIEW)
    Hand(window).overview.row("question").click()
    Hand(window).choose("profile")
    state.set_profile({"windows_domain": "unknown"})
    window.ways.question()
    window.ways.question("smartphones")
    assert asked == ["QuickStart", *["ProfileDialog"] * 3]


def test_the_catalogue_asks_for_every_part(catalogue: Catalogue) -> None:
    for language in LANGUAGES:
        asked = set(catalogue.guide.questions(language))
        assert {"kind", "people", "teleworkers", "roles", "first_month", "methods", *ASKED_ALONE} == asked
        hints = catalogue.guide.tool_hints(language)
        assert set(hints) == set(Tool)
        assert all(hints.values())
