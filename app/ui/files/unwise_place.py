"""Tells whether the workbook lies where it should not, without what it takes to say so."""

from app.storage.synced_folder import synced_by
from app.ui.shell.state import AppState


def unwise_place(state: AppState) -> str | None:
    """The service that copies the workbook while one works in it, where nothing was said of that yet."""
    path = state.path
    if state.data.root in path.parents or path in state.preferences.now.advised:
        return None
    return synced_by(path)
