"""The workbooks that were opened on this PC, one row each, to go on in another one."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.filenames import readable_name
from app.domain.selection import fold
from app.i18n import _, ngettext
from app.ui.kit.dialog import Dialog
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.job import Job
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.kit.lists.topic_search_line import TopicSearchLine
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, told_keys
from app.ui.shell.state import AppState
from app.words.overview_words import answered_text, done_text
from app.work.workbook_glances import Glance, glance_of, glances

_NUMBERED = 9


class SwitchDialog(Dialog):
    """Lists the open workbook first, then the others, the newest first. Letters look for one;
    Enter or a click opens it, Alt and its number one of the first nine.

    A click waits until it is no double click, whose second half would go to whatever lies below. What the others hold
    is read beside the window; until it is there, their names are.
    """

    keeps_to_window = True

    def __init__(self, state: AppState, parent: QWidget | None, *, at_start: bool = False) -> None:
        super().__init__(parent)
        self._state = state
        self.path: Path | None = None
        """The workbook that was chosen; None for none."""
        self.wants = ""
        """What was asked for instead: 'new', 'open' or 'sample'."""
        self._glances = self._known()
        self.setWindowTitle(_("Which workbook?") if at_start else _("Other workbooks"))
        page = QWidget(self)
        self._list = TopicList(page)
        self._field = TopicSearchLine(self._list, page)
        self._field.setPlaceholderText(_("Letters of the organization's name"))
        name_control(self._field, _("Letters of the organization's name"))
        self._field.textChanged.connect(self._show)
        self._list.setAccessibleName(_("Workbooks"))
        self._list.entered.connect(self._choose)
        self._click = QTimer(self)
        self._click.setSingleShot(True)
        self._click.setInterval(QApplication.doubleClickInterval())
        self._click.timeout.connect(self._on_single_click)
        self._list.clicked.connect(self._on_clicked)
        for n in range(1, _NUMBERED + 1):
            QShortcut(QKeySequence(_number_keys(n)), self, partial(self._choose_nth, n))
        self._list.setMinimumHeight(8 * self.fontMetrics().height())
        self._nothing = Text(page, muted=True)
        others = FlowLayout(spacing=8)
        for name, words in (
            ("new", _("&New workbook...")),
            ("open", _("&Open...")),
            ("sample", _("Open the &sample")),
        ):
            button = QPushButton(words, page)
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(self._on_other)
            others.addWidget(button)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._field)
        column.addWidget(self._nothing)
        column.addWidget(self._list, 1)
        column.addLayout(others)
        self.set_page(page, QDialogButtonBox.StandardButton.Close, size=(46, 34))
        self._show()
        self._field.setFocus()
        self._job = Job(lambda: glances([g.path for g in self._glances[1:]], state.catalogue, state.today()))
        self._job.done.connect(self._on_glances)
        self._job.start()

    def _known(self) -> tuple[Glance, ...]:
        """What is known at once: all of the open workbook, the names of the others."""
        state = self._state
        here = glance_of(
            state.path, state.workbook.organisation, state.stored, state.standing, state.catalogue, state.today()
        )
        others = (path for path in state.preferences.now.recent_workbooks if path != state.path)
        return (here, *map(Glance, others))

    def _on_glances(self, found: Sequence[Glance]) -> None:
        self._glances = (self._glances[0], *found)
        self._show()

    def _show(self) -> None:
        wanted = fold(self._field.text())
        shown = self._found(wanted) if wanted else self._glances
        self._list.show_chapters([Chapter("", tuple(map(self._topic, range(1, len(shown) + 1), shown)))])
        if len(shown) > 1 and not wanted and shown[0].path == self._state.path and not self._list.hasFocus():
            self._list.stand_on(str(shown[0].path))
        elif self._field.text():
            self._list.stand_on_first()
        self._nothing.set_text("" if shown else _("No workbook is called so. Choose Open to look for its file."))

    def _found(self, wanted: str) -> Sequence[Glance]:
        """Those that are called so, then those that lie where it is called so; the open one last: it is open."""
        fitting = [
            (glance.path == self._state.path, place, n)
            for n, glance in enumerate(self._glances)
            if (place := _fits(glance, wanted)) is not None
        ]
        return [self._glances[n] for _is_open, _place, n in sorted(fitting)]

    def _topic(self, number: int, glance: Glance) -> Topic:
        parts = [told_keys(QKeySequence(_number_keys(number)))] if number <= _NUMBERED else []
        if glance.path == self._state.path:
            parts.append(_("open now"))
        if glance.figures is not None:
            parts += [answered_text(glance.figures), done_text(glance.figures)]
        if glance.overdue:
            parts.append(ngettext("{count} overdue", "{count} overdue", glance.overdue).format(count=glance.overdue))
        if glance.last_used:
            parts.append(_("last used {day}").format(day=labels.day(glance.last_used)))
        if glance.problem is not None:
            parts.append(_("cannot be read now"))
        parts.append(readable_name(str(glance.path.parent)))
        return Topic(str(glance.path), _name(glance), "　".join(parts), glance.figures)

    def _on_clicked(self) -> None:
        self._click.start()

    def _on_single_click(self) -> None:
        self._choose(self._list.current_id)

    def _choose(self, topic: str) -> None:
        if topic:
            self.path = next(glance.path for glance in self._glances if str(glance.path) == topic)
            self.accept()

    def _choose_nth(self, number: int) -> None:
        if number <= len(self._list.ids):
            self._choose(self._list.ids[number - 1])

    def _on_other(self) -> None:
        self.wants = self.sender().objectName()
        self.accept()

    def done(self, result: int) -> None:
        """Stops looking, and closes."""
        self._click.stop()
        self._job.cancel()
        super().done(result)


def _number_keys(number: int) -> str:
    """The keys that choose the row of this number."""
    return f"Alt+{number}"


def _name(glance: Glance) -> str:
    return glance.organisation or readable_name(glance.path.stem)


def _fits(glance: Glance, wanted: str) -> int | None:
    """How well the letters fit: 0 is best, None not at all. Each file's suffix is the same, and is not looked at."""
    name = fold(_name(glance))
    if name.startswith(wanted):
        return 0
    if wanted in name:
        return 1
    return 2 if wanted in fold(str(glance.path.with_suffix(""))) else None
