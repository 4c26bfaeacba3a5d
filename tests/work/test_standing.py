"""How an organisation stands to the guideline: verdicts, reasons, cases and weights; and that no answer is lost."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from app import i18n
from app.catalogue.loader import Catalogue
from app.domain.answers import EMPTY, Entry, Field, Status, apply, changes_to
from app.domain.applicability import Overrule, Source, Verdict, overrule_text
from app.domain.history import Origin
from app.domain.profile import KEYS, Fact, InvalidProfile, Known, Method, get
from app.domain.tools import Tool
from app.domain.undo import Edit, SettingChange, UndoStack, UndoStep
from app.paths import catalogue_folder
from app.storage.workbook import Workbook
from app.storage.workbook_check import Result, check_workbook
from app.work.standing import Standing
from tests.kept import kept
from tests.languages import LANGUAGES

D2, G4, I5, I7, E9 = (f"administrator-{code}" for code in ("D-2", "G-4", "I-5", "I-7", "E-9"))
NO_DOMAIN = {"profile.windows_domain": "no"}
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def standing(catalogue: Catalogue, **profile: str) -> Standing:
    return Standing(catalogue, {f"profile.{key}": text for key, text in profile.items()})


def overruled(catalogue: Catalogue, measure: str, verdict: Verdict, **profile: str) -> Standing:
    texts = {f"profile.{key}": text for key, text in profile.items()}
    return Standing(catalogue, {**texts, f"overrule.{measure}": f"{verdict}\nよそで決めた"})


# without a profile


@pytest.mark.parametrize("texts", [{}, {"organisation": "みどり商店"}, {"profile.kind": "", f"overrule.{D2}": ""}])
def test_without_a_profile_everything_applies_and_no_file_is_read(tmp_path: Path, texts: dict[str, str]) -> None:
    source = catalogue_folder()
    for file in ("facts.toml", "steps.toml", *(f"{lang}/categories.toml" for lang in LANGUAGES)):
        target = tmp_path / file
        target.parent.mkdir(exist_ok=True, parents=True)
        target.write_bytes((source / file).read_bytes())
    alone = Standing(Catalogue(tmp_path), texts)
    stored = {D2: Entry(Status.DONE)}
    assert not alone.has_profile
    assert alone.effective(stored) is stored
    assert alone.verdict(D2) is Verdict.APPLIES
    assert alone.to_be_confirmed("ja") == {}
    assert alone.weights(stored) == {}


# with one


@pytest.mark.parametrize("key", ["windows_domain", "methods"])
def test_who_said_that_they_dont_know_has_told_something(catalogue: Catalogue, key: str) -> None:
    told = standing(catalogue, **{key: "unknown"})
    assert told.has_profile
    assert told.verdict(D2) is Verdict.TO_BE_CONFIRMED
    assert told.results == standing(catalogue, kind="company").results, (
        "for the measures it is as if nobody had answered"
    )


def test_the_texts_of_the_workbook_become_the_profile(catalogue: Catalogue) -> None:
    found = standing(catalogue, kind="company", people="5", methods="vdi,vpn", windows_domain="no")
    assert found.has_profile
    assert [get(found.profile, key) for key in ("kind", "people", "methods")] == ["company", "5", "vpn,vdi"]
    assert set(found.results) == set(catalogue.by_id)


@pytest.mark.parametrize(
    ("measure", "profile", "verdict", "source"),
    [
        (D2, {"windows_domain": "yes"}, Verdict.APPLIES, Source.GUIDELINE),
        (D2, {"windows_domain": "no"}, Verdict.DOES_NOT_APPLY, Source.GUIDELINE),
        (D2, {"people": "5"}, Verdict.TO_BE_CONFIRMED, Source.GUIDELINE),
        (G4, {"office_network": "no", "methods": "none"}, Verdict.DOES_NOT_APPLY, Source.GUIDELINE),
        (G4, {"office_network": "no", "methods": "cloud_services"}, Verdict.DOES_NOT_APPLY, Source.GUIDELINE),
        (G4, {"office_network": "no", "methods": "vpn"}, Verdict.APPLIES, Source.GUIDELINE),
        (G4, {"office_network": "no"}, Verdict.TO_BE_CONFIRMED, Source.GUIDELINE),
        (I5, {"local_breakout": "yes"}, Verdict.APPLIES, Source.GUIDELINE),
        (I5, {"local_breakout": "no", "methods": "vdi"}, Verdict.DOES_NOT_APPLY, Source.GUIDELINE),
        (I7, {"online_meetings": "no"}, Verdict.DOES_NOT_APPLY, Source.SUGGESTION),
        ("executive-A-1", dict.fromkeys(Fact, "no"), Verdict.APPLIES, Source.ALWAYS),
    ],
)
def test_examples(
    catalogue: Catalogue, measure: str, profile: dict[str, str], verdict: Verdict, source: Source
) -> None:
    result = standing(catalogue, **profile).result(measure)
    assert (result.verdict, result.source) == (verdict, source)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "profile", [{"people": "2"}, dict.fromkeys(Fact, "yes"), {**dict.fromkeys(Fact, "no"), "methods": "none"}]
)
def test_every_result_has_its_sentence_in_each_language(
    catalogue: Catalogue, lang: str, profile: dict[str, str]
) -> None:
    found = standing(catalogue, **profile)
    guide = catalogue.guide
    for result in found.results.values():
        reasons = guide.reasons(lang)[result.reason]
        assert found.reason(result, lang) in (reasons.applies, reasons.applies_not, reasons.to_confirm)
        assert found.reason(result, lang).endswith(("。", "."))
        origin = guide.origins(lang).get(result.source, "")
        assert found.grounds(result, lang).endswith(origin or found.reason(result, lang))


def test_what_the_user_decided_stands_in_the_users_words(catalogue: Catalogue) -> None:
    found = overruled(catalogue, D2, Verdict.APPLIES, windows_domain="no")
    assert found.has_profile
    assert found.result(D2).verdict is Verdict.APPLIES
    assert found.overrules == {D2: Overrule(Verdict.APPLIES, "よそで決めた")}
    for lang in LANGUAGES:
        assert found.reason(found.result(D2), lang) == found.grounds(found.result(D2), lang) == "よそで決めた"


def test_a_decision_alone_is_enough(catalogue: Catalogue) -> None:
    found = overruled(catalogue, "executive-A-1", Verdict.DOES_NOT_APPLY)
    assert found.has_profile
    shown = found.effective({"executive-A-1": Entry(Status.DONE)}, "ja")
    assert shown["executive-A-1"] == Entry(Status.NOT_APPLICABLE, reason="よそで決めた")


def test_texts_that_are_no_profile_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(InvalidProfile):
        standing(catalogue, people="many")
    with pytest.raises(ValueError, match="perhaps"):
        Standing(catalogue, {f"overrule.{D2}": "perhaps"})


def test_the_reason_names_the_tools_that_show_it_in_each_language(catalogue: Catalogue) -> None:
    found = standing(catalogue, zoom="yes", line="yes", own_server="no")
    reasons = catalogue.guide.reasons("ja")
    meetings, domain = found.result(I7), found.result(D2)
    assert (found.known_by(meetings), found.known_by(domain)) == ((Tool.ZOOM,), (Tool.OWN_SERVER,))
    assert found.reason(meetings, "ja") == reasons["meetings"].applies + "Zoomを使っているためです。"
    assert (
        found.reason(domain, "ja")
        == reasons["windows_domain"].applies_not + "自社のサーバー・ドメインを使っていないためです。"
    )
    assert "LINE, Zoom" in found.reason(found.result("administrator-A-3"), "en")
    assert found.effective({}, "ja")[D2].reason.startswith(found.reason(domain, "ja"))


def test_what_was_answered_itself_needs_no_tool(catalogue: Catalogue) -> None:
    found = standing(catalogue, zoom="yes", online_meetings="yes", local_breakout="unknown")
    assert found.known_by(found.result(I7)) == ()
    assert found.reason(found.result(I7), "ja") == catalogue.guide.reasons("ja")["meetings"].applies
    assert found.known_by(found.result("executive-A-1")) == found.known_by(found.result(I5)) == ()


# how it counts


def test_what_does_not_apply_counts_so_in_the_language_asked_for(catalogue: Catalogue) -> None:
    found = standing(catalogue, windows_domain="no")
    stored = {D2: Entry(Status.DONE, note="備考")}
    for lang in LANGUAGES:
        shown = found.effective(stored, lang)[D2]
        assert (shown.status, shown.note) == (Status.NOT_APPLICABLE, "備考")
        assert shown.reason == found.grounds(found.result(D2), lang)
        assert catalogue.guide.origins(lang)["guideline"] in shown.reason
    i18n.use("ja")
    assert found.effective(stored) == found.effective(stored, "ja") != found.effective(stored, "en")
    assert stored == {D2: Entry(Status.DONE, note="備考")}


def test_entries_that_changed_are_looked_at_again(catalogue: Catalogue) -> None:
    found = standing(catalogue, windows_domain="no")
    stored: dict[str, Entry] = {}
    assert G4 not in found.effective(stored)
    stored[G4] = Entry(Status.DONE)
    found.entries_changed()
    assert found.effective(stored)[G4].status is Status.DONE


def test_what_is_to_be_confirmed_is_listed_with_the_sentence(catalogue: Catalogue) -> None:
    found = standing(catalogue, **{fact: "no" for fact in Fact if fact is not Fact.WINDOWS_DOMAIN}, methods="none")
    for lang in LANGUAGES:
        sentence = catalogue.guide.reasons(lang)["windows_domain"].to_confirm
        assert found.to_be_confirmed(lang)[D2] == sentence
    assert found.to_be_confirmed("ja").keys() == {
        i for i, result in found.results.items() if result.verdict is Verdict.TO_BE_CONFIRMED
    }


# cases and methods


def test_cases_count_what_applies_and_is_done(catalogue: Catalogue) -> None:
    found = standing(catalogue, office_network="no", methods="none")
    first = next(one for one in found.cases({"administrator-C-3": Entry(Status.DONE)}) if one.case.number == 1)
    assert (first.exposed, first.done, first.open) == (Known.NO, ("administrator-C-3",), ())
    unsure = next(one for one in standing(catalogue, people="2").cases({}) if one.case.number == 1)
    assert (unsure.exposed, len(unsure.open)) == (Known.UNKNOWN, 2), "what is to be confirmed counts as applying"


@pytest.mark.parametrize("method", Method)
def test_a_method_in_use_raises_what_its_considerations_name(catalogue: Catalogue, method: Method) -> None:
    expected = {e.measure: e.why for e in catalogue.guide.emphasis("en") if e.when == f"method:{method}"}
    assert standing(catalogue, methods=method).raised() == expected
    assert standing(catalogue, people="2").raised() == standing(catalogue, methods="none").raised() == {}


def test_of_two_methods_the_first_says_why(catalogue: Catalogue) -> None:
    both = standing(catalogue, methods="vpn,standalone").raised()
    assert both[E9] == standing(catalogue, methods="vpn").raised()[E9]
    assert (
        both.keys()
        == standing(catalogue, methods="vpn").raised().keys()
        | standing(catalogue, methods="standalone").raised().keys()
    )


def test_cases_and_methods_weigh(catalogue: Catalogue) -> None:
    found = standing(catalogue, methods="vpn", removable_media="yes")
    weights = found.weights({})
    assert weights[E9].is_raised
    assert weights[E9].cases == 1
    assert weights["administrator-F-2"].cases == 4
    done = {"administrator-F-2": Entry(Status.DONE)}
    assert "administrator-F-2" not in standing(catalogue, people="2").weights(done)


# nothing is lost


VALUES = st.fixed_dictionaries(
    {Field.STATUS: st.sampled_from(Status), Field.REASON: st.sampled_from(["紙は使わない", "no paper"])},
    optional={Field.NOTE: st.text(max_size=9), Field.OWNER: st.sampled_from(["", "佐藤", "𠮷田"])},
)
TEXTS = {
    "kind": st.sampled_from(["", "sole_proprietor", "company", "other"]),
    "people": st.sampled_from(["", "1", "5"]),
    "teleworkers": st.sampled_from(["", "0", "2"]),
    "year_start": st.sampled_from(["", "4"]),
    "methods": st.sampled_from(["", "none", "vpn", "vdi,cloud_services", ",".join(Method)]),
}
PROFILES = st.dictionaries(st.sampled_from(KEYS), st.integers(0, 9), min_size=1, max_size=4).flatmap(
    lambda keys: st.fixed_dictionaries({key: TEXTS.get(key, st.sampled_from(["", "yes", "no"])) for key in keys})
)
DECISIONS = st.none() | st.builds(Overrule, st.sampled_from(Verdict), st.sampled_from(["当社では\n使わない", "ours"]))
MEASURES = st.sampled_from([D2, G4, I5, I7, "executive-A-1", "teleworker-K-2"])


class NothingIsLost(RuleBasedStateMachine):
    """`answers` is what a person entered; whatever the profile says, the workbook holds exactly that."""

    catalogue = Catalogue(catalogue_folder())

    @initialize()
    def create(self) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.workbook = Workbook.create(Path(self.folder.name, "点検.tenken"))
        self.undo_stack = UndoStack()
        self.answers: dict[str, Entry] = {}
        self.before: list[dict[str, Entry]] = []
        self.after: list[dict[str, Entry]] = []

    def teardown(self) -> None:
        if hasattr(self, "workbook"):
            self.workbook.close()
            report = check_workbook(self.workbook.path)
            assert (report.result, report.problems) == (Result.SOUND, ())
            self.folder.cleanup()

    def do(self, edits: list[Edit]) -> None:
        if edits:
            self.workbook.apply(edits)
            self.undo_stack.push(UndoStep(tuple(edits)))
            self.before.append(dict(self.answers))
            self.after.clear()

    def set_texts(self, texts: dict[str, str]) -> None:
        stored = kept(self.workbook)
        self.do([SettingChange(k, stored.get(k, ""), t) for k, t in texts.items() if stored.get(k, "") != t])

    @rule(measure=MEASURES, values=VALUES)
    def answer(self, measure: str, values: dict[Field, str]) -> None:
        changes = changes_to(measure, self.workbook.entry(measure), values)
        self.do(list(changes))
        self.answers[measure] = apply(self.answers.get(measure, EMPTY), changes)

    @rule(texts=PROFILES)
    def change_the_profile(self, texts: dict[str, str]) -> None:
        self.set_texts({f"profile.{key}": text for key, text in texts.items()})

    @rule(known=st.sampled_from(["", "yes", "no"]))
    def answer_every_question_alike(self, known: str) -> None:
        self.set_texts(
            {f"profile.{fact}": known for fact in Fact} | {"profile.methods": "none" if known == "no" else ""}
        )

    @rule(measure=MEASURES, decision=DECISIONS)
    def decide(self, measure: str, decision: Overrule | None) -> None:
        self.set_texts({f"overrule.{measure}": overrule_text(decision)})

    @precondition(lambda self: self.undo_stack.next_undo)
    @rule()
    def undo(self) -> None:
        step = self.undo_stack.next_undo
        assert step is not None
        self.workbook.apply(step.inverse().edits, Origin.UNDO)
        self.undo_stack.undone()
        self.after.append(self.answers)
        self.answers = self.before.pop()

    @precondition(lambda self: self.undo_stack.next_redo)
    @rule()
    def redo(self) -> None:
        step = self.undo_stack.next_redo
        assert step is not None
        self.workbook.apply(step.edits, Origin.REDO)
        self.undo_stack.redone()
        self.before.append(self.answers)
        self.answers = self.after.pop()

    @rule()
    def open_again(self) -> None:
        self.workbook.close()
        self.workbook = Workbook.open(self.workbook.path)

    @invariant()
    def every_answer_is_there(self) -> None:
        if hasattr(self, "workbook"):
            assert self.workbook.entries() == {i: entry for i, entry in self.answers.items() if entry != EMPTY}

    @invariant()
    def what_applies_counts_as_it_was_answered(self) -> None:
        if hasattr(self, "workbook"):
            found = Standing(self.catalogue, kept(self.workbook))
            shown = found.effective(self.workbook.entries(), "ja")
            for measure in self.catalogue.by_id:
                mine, counted = self.answers.get(measure, EMPTY), shown.get(measure, EMPTY)
                if found.verdict(measure) is not Verdict.DOES_NOT_APPLY:
                    assert counted == mine
                else:
                    assert counted.status is Status.NOT_APPLICABLE
                    assert (counted.note, counted.owner) == (mine.note, mine.owner)
                    assert counted.reason


TestNothingIsLost = NothingIsLost.TestCase
TestNothingIsLost.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
