"""The translations are complete, and what would make them incomplete is found."""

import json
from pathlib import Path

import pytest
import translations

from app.i18n import Translation

CODE = """
from app.i18n import _, ngettext, N_
TABLE = [N_("Done")]
def f(n, name):
    _("Open {name}").format(name=name)
    ngettext("{n} measure", "{n} measures", n).format(n=n)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout whose Japanese translation is complete."""
    (tmp_path / "app").mkdir()
    (tmp_path / "resources" / "catalogue" / "ja").mkdir(parents=True)
    (tmp_path / "app" / "window.py").write_text(CODE, encoding="utf-8")
    translations.update(tmp_path)
    fill(tmp_path, {"Done": "実施している", "Open {name}": "{name}を開く", "{n} measure": "{n}件の対策"})
    return tmp_path


def japanese(root: Path) -> Path:
    return translations.catalog_path(root, "ja")


def fill(root: Path, words: dict[str, str]) -> None:
    catalog = translations.read(japanese(root), "ja")
    for message in catalog:
        if message.id:
            first = message.id[0] if message.pluralizable else message.id
            message.string = (words[first],) if message.pluralizable else words[first]
    translations._write(japanese(root), catalog)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_programs_translations_are_complete() -> None:
    assert translations.problems() == []


def test_a_complete_translation_has_no_problem(root: Path) -> None:
    assert translations.problems(root) == []


def test_a_language_with_words_for_the_measures_needs_words_for_the_screens(root: Path) -> None:
    for language in ("en", "eo"):
        (root / "resources" / "catalogue" / language).mkdir()
    assert translations.problems(root) == ["eo: there is no i18n/eo/LC_MESSAGES/messages.po"]


@pytest.mark.parametrize("call", ['N_("Later")', 'translation(lang).gettext("Later")'])
def test_a_string_that_is_new_in_the_code(root: Path, call: str) -> None:
    edit(root / "app" / "window.py", 'N_("Done")', f'N_("Done"), {call}')
    assert translations.problems(root) == [
        'messages.pot: missing: "Later" (app/window.py)',
        'ja: missing: "Later" (app/window.py)',
    ]


def test_a_string_that_is_gone_from_the_code(root: Path) -> None:
    edit(root / "app" / "window.py", 'N_("Done")', "")
    assert translations.problems(root) == [
        'messages.pot: no longer in the code: "Done"',
        'ja: no longer in the code: "Done"',
    ]


def test_an_obsolete_entry(root: Path) -> None:
    with japanese(root).open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Old"\n#~ msgstr "古い"\n')
    assert translations.problems(root) == ['ja: kept though obsolete: "Old"']


@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_translation(root: Path, empty: str) -> None:
    edit(japanese(root), "実施している", empty)
    assert translations.problems(root) == ['ja: empty: "Done"']


def test_a_fuzzy_translation(root: Path) -> None:
    edit(japanese(root), 'msgid "Done"', '#, fuzzy\nmsgid "Done"')
    assert translations.problems(root) == ['ja: fuzzy: "Done"']


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("開く", "no name in braces instead of {name}"),
        ("{nane}を開く", "{nane} instead of {name}"),
        ("{name}と{n}を開く", "{n} {name} instead of {name}"),
        ("{nameを開く", "braces that do not pair instead of {name}"),
    ],
)
def test_other_names_in_braces(root: Path, wrong: str, said: str) -> None:
    edit(japanese(root), "{name}を開く", wrong)
    assert translations.problems(root) == [f'ja: {said}: "Open {{name}}"']


def test_the_number_may_be_left_out_of_the_singular_alone(root: Path) -> None:
    edit(root / "app" / "window.py", '"{n} measure"', '"One measure"')
    translations.update(root)
    fill(root, {"Done": "実施している", "Open {name}": "{name}を開く", "One measure": "一つの対策"})
    assert translations.problems(root) == [
        'ja: no name in braces instead of {n} in the form for many: "One measure" / "{n} measures"'
    ]


def test_a_language_without_a_file(root: Path) -> None:
    japanese(root).unlink()
    assert translations.problems(root) == ["ja: there is no i18n/ja/LC_MESSAGES/messages.po"]


@pytest.mark.parametrize("damage", ["<<<<<<< HEAD\n", 'msgid "Lost\n', "hello\n"])
def test_a_file_that_is_damaged(root: Path, damage: str) -> None:
    with japanese(root).open("a", encoding="utf-8") as file:
        file.write(damage)
    (problem,) = translations.problems(root)
    assert str(japanese(root)) in problem
    assert damage.strip() in problem
    with pytest.raises(translations.BadCatalog):
        translations.compile_all(root)


def test_update_keeps_translations_and_changes_nothing_the_second_time(root: Path) -> None:
    before = japanese(root).read_bytes()
    translations.update(root)
    assert japanese(root).read_bytes() == before


def test_update_drops_what_is_gone_and_guesses_nothing(root: Path) -> None:
    edit(root / "app" / "window.py", '"Open {name}"', '"Open {name} now"')
    translations.update(root)
    assert translations.problems(root) == ['ja: empty: "Open {name} now"']


def test_moving_code_does_not_change_the_files(root: Path) -> None:
    before = japanese(root).read_bytes()
    code = root / "app" / "window.py"
    code.write_text("\n\n\n" + code.read_text(encoding="utf-8"), encoding="utf-8")
    translations.update(root)
    assert japanese(root).read_bytes() == before
    assert translations.problems(root) == []


def test_a_new_language_is_begun(root: Path) -> None:
    translations.update(root, ["fr"])
    assert [line for line in translations.problems(root) if not line.startswith("fr: empty")] == []
    assert len(translations.problems(root)) == 3


def test_what_is_compiled_is_what_the_program_reads(root: Path) -> None:
    translations.compile_all(root)
    words = Translation(**json.loads(japanese(root).with_suffix(".json").read_bytes()))
    assert words.gettext("Done") == "実施している"
    assert words.ngettext("{n} measure", "{n} measures", 5) == "{n}件の対策"
    assert words.gettext("Not translated") == "Not translated"


def test_the_command_lists_every_problem(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(japanese(root), "実施している", "")
    edit(japanese(root), "{name}を開く", "開く")
    assert translations.check(root) == 1
    assert len(capsys.readouterr().out.splitlines()) == 3
    assert translations.main(["nonsense"]) == 2
