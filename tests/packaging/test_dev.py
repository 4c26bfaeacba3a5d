"""What dev.py decides: when to set up anew, which command it would run, and what it says when it cannot go on."""

import ast
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import commands
import environment
import processes
import pytest
import setup_steps
import system_packages
from console import Console, SetupError
from environment import Layout, Stamp, Work

ROOT = Path(__file__).resolve().parents[2]


LOCKS = ("requirements.lock", "requirements-setup.lock", "requirements-dev.lock")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def layout(tmp_path: Path) -> Layout:
    """A checkout with an environment that is up to date."""
    made = Layout(tmp_path)
    for name in LOCKS:
        (tmp_path / "packaging").mkdir(exist_ok=True)
        (tmp_path / "packaging" / name).write_text(f"{name}==1\n", encoding="utf-8")
    catalog = tmp_path / "i18n" / "ja" / "LC_MESSAGES" / "messages.po"
    catalog.parent.mkdir(parents=True)
    catalog.write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    catalog.with_suffix(".json").touch()
    make_venv(made, tmp_path / "python3")
    environment.write_stamp(made, stamp_for(made))
    return made


def make_venv(layout: Layout, base: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("the Python of an environment is no symbolic link on Windows")
    base.touch(mode=0o755)
    layout.python.parent.mkdir(parents=True, exist_ok=True)
    (layout.venv / "pyvenv.cfg").write_text(f"home = {base.parent}\n", encoding="utf-8")
    layout.python.unlink(missing_ok=True)
    layout.python.symlink_to(base)


def stamp_for(layout: Layout, *, dev: bool = True) -> Stamp:
    return Stamp(
        python=environment.current_python(layout),
        locks=tuple((path.name, environment.digest([path])) for path in environment.locks_for(layout, dev=dev)),
        system=("libgl1",),
        catalogs=environment.digest(layout.compiled_from()),
    )


def due(layout: Layout, *, dev: bool = False, system: tuple[str, ...] = ("libgl1",)) -> Work:
    return environment.work_to_do(layout, environment.read_stamp(layout), dev=dev, system=system)


NOTHING = Work(venv=False, packages=False, system=False, catalogs=False)


def test_a_second_start_has_nothing_to_do(layout: Layout) -> None:
    assert due(layout, dev=True) == NOTHING
    assert not due(layout)


def test_a_second_start_calls_no_other_program(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "wanted", lambda *, dev, new_venv: ("libgl1",))
    monkeypatch.setattr(subprocess, "Popen", lambda *_args, **_kwargs: pytest.fail("a program was started"))
    said = io.StringIO()
    assert setup_steps.prepare(dev=True, console=Console(said), layout=layout) == layout
    assert said.getvalue() == ""


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"python": 1}', '{"python": "x", "locks": 3}'])
def test_a_stamp_that_cannot_be_read_means_a_new_environment(layout: Layout, damage: str) -> None:
    layout.stamp.write_text(damage, encoding="utf-8")
    assert due(layout).venv


def test_no_stamp_means_a_new_environment(layout: Layout) -> None:
    layout.stamp.unlink()
    assert due(layout) == Work(venv=True, packages=True, system=True, catalogs=True)


def test_a_python_that_is_gone_means_a_new_environment(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "python3").unlink()
    assert due(layout).venv


def test_a_python_that_was_replaced_means_a_new_environment(layout: Layout, tmp_path: Path) -> None:
    make_venv(layout, tmp_path / "python3.14")
    assert due(layout).venv


def test_a_python_that_may_not_be_run_means_a_new_environment(layout: Layout, tmp_path: Path) -> None:
    (tmp_path / "python3").chmod(0o644)
    assert due(layout).venv


def test_another_python_calling_keeps_the_environment(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/somewhere/else/python3")
    assert not due(layout)


def test_a_changed_lock_means_a_new_environment(layout: Layout) -> None:
    layout.locks(dev=False)[0].write_text("other==2\n", encoding="utf-8")
    assert due(layout).venv


def test_the_developers_lock_does_not_concern_the_program(layout: Layout) -> None:
    layout.locks(dev=True)[0].write_text("other==2\n", encoding="utf-8")
    assert not due(layout)
    assert due(layout, dev=True).venv


def test_the_developers_packages_are_added_to_what_is_there(layout: Layout) -> None:
    environment.write_stamp(layout, stamp_for(layout, dev=False))
    assert due(layout, dev=True) == NOTHING._replace(packages=True)


def test_a_changed_translation_is_compiled_alone(layout: Layout) -> None:
    layout.catalogs()[0].write_text('msgid "a"\nmsgstr "c"\n', encoding="utf-8")
    assert due(layout) == NOTHING._replace(catalogs=True)


def test_a_new_language_is_compiled(layout: Layout) -> None:
    new = layout.root / "i18n" / "fr" / "LC_MESSAGES" / "messages.po"
    new.parent.mkdir(parents=True)
    new.write_bytes(layout.catalogs()[0].read_bytes())
    assert due(layout) == NOTHING._replace(catalogs=True)


def test_a_changed_data_file_is_kept_anew(layout: Layout) -> None:
    new = layout.root / "resources" / "catalogue" / "facts.toml"
    new.parent.mkdir(parents=True)
    new.write_text("a = 1\n", encoding="utf-8")
    assert due(layout) == NOTHING._replace(catalogs=True)


def test_what_pyside_else_compiles_is_kept_anew_when_it_is_kept_in_another_way(layout: Layout) -> None:
    new = layout.root / "app" / "ui" / "shell" / "quick_pyside.py"
    new.parent.mkdir(parents=True)
    new.write_text("KEPT = 1\n", encoding="utf-8")
    assert due(layout) == NOTHING._replace(catalogs=True)


def test_a_lost_compiled_file_is_made_again(layout: Layout) -> None:
    layout.catalogs()[0].with_suffix(".json").unlink()
    assert due(layout) == NOTHING._replace(catalogs=True)


def test_a_new_system_package_is_asked_for(layout: Layout) -> None:
    assert due(layout, system=("libgl1", "libnew")) == NOTHING._replace(system=True)


def test_the_old_environment_comes_back_when_the_new_one_fails(layout: Layout) -> None:
    before = layout.stamp.read_text(encoding="utf-8")

    def fail_to_replace() -> None:
        with environment.replacing(layout):
            assert not layout.venv.exists()
            layout.venv.mkdir()
            raise SetupError("no network")

    with pytest.raises(SetupError, match="no network"):
        fail_to_replace()
    assert layout.stamp.read_text(encoding="utf-8") == before
    assert not layout.set_aside.exists()


def test_the_old_environment_goes_when_the_new_one_stands(layout: Layout) -> None:
    with environment.replacing(layout):
        make_venv(layout, layout.root / "python3")
    assert layout.python.exists()
    assert not layout.set_aside.exists()


def test_a_set_up_that_was_killed_leaves_nothing_in_the_way(layout: Layout) -> None:
    layout.venv.rename(layout.set_aside)
    make_venv(layout, layout.root / "python3")
    assert due(layout).venv
    with environment.replacing(layout):
        assert not layout.venv.exists()
    assert not layout.set_aside.exists()


def test_a_folder_that_is_no_environment_is_left_alone(layout: Layout) -> None:
    (layout.venv / "pyvenv.cfg").unlink()
    layout.stamp.unlink()
    (layout.venv / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SetupError, match="left alone"), environment.replacing(layout):
        pass
    assert (layout.venv / "thesis.txt").read_text(encoding="utf-8") == "mine"


def test_a_failed_download_keeps_the_finished_environment(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    environment.write_stamp(layout, stamp_for(layout, dev=False))
    monkeypatch.setattr(system_packages, "wanted", lambda *, dev, new_venv: ())
    failed = processes.Outcome(1, ["Collecting ruff", "ERROR: after connection broken by 'NewConnectionError'"])
    monkeypatch.setattr(setup_steps, "follow", lambda *_args: failed)
    with pytest.raises(SetupError, match="network connection"):
        setup_steps.prepare(dev=True, console=Console(io.StringIO()), layout=layout)
    assert not due(layout)


def test_an_install_that_stopped_half_way_is_not_trusted(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    environment.write_stamp(layout, stamp_for(layout, dev=False))
    monkeypatch.setattr(system_packages, "wanted", lambda *, dev, new_venv: ())
    failed = processes.Outcome(1, ["Installing collected packages: ruff", "ERROR: [Errno 28] No space left on device"])
    monkeypatch.setattr(setup_steps, "follow", lambda *_args: failed)
    with pytest.raises(SetupError, match="disk is full"):
        setup_steps.prepare(dev=True, console=Console(io.StringIO()), layout=layout)
    assert due(layout).venv


def test_a_checkout_that_cannot_be_written_is_named(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise PermissionError(13, "Permission denied", str(layout.root / ".venv.lock"))

    layout.stamp.unlink()
    monkeypatch.setattr(environment, "only_one", refuse)
    with pytest.raises(SetupError, match=r"\.venv\.lock: Permission denied"):
        setup_steps.prepare(dev=False, console=Console(io.StringIO()), layout=layout)


def test_a_missing_lock_file_is_named(layout: Layout) -> None:
    layout.locks(dev=False)[0].unlink()
    with pytest.raises(SetupError, match=r"not whole: .*requirements\.lock"):
        setup_steps.prepare(dev=False, console=Console(io.StringIO()), layout=layout)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "not the one that the lock"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'", "does not answer"),
        ("ERROR: No matching distribution found for pyside6==6.11.3", "this kind of computer"),
        ("OSError: [Errno 28] No space left on device", "disk is full"),
        ("ERROR: something new", "delete .venv"),
    ],
)
def test_what_pip_says_is_explained(line: str, words: str) -> None:
    text = setup_steps.explain_pip(processes.Outcome(1, [line]))
    assert words in text
    assert line in text


def test_the_state_of_pip_counts_each_package_once() -> None:
    state = setup_steps.pip_states(3)
    lines = [
        "Looking in links: somewhere",
        "Collecting pyside6-addons==6.11.3 (from -r x (line 1))",
        "  Using cached pyside6_addons.whl",
        "Processing ./wheels/charset_normalizer-3.5.2-py3-none-any.whl (from -r x (line 2))",
        "Collecting pyside6-addons==6.11.3",
        "Ignoring colorama: markers 'sys_platform == \"win32\"' don't match your environment",
        "Installing collected packages: a, b",
    ]
    assert [shown for line in lines if (shown := state(line))] == [
        "Getting packages 1/3  pyside6-addons",
        "Getting packages 2/3  charset_normalizer",
        "Getting packages 2/3  pyside6-addons",
        "Getting packages 3/3  colorama",
        "Installing the packages",
    ]


DPKG = """\
installed\tlibegl1\t
installed\tlibglib2.0-0t64\tlibglib2.0-0 (= 2.80), libother
config-files\tlibgl1\t
"""


def on_debian(
    monkeypatch: pytest.MonkeyPatch, *, uid: int, tools: tuple[str, ...], sudo_asks: bool = False
) -> list[list[str]]:
    """Pretend to be that user of a Debian that lacks libgl1; return the list that fills with the commands called."""
    if sys.platform == "win32":
        pytest.skip("apt is not of Windows")
    called: list[list[str]] = []

    def run(command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        called.append(command)
        return subprocess.CompletedProcess(command, int(sudo_asks and command[0] == "sudo"), stdout=DPKG)

    def follow(command: list[str], *_rest: object) -> processes.Outcome:
        called.append(command)
        return processes.Outcome(0, [])

    monkeypatch.setattr(system_packages.os, "geteuid", lambda: uid)
    monkeypatch.setattr(system_packages.shutil, "which", lambda tool: f"/usr/bin/{tool}" if tool in tools else None)
    monkeypatch.setattr(system_packages.subprocess, "run", run)
    monkeypatch.setattr(system_packages, "follow", follow)
    monkeypatch.setattr(system_packages.sys, "platform", "linux")
    return called


DEBIAN = ("apt-get", "dpkg-query")


def test_only_what_is_missing_is_installed_and_nothing_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    called = on_debian(monkeypatch, uid=0, tools=DEBIAN)
    system_packages.install(("libegl1", "libglib2.0-0", "libgl1"), Console(io.StringIO()))
    command = called[-1]
    assert command[0] == "apt-get"
    assert command[-4:] == ["install", "-y", "--no-install-recommends", "libgl1"]


def test_nothing_is_started_when_nothing_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    called = on_debian(monkeypatch, uid=1000, tools=DEBIAN)
    system_packages.install(("libegl1", "libglib2.0-0"), Console(io.StringIO()))
    assert [command[0] for command in called] == ["dpkg-query"]


def test_sudo_is_used_when_it_asks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    called = on_debian(monkeypatch, uid=1000, tools=(*DEBIAN, "sudo"))
    system_packages.install(("libgl1",), Console(io.StringIO()))
    assert called[-1][:3] == ["sudo", "-n", "apt-get"]


@pytest.mark.parametrize(
    ("tools", "command"),
    [
        ((*DEBIAN, "sudo"), "sudo apt-get update && sudo apt-get install -y --no-install-recommends libgl1"),
        (DEBIAN, 'su -c "apt-get update && apt-get install -y --no-install-recommends libgl1"'),
    ],
)
def test_who_may_not_install_is_given_the_exact_command(
    monkeypatch: pytest.MonkeyPatch, tools: tuple[str, ...], command: str
) -> None:
    called = on_debian(monkeypatch, uid=1000, tools=tools, sudo_asks=True)
    with pytest.raises(SetupError) as problem:
        system_packages.install(("libegl1", "libgl1"), Console(io.StringIO()))
    assert f"\n    {command}\n" in str(problem.value)
    assert not any("apt-get" in part for call in called for part in call)


def test_an_old_list_of_packages_is_renewed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    called = on_debian(monkeypatch, uid=0, tools=DEBIAN)
    answers = iter([processes.Outcome(100, ["E: Unable to locate package libgl1"]), *[processes.Outcome(0, [])] * 2])
    monkeypatch.setattr(system_packages, "follow", lambda command, *_rest: (called.append(command), next(answers))[1])
    system_packages.install(("libgl1",), Console(io.StringIO()))
    assert ["update" in command for command in called[1:]] == [False, True, False]


def test_apt_that_fails_twice_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=0, tools=DEBIAN)
    monkeypatch.setattr(system_packages, "follow", lambda *_args: processes.Outcome(100, ["E: no such package"]))
    with pytest.raises(SetupError, match="E: no such package"):
        system_packages.install(("libgl1",), Console(io.StringIO()))


def test_debians_python_gets_its_venv_package(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=0, tools=DEBIAN)
    monkeypatch.setattr(system_packages, "lacks_ensurepip", lambda: True)
    name = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert name in system_packages.wanted(dev=False, new_venv=True)
    assert name not in system_packages.wanted(dev=False, new_venv=False)


def test_the_tests_need_a_screen_and_the_program_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=0, tools=DEBIAN)
    assert "xvfb" in system_packages.wanted(dev=True, new_venv=False)
    assert "xvfb" not in system_packages.wanted(dev=False, new_venv=False)


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    on_debian(monkeypatch, uid=0, tools=("dnf",))
    assert system_packages.wanted(dev=True, new_venv=True) == ()


def test_a_terminal_shows_one_line_that_is_written_over() -> None:
    stream = Terminal()
    console = Console(stream)
    console.progress("Getting packages 1/2  reportlab")
    console.progress("Done")
    console.clear()
    assert "\n" not in stream.getvalue()
    assert stream.getvalue().count("\r") >= 3


def test_a_log_shows_each_state_once() -> None:
    stream = io.StringIO()
    console = Console(stream)
    for state in ("Unpacking", "Unpacking", "Setting up"):
        console.progress(state)
    console.tick()
    assert stream.getvalue() == "Unpacking\nSetting up\n"


def test_what_a_program_prints_is_followed_and_kept() -> None:
    code = "print('Collecting a'); print('Collecting b'); raise SystemExit(3)"
    stream = io.StringIO()
    outcome = processes.follow(
        [sys.executable, "-c", code], Console(stream), lambda line: line.removeprefix("Collecting ")
    )
    assert (outcome.status, outcome.lines) == (3, ("Collecting a", "Collecting b"))
    assert stream.getvalue() == "a\nb\n"


def test_a_program_that_is_not_there_is_named() -> None:
    with pytest.raises(SetupError, match="/no/such/program could not be started"):
        processes.follow(["/no/such/program"], Console(io.StringIO()), lambda _line: None)


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["nonsense"], 2), (["help"], 0), (["--help"], 0)])
def test_help_and_unknown_commands(arguments: list[str], status: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(arguments) == status
    printed = capsys.readouterr()
    assert "Usage: python3 packaging/dev.py" in (printed.out if status == 0 else printed.err)


def test_a_problem_is_told_in_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(**_options: object) -> Layout:
        raise SetupError("The disk is full.")

    monkeypatch.setattr(commands, "prepare", fail)
    assert commands.main(["run"]) == 1
    assert capsys.readouterr().err.strip() == "The disk is full."


def test_run_hands_every_argument_on(monkeypatch: pytest.MonkeyPatch, layout: Layout) -> None:
    started: list[list[str]] = []
    monkeypatch.setattr(commands, "prepare", lambda **_options: layout)
    monkeypatch.setattr(commands, "become", lambda command: started.append(command) or 0)
    commands.main(["run", "--version", "help", "名簿 1.tenken"])
    assert started == [[str(layout.python), str(layout.root / "main.py"), "--version", "help", "名簿 1.tenken"]]


@pytest.mark.parametrize(("broken", "pytest_status", "status"), [("0", 0, 0), ("1", 0, 1), ("0", 5, 5), ("1", 2, 2)])
def test_a_failed_check_fails_the_suite(
    monkeypatch: pytest.MonkeyPatch,
    layout: Layout,
    capsys: pytest.CaptureFixture[str],
    broken: str,
    pytest_status: int,
    status: int,
) -> None:
    layout.python.unlink()
    layout.python.symlink_to(sys.executable)
    monkeypatch.setattr(commands, "prepare", lambda **_options: layout)
    monkeypatch.setattr(commands, "CHECKS", (("one", ("-c", f"print('found it'); raise SystemExit({broken})")),))
    monkeypatch.setattr(commands.subprocess, "call", lambda *_args, **_options: pytest_status)
    monkeypatch.setattr(commands.coverage_gate, "check", lambda _root: [])
    assert commands.main(["test"]) == status
    lines = capsys.readouterr().out.split("\n")
    assert ("found it" in lines) == (broken == "1")
    assert any(line.startswith("FAILED: one") for line in lines) == (broken == "1")


def test_what_the_suite_starts_finds_modules_that_are_compiled(tmp_path: Path) -> None:
    (tmp_path / "measured.py").write_text("x = 1\n", encoding="utf-8")
    env = commands.with_bytecode({**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}, tmp_path)
    subprocess.run([sys.executable, "-c", "import measured"], cwd=tmp_path, env=env, check=True)
    [compiled] = tmp_path.rglob("measured*.pyc")
    assert compiled.is_relative_to(tmp_path / "build")


def test_faults_run_from_the_root_with_their_arguments(monkeypatch: pytest.MonkeyPatch, layout: Layout) -> None:
    started: list[tuple[list[str], Path]] = []
    monkeypatch.setattr(commands, "prepare", lambda **_kwargs: layout)
    monkeypatch.setattr(subprocess, "call", lambda command, cwd: started.append((command, cwd)) or 3)
    assert commands.main(["faults", "kill", "--trials", "9"]) == 3
    assert started == [([str(layout.python), "-m", "tests.faults", "kill", "--trials", "9"], layout.root)]


def test_a_check_that_warns_is_heard_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, layout: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    layout.python.unlink()
    layout.python.symlink_to(sys.executable)
    monkeypatch.setattr(commands, "prepare", lambda **_options: layout)
    monkeypatch.setattr(
        commands, "CHECKS", (("dated facts", ("-c", "print('an old one')")), ("one", ("-c", "print('all well')")))
    )
    assert commands.main(["check"]) == 0
    said = capsys.readouterr().out
    assert "an old one" in said
    assert "all well" not in said


def test_a_line_that_no_test_runs_fails_the_suite(
    monkeypatch: pytest.MonkeyPatch, layout: Layout, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "prepare", lambda **_options: layout)
    monkeypatch.setattr(commands, "CHECKS", ())
    monkeypatch.setattr(commands.subprocess, "call", lambda *_args, **_options: 0)
    monkeypatch.setattr(commands.coverage_gate, "check", lambda _root: ["app/domain/a.py: no test runs line 3"])
    assert commands.main(["test"]) == 1
    assert "no test runs line 3" in capsys.readouterr().out


def test_dev_py_can_be_read_by_an_old_python() -> None:
    source = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 4))


def test_an_old_python_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    source = (ROOT / "packaging" / "dev.py").read_text(encoding="utf-8")
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer, and this is Python 3\.9"):
        exec(compile(source, "dev.py", "exec"), {"__name__": "__main__"})


def _imported(path: Path) -> set[str]:
    """The modules that a module imports; of `from windows import lane` both."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_the_set_up_needs_the_standard_library_alone() -> None:
    folder = ROOT / "packaging"
    own = {".".join(path.relative_to(folder).with_suffix("").parts): path for path in folder.rglob("*.py")}
    seen: set[str] = set()
    todo = ["dev"]
    while todo:
        name = todo.pop()
        seen.add(name)
        imported = _imported(own[name])
        foreign = {module.partition(".")[0] for module in imported if module not in own}
        assert foreign - {module.partition(".")[0] for module in own} <= sys.stdlib_module_names
        todo += sorted((imported & own.keys()) - seen)
    assert seen >= {"dev", "commands", "setup_steps", "environment", "system_packages"}


def test_the_locks_have_hashes_and_name_no_index() -> None:
    for name in (*LOCKS, "requirements-build.lock"):
        text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
        entries = [
            entry for entry in text.replace("\\\n", "").splitlines() if entry and not entry.lstrip().startswith("#")
        ]
        assert entries
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)
        assert "://" not in text


def locked(*names: str) -> set[str]:
    """What lock files name, with its version."""
    lines = [line for name in names for line in (ROOT / "packaging" / name).read_text(encoding="utf-8").splitlines()]
    return {line.split()[0] for line in lines if "==" in line}


def test_the_developers_lock_holds_all_that_a_start_needs() -> None:
    assert locked("requirements.lock", "requirements-setup.lock") < locked("requirements-dev.lock")
    assert "pyside6==6.11.3" in locked("requirements.lock")


def test_what_compiles_translations_is_installed_before_that_and_is_no_part_of_the_program() -> None:
    babel = locked("requirements-setup.lock")
    assert {name.partition("==")[0] for name in babel} == {"babel"}
    assert not babel & locked("requirements.lock")
    assert babel <= locked("requirements-build.lock")


def test_the_stamp_is_plain_json(layout: Layout) -> None:
    assert Stamp(**{**json.loads(layout.stamp.read_text(encoding="utf-8")), "locks": (), "system": ()}).python
    assert environment.read_stamp(layout) == stamp_for(layout)._replace(locks=tuple(sorted(stamp_for(layout).locks)))
