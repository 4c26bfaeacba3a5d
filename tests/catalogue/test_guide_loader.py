"""The guideline's other chapters: its facts exactly, and our words by their rules."""

import itertools
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from app.catalogue.loader import Catalogue
from app.domain.applicability import Source, Verdict, judge
from app.domain.guide import AXES
from app.domain.profile import KEYS, Fact, Known, Method, Profile
from app.domain.tools import Tool
from app.paths import program_folder
from tests.catalogue.test_words import CATALOGUE, NEVER, TITLE, long_sentences, variants_in
from tests.languages import LANGUAGES

# X-A-1 is executive-A-1
ROLES = {"X": "executive", "A": "administrator", "T": "teleworker"}

RATINGS = {
    "vpn": "SABBC",
    "remote_desktop": "SCBBA",
    "vdi": "SCCCS",
    "secure_container": "BABBA",
    "secure_browser": "CBBBA",
    "cloud_services": "BSAAD",
    "standalone": "DSSSC",
}
EDGES = {
    (1, "all_apps"): 2,
    (1, "particular_work"): 4,
    (1, "spare_moments"): "secure_browser",
    (2, "offline_needed"): "vpn",
    (2, "offline_not_needed"): 3,
    (3, "restrict_saving"): "remote_desktop",
    (3, "manage_os"): "vdi",
    (4, "online_not_needed"): "standalone",
    (4, "online_needed"): 5,
    (5, "breadth"): "cloud_services",
    (5, "security"): 6,
    (6, "breadth"): "remote_desktop",
    (6, "stability"): "secure_container",
}
# Read off the guideline's chapter 6 (③ 有効な対策) and chapter 5 (【…】), in their order.
CASES = {
    1: "A-C-2 A-C-3",
    2: "X-E-1 A-E-1 A-E-2 A-E-3 T-E-1",
    3: "A-I-3 A-I-4 T-I-3",
    4: "A-F-1 A-F-2 A-F-3 A-F-4 T-F-1 T-F-2 T-J-2",
    5: "A-C-1 A-C-3 T-C-1 T-C-3 A-E-5 A-F-1 A-F-2 A-F-3 A-F-4 T-F-1 T-F-2 T-J-2",
    6: "A-F-2 T-F-1 A-M-1 A-M-2 A-M-3 T-M-1",
    7: "A-F-2 T-F-1 A-M-1 A-M-2 A-M-3 T-M-1",
    8: "A-E-4 A-E-7 A-E-8 A-E-9 A-E-10 T-E-2 T-E-3 A-H-6",
    9: "A-G-1 A-G-2 A-G-3 T-G-1 T-G-2 T-G-3",
    10: "T-K-1 T-K-2 A-E-1 T-E-1 A-I-7 T-I-4",
    11: "A-I-1 A-I-2 A-I-5 A-I-6 T-I-1",
    12: "A-H-1 A-H-2 A-H-6 T-H-3",
    13: "A-A-3 A-A-4 A-I-2",
    14: "A-A-3 A-A-4 A-E-5",
    15: "A-M-1 T-M-1",
}
EXPLANATIONS = {
    "A": ["X-A-1 A-A-1", "X-A-2", "A-A-1 T-A-1", "", "A-A-3 A-A-4 T-A-2", "A-A-4", ""],
    "B": ["A-B-1", "A-B-3 T-B-2", "A-B-5 T-B-3", "A-B-2", "A-B-4"],
    "C": ["A-C-1 A-C-2 A-C-4 T-C-1 T-C-2", "A-C-3", "T-C-3"],
    "D": ["A-D-1 A-D-3", "A-D-4", "A-D-2"],
    "E": [
        *("X-E-1 A-E-1", "X-E-1 A-E-1", "A-E-1", "A-E-1", "A-E-4 A-E-7 T-E-2", "A-E-8", "A-E-6 T-E-3"),
        *("A-E-5", "A-E-9 A-E-10"),
    ],
    "F": ["A-F-1 A-F-2 T-F-2", "A-F-1 A-F-2 T-F-2", "A-F-3", "A-F-4"],
    "G": ["A-G-1 T-G-1", "A-G-1 T-G-1", "A-G-1", "A-G-2", "A-G-3 T-G-2", "T-G-3", "A-G-4"],
    "H": ["A-H-1 A-H-4", "A-H-6 A-H-7", "A-H-4 A-H-5 T-H-2", "T-H-3", "A-H-7 T-H-3", "A-H-2", "A-H-3"],
    "I": ["A-I-1 A-I-2", "A-I-6", "T-I-2", "A-I-3 T-I-3", "A-I-7 T-I-4", "A-I-4", "A-I-5"],
    "J": ["X-J-1 A-J-2", "A-J-1 T-J-1", "T-J-2", "A-J-3", "A-J-4", "A-J-5", "A-J-6 A-J-8", "A-J-7", "A-J-9", "A-J-10"],
    "K": ["T-K-1", "T-K-1", "T-K-2", "T-K-2"],
    "L": ["A-L-1", "A-L-2", "A-L-2"],
    "M": ["X-M-1 A-M-1 T-M-1", "X-M-1 A-M-1", "A-M-2", "A-M-3"],
}  # fmt: skip
GUIDELINE_TERMS = {
    *("byod", "edr", "isac", "mdm", "vdi", "vpn", "supply-chain", "security-rules", "vulnerability", "security-policy"),
    *("zero-trust", "multi-factor", "definition-file", "update", "targeted-attack", "phishing", "malware"),
    *("ransomware", "remote-desktop", "local-breakout"),
}
"""The glossary of p. 108-109; its パッチ is our update."""
CHAPTERS = ("methods", "flowchart", "cases", "role_points", "basics", "explanations", "columns", "glossary", "emphasis")
WORD_FILES = [
    *("methods", "flowchart", "cases", "role_points", "basics", "glossary", "emphasis", "applicability"),
    *(f"explanations/{letter}" for letter in "ABCDEFGHIJKLM"),
]


def spelled(short: str) -> tuple[str, ...]:
    return tuple(ROLES[one[0]] + one[1:] for one in short.split())


def strings(value: Any) -> Iterator[str]:
    """Every text inside the values of a data file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from itertools.chain.from_iterable(strings(inner) for inner in value.values())
    elif isinstance(value, list):
        yield from itertools.chain.from_iterable(strings(inner) for inner in value)


def written(lang: str) -> list[tuple[str, str]]:
    """Every text of the new chapters with its file; how others spell a term is no text of ours."""
    tables = {name: tomllib.loads((CATALOGUE / lang / f"{name}.toml").read_text("utf-8")) for name in WORD_FILES}
    for term in tables["glossary"].values():
        del term["forms"]
        term.pop("not_within", None)
    return [(name, text) for name, table in tables.items() for text in strings(table)]


def measures_in(value: object) -> Iterator[str]:
    """Every measure that a value of the guide names."""
    if is_dataclass(value):
        for field in fields(value):
            inner = getattr(value, field.name)
            if field.name in ("measures", "measure"):
                yield from (inner,) if isinstance(inner, str) else inner
            else:
                yield from measures_in(inner)
    elif isinstance(value, tuple):
        yield from itertools.chain.from_iterable(measures_in(inner) for inner in value)


def everything_known(known: Known) -> Profile:
    """Everything is the case, nothing is, or nothing is known."""
    if known is Known.UNKNOWN:
        return Profile()
    yes = known is Known.YES
    count, methods = (5, frozenset(Method)) if yes else (1, frozenset[Method]())
    return Profile(people=count, teleworkers=count - 1, methods=methods, facts=dict.fromkeys(Fact, known))


# the guideline's facts


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chapter_has_its_count(catalogue: Catalogue, lang: str) -> None:
    guide = catalogue.guide
    counts = {chapter: len(getattr(guide, chapter)(lang)) for chapter in ("cases", "explanations", "columns")}
    assert counts == {"cases": 15, "explanations": 73, "columns": 6}
    chapter = guide.methods(lang)
    assert (len(chapter.methods), len(chapter.combinations), len(guide.flowchart(lang).questions)) == (7, 2, 6)
    points = Counter(point.role for point in guide.role_points(lang))
    assert points == {"executive": 10, "administrator": 6, "teleworker": 7}
    considerations = [basic.id for basic in guide.basics(lang) if basic.section == 3 and basic.id[-1].isdigit()]
    assert considerations == [f"cloud-{n}" for n in range(1, 6)]
    assert sum(term.is_guidelines for term in guide.glossary(lang)) >= 20


def test_the_methods_are_numbered_rated_and_named_as_in_the_guideline(catalogue: Catalogue) -> None:
    methods = catalogue.guide.methods("ja").methods
    assert [(m.id, m.number) for m in methods] == [(m, n) for n, m in enumerate(Method, 1)]
    assert {m.id: "".join(m.ratings[axis] for axis in AXES) for m in methods} == RATINGS
    assert [m.name for m in methods] == [
        *("VPN方式", "リモートデスクトップ方式", "仮想デスクトップ（VDI）方式", "セキュアコンテナ方式"),
        *("セキュアブラウザ方式", "クラウドサービス方式", "スタンドアロン方式"),
    ]
    pages = [page for m in (*methods, *catalogue.guide.methods("ja").combinations) for page in m.pages]
    assert (pages, pages[0], pages[-1]) == (sorted(pages), 29, 54)


def test_the_flowchart_has_these_edges(catalogue: Catalogue) -> None:
    chart = catalogue.guide.flowchart("ja")
    assert {(q.number, a.id): a.question or a.method for q in chart.questions for a in q.answers} == EDGES
    assert [q.number for q in chart.questions if q.is_our_reading] == [6]
    assert chart.page == 26


def test_the_cases_name_exactly_the_measures_of_the_guideline(catalogue: Catalogue) -> None:
    cases = catalogue.guide.cases("ja")
    assert {case.number: case.measures for case in cases} == {n: spelled(short) for n, short in CASES.items()}
    assert [(case.id, case.number) for case in cases] == [(f"case-{n}", n) for n in range(1, 16)]
    assert all(case.exposure for case in cases), "exposure ranks them"
    assert [case.page for case in cases] == sorted(case.page for case in cases)


def test_the_explanations_name_exactly_the_measures_of_the_guideline(catalogue: Catalogue) -> None:
    found: dict[str, list[tuple[str, ...]]] = {}
    for passage in catalogue.guide.explanations("ja"):
        found.setdefault(passage.category, []).append(passage.measures)
    assert found == {letter: [spelled(short) for short in shorts] for letter, shorts in EXPLANATIONS.items()}


def test_the_explanations_stand_on_the_pages_of_their_category(catalogue: Catalogue) -> None:
    first = {c.id: c.page for c in catalogue.categories}
    for letter, passages in itertools.groupby(catalogue.guide.explanations("ja"), lambda passage: passage.category):
        pages = [passage.page for passage in passages]
        assert pages[0] == first[letter]
        assert pages == sorted(pages)
        assert pages[-1] <= first.get(chr(ord(letter) + 1), 91)


def test_the_columns_are_these(catalogue: Catalogue) -> None:
    columns = {c.id: (c.category, c.page) for c in catalogue.guide.columns("en")}
    assert columns == {
        "leaks": ("E", 17),
        "edr": ("F", 77),
        "ppap": ("G", 80),
        "browser-passwords": ("H", 82),
        "password-ways": ("H", 83),
        "ransomware-kinds": ("F", 97),
    }


def test_every_term_of_the_guideline_is_explained(catalogue: Catalogue) -> None:
    assert len(GUIDELINE_TERMS) == 20
    assert {term.id for term in catalogue.guide.glossary("ja") if term.is_guidelines} == GUIDELINE_TERMS
    terms = " ".join(term.term for term in catalogue.guide.glossary("ja") if term.is_guidelines)
    for name in ("サプライチェーン", "脆弱性", "セキュリティポリシー", "ゼロトラスト", "標的型攻撃", "ランサムウェア"):
        assert name in terms


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_measure_that_is_named_exists(catalogue: Catalogue, chapter: str) -> None:
    named = {lang: list(measures_in(getattr(catalogue.guide, chapter)(lang))) for lang in LANGUAGES}
    assert set(named["ja"]) <= set(catalogue.by_id)
    assert named["ja"] == named["en"] or chapter == "glossary"
    if chapter not in ("flowchart", "columns", "glossary"):
        assert named["ja"]


# applicability


@pytest.mark.parametrize("condition", ["D-2", "G-4", "I-5"])
def test_the_conditions_of_the_guideline_are_its_own(catalogue: Catalogue, condition: str) -> None:
    assert catalogue.guide.conditions[f"administrator-{condition}"].source is Source.GUIDELINE


@pytest.mark.parametrize(
    ("measure", "ground"),
    [("D-2", "windows_domain"), ("G-4", "office_network"), ("G-4", "method:vpn"), ("I-5", "local_breakout")],
)
def test_these_facts_decide_them(catalogue: Catalogue, measure: str, ground: str) -> None:
    assert ground in catalogue.guide.conditions[f"administrator-{measure}"].any_of


def test_every_measure_applies_for_a_profile_and_none_is_left_out_while_nothing_is_known(catalogue: Catalogue) -> None:
    conditions = catalogue.guide.conditions
    for measure in catalogue.by_id:
        verdicts = {known: judge(conditions.get(measure), everything_known(known)).verdict for known in Known}
        if measure in conditions:
            assert list(verdicts.values()) == [Verdict.APPLIES, Verdict.DOES_NOT_APPLY, Verdict.TO_BE_CONFIRMED]
        else:
            assert set(verdicts.values()) == {Verdict.APPLIES}


def test_each_ground_is_enough_by_itself(catalogue: Catalogue) -> None:
    for measure, condition in catalogue.guide.conditions.items():
        for ground in condition.any_of:
            profile = everything_known(Known.NO)
            if ground.startswith("method:"):
                profile = Profile(methods=frozenset({Method(ground.removeprefix("method:"))}))
            elif ground == "has_staff":
                profile = Profile(people=2)
            else:
                profile = Profile(facts={Fact(ground): Known.YES})
            assert judge(condition, profile).verdict is Verdict.APPLIES, (measure, ground)


def test_a_condition_is_either_the_guidelines_or_a_suggestion(catalogue: Catalogue) -> None:
    sources = Counter(condition.source for condition in catalogue.guide.conditions.values())
    assert set(sources) == {Source.GUIDELINE, Source.SUGGESTION}
    assert not any(i.startswith("executive") for i in catalogue.guide.conditions), "they hold for everyone"


def test_every_reason_and_question_exists_in_both_languages(catalogue: Catalogue) -> None:
    guide = catalogue.guide
    used = {"always", *(condition.reason for condition in guide.conditions.values())}
    for lang in LANGUAGES:
        reasons = guide.reasons(lang)
        assert set(reasons) == used
        assert all(reason.applies for reason in reasons.values())
        assert all(r.applies_not and r.to_confirm for name, r in reasons.items() if name != "always")
        said = [text for r in reasons.values() for text in (r.applies, r.applies_not, r.to_confirm) if text]
        assert len(set(said)) == len(said), "no two say the same"
        assert set(guide.origins(lang)) == {"guideline", "suggestion"}
        asked = {key for key in KEYS if not key.startswith("holder.") and key not in ("year_start", *Tool)}
        assert asked | {"roles", "first_month"} == set(guide.questions(lang))
        assert tuple(guide.tool_hints(lang)) == tuple(Tool)
        assert len(set(guide.tool_hints(lang).values())) == len(Tool), "no two mean the same"
        assert all(q.question and q.help and q.examples for q in guide.questions(lang).values())


def test_methods_and_combinations_raise_what_their_considerations_name(catalogue: Catalogue) -> None:
    chapter = catalogue.guide.methods("en")
    points = {m.id: {i for point in m.considerations for i in point.measures} for m in chapter.methods}
    points |= {c.id: {i for point in c.considerations for i in point.measures} for c in chapter.combinations}
    raised: dict[str, set[str]] = {}
    for one in catalogue.guide.emphasis("en"):
        raised.setdefault(one.when, set()).add(one.measure)
    for method in Method:
        assert raised.get(f"method:{method}", set()) == points[method]
    assert {"administrator-E-7", "administrator-E-9"} <= raised["method:vpn"] & raised["method:standalone"]
    assert "administrator-I-5" in raised["method:cloud_services"]


# words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_are_short_and_end_without_a_stop(catalogue: Catalogue, lang: str) -> None:
    guide = catalogue.guide
    titles = [one.title for name in ("cases", "role_points", "basics", "columns") for one in getattr(guide, name)(lang)]
    titles += [passage.heading for passage in guide.explanations(lang)]
    titles += [term.term for term in guide.glossary(lang)]
    chapter = guide.methods(lang)
    titles += [part.name for part in (*chapter.methods, *chapter.combinations, *chapter.axes)]
    titles += [part.name for m in chapter.methods for part in m.derived]
    assert [t for t in titles if len(t) > TITLE[lang] or t.endswith(("。", "."))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_cases_terms_or_points_have_the_same_title(catalogue: Catalogue, lang: str) -> None:
    for titles in (
        [case.title for case in catalogue.guide.cases(lang)],
        [term.term for term in catalogue.guide.glossary(lang)],
        [(point.role, point.title) for point in catalogue.guide.role_points(lang)],
    ):
        assert len(set(titles)) == len(titles)


def test_japanese_sentences_are_short() -> None:
    assert [(name, s) for name, text in written("ja") for s in long_sentences(text)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_thing_has_one_word(lang: str) -> None:
    assert [(name, v, text) for name, text in written(lang) for v in variants_in(text, lang)] == []


def test_nothing_sounds_like_a_certificate() -> None:
    assert [(name, word) for name, text in written("ja") for word in NEVER if word in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_tidy_and_quotation_marks_are_closed(lang: str) -> None:
    for name, text in written(lang):
        assert text == " ".join(text.split(" ")).strip(), name
        assert "\n" not in text, name
        assert "  " not in text, name
        assert (text.count("「"), text.count("“"), text.count('"') % 2) == (text.count("」"), text.count("”"), 0), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_character_is_in_our_font(lang: str) -> None:
    glyphs = TTFont("probe", str(program_folder() / "resources" / "fonts" / "BIZUDGothic-Regular.ttf")).face.charToGlyph
    used = {c for _name, text in written(lang) for c in text}
    assert sorted(c for c in used if ord(c) not in glyphs) == []
