"""Makes the pictures in docs from the program itself with a filled-in workbook: that of the README, and three more."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer

from app.domain.answers import Field, Priority, Status, Value
from app.paths import data_dir
from app.storage import settings
from app.storage.settings import Settings, Theme
from app.storage.workbook import Workbook
from app.ui.documents.page_surface import PageSurface
from app.ui.shell.application import Started, start
from app.ui.shell.ways import Place
from tests.ui.stages import settled

DOCS = Path(__file__).resolve().parent.parent / "docs"
PICTURES = {
    # file: the place that it shows
    "window.png": Place.OVERVIEW,
    "checklist.png": Place.CHECKLIST,
    "plan.png": Place.PLAN,
    "documents.png": Place.DOCUMENTS,
}
SIZE = (1200, 780)
_PATIENCE_MS = 60_000
"""Till then, the page of a document is made, which happens in a thread."""

_DONE = (
    *(
        "executive-A-1",
        "executive-M-1",
        "administrator-B-1",
        "administrator-C-1",
        "administrator-E-3",
        "administrator-F-1",
    ),
    *(
        "administrator-G-3",
        "administrator-H-4",
        "administrator-I-7",
        "administrator-J-1",
        "teleworker-B-1",
        "teleworker-C-1",
    ),
    *("teleworker-F-2", "teleworker-G-2", "teleworker-H-2", "teleworker-I-4", "teleworker-J-1", "teleworker-K-1"),
)
_OTHERS: tuple[tuple[str, dict[Field, Value]], ...] = (
    ("administrator-E-10", {Field.STATUS: Status.PARTIAL, Field.OWNER: "髙﨑", Field.PRIORITY: Priority.HIGH}),
    ("administrator-E-5", {Field.STATUS: Status.NOT_DONE, Field.OWNER: "𠮷田"}),
    ("administrator-A-3", {Field.STATUS: Status.PARTIAL, Field.OWNER: "髙﨑"}),
    ("administrator-J-5", {Field.STATUS: Status.UNKNOWN}),
    ("administrator-D-2", {Field.STATUS: Status.NOT_APPLICABLE, Field.REASON: "Windowsのドメインは使っていない"}),
)


def main() -> int:
    """Draws the places in Japanese and light colours."""
    with TemporaryDirectory() as folder:
        data = data_dir(Path(folder))
        chosen = Settings(language="ja", theme=Theme.LIGHT, place="overview")
        settings.save(data.settings, replace(chosen, last_workbook=data.workbook))
        Workbook.create(data.workbook, "みどり商店").close()
        started = start(data, None)
        if started is None:
            return 1
        _fill(started)
        started.window.resize(*SIZE)
        settled(started.window)
        are_saved = [_draw(started, name, place) for name, place in PICTURES.items()]
        started.window.close()
    return 0 if all(are_saved) else 1


def _draw(started: Started, name: str, place: Place) -> bool:
    started.window.ways.place(place)
    if place is Place.CHECKLIST:
        started.window.show_measure("administrator-E-10")
    if place is Place.DOCUMENTS and not has_shown(started.window.findChild(PageSurface), _PATIENCE_MS):
        print(f"{name}: no page came; the picture from before stays.", file=sys.stderr)
        return False
    return bool(settled(started.window).grab().save(str(DOCS / name)))


def has_shown(surface: PageSurface, patience_ms: int) -> bool:
    """Waits until pages are on the screen; False where none come in this time."""
    if not surface.page_count:
        loop = QEventLoop()
        surface.shown.connect(loop.quit)
        QTimer.singleShot(patience_ms, loop, loop.quit)
        loop.exec()
    return surface.page_count > 0


def _fill(started: Started) -> None:
    for measure_id in _DONE:
        started.state.edit([measure_id], {Field.STATUS: Status.DONE})
    for days, (measure_id, values) in enumerate(_OTHERS):
        due = (
            {} if values[Field.STATUS] is Status.NOT_APPLICABLE else {Field.DUE: date.today() + timedelta(7 * days + 3)}
        )
        started.state.edit([measure_id], {**values, **due})


if __name__ == "__main__":
    sys.exit(main())
