"""The pages of the first three questions, and the one that tells what they gain."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app import labels
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.profile import Kind, Known, Method
from app.i18n import _, ngettext
from app.ui.kit.choice_button import ChoiceButton, ExclusiveChoice
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import BODY, FIGURE, H1, TypeStyle
from app.ui.profile.count_field import CountField
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage

_KINDS = (Kind.SOLE_PROPRIETOR, Kind.COMPANY, Kind.OTHER)
_METHODS = (
    Method.CLOUD_SERVICES,
    Method.REMOTE_DESKTOP,
    Method.VPN,
    Method.STANDALONE,
    Method.VDI,
    Method.SECURE_CONTAINER,
    Method.SECURE_BROWSER,
)
"""In the order in which small organisations have them."""
_LARGE = TypeStyle(H1.factor, H1.leading)
"""Of the one field on its page."""
_TONIGHT = 10
"""So many measures are meant for one evening: a minute each, reading included."""


def _who(kind: Kind) -> str:
    """Who is of a kind, for instance."""
    return {
        Kind.SOLE_PROPRIETOR: _("Shop owners, tax accountants, designers and the like"),
        Kind.COMPANY: _("Stock companies, limited companies and the like"),
        Kind.OTHER: _("Nonprofits, cooperatives, neighborhood associations and the like"),
    }[kind]


def _everyday(method: Method) -> str:
    """A telework method as somebody would tell of it who works so."""
    return {
        Method.CLOUD_SERVICES: _("Mail, files or bookkeeping on the internet (such as Gmail)"),
        Method.REMOTE_DESKTOP: _("Using the office PC from the PC at home (remote desktop)"),
        Method.VPN: _("Entering the office network from outside (VPN)"),
        Method.STANDALONE: _("Taking data along (PC, USB stick), working without a connection"),
        Method.VDI: _("Using a virtual PC on the organization's server (virtual desktop)"),
        Method.SECURE_CONTAINER: _("A locked work app on the phone or PC (secure container)"),
        Method.SECURE_BROWSER: _("A special browser that leaves no data behind (secure browser)"),
    }[method]


class FirstPage(ProfilePage):
    """One of the pages, with a question in large; some of its answers have a figure as their key."""

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(draft, parent)
        self.column.setContentsMargins(20, 12, 20, 8)
        self.column.setSpacing(6)
        self._answers: list[ChoiceButton] = []

    def press(self, digit: int) -> bool:
        """Gives the answer with this figure. False where there is none."""
        if not 1 <= digit <= len(self._answers):
            return False
        answer = self._answers[digit - 1]
        self.shown_wanted.emit(answer)
        answer.click()
        return True

    def head(self, number: str, question: str, hint: str) -> None:
        """Puts what is asked at the top."""
        for style, words, is_muted in ((BODY, number, True), (H1, question, False), (BODY, hint, True)):
            if words:
                text = Text(self, style, muted=is_muted)
                text.setText(words)
                self.column.addWidget(text)
        self.column.addSpacing(8)
        self.setAccessibleName(question)

    def offer(self, words: str, second: str = "", kind: type[ChoiceButton] = ChoiceButton) -> ChoiceButton:
        """Puts an answer below, with the next figure as its key."""
        button = kind(self)
        button.set_content(words, second, mark=str(len(self._answers) + 1))
        self._answers.append(button)
        self.column.addWidget(button)
        return button


class KindPage(FirstPage):
    """What kind of organisation; an answer goes on."""

    def __init__(self, draft: ProfileDraft, parent: QWidget, number: str) -> None:
        super().__init__(draft, parent)
        self._chosen = draft.texts["kind"]
        self.head(number, _("What kind of organization are you?"), _("Press 1, 2 or 3."))
        for kind in _KINDS:
            button = self.offer(labels.name(kind), _who(kind), ExclusiveChoice)
            button.setChecked(kind == self._chosen)
            button.clicked.connect(partial(self._on_chosen, kind))
        self.column.addStretch(1)

    def _on_chosen(self, kind: Kind) -> None:
        self._chosen = kind.value
        self.finished.emit()

    @property
    def texts(self) -> Mapping[str, str]:
        return {"kind": self._chosen}


class PeoplePage(FirstPage):
    """How many people; for a sole proprietor the answer is there already."""

    def __init__(self, draft: ProfileDraft, parent: QWidget, number: str) -> None:
        super().__init__(draft, parent)
        question = _("How many people work there, you included?")
        self.head(number, question, _("Enter goes on. Leave it empty if in doubt."))
        alone = draft.texts["kind"] == Kind.SOLE_PROPRIETOR
        self._count = CountField(self, draft.texts["people"] or ("1" if alone else ""), question, _LARGE)
        self.column.addWidget(self._count)
        self.column.addStretch(1)

    @property
    def texts(self) -> Mapping[str, str]:
        return {"people": self._count.text}

    @property
    def first_field(self) -> QWidget | None:
        return self._count

    @property
    def wrong_field(self) -> QWidget | None:
        return self._count if self._count.is_wrong else None


class EverydayPage(FirstPage):
    """How one works, in everyday words; not to know parts with everything else."""

    def __init__(self, draft: ProfileDraft, parent: QWidget, number: str) -> None:
        super().__init__(draft, parent)
        question = _("How do you work outside the office?")
        self.head(number, question, _("Press the figures of all that fit, then Enter."))
        chosen = draft.texts["methods"].split(",")
        self._choices = {method.value: self.offer(_everyday(method)) for method in _METHODS}
        self._choices[Known.UNKNOWN.value] = self.offer(labels.name(Known.UNKNOWN))
        for name, button in self._choices.items():
            button.setCheckable(True)
            button.setChecked(name in chosen)
            button.clicked.connect(partial(self._on_clicked, name))
        self.column.addStretch(1)

    def _on_clicked(self, name: str) -> None:
        if self._choices[name].isChecked():
            for other, button in self._choices.items():
                if (other == Known.UNKNOWN) is not (name == Known.UNKNOWN):
                    button.setChecked(False)

    @property
    def texts(self) -> Mapping[str, str]:
        return {"methods": ",".join(name for name, button in self._choices.items() if button.isChecked())}


def _gain(draft: ProfileDraft) -> tuple[tuple[int, str], ...]:
    """The figures with what they mean: what surely applies, what is basic, and what is meant for tonight."""
    standing, measures = draft.standing(), draft.state.catalogue.measures
    verdicts = {m.id: standing.verdict(m.id) for m in measures}
    applying = list(verdicts.values()).count(Verdict.APPLIES)
    basic = sum(m.level is Level.BASIC and verdicts[m.id] is not Verdict.DOES_NOT_APPLY for m in measures)
    tonight = min(_TONIGHT, basic)
    surely = ngettext(
        "of the {total} measures surely applies to you", "of the {total} measures surely apply to you", applying
    )
    minutes = ngettext("tonight, in about {minutes} minute", "tonight, in about {minutes} minutes", tonight)
    return (
        (applying, surely.format(total=len(measures))),
        (basic, ngettext("basic measure: begin there", "basic measures: begin there", basic)),
        (tonight, minutes.format(minutes=tonight)),
    )


class GainPage(FirstPage):
    """What the answers gain, in figures; the key 1 leads to what one works with."""

    tools_wanted = Signal()

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(draft, parent)
        self.head(_("Thank you. That was all."), _("You can begin."), "")
        rows = _gain(draft)
        self._show_figures(rows)
        later = Text(self, muted=True)
        later.setText(
            _("Whether the others apply is asked where it matters. You can change all of your answers at any time.")
        )
        self.column.addSpacing(8)
        tools = self.offer(
            _("Show only the steps for what you use"), _("Answer by pictures what you work with: about 2 minutes")
        )
        tools.clicked.connect(self.tools_wanted)
        self.column.addSpacing(8)
        self.column.addWidget(later)
        self.column.addStretch(1)
        self.said = ", ".join(f"{count} {words}" for count, words in rows)

    def _show_figures(self, rows: Sequence[tuple[int, str]]) -> None:
        card = Card(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (count, words) in enumerate(rows):
            figure, meaning = Text(card, FIGURE), Text(card)
            figure.setWordWrap(False)
            figure.setText(str(count))
            meaning.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            meaning.setText(words)
            grid.addWidget(figure, row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(meaning, row, 1)
        card.column.addLayout(grid)
        self.column.addWidget(card)
