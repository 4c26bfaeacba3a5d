"""Languages: that of the system at first, switched at any time, and never half."""

import ast
import locale
import sys

import pytest

from app import i18n
from app.i18n import N_, TranslationsMissing, _, ngettext
from app.paths import program_folder


@pytest.fixture(autouse=True)
def no_variables(monkeypatch):
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def unbuilt(monkeypatch, tmp_path):
    """A program without compiled translations."""
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    i18n.translation.cache_clear()
    yield
    i18n.translation.cache_clear()


def test_switching_the_language_switches_every_sentence_at_once():
    i18n.use("ja")
    assert i18n.language() == "ja"
    assert _("Not done") == "実施していない"
    i18n.use("en")
    assert i18n.language() == "en"
    assert _("Not done") == "Not done"


def test_each_language_can_be_asked_for_beside_that_of_the_screens():
    assert i18n.translation("ja").gettext("Not done") == "実施していない"
    assert i18n.language() == "en"


def test_what_is_marked_for_later_stays_as_it_is_until_then():
    i18n.use("ja")
    assert N_("Not done") == "Not done"


def test_counts_have_their_form():
    assert [ngettext("{n} apple", "{n} apples", n) for n in (0, 1, 2)] == ["{n} apples", "{n} apple", "{n} apples"]


def test_counts_have_as_many_forms_as_their_language():
    polish = "n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
    words = i18n.Translation({}, {"{n} apple": ["jabłko", "jabłka", "jabłek"]}, polish)
    assert [words.ngettext("{n} apple", "{n} apples", n) for n in (1, 3, 5, 12)] == [
        "jabłko",
        "jabłka",
        "jabłek",
        "jabłek",
    ]
    assert words.ngettext("{n} pear", "{n} pears", 1) == "{n} pear"


@pytest.mark.usefixtures("unbuilt")
def test_a_language_whose_translations_are_missing_is_refused_and_nothing_switched():
    with pytest.raises(TranslationsMissing) as caught:
        i18n.use("ja")
    assert caught.value.language == "ja"
    assert i18n.language() == "en"
    assert _("Not done") == "Not done"


@pytest.mark.usefixtures("unbuilt")
def test_english_needs_no_files():
    i18n.use("en")
    assert _("Not done") == "Not done"


@pytest.mark.parametrize("variable", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
@pytest.mark.parametrize(
    ("value", "language"),
    [
        ("ja_JP.UTF-8", "ja"),
        ("ja", "ja"),
        ("JA-jp", "ja"),
        ("en_GB", "en"),
        ("en-US.UTF-8", "en"),
        ("ja:en", "ja"),
        ("en:ja", "en"),
    ],
)
def test_the_language_is_that_of_the_system(monkeypatch, variable, value, language):
    monkeypatch.setattr(locale, "getlocale", lambda *_category: (None, None))
    monkeypatch.setenv(variable, value)
    assert i18n.system_language() == language


def test_the_stronger_variable_wins(monkeypatch):
    monkeypatch.setenv("LANG", "ja_JP.UTF-8")
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert i18n.system_language() == "en"
    monkeypatch.setenv("LANGUAGE", "ja")
    assert i18n.system_language() == "ja"


@pytest.mark.parametrize("value", ["de_DE.UTF-8", "C", "POSIX", "", "enormous"])
def test_a_language_that_the_program_lacks_gives_japanese(monkeypatch, value):
    monkeypatch.setattr(locale, "getlocale", lambda *_category: (None, None))
    monkeypatch.setenv("LANG", value)
    assert i18n.system_language() == "ja"


def test_without_variables_the_platform_is_asked(monkeypatch):
    monkeypatch.setattr(locale, "getlocale", lambda *_category: ("en_US", "UTF-8"))
    assert i18n.system_language() == "en"


EXCEL = ("exchange/cell_formats.py", "exchange/shown_days.py")
"""Where a language is that of Excel's own format codes."""


def test_nothing_but_the_one_place_names_a_language() -> None:
    app = program_folder() / "app"
    naming = set()
    for file in app.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and node.value in i18n.languages():
                naming.add(file.relative_to(app).as_posix())
    assert naming == {"i18n.py", *EXCEL}
