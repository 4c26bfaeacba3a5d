"""The commands of the File menu over an empty window."""

import pytest

from app.ui.shell.state import AppState
from tests.ui.desk import Desk
from tests.ui.hands.files import FilesHand


@pytest.fixture
def files(state: AppState, desk: Desk) -> FilesHand:
    """The commands for files, without the window around them."""
    return FilesHand(state, desk)
