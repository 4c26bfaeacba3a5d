"""The languages of the program: English sentences in the code are the keys, `i18n/` holds the others."""

import gettext
import os
import sys
from functools import cache

from app.paths import bundle

LANGUAGES = ("ja", "en")
"""The languages in which the program is complete."""

_SOURCE = "en"


class TranslationsMissing(RuntimeError):
    """The compiled translations of a language are not there: the program is not set up completely."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.language = language


class _Current:
    language = _SOURCE


@cache
def translation(language: str) -> gettext.NullTranslations:
    """The translations of one language. Raises TranslationsMissing."""
    if language == _SOURCE:
        return gettext.NullTranslations()
    try:
        with (bundle() / "i18n" / language / "LC_MESSAGES" / "messages.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except OSError as error:
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


def N_(message: str) -> str:
    """Marks a sentence of a table for translation where it is used."""
    return message


def system_language() -> str:
    """The language of the system where the program has it, else Japanese: the guideline's readers are in Japan."""
    for name in (*(os.environ.get(v, "") for v in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")), _platform_language()):
        code = name.replace("-", "_").split("_")[0].split(":")[0].lower()
        if code in LANGUAGES:
            return code
    return LANGUAGES[0]


def _platform_language() -> str:
    import locale

    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""
