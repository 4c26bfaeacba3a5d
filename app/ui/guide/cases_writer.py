"""The trouble cases of chapter 6: could this happen to us, and what would help?"""

from collections.abc import Sequence

from app import labels
from app.domain.guide import Case, CaseStanding, cases_helped, most_helpful
from app.domain.profile import Fact, Known, Method, holds
from app.i18n import _, language, ngettext
from app.ui.guide.guide_page import GuidePage
from app.ui.guide.topic_writer import TopicWriter
from app.ui.kit.lists.branch_model import Branch
from app.ui.shell.ways import GuideTopic

_HELPFUL = "most-helpful"


class CasesWriter(TopicWriter):
    """First the open measure that would help in most cases, then the cases, the nearest first."""

    topic = GuideTopic.CASES

    def name(self) -> str:
        return _("Trouble cases")

    def count(self) -> str:
        near = sum(one.exposed is Known.YES for one in self._standing)
        return ngettext("{count} could happen", "{count} could happen", near).format(count=near) if near else ""

    def tells(self) -> str:
        return _("What has happened to others, whether it could happen to you, and what would help. This is chapter 6.")

    @property
    def _standing(self) -> Sequence[CaseStanding]:
        return self._state.standing.cases(self._state.entries)

    def branches(self) -> Sequence[Branch]:
        standing = self._standing
        helpful, count = self._helpful(standing)
        title = _("One thing that helps in most cases")
        first = (self._leaf(_HELPFUL, title, _helps(count)),) if helpful else ()
        names = {
            Known.YES: _("Could happen to you"),
            Known.UNKNOWN: _("Perhaps: not enough is known"),
            Known.NO: _("Hardly: it does not fit your profile"),
        }
        folders = ((exposed, title, self._rows(standing, exposed)) for exposed, title in names.items())
        return (*first, *(self._folder(exposed, title, rows) for exposed, title, rows in folders if rows))

    def _rows(self, standing: Sequence[CaseStanding], exposed: Known) -> Sequence[Branch]:
        return [self._leaf(o.case.id, o.case.title, _second(o)) for o in standing if o.exposed is exposed]

    def _helpful(self, standing: Sequence[CaseStanding]) -> tuple[str | None, int]:
        counts = cases_helped(standing)
        measure = most_helpful(counts, [m.id for m in self._state.catalogue.measures])
        return measure, counts.get(measure or "", 0)

    # pages

    def write(self, page: GuidePage, item: str) -> None:
        if item == _HELPFUL:
            self._write_helpful(page)
        else:
            self._write_case(page, next(one for one in self._standing if one.case.id == item))

    def _write_helpful(self, page: GuidePage) -> None:
        standing = self._standing
        measure, count = self._helpful(standing)
        page.begin(_("One thing that helps in most cases"), _helps(count))
        if measure is None:
            return
        page.add_text(self._state.words.measures[measure].why)
        page.add_heading(_("The cases in which it helps"))
        for one in standing:
            if measure in one.open and one.exposed is not Known.NO:
                page.add_link(self.topic, one.case.id, one.case.title, _second(one))
        page.relate(_("Helps in most cases"), (measure,))

    def _write_case(self, page: GuidePage, one: CaseStanding) -> None:
        case = one.case
        page.begin(case.title, _case_name(case), _("guideline p. {page}").format(page=case.page))
        page.add_heading(_("Could this happen to you?"))
        page.add_text(case.could_be_us)
        page.add_note(self._exposure(one))
        if one.exposed is Known.UNKNOWN:
            profile = self._state.standing.profile
            unknown = next(name for name in one.case.exposure if holds(name, profile) is Known.UNKNOWN)
            page.add_question(unknown if unknown in tuple(Fact) else "methods", _("Answer the question..."))
        page.add_heading(_("What happened"))
        page.add_text(case.what_happened)
        page.add_heading(_("What it teaches"))
        page.add_points(case.teaches)
        page.relate(_("Measures that help"), (*one.open, *one.done))
        left_out = [i for i in case.measures if i not in (*one.open, *one.done)]
        page.relate(_("Does not apply to you"), left_out)

    def _exposure(self, one: CaseStanding) -> str:
        profile = self._state.standing.profile
        facts = [name for name in one.case.exposure if holds(name, profile) is one.exposed]
        named = _(", ").join(self._ground(name) for name in facts)
        match one.exposed:
            case Known.YES if facts:
                return _("It could happen to you, because of this: {facts}.").format(facts=named)
            case Known.YES:
                return _("It could happen to anybody.")
            case Known.UNKNOWN:
                return _("It depends on what your profile does not say yet: {facts}.").format(facts=named)
        return _("Your profile has nothing of what led to it: {facts}.").format(facts=named)

    def _ground(self, name: str) -> str:
        method = name.removeprefix("method:")
        if method != name:
            name = self._state.catalogue.guide.methods(language()).by_id(Method(method)).name
            return _("the method “{method}”").format(method=name)
        tools = self._state.standing.profile.known_by(Fact(name))
        if not tools:
            return labels.name(Fact(name))
        return _("{fact} ({tools})").format(fact=labels.name(Fact(name)), tools=labels.tool_names(tools))


def _case_name(case: Case) -> str:
    return labels.case_name(case.number)


def _done(one: CaseStanding) -> str:
    return _("Done {count} / {total}").format(count=len(one.done), total=len(one.done) + len(one.open))


def _second(one: CaseStanding) -> str:
    name = _case_name(one.case)
    return "　".join((name, _done(one))) if one.done or one.open else name


def _helps(count: int) -> str:
    return ngettext("Helps in {count} case", "Helps in {count} cases", count).format(count=count)
