"""What stands in a document that was made: the text of each page, and whether anything in it does something."""

import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path

import pikepdf

from app.reports.press.fonts import printable

_ACTING = frozenset(
    ("/URI", "/Launch", "/JavaScript", "/JS", "/AA", "/OpenAction", "/Annots", "/EmbeddedFiles", "/EmbeddedFile",
     "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/RichMedia", "/Movie", "/Sound", "/AcroForm", "/XFA", "/F",
     "/EF")
)  # fmt: skip
"""Keys and kinds of actions by which a PDF leads out of itself, or does something."""


def letters_of(pdf: Path) -> str:
    """The letters of a PDF in the order in which they are drawn, without blanks and breaks; \f ends a page."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return "\f".join(map(squeezed_text, text.split("\f")))


def squeezed_text(text: str) -> str:
    """A text without blanks and breaks."""
    return re.sub(r"\s+", "", text)


def printed_text(text: str) -> str:
    """What is to be found on paper of a text."""
    return squeezed_text(printable(text))


_HEAD = 4
"""So many letters of a text stand together."""
_FAR = 12_000
"""Letters that may stand between two pieces of a text: those of the other columns, and the foot and head of a page."""


def stands_in(text: str, letters: str) -> bool:
    """Whether a text is on paper: whole, or in pieces one after the other, as where a row of a table is drawn piece by
    piece or goes on with the next page; or up to where a line has no more room and says so."""
    begins = re.finditer(re.escape(text[:_HEAD]), letters)  # one text may stand in several fields, and be cut in each
    return any(_stands_from(text, letters, begin.start()) for begin in begins)


def _stands_from(text: str, letters: str, place: int) -> bool:
    pairs = zip(text, letters[place : place + len(text)], strict=False)
    begun, pieces = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)), 0
    while begun and pieces <= 3 + len(text) // 100:
        place, text, pieces = place + begun, text[begun:], pieces + 1
        if not text or letters[place : place + 1] == "…":
            return True
        end = place + _FAR
        begun = _begun(text, letters, place, end)
        place = letters.find(text[:begun], place, end)
    return False


def _begun(text: str, letters: str, start: int, end: int) -> int:
    """How many letters of the beginning of a text stand there together."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if letters.find(text[:middle], start, end) >= 0 else (low, middle - 1)
    return low


def acting_parts(pdf: Path) -> list[str]:
    """What in a PDF does something when it is opened or clicked."""
    with pikepdf.open(pdf) as file:
        return [found for item in file.objects for found in _acting(item)]


def _acting(item: object) -> Iterator[str]:
    if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
        for key in item.keys():  # noqa: SIM118 - no mapping
            value = item.get(key)
            if key in _ACTING or (key == "/S" and str(value) in _ACTING):
                yield f"{key} {value!r:.80}"
            if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect:
                yield from _acting(value)
    elif isinstance(item, pikepdf.Array):
        for one in item:
            if isinstance(one, pikepdf.Dictionary | pikepdf.Array) and not one.is_indirect:
                yield from _acting(one)


def described(pdf: Path) -> Mapping[str, str]:
    """What a viewer shows about a PDF."""
    with pikepdf.open(pdf) as file:
        return {str(key): str(value) for key, value in file.docinfo.items()}


def acting_in_word(path: Path) -> list[str]:
    """What in a Word file does something: links, fields other than the number of the page, and what lies outside."""
    found: list[str] = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            content = parts.read(name).decode("utf-8", "replace")
            found += re.findall(r"<w:(?:hyperlink|object|pict|altChunk|fldSimple)\b[^>]*", content)
            found += re.findall(r'TargetMode="External"', content)
            fields = re.findall(r"<w:instrText[^>]*>([^<]*)", content)
            found += [field for field in fields if field.strip() not in ("PAGE", "NUMPAGES")]
    return found


@cache
def words_of_word(path: Path) -> str:
    """The letters of a Word file, without blanks."""
    import docx

    document = docx.Document(str(path))
    return squeezed_text("".join(paragraph.text for paragraph in document.paragraphs))
