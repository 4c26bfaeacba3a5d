"""What the pages of the questions about the organisation share."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.catalogue.guide_loader import ProfileQuestion
from app.domain.profile import Profile, from_texts
from app.i18n import _, language
from app.ui.kit.texts import Text
from app.ui.kit.type_setting import LABEL
from app.ui.shell.state import AppState
from app.work.standing import Standing


@dataclass(frozen=True)
class ProfileDraft:
    """What has been entered so far, by key of the profile, and the words to ask for it."""

    state: AppState
    texts: Mapping[str, str]

    @property
    def told(self) -> Mapping[str, str]:
        """What somebody answered of it."""
        return {key: text for key, text in self.texts.items() if text}

    @property
    def profile(self) -> Profile:
        """What it says of the organisation."""
        return from_texts(self.told)

    def standing(self) -> Standing:
        """What applies, once this is kept."""
        kept = {key: text for key, text in self.state.workbook.texts.items() if not key.startswith("profile.")}
        return Standing(self.state.catalogue, kept | {f"profile.{key}": text for key, text in self.told.items()})

    def question(self, key: str) -> ProfileQuestion:
        """The question about a part of the profile."""
        return self.state.catalogue.guide.questions(language())[key]


class ProfilePage(QWidget):
    """One page. `texts` is what stands in its fields, by key of the profile."""

    shown_wanted = Signal(QWidget)
    """This part should come into sight."""
    answered = Signal()
    """`progress` is another one."""
    finished = Signal()
    """Everything here is answered."""

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(parent)
        self.draft = draft
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 8, 12, 12)
        self.column.setSpacing(6)

    def minimumSizeHint(self) -> QSize:
        """Its height follows from its width: what its parts say of theirs before they know it is far too much."""
        return QSize(self.column.minimumSize().width(), 0)

    @property
    def texts(self) -> Mapping[str, str]:
        """What was entered here."""
        return {}

    @property
    def first_field(self) -> QWidget | None:
        """What the keys go to first."""
        return None

    @property
    def progress(self) -> str:
        """How much of it is answered; '' for a page that does not count."""
        return ""

    @property
    def wrong_field(self) -> QWidget | None:
        """A field with something that cannot be kept."""
        return None

    def focus_on(self, key: str) -> None:
        """Gives the keys to the field of a part of the profile, as far as there is one."""
        if self.first_field:
            self.first_field.setFocus(Qt.FocusReason.TabFocusReason)

    def ask(self, key: str, field: QWidget) -> None:
        """Puts a question over its field, and its explanation below."""
        question = self.draft.question(key)
        head = Text(self, LABEL)
        head.setText(question.question)
        head.setBuddy(field)
        hint = Text(self, muted=True)
        hint.setText(explained(question))
        field.setAccessibleDescription(hint.text())
        if self.column.count():
            self.column.addSpacing(10)
        for widget in (head, field, hint):
            self.column.addWidget(widget)


def explained(question: ProfileQuestion) -> str:
    """The help of a question and its examples."""
    return question.help + "\n" + _("For example: {examples}").format(examples=" / ".join(question.examples))
