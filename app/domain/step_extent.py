"""How far a step reaches: which fields of which measures, and which texts of the whole workbook."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from app.domain.answers import Change, Field
from app.domain.kept_texts import LOOKED_AGAIN
from app.domain.undo import ORGANISATION, Edit, address_of

_DECIDES = ("profile.", "overrule.")
"""How the keys begin of what decides which measures apply."""
_ONLY_TOLD = frozenset({Field.NOTE, Field.SCOPE, Field.EVIDENCE, Field.REASON, Field.STEPS})
"""What is written about an answer and counts in no figure and no order: what a person types the longest, and ticks."""


class Extent(NamedTuple):
    """What one step changed: the fields by measure, and the addresses of what else is kept."""

    fields: Mapping[str, frozenset[Field]]
    keys: frozenset[str]

    @property
    def is_about_name(self) -> bool:
        """Whether the organisation has another name."""
        return ORGANISATION in self.keys

    @property
    def is_about_profile(self) -> bool:
        """Whether the profile, or what was overruled, is another one: other measures may apply."""
        return any(key.startswith(_DECIDES) for key in self.keys)

    @property
    def is_about_answers(self) -> bool:
        """Whether any measure may have another answer or another task, for figures, orders and plans."""
        return self.is_about_profile or any(not fields <= _ONLY_TOLD for fields in self.fields.values())

    @property
    def may_ask_again(self) -> bool:
        """Whether other answers may be among those that stricter words have overtaken."""
        given = any(Field.STATUS in fields for fields in self.fields.values())
        return given or LOOKED_AGAIN in self.keys or self.is_about_profile

    @property
    def is_about_kept(self) -> bool:
        """Whether another text of the whole workbook is another one: a ledger, a decision, a notice."""
        return any(key != ORGANISATION and not key.startswith(_DECIDES) for key in self.keys)


def extent(edits: Iterable[Edit]) -> Extent:
    """What the edits of a step reach."""
    fields: dict[str, set[Field]] = {}
    keys = set()
    for edit in edits:
        if isinstance(edit, Change):
            fields.setdefault(edit.measure, set()).add(edit.field)
        else:
            keys.add(address_of(edit))
    return Extent({measure: frozenset(found) for measure, found in fields.items()}, frozenset(keys))
