"""Each kind of mistake in the data is found, with its file and place; and every mistake, not only the first."""

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder
from tests.languages import LANGUAGES

E10, I7, I4 = "administrator-E-10", "administrator-I-7", "teleworker-I-4"
JA, EN = "ja/measures/E.toml", "en/measures/E.toml"


def test_the_real_data_are_sound(catalogue):
    catalogue.check()


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('level = "basic"', 'level = "medium"', "level has the unknown value 'medium'"),
        ('effort = "small"', 'effort = "tiny"', "effort has the unknown value 'tiny'"),
        ('recurrence = "none"', 'recurrence = "daily"', "recurrence has the unknown value 'daily'"),
        ('level = "basic"', "level = 1", "level is missing or not of type str"),
        ("costs_money = false", "costs_money = 0", "costs_money is missing or not of type bool"),
        ("notify_staff = false, ", "", "notify_staff is missing or not of type bool"),
        ("counterparts = []", 'counterparts = ""', "counterparts is missing or not of type list"),
        ("counterparts = []", 'counterparts = [["a"]]', "counterparts holds something else than ids"),
        ("counterparts = []", "counterparts = [], colour = 1", "unknown key colour"),
        ("counterparts = []", "counterparts = [], stricter_since = 1", "stricter_since is no edition from 2 to 2"),
        ("counterparts = []", "counterparts = [], stricter_since = 3", "stricter_since is no edition from 2 to 2"),
        ("counterparts = []", 'counterparts = [], stricter_since = "2"', "stricter_since is no edition from 2 to 2"),
        ("counterparts = []", "counterparts = [], stricter_since = true", "stricter_since is no edition from 2 to 2"),
    ],
)
def test_a_wrong_fact_is_found(copy, old, new, found):
    copy.fact(E10, old, new)
    assert f"facts.toml: {E10}: {found}" in copy.problems()


@pytest.mark.parametrize("wrong", ["", "edition = 3", 'edition = "2"', "edition = true", "edition = 2.0"])
def test_an_edition_that_the_program_does_not_know_is_found(copy, wrong):
    copy.replace("facts.toml", "\nedition = 2\n", f"\n{wrong}\n")
    assert copy.problems() == ["facts.toml: edition: it is not 2, as app/domain/editions.py has it"]


def test_what_became_stricter_is_read(copy):
    copy.fact(E10, "counterparts = []", "counterparts = [], stricter_since = 2")
    read = Catalogue(copy.folder)
    assert read.edition == 2
    assert read.by_id[E10].stricter_since == 2
    assert read.by_id[I7].stricter_since == 0


def test_a_measure_that_is_no_table_is_found(copy):
    copy.fact(E10, "{", "1 # {")
    assert f"facts.toml: {E10}: not a table" in copy.problems()


@pytest.mark.parametrize("wrong", ["administrator-N-1", "boss-E-10", "administrator-E-0", "administrator-E", "E-10"])
def test_an_unknown_id_is_found(copy, wrong):
    copy.replace("facts.toml", f"\n{E10} =", f"\n{wrong} =")
    problems = copy.problems()
    assert f"facts.toml: {wrong}: no measure has this id" in problems
    assert "facts.toml: 44 basic measures of the administrator, there are 45" in problems
    assert f"{JA}: {E10}: no measure has this id" in problems
    assert f"{EN}: {E10}: no measure has this id" in problems


def test_a_gap_in_the_numbers_is_found(copy):
    copy.replace("facts.toml", f"\n{E10} =", "\nadministrator-E-11 =")
    assert "facts.toml: administrator-E: the numbers are [1, 2, 3, 4, 5, 6, 7, 8, 9, 11]" in copy.problems()


def test_wrong_counts_are_found(copy):
    copy.fact(E10, 'level = "basic"', 'level = "advanced"')
    copy.fact(E10, "notify_staff = false", "notify_staff = true")
    copy.fact(E10, 'recurrence = "none"', 'recurrence = "yearly"')
    copy.fact("administrator-A-1", 'recurrence = "regularly"', 'recurrence = "none"')
    assert copy.problems() == [
        "facts.toml: 44 basic measures of the administrator, there are 45",
        "facts.toml: 20 advanced measures of the administrator, there are 19",
        "facts.toml: notify_staff: 14 measures, there are 13",
        "facts.toml: regularly: 4 measures, there are 5",
        "facts.toml: yearly: 3 measures, there are 2",
    ]


@pytest.mark.parametrize(
    ("measure", "old", "new", "found"),
    [
        (I4, f'"{I7}"', "", f"{I7}: its counterpart {I4} does not point back"),
        (E10, "[]", f'["{I7}"]', f"{E10}: its counterpart {I7} is of the same role"),
        (E10, "[]", f'["{E10}"]', f"{E10}: its counterpart {E10} is of the same role"),
        (E10, "[]", '["teleworker-E-9"]', f"{E10}: its counterpart teleworker-E-9 does not exist"),
        (
            "teleworker-M-1",
            '"executive-M-1", ',
            "",
            "administrator-M-1: its counterparts do not all belong together: teleworker-M-1 lacks executive-M-1",
        ),
    ],
)
def test_a_wrong_counterpart_is_found(copy, measure, old, new, found):
    copy.fact(measure, old, new)
    assert f"facts.toml: {found}" in copy.problems()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("K = 88", "K = 89", "categories"),
        ("M = 90\n", "", "categories"),
        ("M = 90\n", "M = 90\nN = 91\n", "categories"),
        ("[measures]", "[measure]", "measures"),
        ("[categories]", "[pages]", "categories"),
    ],
)
def test_wrong_tables_are_found(copy, old, new, place):
    copy.replace("facts.toml", old, new)
    assert any(p.startswith(f"facts.toml: {place}: ") for p in copy.problems())


def test_an_unknown_table_is_found(copy):
    copy.replace("facts.toml", "[measures]", "[cases]\n[measures]")
    assert copy.problems() == ["facts.toml: cases: unknown key"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("pattern", "new", "found"),
    [
        (r"^title = .*?$", 'title = ""', "title is missing or empty"),
        (r"^why = .*?$", 'why = " "', "why is missing or empty"),
        (r"^requirement = .*?$", "", "requirement is missing or empty"),
        (r"^evidence = .*?$", "evidence = 1", "evidence is missing or empty"),
        (r"^done_when", "donewhen", "unknown key donewhen"),
        (r"^done_when", "donewhen", "done_when is missing or empty"),
        (r"^steps\..*^steps\.\w+\.\w+ = .*?$", "", "steps is missing or no table"),
        (r"^steps\..*^steps\.\w+\.\w+ = .*?$", "steps = 1", "steps is missing or no table"),
        (r"^steps\..*^steps\.\w+\.\w+ = .*?$", "steps.extra = 1", "extra is no table"),
        (r"^done_when", 'steps.extra.text = "a"\ndone_when', "its steps are {steps}, not {steps}, extra"),
        (r"^done_when", 'steps.extra.ask = "a"\ndone_when', "extra: text is missing"),
        (r"^done_when", 'steps.extra.ask = "a"\ndone_when', "extra: ask belongs to a vendor's step"),
        (r"^done_when", 'steps.extra.text = ""\ndone_when', "extra: text is empty"),
        (r"^done_when", 'steps.extra.at = "a"\ndone_when', "extra: unknown key at"),
        (r"^alone = .*?$", 'alone = ""', "alone is missing or empty"),
        (r"^alone = .*?$", "", "alone is missing or empty"),
        (r"^blanks = .*?$", "blanks = [1]", "blanks holds something else than texts"),
        (r"^question = .*?$", "", "question is missing or empty"),
        (r"^question = .*?$", 'question = " "', "question is missing or empty"),
    ],
)
def test_wrong_words_are_found(copy, language, pattern, new, found):
    copy.words(language, E10, pattern, new)
    steps = ", ".join(step.id for step in Catalogue(catalogue_folder()).words(language).measures[E10].steps)
    assert f"{language}/measures/E.toml: {E10}: {found.format(steps=steps)}" in copy.problems()


def test_a_vendors_step_without_a_sentence_to_send_is_found(copy):
    words = Catalogue(catalogue_folder()).words("ja").measures
    measure, step = next((i, s) for i, one in words.items() for s in one.steps if s.ask)
    copy.words("ja", measure, rf"^steps\.{step.id}\.ask = .*?$", "")
    assert copy.problems() == [f"ja/measures/{measure.split('-')[1]}.toml: {measure}: {step.id}: ask is missing"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("new", "found"),
    [
        ("", "notice is missing, though the staff is to be notified"),
        ('notice = ""', "notice is empty"),
    ],
)
def test_a_wrong_notice_is_found(copy, language, new, found):
    copy.words(language, "administrator-G-3", r"^notice = .*?$", new)
    assert f"{language}/measures/G.toml: administrator-G-3: {found}" in copy.problems()


def test_a_notice_is_missed_where_words_are_read_file_by_file(copy):
    copy.words("ja", "administrator-G-3", r"^notice = .*?$", "")
    catalogue = Catalogue(copy.folder)
    catalogue.begin("ja")
    assert catalogue.words("ja").measures["administrator-E-7"].notice
    with pytest.raises(CatalogueDamaged):
        catalogue.words("ja").measures["administrator-G-1"]


def test_the_facts_say_where_a_notice_stands(copy):
    """Another measure may have one all the same: the guideline calls on the staff in other words, too."""
    copy.fact("administrator-G-3", "notify_staff = true", "notify_staff = false")
    copy.fact(E10, "notify_staff = false", "notify_staff = true")
    assert copy.problems() == [
        f"{language}/measures/E.toml: {E10}: notice is missing, though the staff is to be notified"
        for language in LANGUAGES
    ]


def test_words_that_are_missing_in_one_language_are_found(copy):
    copy.words("en", E10, r"\A.*\Z", "")
    assert copy.problems() == [f"{EN}: {E10}: its words are missing"]


def test_words_of_a_measure_that_does_not_exist_are_found(copy):
    copy.replace(JA, f"[{E10}]", "[administrator-E-11]")
    assert copy.problems() == [
        f"{JA}: administrator-E-11: no measure has this id",
        f"{JA}: {E10}: its words are missing",
    ]


def test_words_in_the_wrong_file_are_found(copy):
    text = copy.path(JA).read_text(encoding="utf-8")
    start = text.index(f"[{E10}]")
    copy.path("ja/measures/F.toml").write_text(
        copy.path("ja/measures/F.toml").read_text(encoding="utf-8") + "\n" + text[start : text.index("\n[", start)],
        encoding="utf-8",
    )
    assert copy.problems() == [f"ja/measures/F.toml: {E10}: no measure has this id"]


def test_words_that_are_no_table_are_found(copy):
    copy.words("ja", E10, r"\A.*\Z", "")
    copy.path(JA).write_text(f"{E10} = 1\n" + copy.path(JA).read_text(encoding="utf-8"), encoding="utf-8")
    assert copy.problems() == [f"{JA}: {E10}: not a table"]


def test_a_difference_between_the_languages_is_found(copy):
    copy.words("en", E10, r"^alone", 'notice = "a"\nalone')
    told = Catalogue(catalogue_folder()).words("ja").measures
    other = next(i for i, words in told.items() if i.startswith("administrator-E-") and words.blanks and i != E10)
    copy.words("en", other, r"^blanks = .*?$", 'blanks = ["a", "b", "c", "d", "e"]')
    assert copy.problems() == [
        f"{EN}: {other}: 5 blanks, {len(told[other].blanks)} in ja",
        f"{EN}: {E10}: notice stands here, but not in ja",
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('K = "物理的セキュリティ"', "", "K: its name is missing"),
        ('K = "物理的セキュリティ"', 'K = ""', "K: its name is missing"),
        ('K = "物理的セキュリティ"', 'K = "物理的セキュリティ"\nN = "他"', "N: no such category"),
    ],
)
def test_wrong_names_of_categories_are_found(copy, old, new, found):
    copy.replace("ja/categories.toml", old, new)
    assert copy.problems() == [f"ja/categories.toml: {found}"]


def test_every_problem_of_every_file_is_told_at_once(copy):
    copy.fact(I4, f'"{I7}"', "")
    copy.fact(E10, 'level = "basic"', 'level = "medium"')
    copy.fact("administrator-E-9", "notify_staff = false", "notify_staff = true")
    copy.replace("ja/categories.toml", 'K = "物理的セキュリティ"', "")
    copy.words("ja", E10, r"^title = .*?$", 'title = ""')
    copy.words("ja", E10, r"^why = .*?$", "")
    copy.words("en", "teleworker-K-1", r"^alone", "lonely")
    copy.path("en/measures/A.toml").unlink()
    copy.path("ja/measures/B.toml").write_bytes(b"\xff\xfe")
    problems = copy.problems()
    for expected in (
        f"facts.toml: {E10}: level has the unknown value 'medium'",
        "facts.toml: 44 basic measures of the administrator, there are 45",
        "facts.toml: notify_staff: 14 measures, there are 13",
        f"facts.toml: {I7}: its counterpart {I4} does not point back",
        "ja/categories.toml: K: its name is missing",
        f"{JA}: {E10}: title is missing or empty",
        f"{JA}: {E10}: why is missing or empty",
        "en/measures/K.toml: teleworker-K-1: unknown key lonely",
        "en/measures/A.toml: the file is missing",
    ):
        assert expected in problems
    assert [p.split(": ")[1] for p in problems if p.startswith("ja/measures/B.toml")] == ["the file is damaged"]
    assert {p.split(":")[0] for p in problems} == {
        "facts.toml",
        "ja/categories.toml",
        "ja/measures/B.toml",
        JA,
        "en/measures/A.toml",
        "en/measures/K.toml",
    }
