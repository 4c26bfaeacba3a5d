"""What each role is for, and what telework asks of everybody: chapter 2 of the guideline."""

from collections.abc import Mapping, Sequence

from app import labels
from app.domain.guide import Basic, RolePoint
from app.domain.measures import Role
from app.i18n import _, language
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_writer import TopicWriter
from app.ui.kit.lists.branch_model import Branch
from app.ui.shell.ways import GuideTopic


class RolesWriter(TopicWriter):
    """The points of each role, then the thoughts of the other sections."""

    topic = GuideTopic.ROLES

    def name(self) -> str:
        return _("Roles and basics")

    def tells(self) -> str:
        return _("What each role is for, and what telework asks of everybody. This is chapter 2 of the guideline.")

    def branches(self) -> Sequence[Branch]:
        guide = self._state.catalogue.guide
        points, basics = guide.role_points(language()), guide.basics(language())
        roles = [
            self._folder(
                role.value,
                labels.name(role),
                [self._leaf(p.id, f"{p.number}. {p.title}", also=(p.title,)) for p in points if p.role == role],
            )
            for role in Role
        ]
        sections = [
            self._folder(
                f"section-{section}", title, [self._leaf(b.id, b.title) for b in basics if b.section == section]
            )
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
        page.add_text(point.text)
        note = _("The guideline names none here. Which measures belong is our reading.")
        page.relate(_("Measures that belong to it"), point.measures, note)

    def _point(self, item: str) -> RolePoint | Basic:
        guide = self._state.catalogue.guide
        points: list[RolePoint | Basic] = [*guide.role_points(language()), *guide.basics(language())]
        return next(point for point in points if point.id == item)


def _sections() -> Mapping[int, str]:
    return {
        1: _("Rules, people and technology"),
        3: _("Using cloud services"),
        4: _("Zero trust"),
    }
