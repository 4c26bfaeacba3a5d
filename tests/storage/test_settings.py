"""Settings survive a restart, other versions of the program, and broken files."""

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.record import fields, record, replace
from app.domain.selection import View
from app.files import FolderNotWritable, StorageError
from app.storage.errors import NotReadable
from app.storage.settings import (
    RECENT_LIMIT,
    Geometry,
    Loaded,
    SecondPlace,
    Settings,
    Theme,
    keep,
    load,
    merged,
    save,
    setting,
)
from tests.storage.samples import names_in

FULL = Settings(
    language="en",
    theme=Theme.DARK,
    text_size=150,
    view=View.TELEWORKER,
    geometry=Geometry(-1920, 0, 1024, 576),
    maximized=True,
    splitters={"checklist": (300, 700), "plan": ()},
    guide_unfolded=("cases ", "methods "),
    place="plan",
    goes_on=False,
    recent_workbooks=(Path("/a/点検.tenken"), Path("/b.tenken")),
    without_backup=(Path("/a/点検.tenken"),),
    last_workbook=Path("/a/点検.tenken"),
    advised=(Path("/Dropbox/a.tenken"),),
    backs_up_records=False,
    second_places=(
        SecondPlace(Path("/a/点検.tenken"), Path("/media/stick"), date(2026, 11, 23)),
        SecondPlace(Path("/b.tenken"), Path("/share")),
    ),
    unknown={"of_tomorrow": [1, {"two": None}]},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def write(file: Path, text: str | bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def test_no_file_means_defaults_and_makes_none(file: Path):
    assert load(file) == Loaded(Settings())
    assert not file.parent.exists()


@pytest.mark.parametrize("settings", [Settings(), FULL])
def test_round_trip(file: Path, settings: Settings):
    save(file, settings)
    assert load(file) == Loaded(settings)
    assert names_in(file.parent) == [file.name]


def test_every_setting_is_tried_with_a_value_of_its_own():
    assert all(getattr(FULL, field.name) != getattr(Settings(), field.name) for field in fields(Settings))


def test_paths_that_are_no_unicode(file: Path):
    path = Path(os.fsdecode("/点".encode()[:-1] + b"\xff"))
    save(file, Settings().with_opened(path))
    assert load(file).settings.last_workbook == path


WRONG = {
    "language": ["de", 1, None, ["ja"]],
    "theme": ["pink", True, {}],
    "text_size": [99, 201, 150.0, "150", True, None],
    "view": ["everyone", 0],
    "geometry": [[1, 2, 3], [1, 2, 3, "4"], [True, 2, 3, 4], [1, 2, 0, 4], [1, 2, 3, 1 << 40], {"x": 1}, "0"],
    "maximized": ["false", 1, None],
    "guide_unfolded": [1, "cases ", [1]],
    "splitters": [[1], {"a": 1}, {"a": [-1]}, {"a": [1.5]}],
    "place": [None, 3],
    "goes_on": ["false", 0, None],
    "recent_workbooks": ["/a", [1], ["relative.tenken"]],
    "last_workbook": [5, "relative.tenken", ""],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in WRONG for value in WRONG[name]])
def test_a_wrong_value_falls_back_alone(file: Path, name: str, value: object):
    save(file, FULL)
    write(file, json.dumps(json.loads(file.read_text()) | {name: value}))
    loaded = load(file)
    assert not loaded.broken
    for field in fields(Settings):
        expected = Settings() if field.name == name else FULL
        assert getattr(loaded.settings, field.name) == getattr(expected, field.name)


def test_missing_values_are_defaults(file: Path):
    write(file, '{"place": "plan"}')
    assert load(file).settings == Settings(place="plan")


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '"x"', "{" * 100_000, "[" * 100_000, b"\xff\xfe{}", b"\0" * 99]
)
def test_a_broken_file_is_set_aside(file: Path, text: str | bytes):
    write(file, text)
    assert load(file) == Loaded(Settings(), broken=True)
    assert names_in(file.parent) == ["settings.json.broken"]
    assert load(file) == Loaded(Settings())
    write(file, "{ again")
    assert load(file).broken


def test_opened_workbooks_are_listed_newest_first():
    settings = Settings()
    for n in [*range(12), 5]:
        settings = settings.with_opened(Path(f"/{n}"))
    assert settings.last_workbook == Path("/5")
    assert [path.name for path in settings.recent_workbooks] == ["5", "11", "10", "9", "8", "7", "6", "4", "3", "2"]
    assert len(settings.recent_workbooks) == RECENT_LIMIT


def test_failed_save_keeps_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    save(file, FULL)
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(StorageError):
        save(file, Settings())
    assert load(file).settings == FULL
    assert names_in(file.parent) == [file.name]


def test_folder_that_cannot_be_written(guarded: Path):
    file = guarded / "settings.json"
    save(file, FULL)
    guarded.chmod(0o500)
    with pytest.raises(FolderNotWritable):
        save(file, Settings())
    with pytest.raises(FolderNotWritable):
        save(guarded / "new" / "settings.json", Settings())
    assert load(file).settings == FULL
    guarded.chmod(0o700)
    file.chmod(0)
    with pytest.raises(NotReadable):
        load(file)


NAMES = [Path(f"/{letter}.tenken") for letter in "abcdefghijkl"]
opened = st.lists(st.sampled_from(NAMES[:RECENT_LIMIT]), max_size=6)


def after(settings: Settings, paths: list[Path]) -> Settings:
    for path in paths:
        settings = settings.with_opened(path)
    return settings


@given(before=opened, ours=opened, theirs=opened)
def test_two_windows_lose_no_workbook_that_either_opened(before, ours, theirs):
    start = after(Settings(), before)
    there = merged(start, after(start, theirs), start)
    now = after(start, ours)
    both = merged(start, now, there)
    assert set(both.recent_workbooks) == {*before, *ours, *theirs}
    if now == start:  # the one on top was opened again
        assert both == there
    else:
        assert both.last_workbook == both.recent_workbooks[0] == ours[-1]


def test_the_list_of_recent_workbooks_does_not_grow_by_merging():
    start = after(Settings(), NAMES)
    both = merged(start, start.with_opened(Path("/x")), start.with_opened(Path("/y")))
    assert both.recent_workbooks[:2] == (Path("/x"), Path("/y"))
    assert len(both.recent_workbooks) == RECENT_LIMIT


@given(names=st.sets(st.sampled_from([f.name for f in fields(Settings) if f.name != "unknown"])))
def test_what_was_not_changed_here_stays_as_another_window_left_it(names):
    ours = replace(Settings(), **{name: getattr(FULL, name) for name in names})
    there = replace(FULL, geometry=Geometry(1, 2, 3, 4), place="guide", theme=Theme.LIGHT)
    kept = merged(Settings(), ours, there)
    for name in {f.name for f in fields(Settings)} - names:
        assert getattr(kept, name) == getattr(there, name)
    for name in names:
        assert getattr(kept, name) == getattr(ours, name)
    assert kept.unknown == there.unknown


def test_what_is_kept_is_in_the_file_beside_what_others_keep(file: Path):
    save(file, FULL)
    keep(file, FULL, replace(FULL, place="guide"))
    keep(file, FULL, replace(FULL, text_size=200))
    assert load(file).settings == replace(FULL, place="guide", text_size=200)


def test_without_a_change_nothing_is_written(file: Path, monkeypatch: pytest.MonkeyPatch):
    save(file, FULL)
    monkeypatch.setattr("app.storage.settings.write_over", lambda *_asked: pytest.fail("written"))
    keep(file, Settings(), Settings())
    keep(file, Settings(), replace(Settings(), theme=FULL.theme))


def test_the_first_settings_make_the_file(file: Path):
    keep(file, Settings(), Settings())
    assert load(file) == Loaded(Settings())


def _lucky(value: object) -> int:
    if value not in tuple("0123456789"):
        raise ValueError(value)
    return int(str(value))


@record(frozen=True)
class More(Settings):
    """The settings of a version that has one more: it declares it in this line, and nowhere else."""

    lucky: int = setting(3, _lucky, str)


def test_a_setting_is_its_declaration(file: Path):
    save(file, FULL)
    assert load(file, More).settings.lucky == 3
    keep(file, More(), More(lucky=7))
    assert json.loads(file.read_text())["lucky"] == "7"
    kept = load(file, More).settings
    assert (kept.lucky, kept.place, kept.unknown) == (7, FULL.place, FULL.unknown)
    keep(file, More(), More(place="guide"))
    assert load(file, More).settings == replace(kept, place="guide")
    for broken in ("10", 7, None, []):
        write(file, json.dumps(json.loads(file.read_text()) | {"lucky": broken}))
        assert load(file, More).settings.lucky == 3


def test_a_setting_that_is_no_longer_declared_is_kept_for_versions_that_have_it(file: Path):
    save(file, More(lucky=7))
    keep(file, Settings(), Settings(text_size=150))
    assert load(file).settings.unknown == {"lucky": "7"}
    assert load(file, More).settings == More(lucky=7, text_size=150)


def test_what_was_advised_is_remembered_newest_first(file: Path):
    one, other = file.with_name("a"), file.with_name("b")
    save(file, Settings().with_advised(one).with_advised(other).with_advised(one))
    assert load(file).settings.advised == (one, other)
