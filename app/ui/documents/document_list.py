"""The documents as a list, grouped by the occasion for which each is wanted."""

from PySide6.QtWidgets import QWidget

from app.i18n import _, language
from app.reports.documents.listing import DOCUMENTS, by_occasion
from app.reports.press.document import Document
from app.ui.kit.lists.topic_list import TopicList
from app.ui.kit.lists.topic_model import Chapter, Topic


class DocumentList(TopicList):
    """Each says for whom and for what it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.retranslate()

    @property
    def document(self) -> Document:
        """The document that the list stands on."""
        return DOCUMENTS[self.current_id]

    def retranslate(self) -> None:
        """Says everything in the language of the screens."""
        self.setAccessibleName(_("Documents"))
        lang = language()
        self.show_chapters(
            [
                Chapter(occasion.heading(lang), tuple(Topic(d.name, d.title(lang), d.purpose(lang)) for d in documents))
                for occasion, documents in by_occasion().items()
            ]
        )
