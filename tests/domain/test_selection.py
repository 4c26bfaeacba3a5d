"""Which measures are shown, and what search finds, on the real catalogue where words matter."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.answers import Entry, Priority, Status
from app.domain.applicability import Verdict
from app.domain.measures import Level, Role
from app.domain.selection import Filter, SearchIndex, View, fold, in_view, next_unanswered, owners, select
from tests.domain.samples import answered, measure
from tests.languages import LANGUAGES

FIVE = tuple(measure(f"administrator-A-{n}") for n in range(1, 6))


@pytest.fixture(scope="module")
def indexes(catalogue):
    return {lang: SearchIndex(catalogue.measures, catalogue.words(lang).measures) for lang in LANGUAGES}


# the view


@pytest.mark.parametrize("view", list(View))
def test_a_view_holds_every_measure_of_its_roles_once(catalogue, view):
    shown = in_view(catalogue.measures, view)
    assert sorted(m.id for m in shown) == sorted(m.id for m in catalogue.measures if m.role in view.roles)


def test_each_role_has_its_view_and_one_view_has_all():
    assert [view.roles for view in View] == [*((role,) for role in Role), tuple(Role)]


def test_all_views_of_one_role_together_hold_all_measures(catalogue):
    counts = [len(in_view(catalogue.measures, view)) for view in View]
    assert counts == [5, 64, 29, 98]


def test_in_the_view_of_all_roles_counterparts_stand_side_by_side(catalogue):
    ids = [m.id for m in in_view(catalogue.measures, View.ALL)]
    pairs = 0
    for one in catalogue.measures:
        places = sorted(ids.index(i) for i in (one.id, *one.counterparts))
        assert places == list(range(places[0], places[0] + len(places)))
        pairs += len(one.counterparts)
    assert pairs


@pytest.mark.parametrize("view", list(View))
def test_a_view_goes_through_the_categories_in_order(catalogue, view):
    letters = [m.category for m in in_view(catalogue.measures, view)]
    assert letters == sorted(letters)


@pytest.mark.parametrize("role", list(Role))
def test_the_view_of_a_role_has_the_guidelines_order(catalogue, role):
    expected = [m for m in catalogue.measures if m.role is role]
    assert list(in_view(reversed(catalogue.measures), View(role.value))) == expected


# folding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ｅ－１０", "E-10"),
        ("Ｅ１０", "e10"),
        ("管理者Ｅ-10", "管理者e-10"),
        ("管理者Ｅ－１０", "管理者E-10"),
        ("管理者Eー10", "管理者e-10"),
        ("Eー", "e-"),
        ("E−10", "e‐10"),
        ("G–３", "G-3"),
        ("ﾊﾟｽﾜｰﾄﾞ", "パスワード"),
        ("ぱすわーど", "パスワード"),
        ("ｶﾞｷﾞｸﾞ", "がぎぐ"),
        ("ｳﾞ", "ゔ"),
        ("ル\u30fcタ\u30fc", "ﾙｰﾀｰ"),
        ("か\u3099", "ガ"),
        ("ＷＰＡ２", "wpa2"),
        ("㈱", "(株)"),
        ("①", "1"),
    ],
)
def test_these_are_the_same_for_search(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("は", "ぱ"), ("か", "が"), ("ビール", "ビル"), ("E1", "E-1"), ("つ", "っ"), ("髙", "高")]
)
def test_these_are_not(one, other):
    assert fold(one) != fold(other)


@given(st.text(st.sampled_from("あアｱガがｶﾞパーｰ-－‐−12１２aAＡｚ管理 、"), max_size=20), st.data())
def test_a_part_of_a_text_is_found_in_it(text, data):
    text = unicodedata.normalize("NFKC", text)
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    assert fold(part) in fold(text)


def test_a_word_that_ends_in_a_long_vowel_is_found_before_a_figure():
    assert fold("ルーター") in fold("ルーター2台")


# search


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_is_found_by_its_label_id_and_code_however_typed(catalogue, indexes, lang):
    for m in catalogue.measures:
        role, letter, number = m.role.official, m.category, m.number
        wide = f"{chr(ord(letter) + 0xFEE0)}－{number}"
        for text in (
            m.label,
            m.id,
            m.id.upper(),
            m.code,
            f"{role}{m.code}",
            f"{role}{letter.lower()}-{number}",
            f"{role}{wide}",
            f"{role} {wide}",
            f"{letter}{number}",
            f"{letter}ー{number}",
            f"{role}{letter}{number}",
        ):
            assert m.id in indexes[lang].matches(text), text


def test_a_full_label_finds_little_else(catalogue, indexes):
    assert indexes["ja"].matches("管理者E-10") == {"administrator-E-10"}
    assert indexes["en"].matches("administrator-G-3") == {"administrator-G-3"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_measure_is_found_by_each_of_its_texts(catalogue, indexes, lang):
    for m in catalogue.measures:
        words = catalogue.words(lang).measures[m.id]
        steps = (text for step in words.steps for text in (step.text, step.ask))
        for text in (words.title, words.requirement, words.why, *steps, words.done_when, words.evidence):
            assert m.id in indexes[lang].matches(text)


def test_every_word_has_to_occur_in_any_order(indexes):
    both = indexes["ja"].matches("パスワード") & indexes["ja"].matches("ルーター")
    assert both
    assert indexes["ja"].matches("ルーター\u3000ﾊﾟｽﾜｰﾄﾞ") == both
    assert both < indexes["ja"].matches("パスワード")


def test_nothing_typed_finds_everything_and_nonsense_nothing(catalogue, indexes):
    assert indexes["ja"].matches(" \u3000") == {m.id for m in catalogue.measures}
    assert indexes["ja"].matches("ぬるぽぬるぽ") == frozenset()


@pytest.mark.parametrize("field", ["owner", "note", "scope", "evidence", "reason"])
def test_what_a_person_typed_is_found_and_forgotten_when_it_goes(catalogue, field):
    index = SearchIndex(catalogue.measures, catalogue.words("ja").measures)
    index.update("teleworker-K-1", Entry(**{field: "髙﨑ｻﾝに聞く"}))
    assert index.matches("髙﨑さん") == {"teleworker-K-1"}
    index.update("teleworker-K-1", Entry())
    assert index.matches("髙﨑さん") == frozenset()


# filters


def test_an_empty_filter_lets_everything_through():
    assert Filter().is_empty
    assert select(FIVE, {}, Filter()) == FIVE
    assert not Filter(text="a").is_empty
    assert not Filter(owner="").is_empty


def test_filters_by_category_level_status_and_owner_work_together():
    one, two = measure("executive-A-1"), measure("executive-B-1", level=Level.ADVANCED)
    three = measure("administrator-B-1")
    listed = (one, two, three)
    entries = {two.id: Entry(Status.DONE, owner="佐藤"), three.id: Entry(Status.PARTIAL, owner="佐藤")}
    assert select(listed, entries, Filter(categories=frozenset("B"))) == (two, three)
    assert select(listed, entries, Filter(levels=frozenset({Level.ADVANCED}))) == (two,)
    assert select(listed, entries, Filter(statuses=frozenset({Status.UNANSWERED}))) == (one,)
    assert select(listed, entries, Filter(statuses=frozenset({Status.DONE, Status.PARTIAL}))) == (two, three)
    assert select(listed, entries, Filter(owner="佐藤")) == (two, three)
    verdicts = {one.id: Verdict.TO_BE_CONFIRMED, two.id: Verdict.DOES_NOT_APPLY, three.id: Verdict.APPLIES}
    unsure = Filter(verdicts=frozenset({Verdict.TO_BE_CONFIRMED, Verdict.DOES_NOT_APPLY}))
    assert select(listed, entries, unsure, None, verdicts.__getitem__) == (one, two)
    assert select(listed, entries, unsure) == ()
    assert select(listed, entries, Filter(owner="")) == (one,)
    assert select(listed, entries, Filter(categories=frozenset("B"), levels=frozenset({Level.BASIC}))) == (three,)


def test_filters_by_priority_and_by_what_is_overdue():
    one, two, three = FIVE[:3]
    today = date(2026, 11, 29)
    entries = {
        one.id: Entry(Status.PARTIAL, due=date(2026, 11, 28), priority=Priority.HIGH),
        two.id: Entry(Status.PARTIAL, due=today, priority=Priority.HIGH),
        three.id: Entry(Status.DONE, due=date(2026, 11, 1)),
    }
    late = Filter(is_overdue=True)
    assert select(FIVE, entries, late, today=today) == (one,)
    assert select(FIVE, entries, late) == (), "without a day nothing is"
    assert select(FIVE, entries, Filter(priorities=frozenset({Priority.HIGH}))) == (one, two)
    assert not late.is_empty


def test_filters_by_what_is_to_be_looked_at_again():
    again = Filter(is_to_look_again=True)
    assert not again.is_empty
    assert select(FIVE, {}, again) == (), "unless it is told which these are, nothing is"
    assert select(FIVE, {}, again, look_again={FIVE[1].id}) == (FIVE[1],)
    assert select(FIVE, {}, Filter(), look_again={FIVE[1].id}) == FIVE


def test_only_what_search_found_stays_and_the_order_too():
    found = frozenset({FIVE[3].id, FIVE[0].id})
    assert select(FIVE, {}, Filter(text="x"), found) == (FIVE[0], FIVE[3])
    assert select(FIVE, {}, Filter(text="x"), frozenset()) == ()


# next unanswered, owners


@pytest.mark.parametrize(
    ("after", "expected"), [(None, 2), (1, 2), (2, 4), (3, 4), (4, 2), (5, 2)], ids=lambda n: f"{n}"
)
def test_the_next_unanswered_is_below_and_then_from_the_top(after, expected):
    entries = answered(Status.DONE, Status.UNANSWERED, Status.UNKNOWN, Status.UNANSWERED, Status.NOT_DONE)
    start = f"administrator-A-{after}" if after else None
    assert next_unanswered(FIVE, entries, start) == f"administrator-A-{expected}"


def test_a_measure_that_is_not_shown_starts_at_the_top():
    assert next_unanswered(FIVE, {}, "teleworker-A-1") == FIVE[0].id


def test_the_only_unanswered_one_follows_itself():
    entries = answered(*[Status.DONE] * 2, Status.UNANSWERED, *[Status.DONE] * 2)
    assert next_unanswered(FIVE, entries, FIVE[2].id) == FIVE[2].id


def test_there_is_none_when_all_are_answered():
    assert next_unanswered(FIVE, answered(*[Status.UNKNOWN] * 5), FIVE[0].id) is None
    assert next_unanswered((), {}, None) is None


def test_owners_are_those_in_use_each_once():
    entries = {"a": Entry(owner="b"), "b": Entry(owner="a"), "c": Entry(owner="b"), "d": Entry()}
    assert owners(entries) == ("a", "b")
