"""What decides about an installer before anything is built: files, names, sizes, lists, words."""

import subprocess
import tarfile
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import inventory
import package
import packing
import pruning
import pytest
import release
import trial
from console import Console, SetupError
from linux import archive, deb, desktop
from windows import folder, installer

from app import __version__
from app.ui.shell import smoke
from app.ui.shell.application import DESKTOP_NAME

ROOT = Path(__file__).resolve().parents[2]


def test_the_version_stands_in_the_program_alone() -> None:
    assert release.version(ROOT) == __version__
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = [name(__version__) for name in (deb.name, archive.name, installer.name)]
    assert all(__version__ in name for name in named)


@pytest.mark.parametrize(
    ("text", "four"), [("1.2.3", (1, 2, 3, 0)), ("0.1", (0, 1, 0, 0)), ("2.0.1rc4", (2, 0, 1, 4)), ("1", (1, 0, 0, 0))]
)
def test_windows_gets_four_numbers(text: str, four: tuple[int, ...]) -> None:
    assert release.numbers(text) == four


def test_a_build_is_dated_by_its_commit(tmp_path: Path) -> None:
    assert release.epoch(ROOT) > 1_700_000_000
    with pytest.raises(SetupError, match="Build from a clone"):
        release.epoch(tmp_path)


@pytest.mark.parametrize(
    "words", [["--help"], [], ["amiga"], ["linux", "windows"], ["--fast", "linux"], ["--smoke", "windows"]]
)
def test_a_wrong_wish_is_answered_with_the_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert package.package(words, Console()) == 2
    assert "linux|windows|all" in capsys.readouterr().err


def test_what_nothing_uses_stays_out() -> None:
    names = {
        "PySide6/Qt/translations/qtbase_ja.qm": True,
        "PySide6/Qt/translations/qtbase_de.qm": False,
        "PySide6/Qt/plugins/platforms/libqxcb.so": True,
        "PySide6/plugins/platforms/qwindows.dll": True,
        "PySide6/Qt/plugins/platforms/libqminimalegl.so": False,
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so": True,
        "PySide6\\plugins\\tls\\qschannelbackend.dll": False,
        "PySide6/Qt/lib/libQt6Qml.so.6": False,
        "PySide6/Qt/lib/libQt6Pdf.so.6": True,
        "tzdata/zoneinfo/Asia/Tokyo": True,
        "tzdata/zoneinfo/Europe/Berlin": False,
        "docx/templates/default.docx": True,
        "resources/fonts/BIZUDGothic-Regular.ttf": True,
    }
    kept = {name for name, _source, _kind in pruning.pruned([(name, f"/venv/{name}", "DATA") for name in names])}
    assert kept == {name for name, wanted in names.items() if wanted}


def test_libraries_that_every_desktop_has_are_left_to_the_system() -> None:
    places = ["/lib/x86_64-linux-gnu/libX11.so.6", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", "/lib64/libz.so.1"]
    places += ["/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", "/usr/lib/python3.11/lib-dynload/_json.so"]
    kept = pruning.pruned([(Path(place).name, place, "BINARY") for place in places])
    assert [name for name, _source, _kind in kept] == ["libxcb-cursor.so.0", "libpython3.11.so.1.0", "_json.so"]


def test_no_link_leads_to_what_was_left_out() -> None:
    entries = [
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/venv/libQt6Gui.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "/venv/libQt6Qml.so.6", "BINARY"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/again.so", "../lib/libQt6Gui.so.6", "SYMLINK"),
    ]
    links = [name for name, _source, kind in pruning.pruned(entries) if kind == "SYMLINK"]
    assert links == ["libQt6Gui.so.6", "PySide6/Qt/lib/again.so"]


def test_every_module_of_the_program_is_packed() -> None:
    modules = pruning.modules_of_the_program(ROOT)
    assert {"app", "app.cli", "app.ui.shell.smoke", "app.reports.documents.listing"} <= set(modules)
    assert not [module for module in modules if module.endswith("__init__")]


def test_the_installer_lays_and_removes_the_same_files(tmp_path: Path) -> None:
    for name in ("tenken.exe", "_internal/a$b.dll", "_internal/resources/点 検.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * 2048)
    lines = installer.macros(tmp_path).splitlines()
    assert sum(line.startswith("  File ") for line in lines) == 3
    removed = [line for line in lines if line.startswith("  Delete ")]
    assert removed == [
        '  Delete "$INSTDIR\\_internal\\a$$b.dll"',
        '  Delete "$INSTDIR\\_internal\\resources\\点 検.txt"',
        '  Delete "$INSTDIR\\tenken.exe"',
    ]
    folders = [line for line in lines if line.startswith("  RMDir ")]
    assert folders == ['  RMDir "$INSTDIR\\_internal\\resources"', '  RMDir "$INSTDIR\\_internal"']
    assert lines[-1] == "!define KBYTES 6"


def test_nothing_that_may_be_a_users_is_removed_with_all_that_is_in_it() -> None:
    script = (ROOT / "packaging/windows/installer.nsi").read_text(encoding="utf-8")
    swept = {line.split(";")[0].strip() for line in script.splitlines() if line.strip().startswith("RMDir /r")}
    assert swept == {'RMDir /r "$Staged"'}


def test_every_sentence_of_the_installer_is_there_in_both_languages() -> None:
    script = (ROOT / "packaging/windows/installer.nsi").read_text(encoding="utf-8")
    said = [line.split()[1:3] for line in script.splitlines() if line.startswith("LangString")]
    japanese, english = ({name for name, language in said if language == code} for code in ("1041", "1033"))
    assert japanese == english
    assert len(japanese) > 8


def test_windows_shows_name_and_version_of_the_program() -> None:
    resource = folder.version_resource("1.2.3")
    assert "filevers=(1, 2, 3, 0)" in resource
    assert "'ProductName', '点検 (Tenken)'" in resource
    compile(resource, "version", "eval")


def test_two_packings_are_the_same_bit_by_bit(tmp_path: Path) -> None:
    packed = []
    for round_ in ("one", "two"):
        tree = tmp_path / round_
        (tree / "b").mkdir(parents=True)
        for name in ("b/2", "b/1", "a") if round_ == "one" else ("a", "b/1", "b/2"):
            (tree / name).write_text(name, encoding="utf-8")
        package.bundle.settle(tree, 1_700_000_000)
        packing.tar_xz(tree, "tenken", tmp_path / f"{round_}.tar.xz")
        packed.append((tmp_path / f"{round_}.tar.xz").read_bytes())
    assert packed[0] == packed[1]
    with tarfile.open(tmp_path / "one.tar.xz") as tar:
        entries = {entry.name: (entry.uid, entry.mtime) for entry in tar}
    assert entries["tenken/b/1"] == (0, 1_700_000_000)


@pytest.mark.skipif(not package.system_packages.has_apt(), reason="dpkg is Debian's")
def test_dpkg_reads_the_package(tmp_path: Path) -> None:
    control, data = tmp_path / "control.tar.xz", tmp_path / "data.tar.xz"
    for name, target in (("control", control), ("data", data)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "control").write_text("Package: tenken\nVersion: 1\nArchitecture: amd64\n", encoding="utf-8")
        packing.tar_xz(tmp_path / name, ".", target)
    marker = tmp_path / "debian-binary"
    marker.write_text("2.0\n", encoding="ascii")
    packing.ar([marker, control, data], tmp_path / "tenken.deb", 1_700_000_000)
    told = subprocess.run(["dpkg-deb", "--field", tmp_path / "tenken.deb", "Package"], capture_output=True, check=True)
    assert told.stdout.strip() == b"tenken"


def test_builds_that_differ_are_told_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same").write_bytes(b"1")
        (tmp_path / name / "other").write_bytes(name.encode())
        (tmp_path / name / f"only-{name}").write_bytes(b"")
    assert package.differences(tmp_path / "one", tmp_path / "two") == {"other", "only-one", "only-two"}
    assert package.differences(tmp_path / "one", tmp_path / "one") == set()


def test_the_desktop_files_agree_with_the_program(tmp_path: Path) -> None:
    desktop.install(ROOT, tmp_path)
    entry = (tmp_path / "applications" / f"{DESKTOP_NAME}.desktop").read_text(encoding="utf-8")
    kind = ElementTree.parse(tmp_path / "mime/packages" / f"{DESKTOP_NAME}.xml").getroot()[0]
    assert f"MimeType={kind.get('type')};" in entry
    assert f"Icon={DESKTOP_NAME}" in entry
    assert any(child.get("pattern") == "*.tenken" for child in kind)
    assert __version__ in (tmp_path / "metainfo" / f"{DESKTOP_NAME}.metainfo.xml").read_text(encoding="utf-8")
    assert len(list((tmp_path / "icons").rglob(f"{DESKTOP_NAME}.*"))) == 8


def test_a_file_that_nobody_answers_for_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "libmystery.so").touch()
    with pytest.raises(LookupError, match="libmystery"):
        inventory.components({tmp_path / "libmystery.so"}, ROOT, tmp_path, None)


def test_files_are_traced_to_the_library_they_came_with() -> None:
    import platformdirs

    site_packages = Path(platformdirs.__file__).parents[1]
    found = inventory.components({Path(platformdirs.__file__)}, ROOT, site_packages, None)
    assert ["platformdirs", platformdirs.__version__] in [list(part[:2]) for part in found]
    assert all(part.texts for part in found if part.name == "platformdirs")


def test_paths_of_wine_are_found_on_this_machine() -> None:
    assert inventory.on_this_machine("Z:\\home\\build\\a.dll") == Path("/home/build/a.dll")
    assert inventory.on_this_machine("/usr/lib/a.so") == Path("/usr/lib/a.so")


def test_the_tries_and_the_smoke_test_know_the_same_words() -> None:
    assert (trial.PASSWORD, trial.OUTCOME) == (smoke.PASSWORD, smoke.OUTCOME)


def test_the_release_workflow_says_that_it_was_not_run() -> None:
    first = (ROOT / ".github/workflows/release.yml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# Not run here")
