"""The loader turns the files into values, and names every file that is damaged."""

import pytest

from app.catalogue.data_reader import CatalogueDamaged
from app.catalogue.loader import Catalogue
from tests.languages import LANGUAGES

FILES = [
    "facts.toml",
    "steps.toml",
    *(f"{lang}/categories.toml" for lang in LANGUAGES),
    *(f"{lang}/measures/{letter}.toml" for lang in LANGUAGES for letter in "ABCDEFGHIJKLM"),
]
DAMAGE = {
    "missing": None,
    "empty": b"",
    "broken": b"[administrator-A-1\ntitle = ",
    "cut off": b'[administrator-A-1]\ntitle = "abc',
    "not UTF-8": "title = '点検'".encode("cp932"),
    "zeros": bytes(4096),
    "something else": b"<html></html>",
}


def test_the_real_catalogue_holds_its_measures_in_every_language(catalogue):
    assert len(catalogue.measures) == len(catalogue.by_id) == 98
    for lang in LANGUAGES:
        assert list(catalogue.words(lang).measures) == [m.id for m in catalogue.measures]
        assert list(catalogue.words(lang).categories) == [c.id for c in catalogue.categories] == list("ABCDEFGHIJKLM")


def test_words_are_read_when_first_asked_for_and_stay(copy):
    catalogue = Catalogue(copy.folder)
    words = catalogue.words("ja")
    copy.path("ja/measures/A.toml").unlink()
    assert catalogue.words("ja") is words


def test_a_damaged_language_does_not_keep_the_other_from_being_read(copy):
    copy.path("en/measures/A.toml").unlink()
    catalogue = Catalogue(copy.folder)
    assert catalogue.words("ja").measures
    for _again in range(2):
        with pytest.raises(CatalogueDamaged) as caught:
            catalogue.words("en")
        assert caught.value.files == ("en/measures/A.toml",)


def test_checking_leaves_the_words_ready(copy):
    catalogue = Catalogue(copy.folder)
    catalogue.check()
    assert catalogue.words("en").measures["administrator-E-10"].steps
    assert catalogue.words("en") == Catalogue(copy.folder).words("en")


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("file", ["facts.toml", "ja/categories.toml", "en/measures/K.toml"])
def test_a_file_that_cannot_be_read_is_named(copy, file, damage):
    if damage is None:
        copy.path(file).unlink()
    else:
        copy.path(file).write_bytes(damage)
    with pytest.raises(CatalogueDamaged) as caught:
        Catalogue(copy.folder).check()
    assert caught.value.files == (file,)
    with pytest.raises(CatalogueDamaged):
        Catalogue(copy.folder).words(file[:2])


@pytest.mark.parametrize("file", FILES)
def test_no_file_can_be_spared(copy, file):
    copy.path(file).unlink()
    assert copy.problems() == [f"{file}: the file is missing"]


def test_a_folder_in_place_of_a_file_is_named(copy):
    copy.path("ja/categories.toml").unlink()
    copy.path("ja/categories.toml").mkdir()
    (problem,) = copy.problems()
    assert problem.startswith("ja/categories.toml: the file cannot be read")


def test_without_any_file_every_file_is_named(tmp_path):
    with pytest.raises(CatalogueDamaged) as caught:
        Catalogue(tmp_path)
    assert sorted(caught.value.files) == sorted(FILES)


def test_a_file_with_several_problems_is_named_once(copy):
    copy.words("ja", "administrator-E-10", "^title = .*?$", "")
    copy.words("ja", "administrator-E-9", "^title = .*?$", "")
    with pytest.raises(CatalogueDamaged) as caught:
        Catalogue(copy.folder).words("ja")
    assert len(caught.value.problems) == 2
    assert caught.value.files == ("ja/measures/E.toml",)
