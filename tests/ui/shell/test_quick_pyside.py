"""PySide started in the quick way is what it is otherwise; where anything differs, it starts as ever.

Each start has a process of its own.
"""

import marshal
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest
import shiboken6

from app.ui.shell.quick_pyside import KeptCode, kept_code, write_code

ROOT = Path(__file__).parents[3]

BEGIN = """
import builtins, sys
from pathlib import Path
from app.ui.shell import quick_pyside

usual = builtins.compile
if len(sys.argv) > 1:
    quick_pyside.start_pyside(Path(sys.argv[1]))
"""
END = """
assert builtins.compile is usual
print(f"quick: {quick_pyside.is_quick()}", file=sys.stderr)
"""
QUICK, AS_EVER = "quick: True\n", "quick: False\n"

ERROR = """
from PySide6.QtCore import QTimer
try:
    QTimer().start("soon")
except TypeError as error:
    print(error)
"""
WORDS = """
import pydoc
from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

def say(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)

say(lambda: QTimer().start("soon"))
say(lambda: QPoint(1, 2, 3))
say(lambda: QObject().setProperty(1))
say(lambda: QTimer(None, colour=3))
say(lambda: QWidget.mapTo(3, 4))
say(lambda: QTimer.start.__doc__)
say(lambda: pydoc.render_doc(QPoint))
from PySide6.support.signature import get_signature
say(lambda: get_signature(QTimer.singleShot))
say(lambda: get_signature(QTimer.start, "typeerror"))
"""


def run(script: str, *arguments: object, begin: str = BEGIN, **env: str) -> tuple[str, str]:
    """What a script prints in a process of its own, and how PySide was started there."""
    command = [sys.executable, "-c", begin + script + END, *map(str, arguments)]
    given = {**os.environ, **env}
    done = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("quick") / "quick_pyside.kept"
    subprocess.run([sys.executable, "-m", "app.ui.shell.quick_pyside", file], cwd=ROOT, check=True, timeout=60)
    return file


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    """The file of compiled code, to be changed."""
    return Path(shutil.copy(made, tmp_path))


@pytest.fixture(scope="module")
def error_as_ever() -> str:
    said, how = run(ERROR)
    assert said.startswith("'PySide6.QtCore.QTimer.start' called with wrong argument types:\n")
    assert how == AS_EVER
    return said


def test_errors_and_help_are_worded_alike(kept: Path) -> None:
    said, how = run(WORDS, kept)
    assert how == QUICK
    assert (said, AS_EVER) == run(WORDS)


def test_an_error_of_a_class_that_is_not_found_is_worded_alike(kept: Path) -> None:
    script = ERROR.replace("try:", "del sys.modules['PySide6.QtCore']\ntry:").replace("TypeError", "Exception")
    said, how = run(script, kept)
    assert said.startswith("Error evaluating `PySide6.QtCore.QTimer.start`: ")
    assert how == QUICK
    assert (said, AS_EVER) == run(script)


ASKING = {
    "PySide's words": ("from PySide6.QtCore import QObject\nQObject.__doc__", ["inspect"]),
    "what is in it": ("import tempfile\ntempfile.mkstemp", ["random"]),
    "all that is in it": ("from tempfile import *\nmkstemp", ["random"]),
    "what there is in it": ("import tempfile\nassert 'mkstemp' in dir(tempfile)", ["random"]),
    "what it says of itself": ("import tempfile\nassert tempfile.__doc__", ["random"]),
    "nothing": ("import tempfile, zipfile\nfrom PySide6.QtWidgets import QWidget\nrepr(tempfile)", []),
}


@pytest.mark.parametrize("asked", ASKING)
def test_code_runs_when_something_is_asked_of_it(asked: str, kept: Path) -> None:
    script, loaded = ASKING[asked]
    telling = "\nprint(sorted({'argparse', 'inspect', 'random'} & set(sys.modules)))\n"
    assert run(script + telling, kept) == (f"{loaded}\n", QUICK)


def test_features_of_pyside_work(kept: Path) -> None:
    script = """
import csv
from PySide6.QtCore import QObject
from __feature__ import snake_case
import decimal
one = QObject()
one.set_object_name("named")
print(one.object_name(), hasattr(one, "objectName"))
import __feature__
print(__feature__.info())
names = "__main__", "csv", "decimal", "app.ui.shell.quick_pyside"
print([__feature__.pyside_feature_dict.get(name) for name in names])
"""
    said, how = run(script, kept)
    assert said == "named False\n['snake_case']\n[1, -1, -1, 0]\n"
    assert how == QUICK
    assert (said, AS_EVER) == run(script)


def changed(file: Path, change: Callable[[KeptCode], KeptCode]) -> None:
    known = kept_code(file)
    assert known is not None
    write_code(change(known), file)


def turned_over(file: Path, place: int) -> None:
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


DIFFERENCES: dict[str, Callable[[Path], object]] = {
    "missing": lambda file: file.unlink(),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
    "empty": lambda file: file.write_bytes(b""),
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:50_000]),
    "damaged": lambda file: turned_over(file, 100_000),
    "of another Python": lambda file: turned_over(file, 0),
    "of another form": lambda file: turned_over(file, 4),
    "of another PySide": lambda file: changed(file, lambda known: (known[0] + b"\n", *known[1:])),
    "of another archive": lambda file: changed(file, lambda known: (known[0], ["A" * 64, *known[1][1:]], *known[2:])),
}


@pytest.mark.parametrize("difference", DIFFERENCES)
def test_another_file_is_left_alone(difference: str, kept: Path, error_as_ever: str) -> None:
    DIFFERENCES[difference](kept)
    assert run(ERROR, kept) == (error_as_ever, AS_EVER)


@pytest.mark.parametrize("failing", ["signature/loader", "feature", "signature/importhandler"])
def test_code_that_fails_is_left_alone(failing: str, kept: Path, error_as_ever: str) -> None:
    fails = marshal.dumps(compile("1 / 0", "kept", "exec"))
    changed(kept, lambda known: (*known[:2], {**known[2], f"shibokensupport/{failing}.py": fails}, known[3]))
    said, how = run(ERROR, kept)
    if failing == "feature":
        assert how == QUICK  # it runs later
    else:
        assert how.startswith("PySide starts as ever\n")
        assert how.endswith(f"ZeroDivisionError: division by zero\n{AS_EVER}")
    assert said == error_as_ever


def test_a_switch_of_pyside_is_obeyed(kept: Path, error_as_ever: str) -> None:
    assert run(ERROR, kept, PYSIDE6_OPTION_PYTHON_ENUM="on") == (error_as_ever, AS_EVER)


def test_an_archive_that_somebody_has_unpacked_is_obeyed(kept: Path, tmp_path: Path) -> None:
    pyside, shiboken = Path(PySide6.__file__).parent, Path(shiboken6.__file__).parent
    shutil.copytree(shiboken, tmp_path / "shiboken6")
    shutil.copytree(pyside / "support", tmp_path / "PySide6" / "support")
    shutil.copy(pyside / "__init__.py", tmp_path / "PySide6")
    begin = BEGIN.replace("import", "import PySide6,", 1)
    run("", begin=begin, PYTHONPATH=str(tmp_path), SBK_EMBED="0")
    loader = tmp_path / "shiboken6" / "files.dir" / "shibokensupport" / "signature" / "loader.py"
    said, how = run("print(sys.modules['shibokensupport.signature.loader'].__file__)\n", kept, PYTHONPATH=str(tmp_path))
    assert (said, how) == (f"{loader}\n", AS_EVER)


def test_pyside_that_is_there_already_is_left_alone(kept: Path, error_as_ever: str) -> None:
    begin = "import PySide6.QtCore\n" + BEGIN.replace("usual", "del sys.modules['zipfile']\nusual", 1)
    said, how = run(ERROR + "print('zipfile' in sys.modules)\n", kept, begin=begin)
    assert (said, how) == (f"{error_as_ever}False\n", AS_EVER)


def test_compile_is_given_back_when_pyside_cannot_be_imported(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text("raise ImportError('no libraries')\n")
    begin = BEGIN.replace("    quick", "  try:\n    quick") + "  except ImportError as error:\n    print(error)\n"
    assert run("", kept, begin=begin, PYTHONPATH=str(tmp_path)) == ("no libraries\n", AS_EVER)


def test_what_somebody_else_puts_in_place_of_compile_stays(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text("import builtins\nbuiltins.compile = theirs = lambda *given: given\n")
    script = "import PySide6\nassert builtins.compile is PySide6.theirs\nbuiltins.compile = usual\n"
    assert run(script, kept, PYTHONPATH=str(tmp_path)) == ("", AS_EVER)


def test_whatever_else_is_compiled_meanwhile_is_compiled(kept: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text("found = eval(compile('6 * 7', '<sum>', mode='eval'))\n")
    assert run("import PySide6\nprint(PySide6.found)\n", kept, PYTHONPATH=str(tmp_path)) == ("42\n", AS_EVER)


def test_threads_may_wake_a_module_at_once(kept: Path) -> None:
    """Only that: PySide itself breaks when several threads have their first error at once."""
    script = """
import threading
from PySide6.support.signature.lib import enum_sig, pyi_generator
sys.setswitchinterval(1e-6)
ready, found = threading.Barrier(8), []

def ask(number):
    ready.wait()
    found.append(pyi_generator.find_module if number % 2 else enum_sig.ExactEnumerator)

threads = [threading.Thread(target=ask, args=[number]) for number in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(found)))
"""
    assert run(script, kept) == ("8 2\n", QUICK)


ENUMS = """
from enum import EnumType
from PySide6.QtCore import Qt
print(EnumType._create_.__module__, Qt.Key.Key_A.value, int(Qt.AlignmentFlag.AlignCenter))
"""


def test_enumerations_are_made_quickly_where_that_was_tried(kept: Path) -> None:
    made = "65 132\n"
    assert run(ENUMS) == (f"enum {made}", AS_EVER)
    assert run(ENUMS, kept) == (f"app.ui.shell.quick_enums {made}", QUICK)
    changed(kept, lambda known: (*known[:3], known[3] + " of another system"))
    assert run(ENUMS, kept) == (f"enum {made}", QUICK)
    changed(kept, lambda known: (*known[:3], ""))
    assert run(ENUMS, kept) == (f"enum {made}", QUICK)
    changed(kept, lambda known: (known[0] + b"\n", *known[1:3], sys.version))
    assert run(ENUMS, kept) == (f"enum {made}", AS_EVER)


def test_what_failed_to_run_is_tried_again(kept: Path) -> None:
    script = """
from PySide6.support.signature.lib import pyi_generator
sys.modules["argparse"] = None
try:
    pyi_generator.indent
except ImportError as error:
    print(error.name)
del sys.modules["argparse"]
print(len(pyi_generator.indent))
"""
    assert run(script, kept) == ("argparse\n4\n", QUICK)


def test_what_is_set_while_a_module_sleeps_stays(kept: Path) -> None:
    script = "import tempfile\ntempfile.tempdir = '/elsewhere'\nprint(tempfile.gettempdir(), type(tempfile).__name__)\n"
    assert run(script, kept) == ("/elsewhere module\n", QUICK)


def test_the_file_is_made_alike_each_time(made: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.kept"
    command = [sys.executable, "-m", "app.ui.shell.quick_pyside", again]
    texts = []
    for seed in ("1", "1"):
        subprocess.run(command, cwd=ROOT, check=True, timeout=60, env={**os.environ, "PYTHONHASHSEED": seed})
        texts.append(again.read_bytes())
    assert texts[0] == texts[1]
    assert not [path for path in tmp_path.iterdir() if path != again]
