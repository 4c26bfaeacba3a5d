"""What is kept of the catalogue says what its sources say, and never speaks in their place."""

import json
import tomllib

import pytest

from app.catalogue.data_reader import CatalogueDamaged, Reader
from app.catalogue.kept_tables import kept_table
from app.catalogue.loader import Catalogue
from app.paths import catalogue_folder

WORDS = "ja/measures/K.toml"


@pytest.fixture
def kept(copy):
    """A catalogue of which everything is kept."""
    Catalogue(copy.folder).keep()
    return copy


def tables(folder):
    """What the program reads; the facts that age are for those who look after the words."""
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.toml") if path.name != "dated.toml"}


def forget(folder):
    for path in folder.rglob("*.kept"):
        path.unlink()


def test_every_file_is_kept_as_it_stands(kept):
    for path in tables(kept.folder).values():
        source = path.read_bytes()
        found = kept_table(path, source)
        assert found is not None, path
        assert found.table == tomllib.loads(source.decode())


def test_what_is_kept_in_this_checkout_says_what_its_sources_say():
    for path in tables(catalogue_folder()).values():
        source = path.read_bytes()
        found = kept_table(path, source)
        assert found is None or found.table == tomllib.loads(source.decode())


def test_the_catalogue_is_the_same_whether_it_was_kept_or_not(kept):
    soon = Catalogue(kept.folder)
    forget(kept.folder)
    late = Catalogue(kept.folder)
    assert (soon.measures, soon.categories) == (late.measures, late.categories)
    for language in late.languages:
        assert soon.words(language) == late.words(language)


def test_what_passed_its_rules_is_not_parsed_again(kept, monkeypatch):
    monkeypatch.setattr("tomllib.loads", None)
    monkeypatch.setattr("app.catalogue.rules.check_facts", None)
    monkeypatch.setattr("app.catalogue.rules.check_words", None)
    assert len(Catalogue(kept.folder).words("ja").measures) == 98


def test_a_check_looks_at_everything_again(kept, monkeypatch):
    monkeypatch.setattr("app.catalogue.rules.check_facts", lambda file, _facts: [1 / 0])
    catalogue = Catalogue(kept.folder)
    with pytest.raises(ZeroDivisionError):
        catalogue.check()


def test_a_source_that_changed_wins(kept):
    kept.words("ja", "administrator-E-10", "^title = .*?$", 'title = "別の題"')
    assert Catalogue(kept.folder).words("ja").measures["administrator-E-10"].title == "別の題"
    kept.words("ja", "administrator-E-10", "^title = .*?$", "")
    with pytest.raises(CatalogueDamaged):
        Catalogue(kept.folder).words("ja")


def test_a_source_that_is_lost_is_missed(kept):
    kept.path("facts.toml").unlink()
    assert "facts.toml: the file is missing" in kept.problems()


def test_words_are_looked_at_again_when_the_facts_ask_for_others(kept):
    path = kept.path("facts.toml")
    facts = tomllib.loads(path.read_text(encoding="utf-8"))["measures"]
    told = next(i for i, fact in facts.items() if fact["notify_staff"])
    silent = next(i for i, fact in facts.items() if not fact["notify_staff"])
    kept.fact(told, "notify_staff = true", "notify_staff = false")
    kept.fact(silent, "notify_staff = false", "notify_staff = true")
    with pytest.raises(CatalogueDamaged) as caught:
        Catalogue(kept.folder).words("ja")
    assert {problem.place for problem in caught.value.problems} == {silent}


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"{", b"[1]\n", b"null\n", b'{"table": 1}\n', bytes(64), b"\xff\xfe\n"]
)
def test_a_damaged_kept_table_is_passed_over(kept, content):
    path = kept.path(WORDS)
    path.with_suffix(".kept").write_bytes(content + path.read_bytes())
    assert len(Catalogue(kept.folder).words("ja").measures) == 98


def test_what_is_damaged_is_not_kept(copy):
    forget(copy.folder)
    copy.words("en", "administrator-E-10", "^title = .*?$", "")
    with pytest.raises(CatalogueDamaged):
        Catalogue(copy.folder).keep()
    assert not list(copy.folder.rglob("*.kept"))


def test_a_table_that_no_rule_has_seen_is_looked_at(kept):
    path = kept.path("facts.toml")
    line, _, source = path.with_suffix(".kept").read_bytes().partition(b"\n")
    unseen = json.dumps({**json.loads(line), "seen": None}).encode()
    path.with_suffix(".kept").write_bytes(unseen + b"\n" + source)
    reader, asked = Reader(kept.folder), []
    reader.sound("facts.toml", lambda table: asked.append(table) or [])
    assert len(asked) == 1
