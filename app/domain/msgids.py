"""Marks words of a declaration for translation, where they are said; the domain itself speaks no language."""


def msgid(message: str) -> str:
    """An English word or sentence."""
    return message


def msgid_in(context: str, message: str) -> tuple[str, str]:
    """The same with its context, which translators see too."""
    return context, message
