"""The cards of the overview. Each takes in the state when it is told to, and leads where a person wants to go."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app import labels
from app.domain.charts import BAR_ORDER, barrel
from app.domain.priorities import start_with
from app.domain.selection import View
from app.domain.summary import Figures, attention, by_category, by_role, figures, weakest
from app.i18n import _, ngettext
from app.ui.kit.bars import BarrelPicture, FigureBar, Swatch
from app.ui.kit.flow_layout import FlowLayout
from app.ui.kit.link_row import LinkRow
from app.ui.kit.texts import Card, Text
from app.ui.kit.type_setting import H1, H2, LABEL
from app.ui.shell.state import AppState
from app.ui.shell.ways import Ways
from app.words.due import due_text

_MOST_LISTED = 4


def answered_text(counts: Figures) -> str:
    """answered n / N, in words."""
    return _("Answered {count} / {total}").format(count=counts.answered, total=counts.applicable)


def done_text(counts: Figures) -> str:
    """done n / N, in words."""
    return _("Done {count} / {total}").format(count=counts.done, total=counts.applicable)


class OverviewCard(Card):
    """A card with a heading."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(parent)
        self._ways = ways
        self.heading = Text(self, H2)
        self.column.addWidget(self.heading)
        self._rows: list[LinkRow] = []

    def refresh(self, state: AppState) -> None:
        """Shows the state of this moment."""
        raise NotImplementedError

    def add_row(self) -> LinkRow:
        """A further row that one can press."""
        row = LinkRow(self)
        row.clicked.connect(self._on_row)
        self.column.addWidget(row)
        self._rows.append(row)
        return row

    def _on_row(self) -> None:
        row = self.sender()
        assert isinstance(row, LinkRow)
        self.go_to(row.key)

    def go_to(self, key: str) -> None:
        """What pressing a row means here."""
        self._ways.measure(key)


class StandingCard(OverviewCard):
    """The two figures, for all that is shown and by role."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(ways, parent)
        self._answered = Text(self, H1)
        self._done = Text(self, H1)
        figures_line = QHBoxLayout()
        figures_line.addWidget(self._answered, 1)
        figures_line.addWidget(self._done, 1)
        self.column.addLayout(figures_line)
        self._bar = FigureBar(self)
        self.column.addWidget(self._bar)
        legend = FlowLayout(spacing=8)
        self._legend = []
        for status in BAR_ORDER:
            item = QWidget(self)
            line = QHBoxLayout(item)
            line.setContentsMargins(0, 0, 6, 0)
            line.addWidget(Swatch(status, item))
            name = Text(item)
            name.setWordWrap(False)
            line.addWidget(name)
            legend.addWidget(item)
            self._legend.append((status, name))
        self.column.addLayout(legend)
        self._role_rows = [(Text(self), FigureBar(self)) for _role in range(3)]
        for text, bar in self._role_rows:
            self.column.addWidget(text)
            self.column.addWidget(bar)
        self._aside = Text(self, muted=True)
        self.column.addWidget(self._aside)
        self._first = ""
        self._begin = QPushButton(self)
        self._begin.clicked.connect(self._on_begin)
        self.column.addWidget(self._begin)

    def refresh(self, state: AppState) -> None:
        total = figures(state.measures, state.entries)
        self.heading.setText(_("Where we stand: {view}").format(view=labels.name(state.view)))
        self._answered.setText(answered_text(total))
        self._done.setText(done_text(total))
        self._bar.show_figures(total, _spoken(total))
        for status, name in self._legend:
            name.setText(labels.name(status))
        roles = list(by_role(state.measures, state.entries).items()) if state.view is View.ALL else []
        for n, (text, bar) in enumerate(self._role_rows):
            text.setVisible(n < len(roles))
            bar.setVisible(n < len(roles))
            if n < len(roles):
                role, counts = roles[n]
                text.setText("　".join((labels.name(role), answered_text(counts), done_text(counts))))
                bar.show_figures(counts, f"{labels.name(role)}: {_spoken(counts)}")
        aside = ngettext("{count} does not apply", "{count} do not apply", total.not_applicable)
        self._aside.set_text(aside.format(count=total.not_applicable) if total.not_applicable else "")
        self._first = state.measures[0].id
        self._begin.setText(_("Begin with the first measure"))
        self._begin.setVisible(not total.answered and not total.not_applicable)

    def _on_begin(self) -> None:
        self._ways.measure(self._first)


class CategoriesCard(OverviewCard):
    """The two figures by category; a row leads to the measures."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(ways, parent)
        for _letter in range(13):
            self.add_row()

    def refresh(self, state: AppState) -> None:
        self.heading.setText(_("By category"))
        counted = list(by_category(state.measures, state.entries).items())
        for n, row in enumerate(self._rows):
            row.setVisible(n < len(counted))
            if n < len(counted):
                letter, counts = counted[n]
                row.key = letter
                second = "　".join((answered_text(counts), done_text(counts)))
                row.set_content(state.words.categories[letter], second, mark=letter, figures=counts)

    def go_to(self, key: str) -> None:
        self._ways.category(key)


class BarrelCard(OverviewCard):
    """The weakest category, drawn as the lowest stave."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(ways, parent)
        self._picture = BarrelPicture(self)
        self._says = Text(self)
        self._show = QPushButton(self)
        self._show.clicked.connect(self._on_show)
        self._weakest = ""
        self.column.addWidget(self._picture)
        self.column.addWidget(self._says)
        self.column.addWidget(self._show)

    def refresh(self, state: AppState) -> None:
        counted = by_category(state.measures, state.entries)
        self._weakest = weakest(counted) or ""
        self.heading.setText(_("The weakest spot"))
        self._says.setText(self._sentence(state, counted))
        self._picture.show_barrel(barrel(counted), self._says.text())
        self._show.setVisible(bool(self._weakest))
        self._show.setText(_("Show the measures of {category}").format(category=self._weakest))

    def _sentence(self, state: AppState, counted: dict[str, Figures]) -> str:
        if not self._weakest:
            if counted and all(c.done == c.applicable for c in counted.values()):
                return _("Every stave is full: all measures that apply are done.")
            return _("A barrel holds as much water as its lowest stave lets it. Answer a few measures to see yours.")
        counts = counted[self._weakest]
        return _(
            "A barrel holds only as much as its lowest stave. Yours is {category}: done {count} / {total}."
        ).format(
            category=f"{self._weakest} {state.words.categories[self._weakest]}",
            count=counts.done,
            total=counts.applicable,
        )

    def _on_show(self) -> None:
        self._ways.category(self._weakest)


class StartCard(OverviewCard):
    """Six things to start with, and why these."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(ways, parent)
        self._intro = Text(self, muted=True)
        self.column.addWidget(self._intro)
        for _n in range(6):
            self.add_row()

    def refresh(self, state: AppState) -> None:
        starts = start_with(state.measures, state.entries, state.today(), state.weights, len(self._rows))
        self.heading.setText(
            ngettext("{count} thing to start with", "{count} things to start with", len(starts)).format(
                count=len(starts)
            )
            if starts
            else _("Nothing left to start with")
        )
        self._intro.setText(
            _("What is urgent or basic comes first, then what your methods and most cases ask for, then what is quick.")
            if starts
            else _("Everything that applies is done. Look again in a year, or when something changes.")
        )
        for n, row in enumerate(self._rows):
            row.setVisible(n < len(starts))
            if n < len(starts):
                start = starts[n]
                row.key = start.measure.id
                second = f"{labels.measure_label(start.measure)}　{labels.reasons(start)}"
                row.set_content(state.words.measures[start.measure.id].title, second, mark=f"{n + 1}")


class AttentionCard(OverviewCard):
    """What is overdue, what nobody knows, what nobody has planned."""

    def __init__(self, ways: Ways, parent: QWidget) -> None:
        super().__init__(ways, parent)
        self._nothing = Text(self, muted=True)
        self.column.addWidget(self._nothing)
        self._groups = []
        for _group in range(3):
            head = Text(self, LABEL)
            self.column.addWidget(head)
            rows = [self.add_row() for _n in range(_MOST_LISTED)]
            self._groups.append((head, rows))
        self._more = QPushButton(self)
        self._more.clicked.connect(ways.plan)
        self.column.addWidget(self._more)

    def refresh(self, state: AppState) -> None:
        waiting = attention(state.measures, state.entries, state.today())
        self.heading.setText(_("Overdue and undecided"))
        self._nothing.set_text(
            "" if any((waiting.overdue, waiting.to_find_out, waiting.unplanned)) else _("Nothing waits for you here.")
        )
        titles = (_("Overdue"), _("To find out"), _("Not yet planned (owner or due date missing)"))
        for (head, rows), title, ids in zip(
            self._groups, titles, (waiting.overdue, waiting.to_find_out, waiting.unplanned), strict=True
        ):
            head.set_text(_("{title}: {count}").format(title=title, count=len(ids)) if ids else "")
            self._fill(rows, ids, state)
        self._more.setText(_("Open the plan"))
        self._more.setVisible(not self._nothing.text())

    def _fill(self, rows: Sequence[LinkRow], ids: Sequence[str], state: AppState) -> None:
        for n, row in enumerate(rows):
            row.setVisible(n < len(ids))
            if n < len(ids):
                row.key = ids[n]
                measure = state.catalogue.by_id[ids[n]]
                entry = state.shown(ids[n])
                parts = (labels.measure_label(measure), due_text(entry, state.today()), entry.owner)
                row.set_content(
                    state.words.measures[ids[n]].title,
                    "　".join(part for part in parts if part),
                    mark=labels.STATUS_GLYPHS[entry.status],
                    warns=entry.is_overdue(state.today()),
                )


def _spoken(counts: Figures) -> str:
    return f"{answered_text(counts)}, {done_text(counts)}"
