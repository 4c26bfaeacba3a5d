"""Which words of a text are addresses that a browser opens."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.catalogue.loader import Catalogue
from app.domain.addresses import addresses
from tests.languages import LANGUAGES


def found(text: str) -> list[tuple[str, str]]:
    return [(text[mark.start : mark.end], mark.url) for mark in addresses(text)]


@pytest.mark.parametrize(
    ("text", "shown", "url"),
    [
        ("admin.microsoft.com を開きます。", "admin.microsoft.com", "https://admin.microsoft.com"),
        ("drive.google.comの「マイドライブ」", "drive.google.com", "https://drive.google.com"),
        ("At zoom.us, sign in.", "zoom.us", "https://zoom.us"),
        ("Open office.com. Then", "office.com", "https://office.com"),
        ('for example "google.com/chrome" for', "google.com/chrome", "https://google.com/chrome"),
        ("aka.ms/myrecoverykeyを開き", "aka.ms/myrecoverykey", "https://aka.ms/myrecoverykey"),
        ("google.com/android/find.", "google.com/android/find", "https://google.com/android/find"),
        ("（www.ipa.go.jp）", "www.ipa.go.jp", "https://www.ipa.go.jp"),
        ("m365.cloud.microsoft に変わる", "m365.cloud.microsoft", "https://m365.cloud.microsoft"),
        ("「https://meet.google.com/」で", "https://meet.google.com/", "https://meet.google.com/"),
        ("Zoom.US", "Zoom.US", "https://zoom.us"),
    ],
)
def test_an_address_is_found_as_it_stands(text: str, shown: str, url: str) -> None:
    assert found(text) == [(shown, url)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "192.168.11.1",
        "TLS 1.2, Android 8.1",
        "「@gmail.com」のアドレス",
        "info@shop.jp, shop.jp@home",
        "microsoft.com.example.jp, example.jp",
        "○○.zoom.us か something.zoom.us",
        "ntp.nict.jp",
        "setup.exe report.pdf end.Then next",
        "http://old.com javascript://a.com file:///c.com",
        "「https://」で始まる",
        "com. .com -.com a..com shop.company",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet="ab.-/@:hts com jp。「」", max_size=60))
def test_marks_stand_apart_and_lead_to_https_alone(text: str) -> None:
    behind = 0
    for mark in addresses(text):
        assert behind <= mark.start < mark.end <= len(text)
        assert mark.url.startswith("https://")
        assert mark.url.isascii()
        assert mark.url.endswith(text[mark.start : mark.end].lower().removeprefix("https://").partition("/")[2])
        behind = mark.end


_LOOKS_LIKE_ONE = re.compile(r"(?<![\w@.○])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w@])", re.ASCII | re.IGNORECASE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_address_in_the_steps_is_one(catalogue: Catalogue, lang: str) -> None:
    texts = [step.text for words in catalogue.words(lang).measures.values() for step in words.steps]
    missed = {one for text in texts for one in _missed(text)}
    assert missed <= {"ntp.nict.jp", "something.zoom.us", "example.jp", "microsoft.com.example.jp", "system.log"}


def _missed(text: str) -> set[str]:
    found = [range(mark.start, mark.end) for mark in addresses(text)]
    return {one[0] for one in _LOOKS_LIKE_ONE.finditer(text) if not any(one.start() in place for place in found)}
