"""The first three questions, and what they gain: enough to begin with, in a minute and without a mouse."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import labels
from app.domain.answers import Status
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.profile import Kind, Known, Method
from app.domain.selection import Filter, View
from app.i18n import _, ngettext
from app.ui.kit.choice_button import ChoiceButton
from app.ui.kit.dialog import Dialog
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import H1, H2, READING
from app.ui.profile.count_field import CountField
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways

_KINDS = (Kind.SOLE_PROPRIETOR, Kind.COMPANY, Kind.OTHER)
_QUESTIONS = 3
_TONIGHT = 10
"""So many measures are meant for one evening: a minute each, reading included."""


def _everyday(method: Method) -> str:
    """A telework method as somebody would tell of it who works so."""
    return {
        Method.CLOUD_SERVICES: _("Mail, files or bookkeeping in services on the internet"),
        Method.REMOTE_DESKTOP: _("Working on the office PC from the PC at home"),
        Method.VPN: _("Entering the office network from outside (VPN)"),
        Method.STANDALONE: _("Taking data along and working without a connection"),
        Method.VDI: _("A virtual desktop that the organization provides (VDI)"),
        Method.SECURE_CONTAINER: _("A work app on the phone or PC that keeps data to itself (secure container)"),
        Method.SECURE_BROWSER: _("A special browser that leaves no data on the device (secure browser)"),
    }[method]


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


class QuickStart(Dialog):
    """Keys 1 to 8 answer, Enter goes on. However it ends, what was answered is kept as one step to undo."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._texts: dict[str, str] = {}
        self._number = 0
        self._digits: list[Callable[[], object]] = []
        self._count: CountField | None = None
        self._ticks: dict[str, TickBox] = {}
        self._later, self._back, self._next = (QPushButton(self) for _n in range(3))
        self.buttons.hide()
        buttons = QHBoxLayout()
        for button, slot in ((self._later, self.reject), (self._back, self._on_back), (self._next, self._on_next)):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.insertStretch(1, 1)
        self._next.setDefault(True)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.addLayout(buttons)
        self.set_page(QWidget(self), QDialogButtonBox.StandardButton.NoButton, size=(40, 32))
        self.retranslate()

    # pages

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setWindowTitle(_("About your organization"))
        self._later.setText(_("&Later"))
        self._back.setText(_("&Back"))
        self._show_page()

    def _show_page(self) -> None:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(10)
        self._digits = []
        self._count, self._ticks = None, {}
        (self._kind_page, self._people_page, self._methods_page, self._gain_page)[self._number](page, column)
        column.addStretch(1)
        is_gain = self._number == _QUESTIONS
        self._next.setText(_("&Begin") if is_gain else _("&Next"))
        self._back.setVisible(self._number > 0)
        self._later.setVisible(not is_gain or bool(self._state.measures))
        self._scroll.setWidget(page)
        self._first_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _first_stop(self) -> QWidget:
        if self._count is not None:
            return self._count
        return next(iter(self._ticks.values()), None) or self._next

    def _ask(self, page: QWidget, column: QVBoxLayout, question: str, hint: str) -> None:
        number, head, says = Text(page, muted=True), Text(page, H1), Text(page, muted=True)
        number.setText(_("Question {number} of {total}").format(number=self._number + 1, total=_QUESTIONS))
        head.setText(question)
        says.setText(hint)
        for text in (number, head, says):
            column.addWidget(text)

    def _kind_page(self, page: QWidget, column: QVBoxLayout) -> None:
        self._ask(page, column, _("What are you?"), _("Press 1, 2 or 3."))
        for n, kind in enumerate(_KINDS, 1):
            button = ChoiceButton(page)
            button.set_content(labels.name(kind), mark=str(n))
            choose = partial(self._on_kind, kind)
            button.clicked.connect(choose)
            self._digits.append(choose)
            column.addWidget(button)

    def _people_page(self, page: QWidget, column: QVBoxLayout) -> None:
        question = _("How many people work there, you included?")
        self._ask(page, column, question, _("Enter goes on. Leave it empty if in doubt."))
        alone = self._texts.get("kind") == Kind.SOLE_PROPRIETOR
        self._count = CountField(page, self._texts.get("people", "1" if alone else ""), question)
        column.addWidget(self._count)

    def _methods_page(self, page: QWidget, column: QVBoxLayout) -> None:
        self._ask(
            page, column, _("How do you work outside the office?"), _("Press the figures of all that fit, then Enter.")
        )
        chosen = self._texts.get("methods", "").split(",")
        for n, method in enumerate(_METHODS, 1):
            self._tick(page, column, n, method.value, _everyday(method), is_on=method.value in chosen)
        self._tick(page, column, len(_METHODS) + 1, "", labels.name(Known.UNKNOWN), is_on=False)

    def _tick(self, page: QWidget, column: QVBoxLayout, n: int, name: str, words: str, *, is_on: bool) -> None:
        box = TickBox(f"{n}　{words}", page)
        box.setChecked(is_on)
        box.clicked.connect(partial(self._on_ticked, name))
        self._ticks[name] = box
        self._digits.append(box.click)
        column.addWidget(box)

    def _gain_page(self, page: QWidget, column: QVBoxLayout) -> None:
        state = self._state
        verdicts = [state.standing.verdict(m.id) for m in state.catalogue.measures]
        out = verdicts.count(Verdict.DOES_NOT_APPLY)
        basics = [m for m in state.catalogue.measures if m.level is Level.BASIC]
        count = sum(state.standing.verdict(m.id) is not Verdict.DOES_NOT_APPLY for m in basics)
        head, first, tonight, later = Text(page, H1), Text(page, READING), Text(page, H2), Text(page, muted=True)
        n = len(verdicts) - out
        words = ngettext("{count} of {total} measures concerns you.", "{count} of {total} measures concern you.", n)
        head.setText(words.format(count=n, total=len(verdicts)))
        words = ngettext("{count} of them is basic: begin there.", "{count} of them are basic: begin there.", count)
        first.setText(words.format(count=count))
        words = _("Tonight {count} of them, in about {minutes} minutes.")
        tonight.setText(words.format(count=min(_TONIGHT, count), minutes=min(_TONIGHT, count)))
        later.setText(_("Other questions come up where a measure depends on them. You can change all of it any time."))
        for text in (head, first, tonight, later):
            column.addWidget(text)

    # what a person does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and text.isascii() and text.isdecimal() and 1 <= int(text) <= len(self._digits):
            self._digits[int(text) - 1]()
        else:
            super().keyPressEvent(event)

    def _on_kind(self, kind: Kind) -> None:
        if self._texts.get("kind") != kind:
            self._texts.pop("people", None)
        self._texts["kind"] = kind.value
        self._go(1)

    def _on_ticked(self, name: str) -> None:
        """Not to know parts with everything else."""
        if self._ticks[name].isChecked():
            for other, box in self._ticks.items():
                if (other == "") is not (name == ""):
                    box.setChecked(False)

    def _take_in(self) -> None:
        if self._count is not None:
            self._texts["people"] = self._count.text
        if self._ticks:
            self._texts["methods"] = ",".join(m for m in Method if self._ticks[m.value].isChecked())

    def _go(self, step: int) -> None:
        self._take_in()
        if self._number + step == _QUESTIONS and not self._save():
            return
        self._number += step
        self._show_page()

    def _on_back(self) -> None:
        self._go(-1)

    def _on_next(self) -> None:
        if self._count is not None and self._count.is_wrong:
            self._count.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._number < _QUESTIONS:
            self._go(1)
        else:
            self.accept()
            self._begin()

    def _begin(self) -> None:
        """At the first basic measure without an answer."""
        state, basic = self._state, Filter(levels=frozenset({Level.BASIC}))
        open_ones = (
            m.id for m in state.measures if m.level is Level.BASIC and state.shown(m.id).status is Status.UNANSWERED
        )
        self._ways.filter(basic)
        first = next(open_ones, None)
        if first is not None:
            self._ways.measure(first)

    # ends

    def reject(self) -> None:
        """Keeps what was answered so far, and closes."""
        self._take_in()
        self._save()
        super().reject()

    def _save(self) -> bool:
        told = {key: text for key, text in self._texts.items() if text}
        if told and not self._state.set_profile(told):
            return False
        if told.get("kind") == Kind.SOLE_PROPRIETOR:
            self._state.set_view(View.ALL)
        return True
