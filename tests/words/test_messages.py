"""Each error that a person can do something about has words: what happened, what of the data, what to do."""

import re

import pytest

from app import files, i18n
from app.i18n import TranslationsMissing
from app.words.messages import message_for
from tests.languages import LANGUAGES
from tests.words.samples import DETAILS, KNOWN, PATH, STORAGE


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", [*KNOWN, TranslationsMissing("ja")], ids=repr)
def test_each_says_what_happened_what_of_the_data_and_what_to_do(error, lang):
    i18n.use(lang)
    message = message_for(error)
    assert message is not None
    for part in (message.what, message.safe, message.todo):
        assert part == part.strip() != ""
        assert part.endswith(("。", "."))
        assert not re.search(r"\{(?!x\}|odd\})", part)
    assert message.line == f"{message.what} {message.safe} {message.todo}"
    assert "\n" not in message.line
    assert not re.search(r"\bNone\b|Error\(|  ", message.line)


@pytest.mark.parametrize("error", KNOWN, ids=repr)
def test_each_is_said_in_both_languages(error):
    said = {}
    for lang in LANGUAGES:
        i18n.use(lang)
        said[lang] = message_for(error)
    for part in ("what", "safe", "todo"):
        japanese, english = getattr(said["ja"], part), getattr(said["en"], part)
        assert re.search("[ぁ-ん]", japanese)
        assert not re.search("[ぁ-ん]", english.replace("みどり", ""))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("error", [*DETAILS], ids=repr)
def test_the_details_are_named(error, lang):
    i18n.use(lang)
    said = message_for(error).what + message_for(error).todo
    assert all(any(word in said for word in detail.split("|")) for detail in DETAILS[error])


def test_no_two_storage_errors_say_the_same():
    told = [message_for(error).what for error in STORAGE]
    assert len(set(told)) == len(told)


def test_an_error_of_a_known_kind_has_its_words():
    class Refined(files.DiskFull):
        pass

    assert message_for(Refined(PATH)) == message_for(files.DiskFull(PATH))


@pytest.mark.parametrize(
    "error",
    [ZeroDivisionError(), KeyError("x"), ValueError("x"), RuntimeError(), AssertionError(), KeyboardInterrupt()],
)
def test_an_error_that_only_a_programmer_can_mend_has_no_words(error):
    assert message_for(error) is None
