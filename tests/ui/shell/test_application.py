"""The start: what is shown when the workbook, the settings or the catalogue cannot be had; and what is as it was."""

import json
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

import pikepdf
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, QTranslator
from PySide6.QtGui import QDesktopServices, QFont
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from app import i18n
from app.catalogue.data_reader import CatalogueDamaged, DataProblem
from app.catalogue.loader import Catalogue
from app.domain.answers import Change, Field, Status
from app.domain.selection import View
from app.files import FolderNotWritable, NoDataFolder
from app.paths import DataDir
from app.storage import connection
from app.storage import settings as program_settings
from app.storage.errors import WorkbookReadOnly
from app.storage.settings import Geometry, Settings, Theme
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.ui.files.damage_dialog import DamageDialog, Remainder
from app.ui.files.unlock_dialog import UnlockDialog
from app.ui.kit.boxes import MessageBox
from app.ui.kit.open_outside import open_outside
from app.ui.shell import application, theme
from app.ui.shell.application import Started
from app.ui.shell.read_only_banner import ReadOnlyBanner
from app.ui.shell.ways import Place
from app.work.files_out import export_hand_over
from tests.languages import LANGUAGES
from tests.ui.hands import Hand
from tests.ui.stages import settled

Start = Callable[..., Started | None]


@pytest.fixture
def data(tmp_path: Path) -> DataDir:
    return DataDir(tmp_path / "data")


@pytest.fixture
def start(qapp: QApplication, dress: object, data: DataDir) -> Iterator[Start]:
    """Starts the program as `run` does; what was started ends with the test, and the application is as before."""
    started: list[Started] = []

    def begin(workbook: Path | None = None) -> Started | None:
        running = application.start(data, workbook)
        if running:
            started.append(running)
        return running

    yield begin
    for running in started:
        running.state.unsaved.forget()  # else closing asks about it
        running.window.close()
        running.window.deleteLater()
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.setParent(None)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Person:
    """Answers message boxes: presses the button with this text, the first time; closes the box afterwards."""

    def __init__(self) -> None:
        self.presses: list[str] = []
        self.seen: list[tuple[str, str]] = []
        self.defaults: list[str] = []
        """What Enter alone would have pressed."""
        self.fonts: list[QFont] = []
        self.remainder: Remainder | None = Remainder.ELSE
        """With what of a damaged workbook they go on."""

    def answer(self, box: MessageBox) -> int:
        self.seen.append((box.message.what, f"{box.message.safe}\n{box.message.todo}"))
        self.fonts.append(QApplication.font())
        usual = next((b for b in box.findChildren(QPushButton) if b.isDefault()), None)
        self.defaults.append(usual.text().replace("&", "") if usual else "")
        wanted = self.presses.pop(0) if self.presses else ""
        pressed = box.pressed = next((b for b in box.buttons.buttons() if b.text().replace("&", "") == wanted), None)
        assert pressed or not wanted, [b.text() for b in box.buttons.buttons()]
        return 0

    def go_on(self, dialog: DamageDialog) -> int:
        """Wants something else than what is left of a damaged workbook, unless told otherwise."""
        dialog.chosen = self.remainder
        return 0


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    person = Person()
    monkeypatch.setattr(MessageBox, "exec", lambda box: person.answer(box))  # noqa: PLW0108 - becomes a method
    monkeypatch.setattr(DamageDialog, "exec", lambda dialog: person.go_on(dialog))  # noqa: PLW0108 - the same
    return person


def damaged(path: Path) -> None:
    Workbook.create(path, "x").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE setting SET value = value || 'y'")
    connection.close()


def newer(path: Path) -> None:
    Workbook.create(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 999")
    connection.close()


def letter(path: Path) -> None:
    path.write_text("a letter", encoding="utf-8")


BROKEN = (damaged, newer, letter)


def test_the_first_start_asks_nothing_and_makes_the_workbook(start: Start, data: DataDir, person: Person) -> None:
    running = start()
    assert running is not None
    assert person.seen == []
    assert running.state.path == data.workbook
    assert running.window.isVisible()
    assert Hand(running.window).place is Place.OVERVIEW


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("make", BROKEN)
def test_a_default_workbook_that_cannot_be_opened_is_told_and_left_alone(
    start: Start, data: DataDir, person: Person, make: Callable[[Path], None], language: str
) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(language=language))
    make(data.workbook)
    before = data.workbook.read_bytes()
    assert start() is None
    [(what, rest)] = person.seen
    assert str(data.workbook) in what
    assert len(rest.splitlines()) == 2, "what of the data, and what to do"
    assert any("ぁ" <= c <= "ん" for c in what + rest) is (language == "ja")
    assert data.workbook.read_bytes() == before


@pytest.mark.parametrize("make", BROKEN)
def test_a_new_workbook_beside_a_broken_one(
    start: Start, data: DataDir, person: Person, make: Callable[[Path], None]
) -> None:
    data.root.mkdir()
    make(data.workbook)
    before = data.workbook.read_bytes()
    person.presses = ["New workbook"]
    running = start()
    assert running is not None
    assert running.state.path.parent == data.root
    assert running.state.path != data.workbook
    assert data.workbook.read_bytes() == before


def test_another_workbook_instead_of_a_broken_one(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data.root.mkdir()
    data.backups.mkdir()
    damaged(data.workbook)
    with Workbook.create(tmp_path / "backup.tenken", "みどり商店"):
        pass
    folders: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        folders.append(folder)
        return str(tmp_path / "backup.tenken"), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    person.presses = ["Open another..."]
    running = start()
    assert running is not None
    assert running.state.workbook.organisation == "みどり商店"
    assert folders == [str(data.backups)]


def test_a_second_broken_choice_is_told_again(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    data.root.mkdir()
    damaged(data.workbook)
    letter(tmp_path / "letter.txt")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "letter.txt"), ""))
    person.presses = ["Open another..."]
    assert start() is None
    assert [str(data.workbook) in person.seen[0][0], "letter.txt" in person.seen[1][0]] == [True, True]


def test_a_second_window_says_so_and_damages_nothing(start: Start, data: DataDir, person: Person) -> None:
    running = start()
    assert running is not None
    assert start() is None
    assert "open in another window or program" in person.seen[0][0]
    assert running.state.rename("still works")


def test_a_workbook_that_may_only_be_read_is_told(
    start: Start, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "x.tenken"
    Workbook.create(path).close()

    def refuse(chosen: Path) -> Workbook:
        raise WorkbookReadOnly(chosen)

    monkeypatch.setattr(Workbook, "open", refuse)  # root, whom permissions do not bind, could write
    assert start(path) is None
    assert "may only be read" in person.seen[0][0]


def test_one_that_may_only_be_read_is_copied_and_worked_in(
    start: Start, data: DataDir, person: Person, choose: Callable, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    there, mine, opens = tmp_path / "x.tenken", tmp_path / "mine.tenken", Workbook.open
    Workbook.create(there, "みどり商店").close()
    before = there.read_bytes()

    def refuse(chosen: Path, *rest: Any, **more: Any) -> Workbook:
        if chosen == there:
            raise WorkbookReadOnly(chosen)
        return opens(chosen, *rest, **more)

    monkeypatch.setattr(Workbook, "open", refuse)
    choose(mine)
    person.presses = ["Keep it elsewhere..."]
    running = start(there)
    assert running is not None
    assert (running.state.path, running.state.workbook.is_read_only) == (mine, False)
    assert running.state.workbook.organisation == "みどり商店"
    assert there.read_bytes() == before


def test_an_unexpected_error_at_the_start_can_be_told_to_whoever_helps(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    Workbook.create(tmp_path / "secret.tenken").close()

    def fail(chosen: Path, *_rest: object, **_more: object) -> Workbook:
        raise KeyError(chosen)

    monkeypatch.setattr(Workbook, "open", fail)
    person.presses = ["Copy the details"]
    assert start(tmp_path / "secret.tenken") is None
    copied = QApplication.clipboard().text()
    assert copied.startswith("Tenken ")
    assert "KeyError" in copied
    assert "secret" not in copied
    assert len(person.seen) == 2, "afterwards one is asked again what to do"


def test_a_last_workbook_that_is_gone_is_told_and_the_default_opened(
    start: Start, data: DataDir, person: Person, tmp_path: Path
) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(language="en", last_workbook=tmp_path / "stick" / "x.tenken"))
    running = start()
    assert running is not None
    assert "stick" in person.seen[0][0]
    assert person.defaults == ["Try again"]
    assert running.state.path == data.workbook


def test_a_last_workbook_that_is_gone_is_looked_for_again(
    start: Start, data: DataDir, person: Person, tmp_path: Path
) -> None:
    """The stick is put in while the message is there."""
    data.root.mkdir()
    away, there = tmp_path / "x.tenken", tmp_path / "y.tenken"
    Workbook.create(there, "Hill & Co").close()
    program_settings.save(data.settings, Settings(language="en", last_workbook=away))
    person.presses = ["Try again", "Try again"]
    as_ever = person.answer

    def answer(box: MessageBox) -> int:
        if len(person.seen) == 1:
            there.rename(away)
        return as_ever(box)

    person.answer = answer  # type: ignore[method-assign]
    running = start()
    assert running is not None
    assert len(person.seen) == 2
    assert running.state.workbook.organisation == "Hill & Co"


def test_another_is_opened_instead_of_a_last_workbook_that_is_gone(
    start: Start, data: DataDir, person: Person, choose: Callable, tmp_path: Path
) -> None:
    data.root.mkdir()
    Workbook.create(tmp_path / "b.tenken", "Client B").close()
    program_settings.save(data.settings, Settings(language="en", last_workbook=tmp_path / "gone.tenken"))
    person.presses = ["Open another..."]
    choose(tmp_path / "b.tenken")
    running = start()
    assert running is not None
    assert running.state.workbook.organisation == "Client B"


def test_a_damaged_catalogue_names_the_file_and_touches_no_workbook(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Catalogue):
        def begin(self, language: str) -> None:
            raise CatalogueDamaged((DataProblem("en/categories.toml", "", "gone"),))

    monkeypatch.setattr(application, "Catalogue", Broken)
    assert start() is None
    assert "en/categories.toml" in person.seen[0][0]
    assert "Install Tenken again" in person.seen[0][1]
    assert not data.workbook.exists()


def test_damage_that_shows_after_the_start_is_told_and_closes_the_window(
    qtbot: QtBot, start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Catalogue):
        def complete(self, language: str) -> None:
            raise CatalogueDamaged((DataProblem("en/measures/M.toml", "", "gone"),))

    monkeypatch.setattr(application, "Catalogue", Broken)
    running = start()
    assert running is not None
    qtbot.waitUntil(lambda: not running.window.isVisible())
    assert "en/measures/M.toml" in person.seen[0][0]
    assert check_workbook(data.workbook).result is Result.SOUND


def test_broken_settings_do_not_hinder_the_start(start: Start, data: DataDir, person: Person) -> None:
    data.root.mkdir()
    data.settings.write_text("{", encoding="utf-8")
    assert start() is not None
    assert person.seen == []


def test_everything_is_as_it_was_left(qtbot: QtBot, qapp: QApplication, start: Start, data: DataDir) -> None:
    running = start()
    assert running is not None
    running.state.edit(["teleworker-A-1"], {Field.STATUS: Status.DONE})
    window = running.window
    hand = Hand(window)
    for entry in (hand.size_entry(125), hand.theme_entry("dark"), hand.language_entry("ja")):
        entry.trigger()
    settled(window)
    window.setGeometry(QRect(20, 30, 700, 500))
    Hand(window).view_entry(View.TELEWORKER).trigger()
    Hand(window).go(Place.CHECKLIST)
    settled(window)
    Hand(window).checklist.view.setSizes([300, 380])
    sizes = Hand(window).checklist.view.sizes()
    window.close()

    again = start()
    assert again is not None
    settled(again.window)
    assert i18n.language() == "ja"
    assert theme.is_dark(qapp.palette())
    assert qapp.font().pointSizeF() == pytest.approx(theme.BASE_POINTS * 1.25)
    assert again.state.view is View.TELEWORKER
    assert Hand(again.window).place is Place.CHECKLIST
    assert again.window.geometry() == QRect(20, 30, 700, 500)
    assert Hand(again.window).checklist.view.sizes() == sizes
    assert Hand(again.window).view_button(View.TELEWORKER).isChecked()
    assert Hand(again.window).place_button(Place.CHECKLIST).text() == "チェックリスト"


def test_the_workbook_that_was_open_last_is_opened_again(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.tenken"
    with Workbook.create(path, "みどり商店"):
        pass
    running = start(path)
    assert running is not None
    running.window.close()
    again = start()
    assert again is not None
    assert (again.state.path, again.window.windowTitle()) == (path, "みどり商店 - Tenken")


def test_a_window_from_a_screen_that_is_gone_is_seen(qapp: QApplication, start: Start, data: DataDir) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(geometry=Geometry(-9000, 8000, 400, 300)))
    running = start()
    assert running is not None
    assert qapp.primaryScreen().availableGeometry().contains(running.window.geometry())


@pytest.mark.parametrize(
    "stored", [{"text_size": 100, "place": "cellar"}, {"splitters": {"checklist": []}}, {"view": "boss"}]
)
def test_settings_of_another_version_do_no_harm(start: Start, data: DataDir, stored: dict[str, object]) -> None:
    data.root.mkdir()
    data.settings.write_text(json.dumps(stored), encoding="utf-8")
    running = start()
    assert running is not None
    Hand(running.window).go(Place.CHECKLIST)
    assert Hand(running.window).checklist.current_id


def test_the_system_decides_the_first_language(start: Start, monkeypatch: pytest.MonkeyPatch, data: DataDir) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "ja_JP:en")
    running = start()
    assert running is not None
    assert Hand(running.window).place_button(Place.OVERVIEW).text() == "概要"
    running.window.close()
    assert program_settings.load(data.settings).settings.language == ""


def test_dark_and_light_follow_the_choice(qapp: QApplication, start: Start) -> None:
    running = start()
    assert running is not None
    for name in (Theme.DARK, Theme.LIGHT):
        Hand(running.window).theme_entry(name).trigger()
        assert theme.is_dark(qapp.palette()) is (name is Theme.DARK)


def handed_over(folder: Path, password: str) -> Path:
    """A hand-over file of a workbook from another PC."""
    folder.mkdir()
    target = BytesIO()
    with pikepdf.new() as page:
        page.add_blank_page()
        page.save(target)
    with Workbook.create(folder / "there.tenken", "みどり商店") as workbook:
        export_hand_over(folder / "h.tenken", workbook, target.getvalue(), password)
    return folder / "h.tenken"


def test_a_hand_over_file_is_taken_into_the_data_folder_at_the_start(
    start: Start, data: DataDir, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UnlockDialog, "exec", lambda _dialog: True)
    monkeypatch.setattr(UnlockDialog, "password", "four words of ours")
    running = start(handed_over(tmp_path / "stick", "four words of ours"))
    assert running is not None
    assert running.state.path == data.workbook
    assert running.state.workbook.organisation == "みどり商店"
    assert person.seen == []


def test_without_its_password_the_persons_own_workbook_opens(
    start: Start, data: DataDir, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(UnlockDialog, "exec", lambda _dialog: False)
    running = start(handed_over(tmp_path / "stick", "four words of ours"))
    assert running is not None
    assert running.state.path == data.workbook
    assert running.state.workbook.organisation == ""


def raised(line: str) -> tuple[type[BaseException], BaseException, TracebackType | None]:
    try:
        exec(compile(f"{line}\n1 / 0", "somewhere.py", "exec"), {})
    except ZeroDivisionError as error:
        return type(error), error, error.__traceback__
    raise AssertionError(line)


def test_an_error_that_comes_again_and_again_is_told_and_logged_once(
    start: Start, person: Person, caplog: pytest.LogCaptureFixture
) -> None:
    assert start()
    uncaught = application.Uncaught()
    for _n in range(20):
        uncaught(*raised(""))
    assert len(person.seen) == 1
    assert [record.message for record in caplog.records] == ["unexpected error"]
    uncaught(*raised("\n\n"))  # another place
    assert (len(person.seen), len(caplog.records)) == (2, 2)


def test_what_arises_under_the_box_is_told_once_when_that_is_closed(
    start: Start, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    assert start()
    uncaught = application.Uncaught()
    told: list[str] = []

    def meanwhile(_box: MessageBox) -> int:
        told.append("shown")
        uncaught(*raised("\n"))
        uncaught(*raised("\n\n"))
        told.append("closed")
        return 0

    monkeypatch.setattr(MessageBox, "exec", meanwhile)
    uncaught(*raised(""))
    assert told == ["shown", "closed"] * 2, "none over the first, and one for the two that came meanwhile"
    uncaught(*raised("\n"))
    assert (len(told), len(caplog.records)) == (4, 3)


def test_what_arose_before_the_window_is_told_once_it_is_there(
    start: Start, person: Person, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    uncaught = application.Uncaught()
    monkeypatch.setattr(sys, "excepthook", uncaught)
    uncaught(*raised(""))
    assert person.seen == []
    assert start()
    qtbot.waitUntil(lambda: len(person.seen) == 1)


def test_without_a_window_an_error_is_logged_only(person: Person, caplog: pytest.LogCaptureFixture) -> None:
    application.Uncaught()(*raised(""))
    assert (person.seen, len(caplog.records)) == ([], 1)


# where nothing may be written


def in_the_way(data: DataDir) -> DataDir:
    """A data folder that cannot be made."""
    data.root.parent.mkdir(parents=True, exist_ok=True)
    data.root.write_text("a file", encoding="utf-8")
    return data


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_data_folder_another_is_chosen(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    in_the_way(data)
    monkeypatch.setattr(i18n, "system_language", lambda: language)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path / "mine"))
    person.presses = [{"en": "Choose a folder...", "ja": "フォルダーを選ぶ…"}[language]]
    running = start()
    assert running is not None
    assert running.state.path == tmp_path / "mine" / "tenken.tenken"
    assert str(data.root) in person.seen[0][0]
    assert len(person.seen) == 1


def test_a_data_folder_that_may_only_be_read_is_told_as_its_settings_want(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(language="ja", text_size=200))

    def refuses(folder: DataDir) -> None:
        raise NoDataFolder(folder.root)

    monkeypatch.setattr(DataDir, "make", refuses)
    monkeypatch.setattr(i18n, "system_language", lambda: "en")
    QApplication.setFont(QFont("Sans", 7))
    assert start() is None
    assert person.seen[0][0].startswith("点検のデータを置くフォルダー")
    told = [(font.families(), font.pointSizeF()) for font in person.fonts]
    assert told == [([theme.FAMILY, theme.FALLBACK_FAMILY], 2 * theme.BASE_POINTS)]


def test_without_a_data_folder_the_program_can_be_left(start: Start, data: DataDir, person: Person) -> None:
    in_the_way(data)
    assert start() is None
    assert ["keeps its data" in text for text, _more in person.seen] == [True]


def only_to_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a workbook be one that may only be read, also for whom permissions do not bind."""
    own = connection.own

    def refuses(wanted: Path) -> sqlite3.Connection:
        if wanted == path:
            raise WorkbookReadOnly(wanted)
        return own(wanted)

    monkeypatch.setattr("app.storage.workbook.own", refuses)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_that_may_only_be_read_is_looked_at(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(language=language))
    with Workbook.create(data.workbook, "みどり商店") as workbook:
        workbook.apply([Change("executive-A-1", Field.NOTE, "", "前")])
    before = data.workbook.read_bytes()
    only_to_read(data.workbook, monkeypatch)
    person.presses = [{"en": "Only look at it and print", "ja": "見るだけ・印刷だけにする(L)"}[language]]
    running = start()
    assert running is not None
    assert running.state.entry("executive-A-1").note == "前"
    assert {"en": "only to look at", "ja": "見るだけ"}[language] in running.window.windowTitle()
    assert {"en": "nothing was changed", "ja": "何も変えて"}[language] in person.seen[0][1]
    assert person.defaults[0].startswith({"en": "Only look", "ja": "見るだけ"}[language])
    told = {"en": "Only to look at: changes are not saved", "ja": "見るだけです（変更は保存されません）"}[language]
    assert Hand(running.window).saved == told
    running.state.edit(["executive-A-1"], {Field.NOTE: "後"})
    assert len(person.seen) == 2, "that it cannot be changed is said"
    assert running.state.entry("executive-A-1").note == "前"
    assert Hand(running.window).saved == told
    running.window.close()
    assert data.workbook.read_bytes() == before
    assert not data.backups.exists()


def test_a_workbook_on_a_locked_stick_is_looked_at_from_the_menu(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    running = start()
    assert running is not None
    other = tmp_path / "stick.tenken"
    Workbook.create(other, "別の店").close()
    only_to_read(other, monkeypatch)
    person.presses = ["Cancel"]
    Hand(running.window).open_path(other)
    assert running.state.path == data.workbook
    assert person.defaults == ["Only look at it and print"]
    person.presses = ["Only look at it and print"]
    Hand(running.window).open_path(other)
    assert (running.state.path, running.state.workbook.is_read_only) == (other, True)
    Hand(running.window).open_path(data.workbook)
    assert not running.state.workbook.is_read_only
    assert "only to look at" not in running.window.windowTitle()


def test_at_the_start_one_goes_on_with_what_is_left_of_a_damaged_workbook(
    start: Start, data: DataDir, person: Person
) -> None:
    data.root.mkdir()
    with Workbook.create(data.workbook, "みどり商店") as workbook:
        workbook.apply([Change("executive-A-1", Field.NOTE, "", "前")])
    with closing(connection.connect(data.workbook, "rw")) as file:
        file.execute("DELETE FROM entry")
    person.remainder = Remainder.READABLE
    running = start()
    assert running is not None
    assert (running.state.path, person.seen) == (data.workbook, [])
    assert running.state.entry("executive-A-1").note == "前"
    assert len([path for path in data.root.iterdir() if ".damaged-" in path.name]) == 1


def test_who_closes_what_is_said_of_a_damaged_workbook_starts_nothing(
    start: Start, data: DataDir, person: Person
) -> None:
    data.root.mkdir()
    with Workbook.create(data.workbook, "みどり商店") as workbook:
        workbook.apply([Change("executive-A-1", Field.NOTE, "", "前")])
    with closing(connection.connect(data.workbook, "rw")) as file:
        file.execute("DELETE FROM entry")
    before = data.workbook.read_bytes()
    person.remainder = None
    assert start() is None
    assert (person.seen, data.workbook.read_bytes()) == ([], before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_banner_says_why_and_keeps_it_elsewhere(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(language=language))
    with Workbook.create(data.workbook, "みどり商店") as workbook:
        workbook.apply([Change("executive-A-1", Field.NOTE, "", "前")])
    only_to_read(data.workbook, monkeypatch)
    person.presses = [{"en": "Only look at it and print", "ja": "見るだけ・印刷だけにする(L)"}[language]]
    running = start()
    assert running is not None
    banner = Hand(running.window).kind(ReadOnlyBanner)
    assert not banner.isHidden()
    assert {"en": "write-protected", "ja": "書き込みが禁止"}[language] in banner.says.text()
    kept = tmp_path / "kept.tenken"
    monkeypatch.setattr("app.ui.kit.file_question.where_to_save", lambda *_asked: kept)
    banner.button.click()
    assert (running.state.path, running.state.workbook.is_read_only) == (kept, False)
    assert banner.isHidden()
    running.state.edit(["executive-A-1"], {Field.NOTE: "後"})
    assert running.state.entry("executive-A-1").note == "後"
    running.window.close()


def test_of_a_newer_workbook_what_is_known_is_looked_at_and_no_copy_offered(
    start: Start, person: Person, tmp_path: Path
) -> None:
    running = start()
    assert running is not None
    newer = tmp_path / "newer.tenken"
    Workbook.create(newer, "新しい店").close()
    with closing(connection.connect(newer, "rw")) as of_later:
        of_later.execute("PRAGMA user_version = 99")
    person.presses = ["Only look at it and print"]
    Hand(running.window).open_path(newer)
    assert (running.state.path, running.state.workbook.organisation) == (newer, "新しい店")
    banner = Hand(running.window).kind(ReadOnlyBanner)
    assert "newer Tenken" in banner.says.text()
    assert banner.button.isHidden()
    assert Hand(running.window).backup_banner.isHidden()


@pytest.mark.skipif(sys.platform == "win32", reason="locks of another process, held by this one")
def test_what_another_pc_has_open_is_looked_at(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.root.mkdir()
    monkeypatch.setattr("app.ui.files.window_calls._PATIENCE", 0.1)
    with Workbook.create(data.workbook, "みどり商店") as workbook:
        workbook.apply([Change("executive-A-1", Field.NOTE, "", "前")])
        person.presses = ["Only look at it and print"]
        running = start()
        assert running is not None
        assert running.state.entry("executive-A-1").note == "前"
        banner = Hand(running.window).kind(ReadOnlyBanner)
        assert "has this workbook open" in banner.says.text()
        running.window.close()
        workbook.apply([Change("executive-A-1", Field.NOTE, "前", "後")])


def test_a_second_start_raises_the_first_window_without_a_word(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.root.mkdir()
    called: list[Path] = []

    def come(_data: DataDir, path: Path) -> bool:
        called.append(path)
        return True

    monkeypatch.setattr("app.ui.files.window_calls.call_window", come)
    with Workbook.create(data.workbook, "みどり商店"):
        assert start() is None
    assert called == [data.workbook]
    assert person.seen == []


def test_where_no_window_can_be_called_it_is_asked_as_ever(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_data: DataDir, path: Path) -> bool:
        raise FolderNotWritable(path)

    data.root.mkdir()
    monkeypatch.setattr("app.ui.files.window_calls.call_window", refuse)
    person.presses = ["Close"]
    with Workbook.create(data.workbook, "みどり商店"):
        assert start() is None
    assert len(person.seen) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_qt_says_before_the_window_is_in_the_language_of_the_screens(
    start: Start, data: DataDir, person: Person, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    data.root.mkdir()
    program_settings.save(data.settings, Settings(language=language))
    damaged(data.workbook)
    person.presses = [{"en": "Close", "ja": "閉じる"}[language]]
    assert start() is None
    assert len(person.seen) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
def test_a_folder_whose_name_is_no_utf_8_is_a_folder_like_any_other(
    start: Start,
    data: DataDir,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    tmp_path: Path,
) -> None:
    folder = tmp_path / os.fsdecode("点検".encode("cp932"))
    folder.mkdir()
    path, other = folder / os.fsdecode("表.tenken".encode("cp932")), tmp_path / "other.tenken"
    for each in (path, other):
        Workbook.create(each).close()
    running = start(path)
    assert running is not None
    assert "表" in running.window.windowTitle()
    running.state.edit(["executive-A-1"], {Field.NOTE: "前"})
    Hand(running.window).open_path(other)
    action = Hand(running.window).recent[0]
    assert "表" in action.text()
    assert "点検" in action.text()
    action.trigger()
    assert running.state.path == path
    running.state.edit(["executive-A-1"], {Field.NOTE: "後"})
    opened: list[bytes] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(bytes(url.toEncoded())))
    open_outside(folder)
    assert opened == [folder.as_uri().encode()]
    running.window.close()
    assert person.seen == []
    assert program_settings.load(data.settings).settings.recent_workbooks[0] == path
    assert len([item for item in data.backups.iterdir() if "other" not in item.name]) >= 1
    assert [item.name for item in folder.iterdir()] == [path.name]
    assert caplog.records == []
