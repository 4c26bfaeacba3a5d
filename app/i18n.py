"""The languages of the program: English sentences in the code are the keys, `i18n/` holds the others.

A language is a folder of words in `resources/catalogue/` and, but for English, a `.po` in `i18n/`; what differs by
language beside the words, such as how a day is written, stands in the `.po`, too.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path

from app.paths import catalogue_folder, program_folder

ORIGINAL = "ja"
"""The language of the guideline, and of most of its readers."""

_SOURCE = "en"
"""The language of the sentences in the code."""


@cache
def languages_in(folder: Path) -> tuple[str, ...]:
    """The languages of a catalogue, one for each folder in it: that of the guideline, that of the code, the others.

    The first two are always among them: where their files are lost, reading them says so.
    """
    try:
        found = sorted(one.name for one in os.scandir(folder) if one.is_dir())
    except OSError:
        found = []
    return tuple(dict.fromkeys((ORIGINAL, _SOURCE, *found)))


def languages() -> tuple[str, ...]:
    """The languages in which the program is complete."""
    return languages_in(catalogue_folder())


class TranslationsMissing(RuntimeError):
    """The compiled translations of a language are not there: the program is not set up completely."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class _Current:
    language = _SOURCE


class Translation:
    """The sentences of one language, as they are compiled from its `.po`; one that is not there stays English.

    `numbered` holds those that speak of a number, in the forms among which `plural`, an expression of gettext, chooses.
    """

    def __init__(self, sentences: Mapping[str, str], numbered: Mapping[str, Sequence[str]], plural: str) -> None:
        self._sentences, self._numbered, self._plural = sentences, numbered, plural

    def gettext(self, message: str) -> str:
        """The sentence in this language."""
        return self._sentences.get(message, message)

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form for `count`."""
        forms = self._numbered.get(singular)
        if forms is None:
            return singular if count == 1 else plural
        return forms[self._form(count)] if len(forms) > 1 else forms[0]

    def pgettext(self, context: str, message: str) -> str:
        """The word as it is meant in this context."""
        return self._sentences.get(f"{context}\x04{message}", message)

    @cached_property
    def _form(self) -> Callable[[int], int]:
        from gettext import c2py

        form: Callable[[int], int] = c2py(self._plural)
        return form


@cache
def translation(language: str) -> Translation:
    """The translations of one language. Raises TranslationsMissing."""
    if language == _SOURCE:
        return Translation({}, {}, "")
    try:
        file = program_folder() / "i18n" / language / "LC_MESSAGES" / "messages.json"
        return Translation(**json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError) as error:
        raise TranslationsMissing(language) from error


def use(language: str) -> None:
    """Makes `language` that of the screens. Raises TranslationsMissing and changes nothing then."""
    translation(language)
    _Current.language = language


def language() -> str:
    """The language of the screens."""
    return _Current.language


def _(message: str) -> str:
    return translation(_Current.language).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form for `count`, in the language of the screens."""
    return translation(_Current.language).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """A word that means something else in another context, or something that each language has of its own."""
    return translation(_Current.language).pgettext(context, message)


def own_name(language: str) -> str:
    """What a language calls itself, so that everybody finds their own: 日本語, English. Raises TranslationsMissing."""
    return translation(language).pgettext("this language, in itself", "English")


def language_tag(language: str) -> str:
    """What other programs are told of the language of a text: ja-JP, en-US (BCP 47). Raises TranslationsMissing."""
    return translation(language).pgettext("tag of this language, as in BCP 47", "en-US")


def N_(message: str) -> str:
    """Marks a sentence of a table for translation where it is used."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:
    """Marks an entry of a table for `pgettext`, which takes both."""
    return context, message


def system_language() -> str:
    """The language of the system where the program has it, else that of the guideline."""
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", None):
        name = os.environ.get(variable, "") if variable else _platform_language()
        code = name.replace("-", "_").split("_")[0].split(":")[0].lower()
        if code in languages():
            return code
    return ORIGINAL


def _platform_language() -> str:
    import locale

    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""
