"""A made-up third language, made by machine from English: each vowel has two dots, so that English left over shows.

It is nothing but a folder of words and a `.po`, as a real one would be, in a copy of what the program brings along.
"""

import json
import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import translations
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from app.paths import program_folder

CODE = "eo"
"""A language that Qt and Babel know of and the program does not have."""
NAME = "Dotted"
SOURCE = "en"

_DOTS = str.maketrans("aeiouAEIOU", "äëïöüÄËÏÖÜ")
_KEPT = re.compile(r"\{[^}]*\}|\]\([^)]*\)|https?://\S+")
"""What a translator leaves as it is: placeholders, and where links lead."""
_OWN = {"this language, in itself": NAME, "tag of this language, as in BCP 47": CODE, "font of spreadsheets": "Arial"}
"""What a translator chooses, by its context."""


def dotted(text: str) -> str:
    """A text in the third language."""
    pieces = zip(_KEPT.split(text), [*_KEPT.findall(text), ""], strict=True)
    return "".join(words.translate(_DOTS) + kept for words, kept in pieces)


def make(folder: Path) -> Path:
    """Copies what the program brings along into a folder, with one more language in it; the folder."""
    shutil.copytree(program_folder() / "resources", folder / "resources")
    shutil.copytree(program_folder() / "i18n", folder / "i18n")
    catalogue = folder / "resources" / "catalogue"
    for source in sorted((catalogue / SOURCE).rglob("*.*")):
        target = catalogue / CODE / source.relative_to(catalogue / SOURCE)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = source.read_text(encoding="utf-8")
        target.write_text(_table(tomllib.loads(text)) if source.suffix == ".toml" else dotted(text), encoding="utf-8")
    write_translation(folder)
    return folder


def _table(table: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {_value(value)}\n" for key, value in table.items())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(dotted(value) if isinstance(value, str) else value, ensure_ascii=False)


def write_translation(folder: Path) -> None:
    """Translates every sentence of the program, and compiles it as the set-up does."""
    with (folder / "i18n" / "messages.pot").open("rb") as file:
        template = read_po(file)
    catalog = Catalog(locale=CODE, fuzzy=False)
    for message in template:
        if message.id:
            forms = [message.id] if isinstance(message.id, str) else list(message.id)
            said = [_OWN.get(message.context or "", dotted(form)) for form in forms]
            catalog.add(message.id, said[0] if isinstance(message.id, str) else said, context=message.context)
    path = translations.catalog_path(folder, CODE)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog)
    translations.compile_all(folder)


_MARK_UP = re.compile(r"<[^>\n]*>")
_WORD = re.compile(r"(?<![\w@.-])[A-Za-z]{3,}(?![\w@])")


def english_in(text: str) -> set[str]:
    """The words of a text that are in no language but English: letters without the dots that theirs would have."""
    found = _WORD.findall(_MARK_UP.sub("", text))
    return {word for word in found if not set(word.lower()).isdisjoint("aeiou")}
