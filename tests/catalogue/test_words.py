"""The real data: the guideline's facts, and the rules by which the words are written."""

import re
import tomllib
import unicodedata
from collections import Counter
from dataclasses import fields

import pytest
from reportlab.pdfbase.ttfonts import TTFont

from app.domain.measures import Level, MeasureWords, Recurrence, Role
from app.domain.own_steps import share_out
from app.paths import catalogue_folder, program_folder
from tests.languages import LANGUAGES
from tests.reading.drawn_measures import OWNERS, profile_of

CATALOGUE = catalogue_folder()
NEVER = ("認定", "準拠", "適合", "合格", "万全")
TITLE = {"ja": 30, "en": 60}
SENTENCE = 60
QUOTED = {"ja": re.compile("「[^」]*」"), "en": re.compile('"[^"]*"|“[^”]*”')}
SENTENCES = {"ja": re.compile("。"), "en": re.compile(r"[.?](?=\s|$)")}
SPEAKS_FOR_US = {"ja": re.compile("当方"), "en": re.compile(r"\b(we|us|our|ours)\b", re.IGNORECASE)}
ASKS = {"ja": re.compile("か。"), "en": re.compile(r"\?")}
QUESTION = {"ja": 120, "en": 45}
"""The longest question: characters in Japanese, words in English."""
PAGES = {"A": 66, "B": 69, "C": 71, "D": 72, "E": 73, "F": 76, "G": 78, "H": 81, "I": 84, "J": 86, "K": 88, "L": 89}
NOTIFY_STAFF = {
    "executive-A-1",
    *(f"administrator-{c}" for c in ("A-1", "B-3", "B-5", "C-1", "C-3", "C-4", "E-1", "E-7", "G-1", "G-3", "I-7")),
    "administrator-M-1",
}
CALLS_ON_STAFF = {"executive-M-1"}
"""Where the guideline's text does not say 周知 but 呼びかける."""


def texts(words: MeasureWords) -> list[str]:
    said = [getattr(words, field.name) for field in fields(words) if field.name not in ("steps", "blanks")]
    steps = [text for step in words.steps for text in (step.text, step.ask)]
    return [text for text in (*said, *steps, *words.blanks) if text]


def sentences(text: str, lang: str) -> int:
    """How many sentences a text has; what is quoted counts as a word."""
    return len(SENTENCES[lang].findall(QUOTED[lang].sub("x", text)))


def forbidden(lang: str) -> list[str]:
    terms = tomllib.loads((CATALOGUE / lang / "terms.toml").read_text(encoding="utf-8"))["term"]
    return [variant for term in terms for variant in term["avoid"]]


def variants_in(text: str, lang: str) -> list[str]:
    """The forbidden variants that occur outside quotation marks."""
    plain = QUOTED[lang].sub("", text)
    if lang == "ja":
        return [variant for variant in forbidden(lang) if variant in plain]
    return [v for v in forbidden(lang) if re.search(rf"(?<!\w){re.escape(v)}(?!\w)", plain, re.IGNORECASE)]


def length(text: str, lang: str) -> int:
    return len(text) if lang == "ja" else len(text.split())


def long_sentences(text: str) -> list[str]:
    return [sentence for sentence in re.split(r"[。！？\n]", text) if len(sentence) > SENTENCE]


def everything(catalogue, lang: str) -> list[tuple[str, str]]:
    """Every text of a language with the id of its measure or category."""
    words = catalogue.words(lang)
    return [*((i, text) for i, one in words.measures.items() for text in texts(one)), *words.categories.items()]


# facts


def test_there_are_98_measures_as_many_per_role_and_level_as_in_the_guideline(catalogue):
    assert Counter((m.role, m.level) for m in catalogue.measures) == {
        (Role.EXECUTIVE, Level.BASIC): 5,
        (Role.ADMINISTRATOR, Level.BASIC): 45,
        (Role.ADMINISTRATOR, Level.ADVANCED): 19,
        (Role.TELEWORKER, Level.BASIC): 28,
        (Role.TELEWORKER, Level.ADVANCED): 1,
    }


def test_roles_have_their_measures_in_these_categories(catalogue):
    counted = {role: Counter(m.category for m in catalogue.measures if m.role is role) for role in Role}
    assert {role: "".join(f"{letter}{n}" for letter, n in sorted(c.items())) for role, c in counted.items()} == {
        Role.EXECUTIVE: "A2E1J1M1",
        Role.ADMINISTRATOR: "A4B5C4D4E10F4G4H7I7J10L2M3",
        Role.TELEWORKER: "A3B3C3E3F2G3H3I4J2K2M1",
    }


def test_measures_stand_in_the_guidelines_order(catalogue):
    order = [(list(Role).index(m.role), m.category, m.number) for m in catalogue.measures]
    assert order == sorted(order)


def test_each_page_is_that_of_its_category(catalogue):
    assert {c.id: c.page for c in catalogue.categories} == {**PAGES, "M": 90}
    assert all(m.page == {**PAGES, "M": 90}[m.category] for m in catalogue.measures)


def test_these_ask_to_notify_staff(catalogue):
    assert len(NOTIFY_STAFF) == 13
    assert {m.id for m in catalogue.measures if m.notify_staff} == NOTIFY_STAFF


def test_these_recur(catalogue):
    recurring = {r: {m.id for m in catalogue.measures if m.recurrence is r} for r in Recurrence}
    assert recurring[Recurrence.YEARLY] == {"administrator-J-4", "administrator-M-3"}
    assert recurring[Recurrence.REGULARLY] == {f"administrator-{c}" for c in ("A-1", "C-1", "C-2", "J-9", "M-1")}


def test_labels_have_the_guidelines_form(catalogue):
    labels = [m.label for m in catalogue.measures]
    assert len(set(labels)) == 98
    assert all(re.fullmatch("(経営者|管理者|勤務者)[Ａ-Ｍ]-([１-９]|10)", label) for label in labels)
    assert catalogue.by_id["administrator-E-10"].label == "管理者Ｅ-10"
    assert catalogue.by_id["administrator-G-3"].label == "管理者Ｇ-３"


def test_counterparts_point_at_each_other_across_roles(catalogue):
    for one in catalogue.measures:
        assert len(set(one.counterparts)) == len(one.counterparts)
        group = {one.id, *one.counterparts}
        assert len({catalogue.by_id[i].role for i in group}) == len(group)
        for other in one.counterparts:
            assert {other, *catalogue.by_id[other].counterparts} == group


@pytest.mark.parametrize(
    ("one", "other"), [("administrator-I-7", "teleworker-I-4"), ("administrator-G-3", "teleworker-G-2")]
)
def test_these_are_counterparts(catalogue, one, other):
    assert catalogue.by_id[one].counterparts == (other,)
    assert catalogue.by_id[other].counterparts == (one,)


# words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_is_there(catalogue, lang):
    for words in catalogue.words(lang).measures.values():
        said = (words.title, words.requirement, words.why, words.done_when, words.evidence, words.question, words.alone)
        assert all(said)
        assert all(step.text for step in words.steps)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_done_when_has_a_sentence_for_each_duty_and_may_ask_once_more_who_has_confirmed_a_notice(catalogue, lang):
    for measure in catalogue.measures:
        words = catalogue.words(lang).measures[measure.id]
        more = 1 if words.notice else 0
        counted = sentences(words.done_when, lang)
        assert measure.obligations <= counted <= measure.obligations + more, (measure.id, words.done_when)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_evidence_says_where_it_goes(catalogue, lang):
    place = {"ja": "記録フォルダー", "en": "records folder"}[lang]
    assert [i for i, words in catalogue.words(lang).measures.items() if place not in words.evidence] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_can_be_ticked(catalogue, lang):
    """What is open stands in lines of its own."""
    asked = {i: words.question for i, words in catalogue.words(lang).measures.items()}
    opens = {
        "ja": re.compile("何です|どれです|どうし|どこで|だれが|誰が|いくら|いつまで|教えて"),
        "en": re.compile(r"^(What|Which|Who|How|When|Where)\b"),
    }
    assert [(i, text) for i, text in asked.items() if opens[lang].search(text)] == []


@pytest.mark.parametrize("owner", OWNERS)
def test_nobody_has_to_go_through_more_steps_than_a_page_holds(catalogue, owner):
    """And everybody has something to do for each measure."""
    profile = profile_of(OWNERS[owner])
    counts = {
        i: len(share_out(words.steps, profile.has).counted) for i, words in catalogue.words("ja").measures.items()
    }
    assert [(i, n) for i, n in counts.items() if not 1 <= n <= 10] == []


def test_each_text_is_in_its_own_language(catalogue):
    japanese, latin = re.compile("[ぁ-んァ-ヶ一-龠]"), re.compile("[A-Za-z]")
    assert all(japanese.search(text) for _, text in everything(catalogue, "ja"))
    for _, text in everything(catalogue, "en"):  # names of Japanese authorities and papers are quoted
        assert len(latin.findall(text)) > 2 * len(japanese.findall(text))
    assert not any(japanese.search(words.title) for words in catalogue.words("en").measures.values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_measures_of_a_role_have_the_same_title(catalogue, lang):
    titles = Counter((m.role, catalogue.words(lang).measures[m.id].title) for m in catalogue.measures)
    assert max(titles.values()) == 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_titles_are_short_and_end_without_a_stop(catalogue, lang):
    titles = [words.title for words in catalogue.words(lang).measures.values()]
    assert [t for t in titles if len(t) > TITLE[lang] or t.endswith(("。", "."))] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_asks_to_notify_staff_says_how_it_reads_for_someone_alone(catalogue, lang):
    assert all(catalogue.words(lang).measures[i].alone for i in NOTIFY_STAFF)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_notice_stands_where_staff_are_to_be_told(catalogue, lang):
    notices = {i: words.notice for i, words in catalogue.words(lang).measures.items() if words.notice}
    assert set(notices) == NOTIFY_STAFF | CALLS_ON_STAFF
    assert [(i, text) for i, text in notices.items() if not 1 <= sentences(text, lang) <= 8] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_question_asks_speaks_for_us_and_fits_its_line_on_paper(catalogue, lang):
    asked = {i: words.question for i, words in catalogue.words(lang).measures.items()}
    assert [i for i, text in asked.items() if not SPEAKS_FOR_US[lang].search(text)] == []
    assert [i for i, text in asked.items() if not ASKS[lang].search(text)] == []
    assert [i for i, text in asked.items() if length(text, lang) > QUESTION[lang]] == []
    assert len(set(asked.values())) == 98


@pytest.mark.parametrize(
    ("measure", "field", "ja", "en"),
    [
        (
            "administrator-B-1",
            "question",
            "シリアルナンバー OS バージョン アプリ 更新 使う人 置き場所",
            "serial version apps updates user whereabouts",
        ),
        (
            "administrator-D-2",
            "question",
            "GPO User Administrators Local 機能ごと",
            "GPO User Administrators Local function",
        ),
        ("administrator-D-4", "question", "端末 VPN機器 クラウドサービス", "devices VPN cloud"),
        ("administrator-E-1", "question", "使う人 保管場所 環境 配れる", "use kept systems hand"),
        (
            "administrator-E-9",
            "question",
            "遠隔 アカウント パスワードの強制 暗号化",
            "remote accounts password encryption",
        ),
        ("administrator-G-1", "question", "VPN TLS CRYPTREC 勤務者", "VPN TLS CRYPTREC teleworkers"),
        ("administrator-G-3", "question", "WPA2 WPA3 Wi-Fiと設定画面", "WPA2 WPA3 Wi-Fi settings"),
        ("administrator-I-7", "question", "パスワード 待機室 URL 出席者", "passwords waiting URL there"),
        (
            "administrator-J-1",
            "question",
            "接続 不具合 事故 番号 手順",
            "connection faulty incidents number steps",
        ),
        ("administrator-J-2", "question", "組織の中 顧客 取引先 監督官庁", "inside customers partners authorities"),
        (
            "administrator-J-5",
            "question",
            "アクセスログ 認証ログ 操作ログ イベントログ",
            "access authentication operation event",
        ),
        ("administrator-J-6", "question", "1年以上 容量", "year storage"),
        (
            "administrator-B-3",
            "notice",
            "機器 アプリ クラウドサービス 申請 問題がない",
            "hardware apps cloud ask problem approved",
        ),
        ("administrator-E-1", "notice", "テレワークで使ってよい 使う人 保管場所 環境", "telework use kept system"),
        ("administrator-E-7", "notice", "HDD SSD 記録媒体ごと USBメモリ", "whole HDD SSD USB"),
        ("administrator-G-3", "notice", "WPA2 WPA3 Wi-Fiのパスワード 設定画面", "WPA2 WPA3 Wi-Fi settings"),
        (
            "administrator-I-7",
            "notice",
            "URL 出席者 パスワード 待機室 できる限り",
            "URL there password waiting possible",
        ),
    ],
)
def test_what_a_measure_counts_up_is_asked_and_told_in_full(catalogue, measure, field, ja, en):
    for lang, names in (("ja", ja), ("en", en)):
        words = catalogue.words(lang).measures[measure]
        text = getattr(words, field) + "".join(words.blanks if field == "question" else ())
        assert [name for name in names.split() if name not in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fields_stand_in_one_order_in_all_files(catalogue, lang):
    order = [field.name for field in fields(MeasureWords)]
    for file in sorted((CATALOGUE / lang / "measures").glob("*.toml")):
        for i, table in tomllib.loads(file.read_text(encoding="utf-8")).items():
            assert list(table) == [name for name in order if name in table], i
            assert list(table["steps"]) == [step.id for step in catalogue.words(lang).measures[i].steps], i


def test_japanese_sentences_are_short(catalogue):
    assert [(i, s) for i, text in everything(catalogue, "ja") for s in long_sentences(text)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_thing_has_one_word(catalogue, lang):
    written = [(i, text) for i, words in catalogue.words(lang).measures.items() for text in texts(words)]
    assert [(i, variant, text) for i, text in written for variant in variants_in(text, lang)] == []


def test_nothing_sounds_like_a_certificate(catalogue):
    assert [(i, w) for i, text in everything(catalogue, "ja") for w in NEVER if w in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_quotation_marks_are_closed(catalogue, lang):
    for i, text in everything(catalogue, lang):
        assert (text.count("「"), text.count("“"), text.count('"') % 2) == (text.count("」"), text.count("”"), 0), i


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_clean(catalogue, lang):
    untidy = re.compile(r"^\s|\s$|  |\n|[｡､]")
    for i, text in everything(catalogue, lang):
        assert not untidy.search(text), i
        assert unicodedata.is_normalized("NFC", text), i


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_character_is_in_our_font(catalogue, lang):
    glyphs = TTFont("probe", str(program_folder() / "resources" / "fonts" / "BIZUDGothic-Regular.ttf")).face.charToGlyph
    used = {c for _, text in everything(catalogue, lang) for c in text}
    assert sorted(c for c in used if ord(c) not in glyphs) == []
    assert ord("😀") not in glyphs


# the rules themselves


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("従業員に伝えます。", "ja", ["従業員"]),
        ("「従業員」を開き、スマホで見ます。", "ja", ["スマホ"]),
        ("Tell every EMPLOYEE.", "en", ["employee"]),
        ('Open "Endpoint" and “Patches”.', "en", []),
        ("Use 2FA on the endpoint.", "en", ["endpoint", "2FA"]),
        ("An applicationless dispatcher.", "en", []),
    ],
)
def test_a_forbidden_variant_is_seen(text, lang, found):
    assert variants_in(text, lang) == found


def test_a_long_sentence_is_seen():
    assert long_sentences("あ" * 60 + "。" + "い" * 60 + "。") == []
    assert long_sentences("短い。" + "あ" * 61 + "。") == ["あ" * 61]
