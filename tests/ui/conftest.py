"""A state over the real catalogue and a new workbook, and the audit of what is on the screen."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from app import i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import Field, Status
from app.paths import DataDir
from app.storage.settings import Settings, Theme
from app.storage.workbook import Workbook
from app.ui.checklist.checklist_view import ChecklistView
from app.ui.checklist.filter_menu import FilterMenu
from app.ui.overview.overview_view import OverviewView
from app.ui.shell import theme
from app.ui.shell.main_window import MainWindow
from app.ui.shell.paper_style import PaperStyle
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from tests.ui.desk import Desk
from tests.ui.desk import desk as empty_desk
from tests.ui.hands import ChecklistHand, DetailHand, OverviewHand
from tests.ui.stages import opened, set_right

_SCREENS: list[QScreen] = []
"""The audit asks `widget.screen()`: held, lest PySide delete Qt's screen together with a widget (see geometry.py)."""


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """No test leaves a dialog behind, which would keep the keys and the scanner from the next one."""
    yield
    if QApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)] == []


@pytest.fixture
def state(qapp: QApplication, catalogue: Catalogue, tmp_path: Path) -> Iterator[AppState]:
    """A new workbook of みどり商店 with three answers, in the view of all roles."""
    with Workbook.create(tmp_path / "data.tenken", "みどり商店") as workbook:
        state = AppState(catalogue, workbook, DataDir(tmp_path), Settings())
        state.edit(["executive-A-1"], {Field.STATUS: Status.DONE})
        state.edit(
            ["administrator-E-10"], {Field.STATUS: Status.PARTIAL, Field.NOTE: "髙﨑さんに聞く", Field.OWNER: "𠮷田"}
        )
        state.edit(["teleworker-E-1"], {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "紙は使わない"})
        yield state
    state.deleteLater()  # here: a thread of the next test that collects it would leave its timers to nobody
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def ways(qapp: QApplication) -> Ways:
    """Ways that nobody answers yet."""
    return Ways()


@pytest.fixture
def failures(state: AppState) -> list[Exception]:
    """What the state told of failures."""
    told: list[Exception] = []
    state.failed.connect(told.append)
    return told


@pytest.fixture
def window(qapp: QApplication, state: AppState) -> Iterator[MainWindow]:
    """The main window over the state; after the test the application looks as before."""
    with opened(qapp, state) as window:
        window.resize(1200, 800)
        yield window


@pytest.fixture
def desk(qapp: QApplication, state: AppState) -> Iterator[Desk]:
    """An empty window for one view or dialog."""
    with empty_desk() as desk:
        yield desk


@pytest.fixture
def overview(state: AppState, desk: Desk) -> OverviewHand:
    """The overview by itself."""
    return OverviewHand(desk.put(OverviewView(state, desk.ways)))


@pytest.fixture
def checklist(state: AppState, desk: Desk) -> ChecklistHand:
    """The checklist by itself; its list has the keys."""
    view = desk.put(ChecklistView(state, desk.ways, FilterMenu(state, desk)))
    view.focus_list()
    return ChecklistHand(view)


@pytest.fixture
def detail(checklist: ChecklistHand) -> DetailHand:
    """The measure in full, in the checklist by itself."""
    return checklist.detail


@pytest.fixture
def audit(audit_tool: Path) -> Callable[[QWidget], list[tuple[str, str, str]]]:
    """The findings of ../shared/bench/ui_audit.py about a window."""
    spec = importlib.util.spec_from_file_location("ui_audit", audit_tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def look(window: QWidget) -> list[tuple[str, str, str]]:
        _SCREENS.append(window.screen())
        found = module.audit(window)
        set_right(window)
        return found

    return look


@pytest.fixture(scope="session", autouse=True)
def styled(qapp: QApplication) -> None:
    """Controls are drawn as the program draws them."""
    qapp.setStyle(PaperStyle())


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[[str, Theme, int], None]]:
    """Gives the program a language, colours and a text size in percent; the usual ones come back afterwards."""
    font, palette = qapp.font(), qapp.palette()

    def put_on(language: str, colours: Theme, percent: int) -> None:
        i18n.use(language)
        theme.apply_theme(qapp, colours)
        theme.apply_text_size(qapp, percent)

    yield put_on
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def larger(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Makes all text twice as large; afterwards it is as before."""
    font = qapp.font()
    yield lambda: theme.apply_text_size(qapp, 200)
    qapp.setFont(font)


@pytest.fixture
def speak(qapp: QApplication) -> Callable[[str, QWidget], None]:
    """Switches the language as the running program does: every widget is sent LanguageChange."""

    def switch(language: str, *widgets: QWidget) -> None:
        i18n.use(language)
        for widget in widgets:
            QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))

    return switch


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path | str], list[str]]:
    """Says what a person will choose in file dialogs; returns what these proposed."""

    selected = QFileDialog.selectedFiles

    def will(path: Path | str) -> list[str]:
        proposed: list[str] = []
        named: dict[QFileDialog, list[str]] = {}

        def answer(_parent: object, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
            proposed.append(folder)
            return str(path), ""

        def save(dialog: QFileDialog) -> bool:
            proposed.append(selected(dialog)[0])
            is_first = dialog not in named
            named[dialog] = [str(path)]
            return is_first and bool(path)  # asked about another name than they typed, they want it no longer

        monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
        monkeypatch.setattr(QFileDialog, "exec", save)
        monkeypatch.setattr(QFileDialog, "selectedFiles", lambda dialog: named[dialog])
        return proposed

    return will
