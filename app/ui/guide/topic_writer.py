"""A topic of the guide: what stands under it in the tree, and how its pages are written."""

from collections.abc import Sequence

from app.ui.guide.guide_page import GuidePage
from app.ui.kit.lists.branch_model import Branch
from app.ui.shell.state import AppState
from app.ui.shell.ways import GuideTopic


def branch_key(topic: GuideTopic, item: str) -> str:
    """The key of an item in the tree; '' is the topic itself."""
    return f"{topic} {item}"


def topic_and_item(key: str) -> tuple[GuideTopic, str]:
    """What a key of the tree stands for."""
    topic, item = key.split(" ", 1)
    return GuideTopic(topic), item


class TopicWriter:
    """Who inherits says what its branches are and writes their pages. Words are read when they are first needed."""

    topic: GuideTopic
    """Items of this topic are told of here."""

    def __init__(self, state: AppState) -> None:
        self._state = state

    def name(self) -> str:
        """What the topic is called."""
        raise NotImplementedError

    def count(self) -> str:
        """What is said of the topic in small."""
        return ""

    def tells(self) -> str:
        """What one finds in the topic, in a sentence or two."""
        raise NotImplementedError

    def branches(self) -> Sequence[Branch]:
        """What stands under the topic."""
        raise NotImplementedError

    def write(self, page: GuidePage, item: str) -> None:
        """Writes the page of an item, from `begin` up to what comes before `finish`."""
        raise NotImplementedError

    def place_of(self, item: str) -> str:
        """The row under which an item stands."""
        return item

    # for those who inherit

    def root(self) -> Branch:
        """The topic as a branch."""
        return Branch(self._key(""), self.name(), self.count(), grow=self.branches)

    def write_folder(self, page: GuidePage, item: str) -> bool:
        """Writes the page of the topic, or of what folds in it: what is there to go to. False for a single item."""
        branches = self.branches()
        branch = self.root() if not item else next((b for b in branches if b.key == self._key(item)), None)
        if branch is None or branch.grow is None:
            return False
        page.begin(branch.title, self.name() if item else "")
        if not item:
            page.add_words(self.tells())
        for below in branches if not item else branch.grow():
            page.add_link(self.topic, topic_and_item(below.key)[1], below.title, below.second)
        return True

    def _key(self, item: str) -> str:
        return branch_key(self.topic, item)

    def _leaf(self, item: str, title: str, second: str = "", also: tuple[str, ...] = ()) -> Branch:
        return Branch(self._key(item), title, second, also)

    def _folder(self, item: str, title: str, leaves: Sequence[Branch], second: str = "") -> Branch:
        return Branch(self._key(item), title, second or str(len(leaves)), grow=lambda: leaves)
