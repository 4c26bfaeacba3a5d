"""The files of the guideline's other chapters: each is read when it is asked for, and every mistake in it is found."""

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from tests.catalogue.broken import Copy
from tests.catalogue.test_guide_loader import WORD_FILES
from tests.languages import LANGUAGES


def test_a_chapter_is_read_when_it_is_asked_for_and_stays(copy: Copy) -> None:
    guide = Catalogue(copy.folder).guide
    cases = guide.cases("ja")
    copy.path("ja/cases.toml").unlink()
    assert guide.cases("ja") is cases
    assert guide.cases("en")


@pytest.mark.parametrize("file", [f"{name}.toml" for name in WORD_FILES if "/" not in name] + ["explanations.toml"])
def test_no_file_of_facts_can_be_spared(copy: Copy, file: str) -> None:
    copy.path(file).unlink()
    assert copy.problems() == [f"{file}: the file is missing"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_missing_file_of_words_is_named_at_once(copy: Copy, lang: str) -> None:
    files = [f"{lang}/{name}.toml" for name in WORD_FILES]
    for file in files:
        copy.path(file).unlink()
    assert sorted(copy.problems()) == sorted(f"{file}: the file is missing" for file in files)


def test_one_chapter_in_one_language_does_not_keep_the_others_from_being_read(copy: Copy) -> None:
    copy.path("ja/explanations/E.toml").write_text("broken [", "utf-8")
    guide = Catalogue(copy.folder).guide
    assert guide.explanations("en")
    assert guide.cases("ja")
    for _again in range(2):
        with pytest.raises(CatalogueDamaged) as caught:
            guide.columns("ja")
        assert caught.value.files == ("ja/explanations/E.toml",)


CASE_1 = 'measures = ["administrator-C-2", "administrator-C-3"]'
D_2 = 'any_of = ["windows_domain"], origin = "guideline", reason = "windows_domain"'


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("cases.toml", CASE_1, 'measures = ["administrator-C-9"]', ["case-1: there is no measure administrator-C-9"]),
        ("cases.toml", CASE_1, "measures = []", ["case-1.measures: not a list, or an empty one"]),
        ("cases.toml", CASE_1, "", ["case-1.measures: missing"]),
        ("cases.toml", "page = 92", "page = true", ["case-1.page: not of type int"]),
        ("cases.toml", "page = 92", "page = 92\ncolour = 1", ["case-1.colour: unknown key"]),
        ("cases.toml", "number = 7", "number = 8", ["case-7: number 8 in place 7"]),
        (
            "cases.toml",
            'exposure = ["it_vendor", "office_network"]',
            'exposure = ["fax"]',
            ["case-15: there is no fact fax"],
        ),
        ("applicability.toml", D_2, 'any_of = ["moon"]', [
            "administrator-D-2: any_of, origin and reason belong together",
            "administrator-D-2: there is no fact moon",
        ]),
        ("applicability.toml", D_2, D_2.replace("guideline", "rumour"), [
            "administrator-D-2: there is no origin rumour",
        ]),
        ("applicability.toml", "executive-A-1 = {}\n", "", ["measures: there is no condition for executive-A-1"]),
        ("applicability.toml", "executive-A-1 =", "executive-A-9 =", [
            "measures: there is no measure executive-A-9",
            "measures: there is no condition for executive-A-1",
        ]),
        ("applicability.toml", '"it_vendor",', '"fax",', [
            "facts: there is no fact fax",
            "facts: there is no mention of it_vendor",
        ]),
        ("flowchart.toml", 'method = "vdi"', "question = 9", [
            "3.manage_os: there is no question 9",
            "questions: there is no way to method vdi",
        ]),
        ("flowchart.toml", ', method = "vdi"', "", [
            "3.manage_os: leads to a question or to a method, one of them",
            "questions: there is no way to method vdi",
        ]),
        ("flowchart.toml", 'method = "vdi"', 'method = "fax"', [
            "3.manage_os: there is no method fax",
            "questions: there is no way to method vdi",
        ]),
        ("flowchart.toml", 'method = "vdi"', 'method = "vdi", question = 4', [
            "3.manage_os: leads to a question or to a method, one of them",
        ]),
        ("flowchart.toml", "question = 6", "question = 4", ["questions: there is no way to question 6"]),
        ("flowchart.toml", "id = 6", "id = 7", [
            "questions: the numbers are [1, 2, 3, 4, 5, 7]",
            "5.security: there is no question 6",
            "questions: there is no way to question 7",
        ]),
        ("flowchart.toml", "start = 1", "start = 2", [
            "start: it does not begin at the first question",
            "questions: there is no way to question 1",
        ]),
        ("methods.toml", "[methods.vdi]", "[methods.fax]", ["fax: there is no method fax"]),
        ("methods.toml", "pages = [29, 31]", "pages = [29]", ["vpn.pages: not the first and the last page"]),
        ("methods.toml", 'control = "S" }', 'control = "E" }', ["vdi: there is no grade E"]),
        ("methods.toml", '"control"]', '"colour"]', [
            "axes: they are not office_work, congestion, cost, effort, control",
        ]),
        ("methods.toml", 'grades = ["S", ', "grades = [", ["grades: they are not S, A, B, C, D"]),
        ("role_points.toml", '[executive-1]\nrole = "executive"', '[executive-1]\nrole = "boss"', [
            "executive: 9 entries, there are 10",
        ]),
        ("explanations.toml", '[columns.edr]\ncategory = "F"', '[columns.edr]\ncategory = "Z"', [
            "edr: there is no category Z",
        ]),
        ("glossary.toml", 'see_also = ["antivirus", "malware", "definition-file"]', 'see_also = ["fax"]', [
            "edr: there is no term fax",
        ]),
    ],
)  # fmt: skip
def test_a_wrong_fact_is_found(copy: Copy, file: str, old: str, new: str, found: list[str]) -> None:
    copy.replace(file, old, new)
    problems = copy.problems()
    assert [p for p in problems if p.startswith(f"{file}: ")] == [f"{file}: {what}" for what in found]


@pytest.mark.parametrize(
    ("file", "old", "new", "found"),
    [
        ("ja/cases.toml", "[case-3]", "[case-33]", [
            "case-3: its words are missing",
            "case-33: words for nothing that there is",
        ]),
        ("en/flowchart.toml", "manage_os =", "manage =", [
            "questions.3.manage_os: its words are missing",
            "questions.3.manage: words for nothing that there is",
        ]),
        ("en/flowchart.toml", "place_of_6 =", "place =", ["notes.place: unknown key", "notes.place_of_6: missing"]),
        ("ja/applicability.toml", "[reasons.office]", "[reasons.bureau]", [
            "reasons.office: its words are missing",
            "reasons.bureau: words for nothing that there is",
        ]),
        ("ja/applicability.toml", "[questions.kind]", "[questions.sort]", [
            "questions.sort: unknown key",
            "questions.kind: missing",
        ]),
        ("en/methods.toml", "[methods.vpn.derived.cloud_vpn]", "[methods.vpn.derived.cloud]", [
            "methods.vpn.derived.cloud_vpn: its words are missing",
            "methods.vpn.derived.cloud: words for nothing that there is",
        ]),
        ("en/explanations/E.toml", "[columns.leaks]", "[columns.drops]", [
            "columns.leaks: its words are missing",
        ]),
        ("en/explanations/E.toml", "[explanations.E-1]", "[explanations.E-99]", [
            "explanations.E-1: its words are missing",
        ]),
        ("en/explanations/K.toml", "[explanations.K-1]\nheading", "[explanations.K-1]\ntitle", [
            "explanations.K-1.title: unknown key",
            "explanations.K-1.heading: missing",
        ]),
        ("ja/emphasis.toml", "[remote_desktop]\n", "[remote]\n", [
            "remote_desktop.administrator-G-4: its words are missing",
            "remote.administrator-G-4: words for nothing that there is",
        ]),
        ("ja/glossary.toml", 'reading = "いーでぃーあーる"\n', "", ["edr.reading: missing"]),
        ("ja/glossary.toml", 'reading = "いーでぃーあーる"', 'reading = "edr"', [
            "edr: its reading edr is not in hiragana",
        ]),
        ("en/glossary.toml", 'reading = "edr"', 'reading = "..."', ["edr: its reading ... begins with no letter"]),
    ],
)  # fmt: skip
def test_wrong_words_are_found_in_their_file(copy: Copy, file: str, old: str, new: str, found: list[str]) -> None:
    copy.replace(file, old, new)
    problems = copy.problems()
    assert [p for p in problems if p.startswith(f"{file}: ")] == [f"{file}: {what}" for what in found]
    assert all(copy.path(problem.split(":")[0]).exists() for problem in problems)


@pytest.mark.parametrize(
    "text", ["explanations = 1", 'explanations = "x"\ncolumns = []', "fax = 1", "[explanations]\nK-1 = 1"]
)
def test_words_of_another_shape_are_told_not_stumbled_over(copy: Copy, text: str) -> None:
    copy.path("ja/explanations/K.toml").write_text(text, "utf-8")
    problems = copy.problems()
    assert problems
    assert all(problem.startswith("ja/explanations/K.toml: ") for problem in problems)


@pytest.mark.parametrize("name", [name for name in WORD_FILES if "/" not in name] + ["explanations"])
def test_facts_of_another_shape_are_told_not_stumbled_over(copy: Copy, name: str) -> None:
    copy.path(f"{name}.toml").write_text("fax = 1", "utf-8")
    problems = copy.problems()
    assert problems
    assert all(problem.startswith(f"{name}.toml: ") for problem in problems)


def test_every_problem_of_every_chapter_is_named_at_once(copy: Copy) -> None:
    copy.path("en/measures/K.toml").unlink()
    copy.path("en/emphasis.toml").unlink()
    copy.path("ja/explanations/E.toml").unlink()
    copy.replace("cases.toml", CASE_1, 'measures = ["administrator-C-9"]')
    copy.replace("flowchart.toml", 'method = "vdi"', "question = 9")
    copy.replace("applicability.toml", D_2, D_2.replace('"windows_domain"]', '"moon"]'))
    copy.replace("ja/cases.toml", "[case-3]", "[case-33]")
    assert sorted(copy.problems()) == [
        "applicability.toml: administrator-D-2: there is no fact moon",
        "cases.toml: case-1: there is no measure administrator-C-9",
        "en/emphasis.toml: the file is missing",
        "en/measures/K.toml: the file is missing",
        "flowchart.toml: 3.manage_os: there is no question 9",
        "flowchart.toml: questions: there is no way to method vdi",
        "ja/cases.toml: case-33: words for nothing that there is",
        "ja/cases.toml: case-3: its words are missing",
        "ja/explanations/E.toml: the file is missing",
    ]


def test_a_damaged_condition_is_told_before_anything_is_judged(copy: Copy) -> None:
    copy.replace("applicability.toml", D_2, D_2.replace('"windows_domain"]', '"moon"]'))
    with pytest.raises(CatalogueDamaged) as caught:
        assert Catalogue(copy.folder).guide.conditions
    assert caught.value.files == ("applicability.toml",)
