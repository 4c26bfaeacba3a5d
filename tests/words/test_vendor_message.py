"""The message with the sentences to send: greeting, sentences, day of reply and name, in both languages."""

from datetime import date

import pytest

from app.words.vendor_message import vendor_message
from tests.languages import LANGUAGES

BY = date(2026, 12, 14)


def test_one_sentence_stands_alone_between_greeting_and_day():
    assert vendor_message(["Please update the router."], "Shop Aoi", BY, "en") == (
        "Hello, this is Shop Aoi.\n"
        "We are making our telework safer. Could you please see to this for us?\n\n"
        "Please update the router.\n\n"
        "Please reply by Mon, Dec 14, 2026. "
        "If you cannot do something, or if it costs money, please tell us so as well.\n\n"
        "Thank you for your help.\n"
        "Shop Aoi"
    )


def test_in_japanese_it_greets_as_mails_there_do():
    said = vendor_message(["ルーターを更新してください。"], "あおい商店", BY, "ja")
    assert said.startswith("いつもお世話になっております。あおい商店です。\n")
    assert "\n\nルーターを更新してください。\n\n" in said
    assert "2026年12月14日（月）までに" in said
    assert said.endswith("よろしくお願いいたします。\nあおい商店")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_several_sentences_have_numbers_by_which_a_reply_can_name_them(lang):
    said = vendor_message(["One.", "Two.", "Three."], "Shop", BY, lang)
    assert "\n\n1. One.\n\n2. Two.\n\n3. Three.\n\n" in said
    assert "3" in said.split("1. One.")[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_a_name_of_the_organisation_no_hole_is_left(lang):
    said = vendor_message(["One."], "", BY, lang)
    assert "です。です" not in said
    assert said == said.strip()
    assert "\n\n\n" not in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_braces_and_percent_signs_are_text_as_any_other(lang):
    said = vendor_message(["{ask} 100 %"], "{organisation} & Co.", BY, lang)
    assert "{ask} 100 %" in said
    assert said.count("{organisation} & Co.") == 2
