"""The commands of dev.py: what each needs, and what it starts."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import coverage_gate
from console import Console, SetupError
from environment import WINDOWS, Layout
from setup_steps import TRANSLATIONS, prepare

DATED_FACTS = TRANSLATIONS.with_name("dated_facts.py")

USAGE = """Usage: python3 packaging/dev.py COMMAND [ARGUMENTS]

  run [ARGS...]     start the program, with its own arguments
  test [ARGS...]    the whole suite; with arguments, pytest alone with these
  check             what is looked at before the tests: ruff, mypy, layers, translations, dated facts
  bench [ARGS...]   measure speed and memory (tests/bench)
  field [CASE...]   try every case of the field reports on the program (tests/field); --markdown for a table
  faults [NAME...]  try faults and attacks by thousands (tests/faults); --trials N, --seed S, --small, --help
  i18n [LANG...]    collect the program's strings, bring the translations up to date, compile them
  screenshot        make the pictures of the README and of docs
  package WHAT      build the installers: linux, windows or all; with --test, try them too
  setup             only prepare what run and test need
  help              this text

Each command first makes .venv and installs what is missing; the next time it starts at once.
"""

CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("layers", ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")),
    ("translations", (str(TRANSLATIONS), "check")),
    ("dated facts", (str(DATED_FACTS),)),
)
SPOKEN = ("dated facts",)
"""The checks whose words are printed although all is well: they warn."""


ON_EVERY_CORE = ("-n", "auto", "--dist", "worksteal")
"""How pytest runs the whole suite; a core that has nothing left to do takes tests from another."""


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return the exit status: 1 when something failed, 2 when the command is unknown."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if name in ("help", "-h", "--help"):
        print(USAGE, end="")
        return 0
    if name not in COMMANDS:
        print(f"There is no command {name!r}.\n\n{USAGE}" if name else USAGE, end="", file=sys.stderr)
        return 2
    console = Console()
    try:
        return COMMANDS[name](rest, console)
    except SetupError as problem:
        console.say(f"\n{problem}")
        return 1
    except KeyboardInterrupt:
        console.say("\nStopped. Start again, and what was left undone is done anew.")
        return 130


def run(arguments: list[str], console: Console) -> int:
    """Start the program in the folder that the user is in."""
    layout = prepare(dev=False, console=console)
    return become([str(layout.python), str(layout.root / "main.py"), *arguments])


def become(command: list[str]) -> int:
    """Turn this process into `command`; on Windows, which cannot do that, wait for it."""
    if not WINDOWS:
        os.execv(command[0], command)  # noqa: S606 - no shell is wanted
    while True:
        try:
            return subprocess.call(command)
        except KeyboardInterrupt:  # it went to the program too, which decides
            continue


def test(arguments: list[str], console: Console) -> int:
    """Run the checks and then pytest, whose summary is the last line when all went well."""
    layout = prepare(dev=True, console=console)
    failed = [] if arguments else failing_checks(layout)
    wanted = arguments or (*ON_EVERY_CORE, *coverage_gate.PYTEST_ARGUMENTS)
    env = with_bytecode(os.environ, layout.root)
    status = subprocess.call([str(layout.python), "-m", "pytest", *wanted], cwd=layout.root, env=env)
    if not arguments and status == 0 and (gaps := coverage_gate.check(layout.root)):
        print("\n" + "\n".join(gaps), flush=True)
        failed.append("coverage")
    if failed:
        print(f"\nFAILED: {', '.join(failed)} (see above)", flush=True)
    return status or (1 if failed else 0)


def check(_arguments: list[str], console: Console) -> int:
    """Run the checks without the tests."""
    return 1 if failing_checks(prepare(dev=True, console=console)) else 0


def failing_checks(layout: Layout) -> list[str]:
    """Run every check and print a line for each, with the output of those that fail or warn; return the failed ones."""
    failed = []
    for name, command in CHECKS:
        begun = time.monotonic()
        done = subprocess.run(
            [str(layout.python), *command],
            cwd=layout.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        print(f"{name:14} {'ok' if done.returncode == 0 else 'FAILED':8} {time.monotonic() - begun:5.1f} s", flush=True)
        if done.returncode != 0:
            failed.append(name)
        if done.returncode != 0 or (name in SPOKEN and done.stdout):
            print(done.stdout, flush=True)
    return failed


def bench(arguments: list[str], console: Console) -> int:
    """Measure the program."""
    return _on_a_screen("tests/bench", arguments, console)


def field(arguments: list[str], console: Console) -> int:
    """Try every case of the field reports; the screen that each window has is its own."""
    return _on_a_screen("tests/field", arguments, console)


def faults(arguments: list[str], console: Console) -> int:
    """Try faults and attacks on the program; the windows that take part in it need no screen."""
    layout = prepare(dev=True, console=console)
    return subprocess.call([str(layout.python), "-m", "tests.faults", *arguments], cwd=layout.root)


def screenshot(arguments: list[str], console: Console) -> int:
    """Make the picture of the README."""
    return _on_a_screen("tests/make_screenshot.py", arguments, console)


def _on_a_screen(script: str, arguments: Sequence[str], console: Console) -> int:
    layout = prepare(dev=True, console=console)
    path = layout.root / script
    if not path.exists():
        raise SetupError(f"{script} is not there.")
    command = [*virtual_screen(sys.platform), str(layout.python), str(path), *arguments]
    return subprocess.call(command, cwd=layout.root, env=with_root(os.environ, layout.root))


def virtual_screen(platform: str) -> list[str]:
    """Return what gives a command a screen of a known size: Xvfb on Linux; elsewhere the desktop serves."""
    return ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24"] if platform == "linux" else []


def with_root(env: Mapping[str, str], root: Path) -> dict[str, str]:
    """Return `env` with the repository's root where Python looks for modules."""
    others = [env["PYTHONPATH"]] if env.get("PYTHONPATH") else []
    return {**env, "PYTHONPATH": os.pathsep.join([str(root), *others])}


def with_bytecode(env: Mapping[str, str], root: Path) -> dict[str, str]:
    """Return `env` with a folder for compiled modules: the suite starts the program many hundred times."""
    kept = {name: value for name, value in env.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(root / "build" / "bytecode")}


def i18n(arguments: list[str], console: Console) -> int:
    """Bring the translations up to date with the program, then say what is left to translate."""
    layout = prepare(dev=False, console=console)
    script = [str(layout.python), str(layout.root / TRANSLATIONS)]
    status = subprocess.call([*script, "update", *arguments], cwd=layout.root)
    prepare(dev=False, console=console)
    return status or subprocess.call([*script, "check"], cwd=layout.root)


def setup(_arguments: list[str], console: Console) -> int:
    """Prepare everything that run and test need."""
    layout = prepare(dev=True, console=console)
    console.say(f"Ready: {layout.venv}")
    return 0


def package(arguments: list[str], console: Console) -> int:
    """Build the installers; what that takes is read only then."""
    from package import package as build

    return build(arguments, console)


COMMANDS: dict[str, Callable[[list[str], Console], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "field": field,
    "faults": faults,
    "i18n": i18n,
    "screenshot": screenshot,
    "package": package,
    "setup": setup,
}
