"""Collects, updates, compiles and checks the program's strings and their translations; runs in .venv, with Babel.

The strings in the code are English. `i18n/messages.pot` lists them; `i18n/<language>/LC_MESSAGES/messages.po` holds a
translation, which is complete when every string has one with the same `{names}`. English needs no file.
"""

import json
import re
import string
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from gettext import c2py
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = "en"
KEYWORDS = {
    **dict.fromkeys(("_", "N_", "gettext", "entry_field", "msgid"), None),
    **dict.fromkeys(("pgettext", "NP_", "msgid_in"), ((1, "c"), 2)),
    "ngettext": (1, 2),
}
TRANSLATOR_NOTES = ("Translators:",)

_PO_LINE = re.compile(r'(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d+\])?)\s+)?"([^"\\]|\\.)*")?')

_HEADER = "# Tenken. To collect new strings and drop old ones: python3 packaging/dev.py i18n"

Key = tuple[str, str]


class BadCatalog(Exception):
    """A translation file cannot be read; the text names the file and the place."""


def collect(root: Path) -> Catalog:
    """Return every string of the code under `root`/app as a template."""
    template = _empty()
    found = extract_from_dir(str(root / "app"), [("**.py", "python")], keywords=KEYWORDS, comment_tags=TRANSLATOR_NOTES)
    for file, _line, text, notes, context in found:
        template.add(text, locations=[(f"app/{Path(file).as_posix()}", 1)], auto_comments=notes, context=context)
    return template


def _empty(language: str | None = None) -> Catalog:
    return Catalog(
        locale=language,
        header_comment=_HEADER,
        project="Tenken",
        version="program",
        msgid_bugs_address="none",
        last_translator="Tenken authors",
        language_team="Tenken authors",
        fuzzy=False,
    )


def catalog_path(root: Path, language: str) -> Path:
    """Return where the translation into `language` is kept."""
    return root / "i18n" / language / "LC_MESSAGES" / "messages.po"


def languages(root: Path) -> list[str]:
    """Return the languages that have a file, and those that must have one: there is a folder of words for each."""
    present = {path.parts[-3] for path in root.glob("i18n/*/LC_MESSAGES/messages.po")}
    wanted = {path.name for path in root.glob("resources/catalogue/*/")}
    return sorted((present | wanted) - {SOURCE})


def read(path: Path, language: str | None = None) -> Catalog:
    """Return the file's strings; raise BadCatalog when it is not in the format of a .po file."""
    content = path.read_bytes()
    try:
        _refuse_bad_lines(path, content.decode())
        return read_po(BytesIO(content), locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        raise BadCatalog(f"{path}: {error}") from error


def _refuse_bad_lines(path: Path, text: str) -> None:
    """Raise BadCatalog for a line that Babel would read only in part, such as one without its closing quote."""
    for number, line in enumerate(text.splitlines(), start=1):
        if not _PO_LINE.fullmatch(line.strip()):
            raise BadCatalog(f"{path}, line {number}: not a line of a .po file: {line.strip()}")


def update(root: Path, new: Sequence[str] = ()) -> None:
    """Write the template and bring every translation up to date with it; begin those into `new` languages."""
    template = collect(root)
    _write(root / "i18n" / "messages.pot", template)
    for language in sorted({*languages(root), *new}):
        path = catalog_path(root, language)
        catalog = read(path, language) if path.exists() else _empty(language)
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        catalog.fuzzy = False
        catalog.header_comment = _HEADER
        _write(path, catalog)


def _write(path: Path, catalog: Catalog) -> None:
    """Write `catalog` when more than its dates has changed; it has no line numbers, so only words make a difference."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    text = buffer.getvalue()
    if path.exists() and _without_dates(path.read_bytes()) == _without_dates(text):
        return
    _replace(path, text)


def _without_dates(text: bytes) -> list[bytes]:
    return [line for line in text.splitlines() if b"-Date: " not in line and b"Generated-By: " not in line]


def _replace(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(path.suffix + ".partial")
    partial.write_bytes(content)
    partial.replace(path)


def compile_all(root: Path) -> None:
    """Write the .json file beside every .po file, each as a whole or not at all; raise BadCatalog for a broken one."""
    for path in sorted(root.glob("i18n/*/LC_MESSAGES/messages.po")):
        content = json.dumps(compiled(read(path, path.parts[-3])), ensure_ascii=False, separators=(",", ":"))
        _replace(path.with_suffix(".json"), content.encode())


def compiled(catalog: Catalog) -> dict[str, object]:
    """Return what the program reads: the arguments of its `Translation`."""
    sentences: dict[str, str] = {}
    numbered: dict[str, tuple[str, ...]] = {}
    of_one = c2py(catalog.plural_expr)(1)
    for message in catalog:
        forms = _forms(message.string)
        if not message.id or message.fuzzy or not forms or not all(forms):
            continue
        key = _forms(message.id)[0]
        if message.pluralizable:
            numbered[key] = forms
        sentences[f"{message.context}\x04{key}" if message.context else key] = forms[of_one if len(forms) > 1 else 0]
    return {"sentences": sentences, "numbered": numbered, "plural": catalog.plural_expr}


def keep_catalogue(root: Path) -> None:
    """Keep what the data files hold in the form that the program reads soonest; damage is said, and nothing kept."""
    sys.path.insert(0, str(root))
    from app.catalogue.data_reader import CatalogueDamaged
    from app.catalogue.loader import Catalogue

    try:
        Catalogue(root / "resources" / "catalogue").keep()
    except CatalogueDamaged as error:
        print(error, file=sys.stderr)


def keep_pyside(root: Path) -> None:
    """Keep compiled what PySide else compiles whenever the program starts; where that fails, PySide starts as ever."""
    kept = root / "app" / "ui" / "shell" / "quick_pyside.kept"
    subprocess.run([sys.executable, "-m", "app.ui.shell.quick_pyside", str(kept)], cwd=root, check=False)


def problems(root: Path = ROOT) -> list[str]:
    """Return everything that keeps the translations from being complete, one line each; none when all is well."""
    wanted = _by_key(collect(root))
    listed = _template_problems(root, wanted)
    for language in languages(root):
        path = catalog_path(root, language)
        if not path.exists():
            listed.append(f"{language}: there is no {path.relative_to(root).as_posix()}")
            continue
        try:
            catalog = read(path, language)
        except BadCatalog as error:
            listed.append(str(error))
            continue
        listed += [f"{language}: {text}" for text in _catalog_problems(catalog, wanted)]
    return listed


def _template_problems(root: Path, wanted: dict[Key, Message]) -> list[str]:
    path = root / "i18n" / "messages.pot"
    try:
        listed = _by_key(read(path))
    except FileNotFoundError:
        return ["messages.pot: it is not there"]
    except BadCatalog as error:
        return [str(error)]
    return [f"messages.pot: {text}" for text in _differences(wanted, listed)]


def _differences(wanted: dict[Key, Message], there: dict[Key, Message]) -> Iterator[str]:
    for key in sorted(wanted.keys() - there.keys()):
        files = ", ".join(sorted({file for file, _line in wanted[key].locations}))
        yield f"missing: {_quoted(key)} ({files})"
    for key in sorted(there.keys() - wanted.keys()):
        yield f"no longer in the code: {_quoted(key)}"


def _catalog_problems(catalog: Catalog, wanted: dict[Key, Message]) -> Iterator[str]:
    there = _by_key(catalog)
    yield from _differences(wanted, there)
    for message in catalog.obsolete.values():
        yield f"kept though obsolete: {_quoted(_key(message))}"
    for key in sorted(there.keys() & wanted.keys()):
        for text in _message_problems(there[key], wanted[key]):
            yield f"{text}: {_quoted(key)}"


def _message_problems(message: Message, source: Message) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if message.pluralizable != source.pluralizable:
        yield "singular and plural in the one, not in the other"
        return
    translated = _forms(message.string)
    if not translated or not all(form.strip() for form in translated):
        yield "empty"
        return
    yield from _name_problems(_forms(source.id), translated)


def _name_problems(source: Sequence[str], translated: Sequence[str]) -> Iterator[str]:
    allowed = [_names(form) for form in source]
    for form in translated:
        if (names := _names(form)) not in allowed:
            yield f"{_braces(names)} instead of {_braces(allowed[-1])}"
    if _names(translated[-1]) != allowed[-1] and _names(translated[-1]) in allowed:
        yield f"{_braces(_names(translated[-1]))} instead of {_braces(allowed[-1])} in the form for many"


def _names(text: str) -> frozenset[str] | None:
    """Return the `{names}` in `text`; None when its braces do not pair."""
    try:
        return frozenset(name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return None


def _braces(names: frozenset[str] | None) -> str:
    if names is None:
        return "braces that do not pair"
    return " ".join(f"{{{name}}}" for name in sorted(names)) or "no name in braces"


def _by_key(catalog: Iterable[Message]) -> dict[Key, Message]:
    return {_key(message): message for message in catalog if message.id}


def _key(message: Message) -> Key:
    return (message.context or "", "\0".join(_forms(message.id)))


def _forms(text: str | Sequence[str] | None) -> tuple[str, ...]:
    if text is None:
        return ()
    return (text,) if isinstance(text, str) else tuple(text)


def _quoted(key: Key) -> str:
    context, text = key
    shown = '"' + text.replace("\0", '" / "').replace("\n", "\\n") + '"'
    return f"{shown} [{context}]" if context else shown


def check(root: Path = ROOT) -> int:
    """Print every problem and return 1 when there is one."""
    found = problems(root)
    for line in found:
        print(line)
    if found:
        print("To collect new strings and drop old ones: python3 packaging/dev.py i18n")
    return 1 if found else 0


def main(arguments: Sequence[str]) -> int:
    """Carry out `check`, `compile` or `update [LANGUAGE...]`; return the exit status."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    try:
        match name:
            case "check":
                return check()
            case "compile":
                compile_all(ROOT)
                keep_catalogue(ROOT)
                keep_pyside(ROOT)
            case "update":
                update(ROOT, rest)
            case _:
                print("Usage: translations.py check | compile | update [LANGUAGE...]", file=sys.stderr)
                return 2
    except BadCatalog as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
