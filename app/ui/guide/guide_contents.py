"""The tree of the guide with the field in which one searches it."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _, language, ngettext
from app.ui.guide.cases_writer import CasesWriter
from app.ui.guide.explanations_writer import ExplanationsWriter
from app.ui.guide.glossary_writer import GlossaryWriter
from app.ui.guide.methods_writer import MethodsWriter
from app.ui.guide.roles_writer import RolesWriter
from app.ui.guide.topic_writer import TopicWriter, branch_key, topic_and_item
from app.ui.kit.lists.branch_model import Branch
from app.ui.kit.lists.branch_tree import BranchTree
from app.ui.kit.nothing_found import NothingFound
from app.ui.kit.search_line import SearchLine
from app.ui.kit.texts import Text
from app.ui.kit.told_keys import name_control, told_keys
from app.ui.kit.type_setting import CAPTION
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic

if TYPE_CHECKING:
    from app.domain.catalogue_search import Findable
    from app.ui.guide.guide_search import GuideSearch


class GuideContents(QWidget):
    """Shows every topic, folded; while one searches, what was found in each, the best first."""

    def __init__(self, state: AppState, ask: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._state = state
        self.methods = MethodsWriter(state, ask)
        rest = (CasesWriter(state), RolesWriter(state), ExplanationsWriter(state), GlossaryWriter(state))
        self._writers: dict[GuideTopic, TopicWriter] = {w.topic: w for w in (self.methods, *rest)}
        self._lookup: GuideSearch | None = None
        self._stood = ""
        self._search = SearchLine(self)
        self._count = Text(self, CAPTION, muted=True)
        self.tree = BranchTree(self)
        self._nothing = NothingFound("search", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 4, 12)
        for widget in (self._search, self._count):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        column.addWidget(self._nothing, 1)
        self._nothing.hide()
        self.tree.current_changed.connect(self._on_current)
        self._search.textChanged.connect(self._show)
        self._search.list_wanted.connect(self._on_list_wanted)
        self._nothing.pressed.connect(self._on_clear)

    def begin_at(self, key: str, *, unfolded: Iterable[str]) -> None:
        """Where it stands, and what is unfolded, when it is first shown."""
        self._stood = key
        self.tree.unfold(unfolded)

    def show_contents(self) -> None:
        """Shows everything anew, in the language of the screens."""
        self._search.setPlaceholderText(_("Search the guide"))
        name_control(self._search, _("Search the guide"), told_keys(QKeySequence.StandardKey.Find))
        self._search.name_clear_button(_("Empty the search field"))
        self._nothing.set_texts(_("Nothing in the guide matches. Try another word, or fewer."), _("Clear the search"))
        self.tree.set_name(_("Contents of the guide"))
        self._show()

    def retell(self) -> None:
        """Says anew how many cases are near and what is done of each; no row moves."""
        writer = self._writers[GuideTopic.CASES]
        grown = (below for branch in writer.branches() for below in (branch.grow() if branch.grow else (branch,)))
        self.tree.retell((writer.root(), *grown))

    def writer(self, topic: GuideTopic) -> TopicWriter:
        """Who writes the pages of a topic."""
        return self._writers[topic]

    def stand_on(self, topic: GuideTopic, item: str) -> bool:
        """Moves to an item, and lifts a search that hides it. False where there is none."""
        place = branch_key(topic, self._writers[topic].place_of(item) if item else "")
        if self._search.text() and place not in self.tree.keys:
            self._search.clear()
        return self.tree.stand_on(place, branch_key(topic, ""))

    # searching

    def _show(self) -> None:
        text = self._search.text().strip()
        if not text:
            self._count.set_text("")
            self.tree.show_branches([writer.root() for writer in self._writers.values()])
            if self._stood and not self.tree.current_key:
                self.tree.stand_on(self._stood, branch_key(topic_and_item(self._stood)[0], ""))
        else:
            self.tree.show_branches(self._found(text), unfolded=True)
        is_empty = not self.tree.keys
        self.tree.setHidden(is_empty)
        self._nothing.setVisible(is_empty)

    def _found(self, text: str) -> Sequence[Branch]:
        found = self._lookup_now().find(text)
        total = sum(len(items) for items in found.values())
        self._count.set_text(ngettext("{count} found", "{count} found", total).format(count=total) if total else "")
        return [
            Branch(branch_key(topic, ""), writer.name(), str(len(items)), grow=self._leaves(topic, items))
            for topic, writer in self._writers.items()
            if (items := found.get(topic))
        ]

    @staticmethod
    def _leaves(topic: GuideTopic, items: "Sequence[Findable]") -> Callable[[], Sequence[Branch]]:
        return lambda: [Branch(branch_key(topic, item.id), item.title) for item in items]

    def _lookup_now(self) -> "GuideSearch":
        if self._lookup is None or self._lookup.language != language():
            from app.ui.guide.guide_search import GuideSearch

            beside = {topic_and_item(branch.key)[1]: branch.title for branch in self.methods.branches()[:2]}
            self._lookup = GuideSearch(self._state.catalogue, language(), beside)
        return self._lookup

    def _on_current(self, key: str) -> None:
        self._stood = key or self._stood

    def focus_search(self) -> None:
        """Gives the keys to the field, and takes what stands in it for the next letters."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _on_list_wanted(self) -> None:
        if self.tree.isHidden():
            return
        if self._search.text().strip():
            self.tree.stand_on_first_leaf()
        self.tree.setFocus()

    def _on_clear(self) -> None:
        self._search.clear()
        self._search.setFocus()
