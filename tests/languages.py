"""The languages in which the tests try things: those that the program has."""

from app.i18n import languages

LANGUAGES = languages()
