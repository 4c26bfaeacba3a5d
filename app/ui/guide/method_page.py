"""A method, or a combination of methods, in full: its set-up, what speaks for and against it, what to consider."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app import labels
from app.domain.guide import Combination, MethodChapter, MethodGuide, MethodVariant, Point
from app.domain.ratings import sign
from app.domain.set_ups import BASIC, BYOD
from app.domain.step_extent import Extent
from app.i18n import _, language
from app.ui.guide.set_up_view import SetUpView
from app.ui.guide.use_tick import UseTick
from app.ui.kit.link_row import LinkRow
from app.ui.kit.retranslating import Retranslating
from app.ui.kit.scroll_page import ScrollPage
from app.ui.kit.term_text import TermText
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import BODY, H1, H2, LABEL, TypeStyle
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways


class MethodPage(Retranslating, ScrollPage):
    """Shows what `show_item` names. Each has parts of its own: a page is made on first use, and kept."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._item = ""
        self._made: dict[tuple[str, str], _MethodPageBody] = {}
        state.changed.connect(self._on_changed)
        state.workbook_replaced.connect(self._show_links)

    @property
    def item(self) -> str:
        """The method or combination that is shown."""
        return self._item

    def show_item(self, item: str) -> None:
        """Shows a method or a combination, by its id, from its top."""
        self._item = item
        self.retranslate()
        self.verticalScrollBar().setValue(0)

    def retranslate(self) -> None:
        """Shows the page in the language of the screens."""
        if not self._item:
            return
        key = (self._item, language())
        if key not in self._made:
            self._made[key] = self._page_of(self._item)
        before: QWidget | None = self.widget()
        if before is not self._made[key]:
            self._keep(before)
            self.setWidget(self._made[key])
            self._made[key].show()
        self._show_links()

    def _keep(self, page: QWidget | None) -> None:
        """Takes a page off the screen. It stays a child: whoever deletes pages must know who holds them."""
        if page is not None:
            self.takeWidget()
            page.setParent(self)
            page.hide()

    def _page_of(self, item: str) -> "_MethodPageBody":
        chapter = self._state.catalogue.guide.methods(language())
        combinations = {c.id: c for c in chapter.combinations}
        page = _MethodPageBody(self._state, self._ways, self)
        if item in combinations:
            page.fill_combination(combinations[item], chapter)
        else:
            page.fill_method(chapter.by_id(item), chapter)
        return page

    def _on_changed(self, reached: Extent) -> None:
        if reached.is_about_answers:
            self._show_links()

    def _show_links(self) -> None:
        page = self.widget()
        if isinstance(page, _MethodPageBody):
            page.show_links()


class _MethodPageBody(QWidget):
    """The parts of a page, one below the other."""

    def __init__(self, state: AppState, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._state, self._ways = state, ways
        self._links: list[LinkRow] = []
        self._met: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 16, 24)
        self._column.setSpacing(10)

    # what pages are made of

    def fill_method(self, method: MethodGuide, chapter: MethodChapter) -> None:
        """Shows one of the seven."""
        facts = (
            _("Method {number} of {total}").format(number=method.number, total=len(chapter.methods)),
            _pages(method.pages),
            _("in the 4th edition: {name}").format(name=method.old_name),
        )
        self._begin(method.id, method.name, facts, method.summary, method.suits)
        self._add_ratings(method, chapter)
        self._draw(self._add_texts(_("Basic set-up"), [method.basic]), method.id, BASIC)
        derived = self._add_texts(_("Derived set-ups"), [] if method.derived else [chapter.notes["no_derived"]])
        self._add_parts(derived, method.id, method.derived, chapter)
        self._add_for_and_against(method)
        self._add_points(_("What to consider"), method.considerations, chapter)
        private = self._card(_("With private devices (BYOD)"))
        self._draw(private, method.id, BYOD)
        self._fill_points(private, method.byod, chapter)
        self._column.addStretch(1)

    def fill_combination(self, combination: Combination, chapter: MethodChapter) -> None:
        """Shows one of the two combinations."""
        self._begin(
            combination.id,
            combination.name,
            (_("A combination of methods"), _pages(combination.pages)),
            combination.summary,
            "",
        )
        self._add_texts(_("How it works"), [combination.basic])
        self._add_parts(self._card(_("Examples")), combination.id, combination.variants, chapter)
        self._add_for_and_against(combination)
        self._add_points(_("What to consider"), combination.considerations, chapter)
        self._column.addStretch(1)

    def _begin(self, item: str, name: str, facts: Sequence[str], summary: str, suits: str) -> None:
        self._text(name, H1)
        self._text("　".join(facts), muted=True)
        tick = UseTick(self._state, self)
        tick.show_item(item)
        self._column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._explained(self, summary))
        if suits:
            self._text(suits, LABEL)

    def _add_ratings(self, method: MethodGuide, chapter: MethodChapter) -> None:
        card = self._card(_("Ratings"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(2, 4)
        grid.setHorizontalSpacing(self.fontMetrics().height() // 2)
        for row, axis in enumerate(chapter.axes):
            grade = method.ratings[axis.id]
            name = _added(Text(card), axis.name)
            mark = _added(Text(card, LABEL), f"{grade} {sign(grade)}")
            mark.setWordWrap(False)
            meaning = chapter.grades[grade]
            mark.setAccessibleName(_("{axis}: {grade}. {meaning}").format(axis=axis.name, grade=grade, meaning=meaning))
            note = _added(Text(card), method.rating_notes[axis.id])
            for column, text in enumerate((name, mark, note)):
                grid.addWidget(text, row, column, Qt.AlignmentFlag.AlignTop)
        card.column.addLayout(grid)
        card.column.addWidget(_added(Text(card, muted=True), chapter.notes["general"]))

    def _add_for_and_against(self, one: MethodGuide | Combination) -> None:
        self._add_texts(_("What speaks for it"), [_("+ {text}").format(text=text) for text in one.merits])
        self._add_texts(_("What speaks against it"), [_("− {text}").format(text=text) for text in one.demerits])

    def _add_texts(self, title: str, texts: Iterable[str]) -> Card:
        card = self._card(title)
        for text in texts:
            card.column.addWidget(self._explained(card, text))
        return card

    def _add_parts(self, card: Card, item: str, parts: Iterable[MethodVariant], chapter: MethodChapter) -> None:
        for part in parts:
            card.column.addWidget(_added(Text(card, LABEL), part.name))
            card.column.addWidget(self._explained(card, part.text))
            self._draw(card, item, part.id)
            for method in part.methods:
                row = LinkRow(card, method)
                row.set_content(chapter.by_id(method).name)
                row.clicked.connect(self._on_method)
                card.column.addWidget(row)

    def _draw(self, card: Card, item: str, part: str) -> None:
        """The picture of a set-up; the first one on the page says what its frame is."""
        shown = self._state.catalogue.set_ups(language())
        set_up = next(one for one in shown.by_item[item] if one.part == part)
        notes = (set_up.note, "" if self.findChild(SetUpView) else shown.words.control)
        card.column.addWidget(SetUpView(set_up, shown.words, card))
        for note in filter(None, notes):
            card.column.addWidget(_added(Text(card, muted=True), note))

    def _add_points(self, title: str, points: Sequence[Point], chapter: MethodChapter) -> None:
        self._fill_points(self._card(title), points, chapter)

    def _fill_points(self, card: Card, points: Sequence[Point], chapter: MethodChapter) -> None:
        for point in points:
            card.column.addWidget(self._explained(card, point.text))
            for measure in point.measures:
                row = LinkRow(card, measure)
                row.clicked.connect(self._on_measure)
                self._links.append(row)
                card.column.addWidget(row)
        if any(point.measures for point in points):
            card.column.addWidget(_added(Text(card, muted=True), chapter.notes["measures_origin"]))

    def _card(self, title: str) -> Card:
        card = Card(self)
        card.column.addWidget(_added(Text(card, H2), title))
        self._column.addWidget(card)
        return card

    def _text(self, text: str, style: TypeStyle = BODY, *, muted: bool = False) -> None:
        self._column.addWidget(_added(Text(self, style, muted=muted), text))

    def _explained(self, parent: QWidget, text: str) -> TermText:
        """A paragraph in which terms of the glossary are underlined where the page has them first."""
        marks = self._state.catalogue.guide.terms(language()).find(text, self._met)
        self._met |= {mark.term.id for mark in marks}
        label = TermText(parent)
        label.set_text(text, marks)
        label.term_wanted.connect(self._ways.term)
        return label

    # links

    def show_links(self) -> None:
        """Names the measures, each with its answer."""
        for row in self._links:
            measure = self._state.catalogue.by_id[row.key]
            status = self._state.shown(row.key).status
            second = f"{labels.measure_label(measure)}　{labels.name(status)}"
            row.set_content(self._state.words.measures[row.key].title, second, mark=labels.STATUS_GLYPHS[status])

    def _on_measure(self) -> None:
        self._ways.measure(_key_of(self.sender()))

    def _on_method(self) -> None:
        self._ways.method(_key_of(self.sender()))


def _added(text: Text, words: str) -> Text:
    text.set_text(words)
    return text


def _key_of(row: object) -> str:
    assert isinstance(row, LinkRow)
    return row.key


def _pages(pages: tuple[int, int]) -> str:
    first, last = pages
    if first == last:
        return _("guideline p. {page}").format(page=first)
    return _("guideline p. {first}-{last}").format(first=first, last=last)
