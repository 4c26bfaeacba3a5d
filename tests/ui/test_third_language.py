"""Every place of the window in a language that is nothing but a folder and a `.po`."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QGroupBox, QLabel, QMenu, QWidget

from app import i18n
from app.catalogue.loader import Catalogue
from app.paths import DataDir, catalogue_folder
from app.storage import settings as program_settings
from app.storage.settings import Settings
from app.storage.workbook import Workbook
from app.ui.shell.help import TOPICS, help_text
from app.ui.shell.main_window import MainWindow
from app.ui.shell.state import AppState
from app.ui.shell.ways import Place
from tests.third_language import CODE, NAME, dotted, english_in
from tests.ui.stages import answer_much, opened


@pytest.fixture
def state(qapp: QApplication, third: str, tmp_path: Path) -> Iterator[AppState]:
    """A new workbook with answers of every kind, in the program with a third language."""
    with Workbook.create(tmp_path / "data.tenken", "みどり商店") as workbook:
        state = AppState(Catalogue(catalogue_folder()), workbook, DataDir(tmp_path), Settings())
        answer_much(state)
        yield state


@pytest.fixture
def window(qapp: QApplication, state: AppState) -> Iterator[MainWindow]:
    with opened(qapp, state) as window:
        yield window


def language_menu(window: MainWindow) -> QMenu:
    menus = (menu for bar in window.menuBar().findChildren(QMenu) for menu in bar.findChildren(QMenu))
    found = [menu for menu in (*window.findChildren(QMenu), *menus) if menu.title().endswith("言語")]
    found[0].aboutToShow.emit()
    return found[0]


def choose(window: MainWindow, name: str) -> None:
    """Chooses a language in the menu."""
    next(action for action in language_menu(window).actions() if action.text() == name).trigger()
    QCoreApplication.sendPostedEvents()


def read(window: QWidget) -> str:
    """What a person reads in the window and its menus."""
    said = [child.text() for kind in (QLabel, QAbstractButton, QAction) for child in window.findChildren(kind)]
    said += [child.title() for kind in (QGroupBox, QMenu) for child in window.findChildren(kind)]
    said += [child.accessibleName() for child in window.findChildren(QWidget)]
    return "\n".join(text.replace("&", "") for text in said)


def test_the_menu_offers_every_language_by_its_own_name(window: MainWindow) -> None:
    assert [action.text() for action in language_menu(window).actions()] == ["日本語", "English", NAME]


def test_documents_are_offered_in_it(window: MainWindow) -> None:
    window._places.go_to(Place.DOCUMENTS)
    boxes = [box for box in window.findChildren(QComboBox) if box.accessibleName() == "Language of the document"]
    assert boxes
    for box in boxes:
        assert [box.itemText(n) for n in range(box.count())] == ["日本語", "English", NAME]


@pytest.mark.parametrize("place", Place)
def test_a_place_speaks_it(window: MainWindow, place: Place) -> None:
    choose(window, NAME)
    window._places.go_to(place)
    said = read(window)
    assert english_in(said) == {"English", NAME}
    assert len(said) > 1000


def test_switching_there_and_back_is_kept(window: MainWindow, state: AppState) -> None:
    language_menu(window)
    before = read(window)
    choose(window, NAME)
    assert (i18n.language(), QLocale().name().split("_")[0]) == (CODE, CODE)
    assert read(window) != before
    choose(window, "English")
    assert read(window) == before
    choose(window, NAME)
    window.close()
    assert program_settings.load(state.data.settings).settings.language == CODE


@pytest.mark.parametrize("topic", TOPICS)
def test_the_help_speaks_it(third: str, topic: str) -> None:
    english = help_text(topic)
    i18n.use(third)
    assert help_text(topic) == dotted(english)
