"""Files that are dropped on the window: what would come of them is said while they are held over it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.filenames import readable_name
from app.i18n import _, ngettext
from app.labels import records_folder_names
from app.ui.kit.passing_notice import Notice, NoticeButton
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import H2
from app.ui.shell import theme
from app.ui.shell.ways import Ways

_WORKBOOK, _DOCUMENT = ".tenken", ".pdf"
_TAKEN_IN = (".csv", ".xlsx", ".json")


class Dropping(QObject):
    """Hears of what is dragged over a window and of what is dropped on it, unless a part of it takes that itself."""

    def __init__(
        self, window: QWidget, ways: Ways, open_path: Callable[[Path], object], take_in: Callable[[Path], object]
    ) -> None:
        super().__init__(window)
        self._window, self._ways = window, ways
        self._open, self._take_in = open_path, take_in
        self._says: _HeldOver | None = None
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                return self._on_enter(event)
            case QEvent.Type.DragLeave:
                self._hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._on_drop(event)
        return super().eventFilter(watched, event)

    def _on_enter(self, event: QDragEnterEvent) -> bool:
        paths = dropped_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        if self._says is None:
            self._says = _HeldOver(self._window)
        self._says.show_words(_what_comes_of(paths))
        return True

    def _on_drop(self, event: QDropEvent) -> bool:
        self._hide()
        paths = dropped_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        path = _the_one_of(paths)
        if path is None:
            self._ways.tell(Notice(_("One file at a time, please. Nothing was taken in.")))
        elif _is_opened(path):
            self._open(path)
        elif _is_taken_in(path):
            self._take_in(path)
        else:
            enter = NoticeButton(_("Enter a sheet from paper..."), self._ways.sheet)
            self._ways.tell(Notice(_unknown(path), (enter,) if _is_document(path) else ()))
        if path is not None and (words := _left_aside(path, paths)):
            self._ways.tell(Notice(words))
        return True

    def _hide(self) -> None:
        if self._says is not None:
            self._says.hide()


def dropped_files(mime: QMimeData) -> tuple[Path, ...]:
    """The files of this PC that are dragged; none where it is something else."""
    return tuple(Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def _what_comes_of(paths: tuple[Path, ...]) -> str:
    """What dropping these would do, and which of several are left aside."""
    path = _the_one_of(paths)
    if path is None:
        return _("One file at a time, please.")
    aside = _left_aside(path, paths)
    return f"{_what_comes_of_one(path)}\n{aside}" if aside else _what_comes_of_one(path)


def _what_comes_of_one(path: Path) -> str:
    name = readable_name(path.name)
    if _is_opened(path):
        return _("Let go to open “{name}”. What is open now is saved first.").format(name=name)
    if _is_taken_in(path):
        return _("Let go to read “{name}”. What it would change is shown before anything changes.").format(name=name)
    return _unknown(path)


def _the_one_of(paths: tuple[Path, ...]) -> Path | None:
    """The only file, or of several the only one that Tenken does something with; None where there is not one such."""
    known = paths if len(paths) == 1 else [path for path in paths if _is_opened(path) or _is_taken_in(path)]
    return known[0] if len(known) == 1 else None


def _left_aside(taken: Path, paths: tuple[Path, ...]) -> str:
    """That only one of several is taken; '' where the others belong to it, as a workbook's folder of records does."""
    its_folders = records_folder_names(taken.stem) if taken.suffix.lower() == _WORKBOOK else ()
    own = {taken, *(taken.with_name(name) for name in its_folders)}
    count = sum(path not in own for path in paths)
    if not count:
        return ""
    words = ngettext(
        "Only “{name}” is taken; {count} other file is left aside.",
        "Only “{name}” is taken; {count} other files are left aside.",
        count,
    )
    return words.format(name=readable_name(taken.name), count=count)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() == _DOCUMENT


def _is_taken_in(path: Path) -> bool:
    return path.suffix.lower() in _TAKEN_IN


def _is_opened(path: Path) -> bool:
    """Whether it is a workbook or a hand-over file, which is a PDF to whoever has not got Tenken."""
    if not _is_document(path):
        return path.suffix.lower() == _WORKBOOK
    from app.exchange.hand_over_file import is_locked_hand_over

    try:
        return is_locked_hand_over(path)
    except OSError:
        return True  # opening it tells what is the matter


def _unknown(path: Path) -> str:
    if _is_document(path):
        return _(
            "“{name}” is a document, not a workbook. What was filled in on paper is entered with Ctrl+E. As evidence, "
            "drop it on a measure in the checklist."
        ).format(name=readable_name(path.name))
    return _(
        "Tenken cannot do anything with “{name}” here. In the checklist, drop it on a measure as evidence."
    ).format(name=readable_name(path.name))


class _HeldOver(QFrame):
    """Lies over the window while something is held over it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._words = Text(self, H2)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.addWidget(self._words)

    def show_words(self, words: str) -> None:
        """Says something over all of the window."""
        self._words.setText(words)
        self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = theme.tokens(self.palette())
        painter.fillRect(self.rect(), theme.colour(chosen.surface))
        painter.setPen(QPen(theme.colour(chosen.accent), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(16, 16, -16, -16), 12, 12)
        painter.end()
