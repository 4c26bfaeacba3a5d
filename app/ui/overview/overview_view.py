"""The overview: where the whole organisation stands, one button to go on, and what waits."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.domain.answers import Status
from app.domain.applicability import Verdict
from app.domain.measures import Level
from app.domain.overview_values import GAPS, OPEN_ANSWERS, Overview, Returned, Stage, overview
from app.domain.selection import Filter, View, next_unanswered
from app.domain.step_extent import Extent
from app.domain.tables import HAND_IN, PERSON
from app.files import StorageError
from app.ui.kit.canvas import Canvas
from app.ui.kit.painted_page import PaintedPage
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.type_setting import SetTexts
from app.ui.overview.overview_content import OverviewContent
from app.ui.overview.overview_layout import lay_out_overview
from app.ui.shell.state import AppState
from app.ui.shell.ways import Errand, Place, Ways

_LOW = 26
"""In heights of its text: a lower window does not show the figures and the button below them."""
_LAID_OUT_ANEW = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class OverviewView(Retranslating, ScrollPage):
    """One painted page. It leads where a person wants to go, and looks at what there is only while it is seen."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._content: OverviewContent | None = None
        """None while another one has to be made."""
        self._laid_out_for = (0, False)
        """The width, and whether it is seen through a low window."""
        self._counts_findings = False
        self._texts = SetTexts()
        self._page = PaintedPage(self)
        self._page.pressed.connect(self._on_pressed)
        self.setWidget(self._page)
        state.changed.connect(self._on_step)
        state.workbook_replaced.connect(self._on_replaced)
        state.look_again_found.connect(self._on_changed)
        state.findings_found.connect(self._on_findings)

    def focus_primary(self) -> None:
        """Gives the keys to the button that goes on, at the top of the page."""
        self.verticalScrollBar().setValue(0)
        self._page.focus_primary()

    # when it is laid out

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._content is None:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._content is not None and self._room != self._laid_out_for:
            self._lay_out(self._content)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _LAID_OUT_ANEW:
            self._on_changed()

    def _on_step(self, reached: Extent) -> None:
        if reached.is_about_answers or reached.keys or self._counts_findings:
            self._on_changed()

    def _on_replaced(self) -> None:
        self.verticalScrollBar().setValue(0)
        self._on_changed()

    def _on_changed(self) -> None:
        self._content = None
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Takes in the state of this moment."""
        self._content = self._made_content()
        self._lay_out(self._content)

    @property
    def _room(self) -> tuple[int, bool]:
        return self.width(), self.height() < _LOW * self.fontMetrics().height()

    def _lay_out(self, content: OverviewContent) -> None:
        self._laid_out_for = width, is_low = self._room
        width -= self.verticalScrollBar().sizeHint().width()  # the same, whether the bar is there or not
        self._page.show_canvas(lay_out_overview(Canvas(self._page, self._texts), content, width, is_low=is_low))

    # what there is

    def _made_content(self) -> OverviewContent:
        state = self._state
        told = self._told()
        words = state.words
        is_answered = told.stage in (Stage.ANSWERED, Stage.COMPLETE)
        records = state.workbook.history(limit=1) if is_answered else []
        return OverviewContent(
            told,
            state.workbook.organisation,
            state.today(),
            records[0].saved.date() if records else None,
            state.standing.has_profile,
            lambda measure: words.measures[measure].title,
            words.categories,
        )

    def _told(self) -> Overview:
        state = self._state
        standing = state.standing
        unsure = (
            sum(r.verdict is Verdict.TO_BE_CONFIRMED for r in standing.results.values()) if standing.has_profile else 0
        )
        return overview(
            state.measures_of(View.ALL),
            state.entries,
            state.today(),
            weights=state.weights,
            has_profile=standing.has_profile,
            to_confirm=unsure,
            returned=self._returned(),
            look_again=len(state.look_again),
            findings=self._findings(),
        )

    def _findings(self) -> int:
        """How many there are; none are looked for before the window stands."""
        if not self._counts_findings:
            return 0
        from app.ui.shell.findings_watch import watch_of

        return len(watch_of(self._state).found.standing)

    def _on_findings(self) -> None:
        self._counts_findings = True
        self._on_changed()

    def _returned(self) -> Returned | None:
        """The sheets that came back; None where nobody is to hand one in, or where that cannot be read."""
        workbook = self._state.workbook
        try:
            if not workbook.rows(PERSON) and not workbook.rows(HAND_IN):
                return None
            from app.domain.hand_ins import hand_in_standings, hand_ins_of
            from app.domain.people import teleworkers
            from app.storage.printed_sheets import issued_sheets

            known = hand_in_standings(
                hand_ins_of(workbook.rows(HAND_IN)),
                issued_sheets(workbook).values(),
                teleworkers(workbook.rows(PERSON)),
            )
        except StorageError:
            return None  # the screen for sheets says why
        return Returned(sum(one.handed_in is not None for one in known), len(known)) if known else None

    # where it leads

    def _on_pressed(self, key: str) -> None:
        kind, _blank, what = key.partition(" ")
        if kind == "measure":
            self._ways.measure(what)
        elif kind in ("category", "lowest"):
            self._all(Filter(categories=frozenset({what})))
        elif kind == "role":
            self._state.set_view(View(what))
            self._ways.filter(Filter())
        else:
            self._acts[key]()

    @property
    def _acts(self) -> Mapping[str, Callable[[], None]]:
        """What each button and each fact does, by its key."""
        ways = self._ways
        return {
            "begin": self._begin,
            "quick": self._begin_quickly,
            "print": lambda: ways.errand(Errand.PRINT),
            "calendar": lambda: ways.errand(Errand.CALENDAR),
            "question": ways.question,
            "sample": lambda: ways.errand(Errand.SAMPLE),
            "paper": lambda: ways.document("checklist"),
            "open": lambda: ways.errand(Errand.OPEN),
            "name": ways.name,
            "plan": ways.plan,
            "returned": ways.returns,
            "findings": lambda: ways.place(Place.FINDINGS),
            "look again": lambda: self._all(Filter(is_to_look_again=True)),
            "unknown": lambda: self._all(Filter(statuses=frozenset({Status.UNKNOWN}))),
            "no owner": lambda: self._all(Filter(statuses=frozenset(GAPS), owner="")),
            "confirm": lambda: self._all(Filter(verdicts=frozenset({Verdict.TO_BE_CONFIRMED}))),
            "not applicable": lambda: self._all(Filter(statuses=frozenset({Status.NOT_APPLICABLE}))),
        }

    def _all(self, left_in: Filter) -> None:
        """The overview counts all roles: so does the list that it leads to."""
        self._state.set_view(View.ALL)
        self._ways.filter(left_in)

    def _begin(self) -> None:
        """To the next unanswered measure: of the role that is shown in the checklist, else of all; then to what is
        open."""
        state = self._state
        wanted = next_unanswered(state.measures, state.entries, None)
        wanted = wanted or next_unanswered(state.measures_of(View.ALL), state.entries, None)
        if wanted:
            self._ways.measure(wanted)
        elif any(entry.status in OPEN_ANSWERS for entry in state.entries.values()):
            self._all(Filter(statuses=frozenset(OPEN_ANSWERS)))
        else:
            self._ways.place(Place.CHECKLIST)

    def _begin_quickly(self) -> None:
        """To the first of the quick things, among the basic measures: there one goes on as long as one likes."""
        assert self._content is not None
        quick = self._content.told.quick
        if quick:
            self._state.set_view(View.ALL)
            self._ways.measure(quick, Filter(levels=frozenset({Level.BASIC})))
