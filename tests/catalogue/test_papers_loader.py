"""The words of the papers: complete, by their rules in both languages, and every mistake in the files is found."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from app.domain.papers import PLACEHOLDERS, POLICIES, Clause, Papers, Policy, clause_applies
from app.domain.profile import Fact, Known, Method, Profile
from app.paths import program_folder
from tests.catalogue.test_words import NEVER, long_sentences, variants_in
from tests.languages import LANGUAGES

BLANK = {"ja": "（　　　）", "en": "(________)"}
POSTER = {"ja": 30, "en": 55}
"""The longest line that is read from 2 m."""
CARD = {"ja": 20, "en": 30}
"""The longest line of a wallet card of 85 x 54 mm."""
PLACEHOLDER = re.compile(rf"{{({'|'.join(PLACEHOLDERS)})}}")
MEASURES = {
    "basic-policy": {"executive-A-1"},
    "telework-rules": {f"administrator-{code}" for code in ("A-1", "A-3", "B-3", "E-1", "E-4")},
    "incident-plan": {"administrator-J-2"},
}


def texts(value: object) -> Iterator[str]:
    """Every text of the papers but ids, conditions and measures."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts(inner)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in ("id", "when", "measure", "measures", "number"):
                yield from texts(getattr(value, field.name))


def clauses(policy: Policy) -> list[Clause]:
    return [clause for section in policy.sections for clause in section.clauses]


def written(papers: Papers) -> list[str]:
    """Every text as a reader sees it, a placeholder as one sign."""
    return [PLACEHOLDER.sub("A", text) for text in texts(papers)]


@pytest.fixture(params=LANGUAGES)
def lang(request) -> str:
    return request.param


@pytest.fixture
def papers(catalogue, lang) -> Papers:
    return catalogue.papers(lang)


# the words


def test_the_card_says_what_to_do_and_what_not_in_lines_read_from_afar(papers, lang):
    emergency = papers.emergency
    assert (len(emergency.steps), len(emergency.donts), len(emergency.card)) == (3, 4, 4)
    lines = (*emergency.steps, *emergency.donts, emergency.call)
    assert [line for line in lines if len(line) > POSTER[lang]] == []
    assert [line for line in emergency.card if len(line) > CARD[lang]] == []
    assert emergency.measures == ("administrator-J-1", "administrator-J-2", "teleworker-J-1", "teleworker-J-2")


def test_only_a_number_that_is_certain_is_printed(papers):
    assert [(duty.id, duty.number) for duty in papers.emergency.contacts if duty.number] == [("police", "#9110")]
    assert {"own", "it-vendor", "mobile-carrier", "police", "ipa", "ppc"} <= {d.id for d in papers.emergency.contacts}


def test_three_policies_are_drafted_for_their_measures(papers):
    assert [policy.id for policy in papers.policies] == list(POLICIES)
    assert {policy.id: set(policy.measures) for policy in papers.policies} == MEASURES
    for policy in papers.policies:
        assert set(policy.measures) <= {clause.measure for clause in clauses(policy)}


def test_a_draft_is_of_a_length_that_one_reads(papers):
    drafted = [clause.id for policy in papers.policies for clause in clauses(policy)]
    assert 25 <= len(drafted) <= 45
    assert len(set(drafted)) == len(drafted)


@pytest.mark.parametrize("people", [None, 1, 5])
def test_no_heading_stands_without_a_clause_and_nobody_alone_reads_of_staff(catalogue, people):
    nothing = dict.fromkeys((f for f in Fact if f is not Fact.CLOUD_SERVICES), Known.NO)
    profile = Profile(people=people, methods=frozenset({Method.CLOUD_SERVICES}), facts=nothing)
    for lang, staff in (("ja", "勤務者の全員"), ("en", "all teleworkers")):
        for policy in catalogue.papers(lang).policies:
            printed = [[c for c in section.clauses if clause_applies(c, profile)] for section in policy.sections]
            assert all(printed)
            if people == 1:
                assert not any(staff in clause.text for section in printed for clause in section)


def test_what_a_person_fills_in_has_one_form(papers, lang):
    blank = re.compile("（[　 ]*）|[(][_ ]*[)]")
    assert {found for text in texts(papers) for found in blank.findall(text)} == {BLANK[lang]}


def test_both_languages_leave_the_same_to_fill_in(catalogue):
    ja, en = (
        {c.id: (sorted(PLACEHOLDER.findall(c.text)), c.text.count(BLANK[lang])) for p in papers for c in clauses(p)}
        for lang, papers in ((lang, catalogue.papers(lang).policies) for lang in LANGUAGES)
    )
    assert {i: (set(names), blanks) for i, (names, blanks) in ja.items()} == {
        i: (set(names), blanks) for i, (names, blanks) in en.items()
    }


def test_every_placeholder_is_used(catalogue, lang):
    assert {name for text in texts(catalogue.papers(lang)) for name in PLACEHOLDER.findall(text)} == set(PLACEHOLDERS)


def test_the_words_keep_the_term_list(papers, lang):
    assert [(v, text) for text in written(papers) for v in variants_in(text, lang)] == []
    assert [(w, text) for text in written(papers) for w in NEVER if w in text] == []


def test_the_words_are_clean(papers, lang):
    untidy = re.compile(r"^\s|\s$|  |\n|[｡､]|[^　]　[^　]")
    glyphs = TTFont("probe", str(program_folder() / "resources" / "fonts" / "BIZUDGothic-Regular.ttf")).face.charToGlyph
    for text in written(papers):
        assert not untidy.search(text), text
        assert unicodedata.is_normalized("NFC", text), text
        assert text.count("「") == text.count("」"), text
        assert text.count('"') % 2 == 0, text
        assert all(ord(character) in glyphs for character in text), text
        own = text if lang == "ja" else re.sub(r"\([^)]*\)", "", text)  # names of authorities stand in brackets
        assert bool(re.search("[ぁ-んァ-ヶ一-龠]", own)) is (lang == "ja"), text


def test_japanese_sentences_are_short(catalogue):
    assert [s for text in written(catalogue.papers("ja")) for s in long_sentences(text)] == []


@pytest.mark.parametrize(
    ("measure", "ja", "en"),
    [
        ("executive-A-1", "仕事の環境を踏まえ 指示 見直 知らせ 共有", "surroundings instructs review tells shares"),
        (
            "administrator-A-1",
            "一緒に作 守る基準 具体的 知らせ 確かめ 改め",
            "together observed how tells check improve",
        ),
        ("administrator-A-3", "アカウント 置いてよい情報 共有", "accounts stored share"),
        (
            "administrator-B-3",
            "機器 アプリ クラウドサービスなど 知らせ 申請 問題がないと",
            "Equipment Apps Cloud tells asks approves",
        ),
        ("administrator-E-1", "段階 使う人 保管場所 環境 知らせ 使いません", "levels uses kept device tells not"),
        ("administrator-E-4", "USBメモリ CD DVD 仕事に必要と認めた", "USB CDs DVDs approved"),
        ("administrator-J-2", "組織の中 顧客 取引先 監督官庁", "inside customers partners authorities"),
    ],
)
def test_every_obligation_of_a_measure_is_a_clause(catalogue, measure, ja, en):
    for lang, names in (("ja", ja), ("en", en)):
        said = [c.text for policy in catalogue.papers(lang).policies for c in clauses(policy) if c.measure == measure]
        assert [name for name in names.split() if name not in " ".join(said)] == []


# the files


def test_papers_are_read_when_first_asked_for_and_stay(copy):
    catalogue = Catalogue(copy.folder)
    copy.path("en/papers.toml").unlink()
    papers = catalogue.papers("ja")
    copy.path("papers.toml").unlink()
    assert catalogue.papers("ja") is papers
    with pytest.raises(CatalogueDamaged) as caught:
        catalogue.papers("en")
    assert caught.value.files == ("papers.toml", "en/papers.toml")


@pytest.mark.parametrize("file", ["papers.toml", "ja/papers.toml", "en/papers.toml"])
def test_a_file_that_is_missing_or_broken_is_named(copy, file):
    copy.path(file).write_bytes(b"[notice\n")
    (problem,) = copy.problems()
    assert problem.startswith(f"{file}: the file is damaged")
    copy.path(file).unlink()
    assert copy.problems() == [f"{file}: the file is missing"]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('"teleworker-J-2"]', '"teleworker-J-9"]', "emergency.measures: there is no measure teleworker-J-9"),
        ('{ id = "police", number = "#9110" }', '{ id = "police", number = 9110 }', "emergency.contacts.7.number: "),
        ('measures = ["executive-A-1"]', 'measures = ["executive-A-7"]', "policies.basic-policy: there is no measure"),
        ('measures = ["executive-A-1"]', 'measures = ["executive-E-1"]', "policies.basic-policy: no clause is for "),
        ('when = ["data_on_terminals"]', 'when = ["weather"]', "policies.telework-rules.tr-terminals: there is no con"),
        ('when = ["data_on_terminals"]', "when = []", "policies.2.sections.4.clauses.6.when: not a list, or an empty"),
        ('measure = "administrator-E-7"', 'measure = "E-7"', "policies.telework-rules.tr-terminals: there is no meas"),
        ('id = "bp-aim"', 'id = "bp-aim", colour = 1', "policies.1.sections.1.clauses.1.colour: unknown key"),
        ('id = "bp-review"', 'id = "bp-tell"', "policies: bp-tell stands here 2 times"),
        ('id = "deputy"', 'id = "own"', "emergency.contacts: own stands here 2 times"),
        ('id = "aim"', 'id = "people"', "policies.basic-policy: people stands here 2 times"),
        ('id = "incident-plan"', 'id = "plan"', "policies: they are not basic-policy, telework-rules, incident-plan"),
    ],
)
def test_a_wrong_fact_is_found_once(copy, old, new, found):
    copy.replace("papers.toml", old, new)
    assert [p[:13] for p in copy.problems() if p.startswith(f"papers.toml: {found}")] == ["papers.toml: "]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('police = "', 'polis = "', "emergency.contacts.police: its words are missing"),
        ('police = "', 'polis = "', "emergency.contacts.polis: nothing has this id"),
        ('tr-paper = "', 'tr-papers = "', "policies.telework-rules.clauses.tr-paper: its words are missing"),
        ('cloud = "', 'clouds = "', "policies.telework-rules.sections.clouds: nothing has this id"),
        ('receipt = "', 'receipts = "', "notice.receipt: missing"),
        ("steps = [", 'steps = ["a",', "emergency.steps: 4 lines, there have to be 3 to 3"),
        ("card = [", 'card = ["", ', "emergency.card.1: empty"),
        ("{contact}, ", "{boss}, ", "notice.closing: {boss} may not stand here"),
        ('receipt = "', 'receipt = "{date} ', "notice.receipt: {date} may not stand here"),
        ('tr-paper = "', 'tr-paper = "{', "policies.telework-rules.clauses.tr-paper: { may not stand here"),
        ('call = "', 'call = "{contact} ', "emergency.call: {contact} may not stand here"),
        ('aim = "', 'aim = "{organisation} ', "policies.basic-policy.sections.aim: {organisation} may not stand here"),
    ],
)
def test_wrong_words_are_found(copy, old, new, found):
    text = copy.path("en/papers.toml").read_text(encoding="utf-8").replace("ask {contact} (", "ask {contact}, (")
    start = re.search(rf"(?m)(?<![\w-]){re.escape(old)}", text)
    assert start
    copy.path("en/papers.toml").write_text(text[: start.start()] + new + text[start.end() :], encoding="utf-8")
    assert f"en/papers.toml: {found}" in copy.problems()


def test_every_problem_of_facts_and_words_is_told_at_once(copy):
    copy.replace("papers.toml", 'when = ["data_on_terminals"]', 'when = ["weather"]')
    copy.replace("ja/papers.toml", 'ipa = "', 'ipo = "')
    copy.replace("en/papers.toml", "receipt = ", "receipts = ")
    copy.words("en", "administrator-E-10", r"^title = .*?$", 'title = ""')
    assert sorted({p.split(":")[0] for p in copy.problems()}) == [
        "en/measures/E.toml",
        "en/papers.toml",
        "ja/papers.toml",
        "papers.toml",
    ]
