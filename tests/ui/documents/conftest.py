"""The documents alone, as the tests of them and of their dialogs have them."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.documents.documents_view import DocumentsView
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


@pytest.fixture
def view(qtbot: QtBot, state: AppState, ways: Ways) -> DocumentsView:
    view = DocumentsView(state, ways)
    view.resize(1200, 700)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view
