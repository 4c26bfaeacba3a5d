"""The pages that ask for people, roles and telework methods, and the page that tells what follows from it all."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from app import labels
from app.domain.applicability import Verdict
from app.domain.measures import Role
from app.domain.profile import Kind, Known, Method, usual_year_start
from app.i18n import _, language, ngettext, pgettext
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.owner_field import OwnerField
from app.ui.kit.segmented import Segmented
from app.ui.kit.texts import Text
from app.ui.kit.tick_box import TickBox
from app.ui.kit.type_setting import BODY, H2, LABEL, TypeStyle
from app.ui.profile.count_field import CountField
from app.ui.profile.profile_page_base import ProfileDraft, ProfilePage, explained
from app.work.standing import Standing

_KINDS = (Kind.SOLE_PROPRIETOR, Kind.COMPANY, Kind.OTHER)
_NAME_LENGTH = 14


class OrganisationPage(ProfilePage):
    """What kind of organisation, and how many people."""

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(draft, parent)
        self._kind = Segmented(list(_KINDS), self)
        self._kind.set_texts([labels.name(kind) for kind in _KINDS])
        self._kind.setAccessibleName(draft.question("kind").question)
        self._kind.choose(draft.texts["kind"])
        self._kind.chosen.connect(self._on_kind)
        self._chosen = draft.texts["kind"]
        self.ask("kind", self._kind)
        self._counts = {
            key: CountField(self, draft.texts[key], draft.question(key).question) for key in ("people", "teleworkers")
        }
        for key, field in self._counts.items():
            self.ask(key, field)
        self.column.addStretch(1)

    def _on_kind(self, kind: str) -> None:
        self._chosen = kind

    @property
    def texts(self) -> Mapping[str, str]:
        return {"kind": self._chosen} | {key: field.text for key, field in self._counts.items()}

    @property
    def first_field(self) -> QWidget | None:
        return self._kind.button(self._chosen or _KINDS[0])

    @property
    def wrong_field(self) -> QWidget | None:
        return next((field for field in self._counts.values() if field.is_wrong), None)


class RolesPage(ProfilePage):
    """Who holds which role, and when the business year begins; a sole proprietor holds them all, from January."""

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(draft, parent)
        self._alone = draft.texts["kind"] == Kind.SOLE_PROPRIETOR
        self._names = {role: self._name(role) for role in (list(Role)[:1] if self._alone else Role)}
        self._month = ChoiceBox(self)  # after the names, as Tab goes
        self._ask_names()
        self._ask_month()
        self.column.addStretch(1)

    def _name(self, role: Role) -> OwnerField:
        field = OwnerField(self)
        field.set_name(_("Your name") if self._alone else labels.name(role))
        field.setMinimumContentsLength(_NAME_LENGTH)
        field.show_owner(self.draft.texts[f"holder.{role}"], self.draft.state.names)
        return field

    def _ask_names(self) -> None:
        names = QWidget(self)
        grid = QGridLayout(names)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(self._names.values()):
            label = Text(names)
            label.setWordWrap(False)
            label.setText(field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        if not self._alone:
            self.ask("roles", names)
            return
        alone = Text(self, LABEL)
        alone.setText(_("As a sole proprietor you hold all three roles: executive, administrator and teleworker."))
        self.column.addWidget(alone)
        self.column.addWidget(names)

    def _ask_month(self) -> None:
        usual = usual_year_start(Kind(self.draft.texts["kind"] or Kind.UNKNOWN))
        if not self._alone:
            unsaid = _("not chosen: {month} is assumed").format(month=labels.month(usual))
            self._month.addItem(unsaid, "")
        for month in range(1, 13):
            self._month.addItem(labels.month(month), str(month))
        self._month.setCurrentIndex(0 if self._alone else self._month.findData(self.draft.texts["year_start"]))
        self._month.setEnabled(not self._alone)
        self._month.setAccessibleName(self.draft.question("first_month").question)
        self._month.setMinimumContentsLength(6)
        self._month.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.ask("first_month", self._month)

    @property
    def texts(self) -> Mapping[str, str]:
        if self._alone:
            name = self._names[Role.EXECUTIVE].owner
            return {f"holder.{role}": name for role in Role}
        named = {f"holder.{role}": field.owner for role, field in self._names.items()}
        return named | {"year_start": self._month.currentData()}

    @property
    def first_field(self) -> QWidget | None:
        return next(iter(self._names.values()))


class MethodsPage(ProfilePage):
    """The telework methods in use: any of the seven, or none, or not known; nothing is ticked before an answer."""

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(draft, parent)
        self.column.setSpacing(2)
        self._boxes: dict[str, TickBox] = {}
        stored = draft.texts["methods"]
        question = draft.question("methods")
        head, hint = Text(self, LABEL), Text(self, muted=True)
        head.setText(question.question)
        hint.setText(explained(question))
        self.column.addWidget(head)
        self.column.addWidget(hint)
        for guide in draft.state.catalogue.guide.methods(language()).methods:
            self._add(guide.id, guide.name, _first_sentence(guide.summary))
        self._add("none", _("None of these"), "")
        self._add(Known.UNKNOWN, labels.name(Known.UNKNOWN), "")
        for name in stored.split(",") if stored else ():
            self._boxes[name].setChecked(True)
        for box in self._boxes.values():
            box.clicked.connect(self._on_clicked)
        self.column.addStretch(1)

    def _add(self, name: str, text: str, says: str) -> None:
        box = TickBox(text, self)
        box.setObjectName(name)
        box.setAccessibleDescription(says)
        self._boxes[name] = box
        self.column.addSpacing(4)
        self.column.addWidget(box)
        if says:
            line = Text(self, muted=True)
            line.setText(says)
            line.setIndent(box.iconSize().width() + 8)
            self.column.addWidget(line)

    def _on_clicked(self) -> None:
        box = self.sender()
        assert isinstance(box, TickBox)
        alone = box.objectName() not in tuple(Method)
        if box.isChecked():
            for name, other in self._boxes.items():
                if other is not box and (alone or name not in tuple(Method)):
                    other.setChecked(False)

    @property
    def texts(self) -> Mapping[str, str]:
        return {"methods": ",".join(name for name, box in self._boxes.items() if box.isChecked())}

    @property
    def first_field(self) -> QWidget | None:
        return next(box for box in self._boxes.values())


class ResultPage(ProfilePage):
    """How many measures apply, and what comes next."""

    def __init__(self, draft: ProfileDraft, parent: QWidget) -> None:
        super().__init__(draft, parent)
        self._say(_("What applies to you"), H2)
        for line in result_lines(draft.standing(), len(draft.state.catalogue.measures)):
            self._say(line)
        self.column.addSpacing(10)
        self._say(_("What comes next"), H2)
        for line in (
            _("The overview names six things to start with, and why each of them comes first."),
            _("Measures that do not apply stay in the list and can be read; answers given to them are kept."),
            _("You can change everything at any time: menu “Edit”, “About your organization...”."),
        ):
            self._say(line)
        self.column.addStretch(1)

    def _say(self, text: str, style: TypeStyle = BODY) -> None:
        line = Text(self, style)
        line.setText(text)
        self.column.addWidget(line)


def result_lines(standing: Standing, total: int) -> list[str]:
    """How many of all measures apply, in sentences."""
    if not standing.has_profile:
        return [
            _("Nothing is known yet, so all {total} measures stay in the list. You can answer later.").format(
                total=total
            )
        ]
    verdicts = [result.verdict for result in standing.results.values()]
    counts = {verdict: verdicts.count(verdict) for verdict in Verdict}
    n = counts[Verdict.APPLIES]
    lines = [ngettext("{count} measure applies.", "{count} measures apply.", n).format(count=n)]
    n = counts[Verdict.DOES_NOT_APPLY]
    if n:
        lines.append(ngettext("{count} measure does not apply.", "{count} measures do not apply.", n).format(count=n))
    n = counts[Verdict.TO_BE_CONFIRMED]
    if n:
        sentence = ngettext(
            "{count} measure is to be confirmed: what decides it is not known yet.",
            "{count} measures are to be confirmed: what decides them is not known yet.",
            n,
        )
        lines.append(sentence.format(count=n))
    return lines


def _first_sentence(text: str) -> str:
    end = pgettext("end of a sentence", ". ")
    first, found, _rest = text.partition(end)
    return first + found.strip()
