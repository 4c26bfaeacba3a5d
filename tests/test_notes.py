"""What the notes for people name is there: files, folders, and what links lead to."""

import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NOTES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "packaging" / "README.md"])
_FILE = re.compile(r"`([\w.*/-]+\.(?:py|toml|lock|spec|nsi|sh|md|yml))`")
_FOLDER = re.compile(r"`((?:app|docs|packaging|resources|tests)/[\w/-]*\w)/?`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
_NOT_HERE = {"resources/help", "view.py"}
"""What the frame has and we have not, and the name that files do not get."""


@cache
def _kept() -> tuple[Path, ...]:
    tops = [ROOT / name for name in (".github", "app", "docs", "i18n", "packaging", "resources", "tests")]
    return (*ROOT.glob("*.*"), *(path for top in tops for path in (top, *top.rglob("*"))))


def _is_there(name: str) -> bool:
    return name in _NOT_HERE or any(path.match(name) for path in _kept())


@pytest.mark.parametrize("note", NOTES, ids=lambda path: path.name)
def test_what_a_note_names_is_there(note: Path) -> None:
    text = note.read_text(encoding="utf-8")
    named = {*_FILE.findall(text), *_FOLDER.findall(text)}
    assert sorted(name for name in named if not _is_there(name)) == []


@pytest.mark.parametrize("note", NOTES, ids=lambda path: path.name)
def test_the_links_of_a_note_lead_somewhere(note: Path) -> None:
    links = _LINK.findall(note.read_text(encoding="utf-8"))
    assert [link for link in links if not (note.parent / link).exists()] == []
