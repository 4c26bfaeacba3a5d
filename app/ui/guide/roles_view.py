"""What each role is for, and what telework asks of everybody: chapter 2 of the guideline."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app import labels
from app.domain.guide import Basic, RolePoint
from app.domain.measures import Role
from app.i18n import _, language
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_view import TopicView
from app.ui.kit.lists.topic_model import Chapter, Topic
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic, Ways


class RolesView(TopicView):
    """The points of each role, then the thoughts of the other sections."""

    topic = GuideTopic.ROLES

    def __init__(self, state: AppState, ways: Ways, parent: QWidget | None = None) -> None:
        super().__init__(state, ways, parent)
        self.retranslate()

    def names(self) -> tuple[str, str]:
        return _("Points of chapter 2"), _("The point in full")

    def chapters(self) -> Sequence[Chapter]:
        guide = self._state.catalogue.guide
        points, basics = guide.role_points(language()), guide.basics(language())
        roles = [
            Chapter(
                _("What the role is for: {role}").format(role=labels.name(role)),
                tuple(Topic(p.id, f"{p.number}. {p.title}") for p in points if p.role == role),
            )
            for role in Role
        ]
        sections = [
            Chapter(title, tuple(Topic(b.id, b.title) for b in basics if b.section == section))
            for section, title in _sections().items()
        ]
        return (*roles, *sections)

    def write(self, page: GuidePage, item: str) -> None:
        point = self._point(item)
        if isinstance(point, RolePoint):
            about = _("{role}: point {number}").format(role=labels.name(Role(point.role)), number=point.number)
        else:
            about = _sections()[point.section]
        page.begin(point.title, about, _("guideline p. {page}").format(page=point.page))
        page.begin_card()
        page.add_text(point.text)
        if point.measures:
            page.begin_card(_("Measures that belong to it"))
            page.add_note(_("The guideline names none here. Which measures belong is our reading."))
            page.add_measures(point.measures)

    def _point(self, item: str) -> RolePoint | Basic:
        guide = self._state.catalogue.guide
        points: list[RolePoint | Basic] = [*guide.role_points(language()), *guide.basics(language())]
        return next(point for point in points if point.id == item)


def _sections() -> dict[int, str]:
    return {
        1: _("Rules, people and technology"),
        3: _("Using cloud services"),
        4: _("Zero trust"),
    }
