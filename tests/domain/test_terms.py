"""The terms of the glossary are found in texts: longest first, whole words, each once."""

import pytest

from app.catalogue.loader import Catalogue
from app.domain.guide import Term
from app.domain.terms import TermFinder
from app.paths import catalogue_folder
from tests.languages import LANGUAGES


def term(name: str, *forms: str, not_within: tuple[str, ...] = ()) -> Term:
    return Term(name, name, name, f"about {name}", forms or (name,), (), True, not_within)


def found(finder: TermFinder, text: str) -> list[tuple[str, str]]:
    return [(mark.term.id, text[mark.start : mark.end]) for mark in finder.find(text)]


def test_the_longest_form_wins() -> None:
    finder = TermFinder([term("log", "ログ"), term("audit", "監査ログ"), term("device", "VPN装置"), term("vpn", "VPN")])
    assert found(finder, "監査ログとログ、VPN装置のVPN") == [
        ("audit", "監査ログ"), ("log", "ログ"), ("device", "VPN装置"), ("vpn", "VPN"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["IPAddress", "VIP", "IP4", "aIP"])
def test_latin_letters_make_whole_words(text: str) -> None:
    assert found(TermFinder([term("ip", "IP")]), text) == []


@pytest.mark.parametrize("text", ["IP", "ip", "「IP」です", "IPアドレス", "an IP.", "(Ip)"])
def test_a_word_ends_where_other_letters_begin(text: str) -> None:
    assert len(found(TermFinder([term("ip", "IP")]), text)) == 1


def test_a_longer_word_is_not_the_term() -> None:
    finder = TermFinder([term("log", "ログ", not_within=("ログイン", "ブログ"))])
    assert found(finder, "ログインとブログ") == []
    assert [m.start for m in finder.find("ログインしたログ")] == [6]


def test_a_longer_word_may_be_a_term_itself() -> None:
    terms = [term("log", "ログ", not_within=("監査ログ",)), term("audit", "監査ログ")]
    for order in (terms, terms[::-1]):
        assert found(TermFinder(order), "監査ログ") == [("audit", "監査ログ")]


def test_only_the_first_place_of_a_term_and_none_of_a_known_one() -> None:
    finder = TermFinder([term("tls", "TLS", "暗号通信"), term("vpn", "VPN")])
    assert [m.start for m in finder.find("TLSと暗号通信とTLS")] == [0]
    assert [m.term.id for m in finder.find("TLSとVPN", {"tls"})] == ["vpn"]


def test_a_text_whose_letters_change_length_is_not_cut_wrongly() -> None:
    text = "İ TLS"
    for mark in TermFinder([term("tls", "TLS")]).find(text):
        assert text[mark.start : mark.end] == "TLS"


def test_nothing_in_nothing() -> None:
    assert TermFinder([]).find("text") == ()
    assert TermFinder([term("tls", "TLS")]).find("") == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_of_the_measures_is_gone_through(lang: str) -> None:
    catalogue = Catalogue(catalogue_folder())
    finder = catalogue.guide.terms(lang)
    assert finder is catalogue.guide.terms(lang)
    texts = [
        text
        for words in catalogue.words(lang).measures.values()
        for text in (
            *(words.requirement, words.alone, words.why, words.done_when, words.evidence),
            *(step.text for step in words.steps),
        )
    ]
    marks = [(text, finder.find(text)) for text in texts]
    for text, some in marks:
        assert [m.start for m in some] == sorted(m.start for m in some)
        assert all(text[m.start : m.end].lower() in [f.lower() for f in m.term.forms] for m in some)
    assert len({m.term.id for _text, some in marks for m in some}) > 60
