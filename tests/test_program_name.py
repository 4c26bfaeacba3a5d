"""The program has one name in everything that people read; and Japanese has one sign for words that go on."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
_OTHERWISE = re.compile(r"この(?:アプリ|ソフト|プログラム)|[Tt]his (?:app|application|program|software)\b")
_LABELS = ("このアプリについて", "About this app")
"""What other programs have on their screens."""
TEXTS = sorted(
    [
        *(path for kind in ("toml", "md") for path in (ROOT / "resources" / "catalogue").rglob(f"*.{kind}")),
        *(path for kind in ("nsi", "desktop", "xml", "sh") for path in (ROOT / "packaging").rglob(f"*.{kind}")),
        ROOT / "README.md",
        ROOT / "CHANGELOG.md",
    ]
)
PO = sorted((ROOT / "i18n").glob("*/LC_MESSAGES/messages.po"))


def sayings(path: Path) -> list[str]:
    """What the screens say in one language, and in English."""
    with path.open("rb") as file:
        found = [message for message in read_po(file) if message.id]
    texts = [text for m in found for text in (m.id, m.string)]
    return [part for text in texts for part in ((text,) if isinstance(text, str) else text)]


def test_there_is_something_to_look_at() -> None:
    assert len(TEXTS) > 30
    assert PO


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_the_program_is_called_by_its_name(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for label in _LABELS:
        text = text.replace(label, "")
    lines = text.splitlines()
    assert [line for line in lines if _OTHERWISE.search(line)] == []


@pytest.mark.parametrize("path", PO, ids=lambda path: path.parts[-3])
def test_the_screens_call_the_program_by_its_name(path: Path) -> None:
    assert [text for text in sayings(path) if _OTHERWISE.search(text)] == []


def test_japanese_sentences_call_it_by_its_japanese_name() -> None:
    """`Tenken` stands for itself only where both names are told, and in the note of origin."""
    with (ROOT / "i18n" / "ja" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        texts = [m.string if isinstance(m.string, str) else " ".join(m.string) for m in read_po(file) if m.id]
    named = [text for text in texts if "Tenken" in text]
    assert sorted(named) == sorted(text for text in named if text.startswith(("点検 Tenken", "文章は Tenken")))


def test_japanese_goes_on_with_one_sign() -> None:
    with (ROOT / "i18n" / "ja" / "LC_MESSAGES" / "messages.po").open("rb") as file:
        texts = [m.string if isinstance(m.string, str) else " ".join(m.string) for m in read_po(file) if m.id]
    assert [text for text in texts if "..." in text] == []
    files = [path for path in TEXTS if "ja" in path.parts]
    assert [path.name for path in files if "..." in path.read_text(encoding="utf-8")] == []
