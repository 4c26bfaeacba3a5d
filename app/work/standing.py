"""How an organisation stands to the guideline: its profile, what applies and why, what cases and methods add."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.catalogue.loader import Catalogue
from app.domain.answers import Entry
from app.domain.applicability import (
    ALWAYS,
    Applicability,
    Overrule,
    Source,
    Verdict,
    effective,
    judge_all,
    read_overrule,
)
from app.domain.priorities import Weight
from app.domain.profile import Fact, Known, Profile, from_texts, holds, told
from app.domain.tools import Tool
from app.i18n import language
from app.labels import known_by_tools, two_sentences

if TYPE_CHECKING:
    from app.domain.guide import CaseStanding


class Standing:
    """Made of the texts of a workbook. What needs the data files of other chapters is worked out when asked for."""

    def __init__(self, catalogue: Catalogue, texts: Mapping[str, str]) -> None:
        self._catalogue = catalogue
        answers = told(texts)
        self.profile: Profile = from_texts(answers)
        self.overrules = _overrules(texts)
        self.has_profile = bool(answers or self.overrules)
        """Whether anything is known of the organisation."""
        self._results: dict[str, Applicability] | None = None
        self._effective: dict[str, dict[str, Entry]] = {}

    @property
    def results(self) -> Mapping[str, Applicability]:
        """Whether each measure applies, by id."""
        if self._results is None:
            conditions = self._catalogue.guide.conditions
            self._results = judge_all(self._catalogue.by_id, conditions, self.profile, self.overrules)
        return self._results

    def result(self, measure_id: str) -> Applicability:
        """Whether a measure applies."""
        return self.results.get(measure_id, ALWAYS)

    def verdict(self, measure_id: str) -> Verdict:
        """Whether a measure applies. Without a profile every one does, and nothing is read."""
        return self.result(measure_id).verdict if self.has_profile else Verdict.APPLIES

    def grounds(self, result: Applicability, lang: str | None = None) -> str:
        """Why, and on whose word: for places where nothing else says so."""
        origin = self._catalogue.guide.origins(lang or language()).get(result.source.value, "")
        return two_sentences(self.reason(result, lang), origin, lang)

    def reason(self, result: Applicability, lang: str | None = None) -> str:
        """Why, in a sentence, and one for the tools that show it; the user's own words where they decide."""
        if result.source is Source.USER:
            return result.words
        reasons = self._catalogue.guide.reasons(lang or language())[result.reason]
        words = {
            Verdict.APPLIES: reasons.applies,
            Verdict.DOES_NOT_APPLY: reasons.applies_not,
            Verdict.TO_BE_CONFIRMED: reasons.to_confirm,
        }[result.verdict]
        known = Known.YES if result.verdict is Verdict.APPLIES else Known.NO
        return two_sentences(words, known_by_tools(self.known_by(result), known, lang), lang)

    def known_by(self, result: Applicability) -> tuple[Tool, ...]:
        """The tools that show the facts on which a measure applies, or does not."""
        facts = [Fact(name) for name in result.grounds if name in tuple(Fact)]
        found = {tool for fact in facts for tool in self.profile.known_by(fact)}
        return tuple(tool for tool in Tool if tool in found)

    def effective(self, entries: Mapping[str, Entry], lang: str | None = None) -> Mapping[str, Entry]:
        """The entries as they count, reasons in one language. Without a profile nothing is left out, or read."""
        if not self.has_profile:
            return entries
        chosen = lang or language()
        if chosen not in self._effective:
            self._effective[chosen] = effective(entries, self.results, lambda result: self.grounds(result, chosen))
        return self._effective[chosen]

    def entries_changed(self) -> None:
        """The entries are other ones now."""
        self._effective.clear()

    def to_be_confirmed(self, lang: str) -> Mapping[str, str]:
        """The measures of which a fact is unknown, with the sentence that says which; none without a profile."""
        if not self.has_profile:
            return {}
        unsure = {i: r for i, r in self.results.items() if r.verdict is Verdict.TO_BE_CONFIRMED}
        return {i: self.reason(r, lang) for i, r in unsure.items()}

    def cases(self, entries: Mapping[str, Entry]) -> "tuple[CaseStanding, ...]":
        """How the organisation stands to each case, the nearest first."""
        from app.domain.guide import case_standings

        applying = [i for i, r in self.results.items() if r.verdict is not Verdict.DOES_NOT_APPLY]
        return case_standings(self._catalogue.guide.cases(language()), applying, entries, self.profile)

    def raised(self) -> Mapping[str, str]:
        """The measures that methods in use raise, each with the sentence that says why."""
        found: dict[str, str] = {}
        for one in self._catalogue.guide.emphasis(language()):
            if holds(one.when, self.profile) is Known.YES:
                found.setdefault(one.measure, one.why)
        return found

    def weights(self, entries: Mapping[str, Entry]) -> Mapping[str, Weight]:
        """What cases and methods add to the weight of measures; nothing without a profile."""
        if not self.has_profile:
            return {}
        from app.domain.guide import cases_helped

        helped, raised = cases_helped(self.cases(entries)), self.raised()
        return {i: Weight(helped.get(i, 0), i in raised) for i in helped.keys() | raised.keys()}


def _overrules(texts: Mapping[str, str]) -> dict[str, Overrule]:
    keys = [key for key in texts if key.startswith("overrule.")]
    read = {key.removeprefix("overrule."): read_overrule(texts[key]) for key in keys}
    return {key: overrule for key, overrule in read.items() if overrule}
