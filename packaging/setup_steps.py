"""The steps that lead from a fresh checkout to a program that can start, each done only when it is due."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import system_packages
from console import Console, SetupError
from environment import Layout, Stamp
from processes import Outcome, follow

TRANSLATIONS = Path("packaging") / "translations.py"
PIP_INSTALL = (
    "-u", "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:", "--disable-pip-version-check",
    "--no-input", "--no-warn-script-location",
)  # fmt: skip
"""What pip is told wherever it installs something: nothing that the lock files do not name by its hash."""

_NETWORK = (
    "NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|Max retries exceeded|[Cc]onnection broken|"
    "Connection refused|Connection reset|name resolution|Name or service not known|getaddrinfo|Network is unreachable"
)
_PIP_EXPLAINED = {
    "DO NOT MATCH THE HASHES": """\
A downloaded file is not the one that the lock file names, so it was not installed.
Start again; if it happens again, do not trust this network: ask who runs it.""",
    "No space left on device|Errno 28|WinError 112": """\
The disk is full. The set-up needs about 1.2 GB. Make room, then start again.""",
    _NETWORK: """\
The packages could not be downloaded: the package index does not answer.
Look at the network connection (and the proxy settings, if there are any), then start again.""",
    "No matching distribution found": """\
The package index has no file for this kind of computer and this Python.
Tenken runs with Python 3.11 to 3.14, 64 bit, on Linux, Windows and macOS. Start again with one of these.
If this computer is one of them, then the package index did not answer: look at the network connection.""",
}
_PIP_CHANGES = "Installing collected packages"
_PIP_NAME = re.compile(
    r"(?:Collecting |Requirement already satisfied: |Ignoring |Processing \S*[/\\])([A-Za-z]\w*(?:[.-][A-Za-z]\w*)*)"
)
_PIP_OTHERWISE = """\
The packages could not be installed. Start again; if it fails again, delete .venv and start once more."""


def prepare(*, dev: bool, console: Console, layout: Layout | None = None) -> Layout:
    """Make sure that the environment fits the checkout; raise SetupError with what a person must do otherwise."""
    layout = layout or Layout(environment.ROOT)
    lost = [path for path in environment.locks_for(layout, dev=dev) if not path.is_file()]
    if lost:
        raise SetupError(f"This checkout is not whole: {lost[0]} is missing. Get it anew, then start again.")
    if not _due(layout, dev=dev)[1]:
        return layout
    try:
        with environment.only_one(layout, console):
            _do_the_work(layout, console, dev=dev)
    except OSError as error:
        raise SetupError(_stopped(layout, error)) from error
    return layout


def _due(layout: Layout, *, dev: bool) -> tuple[Stamp, environment.Work]:
    stamp = environment.read_stamp(layout)
    names = system_packages.wanted(dev=dev, new_venv=False)
    return stamp, environment.work_to_do(layout, stamp, dev=dev, system=names)


def _do_the_work(layout: Layout, console: Console, *, dev: bool) -> None:
    stamp, work = _due(layout, dev=dev)
    if work.system or work.venv:
        names = system_packages.wanted(dev=dev, new_venv=work.venv)
        system_packages.install(names, console)
        stamp = stamp._replace(system=tuple(sorted({*stamp.system, *names})))
    if work.venv:
        with environment.replacing(layout):
            _make_venv(layout, console)
            stamp = stamp._replace(python=environment.current_python(layout), locks=())
            stamp = _install_packages(layout, stamp, console, dev=dev)
    elif work.packages:
        stamp = _install_packages(layout, stamp, console, dev=dev)
    if work.catalogs:
        _compile_catalogs(layout, console)
        stamp = stamp._replace(catalogs=environment.digest(layout.compiled_from()))
    _compile_modules(layout, console)
    environment.write_stamp(layout, stamp)


def _make_venv(layout: Layout, console: Console) -> None:
    console.say(f"Making {layout.venv.name} with Python {'.'.join(map(str, sys.version_info[:3]))}")
    outcome = follow([environment.base_python(), "-m", "venv", str(layout.venv)], console, lambda _line: None)
    if outcome.status != 0 or not layout.python.exists():
        raise SetupError(
            f"The virtual environment {layout.venv} could not be made. Python said:\n\n{outcome.tail()}\n\n"
            "This Python lacks a part (venv or ensurepip): install it whole, then start again."
        )


def _install_packages(layout: Layout, stamp: Stamp, console: Console, *, dev: bool) -> Stamp:
    """Install the locked packages, with no stamp in place while they are half there; return the new stamp."""
    layout.stamp.unlink(missing_ok=True)
    wanted = layout.locks(dev=dev)
    requirements = [part for lock in wanted for part in ("--requirement", str(lock))]
    outcome = follow([str(layout.python), *PIP_INSTALL, *requirements], console, pip_states(sum(map(_count, wanted))))
    if outcome.status != 0:
        if not any(line.startswith(_PIP_CHANGES) for line in outcome.lines):
            environment.write_stamp(layout, stamp)
        raise SetupError(explain_pip(outcome))
    console.say("The packages are installed.")
    locks = {path.name: environment.digest([path]) for path in environment.locks_for(layout, dev=dev)}
    stamp = stamp._replace(locks=tuple(sorted({**dict(stamp.locks), **locks}.items())), catalogs="")
    environment.write_stamp(layout, stamp)
    return stamp


def _count(lock: Path) -> int:
    return sum(
        "==" in line for line in lock.read_text(encoding="utf-8").splitlines() if not line.startswith((" ", "#"))
    )


def pip_states(total: int) -> Callable[[str], str | None]:
    """Return a function that turns pip's lines into the state of installing `total` packages."""
    seen: set[str] = set()

    def state(line: str) -> str | None:
        if line.startswith(_PIP_CHANGES):
            return "Installing the packages"
        found = _PIP_NAME.match(line)
        if not found:
            return None
        seen.add(found[1])
        return f"Getting packages {len(seen)}/{total}  {found[1]}"

    return state


def explain_pip(outcome: Outcome) -> str:
    """Say in words why pip failed and what to do, with the last lines that it printed."""
    text = "\n".join(outcome.lines)
    reason = next((words for pattern, words in _PIP_EXPLAINED.items() if re.search(pattern, text)), _PIP_OTHERWISE)
    return f"{reason}\nWhat was there before is as it was.\n\npip said:\n{outcome.tail()}"


def _compile_catalogs(layout: Layout, console: Console) -> None:
    outcome = follow([str(layout.python), str(layout.root / TRANSLATIONS), "compile"], console, lambda _line: None)
    if outcome.status != 0:
        raise SetupError(
            f"The translations could not be compiled:\n\n{outcome.tail()}\n\nMend the .po file named above."
        )


def _compile_modules(layout: Layout, console: Console) -> None:
    """Compile the program's modules: where Python may not write what it compiles, each start would do it again."""
    follow([str(layout.python), "-m", "compileall", "-q", str(layout.root / "app")], console, lambda _line: None)


def _stopped(layout: Layout, error: OSError) -> str:
    place = error.filename or layout.root
    return (
        f"The set-up stopped at {place}: {error.strerror}.\n"
        f"It keeps everything it makes in {layout.venv} and i18n/. Give yourself the right to write there, make room "
        "on the disk, or copy the folder to a place of your own; then start again."
    )
