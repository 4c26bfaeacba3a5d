"""Language, colours and text size of the running program, and how a person changes them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from app import i18n
from app.domain.record import replace
from app.storage.settings import Theme
from app.ui.shell import theme
from app.ui.shell.qt_words import translate_qt
from app.ui.shell.state import AppState
from app.ui.shell.theme import TEXT_SIZES


class Appearance(QObject):
    """Applies the settings at start, and changes them when asked. `changed` follows every change."""

    changed = Signal()

    def __init__(self, app: QApplication, state: AppState) -> None:
        super().__init__(app)
        self._app = app
        self._state = state
        translate_qt(app, self.language)
        theme.apply_theme(app, self.theme)
        theme.apply_text_size(app, self.text_size)
        app.styleHints().colorSchemeChanged.connect(self._on_system_scheme)

    @property
    def language(self) -> str:
        """The language of the screens."""
        return i18n.language()

    @property
    def theme(self) -> Theme:
        """The colours chosen."""
        return self._state.preferences.now.theme

    @property
    def text_size(self) -> int:
        """The text size in percent."""
        return self._state.preferences.now.text_size

    def set_language(self, language: str) -> None:
        """Switches the running program to another language."""
        if language == i18n.language():
            return
        self._state.catalogue.words(language)  # raises before anything has changed
        i18n.use(language)
        self._state.preferences.take(replace(self._state.preferences.now, language=language))
        translate_qt(self._app, language)
        self.changed.emit()

    def set_theme(self, name: str) -> None:
        """Takes other colours."""
        self._state.preferences.take(replace(self._state.preferences.now, theme=Theme(name)))
        theme.apply_theme(self._app, self.theme)
        self.changed.emit()

    def light_or_dark(self) -> None:
        """Takes light colours where they are dark, and dark ones where they are light."""
        self.set_theme(Theme.LIGHT if theme.is_dark(self._app.palette()) else Theme.DARK)

    def set_text_size(self, percent: int) -> None:
        """Takes another text size."""
        self._state.preferences.take(replace(self._state.preferences.now, text_size=percent))
        theme.apply_text_size(self._app, percent)
        self.changed.emit()

    def larger(self) -> None:
        """Takes the next larger text size."""
        self.set_text_size(next((size for size in TEXT_SIZES if size > self.text_size), TEXT_SIZES[-1]))

    def smaller(self) -> None:
        """Takes the next smaller text size."""
        self.set_text_size(next((size for size in reversed(TEXT_SIZES) if size < self.text_size), TEXT_SIZES[0]))

    def usual_size(self) -> None:
        """Takes the usual text size."""
        self.set_text_size(TEXT_SIZES[0])

    def _on_system_scheme(self) -> None:
        if self.theme is Theme.SYSTEM:
            theme.apply_theme(self._app, self.theme)
