"""What every try of an installed program looks at: how the smoke test went, and what the documents it wrote hold."""

import re
import zipfile
from pathlib import Path

from steps import expect, output_of

PACKAGES = ("poppler-utils",)
OUTCOME = "smoke-test.txt"
PASSWORD = "smoke-test"  # noqa: S105 - as app/ui/shell/smoke.py has it
EXPORTS = ("csv", "xlsx", "ics", "json")
_JAPANESE = re.compile("[\u3041-\u309f]")


def check_outcome(data: Path) -> None:
    """Raise SetupError unless the smoke test below `data` went well and its documents are what they should be."""
    outcome = data / OUTCOME
    expect(outcome.exists(), f"the smoke test left no {outcome.name}")
    words = outcome.read_text(encoding="utf-8").strip()
    expect(words == "ok", f"the smoke test says: {words[-1500:]}")
    documents = sorted((data / "documents").iterdir())
    expect(len(documents) >= 2, "the smoke test wrote no documents")
    for document in documents:
        if document.suffix == ".pdf":
            check_pdf(document)
        else:
            check_word_file(document)


def check_pdf(path: Path) -> None:
    """Raise SetupError unless the text is Japanese and can be copied, and every font is embedded."""
    unlocked = ["-upw", PASSWORD] if path.stem == "protected" else []
    expect(bool(_JAPANESE.search(output_of("pdftotext", *unlocked, path, "-"))), f"{path.name} has no Japanese text")
    fonts = output_of("pdffonts", *unlocked, path).splitlines()[2:]
    loose = [line for line in fonts if not re.search(r" yes (yes|no ) (yes|no )\s+\d+\s+\d+$", line)]
    expect(bool(fonts) and not loose, f"{path.name} has fonts that are not embedded: {loose}")


def check_word_file(path: Path) -> None:
    """Raise SetupError unless the file holds Japanese text."""
    with zipfile.ZipFile(path) as parts:
        words = parts.read("word/document.xml").decode("utf-8")
    expect(bool(_JAPANESE.search(words)), f"{path.name} has no Japanese text")
