"""The settings of an open workbook: as they are stored, what a person sees of them, and what edits make of them."""

from collections.abc import Mapping, Sequence

from app.domain.answers import Unread, unread
from app.domain.entered_text import clean_text
from app.domain.kept_texts import PRIVATE_KEYS, kept_text, known_text
from app.domain.undo import SettingChange
from app.storage.errors import NotAsStored


class StoredTexts:
    """What stands under each key. `stored` has all of it, `known` what this version reads of what a person set."""

    def __init__(self, stored: dict[str, str]) -> None:
        self.stored = stored
        self.known: Mapping[str, str] = {key: text for key, text in _known(stored).items() if text}
        self._unread = {item for item in stored.items() if self.known.get(item[0]) != item[1]}

    def grounded(self, change: SettingChange) -> SettingChange:
        """The change from what is stored, where that is not known to this version and shows as ''."""
        stored, known = self.stored.get(change.key, ""), self.known.get(change.key, "")
        return SettingChange(change.key, stored, change.after) if change.before == known != stored else change

    def after(self, changes: Sequence[SettingChange]) -> dict[str, str]:
        """What the texts are after changes that follow one from another.

        Raises NotAsStored, and InvalidProfile, TextTooLong and ValueError for what could not be read back.
        """
        texts: dict[str, str] = {}
        for change in changes:
            stored = texts.get(change.key, self.stored.get(change.key, ""))
            if stored != change.before:
                raise NotAsStored(change, stored)
            self._require_readable(change)
            texts[change.key] = change.after
        return texts

    def _require_readable(self, change: SettingChange) -> None:
        """Raises InvalidProfile, TextTooLong and ValueError for a text that could not be read back, unless it stood
        there already, or a backup has it that this version cannot read either.
        """
        if (change.key, change.after) in self._unread:
            return
        if isinstance(change.after, Unread) and change.key not in PRIVATE_KEYS:
            unread(change.after)
        elif clean_text(change.after) != change.after or kept_text(change.key, change.after) != change.after:
            raise ValueError(change)

    def take_in(self, texts: Mapping[str, str]) -> None:
        """They are stored."""
        self.stored |= texts
        if texts:
            self.known = {key: text for key, text in {**self.known, **_known(texts)}.items() if text}


def _known(settings: Mapping[str, str]) -> dict[str, str]:
    return {key: known_text(key, text) for key, text in settings.items() if key not in PRIVATE_KEYS}
