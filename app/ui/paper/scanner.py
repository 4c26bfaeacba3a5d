"""Catches what a bar-code scanner types, wherever the keys are: no key of it reaches a list, a button or a note."""

from collections.abc import Callable, Mapping
from time import monotonic

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication, QInputEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from app.domain.scans import ETX, STX, Composition, Fate, Recogniser, Ruling

Clock = Callable[[QEvent | None], float]
"""The time of an event, or of now, in milliseconds."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_LINE_ENDS = ("\r", "\n")
_CONTROL: Mapping[int, str] = {Qt.Key.Key_B: STX, Qt.Key.Key_C: ETX, Qt.Key.Key_J: "\n", Qt.Key.Key_M: "\r"}
"""What scanners send with Ctrl: STX and ETX around a code, line ends after it."""
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin)


class Scanner(QObject):
    """Emits `scanned(text)` for a burst that `is_wanted(text, in_field)`; any other goes into the field it came to.

    Keys wait some 40 ms until they are known as those of a hand. It listens at the window that has the keys (key events
    come there before any shortcut or widget) and at the field (input methods speak to it alone), not at the whole
    application: Python would be asked about every event there is.
    """

    scanned = Signal(str)

    def __init__(self, is_wanted: Callable[[str, bool], bool], parent: QObject, clock: Clock | None = None) -> None:
        super().__init__(parent)
        self._is_wanted = is_wanted
        self._now: Clock = clock or _PressClock()
        self._recogniser = Recogniser[QEvent]()
        self._composition = Composition()
        self._target: QWidget | None = None
        self._is_giving = False
        self._due, self._last_look = QTimer(self), QTimer(self)
        for timer, slot in ((self._due, self._last_look.start), (self._last_look, self._on_rest)):
            timer.setSingleShot(True)
            timer.setTimerType(Qt.TimerType.PreciseTimer)
            timer.timeout.connect(slot)
        self._last_look.setInterval(0)  # keys that came while the program was busy are heard first
        self._listen(QGuiApplication.focusWindow(), QGuiApplication.focusObject())

    def _listen(self, window: QWindow | None, place: QObject | None) -> None:
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_focus)
        app.focusObjectChanged.connect(self._on_focus)
        self._on_focus(window)
        self._on_focus(place)

    def _on_focus(self, place: QObject | None) -> None:
        if place is not None:
            place.installEventFilter(self)
        self._composition.forget()

    def _listen_at_popup(self) -> None:
        """Qt hands a press to a popup from its first moment on, and tells only later that it has the keys."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.windowHandle().installEventFilter(self)

    # what comes

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QWindow):
            if kind is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
                self._listen_at_popup()
                return self._claims(event)
            if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_press(event)
            if kind in _PRESSES and self._recogniser.holds:
                self._obey(self._recogniser.interrupted(self._now(event)))
        elif isinstance(event, QInputMethodEvent) and not self._is_giving:
            return self._on_input_method(event)
        return False

    def _claims(self, event: QKeyEvent) -> bool:
        """A key that may be a scanner's is no shortcut before it is known; any other comes after those that wait."""
        at = self._now(event)
        near = self._recogniser.is_near_burst(at)
        if self._typed(event, at) or (event.key() in _ENDS and (near or self._recogniser.holds)):
            event.accept()
            return True
        if event.key() not in _MODIFIERS:
            self._obey(self._recogniser.interrupted(at))
        return False

    def _typed(self, event: QKeyEvent, at: float) -> str:
        """The character that a key types; '' for any other key, and for one that is held down.

        X takes a figure that comes twice in one millisecond for a key that is held down. Control characters count
        where a burst is near, and STX, with which one may begin.
        """
        text = event.text()
        if len(text) != 1 or (event.isAutoRepeat() and not self._recogniser.follows_at_once(at)):
            return ""
        if not _has_command(event):
            return text if text.isprintable() else ""
        is_control = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier == Qt.KeyboardModifier.ControlModifier
        control = _CONTROL.get(event.key(), "") if is_control else ""
        return control if self._recogniser.is_near_burst(at) or control == STX else ""

    def _on_press(self, event: QKeyEvent) -> bool:
        if event.key() in _MODIFIERS:
            return False
        at = self._now(event)
        text = self._typed(event, at)
        is_end = event.key() in _ENDS and not event.isAutoRepeat() and not _has_command(event)
        if is_end or text in _LINE_ENDS:
            return self._obey(self._recogniser.ended(at))
        if not text:
            return self._obey(self._recogniser.interrupted(at))
        if not self._recogniser.holds:
            self._target = QApplication.focusWidget()
        return self._obey(self._recogniser.typed(text, at, event.clone()))

    def _on_input_method(self, event: QInputMethodEvent) -> bool:
        at, commit = self._now(event), event.commitString()
        if not commit:
            self._composition.shows(event.preeditString(), at)
            self._wait()
            return False
        was_burst, was_composing = self._composition.is_burst, bool(self._composition.text)
        self._composition.forget()
        if was_burst and self._is_wanted(commit, True):
            self._take_composed(commit, at)
            return True
        if len(commit) == 1 and not was_composing:  # wide figures that come one by one, as keys do
            if not self._recogniser.holds:
                self._target = QApplication.focusWidget()
            return self._obey(self._recogniser.typed(commit, at, event.clone()))
        self._obey(self._recogniser.interrupted(at))
        return False

    def _take_composed(self, text: str, at: float) -> None:
        place = QGuiApplication.focusObject()
        if place is not None:
            self._give(place, QInputMethodEvent())
        self._recogniser.came_otherwise(at)
        self.scanned.emit(text)

    def _on_rest(self) -> None:
        at, text = self._now(None), self._composition.text
        due = self._composition.due
        if due is not None and due <= at:
            self._composition.forget()
            if self._is_wanted(text, True):
                QGuiApplication.inputMethod().reset()
                self._take_composed(text, at)
        self._obey(self._recogniser.rested(at))

    # what becomes of it

    def _obey(self, ruling: Ruling[QEvent]) -> bool:
        """Does what was ruled. True when the present event goes no further."""
        self._give_back(ruling.released)
        if ruling.burst is not None:
            if self._is_wanted(ruling.burst.text, _is_in_field()):
                self.scanned.emit(ruling.burst.text)
            else:
                self._give_back(ruling.burst.keys)
        self._wait()
        return ruling.fate is Fate.HELD

    def _wait(self) -> None:
        dues = [due for due in (self._recogniser.due, self._composition.due) if due is not None]
        if dues:
            self._due.start(max(0, round(min(dues) - self._now(None))))
        else:
            self._due.stop()

    def _give_back(self, events: tuple[QEvent, ...]) -> None:
        """Lets held keys go on as if nothing had been: to what had the keys, or to where one of them led.

        Those that are held still came after, and go there too.
        """
        here = QApplication.focusWidget()
        target = self._target if self._target and isValid(self._target) and self._target.isVisible() else here
        for event in events:
            place = QApplication.activePopupWidget() or target
            if place is not None:
                self._press(place, event)
            if QApplication.focusWidget() is not here:
                here = target = self._target = QApplication.focusWidget()

    def _press(self, place: QWidget, event: QEvent) -> None:
        if isinstance(event, QKeyEvent) and (action := self._shortcut(place, event)):
            action.trigger()
            return
        self._give(place, event)
        if isinstance(event, QKeyEvent) and isValid(place):
            self._give(place, _release_of(event))

    def _shortcut(self, place: QWidget, event: QKeyEvent) -> QAction | None:
        """The action that a key calls there, as Qt finds it: unless the place keeps the key for itself."""
        asks = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
        asks.ignore()
        self._give(place, asks)
        if asks.isAccepted() or QApplication.activePopupWidget():
            return None
        wanted = _sequence(event)
        holder: QWidget | None = place
        while holder is not None:
            for action in holder.actions():
                is_near = holder is place or action.shortcutContext() is not Qt.ShortcutContext.WidgetShortcut
                if is_near and action.isEnabled() and wanted in action.shortcuts():
                    return action
            holder = None if holder.isWindow() else holder.parentWidget()
        return None

    def _give(self, place: QObject, event: QEvent) -> None:
        """Hands an event over. Keys may open a dialog, in which a scanner is heard as well; they come by no window."""
        self._is_giving = isinstance(event, QInputMethodEvent)
        try:
            QApplication.sendEvent(place, event)
        finally:
            self._is_giving = False


class _PressClock:
    """When a key was pressed, not when the program came to hear of it: a busy program hears many keys at once."""

    def __init__(self) -> None:
        self._behind = float("inf")

    def __call__(self, event: QEvent | None) -> float:
        now = monotonic() * 1000
        stamp = event.timestamp() if isinstance(event, QInputEvent) else 0
        if not stamp:
            return now
        if abs(now - stamp - self._behind) > 10_000:
            self._behind = now - stamp  # the first, or the clock of the keyboard began anew
        self._behind = min(self._behind, now - stamp)
        return stamp + self._behind


def _has_command(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & _COMMANDS)


def _is_in_field() -> bool:
    """Whether what is typed now goes into a field of text."""
    if isinstance(QApplication.activePopupWidget(), QMenu):
        return False
    field = QApplication.focusWidget()
    if isinstance(field, QComboBox):
        field = field.lineEdit()  # it lends its keys to a line where it is open to other words
    return isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit) and not field.isReadOnly()


def _release_of(press: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyRelease, press.key(), press.modifiers(), press.text())


def _sequence(event: QKeyEvent) -> QKeySequence:
    """A key as actions name it: that of the keypad is the same, and Shift may be what it takes to type a sign."""
    takes_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier) and event.text().isalpha()
    kept = _COMMANDS | Qt.KeyboardModifier.ShiftModifier if takes_shift else _COMMANDS
    return QKeySequence(QKeyCombination(event.modifiers() & kept, Qt.Key(event.key())))
