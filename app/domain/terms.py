"""Finds the terms of the glossary in a text: the longest form first, whole words where letters are Latin."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.domain.guide import Term

_START = 2


@dataclass(frozen=True)
class TermMark:
    """A term stands in a text from `start` up to `end`, in characters."""

    start: int
    end: int
    term: Term


class TermFinder:
    """Made once for the terms of a language; then a text is gone through once, character by character."""

    def __init__(self, terms: Iterable[Term]) -> None:
        found: dict[str, Term | None] = {}
        for term in terms:
            found |= {form.lower(): None for form in term.not_within if form.lower() not in found}
            found |= {form.lower(): term for form in term.forms if form}
        self._by_start: dict[str, list[tuple[str, Term | None]]] = {}
        """By their first two characters, or by the only one: few forms are looked for at each place."""
        for form in sorted(found, key=len, reverse=True):
            self._by_start.setdefault(form[:_START], []).append((form, found[form]))

    def find(self, text: str, known: Collection[str] = ()) -> tuple[TermMark, ...]:
        """The first place of each term, from the start of the text; those whose ids are `known` are left out."""
        lower = text.lower()
        if len(lower) != len(text):
            lower = text
        marks: list[TermMark] = []
        met = set(known)
        behind = 0
        for at in range(len(lower)):
            if at < behind or (lower[at : at + _START] not in self._by_start and lower[at] not in self._by_start):
                continue
            form, term = self._form_at(lower, at)
            behind = at + len(form)
            if term is not None and term.id not in met:
                met.add(term.id)
                marks.append(TermMark(at, behind, term))
        return tuple(marks)

    def _form_at(self, text: str, at: int) -> tuple[str, Term | None]:
        for start in dict.fromkeys((text[at : at + _START], text[at])):
            for form, term in self._by_start.get(start, ()):
                if text.startswith(form, at) and _is_whole(text, at, at + len(form)):
                    return form, term
        return "", None


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no Latin word is cut at either end."""
    cut_before = start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1])
    cut_behind = end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end])
    return not cut_before and not cut_behind


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
