"""The answers to a measure, side by side: four as buttons, the others behind three dots."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from app import labels
from app.domain.answers import Status
from app.i18n import _
from app.ui.checklist.answer_button import ANSWER_KEYS, ROOMY, AnswerAir, AnswerButton, AnswerFit, AnswerWords
from app.ui.kit.flow_layout import FlowLayout, lines_of
from app.ui.kit.icon_button import IconButton
from app.ui.kit.one_of_several import ChoiceGroup
from app.ui.kit.refitting import Refitting
from app.ui.kit.told_keys import name_control
from app.ui.measures.together_tick import TogetherTick, TogetherWords

ANSWERS = (Status.DONE, Status.PARTIAL, Status.NOT_DONE, Status.UNKNOWN)
"""The answers that have a button."""
_WORDED = (
    ROOMY,
    AnswerFit(AnswerWords.WHOLE, has_keys=False),
    AnswerFit(AnswerWords.WHOLE, has_keys=False, air=AnswerAir.TIGHT),
    AnswerFit(AnswerWords.SHORT),
    AnswerFit(AnswerWords.SHORT, has_keys=False),
    AnswerFit(AnswerWords.SHORT, has_keys=False, air=AnswerAir.TIGHT),
)
_TIGHTEST = AnswerFit(AnswerWords.SHORT, has_keys=False, air=AnswerAir.LEAST)
_WORDLESS = (AnswerFit(AnswerWords.NONE), AnswerFit(AnswerWords.NONE, has_keys=False))
_FITS = (
    *((fit, words) for words in TogetherWords for fit in _WORDED),
    (_TIGHTEST, TogetherWords.NONE),
    *((fit, words) for fit in _WORDLESS for words in TogetherWords),
)
"""What the buttons do without, and the box behind them, to stand in one line: of those that fit, the first."""
_SPACING = 6


class AnswerBar(Refitting, ChoiceGroup):
    """Shows the answer that is given, and tells by `chosen(status)` of the one that a person gives.

    The buttons and the dots stand in one line, with as much of their words as fit in it, and so does the box behind
    them. That depends on the width, and on no measure: nothing jumps.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._given: Status | None = None
        self._fit = ROOMY
        self._together: TogetherTick | None = None
        self.buttons = {status: AnswerButton(status, self) for status in ANSWERS}
        self._rare = AnswerButton(Status.NOT_APPLICABLE, self)
        """Is there only where it is the answer: it is given behind the dots, or by its key."""
        self.more = IconButton("more", self, is_flat=False)
        """The answers that have no button, and what else can be decided about a measure."""
        self.menu = QMenu(self)
        self._others = {status: self.menu.addAction("") for status in (Status.NOT_APPLICABLE, Status.UNANSWERED)}
        self._lay_out()
        for button in (*self.buttons.values(), self._rare):
            button.clicked.connect(self._on_clicked)
        for action in self._others.values():
            action.triggered.connect(self._on_triggered)

    def _lay_out(self) -> None:
        self.more.clicked.connect(self._on_more)
        row = FlowLayout(self, spacing=_SPACING)
        for button in (*self.buttons.values(), self._rare):
            row.addWidget(button)
        row.addWidget(self.more)

    @property
    def line_height(self) -> int:
        """How high the buttons are."""
        return self.buttons[Status.DONE].sizeHint().height()

    def height_in(self, width: int) -> int:
        """How high the buttons stand in this width."""
        fit, _words = self._fit_in(width)
        lines = len(lines_of(self._widths_in(fit), width, _SPACING))
        return lines * (self.line_height + _SPACING) - _SPACING

    def _widths_in(self, fit: AnswerFit) -> list[int]:
        return [*(button.size_in(fit).width() for button in self.buttons.values()), self.line_height]

    def _fit_in(self, width: int) -> tuple[AnswerFit, TogetherWords]:
        behind = {words: self._together.usual_width(words) if self._together else 0 for words in TogetherWords}
        answers = {fit: sum(self._widths_in(fit)) + (len(ANSWERS) + 1) * _SPACING for fit, _words in _FITS}
        fitting = (one for one in _FITS if answers[one[0]] + behind[one[1]] <= width)
        return next(fitting, _FITS[-1])

    def fit_anew(self) -> None:
        """Shows what there is room for now."""
        self._fit, words = self._fit_in(self.width())
        for button in (*self.buttons.values(), self._rare):
            button.make_fit(self._fit)
        if self._together is not None:
            self._together.make_fit(words)

    def add(self, together: TogetherTick) -> None:
        """Puts the box behind the answers by which others are answered, too."""
        self._together = together
        layout = self.layout()
        assert layout is not None
        layout.addWidget(together)
        self.fit_anew()

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setAccessibleName(_("Answer"))
        for button in (*self.buttons.values(), self._rare):
            button.retranslate()
        name_control(self.more, _("More answers"))
        self.more.setMinimumSize(self.line_height, self.line_height)
        for status, words in (
            (Status.NOT_APPLICABLE, _("Not applicable...")),
            (Status.UNANSWERED, _("Take the answer back")),
        ):
            self._others[status].setText(f"{labels.STATUS_GLYPHS[status]} {words}\t{ANSWER_KEYS[status]}")

    def show_status(self, status: Status) -> None:
        """Shows which answer is given."""
        self._given = status
        for other, button in (*self.buttons.items(), (Status.NOT_APPLICABLE, self._rare)):
            button.show_chosen(other is status)
        self._rare.setVisible(status is Status.NOT_APPLICABLE)
        self._others[Status.UNANSWERED].setEnabled(status is not Status.UNANSWERED)

    def focus(self) -> None:
        """Gives the keys to the answer that is given, or to the first."""
        button = self.buttons.get(self._given or Status.DONE, self.buttons[Status.DONE])
        button.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_more(self) -> None:
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_clicked(self) -> None:
        button = self.sender()
        assert isinstance(button, AnswerButton)
        if self._given is not None:
            self.show_status(self._given)  # whoever hears of it shows the new one as soon as it is kept
        self.chosen.emit(button.status)

    def _on_triggered(self) -> None:
        self.chosen.emit(next(status for status, action in self._others.items() if action is self.sender()))
