"""Whom to ask without an IT vendor: for each place of the vendor's somebody, in both languages."""

import pytest

from app import i18n
from app.domain.steps import Site
from app.words.instead_of_vendor import asked_instead
from tests.languages import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_for_each_place_there_is_somebody_to_ask(lang):
    i18n.use(lang)
    said = [asked_instead(site) for site in (*Site, None)]
    assert len(set(said)) == len(said)
    assert all(said)


@pytest.mark.parametrize(("lang", "words"), [("en", "chamber of commerce"), ("ja", "商工会議所")])
def test_what_belongs_nowhere_is_asked_of_the_advice_desk(lang, words):
    i18n.use(lang)
    assert words in asked_instead(None)
