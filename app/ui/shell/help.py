"""Help for the place one is in, and the list of keys."""

from PySide6.QtWidgets import QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from app.i18n import _, language
from app.paths import catalogue_folder
from app.ui.kit.dialog import Dialog
from app.ui.kit.still_wheel import keep_still

TOPICS = ("overview", "checklist", "plan", "documents", "guide", "keys")
"""The topics; each is a file in the folder `help` of a language."""


class HelpDialog(Dialog):
    """Shows one topic, and leads to the others."""

    def __init__(self, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        page = QWidget(self)
        self._browser = QTextBrowser(page)
        keep_still(self._browser)
        self._browser.setOpenLinks(False)
        self._browser.setTabChangesFocus(True)
        self._browser.setAccessibleName(_("Help"))
        self._browser.setMinimumHeight(14 * self.fontMetrics().height())
        self._browser.setMarkdown(help_text(topic))
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._browser)
        self.set_page(page, QDialogButtonBox.StandardButton.Close, size=(44, 34))


def help_text(topic: str) -> str:
    """A topic in the language of the screens, as Markdown."""
    path = catalogue_folder() / language() / "help" / f"{topic}.md"
    return path.read_text(encoding="utf-8")
